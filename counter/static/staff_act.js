/**
 * Staff, by the manager: someone new, another first PIN, or someone who leaves.  The PIN
 * for one use is shown once, to be handed over, and stays nowhere in the page.
 */
import { fillIn, fillSelect, select } from "./act_dialog.js";
import { isSure } from "./act_steps.js";
import { sayBand, sayDone } from "./band.js";
import { choose } from "./choice.js";
import { field, write } from "./dom.js";
import { say } from "./words.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** @type {Record<string, {act: string, role?: string}>} */
const CHANGES = {
  clerk: { act: "create", role: "clerk" },
  reception: { act: "create", role: "reception" },
  reset: { act: "reset" },
  remove: { act: "remove" },
};
const WORDS = {
  sentences: {
    not_found: "manager.staff_unknown",
    not_in_this_state: "manager.staff_taken",
    not_allowed: "manager.staff_not_allowed",
  },
};

/** @param {Desk} desk */
export async function staff(desk) {
  const changes = Object.keys(CHANGES);
  fillSelect("staff-act", changes.map((id) => ({ id, label: say(`manager.staff_${id}`) })));
  if (!(await fillIn("staff-dialog"))) return;
  const number = field("staff-number").value.trim();
  const change = select("staff-act").value;
  if (!/^[0-9]{1,8}$/.test(number)) {
    sayBand(say("manager.staff_unknown"));
    return;
  }
  const title = `${say(`manager.staff_${change}`)} — ${say("page.staff", { n: number })}`;
  const effect = say(`manager.staff_${change}_effect`);
  if (!(await isSure(title, effect, say("manager.staff_yes")))) return;
  const content = { staff: number, ...CHANGES[change] };
  const view = await desk.perform("/staff", content, WORDS);
  if (!view) return;
  field("staff-number").value = "";
  const { pin, ...seen } = view;
  desk.take(seen);
  if (pin) await handOver(number, pin);
  sayDone(say("manager.recorded"));
}

/**
 * @param {string} number
 * @param {string} pin
 */
async function handOver(number, pin) {
  await choose({
    title: say("manager.staff_pin", { n: number, pin }),
    note: say("manager.staff_pin_note"),
    options: [{ id: "done", label: say("manager.staff_handed") }],
  });
  write("choice-title", "");
}
