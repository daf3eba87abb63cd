/** The last steps of every act of the manager: the question before it, and that it is done. */
import { sayDone } from "./band.js";
import { choose } from "./choice.js";
import { dateAndTime } from "./time.js";
import { say } from "./words.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./desk.js").Words} Words */

/**
 * The last question before an act that others will see.
 * @param {string} title
 * @param {string} note what the act means
 * @param {string} yes
 */
export async function isSure(title, note, yes) {
  const answer = await choose({
    title,
    note,
    options: [
      { id: "yes", label: yes },
      { id: "", label: say("manager.no_change") },
    ],
  });
  return answer === "yes";
}

/** That another announcement does not come then. @param {number | null} at its time */
export function replaced(at) {
  return at ? say("publish.replaces", { time: dateAndTime(at) }) : "";
}

/**
 * Sends an act; the view after it says it has been done.
 * @param {Desk} desk
 * @param {string} act
 * @param {object} content
 * @param {Words} words
 * @returns {Promise<boolean>}
 */
export async function done(desk, act, content, words = {}) {
  return told(desk, await desk.perform(act, content, words));
}

/**
 * @param {Desk} desk
 * @param {any} view the answer to an act, or null where it was refused
 */
export function told(desk, view) {
  if (!view) return false;
  desk.take(view);
  sayDone(say("manager.recorded"));
  return true;
}
