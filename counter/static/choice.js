/**
 * A choice by number keys, above the page.  Escape leaves it without choosing.  Nothing
 * is chosen beforehand: an Enter too many, from a hand or a scanner, decides nothing, and
 * neither do the digits of a ticket that is scanned once more.  A question that comes by
 * itself takes no key before a person can have read it.
 */
import { answer, ask } from "./asking.js";
import { byId, make, show, write } from "./dom.js";
import { digitOf } from "./keys.js";
import { unlessScanned } from "./scanner.js";
import { digits } from "./words.js";

const CHOICE = "choice";
const READ_MS = 600;

let readAt = 0;

/**
 * @typedef {object} Option
 * @property {string} id
 * @property {string} label
 * @property {string} [note] what it does
 * @property {string} [key] its number key; otherwise its place in the list
 *
 * @typedef {object} Question
 * @property {string} title
 * @property {string} [note]
 * @property {Option[]} options
 * @property {boolean} [isSudden] whether it comes by itself, under hands that may be typing
 */

/**
 * Asks; gives the id of the option chosen, or an empty text.  Its keys work wherever the
 * focus is: a click beside the question does not make it deaf.
 * @param {Question} question
 * @returns {Promise<string>}
 */
export async function choose(question) {
  const answered = await ask(CHOICE, (box) => {
    draw(question);
    box.focus();
    rest(box, question.isSudden ? READ_MS : 0);
    document.addEventListener("keydown", press);
  });
  document.removeEventListener("keydown", press);
  return answered;
}

/** Leaves an open choice without choosing: what it was about has passed. */
export function dropChoice() {
  answer(CHOICE, "");
}

/**
 * Takes no key for a moment, and shows it.
 * @param {HTMLElement} box
 * @param {number} milliseconds
 */
function rest(box, milliseconds) {
  readAt = performance.now() + milliseconds;
  box.toggleAttribute("data-resting", milliseconds > 0);
  setTimeout(() => box.toggleAttribute("data-resting", performance.now() < readAt), milliseconds);
}

/** @param {Question} question */
function draw(question) {
  write("choice-title", question.title);
  write("choice-note", question.note ?? "");
  show("choice-note", Boolean(question.note));
  byId("choice-options").replaceChildren(...question.options.map(row));
}

/**
 * @param {Option} option
 * @param {number} place
 */
function row(option, place) {
  const key = option.key ?? String(place + 1);
  const words = make("span", "", option.label);
  if (option.note) words.append(make("small", "", option.note));
  const button = make("button", "secondary", make("kbd", "", digits(key)), words);
  button.dataset.key = key;
  button.addEventListener("click", () => answer(CHOICE, option.id));
  return make("li", "", button);
}

/** @param {KeyboardEvent} event */
function press(event) {
  const buttons = [...byId(CHOICE).querySelectorAll("button")];
  const key = digitOf(event);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.defaultPrevented) return; // it answered the question before this one
  if (!key && !step) return;
  event.preventDefault();
  if (key && !event.repeat && event.timeStamp >= readAt) unlessScanned(() => take(buttons, key));
  if (!step) return;
  const at = buttons.findIndex((one) => one === document.activeElement);
  const from = at < 0 && step < 0 ? 0 : at;
  buttons[(from + step + buttons.length) % buttons.length].focus();
}

/**
 * Chooses by its key, where the question still stands.
 * @param {HTMLElement[]} buttons
 * @param {string} key
 */
function take(buttons, key) {
  const button = buttons.find((one) => one.dataset.key === key);
  if (button?.isConnected) button.click();
}
