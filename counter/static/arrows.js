/**
 * Where a window is, seen from this screen: `/display?left=1-3&right=4,5&up=6`.  Without
 * it the arrow says "go on", in the direction of reading.
 */
import { spoken } from "./words.js";

const WAYS = ["left", "right", "up", "down"];

/** The way of the arrow for a window. @param {number} window */
export function wayTo(window) {
  const asked = new URLSearchParams(location.search);
  const way = WAYS.find((one) => includes(asked.get(one) ?? "", window));
  return way ?? (spoken() === "ar" ? "left" : "right");
}

/**
 * Whether a list like `1-3,7` has the number.
 * @param {string} list
 * @param {number} number
 */
export function includes(list, number) {
  return list.split(",").some((part) => {
    const [from, to = from] = part.split("-");
    return from !== "" && number >= Number(from) && number <= Number(to);
  });
}
