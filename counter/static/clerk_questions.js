/** What the terminal asks by number keys: result, reason of a pause, priority card. */
import { choose } from "./choice.js";
import { either, say } from "./words.js";

/** @typedef {import("./window_view.js").View} View */

export const CLOSE = "close";
export const NO_PAUSE = "no_pause";

/** Which outcome of the published list the visit had. @param {View} view */
export function askOutcome(view) {
  const options = view.outcomes.map((word) => ({ id: word.id, label: either(word) }));
  return choose({ title: say("clerk.outcome"), options });
}

/**
 * Why the window pauses, or that the shift ends, where the view allows it.
 * @param {View} view
 * @param {string} wanted the reason of a pause that is already wanted
 */
export function askPause(view, wanted) {
  const options = view.state === "paused" ? [] : view.pause_reasons.map(reason);
  if (wanted) options.push({ id: NO_PAUSE, label: say("clerk.pause_not"), key: "0" });
  else if (view.acts.includes(CLOSE)) options.push(endOfShift());
  const note = say(view.ticket ? "clerk.pause_later" : "clerk.pause_effect");
  const title = say(view.state === "paused" ? "clerk.paused" : "clerk.pause_reason");
  return choose({ title, note: view.state === "paused" ? "" : note, options });
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
