/**
 * Tells the center that a call is on this screen, so that nobody is written down as
 * absent who could not have seen the number.
 *
 * It is told after a frame with the call has been painted, which a hidden page never
 * does, and told again until the center has heard it.
 */
import { Refused, send } from "./api.js";

const ADDRESS = "/v1/display/shown";

export class Shown {
  constructor() {
    /** @type {Set<number>} */
    this.told = new Set();
  }

  /** Calls that stand in the page now. @param {(import("./announcements.js").Call | null)[]} calls */
  onScreen(calls) {
    for (const call of calls) {
      if (call?.current && !this.told.has(call.seq)) this.tell(call.seq);
    }
  }

  /** @param {number} seq */
  async tell(seq) {
    this.told.add(seq);
    await painted();
    try {
      await send(ADDRESS, { call: seq });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.code === "not_sent") this.told.delete(seq); // the center was started anew
    }
  }
}

/** The next frame begins only after this one has been painted. */
function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
}
