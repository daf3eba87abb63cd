/** The large panel of the terminal: one stage is shown, drawn, and kept ticking. */
import { drawCalled, tickCalled } from "./called.js";
import { byId, enable, make, show, write } from "./dom.js";
import { drawServing, tickServing } from "./serving.js";
import { now } from "./time.js";
import { digits, nameOf, plural, say } from "./words.js";
import { allows, secondsUntil, stageOf } from "./window_view.js";

/** @typedef {import("./window_view.js").View} View */

/** @param {View} view */
export function drawStage(view) {
  const shown = stageOf(view);
  for (const element of document.querySelectorAll("[data-stage]")) {
    const section = /** @type {HTMLElement} */ (element);
    section.hidden = section.dataset.stage !== shown;
  }
  if (shown === "idle") drawIdle(view);
  if (shown === "paused") enable("resume", allows(view, "resume"));
  if (shown === "lost") write("lost-whose", say("clerk.lost_whose", { n: view.staff ?? "" }));
  if (view.ticket && shown === "called") drawCalled(view.ticket);
  if (view.ticket && shown === "serving") drawServing(view.ticket);
  tickStage(view);
}

/** What changes with time alone. @param {View} view */
export function tickStage(view) {
  if (view.ticket?.state === "called") tickCalled(view.ticket);
  else if (view.ticket) tickServing(view.ticket);
  else tickIdle(view);
}

/** @param {View} view */
function drawIdle(view) {
  write("waiting", digits(view.waiting));
  show("waiting-part", view.waiting > 0);
  byId("call").dataset.waiting = view.waiting ? "some" : "none";
  enable("call", view.waiting > 0);
  const names = view.lines.map((line) => make("span", "chip info", nameOf(line)));
  byId("lines-here").replaceChildren(...names);
}

/** @param {View} view */
function tickIdle(view) {
  show("by-itself", view.next_call_at !== null);
  if (view.next_call_at === null) return;
  write("countdown", plural("countdown", secondsUntil(view.next_call_at, now()) || 1));
}
