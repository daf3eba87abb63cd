/** The terminal's help for each of its stages. */
import { showHelp } from "./help.js";
import { stageOf } from "./window_view.js";
import { say } from "./words.js";

/** @typedef {import("./help.js").KeyHelp} KeyHelp */

/** @type {KeyHelp} */
const PAUSE = ["F8", "clerk.pause_or_close"];

/** @type {Record<string, KeyHelp[]>} */
const KEYS = {
  idle: [["Enter", "clerk.call_next"], ["P", "clerk.print_again"], PAUSE],
  called: [
    ["Enter", "clerk.start"], ["F4", "clerk.recall"], ["F9", "clerk.no_show"], PAUSE,
  ],
  serving: [
    ["1 – 9", "clerk.help_number"], ["+", "clerk.present"], ["−", "clerk.missing"],
    ["0", "clerk.not_applicable"], ["Enter", "clerk.help_conclude"],
    ["F4", "clerk.park"], ["F2", "clerk.transfer"], ["F9", "clerk.finish"],
    ["S", "clerk.add_file"], ["V", "clerk.look"],
  ],
  paused: [["Enter", "clerk.resume"], PAUSE],
  lost: [["Enter", "clerk.i_am_here"], ["F2", "clerk.relieve"], PAUSE],
};

/** @param {import("./window_view.js").View | null} view */
export function showClerkHelp(view) {
  if (!view) return;
  const stage = stageOf(view);
  showHelp(say("page.help"), say(`clerk.help_${stage}`), KEYS[stage]);
}
