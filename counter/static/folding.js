/** Arabic as people type it: forms of alif, ya and ta marbuta are one, marks are none. */

/** @type {[RegExp, string][]} */
const FOLDS = [
  [/[\u064b-\u0652\u0640]/g, ""],
  [/[أإآٱ]/g, "ا"],
  [/ى/g, "ي"],
  [/ة/g, "ه"],
  [/ؤ/g, "و"],
  [/ئ/g, "ي"],
  [/\s+/g, " "],
];

/** A text to compare with another; not to be shown. @param {string} text */
export function folded(text) {
  return FOLDS.reduce((made, [from, to]) => made.replace(from, to), text.trim().toLowerCase());
}
