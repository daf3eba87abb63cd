/**
 * Draws the panels of the manager's view.
 *
 * @typedef {import("./words.js").Code} Code
 * @typedef {object} WindowNow
 * @property {number} window
 * @property {"closed" | "free" | "paused" | "lost"} state
 * @property {string | null} staff
 * @property {number | null} since
 * @property {string | null} pause_reason
 * @property {(Code & {state: "called" | "serving", since: number}) | null} ticket
 * @property {string[]} lines letters
 * @property {string[] | null} coming_lines
 * @property {number | null} coming_at
 *
 * @typedef {Code & {id: string, name_ar: string, name_en: string, waiting: number, longest_minutes: number | null}} LineNow
 * @typedef {import("./devices.js").DeviceNow} DeviceNow
 * @typedef {{code: string, device: string, at: number, text_ar: string, text_en: string}} Alert
 *
 * @typedef {object} HallView
 * @property {{day: string, state: "open" | "closed", opened_at: number | null}} day
 * @property {number} waiting
 * @property {number | null} average_wait_minutes
 * @property {number | null} longest_wait_minutes
 * @property {number} issued
 * @property {number} served
 * @property {number} missed
 * @property {WindowNow[]} windows
 * @property {LineNow[]} lines
 * @property {{letter: string, letter_ar: string}[]} kiosk_letters those of kiosks alone
 * @property {DeviceNow[]} devices
 * @property {Alert[]} alerts
 */
import { nameOfDevice } from "./devices.js";
import { byId, chip, icon, isolated, make, show, write } from "./dom.js";
import { clockTime, now, running } from "./time.js";
import { codeOf, digits, minutesOf, nameOf, people, say, spoken } from "./words.js";

/** @type {Record<string, [string, string]>} look and icon of a window's state */
const LOOKS = {
  called: ["done", "bell"],
  serving: ["info", "users"],
  free: ["info", "hourglass"],
  paused: ["warn", "player-pause"],
  lost: ["bad", "plug-connected"],
  closed: ["off", "lock"],
};

/** Alerts whose sentence says the window itself. */
const NAMED_IN_WORDS = new Set(["window_lost"]);

/** @param {HallView} view */
export function drawAlerts(view) {
  const bands = view.alerts.map((alert) => {
    const text = make("b", "", spoken() === "ar" ? alert.text_ar : alert.text_en);
    const isNamed = !alert.device || NAMED_IN_WORDS.has(alert.code);
    const where = isNamed ? [] : [nameOfDevice(alert.device)];
    return make("li", "band bad", icon("alert-triangle"), text, ...where);
  });
  byId("alerts").replaceChildren(...bands);
  show("no-alerts", bands.length === 0);
}

/** @param {HallView} view */
export function drawFigures(view) {
  const working = view.windows.filter((one) => ["free", "paused"].includes(one.state));
  write("waiting", people(view.waiting));
  write("average", minutes(view.average_wait_minutes));
  write("longest", minutes(view.longest_wait_minutes));
  write("served", people(view.served));
  write("issued", issuedAndMissed(view));
  const key = working.length ? "manager.of" : "manager.none_of";
  write("working", say(key, { n: working.length, m: view.windows.length }));
}

/** Without a zero, which in Arabic is a dot that nobody reads. @param {HallView} view */
function issuedAndMissed({ issued, missed }) {
  if (!issued) return say("manager.none_issued");
  const key = missed ? "manager.issued" : "manager.none_missed";
  return say(key, { n: issued, m: missed });
}

/** @param {HallView} view */
export function drawWindows(view) {
  byId("windows").replaceChildren(...view.windows.map(windowCard));
}

/** @param {{lines: LineNow[]}} view */
export function drawLines(view) {
  const rows = view.lines.map((line) => make(
    "tr", "",
    make("td", "", nameOf(line)),
    make("td", "", people(line.waiting)),
    make("td", "", minutes(line.longest_minutes)),
  ));
  byId("lines").replaceChildren(...rows);
}

/** @param {HallView} view */
export function drawDay(view) {
  const { state, opened_at: openedAt } = view.day;
  const time = clockTime(openedAt ?? now());
  const open = state === "open";
  write("day-state", open ? say("manager.day_open", { time }) : say("manager.day_closed"));
  write("day-act", say(open ? "manager.close_day" : "manager.open_day"));
}

/** @param {WindowNow} one */
function windowCard(one) {
  const state = one.ticket?.state ?? one.state;
  const [look, iconName] = LOOKS[state];
  const top = make(
    "div", "window-top",
    make("b", "", say("page.window", { n: one.window })),
    chip(look, iconName, say(`window.${state}`)),
  );
  const card = make("li", `window ${one.state}`, top, make("div", "window-now", ...whatNow(one)));
  if (one.coming_at) card.append(coming(one.coming_at));
  return card;
}

/** That other lines are on their way to a window. @param {number} at */
function coming(at) {
  const text = say("manager.lines_change", { time: clockTime(at) });
  return make("p", "coming", text);
}

/** The ticket at a window and for how long, or who sits there. @param {WindowNow} one */
function whatNow(one) {
  if (one.ticket) {
    const time = make("span", "time", running(now() - one.ticket.since));
    return [make("span", "code", isolated(codeOf(one.ticket))), time];
  }
  const staff = one.staff ? say("page.staff", { n: one.staff }) : say("page.none");
  const since = one.staff && one.since ? running(now() - one.since) : "";
  return [make("span", "second", staff), make("span", "time", since)];
}

/** @param {number | null} number */
export function minutes(number) {
  return number === null ? say("page.none") : minutesOf(number);
}
