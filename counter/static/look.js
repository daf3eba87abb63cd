/**
 * What shows a person: for half a minute, and then nothing of it is left in the page.
 * Pictures are drawn, not linked, so that no browser keeps them.
 */
import { answer, ask } from "./asking.js";
import { byId, make, write } from "./dom.js";
import { either, plural, say } from "./words.js";

/** @typedef {{ar: string, en: string, value_ar: string, value_en: string}} Shown */
/** @typedef {{what: "identity", answers: Shown[]} | {what: "scan", pages: string[]}} Seen */

const BOX = "look";
const SECONDS = 30;

/**
 * Shows it until it is closed or its time is over.  It opens at once and pictures follow,
 * so that no key meant for it reaches the page, and none is shown of a visit that is over.
 * @param {string} title
 * @param {Seen} seen
 */
export async function showLook(title, seen) {
  const content = byId("look-content");
  let isOpen = true;
  let left = SECONDS;
  const tick = () => write("look-left", say("clerk.look_left", { time: plural("countdown", left) }));
  const timer = setInterval(() => {
    left -= 1;
    if (left > 0) tick();
    else dropLook();
  }, 1000);
  const closed = ask(BOX, (box) => {
    write("look-title", title);
    tick();
    box.focus();
  });
  drawn(seen).then((found) => isOpen && content.replaceChildren(...found));
  await closed;
  isOpen = false;
  clearInterval(timer);
  content.replaceChildren();
}

/** @param {Seen} seen */
async function drawn(seen) {
  return seen.what === "identity" ? answers(seen.answers) : pictures(seen.pages);
}

/** Closes it: its time is over, or the visit is. */
export function dropLook() {
  answer(BOX, "");
}

/** Makes its button and keys ready; once a page. */
export function prepareLook() {
  byId("look-close").addEventListener("click", dropLook);
}

/** @param {Shown[]} found */
function answers(found) {
  const rows = found.flatMap((one) => [
    make("dt", "", either(one)),
    make("dd", "", make("bdi", "", either({ ar: one.value_ar, en: one.value_en }))),
  ]);
  return [make("dl", "person", ...rows)];
}

/** @param {string[]} pages each a JPEG in base 64 */
function pictures(pages) {
  return Promise.all(pages.map(async (page, place) => {
    const bytes = Uint8Array.from(atob(page), (sign) => sign.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: picture.width, height: picture.height });
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", String(place + 1));
    canvas.getContext("2d")?.drawImage(picture, 0, 0);
    picture.close();
    return canvas;
  }));
}
