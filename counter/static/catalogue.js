/**
 * The catalogue of services (`GET /v1/catalogue`), read before it is needed and every
 * minute: a question that waited for it would lose the keys that are typed meanwhile.
 *
 * @typedef {import("./window_view.js").Word} Word
 * @typedef {import("./window_view.js").Service} Service
 * @typedef {Service & {category: string, line: string, days: number, window: string, offered: boolean, legal_basis_ar: string}} Offered
 * @typedef {object} Catalogue
 * @property {Word[]} categories
 * @property {(import("./window_view.js").Line & {minutes: number})[]} lines
 * @property {Offered[]} services
 */
import { read, untilAnswered } from "./api.js";
import { showLine } from "./band.js";

const EVERY_MS = 60000;

/** @type {Promise<Catalogue> | null} */
let known = null;

/** Has the catalogue at hand from now on; once a page. */
export function keepCatalogue() {
  known ??= untilAnswered(() => read("/v1/catalogue"), () => showLine(false));
  setInterval(renew, EVERY_MS);
}

/** @returns {Promise<Catalogue>} */
export function readCatalogue() {
  if (!known) keepCatalogue();
  return /** @type {Promise<Catalogue>} */ (known);
}

/** The services that windows of this center give. @returns {Promise<Offered[]>} */
export async function servicesAtWindows() {
  const { services } = await readCatalogue();
  return services.filter((one) => one.offered && one.window !== "none");
}

/** A newer one, once it is here; without the center the last one stays. */
async function renew() {
  const newer = await read("/v1/catalogue").catch(() => null);
  if (newer) known = Promise.resolve(newer);
}
