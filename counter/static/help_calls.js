/** The kiosks that call for help, the one that waits longest first. */
import { byId, icon, make, show } from "./dom.js";
import { nameOfDevice } from "./devices.js";
import { now, shortAge } from "./time.js";
import { say, spoken } from "./words.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./devices.js").DeviceNow & {help_at: number | null}} Kiosk */

/** @param {Desk} desk @returns {Kiosk[]} */
function calling(desk) {
  /** @type {Kiosk[]} */
  const kiosks = desk.view?.kiosks ?? [];
  return kiosks
    .filter((one) => one.help_at !== null)
    .sort((one, other) => Number(one.help_at) - Number(other.help_at));
}

/** What is listed: made again only when that changes, or a button under a hand is lost. */
let drawn = "";

/** @param {Desk} desk */
export function drawHelpCalls(desk) {
  const calls = calling(desk).map((one) => ({ one, text: wanted(one) }));
  const listed = JSON.stringify([calls.map(({ text }) => text), spoken()]);
  if (listed === drawn) return;
  drawn = listed;
  const rows = calls.map(({ one, text }, place) => {
    const button = make("button", "secondary", say("reception.answered"));
    if (place === 0) button.append(make("kbd", "", "F2"));
    button.setAttribute("type", "button");
    button.addEventListener("click", () => answer(desk, one));
    return make("li", "band bad", icon("user-question"), make("b", "", text), button);
  });
  byId("help-calls").replaceChildren(...rows);
  show("help-calls", rows.length > 0);
}

/** @param {Kiosk} one */
function wanted(one) {
  const age = shortAge(now() - Number(one.help_at));
  return say("reception.help_wanted", { device: nameOfDevice(one.device), age });
}

/** @param {Desk} desk */
export async function answerOldest(desk) {
  const [oldest] = calling(desk);
  if (oldest) await answer(desk, oldest);
}

/**
 * @param {Desk} desk
 * @param {Kiosk} kiosk
 */
async function answer(desk, kiosk) {
  const view = await desk.perform("/help", { device: kiosk.device });
  if (view) desk.take(view);
}
