/**
 * Which clips a call is said with, one after the other.  Pure.
 *
 *     العميل رقم · دال · مائة · وسبعة وأربعون · يتوجه إلى شباك رقم · أربعة
 *     customer · letter-dal · 100 · after-47 · to-window · 4
 *
 * A number has at most three clips: thousands, hundreds, and all below a hundred, which
 * is one clip because «و» leans on the word that follows it.  A clip `after-...` begins
 * with what joins it to the larger part before; languages differ in their clips only.
 *
 * @typedef {object} Call
 * @property {number} seq place of the call in the journal
 * @property {string} ticket
 * @property {string} letter
 * @property {string} letter_ar
 * @property {number} number
 * @property {number} window
 * @property {number} at when it was made, ms since 1970
 * @property {number} count 1, 2 or 3
 * @property {boolean} [exceptional]
 *
 * @typedef {object} ClipSet what `clips.json` of a language tells
 * @property {string} language
 * @property {boolean} provisional a synthesizer's voice, to be replaced by a person's
 * @property {string} made_by
 * @property {Record<string, string>} letters the clip of each letter's name
 * @property {string[]} clips
 */

export const OPENINGS = ["second-call", "last-call", "exceptional-call"];
export const LARGEST = 9999;

/**
 * The clips of a call, or `null` when it cannot be said rightly: half a number would
 * send the wrong person.
 * @param {Call} call
 * @param {ClipSet} set
 * @returns {string[] | null}
 */
export function voicePlan(call, set) {
  const letter = set.letters[call.letter_ar] ?? set.letters[call.letter];
  if (!letter || !isSayable(call.number) || !isSayable(call.window)) return null;
  return [
    ...opening(call),
    "customer", letter, ...numberPlan(call.number),
    "to-window", ...numberPlan(call.window),
  ];
}

/** @param {number} number */
export function numberPlan(number) {
  const parts = [number - number % 1000, number % 1000 - number % 100, number % 100];
  const said = number === 0 ? [0] : parts.filter((part) => part > 0);
  return said.map((part, place) => (place === 0 ? `${part}` : `after-${part}`));
}

/** @param {Call} call */
function opening(call) {
  if (call.count >= 3) return ["last-call"];
  if (call.count === 2) return ["second-call"];
  return call.exceptional ? ["exceptional-call"] : [];
}

/** @param {number} number */
function isSayable(number) {
  return Number.isInteger(number) && number >= 0 && number <= LARGEST;
}
