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
 * @property {ComingLines | null} coming_lines
 * @property {number[]} replaced when changes were to take effect that do not come
 *
 * @typedef {object} ComingLines what an announced catalogue changes in the order
 * @property {number} at
 * @property {RuleLine[]} lines new, or with other minutes
 * @property {{ar: string, en: string, letter: string, letter_ar: string}[]} moved services
 * @property {import("./window_view.js").Word[] | null} call_reasons null where they stay
 */
import { anyOf, either, minutesOf, nameOf, plural, say, spoken } from "./words.js";

/** How the order is made; first the two sentences that a rule changes. @param {Rule} rule */
export function ruleSentences(rule) {
  return [
    say("rule.side", { every: plural("one_of_every", rule.ratio) }),
    say(`rule.exponent_${rule.exponent_halves}`),
    say("rule.letter"),
    say("rule.only_side"),
    say("rule.machine", { time: seconds(rule.wrap_up_seconds) }),
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
  return words.length ? say("rule.call_reasons", { reasons: quoted(words) }) : "";
}

/** What another catalogue will order. @param {ComingLines} coming */
export function comingLinesSentences({ lines, moved, call_reasons: reasons }) {
  return [
    ...lines.map((line) => say("rule.coming_minutes", {
      letter: letterOf(line), name: nameOf(line), time: minutesOf(line.minutes),
    })),
    ...moved.map((one) => say("rule.coming_moved", { name: either(one), letter: letterOf(one) })),
    ...(reasons ? [say("rule.coming_reasons", { reasons: quoted(reasons) })] : []),
  ];
}

/** @param {Told["call_reasons"]} words */
function quoted(words) {
  return anyOf(words.map((word) => say("rule.quoted", { text: either(word) })));
}

/** @param {{letter: string, letter_ar: string}} one */
function letterOf(one) {
  return spoken() === "ar" ? one.letter_ar : one.letter;
}

/** As they stand behind a preposition. @param {number} number */
function seconds(number) {
  return plural("countdown", number);
}
