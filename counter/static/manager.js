/**
 * The manager's view: where it is stuck, alerts first.  It opens and closes the day; it
 * has no command that changes the order.
 */
import { Refused, send } from "./api.js";
import { clearBand, sayRefusal, showLine, tickBand } from "./band.js";
import { choose } from "./choice.js";
import { byId, show, write } from "./dom.js";
import { ownDevice } from "./enrolment.js";
import { keepFocus } from "./focus.js";
import { screen } from "./forms.js";
import { prepareHeader } from "./header.js";
import { Live } from "./live.js";
import { drawAlerts, drawDay, drawDevices, drawFigures, drawLines, drawWindows } from "./panels.js";
import { prepareSignIn, signIn } from "./sign_in.js";
import { say } from "./words.js";

/** @typedef {import("./panels.js").HallView} HallView */

const TICK_MS = 1000;

/** What is asked before the day is opened or closed. */
const QUESTIONS = {
  open: ["manager.open_question", "manager.open_note", "manager.open_day"],
  close: ["manager.close_question", "manager.close_note", "manager.close_day"],
};

/** @type {HallView | null} */
let view = null;
let leave = () => {};

prepareHeader(draw);
prepareSignIn();
byId("sign-out").addEventListener("click", signOut);
byId("day-act").addEventListener("click", changeDay);
draw();
keepFocus();
setInterval(tick, TICK_MS);
main();

async function main() {
  await ownDevice((device) => device.kind === "manager");
  for (;;) {
    await watch();
    await signIn("/v1/manager/sign_in");
  }
}

/** Shows the hall until nobody is signed in any more. */
function watch() {
  return new Promise((resolve) => {
    const live = new Live({
      view: "/v1/manager",
      events: "/v1/events?view=manager",
      kinds: ["changed"],
      onView: take,
      onEvent: () => live.changed(),
      onRefused: (refusal) => {
        if (refusal.code === "unknown_device") location.reload();
        if (view) sayRefusal(refusal);
        leave();
      },
      onLine: showLine,
    });
    leave = () => {
      live.stop();
      view = null;
      open(false);
      resolve(undefined);
    };
    live.start();
  });
}

/** @param {HallView} told */
function take(told) {
  view = told;
  open(true);
  draw();
}

/** @param {boolean} isOpen */
function open(isOpen) {
  if (isOpen) screen("none");
  show("hall-now", isOpen);
  show("sign-out", isOpen);
}

function draw() {
  write("whose", `${say("manager.role")} · ${say("manager.title")}`);
  write("sign-in-title", say("page.sign_in_manager"));
  if (!view) return;
  drawAlerts(view);
  drawFigures(view);
  drawWindows(view);
  drawLines(view);
  drawDevices(view);
  drawDay(view);
}

function tick() {
  tickBand();
  if (view) drawWindows(view);
}

async function signOut() {
  await perform("/v1/manager/sign_out", {});
  leave();
}

/** Asks first: the close cancels the tickets that still wait. */
async function changeDay() {
  if (!view) return;
  const act = view.day.state === "open" ? "close" : "open";
  const [title, note, yes] = QUESTIONS[act].map((key) => say(key));
  const answer = await choose({
    title,
    note,
    options: [
      { id: act, label: yes },
      { id: "", label: say("manager.no_change") },
    ],
  });
  if (answer) await perform("/v1/manager/day", { act: answer });
}

/**
 * @param {string} address
 * @param {object} content
 */
async function perform(address, content) {
  try {
    await send(address, content, () => showLine(false));
    clearBand();
  } catch (error) {
    sayRefusal(error);
    if (error instanceof Refused && error.code === "not_signed_in") leave();
  }
}
