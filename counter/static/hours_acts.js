/**
 * The manager's acts on opening hours, holidays and quotas.
 *
 * The center keeps all three together, in force and announced.  A holiday or a quota is
 * for both: it counts at once, and what was announced before is announced again with it.
 *
 * @typedef {import("./hours_words.js").Hours} Hours
 * @typedef {import("./desk.js").Desk} Desk
 */
import { fillIn, fillSelect, numberIn, select } from "./act_dialog.js";
import { done, isSure, told } from "./act_steps.js";
import { sayBand } from "./band.js";
import { fromField, toField } from "./cairo.js";
import { servicesAtWindows } from "./catalogue.js";
import { byId, field, make, write } from "./dom.js";
import { find } from "./find.js";
import {
  clock, daysBetween, daysOff, hoursSentence, longDay, minutesOfDay, WEEK, weekday,
} from "./hours_words.js";
import { dateAndTime, now } from "./time.js";
import { nameOf, say } from "./words.js";

const DAY_MS = 86400000;
const MIDNIGHT = 24 * 60;
const MOST_DAYS = 60;
const WORDS = { sentences: { bad_input: "publish.hours_wrong" } };

/** Week days and times, from a time on. @param {Desk} desk */
export async function announceHours(desk) {
  const { hours, coming_hours: coming, coming_hours_at: at } = desk.view;
  const base = coming ?? hours;
  write("hours-now", hoursSentence(hours));
  byId("hours-days").replaceChildren(...WEEK.map((day) => tick(day, base.days.includes(day))));
  field("hours-opens").value = clock(base.opens);
  field("hours-closes").value = clock(base.closes);
  field("hours-at").value = at ? toField(at) : `${toField(now() + DAY_MS).slice(0, 11)}00:00`;
  if (!(await fillIn("hours"))) return;
  await before;
  const wanted = { ...(desk.view.coming_hours ?? desk.view.hours), ...typed() };
  const effective_at = fromField(field("hours-at").value);
  const mistake = mistakeIn(wanted, effective_at);
  if (mistake) {
    sayBand(say(mistake));
    return;
  }
  const title = say("publish.hours_sure", { time: dateAndTime(effective_at) });
  if (!(await isSure(title, hoursSentence(wanted), say("publish.yes")))) return;
  await done(desk, "/hours", { ...wanted, effective_at }, WORDS);
}

/** Days on which nobody works, announced or taken back. @param {Desk} desk */
export async function announceHolidays(desk) {
  write("holidays-now", daysOff(desk.view.hours, now()) || say("publish.no_holidays"));
  const acts = ["add", "drop"].map((id) => ({ id, label: say(`publish.holidays_${id}`) }));
  fillSelect("holidays-act", acts);
  field("holidays-first").value = "";
  field("holidays-last").value = "";
  if (!(await fillIn("holidays"))) return;
  const today = toField(now()).slice(0, 10);
  const first = field("holidays-first").value;
  const days = daysBetween(first, field("holidays-last").value || first);
  if (!days.length || days.length > MOST_DAYS || first < today) {
    sayBand(say("publish.holidays_wrong"), say("publish.hint_holidays"));
    return;
  }
  const act = select("holidays-act").value;
  const from = say(`publish.holidays_${act}_sure`, { days: span(days) });
  if (!(await isSure(from, say("publish.holidays_effect"), say("publish.yes")))) return;
  await everywhere(desk, (hours) => ({ ...hours, holidays: changed(hours, act, days, today) }));
}

/** The most tickets a day of one service; an empty field is no limit. @param {Desk} desk */
export async function announceQuota(desk) {
  const services = await servicesAtWindows();
  const { quotas } = desk.view.hours;
  const entries = services.map((one) => ({
    id: one.id,
    label: nameOf(one),
    note: one.id in quotas ? say("publish.quota_now", { n: quotas[one.id] }) : "",
  }));
  const id = await find({ title: say("publish.which_service"), entries });
  const service = services.find((one) => one.id === id);
  if (!service) return;
  write("quota-service", nameOf(service));
  field("quota-count").value = quotas[id] ?? "";
  if (!(await fillIn("quota"))) return;
  const isFree = field("quota-count").value.trim() === "";
  const count = numberIn("quota-count");
  const title = isFree ? say("publish.quota_free_sure") : say("publish.quota_sure", { n: count });
  if (!(await isSure(title, nameOf(service), say("publish.yes")))) return;
  await everywhere(desk, (hours) => {
    const { [id]: _, ...others } = hours.quotas;
    return { ...hours, quotas: isFree ? others : { ...others, [id]: count } };
  });
}

/** The last of these acts: each begins from what the one before has made. */
let before = Promise.resolve();

/**
 * Changes the hours in force at once, and those that were announced.
 * @param {Desk} desk
 * @param {(hours: Hours) => Hours} change
 */
function everywhere(desk, change) {
  before = before.then(() => changeBoth(desk, change));
  return before;
}

/**
 * @param {Desk} desk
 * @param {(hours: Hours) => Hours} change
 */
async function changeBoth(desk, change) {
  const { hours, coming_hours: coming, coming_hours_at: at } = desk.view;
  let view = await desk.perform("/hours", { ...change(hours), effective_at: 0 }, WORDS);
  if (view && coming) {
    view = await desk.perform("/hours", { ...change(coming), effective_at: at }, WORDS);
  }
  told(desk, view);
}

/** What stands in the dialog of the hours. */
function typed() {
  const boxes = [...byId("hours-days").querySelectorAll("input")];
  const closes = minutesOfDay(field("hours-closes").value);
  return {
    days: boxes.filter((one) => one.checked).map((one) => Number(one.value)),
    opens: minutesOfDay(field("hours-opens").value),
    closes: closes === 0 ? MIDNIGHT : closes,
  };
}

/**
 * The key of what cannot be in new hours, or nothing.
 * @param {Hours} wanted
 * @param {number} at
 */
function mistakeIn({ days, opens, closes }, at) {
  if (!days.length) return "publish.no_days";
  if (!(opens < closes)) return "publish.hours_wrong";
  return at > now() ? "" : "manager.rule_past";
}

/**
 * The holidays after an act; those that have passed are told no more.
 * @param {Hours} hours
 * @param {string} act
 * @param {string[]} days
 * @param {string} today
 */
function changed({ holidays }, act, days, today) {
  const others = holidays.filter((day) => day >= today && !days.includes(day));
  return act === "add" ? [...others, ...days].sort() : others;
}

/** @param {string[]} days */
function span(days) {
  const first = longDay(days[0]);
  if (days.length === 1) return first;
  return say("publish.span", { first, last: longDay(days[days.length - 1]) });
}

/**
 * @param {number} day
 * @param {boolean} isChecked
 */
function tick(day, isChecked) {
  const box = /** @type {HTMLInputElement} */ (make("input"));
  box.type = "checkbox";
  box.value = String(day);
  box.checked = isChecked;
  return make("label", "tick", box, make("span", "", weekday(day)));
}
