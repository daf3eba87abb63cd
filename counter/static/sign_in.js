/**
 * Staff number and PIN, and a new PIN where the first was for one use.  A PIN stays in
 * the page only until the center has accepted it.
 */
import { Refused, send } from "./api.js";
import { clearBand, sayBand, sayRefusal, showLine } from "./band.js";
import { byId, field, show, write } from "./dom.js";
import { clear, filled, hold, prepare, screen } from "./forms.js";
import { dateAndTime } from "./time.js";
import { say } from "./words.js";

const SIX_DIGITS = /^[0-9]{6}$/;
const HINTS = { not_in_this_state: "hint.window_taken" };

/** @typedef {{staff: string, pin: string}} Person */

/** When a manager gave the person here another PIN, 0 where that is long ago. */
let resetAt = 0;

/** Makes the two forms ready. */
export function prepareSignIn() {
  prepare("sign-in-form");
  prepare("new-pin-form");
  byId("pin-reset-seen").addEventListener("click", () => show("pin-reset", false));
}

/**
 * Asks until the center accepts the person; gives its answer.
 * @param {string} address
 * @returns {Promise<any>}
 */
export async function signIn(address) {
  for (;;) {
    screen("sign-in");
    const [staff, pin] = await filled("sign-in-form");
    const answer = await tried(address, { staff, pin });
    if (answer) {
      forget();
      sayReset(answer.pin_reset_at);
      return answer;
    }
  }
}

/**
 * The center's answer, or null when it refused, which is then said.
 * @param {string} address
 * @param {Person} person
 */
async function tried(address, person) {
  try {
    return await sent(address, person);
  } catch (error) {
    field("pin").value = "";
    if (!isRefusal(error, "pin_must_change")) return refused(error);
    clearBand();
    return withNewPin(address, person);
  }
}

/**
 * @param {string} address
 * @param {Person} person
 */
async function withNewPin(address, person) {
  for (;;) {
    const chosen = await askNewPin();
    try {
      return await sent(address, { ...person, new_pin: chosen });
    } catch (error) {
      refused(error);
      if (!isRefusal(error, "weak_pin")) return null;
    }
  }
}

/**
 * Sends what was typed; nothing more can be typed until it is refused, or the page that
 * it leads to is there.
 * @param {string} address
 * @param {object} typed
 */
async function sent(address, typed) {
  clearBand();
  hold(true);
  try {
    return await send(address, typed, () => showLine(false));
  } catch (error) {
    hold(false);
    throw error;
  }
}

/** Asks twice, until both are the same six digits. */
async function askNewPin() {
  for (;;) {
    screen("new-pin");
    clear("new-pin-form");
    const [pin, again] = await filled("new-pin-form");
    if (SIX_DIGITS.test(pin) && pin === again) return pin;
    sayBand(SIX_DIGITS.test(pin) ? say("page.pins_differ") : say("page.pin_six"));
  }
}

/** @param {unknown} error */
function refused(error) {
  sayRefusal(error, HINTS);
  return null;
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function isRefusal(error, code) {
  return error instanceof Refused && error.code === code;
}

/**
 * Whoever had the PIN meanwhile could have signed in with it: so its owner is told.
 * @param {number | null} at when a manager gave it
 */
function sayReset(at) {
  resetAt = at ?? 0;
  show("pin-reset", resetAt > 0);
  drawReset();
}

/** Writes the time again, as in another language. */
export function drawReset() {
  if (resetAt) write("pin-reset-at", dateAndTime(resetAt));
}

function forget() {
  clear("sign-in-form");
  clear("new-pin-form");
  clearBand();
}
