/** A machine is taken out of service by the manager: any but the one that is used for it. */
import { fillIn, fillSelect, select } from "./act_dialog.js";
import { done, isSure } from "./act_steps.js";
import { sayBand } from "./band.js";
import { nameOfDevice } from "./devices.js";
import { say } from "./words.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./devices.js").DeviceNow} DeviceNow */

/** @param {Desk} desk */
export async function revoke(desk) {
  /** @type {DeviceNow[]} */
  const devices = desk.view.devices;
  const others = devices.filter((one) => isRevocable(one) && one.device !== desk.device);
  if (!others.length) {
    sayBand(say("manager.revoke_none"));
    return;
  }
  fillSelect("revoke-device", others.map(({ device }) => (
    { id: device, label: nameOfDevice(device) }
  )));
  if (!(await fillIn("revoke"))) return;
  const { value: device } = select("revoke-device");
  const title = say("manager.revoke_sure", { device: nameOfDevice(device) });
  if (!(await isSure(title, say("manager.revoke_effect"), say("manager.revoke_yes")))) return;
  await done(desk, "/devices/revoke", { device });
}

/** Not the agent: without it no record leaves the house. @param {DeviceNow} one */
function isRevocable(one) {
  return one.kind !== "agent" && one.state !== "revoked";
}
