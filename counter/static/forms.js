/** Screens of the entry and their forms, filled in from the keyboard. */
import { sayBand } from "./band.js";
import { form } from "./dom.js";
import { typeLatin } from "./latin.js";
import { sayWaiting } from "./waiting.js";
import { say } from "./words.js";

/** Shows one of the page's screens, none of the others, and lets type again. @param {string} name */
export function screen(name) {
  hold(false);
  for (const element of document.querySelectorAll("[data-screen]")) {
    const section = /** @type {HTMLElement} */ (element);
    section.hidden = section.dataset.screen !== name;
  }
}

/** Makes the fields of a form ready to type in. @param {string} id */
export function prepare(id) {
  inputsOf(id).forEach(typeLatin);
}

/**
 * Waits until a form is filled in; Enter goes to the next empty field, or sends.
 * @param {string} id
 * @returns {Promise<string[]>} what stands in its fields
 */
export function filled(id) {
  const inputs = inputsOf(id);
  (emptyOf(inputs) ?? inputs[inputs.length - 1]).focus();
  return new Promise((resolve) => {
    const target = form(id);
    const onSubmit = () => {
      const empty = emptyOf(inputs);
      if (empty) {
        askFor(empty);
        return;
      }
      target.removeEventListener("submit", onSubmit);
      resolve(inputs.map((input) => input.value.trim()));
    };
    target.addEventListener("submit", onSubmit);
  });
}

/** Leaves nothing in the fields of a form. @param {string} id */
export function clear(id) {
  for (const input of inputsOf(id)) input.value = "";
}

/** Holds what has been typed while the center is asked, and shows it. @param {boolean} isHeld */
export function hold(isHeld) {
  sayWaiting(isHeld);
  for (const input of document.querySelectorAll("input")) input.readOnly = isHeld;
}

/** @param {HTMLInputElement} empty */
function askFor(empty) {
  if (document.activeElement === empty) sayBand(say("page.fill_in"));
  empty.focus();
}

/** @param {HTMLInputElement[]} inputs */
function emptyOf(inputs) {
  return inputs.find((input) => !input.value.trim());
}

/** @param {string} id */
function inputsOf(id) {
  return [...form(id).querySelectorAll("input")];
}
