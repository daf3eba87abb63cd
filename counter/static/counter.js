/**
 * The clerk's terminal, from the unknown browser to the end of the shift.
 *
 * The center decides everything; this page shows its view of the window and sends the
 * acts that the view allows.  It never knows who waits.
 */
import { sayRefusal, showLine, tickBand } from "./band.js";
import { keepCatalogue } from "./catalogue.js";
import { bindActs } from "./clerk_acts.js";
import { byId, show, write } from "./dom.js";
import { isStranger, ownDevice } from "./enrolment.js";
import { keepFocus, settle } from "./focus.js";
import { screen } from "./forms.js";
import { prepareHeader } from "./header.js";
import { giveSignsOfLife } from "./life.js";
import { Live } from "./live.js";
import { page } from "./page_data.js";
import { prepareRelief } from "./relief.js";
import { drawReset, prepareSignIn, signIn } from "./sign_in.js";
import { Terminal } from "./terminal.js";
import { say } from "./words.js";

const HERE = `/v1/windows/${page.window}`;
const TICK_MS = 250;

const terminal = new Terminal(HERE);

prepareHeader(redraw);
prepareSignIn();
bindActs(terminal);
prepareRelief(terminal);
redraw();
keepFocus();
setInterval(tick, TICK_MS);
main();

async function main() {
  await ownDevice((device) => device.kind === "window" && device.window === page.window);
  giveSignsOfLife();
  keepCatalogue();
  for (;;) {
    await work();
    await signIn(`${HERE}/sign_in`);
  }
}

/** Shows the window until nobody is signed in at it any more. */
function work() {
  return new Promise((resolve) => {
    const live = new Live({
      view: HERE,
      events: "/v1/events?view=window",
      kinds: ["changed"],
      onView: (view) => {
        openDesk();
        terminal.hear(view);
        drawHeader();
      },
      onEvent: () => live.changed(),
      onRefused: turnedAway,
      onLine: showLine,
    });
    terminal.onLeave = leave;
    live.start();

    /** @param {import("./api.js").Refused} refusal */
    function turnedAway(refusal) {
      if (isStranger(refusal.code)) location.reload();
      if (terminal.view && !terminal.isSending) sayRefusal(refusal); // its answer says why
      leave();
    }

    function leave() {
      live.stop();
      terminal.clear();
      show("desk", false);
      drawHeader();
      resolve(undefined);
    }
  });
}

function openDesk() {
  if (!byId("desk").hidden) return;
  screen("none");
  show("own-window", false);
  show("desk");
  settle();
}

function redraw() {
  write("sign-in-title", say("page.sign_in_window", { n: page.window }));
  drawReset();
  drawHeader();
  terminal.draw();
}

function drawHeader() {
  const staff = terminal.view?.staff;
  const who = staff ? ` · ${say("page.staff", { n: staff })}` : "";
  write("whose", say("page.window", { n: page.window }) + who);
}

function tick() {
  tickBand();
  terminal.tick();
}
