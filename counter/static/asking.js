/**
 * What every question above a page has in common: a modal dialog and one answer.
 *
 * The answer counts at the key that gives it, not at the dialog's `close` event, which
 * the browser tells later: a hand that types ahead would lose a key between two questions.
 */
import { byId } from "./dom.js";

/** @type {Map<HTMLDialogElement, (answer: string) => void>} */
const asked = new Map();

/**
 * Opens a dialog until it is answered; leaving it by Escape is the empty answer.
 * @param {string} id
 * @param {(box: HTMLDialogElement) => void} begin once it is open
 * @returns {Promise<string>} empty at once where the same dialog is already open
 */
export function ask(id, begin) {
  const box = dialog(id);
  if (box.open) return Promise.resolve("");
  return new Promise((resolve) => {
    const left = () => {
      if (!box.open) answer(id, "");
    };
    asked.set(box, (given) => {
      box.removeEventListener("close", left);
      resolve(given);
    });
    box.addEventListener("close", left);
    box.showModal();
    begin(box);
  });
}

/**
 * Answers the question of a dialog, where one is open.
 * @param {string} id
 * @param {string} given
 */
export function answer(id, given) {
  const box = dialog(id);
  const tell = asked.get(box);
  asked.delete(box);
  box.close();
  tell?.(given);
}

/** @param {string} id */
function dialog(id) {
  return /** @type {HTMLDialogElement} */ (byId(id));
}
