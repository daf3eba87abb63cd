/**
 * The hall display: one call at a time with its window, beside it all others that are
 * called, and the last that were.
 *
 * It shows numbers only.  It recovers by itself, and tells the center of each call only
 * once it has been painted on this screen.
 */
import { Announcements } from "./announcements.js";
import { tickBand, showLine } from "./band.js";
import { drawBoard, drawFigures } from "./board.js";
import { byId, show, write } from "./dom.js";
import { ownDevice } from "./enrolment.js";
import { screen } from "./forms.js";
import { prepareHeader, turnLanguage } from "./header.js";
import { giveSignsOfLife } from "./life.js";
import { Live } from "./live.js";
import { page } from "./page_data.js";
import { isHere, ownWindow, spokenHere, zoneTold } from "./screen_place.js";
import { Shown } from "./shown.js";
import { Sound } from "./sound.js";
import { longDate, now, shortAge } from "./time.js";
import { Voice } from "./voice.js";
import { say } from "./words.js";

const STEP_MS = 200;
const STALE_AFTER_MS = 3000;
const BLINKS_MS = 3000;
const BEGIN_AGAIN_MS = 5000;

const announcements = new Announcements(page.settings.call_seconds * 1000);
const { chime, voice: speaks } = page.settings;
const sound = new Sound();
const voice = (chime || speaks) && !ownWindow
  ? new Voice({
    base: `${page.files}/voice`,
    language: spokenHere(),
    chime,
    speaks,
    now,
    onBlocked: (isBlocked) => sound.changed(isBlocked),
  })
  : null;
const shown = new Shown();
/** @type {any} */
let view = null;
let lostAt = 0;

if (ownWindow) document.body.dataset.layout = "window";
prepareHeader(draw);
document.addEventListener("keydown", press);
setInterval(step, STEP_MS);
giveSignsOfLife();
main();

async function main() {
  await ownDevice((device) => device.kind === "display");
  screen("none");
  show("hall");
  show("hall-foot");
  sound.begin();
  const live = new Live({
    view: "/v1/display",
    events: `/v1/events?view=display${zoneTold}`,
    kinds: ["call", "left", "hall"],
    onView: take,
    onEvent: hear,
    onRefused: () => setTimeout(() => location.reload(), BEGIN_AGAIN_MS),
    onLine: line,
  });
  live.start();
}

/** The whole hall as it is now. @param {any} told */
function take(told) {
  if (view && told.seq < view.seq) forget();
  const isOtherDay = view && told.center.day !== view.center.day;
  view = told;
  const { came, gone } = announcements.agree(told.calls.filter(isHere), told.seq, now());
  for (const ticket of gone) voice?.left(ticket);
  for (const call of came) voice?.announce(call);
  if (isOtherDay) announcements.clearPast();
  step();
  draw();
}

/**
 * @param {string} kind
 * @param {any} content
 * @param {number} seq
 */
function hear(kind, content, seq) {
  if (kind === "call" && isHere(content)) called(content);
  if (kind === "left") left(content.ticket, seq);
  if (kind === "hall" && view) view = { ...view, ...content };
  step();
  draw();
}

/** The voice has an order of its own, since a sentence takes longer than a look. @param {any} call */
function called(call) {
  if (announcements.take(call, now())) voice?.announce(call);
}

/**
 * @param {string} ticket
 * @param {number} seq
 */
function left(ticket, seq) {
  if (announcements.leave(ticket, seq)) voice?.left(ticket);
}

/** Another record: the center was set up anew, or brought back from a copy. */
function forget() {
  announcements.clear();
  voice?.clear();
}

/** The next call takes the box when its turn has come. */
function step() {
  tickBand();
  drawLine();
  if (!announcements.next(now())) return;
  draw();
  blink();
}

function draw() {
  write("date", longDate(now()));
  if (!view) return;
  drawBoard(announcements, view.center, now());
  drawFigures(view);
  if (ownWindow) drawOwnWindow();
  else shown.onScreen([announcements.box(), ...announcements.list()]);
}

/**
 * Between calls a small screen says which window it is.  It tells the center nothing: a
 * number on it alone has not been shown to the hall.
 */
function drawOwnWindow() {
  write("message", say("page.window", { n: ownWindow }));
  write("message-note", "");
}

function blink() {
  const box = byId("now");
  box.classList.remove("calling");
  void box.offsetWidth;
  box.classList.add("calling");
  setTimeout(() => box.classList.remove("calling"), BLINKS_MS);
}

/** @param {boolean} live */
function line(live) {
  showLine(live);
  if (live) lostAt = 0;
  else lostAt ||= now();
}

/** Says discreetly that what is shown is of a while ago, and that sound is blocked. */
function drawLine() {
  const age = lostAt ? now() - lostAt : 0;
  show("stale", age > STALE_AFTER_MS);
  if (age) write("stale-age", shortAge(age));
  show("sound-blocked", voice?.isBlocked ?? false);
}

/** Enter allows the sound; L turns the language. @param {KeyboardEvent} event */
function press(event) {
  if (event.key === "Enter") voice?.allow();
  const isTyping = event.target instanceof HTMLInputElement;
  if (event.code === "KeyL" && !isTyping && !event.ctrlKey) {
    turnLanguage();
    draw();
  }
}
