/**
 * The keys of a page.  Function keys that browsers own (F1, F3, F5 to F7, F10 to F12)
 * are never taken, a key held down counts once, and nothing happens behind a question.
 */
import { endsScan, unlessScanned } from "./scanner.js";

/**
 * Binds keys, by what they write (`F4`, `?`), or by their place (`KeyH`) where that is
 * not being typed into a field.
 * @param {Record<string, () => void>} table act of each key
 */
export function listen(table) {
  document.addEventListener("keydown", (event) => {
    const act = table[event.key] ?? (isTyping(event) ? undefined : table[event.code]);
    if (!act || isModified(event)) return;
    if (isAsked()) {
      if (/^F\d/.test(event.key)) event.preventDefault();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    if (event.key.length > 1) act();
    else unlessScanned(() => isAsked() || act());
  }, true);
  document.addEventListener("keydown", ignoreStrayEnter, true);
}

/** Whether a question stands above the page. */
export function isAsked() {
  return document.querySelector("dialog[open]") !== null;
}

/** @param {KeyboardEvent} event */
export function isModified(event) {
  return event.ctrlKey || event.altKey || event.metaKey;
}

/** Whether a key goes into a field. @param {KeyboardEvent} event */
export function isTyping(event) {
  return event.target instanceof HTMLInputElement;
}

/**
 * An Enter that no hand meant for this screen presses nothing: one held down from the
 * screen before, or the end of a scan when no field takes it.
 * @param {KeyboardEvent} event
 */
function ignoreStrayEnter(event) {
  if (event.key !== "Enter") return;
  const isTaken = event.target instanceof HTMLInputElement;
  if (event.repeat || (!isTaken && endsScan(event))) event.preventDefault();
}

/** The digit of a key, from either row of digits and any layout; empty for others. @param {KeyboardEvent} event */
export function digitOf(event) {
  return /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1] ?? "";
}
