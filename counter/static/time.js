/** The center's time, and how times and durations are written. */
import { digits, plural, spoken } from "./words.js";

const ZONE = "Africa/Cairo";
const LOCALE = { ar: "ar-EG-u-nu-arab", en: "en-GB" };

/** Milliseconds that the center's clock is ahead of this computer's. */
let ahead = 0;

/** Sets the clock by an answer of the center. @param {number} now */
export function setClock(now) {
  ahead = now - Date.now();
}

/** The center's time, UTC milliseconds. */
export function now() {
  return Date.now() + ahead;
}

/** `10:24 am` @param {number} at */
export function clockTime(at) {
  return written(at, { hour: "numeric", minute: "2-digit", hour12: true });
}

/** `Sunday 22 November` @param {number} at */
export function longDate(at) {
  const weekday = written(at, { weekday: "long" });
  return `${weekday} ${written(at, { day: "numeric", month: "long" })}`;
}

/** `Sunday 22 November 2026, 10:24 am`, for paper. @param {number} at */
export function dateAndTime(at) {
  return `${longDate(at)} ${written(at, { year: "numeric" })} — ${clockTime(at)}`;
}

/**
 * A running time, `04:12`; over an hour `1:04:12`.
 * @param {number} milliseconds
 */
export function running(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits);
  const hours = Math.floor(seconds / 3600);
  return digits([...(hours ? [hours] : []), ...parts].join(":"));
}

/** How long ago, in words: seconds, then minutes. @param {number} milliseconds */
export function shortAge(milliseconds) {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 60) return plural("countdown", seconds);
  return plural("minutes", Math.round(seconds / 60));
}

/** @param {number} number */
function twoDigits(number) {
  return String(number).padStart(2, "0");
}

/**
 * @param {number} at
 * @param {Intl.DateTimeFormatOptions} form
 */
function written(at, form) {
  const locale = LOCALE[spoken()];
  return new Intl.DateTimeFormat(locale, { ...form, timeZone: ZONE }).format(at);
}
