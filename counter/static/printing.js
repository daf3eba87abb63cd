/**
 * Prints a paper by the browser.  Started with `--kiosk-printing` Chromium prints at once
 * on the computer's printer; otherwise it asks first.
 */
import { byId } from "./dom.js";

/**
 * @param {Node[]} paper
 * @param {string} kind a class of paper.css
 */
export function printPaper(paper, kind = "") {
  byId("paper").className = `paper ${kind}`;
  byId("paper").replaceChildren(...paper.map((part) => part.cloneNode(true)));
  window.print();
}
