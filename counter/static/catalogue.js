/**
 * The catalogue of services (`GET /v1/catalogue`), read anew whenever it is needed: it may
 * have been published again since the page was opened.
 *
 * @typedef {import("./window_view.js").Word} Word
 * @typedef {import("./window_view.js").Service} Service
 * @typedef {Service & {category: string, line: string, days: number, offered: boolean, legal_basis_ar: string}} Offered
 * @typedef {object} Catalogue
 * @property {Word[]} categories
 * @property {(import("./window_view.js").Line & {minutes: number})[]} lines
 * @property {Offered[]} services
 */
import { read, untilAnswered } from "./api.js";
import { showLine } from "./band.js";

/** @returns {Promise<Catalogue>} */
export function readCatalogue() {
  return untilAnswered(() => read("/v1/catalogue"), () => showLine(false));
}
