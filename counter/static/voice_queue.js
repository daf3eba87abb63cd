/**
 * Which call is said next.  Pure: given calls and the time, it touches neither sound nor
 * network.  New calls go before repeats, each kind in the order in which it came; a
 * ticket waits once, with its latest call; what is older than `LATE_MS` is not said.
 *
 * @typedef {import("./voice_plan.js").Call} Call
 */

export const LATE_MS = 20000;
const REMEMBERED = 100;

export class VoiceQueue {
  constructor() {
    /** @type {Call[]} the next first */
    this.waiting = [];
    /** @type {number[]} calls taken, so that none is said twice */
    this.taken = [];
  }

  /** @param {Call} call */
  take(call) {
    if (this.taken.includes(call.seq)) return;
    this.taken = [call.seq, ...this.taken].slice(0, REMEMBERED);
    this.leave(call.ticket);
    const firstRepeat = this.waiting.findIndex((one) => one.count > 1);
    const isNew = call.count === 1 && firstRepeat >= 0;
    this.waiting.splice(isNew ? firstRepeat : this.waiting.length, 0, call);
  }

  /** A ticket that was started, missed or taken back. @param {string} ticket */
  leave(ticket) {
    this.waiting = this.waiting.filter((one) => one.ticket !== ticket);
  }

  /** Takes out the calls whose time has passed. @param {number} now */
  late(now) {
    const isLate = (/** @type {Call} */ call) => now - call.at > LATE_MS;
    const late = this.waiting.filter(isLate);
    this.waiting = this.waiting.filter((call) => !isLate(call));
    return late;
  }

  /** Takes out the call whose turn it is. */
  next() {
    return this.waiting.shift() ?? null;
  }
}
