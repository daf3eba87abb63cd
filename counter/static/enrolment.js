/**
 * Makes this browser a device of the center: by a one-time code behind `#enrol=` in the
 * address, or typed in.  A browser that is enrolled as something else is shown the way.
 */
import { post, read, Refused, untilAnswered } from "./api.js";
import { clearBand, sayRefusal, showLine } from "./band.js";
import { byId, write } from "./dom.js";
import { clear, filled, hold, prepare, screen } from "./forms.js";
import { say } from "./words.js";

/**
 * @typedef {object} Device
 * @property {string} device
 * @property {string} kind
 * @property {number | null} window
 */

const REVOKED = "device_revoked";

/**
 * Whether a refusal says that this browser is no device of the center, or none any more.
 * @param {string} code
 */
export function isStranger(code) {
  return code === "unknown_device" || code === REVOKED;
}

/**
 * Waits until this browser is a device that the page is made for.
 * @param {(device: Device) => boolean} fits
 * @returns {Promise<Device>}
 */
export async function ownDevice(fits) {
  prepare("enrol-form");
  await enrolFromAddress();
  for (;;) {
    const device = await knownDevice();
    if (device && fits(device)) return device;
    if (device) await elsewhere(device);
    await enrolFromForm();
  }
}

/**
 * Asks for a code until the center takes one.  A refusal is said and the form can be sent
 * again in the same breath: nothing that is typed next is lost.
 */
async function enrolFromForm() {
  screen("enrol");
  for (let enrolled = false; !enrolled; ) {
    const [code] = await filled("enrol-form");
    hold(true);
    enrolled = await enrol(code);
    hold(false);
    clear("enrol-form");
  }
}

/** The address keeps the code only until the center has answered. */
async function enrolFromAddress() {
  const code = new URLSearchParams(location.hash.slice(1)).get("enrol");
  if (!code) return;
  await enrol(code);
  history.replaceState(null, "", location.pathname + location.search);
}

/** Whether the center took the code; its refusal is said. @param {string} code */
async function enrol(code) {
  const body = JSON.stringify({ code });
  try {
    await untilAnswered(() => post("/v1/devices/enrol", body), () => showLine(false));
    clearBand();
    return true;
  } catch (error) {
    sayRefusal(error);
    return false;
  }
}

/** @returns {Promise<Device | null>} */
async function knownDevice() {
  try {
    const device = await untilAnswered(whoAmI, () => showLine(false));
    showLine(true);
    return device;
  } catch (error) {
    if (!(error instanceof Refused) || !isStranger(error.code)) throw error;
    if (error.code === REVOKED) sayRefusal(error);
    showLine(true);
    return null;
  }
}

function whoAmI() {
  return read("/v1/devices/me");
}

/** Shows which page this browser is for, for good. @param {Device} device */
function elsewhere(device) {
  screen("elsewhere");
  const name = device.window ? say("page.window", { n: device.window }) : device.device;
  write("elsewhere-text", say("page.other_device", { device: name }));
  const link = /** @type {HTMLAnchorElement} */ (byId("elsewhere-link"));
  link.href = pageOf(device);
  link.focus();
  return new Promise(() => {});
}

/** Address of the page that a device is for. @param {Device} device */
export function pageOf(device) {
  if (device.kind === "window") return `/counter/${device.window}`;
  if (["display", "manager", "reception"].includes(device.kind)) return `/${device.kind}`;
  return "/";
}
