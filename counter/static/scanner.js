/**
 * What tells a scanner from a hand: a scanner writes at most some milliseconds apart.
 *
 * The first characters of a code look like those of a hand, so a character that decides
 * something waits for the pause after it, which no scanner makes within a code and no
 * hand feels.  A hand that rolls over two keys is quicker than that: what waits is done
 * in its order.  A key that no code contains, such as Enter, is a hand's where few
 * characters came before it, and does not let them wait.
 */

const SCANNER_MS = 80;
const SCANNED_AT_LEAST = 4;
const IN_NO_CODE = /^(?:Enter|Escape|Tab|Backspace|Arrow\w+|F\d+)$/;

let typedAt = 0;
let typedInARow = 0;
let isEntered = false;

/** What the last keys do once they prove to be a hand's. @type {(() => void)[]} */
let held = [];
let holding = 0;

document.addEventListener("keydown", (event) => {
  if (event.repeat) return; // a key held down is no second one
  const isAfterPause = event.timeStamp - typedAt >= SCANNER_MS;
  if (isAfterPause || IN_NO_CODE.test(event.key)) release();
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

/** Does what the key just pressed means, unless a scanner wrote it. @param {() => void} act */
export function unlessScanned(act) {
  if (isScanning()) return;
  held.push(act);
  clearTimeout(holding);
  holding = setTimeout(release, SCANNER_MS);
}

/** A hand pressed them: what waits is done. */
function release() {
  const acts = held;
  held = [];
  clearTimeout(holding);
  for (const act of acts) act();
}

/** @param {number} at */
function countTyped(at) {
  const goesOn = at - typedAt < SCANNER_MS && !isEntered;
  typedInARow = goesOn ? typedInARow + 1 : 1;
  typedAt = at;
  isEntered = false;
  if (isScanning()) held = [];
}
