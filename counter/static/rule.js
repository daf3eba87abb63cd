/**
 * The rule of the line for the wall: made from the rule in force (`GET /v1/rule`), open to
 * anyone, and the rule to come with its time as soon as it is announced, and what other minutes will order.
 */
import { read } from "./api.js";
import { byId, isolated, make, show, write } from "./dom.js";
import { prepareHeader } from "./header.js";
import { page } from "./page_data.js";
import {
  callSentences, comingLinesSentences, reasonsSentence, ruleSentences,
} from "./rule_words.js";
import { dateAndTime } from "./time.js";
import { either, minutesOf, nameOf, say, spoken } from "./words.js";

/** @typedef {import("./rule_words.js").Told} Told */
/** @typedef {import("./rule_words.js").RuleLine} RuleLine */

const AGAIN_MS = 60000;

/** @type {Told | null} */
let told = null;

prepareHeader(draw);
byId("print").addEventListener("click", () => window.print());
setInterval(take, AGAIN_MS);
take();

async function take() {
  told = await read("/v1/rule").catch(() => told);
  draw();
}

function draw() {
  write("wall-center", say("page.center", { place: either(page.center.name) }));
  if (!told) return;
  write("version", say("rule.version", { n: told.rule.version }));
  fill("order", ruleSentences(told.rule));
  fill("calls", callSentences(told.rule));
  byId("lines").replaceChildren(...told.lines.map(row));
  write("call-reasons", reasonsSentence(told.call_reasons));
  drawComing(told);
  drawComingLines(told.coming_lines);
  show("replaced", told.replaced.length > 0);
  fill("replaced-list", told.replaced.map((at) => say("rule.replaced", { time: dateAndTime(at) })));
}

/** @param {Told} told */
function drawComing({ rule, coming, coming_at: at }) {
  show("coming", coming !== null);
  if (!coming || !at) return;
  const time = dateAndTime(at);
  write("coming-title", say("rule.coming", { n: coming.version, time }));
  const before = [...ruleSentences(rule), ...callSentences(rule)];
  const after = [...ruleSentences(coming), ...callSentences(coming)];
  const other = after.filter((sentence) => !before.includes(sentence));
  fill("coming-list", other.length ? other : [say("rule.same")]);
}

/** @param {Told["coming_lines"]} coming */
function drawComingLines(coming) {
  show("coming-lines", coming !== null);
  if (!coming) return;
  write("coming-lines-title", say("rule.coming_lines", { time: dateAndTime(coming.at) }));
  fill("coming-lines-list", comingLinesSentences(coming));
}

/**
 * @param {string} id
 * @param {string[]} sentences
 */
function fill(id, sentences) {
  byId(id).replaceChildren(...sentences.map((sentence) => make("li", "", sentence)));
}

/** @param {RuleLine} line */
function row(line) {
  const { letter, letter_ar: arabic } = line;
  const [first, twin] = spoken() === "ar" ? [arabic, letter] : [letter, arabic];
  return make(
    "tr", "",
    make("td", "letter", isolated(first), " ", make("small", "", isolated(twin))),
    make("td", "", nameOf(line)),
    make("td", "", line.minutes ? minutesOf(line.minutes) : say("rule.by_service")),
  );
}
