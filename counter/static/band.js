/** The one band above a page: what was refused, in the person's language, and what to do. */
import { Refused } from "./api.js";
import { byId, show, write } from "./dom.js";
import { dateAndTime, now, running } from "./time.js";
import { either, has, say } from "./words.js";

let againAt = 0;

/**
 * @param {unknown} error a refusal; anything else is a defect and is thrown on
 * @param {Record<string, string>} hints keys of what to do here, by code
 * @param {Record<string, string>} sentences keys of what it means here, by code, or by
 *   code and reason
 */
export function sayRefusal(error, hints = {}, sentences = {}) {
  if (!(error instanceof Refused)) throw error;
  showLine(true);
  const { code, facts } = error;
  const filled = facts.allowed_at ? { ...facts, time: minuteAfter(facts.allowed_at) } : facts;
  const key = hints[code] ?? `hint.${code}`;
  const hint = has(key) ? say(key, filled) : "";
  const said = sentences[`${code}.${facts.reason}`] ?? sentences[code] ?? `error.${code}`;
  const sentence = has(said) ? say(said, filled) : either(error.title);
  sayBand(sentence, hint, error.retryAfterSeconds);
}

/** The first time that can be typed, in whole minutes, from a time on. @param {number} at */
export function minuteAfter(at) {
  return dateAndTime(Math.ceil(at / 60000) * 60000);
}

/**
 * @param {string} sentence
 * @param {string} hint what to do next
 * @param {number} seconds until it can be tried again
 */
export function sayBand(sentence, hint = "", seconds = 0) {
  showBand("error", sentence, hint, seconds);
}

/**
 * Says what has changed under the hand.
 * @param {string} sentence
 * @param {string} hint
 */
export function sayWarning(sentence, hint) {
  showBand("warning", sentence, hint, 0);
}

/** Says that something has been done. @param {string} sentence */
export function sayDone(sentence) {
  showBand("done", sentence, "", 0);
}

/**
 * @param {"error" | "warning" | "done"} kind
 * @param {string} sentence
 * @param {string} hint
 * @param {number} seconds
 */
function showBand(kind, sentence, hint, seconds) {
  byId("band").dataset.kind = kind;
  againAt = seconds ? now() + seconds * 1000 : 0;
  write("band-text", sentence);
  write("band-hint", hint);
  tickBand();
  show("band");
  byId("band").scrollIntoView({ block: "nearest" });
}

export function clearBand() {
  againAt = 0;
  show("band", false);
}

/** Shows how long it is until one can try again. */
export function tickBand() {
  const left = againAt - now();
  if (againAt && left <= 0) clearBand();
  byId("band-time").hidden = left <= 0;
  if (left > 0) write("band-time", `${say("page.again_in")} ${running(left + 999)}`);
}

/** Whether the center can be reached. @param {boolean} live */
export function showLine(live) {
  document.getElementById("connection")?.setAttribute("data-state", live ? "live" : "lost");
  show("offline", !live);
}
