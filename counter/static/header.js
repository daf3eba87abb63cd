/** The header of a page: the center's name, the clock, the language. */
import { write } from "./dom.js";
import { page } from "./page_data.js";
import { clockTime, now } from "./time.js";
import { either, say, speak, spoken, translate } from "./words.js";

const CLOCK_MS = 1000;

/** @param {() => void} redraw draws all that is not a fixed text */
export function prepareHeader(redraw) {
  document.getElementById("language")?.addEventListener("click", () => {
    turnLanguage();
    redraw();
  });
  translate();
  drawHeader();
  setInterval(drawClock, CLOCK_MS);
}

/** Arabic to English and back. */
export function turnLanguage() {
  speak(spoken() === "ar" ? "en" : "ar");
  drawHeader();
}

function drawHeader() {
  write("center-name", say("page.center", { place: either(page.center.name) }));
  drawClock();
}

function drawClock() {
  write("clock", clockTime(now()));
}
