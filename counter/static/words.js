/**
 * The words of the page in the chosen language: texts, plural forms, digits, codes.
 * A key that does not exist is a defect and throws, as in `center/texts.py`.
 */
import { page } from "./page_data.js";

/** @typedef {import("./page_data.js").Language} Language */
/** @typedef {{letter: string, letter_ar: string, number: number}} Code */

const KEPT = "shubbak.language";
const PLURAL = new Intl.PluralRules("ar");
const NO_BREAK = "\u00a0";

/** @type {Language} */
let language = wanted();

/** @returns {Language} */
export function spoken() {
  return language;
}

/**
 * Makes something in Arabic, whatever the page speaks: a paper is for the citizen.
 * @template T
 * @param {() => T} make
 * @returns {T}
 */
export function inArabic(make) {
  const before = language;
  language = "ar";
  try {
    return make();
  } finally {
    language = before;
  }
}

/** Changes the language of the whole page. @param {Language} to */
export function speak(to) {
  language = to;
  localStorage.setItem(KEPT, to);
  translate();
}

/** The address stands before what was chosen last; Arabic is the default. */
function wanted() {
  const asked = new URLSearchParams(location.search).get("lang");
  return (asked ?? localStorage.getItem(KEPT)) === "en" ? "en" : "ar";
}

/** Writes every fixed text of the page and turns it the right way round. */
export function translate() {
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = say(/** @type {HTMLElement} */ (element).dataset.text ?? "");
  }
  const other = document.querySelector("#language [data-text]");
  other?.setAttribute("lang", language === "ar" ? "en" : "ar");
}

/** @param {string} key */
export function has(key) {
  return key in page.texts;
}

/**
 * The text of a key with its `{places}` filled.
 * @param {string} key
 * @param {Record<string, string | number>} values
 */
export function say(key, values = {}) {
  const pair = page.texts[key];
  if (!pair) throw new Error(`no text ${key}`);
  return pair[language].replace(/\{(\w+)\}/g, (_, name) => digits(values[name]));
}

/**
 * The form of `plural.<key>` that fits the number (CLDR, Arabic's categories for both).
 * @param {string} key
 * @param {number} number
 */
export function plural(key, number) {
  const fitting = `plural.${key}.${PLURAL.select(number)}`;
  return say(has(fitting) ? fitting : `plural.${key}.other`, { n: number });
}

/** So many minutes, in words. @param {number} number */
export function minutesOf(number) {
  return number ? plural("minutes", number) : say("page.under_minute");
}

/** The member of a pair in the chosen language. @param {import("./page_data.js").Pair} pair */
export function either(pair) {
  return pair[language];
}

/** The name of what carries `name_ar` and `name_en`. @param {{name_ar: string, name_en: string}} thing */
export function nameOf(thing) {
  return language === "ar" ? thing.name_ar : thing.name_en;
}

/** Several things together: “a, b and c”. @param {string[]} things */
export function allOf(things) {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(things);
}

/** Several things of which one holds: “a, b or c”. @param {string[]} things */
export function anyOf(things) {
  return new Intl.ListFormat(language, { type: "disjunction" }).format(things);
}

/** @param {string | number} value */
export function digits(value) {
  return language === "en" ? String(value) : eastern(value);
}

/** How many people: the Arabic zero alone is a dot that nobody reads. @param {number} value */
export function people(value) {
  return value === 0 ? say("page.nobody") : digits(value);
}

/** Arabic-Indic digits. @param {string | number} value */
function eastern(value) {
  const zero = 0x660;
  return String(value).replace(/[0-9]/g, (d) => String.fromCharCode(zero + Number(d)));
}

/**
 * The printed code of a ticket; it is put into a `<bdi>`, so that it never turns round.
 * @param {Code} ticket
 */
export function codeOf(ticket) {
  return codeIn(ticket, language);
}

/** The code in the other script, to stand small beside. @param {Code} ticket */
export function twinCode(ticket) {
  return codeIn(ticket, language === "ar" ? "en" : "ar");
}

/**
 * @param {Code} ticket
 * @param {Language} written
 */
function codeIn({ letter, letter_ar, number }, written) {
  return written === "en" ? `${letter}${number}` : letter_ar + NO_BREAK + eastern(number);
}
