/**
 * Opening hours, holidays and quotas, and how they are said.  Pure but for the language.
 *
 * @typedef {object} Hours
 * @property {number[]} days 0 is Monday
 * @property {number} opens minutes after midnight
 * @property {number} closes
 * @property {string[]} holidays `2027-01-07`
 * @property {Record<string, number>} quotas service → tickets a day
 */
import { toField } from "./cairo.js";
import { allOf, digits, say, spoken } from "./words.js";

const DAY_MS = 86400000;
const ALL_DAY = 24 * 60;
const A_MONDAY = Date.UTC(2026, 10, 23);
/** The week as it stands on an Egyptian calendar. */
export const WEEK = [5, 6, 0, 1, 2, 3, 4];

/** @param {number} day 0 is Monday */
export function weekday(day) {
  return written(A_MONDAY + day * DAY_MS, { weekday: "long" });
}

/** @param {Hours} hours */
export function hoursSentence({ days, opens, closes }) {
  const names = WEEK.filter((day) => days.includes(day)).map(weekday);
  const said = names.length === WEEK.length ? say("publish.every_day") : allOf(names);
  if (closes - opens === ALL_DAY) return say("publish.all_day", { days: said });
  return say("publish.hours_now", { days: said, from: clock(opens), until: clock(closes) });
}

/** The holidays from a time on, in words; empty where there is none. @param {Hours} hours @param {number} at */
export function daysOff({ holidays }, at) {
  const today = toField(at).slice(0, 10);
  return allOf(holidays.filter((day) => day >= today).map(longDay));
}

/** `2027-01-07` in words. @param {string} day */
export function longDay(day) {
  const form = /** @type {const} */ ({ weekday: "long", day: "numeric", month: "long" });
  return written(Date.parse(`${day}T00:00Z`), form);
}

/**
 * The days from one to another; none where the first comes after the last.
 * @param {string} first
 * @param {string} last
 */
export function daysBetween(first, last) {
  const days = [];
  for (let at = Date.parse(`${first}T00:00Z`); at <= Date.parse(`${last}T00:00Z`); at += DAY_MS) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

/** `09:00` of a field for minutes after midnight; midnight at the end is `00:00`. @param {number} minutes */
export function clock(minutes) {
  const parts = [Math.floor(minutes / 60) % 24, minutes % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

/** Minutes after midnight of a field; NaN where it is empty. @param {string} field */
export function minutesOfDay(field) {
  const [hour, minute] = field.split(":").map(Number);
  return hour * 60 + minute;
}

/**
 * @param {number} at
 * @param {Intl.DateTimeFormatOptions} form
 */
function written(at, form) {
  const locale = spoken() === "ar" ? "ar-EG" : "en-GB";
  return digits(new Intl.DateTimeFormat(locale, { ...form, timeZone: "UTC" }).format(at));
}
