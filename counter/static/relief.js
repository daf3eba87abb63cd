/** A clerk who takes over a lost window signs in on its own page, under the own number. */
import { byId, show } from "./dom.js";
import { stageOf } from "./window_view.js";

/** @param {import("./terminal.js").Terminal} terminal */
export function prepareRelief(terminal) {
  byId("relieve").addEventListener("click", () => relieve(terminal));
  byId("own-window").addEventListener("click", () => location.reload());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !byId("own-window").hidden) location.reload();
  });
}

/**
 * Leaves the lost window for the form that asks who is here.  Nothing is sent: whoever
 * was signed in still is, and the page goes back to the window when it is loaded again.
 * @param {import("./terminal.js").Terminal} terminal
 */
export function relieve(terminal) {
  if (!terminal.view || terminal.isSending || stageOf(terminal.view) !== "lost") return;
  show("own-window");
  terminal.onLeave();
}
