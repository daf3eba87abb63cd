/** Says that the center is being asked, once that takes long enough to be noticed. */

const NOTICED_AFTER_MS = 300;

/** @type {number | undefined} */
let timer = undefined;

/** @param {boolean} isWaiting */
export function sayWaiting(isWaiting) {
  clearTimeout(timer);
  if (isWaiting) timer = setTimeout(() => showWaiting(true), NOTICED_AFTER_MS);
  else showWaiting(false);
}

/** @param {boolean} isShown */
function showWaiting(isShown) {
  document.getElementById("sending")?.toggleAttribute("hidden", !isShown);
}
