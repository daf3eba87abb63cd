/**
 * Fields that take Latin letters and ASCII digits whatever the keyboard is set to.
 *
 * A scanner types like a keyboard of the United States; on a computer set to Arabic its
 * letters would come out as Arabic ones.  So the place of the key counts, not its letter.
 */

/** @type {Record<string, [string, string]>} plain and with shift */
const PLACES = {
  Slash: ["/", "?"],
  Semicolon: [";", ":"],
  Period: [".", ">"],
  Minus: ["-", "_"],
};

/** @param {HTMLInputElement} field */
export function typeLatin(field) {
  field.addEventListener("keydown", (event) => {
    const character = latinOf(event);
    if (character === "" || field.readOnly) return;
    event.preventDefault();
    field.setRangeText(
      character, field.selectionStart ?? 0, field.selectionEnd ?? 0, "end",
    );
  });
  field.addEventListener("input", () => {
    const plain = asciiDigits(field.value);
    if (plain !== field.value) field.value = plain;
  });
}

/**
 * The character to type instead of what the layout gives; empty when that is right.
 * @param {KeyboardEvent} event
 */
export function latinOf(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return "";
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (letter) return /^[A-Za-z]$/.test(event.key) ? "" : cased(letter, event.shiftKey);
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1];
  if (digit) return isEastern(event.key) ? digit : "";
  const place = PLACES[event.code]?.[event.shiftKey ? 1 : 0];
  return place && !/^[ -~]$/.test(event.key) ? place : "";
}

/** @param {string} text */
export function asciiDigits(text) {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}

/** @param {string} key */
function isEastern(key) {
  return /^[٠-٩۰-۹]$/.test(key);
}

/**
 * @param {string} letter
 * @param {boolean} shifted
 */
function cased(letter, shifted) {
  return shifted ? letter : letter.toLowerCase();
}
