/**
 * The hall display: one call at a time with its window, the last five beside it.
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
  const isOther = view && (told.seq < view.seq || told.center.day !== view.center.day);
  if (isOther) forget();
  view = told;
  const here = told.calls.filter(isHere).reverse();
  for (const call of here) announcements.take(call, now());
  step();
  draw();
}

/**
 * @param {string} kind
 * @param {any} content
 */
function hear(kind, content) {
  if (kind === "call" && isHere(content)) announcements.take(content, now());
  if (kind === "left") left(content.ticket);
  if (kind === "hall" && view) view = { ...view, ...content };
  step();
  draw();
}

/** @param {string} ticket */
function left(ticket) {
  announcements.leave(ticket);
  voice?.left(ticket);
}

/** Another day, or another record. */
function forget() {
  announcements.clear();
  voice?.clear();
}

/** Announces the next call when its turn has come. */
function step() {
  tickBand();
  drawLine();
  const call = announcements.next(now());
  if (!call) return;
  draw();
  blink();
  voice?.announce(call);
}

function draw() {
  write("date", longDate(now()));
  if (!view) return;
  drawBoard(announcements, view.center);
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
