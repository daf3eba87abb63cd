/** Draws the hall display from what is to be announced and listed. */
import { LISTED } from "./announcements.js";
import { wayTo } from "./arrows.js";
import { byId, icon, isolated, make, show, write } from "./dom.js";
import { codeOf, digits, minutesOf, people, say, twinCode } from "./words.js";

/** @typedef {import("./calls.js").Call} Call */
/** @typedef {import("./announcements.js").Announcements} Announcements */
/** @typedef {{open: boolean, opens: string, closes: string}} Center */

const BLINKS_MS = 3000;
const MOST_ROWS = 8;

/**
 * @param {Announcements} announcements
 * @param {Center} center
 * @param {number} now
 */
export function drawBoard(announcements, center, now) {
  const call = announcements.box();
  const isOver = !center.open && !call?.current;
  byId("now").dataset.look = lookOf(call, isOver);
  if (call && !isOver) drawCall(call);
  else drawMessage(center);
  drawList(announcements, now);
}

/**
 * One line each; in a crowded hall as many columns as let all be seen.
 * @param {Announcements} announcements
 * @param {number} now
 */
function drawList(announcements, now) {
  const listed = announcements.list();
  const isCrowded = announcements.isCrowded();
  const columns = Math.max(2, Math.ceil(listed.length / MOST_ROWS));
  byId("hall").toggleAttribute("data-columns", isCrowded);
  if (isCrowded) byId("hall").dataset.columns = String(columns);
  const lines = listed.map((call) => blinking(row(call), announcements.newFor(call, now)));
  const rows = isCrowded ? Math.ceil(listed.length / columns) : LISTED;
  byId("last").style.setProperty("--rows", String(rows));
  byId("last").replaceChildren(...lines);
  write("last-title", say(isCrowded ? "display.still_called" : "display.last_called"));
}

/**
 * A call that has to wait for the box blinks in the list meanwhile, and goes on blinking
 * where it was when the list is drawn again.
 * @param {HTMLElement} line
 * @param {number} age milliseconds since it arrived
 */
function blinking(line, age) {
  line.classList.toggle("calling", age < BLINKS_MS);
  line.style.animationDelay = `-${Math.min(age, BLINKS_MS)}ms`;
  return line;
}

/** @param {{waiting: number, average_wait_minutes: number | null}} figures */
export function drawFigures(figures) {
  write("waiting", people(figures.waiting));
  show("average-part", figures.average_wait_minutes !== null);
  write("average", minutesOf(figures.average_wait_minutes ?? 0));
}

/**
 * @param {Call | null} call
 * @param {boolean} isOver
 */
function lookOf(call, isOver) {
  if (!call || isOver) return "welcome";
  return call.current ? "call" : "quiet";
}

/** @param {Call} call */
function drawCall(call) {
  write("now-label", say(labelOf(call)));
  byId("now-code").replaceChildren(isolated(codeOf(call)));
  byId("now-twin").replaceChildren(isolated(twinCode(call)));
  write("now-window", digits(call.window));
  const word = markOf(call);
  show("now-mark", word !== "");
  write("now-mark", word);
  const arrow = document.querySelector(".arrow");
  arrow?.setAttribute("data-way", wayTo(call.window));
}

/** @param {Call} call */
function labelOf(call) {
  if (!call.current) return "display.last_number";
  if (call.count === 1) return "display.number";
  return call.count === 2 ? "display.second_call" : "display.last_call";
}

/** Why a call stands outside the order of its letter, in a word. @param {Call} call */
function markOf(call) {
  if (call.exceptional) return say("display.exceptional");
  return call.marked ? say("display.marked") : "";
}

/** @param {Center} center */
function drawMessage(center) {
  const hours = { from: center.opens, to: center.closes };
  write("message", say(center.open ? "display.welcome" : "display.closed"));
  const note = center.open ? say("display.welcome_note") : say("display.hours", hours);
  write("message-note", note);
}

/** A line of the list; a mark takes the place of the word "window". @param {Call} call */
function row(call) {
  const marks = make("span", "marks");
  const mark = markOf(call);
  if (mark) marks.append(make("span", "word", mark));
  if (call.current) marks.append(make("span", "still", icon("bell"), say("display.still_called")));
  else if (!mark) marks.append(make("span", "word", say("display.window")));
  return make(
    "li", call.current ? "current" : "",
    make("span", "code", isolated(codeOf(call))),
    make("span", "twin", isolated(twinCode(call))),
    marks,
    make("span", "window", digits(call.window)),
  );
}
