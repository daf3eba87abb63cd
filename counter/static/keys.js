/**
 * The keys of a page.  Function keys that browsers own (F1, F3, F5 to F7, F10 to F12)
 * are never taken, and a key held down counts once.
 */

/** @param {Record<string, () => void>} table act of each key */
export function listen(table) {
  document.addEventListener("keydown", (event) => {
    const act = table[event.key];
    if (!act || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (!event.repeat) act();
  });
  document.addEventListener("keydown", ignoreHeldEnter, true);
}

/** A key held down from the screen before must not press a button of this one. @param {KeyboardEvent} event */
function ignoreHeldEnter(event) {
  if (event.repeat && event.key === "Enter") event.preventDefault();
}

/** The digit of a key, from either row of digits and any layout; empty for others. @param {KeyboardEvent} event */
export function digitOf(event) {
  return /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1] ?? "";
}
