/**
 * What the server wrote into the page: texts, the center's name, settings.
 *
 * @typedef {{ar: string, en: string}} Pair
 * @typedef {"ar" | "en"} Language
 * @typedef {object} PageData
 * @property {string} files address of fonts, sounds and scripts
 * @property {{code: string, name: Pair, hub_url: string}} center
 * @property {{call_seconds: number, chime: boolean, voice: boolean, synthesized: boolean}} settings
 * @property {number} window number of the window, 0 on other pages
 * @property {Record<string, Pair>} texts
 */

const element = document.getElementById("page-data");

/** @type {PageData} */
export const page = JSON.parse(element?.textContent ?? "{}");
