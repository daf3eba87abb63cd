/**
 * The keys of a page.  Function keys that browsers own (F1, F3, F5 to F7, F10 to F12)
 * are never taken, a key held down counts once, and nothing happens behind a question.
 */

const SCANNER_MS = 80;
const SCANNED_AT_LEAST = 4;

let typedAt = 0;
let typedInARow = 0;

/** @param {Record<string, () => void>} table act of each key */
export function listen(table) {
  document.addEventListener("keydown", (event) => {
    const act = table[event.key];
    if (!act || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (!event.repeat && !document.querySelector("dialog[open]")) act();
  });
  document.addEventListener("keydown", ignoreStrayEnter, true);
}

/**
 * An Enter that no hand meant for this screen presses nothing: one held down from the
 * screen before, or the end of a scan when no field takes it.
 * @param {KeyboardEvent} event
 */
function ignoreStrayEnter(event) {
  if (event.key.length === 1) countTyped(event.timeStamp);
  if (event.key !== "Enter") return;
  const isTaken = event.target instanceof HTMLInputElement;
  const isFast = event.timeStamp - typedAt < SCANNER_MS;
  const isScan = !isTaken && isFast && typedInARow >= SCANNED_AT_LEAST;
  if (event.repeat || isScan) event.preventDefault();
}

/** @param {number} at */
function countTyped(at) {
  typedInARow = at - typedAt < SCANNER_MS ? typedInARow + 1 : 1;
  typedAt = at;
}

/** The digit of a key, from either row of digits and any layout; empty for others. @param {KeyboardEvent} event */
export function digitOf(event) {
  return /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1] ?? "";
}
