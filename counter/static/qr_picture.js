/** The QR of a ticket, which the center's server draws; without it the paper still counts. */
import { make } from "./dom.js";

const ADDRESS = "/reception/qr";
const PATIENCE_MS = 4000;

/**
 * @param {string} url the promise on the ticket
 * @returns {Promise<Node>} the picture, or nothing where it could not be had
 */
export async function qrOf(url) {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(ADDRESS, { method: "POST", body: url, signal });
    if (!answer.ok) throw new Error(String(answer.status));
    const text = await answer.text();
    const drawing = new DOMParser().parseFromString(text, "image/svg+xml");
    return document.importNode(drawing.documentElement, true);
  } catch {
    return make("span");
  }
}
