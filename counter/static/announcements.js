/**
 * Which call stands in the box of the hall display, and which in the list.  Pure: given
 * calls and the time, it says what to show; it touches neither page nor network.
 *
 * Whoever is called is shown from the first moment to the last: in the list at once, in
 * the box by turns.  Who has not stood in the box yet goes before any repeat.  What is
 * older than `LATE_MS` when it arrives, after the line was cut or the page was opened, is
 * listed and takes no turn.
 *
 * @typedef {import("./calls.js").Call} Call
 */
import { Calls } from "./calls.js";
import { queued } from "./turns.js";

export const LATE_MS = 20000;
export const LISTED = 5;
const REPEAT_STANDS_MS = 3000;
const SHORTEST_MS = 2000;
const ROUND_MS = 40000;

export class Announcements {
  /** @param {number} standsMs how long a call stands in the box when others wait */
  constructor(standsMs) {
    this.standsMs = standsMs;
    this.calls = new Calls();
    /** @type {string[]} tickets waiting for the box, the next first */
    this.waiting = [];
    /** @type {Map<string, number>} when the latest call of each of them arrived here */
    this.cameAt = new Map();
    /** @type {Map<string, number>} how often a ticket has stood in the box */
    this.turns = new Map();
    /** The ticket that took the box last. */
    this.announced = "";
    this.announcedAt = -Infinity;
  }

  /** Forgets all calls: another record. */
  clear() {
    Object.assign(this, new Announcements(this.standsMs));
  }

  /** Forgets who is called no more: another day. */
  clearPast() {
    this.calls.clearPast();
  }

  /**
   * Takes a call from an event.
   * @param {Call} call
   * @param {number} now
   * @returns {boolean} whether it is to be announced
   */
  take(call, now) {
    return this.calls.take(call) && this.arrive(call, now);
  }

  /**
   * A ticket that was started, missed or taken back, from an event.
   * @param {string} ticket
   * @param {number} seq the line that says so
   * @returns {boolean} whether it is so, as far as is known
   */
  leave(ticket, seq) {
    const isSo = this.calls.leave(ticket, seq);
    if (isSo) this.drop(ticket);
    return isSo;
  }

  /**
   * Takes the whole hall: all who are called, and the last who were.
   * @param {Call[]} told
   * @param {number} lines how many lines of the journal it knows of
   * @param {number} now
   * @returns {{came: Call[], gone: string[]}} calls to be announced, and tickets that are
   *   called no more
   */
  agree(told, lines, now) {
    const { came, gone } = this.calls.agree(told, lines);
    for (const ticket of gone) this.drop(ticket);
    return { came: came.filter((call) => this.arrive(call, now)), gone };
  }

  /**
   * The call that takes the box now, if its turn has come.
   * @param {number} now
   */
  next(now) {
    const [ticket] = this.waiting;
    if (!ticket || now < this.announcedAt + this.stands(ticket)) return null;
    this.waiting = this.waiting.slice(1);
    this.turns.set(ticket, this.turnsOf(ticket) + 1);
    this.announced = ticket;
    this.announcedAt = now;
    return this.calls.of(ticket);
  }

  /** The call in the box: who took it last, else the newest still called, else the newest. */
  box() {
    const announced = this.calls.of(this.announced);
    if (announced?.current) return announced;
    return this.calls.called()[0] ?? this.calls.past()[0] ?? null;
  }

  /** Whether more are called than the box and the list of five can hold. */
  isCrowded() {
    return this.calls.called().length > LISTED + 1;
  }

  /**
   * Beside the box: who else is called and then who was, the newest first; in a crowded
   * hall all who are called, by window, so that no number moves while it is looked for.
   */
  list() {
    const called = this.calls.called();
    if (this.isCrowded()) return called.sort((one, other) => one.window - other.window);
    const boxed = this.box();
    const others = [...called, ...this.calls.past()].filter((one) => one !== boxed);
    return others.slice(0, LISTED);
  }

  /**
   * Milliseconds since a call arrived that waits for the box; endless for any other.
   * @param {Call} call
   * @param {number} now
   */
  newFor(call, now) {
    const cameAt = this.cameAt.get(call.ticket) ?? -Infinity;
    return this.waiting.includes(call.ticket) ? now - cameAt : Infinity;
  }

  /**
   * How long the call in the box stands before this one: all who are called have their
   * turn within `ROUND_MS`, as far as a number needs less than that to be read.
   * @param {string} next
   */
  stands(next) {
    if (!this.calls.of(this.announced)?.current) return 0;
    const share = Math.max(SHORTEST_MS, ROUND_MS / this.calls.called().length);
    const givesWay = this.turnsOf(this.announced) > 1 && this.turnsOf(next) === 0;
    return Math.min(share, this.standsMs, givesWay ? REPEAT_STANDS_MS : Infinity);
  }

  /** @param {string} ticket */
  turnsOf(ticket) {
    return this.turns.get(ticket) ?? 0;
  }

  /**
   * A call that is news: it waits for the box, unless it is too old to be announced.
   * @param {Call} call
   * @param {number} now
   * @returns {boolean} whether it waits
   */
  arrive(call, now) {
    const { ticket } = call;
    if (!call.current || call.count === 1) this.drop(ticket);
    if (!call.current || now - call.at > LATE_MS) return false;
    this.cameAt.set(ticket, now);
    this.waiting = queued(this.waiting, ticket, (one) => this.turnsOf(one) === 0);
    return true;
  }

  /** It waits no more, and when it is called again it is new. @param {string} ticket */
  drop(ticket) {
    this.waiting = this.waiting.filter((one) => one !== ticket);
    this.cameAt.delete(ticket);
    this.turns.delete(ticket);
  }
}
