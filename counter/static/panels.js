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
 * @property {string[]} lines
 *
 * @typedef {Code & {name_ar: string, name_en: string, waiting: number, longest_minutes: number | null}} LineNow
 * @typedef {{device: string, kind: string, state: string, detail: string, seen_at: number | null}} DeviceNow
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
 * @property {DeviceNow[]} devices
 * @property {Alert[]} alerts
 */
import { byId, chip, icon, isolated, make, show, write } from "./dom.js";
import { clockTime, now, running } from "./time.js";
import { codeOf, digits, has, minutesOf, nameOf, say, spoken } from "./words.js";

/** @type {Record<string, [string, string]>} look and icon of a window's state */
const LOOKS = {
  called: ["done", "bell"],
  serving: ["info", "users"],
  free: ["info", "hourglass"],
  paused: ["warn", "player-pause"],
  lost: ["bad", "plug-connected"],
  closed: ["off", "lock"],
};

const DEVICE_ICONS = { kiosk: "printer", agent: "building" };
const FINE = ["", "ok"];

/** @param {HallView} view */
export function drawAlerts(view) {
  const bands = view.alerts.map((alert) => {
    const text = make("b", "", spoken() === "ar" ? alert.text_ar : alert.text_en);
    const where = alert.device ? [nameOfDevice(alert.device)] : [];
    return make("li", "band bad", icon("alert-triangle"), text, ...where);
  });
  byId("alerts").replaceChildren(...bands);
  show("no-alerts", bands.length === 0);
}

/** @param {HallView} view */
export function drawFigures(view) {
  const working = view.windows.filter((one) => ["free", "paused"].includes(one.state));
  write("waiting", digits(view.waiting));
  write("average", minutes(view.average_wait_minutes));
  write("longest", minutes(view.longest_wait_minutes));
  write("served", digits(view.served));
  write("issued", say("manager.issued", { n: view.issued, m: view.missed }));
  write("working", say("manager.of", { n: working.length, m: view.windows.length }));
}

/** @param {HallView} view */
export function drawWindows(view) {
  byId("windows").replaceChildren(...view.windows.map(windowCard));
}

/** @param {HallView} view */
export function drawLines(view) {
  const rows = view.lines.map((line) => make(
    "tr", "",
    make("td", "", nameOf(line)),
    make("td", "", digits(line.waiting)),
    make("td", "", minutes(line.longest_minutes)),
  ));
  byId("lines").replaceChildren(...rows);
}

/** @param {HallView} view */
export function drawDevices(view) {
  const worstFirst = [...view.devices].sort((one, other) => trouble(other) - trouble(one));
  byId("devices").replaceChildren(...worstFirst.map(deviceRow));
  show("no-devices", view.devices.length === 0);
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
  return make("li", `window ${one.state}`, top, make("div", "window-now", ...whatNow(one)));
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

/** A printer that cannot print comes before a device that is silent. @param {DeviceNow} one */
function trouble(one) {
  return (FINE.includes(one.detail) ? 0 : 2) + (one.state === "here" ? 0 : 1);
}

/** @param {DeviceNow} one */
function deviceRow(one) {
  const isHere = one.state === "here";
  const state = chip(
    isHere ? "done" : "off", isHere ? "check" : "x", say(`device_state.${one.state}`),
  );
  const row = make("li", "", icon(iconOf(one)), make("span", "", nameOfDevice(one.device)));
  if (!FINE.includes(one.detail)) row.append(printerChip(one.detail));
  row.append(state);
  return row;
}

/** @param {string} state */
function printerChip(state) {
  return chip(state === "near_end" ? "warn" : "bad", "printer-off", say(`printer.${state}`));
}

/** @param {DeviceNow} one */
function iconOf(one) {
  return one.kind === "kiosk" || one.kind === "agent" ? DEVICE_ICONS[one.kind] : "device-desktop";
}

/** `K1` as people say it. @param {string} device */
function nameOfDevice(device) {
  const kinds = { K: "kiosk", D: "display", W: "window", M: "manager" };
  const kind = kinds[/** @type {keyof typeof kinds} */ (device[0])] ?? device;
  return has(`device.${kind}`) ? say(`device.${kind}`, { n: device.slice(1) }) : device;
}

/** @param {number | null} number */
function minutes(number) {
  return number === null ? say("page.none") : minutesOf(number);
}
