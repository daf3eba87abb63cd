/**
 * The rule of the line in sentences that anyone understands (`GET /v1/rule`).
 *
 * @typedef {object} Rule
 * @property {number} version
 * @property {number} ratio one call of so many is for the priority line
 * @property {number} exponent_halves 0, 1 or 2: whether the length of a service counts
 * @property {number} wrap_up_seconds
 * @property {number} recall_seconds
 * @property {number} most_calls
 * @property {number} miss_seconds
 * @property {number} lost_seconds
 * @property {number} return_seconds
 *
 * @typedef {import("./words.js").Code & {id: string, name_ar: string, name_en: string, minutes: number}} RuleLine
 * @typedef {object} Told
 * @property {Rule} rule
 * @property {Rule | null} coming
 * @property {number | null} coming_at
 * @property {RuleLine[]} lines
 * @property {import("./window_view.js").Word[]} call_reasons of an exceptional call
 */
import { anyOf, either, minutesOf, plural, say } from "./words.js";

/** How the order is made; first the two sentences that a rule changes. @param {Rule} rule */
export function ruleSentences(rule) {
  return [
    say("rule.side", { every: plural("one_of_every", rule.ratio) }),
    say(`rule.exponent_${rule.exponent_halves}`),
    say("rule.letter"),
    say("rule.only_side"),
    machineSentence(rule.wrap_up_seconds),
  ];
}

/** What holds when a number is called. @param {Rule} rule */
export function callSentences(rule) {
  return [
    say("rule.calls", {
      times: plural("times", rule.most_calls),
      time: seconds(rule.recall_seconds),
    }),
    say("rule.miss", { time: seconds(rule.miss_seconds) }),
    say("rule.return", { time: minutesOf(rule.return_seconds / 60) }),
    say("rule.sent_on"),
    say("rule.lost"),
  ];
}

/** The published reasons of an exceptional call. @param {Told["call_reasons"]} words */
export function reasonsSentence(words) {
  if (!words.length) return "";
  const quoted = words.map((word) => say("rule.quoted", { text: either(word) }));
  return say("rule.call_reasons", { reasons: anyOf(quoted) });
}

/** When a free window is given a number: after some seconds, or at once. @param {number} wrapUp */
function machineSentence(wrapUp) {
  return wrapUp ? say("rule.machine", { time: seconds(wrapUp) }) : say("rule.machine_0");
}

/** As they stand behind a preposition. @param {number} number */
function seconds(number) {
  return plural("countdown", number);
}
