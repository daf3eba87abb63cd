/**
 * The center's devices, what cannot print first.
 *
 * @typedef {{device: string, kind: string, state: string, detail: string, seen_at: number | null}} DeviceNow
 */
import { byId, chip, icon, make, show } from "./dom.js";
import { has, say } from "./words.js";

const DEVICE_ICONS = { kiosk: "printer", agent: "building" };
const FINE = ["", "ok"];

/** @param {DeviceNow[]} devices */
export function drawDevices(devices) {
  const worstFirst = [...devices].sort((one, other) => trouble(other) - trouble(one));
  byId("devices").replaceChildren(...worstFirst.map(deviceRow));
  show("no-devices", devices.length === 0);
}

/**
 * A printer that cannot print comes before a device that is silent; what was taken out last.
 * @param {DeviceNow} one
 */
function trouble(one) {
  if (one.state === "revoked") return -1;
  return (FINE.includes(one.detail) ? 0 : 2) + (one.state === "here" ? 0 : 1);
}

/** @param {DeviceNow} one */
function deviceRow(one) {
  const isHere = one.state === "here";
  const state = chip(
    isHere ? "done" : "off", isHere ? "check" : "x", say(`device_state.${one.state}`),
  );
  const row = make("li", "", icon(iconOf(one)), make("span", "", nameOfDevice(one.device)));
  if (!FINE.includes(one.detail)) row.append(printerChip(one.detail));
  row.append(state);
  return row;
}

/** @param {string} state */
function printerChip(state) {
  return chip(state === "near_end" ? "warn" : "bad", "printer-off", say(`printer.${state}`));
}

/** @param {DeviceNow} one */
function iconOf(one) {
  return one.kind === "kiosk" || one.kind === "agent" ? DEVICE_ICONS[one.kind] : "device-desktop";
}

/** `K1` as people say it. @param {string} device */
export function nameOfDevice(device) {
  const kinds = { K: "kiosk", D: "display", W: "window", M: "manager", R: "reception" };
  const kind = kinds[/** @type {keyof typeof kinds} */ (device[0])] ?? device;
  return has(`device.${kind}`) ? say(`device.${kind}`, { n: device.slice(1) }) : device;
}
