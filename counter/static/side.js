/** Beside the stage: today's figures, and each call of this window with its reason. */
import { byId, chip, isolated, make, show, write } from "./dom.js";
import { codeOf, digits, people, say } from "./words.js";

/** @typedef {import("./window_view.js").View} View */
/** @typedef {import("./window_view.js").RecentCall} RecentCall */

/** @type {Record<string, [string, string]>} look and icon of a result */
const LOOKS = {
  served: ["done", "check"],
  no_show: ["off", "user-off"],
  called: ["info", "bell"],
  serving: ["info", "users"],
  waiting: ["warn", "arrow-back-up"],
  parked: ["warn", "hourglass"],
  cancelled: ["off", "x"],
};

/** @param {View} view */
export function drawSide(view) {
  const { served, average_minutes: average, missed } = view.today;
  write("today-served", people(served));
  write("today-average", average ? digits(average) : say("page.none"));
  write("today-missed", people(missed));
  show("recent-table", view.recent.length > 0);
  show("recent-none", view.recent.length === 0);
  byId("recent").replaceChildren(...view.recent.map(row));
}

/** @param {RecentCall} call */
function minutesServed(call) {
  return call.minutes ? digits(call.minutes) : say("page.under_one");
}

/** @param {RecentCall} call */
function row(call) {
  const [look, iconName] = LOOKS[call.state];
  const minutes = call.state === "served" ? minutesServed(call) : say("page.none");
  return make(
    "tr", "",
    make("td", "code", isolated(codeOf(call))),
    make("td", "", say(`reason.${call.reason}`)),
    make("td", "", chip(look, iconName, say(`state.${call.state}`))),
    make("td", "", minutes),
  );
}
