/**
 * The manager's view: where it is stuck, alerts first.  The order is the rule's; the one
 * exception is announced in the hall and counted.
 */
import { tickBand } from "./band.js";
import { choose } from "./choice.js";
import { Desk } from "./desk.js";
import { drawDevices } from "./devices.js";
import { byId, write } from "./dom.js";
import { keepFocus } from "./focus.js";
import { prepareHeader } from "./header.js";
import { bindManagerActs } from "./manager_acts.js";
import { drawAlerts, drawDay, drawFigures, drawLines, drawWindows } from "./panels.js";
import { drawReset, prepareSignIn } from "./sign_in.js";
import { say } from "./words.js";

const TICK_MS = 1000;

/** What is asked before the day is opened or closed. */
const QUESTIONS = {
  open: ["manager.open_question", "manager.open_note", "manager.open_day"],
  close: ["manager.close_question", "manager.close_note", "manager.close_day"],
};

const desk = new Desk("manager", "hall-now", draw);

prepareHeader(draw);
prepareSignIn();
byId("day-act").addEventListener("click", changeDay);
bindManagerActs(desk);
draw();
keepFocus();
setInterval(tick, TICK_MS);
desk.run();

function draw() {
  write("whose", `${say("manager.role")} · ${say("manager.title")}`);
  write("sign-in-title", say("page.sign_in_manager"));
  drawReset();
  /** @type {import("./panels.js").HallView | null} */
  const view = desk.view;
  if (!view) return;
  drawAlerts(view);
  drawFigures(view);
  drawWindows(view);
  drawLines(view);
  drawDevices(view.devices);
  drawDay(view);
}

function tick() {
  tickBand();
  if (desk.view) drawWindows(desk.view);
}

/** Asks first: the close cancels the tickets that still wait. */
async function changeDay() {
  if (!desk.view) return;
  const act = desk.view.day.state === "open" ? "close" : "open";
  const [title, note, yes] = QUESTIONS[act].map((key) => say(key));
  const answer = await choose({
    title,
    note,
    options: [
      { id: act, label: yes },
      { id: "", label: say("manager.no_change") },
    ],
  });
  if (answer) await desk.perform("/day", { act: answer });
}
