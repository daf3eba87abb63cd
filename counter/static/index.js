/** The doors of a center's pages; a browser that is enrolled is shown its own. */
import { read, Refused, Unreachable } from "./api.js";
import { byId, field, form, show, write } from "./dom.js";
import { pageOf } from "./enrolment.js";
import { prepareHeader } from "./header.js";
import { asciiDigits, typeLatin } from "./latin.js";

prepareHeader(() => {});
typeLatin(field("window-number"));
form("open-window").addEventListener("submit", openWindow);
showThisDevice();

function openWindow() {
  const number = Number(asciiDigits(field("window-number").value));
  if (number > 0) location.assign(`/counter/${number}`);
  else field("window-number").focus();
}

async function showThisDevice() {
  try {
    const device = await read("/v1/devices/me");
    write("this-device-name", device.device);
    const link = /** @type {HTMLAnchorElement} */ (byId("this-device-link"));
    link.href = pageOf(device);
    show("this-device");
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Unreachable)) throw error;
  }
}
