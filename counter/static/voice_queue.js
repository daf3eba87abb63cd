/**
 * Which call is said next.  Pure: given calls and the time, it touches neither sound nor
 * network.  Who has not been said yet goes before any repeat; a ticket waits once, with
 * its latest call; what is older than `LATE_MS` is not said.
 *
 * @typedef {import("./voice_plan.js").Call} Call
 */
import { queued } from "./turns.js";

export const LATE_MS = 20000;
const REMEMBERED = 100;

export class VoiceQueue {
  constructor() {
    /** @type {string[]} tickets, the next first */
    this.order = [];
    /** @type {Map<string, Call>} the latest call of each of them */
    this.calls = new Map();
    /** @type {number[]} calls taken, so that none is said twice */
    this.taken = [];
    /** @type {string[]} tickets that were said and are called, the latest first */
    this.said = [];
  }

  /** The calls that wait, the next first. */
  get waiting() {
    return this.order.flatMap((ticket) => this.calls.get(ticket) ?? []);
  }

  /** @param {Call} call */
  take(call) {
    if (this.taken.includes(call.seq)) return;
    this.taken = [call.seq, ...this.taken].slice(0, REMEMBERED);
    if (call.count === 1) this.leave(call.ticket);
    this.calls.set(call.ticket, call);
    this.order = queued(this.order, call.ticket, (one) => !this.said.includes(one));
  }

  /** A ticket that was started, missed or taken back. @param {string} ticket */
  leave(ticket) {
    this.remove(ticket);
    this.said = this.said.filter((one) => one !== ticket);
  }

  /** Takes out the calls whose time has passed. @param {number} now */
  late(now) {
    const late = this.waiting.filter((call) => now - call.at > LATE_MS);
    for (const call of late) this.remove(call.ticket);
    return late;
  }

  /** Takes out the call whose turn it is. */
  next() {
    const [call] = this.waiting;
    if (!call) return null;
    this.remove(call.ticket);
    this.said = [call.ticket, ...this.said].slice(0, REMEMBERED);
    return call;
  }

  /** @param {string} ticket */
  remove(ticket) {
    this.order = this.order.filter((one) => one !== ticket);
    this.calls.delete(ticket);
  }
}
