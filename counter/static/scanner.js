/**
 * What tells a scanner from a hand: a scanner writes at most some milliseconds apart.
 *
 * The first characters of a code look like those of a hand, so a digit that decides
 * something waits for the pause after it, which no scanner makes within a code and no
 * hand feels.  An Enter straight after a lone digit is a hand's, and does not wait.
 */

const SCANNER_MS = 80;
const SCANNED_AT_LEAST = 4;

let typedAt = 0;
let typedInARow = 0;
let isEntered = false;

/** What the last digit does once it proves to be a hand's. @type {(() => void) | null} */
let held = null;
let holding = 0;

document.addEventListener("keydown", (event) => {
  if (event.repeat) return; // a key held down is no second one
  const isAfterPause = event.timeStamp - typedAt >= SCANNER_MS;
  release(isAfterPause || event.key === "Enter");
  if (event.key.length === 1) countTyped(event.timeStamp);
  else if (event.key === "Enter") isEntered = true; // what follows is another code
  else if (/^F\d/.test(event.key)) typedInARow = 0; // no scanner has such keys
}, true);

/** Whether a key came as fast as only a scanner types. */
export function isScanning() {
  return typedInARow >= SCANNED_AT_LEAST;
}

/** Whether an Enter is the last key of a scan. @param {KeyboardEvent} enter */
export function endsScan(enter) {
  return isScanning() && enter.timeStamp - typedAt < SCANNER_MS;
}

/** Does what the digit just pressed means, unless a scanner wrote it. @param {() => void} act */
export function unlessScanned(act) {
  held = act;
  holding = setTimeout(() => release(true), SCANNER_MS);
}

/** @param {boolean} isMeant */
function release(isMeant) {
  const act = held;
  held = null;
  clearTimeout(holding);
  if (isMeant && !isScanning()) act?.();
}

/** @param {number} at */
function countTyped(at) {
  const goesOn = at - typedAt < SCANNER_MS && !isEntered;
  typedInARow = goesOn ? typedInARow + 1 : 1;
  typedAt = at;
  isEntered = false;
}
