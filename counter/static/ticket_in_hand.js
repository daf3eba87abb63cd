/** What is done to a ticket that someone holds: it waits again, or is given back. */
import { sayDone } from "./band.js";
import { choose } from "./choice.js";
import { codeOf, say } from "./words.js";

/** @typedef {import("./desk.js").Desk} Desk */

const WORDS = {
  sentences: { wrong_presence: "reception.wrong_presence" },
  hints: {
    wrong_presence: "reception.hint_presence",
    too_late: "reception.hint_new_ticket",
    too_often: "reception.hint_new_ticket",
    not_in_this_state: "reception.hint_state",
  },
};

/**
 * @param {Desk} desk
 * @param {string} presence what the scanner or a person typed
 * @returns {Promise<boolean>} whether something was done
 */
export async function takeTicket(desk, presence) {
  const act = await choose({
    title: say("reception.hand_question"),
    options: [
      { id: "/wait_again", label: say("reception.wait_again"), note: say("reception.wait_again_note") },
      { id: "/cancel", label: say("reception.cancel"), note: say("reception.cancel_note") },
    ],
  });
  if (!act || (act === "/cancel" && !(await isSure()))) return false;
  const ticket = await desk.perform(act, { presence }, WORDS);
  if (!ticket) return false;
  const done = act === "/cancel" ? "reception.cancelled" : "reception.waits_again";
  sayDone(say(done, { code: codeOf(ticket) }));
  return true;
}

async function isSure() {
  const answer = await choose({
    title: say("reception.cancel_question"),
    note: say("reception.cancel_sure"),
    options: [
      { id: "yes", label: say("reception.cancel_yes") },
      { id: "no", label: say("reception.cancel_no") },
    ],
  });
  return answer === "yes";
}
