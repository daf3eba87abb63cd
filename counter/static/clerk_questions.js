/** What the terminal asks by number keys: results, reasons, services, the priority card. */
import { choose } from "./choice.js";
import { servicesAtWindows } from "./catalogue.js";
import { find } from "./find.js";
import { either, nameOf, say } from "./words.js";

/** @typedef {import("./window_view.js").View} View */

export const CLOSE = "close";
export const NO_PAUSE = "no_pause";

/**
 * Which outcome of the published list the visit had.  A return for completion needs a
 * document that is missing; each of the others keeps its key.
 * @param {View} view
 */
export function askOutcome(view) {
  const isReturn = view.ticket?.papers === "incomplete";
  const options = view.outcomes
    .map((word, place) => ({ id: word.id, label: either(word), key: String(place + 1) }))
    .filter((one) => one.id !== "returned" || isReturn);
  return choose({ title: say("clerk.outcome"), options });
}

/**
 * Why the window pauses, or that the shift ends, where the view allows it.
 * @param {View} view
 * @param {string} wanted the reason of a pause that is already wanted
 */
export function askPause(view, wanted) {
  const options = view.state === "free" ? view.pause_reasons.map(reason) : [];
  if (wanted) options.push({ id: NO_PAUSE, label: say("clerk.pause_not"), key: "0" });
  else if (view.acts.includes(CLOSE)) options.push(endOfShift());
  const note = say(view.ticket ? "clerk.pause_later" : "clerk.pause_effect");
  const isFree = view.state === "free";
  const title = say(isFree ? "clerk.pause_reason" : "clerk.paused");
  return choose({ title, note: isFree ? note : "", options });
}

/** Why the visit waits, of the published list. @param {View} view */
export function askPark(view) {
  const options = view.park_reasons.map(reason);
  return choose({ title: say("clerk.park_reason"), note: say("clerk.park_note"), options });
}

/**
 * To which service a visit goes on, and why; null when it stays.
 * @param {View} view
 */
export async function askTransfer(view) {
  const own = view.ticket?.service.id;
  const entries = (await servicesAtWindows())
    .filter((one) => one.id !== own)
    .map((one) => ({ id: one.id, label: nameOf(one) }));
  const service = await find({ title: say("clerk.transfer_to"), entries });
  if (!service) return null;
  const name = entries.find((one) => one.id === service)?.label ?? "";
  const options = view.transfer_reasons.map(reason);
  const asked = { title: say("clerk.transfer_reason"), note: name, options };
  const why = await choose(asked);
  return why ? { service, reason: why } : null;
}

/** Whether a request for which no document is needed is accepted. */
export async function askAccept() {
  const answer = await choose({
    title: say("clerk.accept_question"),
    note: say("clerk.documents_none"),
    options: [
      { id: "yes", label: say("clerk.accept") },
      { id: "no", label: say("clerk.not_yet") },
    ],
  });
  return answer === "yes";
}

/** @param {import("./window_view.js").Word} word */
function reason(word) {
  /** @type {import("./choice.js").Option} */
  const option = { id: word.id, label: either(word) };
  return option;
}

function endOfShift() {
  return { id: CLOSE, label: say("clerk.close"), note: say("clerk.close_note"), key: "0" };
}

/** Whether the shift really ends. */
export async function askClose() {
  const answer = await choose({
    title: say("clerk.close_question"),
    note: say("clerk.close_note"),
    options: [
      { id: "yes", label: say("clerk.close_yes") },
      { id: "no", label: say("clerk.close_no") },
    ],
  });
  return answer === "yes";
}

/** Whether the priority card was seen: `seen`, `not_seen` or an empty text. */
export function askCard() {
  return choose({
    title: say("clerk.card_question"),
    options: [
      { id: "seen", label: say("clerk.card_seen"), note: say("clerk.card_seen_note") },
      {
        id: "not_seen",
        label: say("clerk.card_not_seen"),
        note: say("clerk.card_not_seen_note"),
      },
    ],
  });
}
