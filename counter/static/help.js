/** Help for what stands on the screen: a sentence or two, and the keys of this moment. */
import { byId, make, write } from "./dom.js";
import { say } from "./words.js";

/** @typedef {[string, string]} KeyHelp a key and the text key of what it does */

/**
 * @param {string} title
 * @param {string} sentence
 * @param {KeyHelp[]} keys
 */
export function showHelp(title, sentence, keys) {
  const box = /** @type {HTMLDialogElement} */ (byId("help"));
  if (box.open) return;
  write("help-title", title);
  write("help-text", sentence);
  const rows = keys.flatMap(([key, text]) => [
    make("dt", "", make("kbd", "", key)), make("dd", "", say(text)),
  ]);
  byId("help-keys").replaceChildren(...rows);
  box.showModal();
  box.focus();
}

/** Closes by any key that closes a page of a book. */
export function prepareHelp() {
  const box = /** @type {HTMLDialogElement} */ (byId("help"));
  box.addEventListener("keydown", (event) => {
    const closes = ["Enter", "?", "؟"].includes(event.key) || event.code === "KeyH";
    if (!closes || event.repeat) return;
    event.preventDefault();
    box.close();
  });
  byId("help-close").addEventListener("click", () => box.close());
}
