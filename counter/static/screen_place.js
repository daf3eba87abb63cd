/**
 * Where this screen hangs, told by its address: `/display?windows=1-4` shows the calls of
 * these windows alone; `/display?layout=window&window=4` is the small screen above one
 * window, quiet, with its number and nothing else.
 */
import { includes } from "./arrows.js";

const asked = new URLSearchParams(location.search);

/** The window of a small screen, 0 in the hall. */
export const ownWindow = asked.get("layout") === "window" ? Number(asked.get("window")) : 0;

const zone = ownWindow ? String(ownWindow) : asked.get("windows") ?? "";

/** The same for the center: what a small screen alone shows was not shown to the hall. */
export const zoneTold = zone ? `&windows=${ownWindow ? "" : encodeURIComponent(zone)}` : "";

/** Whether a call is for a window of this screen. @param {{window: number}} call */
export function isHere(call) {
  return zone === "" || includes(zone, call.window);
}

/** In which languages calls are said here: `ar`, `en` or `ar+en` (a plus may come as a space). */
export function spokenHere() {
  const wanted = (asked.get("voice") ?? "ar").replace(" ", "+");
  return ["ar", "en", "ar+en"].includes(wanted) ? wanted : "ar";
}
