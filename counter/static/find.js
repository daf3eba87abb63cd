/**
 * A choice from a long list: typing letters narrows it, number keys choose among the nine
 * that are shown, 0 shows the next nine.  Nothing is chosen beforehand.
 */
import { answer, ask } from "./asking.js";
import { byId, field, make, show, write } from "./dom.js";
import { folded } from "./folding.js";
import { digitOf } from "./keys.js";
import { endsScan, unlessScanned } from "./scanner.js";
import { digits, say } from "./words.js";

const FIND = "find";
const SHOWN = 9;

/**
 * @typedef {{id: string, label: string, note?: string}} Entry
 * @typedef {object} Search
 * @property {string} title
 * @property {Entry[]} entries what is listed
 * @property {Entry[]} [searched] where typing looks, when not in what is listed
 */

/** @type {Search} */
let search = { title: "", entries: [] };
let from = 0;

/** Asks; gives the id of the entry, or an empty text. @param {Search} wanted */
export function find(wanted) {
  return ask(FIND, () => {
    search = wanted;
    field("find-text").value = "";
    write("find-title", wanted.title);
    turn(0);
    field("find-text").focus();
  });
}

/** Makes the dialog ready; once a page. */
export function prepareFind() {
  field("find-text").addEventListener("input", () => turn(0));
  byId(FIND).addEventListener("keydown", press);
}

/** Leaves an open search without choosing. */
export function dropFind() {
  answer(FIND, "");
}

function matching() {
  const typed = folded(field("find-text").value);
  if (!typed) return search.entries;
  const words = typed.split(" ");
  const fits = (/** @type {Entry} */ one) => words.every((word) => folded(one.label).includes(word));
  return (search.searched ?? search.entries).filter(fits);
}

/** Shows the entries from a place on. @param {number} place */
function turn(place) {
  const found = matching();
  from = place < found.length ? place : 0;
  byId("find-options").replaceChildren(...found.slice(from, from + SHOWN).map(row));
  show("find-none", found.length === 0);
  show("find-more", found.length > SHOWN);
  const pages = Math.ceil(found.length / SHOWN);
  write("find-page", say("page.page_of", { n: from / SHOWN + 1, m: pages }));
}

/**
 * @param {Entry} entry
 * @param {number} place
 */
function row(entry, place) {
  const words = make("span", "", entry.label);
  if (entry.note) words.append(make("small", "", entry.note));
  const key = String(place + 1);
  const button = make("button", "secondary", make("kbd", "", digits(key)), words);
  button.setAttribute("type", "button");
  button.dataset.key = key;
  button.addEventListener("click", () => answer(FIND, entry.id));
  return make("li", "", button);
}

/** @param {KeyboardEvent} event */
function press(event) {
  const key = digitOf(event);
  if (key || event.key === "Enter") event.preventDefault();
  if (event.repeat) return;
  const buttons = [...byId("find-options").querySelectorAll("button")];
  if (key) unlessScanned(() => take(buttons, key));
  else if (event.key === "Enter" && !endsScan(event)) pressedEnter(buttons);
}

/**
 * Takes an entry by its digit, or the next nine, where the same ones still stand.
 * @param {HTMLElement[]} buttons
 * @param {string} key
 */
function take(buttons, key) {
  if (!buttons[0]?.isConnected) return;
  if (key === "0") turn(from + SHOWN);
  else buttons[Number(key) - 1]?.click();
}

/** Enter takes the button that has the focus, or the only one left. @param {HTMLElement[]} buttons */
function pressedEnter(buttons) {
  const focused = buttons.find((one) => one === document.activeElement);
  const only = buttons.length === 1 && field("find-text").value ? buttons[0] : null;
  (focused ?? only)?.click();
}
