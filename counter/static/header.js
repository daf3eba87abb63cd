/** The header of a page: the center's name, the clock, the language. */
import { read } from "./api.js";
import { write } from "./dom.js";
import { page } from "./page_data.js";
import { clockTime, now, setClock } from "./time.js";
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
  takeTime();
}

/** The center's time, also before anybody has signed in; later views bring it again. */
async function takeTime() {
  const center = await read("/v1/center").catch(() => null);
  if (center) setClock(center.now);
  drawClock();
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
