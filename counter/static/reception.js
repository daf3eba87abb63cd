/**
 * Reception: the kiosk's acts for those who are helped, by keys, and help for kiosks.
 * It knows how many wait and never who; to a ticket it does something only when someone
 * holds it.
 */
import { clearBand, tickBand } from "./band.js";
import { keepCatalogue } from "./catalogue.js";
import { Desk } from "./desk.js";
import { drawDevices } from "./devices.js";
import { byId, field, form, write } from "./dom.js";
import { prepareFind } from "./find.js";
import { keepFocus } from "./focus.js";
import { prepareHeader } from "./header.js";
import { prepareHelp, showHelp } from "./help.js";
import { answerOldest, drawHelpCalls } from "./help_calls.js";
import { drawIssued, issueTicket, printIssued } from "./issuing.js";
import { listen } from "./keys.js";
import { typeLatin } from "./latin.js";
import { drawLines } from "./panels.js";
import { drawReset, prepareSignIn } from "./sign_in.js";
import { takeTicket } from "./ticket_in_hand.js";
import { say } from "./words.js";

const TICK_MS = 1000;

/** @type {import("./help.js").KeyHelp[]} */
const KEYS = [
  ["Enter", "reception.issue"],
  ["F2", "reception.answered"],
  ["F4", "reception.print_again"],
];

const desk = new Desk("reception", "front", draw);
let isBusy = false;

prepareHeader(draw);
prepareSignIn();
prepareFind();
prepareHelp();
typeLatin(field("hand"));
form("hand-form").addEventListener("submit", () => once(handed));
byId("issue").addEventListener("click", () => once(() => issueTicket(desk)));
byId("help-open").addEventListener("click", help);
listen({
  F2: () => once(() => answerOldest(desk)),
  F4: () => once(() => printIssued()),
  "?": help,
  "؟": help,
});
draw();
keepFocus();
keepCatalogue();
setInterval(tickBand, TICK_MS);
desk.run();

function draw() {
  write("whose", say("reception.title"));
  write("sign-in-title", say("page.sign_in_reception"));
  drawReset();
  drawIssued();
  if (!desk.view) return;
  drawLines(desk.view);
  drawDevices(desk.view.kiosks);
  drawHelpCalls(desk);
}

function help() {
  if (desk.view) showHelp(say("page.help"), say("reception.help"), KEYS);
}

/** Enter: what was scanned or typed, or a new ticket where nothing was. */
async function handed() {
  const input = field("hand");
  const presence = input.value.trim();
  if (!presence) await issueTicket(desk);
  else if (await takeTicket(desk, presence)) input.value = "";
  else input.select();
}

/** One act at a time: meanwhile the field takes nothing. @param {() => Promise<void>} act */
async function once(act) {
  if (!desk.view || isBusy) return;
  busy(true);
  clearBand();
  try {
    await act();
  } finally {
    busy(false);
  }
}

/** @param {boolean} isNow */
function busy(isNow) {
  isBusy = isNow;
  field("hand").readOnly = isNow;
}
