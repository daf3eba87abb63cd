/** A dialog with the fields of one act; nothing is sent before it is agreed to. */
import { answer, ask } from "./asking.js";
import { byId, field, form } from "./dom.js";

const AGREED = "agreed";

/**
 * Opens a dialog and waits until it is agreed to or left.
 * @param {string} id
 * @returns {Promise<boolean>} whether it was agreed to
 */
export async function fillIn(id) {
  const given = await ask(id, (box) => {
    box.querySelector("input, select")?.dispatchEvent(new Event("change"));
  });
  return given === AGREED;
}

/**
 * Makes its form and its way back ready; once a page.  Enter agrees in a list as well,
 * where a browser by itself would do nothing.
 * @param {string} id
 */
export function prepareDialog(id) {
  form(`${id}-form`).addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLSelectElement)) return;
    event.preventDefault();
    form(`${id}-form`).requestSubmit();
  });
  form(`${id}-form`).addEventListener("submit", (event) => {
    event.preventDefault();
    answer(id, AGREED);
  });
  byId(`${id}-back`).addEventListener("click", () => answer(id, ""));
}

/**
 * The choices of a list; what was chosen before stays where it is still there.
 * @param {string} id
 * @param {{id: string, label: string}[]} options
 */
export function fillSelect(id, options) {
  const target = select(id);
  const before = target.value;
  target.replaceChildren(...options.map((one) => new Option(one.label, one.id)));
  if (options.some((one) => one.id === before)) target.value = before;
}

/** @param {string} id */
export function select(id) {
  return /** @type {HTMLSelectElement} */ (byId(id));
}

/** The whole number in a field, 0 where there is none. @param {string} id */
export function numberIn(id) {
  return Math.trunc(Number(field(id).value)) || 0;
}
