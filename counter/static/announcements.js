/**
 * Which call stands in the box of the hall display, and which in the list.  Pure: given
 * calls and the time, it says what to show; it touches neither page nor network.
 *
 * A new call waits until the one before has stood for its seconds; a repeat lets new
 * calls go before it.  What is older than `LATE_MS` when it arrives, after the line was
 * cut or the page was opened, is not announced any more and goes to the list.
 *
 * @typedef {object} Call
 * @property {number} seq place of the call in the journal
 * @property {string} ticket
 * @property {string} letter
 * @property {string} letter_ar
 * @property {number} number
 * @property {number} window
 * @property {number} at
 * @property {number} count 1, 2 or 3
 * @property {boolean} exceptional
 * @property {boolean} marked
 * @property {boolean} current still called
 */

export const LATE_MS = 20000;
export const LISTED = 5;
const REPEAT_STANDS_MS = 3000;
const REMEMBERED = 24;

export class Announcements {
  /** @param {number} standsMs how long a call stands alone when others wait */
  constructor(standsMs) {
    this.standsMs = standsMs;
    /** @type {Call[]} waiting to be announced, the next first */
    this.waiting = [];
    /** @type {Call[]} on the display or behind it, the newest first */
    this.shown = [];
    /** @type {Call | null} the call announced last */
    this.announced = null;
    this.announcedAt = -Infinity;
    this.lastSeq = -1;
  }

  /** Forgets all calls: another day, or another record. */
  clear() {
    Object.assign(this, new Announcements(this.standsMs));
  }

  /**
   * Takes a call, from an event or a snapshot; one that is known changes nothing.
   * @param {Call} call
   * @param {number} now
   */
  take(call, now) {
    if (call.seq <= this.lastSeq) {
      this.update(call);
      return;
    }
    this.lastSeq = call.seq;
    this.waiting = this.waiting.filter((one) => one.ticket !== call.ticket);
    if (!call.current || now - call.at > LATE_MS) this.put(call);
    else this.queue(call);
  }

  /** What a snapshot says of a call that is known. @param {Call} call */
  update(call) {
    if (!call.current) this.leave(call.ticket);
  }

  /**
   * A ticket that was started, missed or taken back; one that came before its turn to
   * be announced is listed all the same.
   * @param {string} ticket
   */
  leave(ticket) {
    const early = this.waiting.find((one) => one.ticket === ticket);
    this.waiting = this.waiting.filter((one) => one !== early);
    if (early) this.put(early);
    this.shown = this.shown.map((one) => (
      one.ticket === ticket ? { ...one, current: false } : one
    ));
  }

  /**
   * The call to announce now, if its turn has come.
   * @param {number} now
   * @returns {Call | null}
   */
  next(now) {
    const [call] = this.waiting;
    if (!call || now < this.announcedAt + this.stands(call)) return null;
    this.waiting.shift();
    this.put(call);
    this.announced = call;
    this.announcedAt = now;
    return call;
  }

  /** The call in the box: announced last, else the newest still called, else the newest. */
  box() {
    const called = this.shown.filter((one) => one.current);
    const announced = called.find((one) => one.seq === this.announced?.seq);
    return announced ?? called[0] ?? this.shown[0] ?? null;
  }

  /** The last calls beside the box, the newest first. */
  list() {
    const boxed = this.box();
    return this.shown.filter((one) => one !== boxed).slice(0, LISTED);
  }

  /** How long the announced call stands before this one. @param {Call} call */
  stands(call) {
    const repeatGivesWay = (this.announced?.count ?? 0) > 1 && call.count === 1;
    return repeatGivesWay ? Math.min(REPEAT_STANDS_MS, this.standsMs) : this.standsMs;
  }

  /** @param {Call} call */
  queue(call) {
    const firstRepeat = this.waiting.findIndex((one) => one.count > 1);
    const isNew = call.count === 1 && firstRepeat >= 0;
    this.waiting.splice(isNew ? firstRepeat : this.waiting.length, 0, call);
  }

  /** A ticket stands once among the shown, by its latest call. @param {Call} call */
  put(call) {
    const others = this.shown.filter((one) => one.ticket !== call.ticket);
    const newestFirst = [call, ...others].sort((one, other) => other.seq - one.seq);
    this.shown = newestFirst.slice(0, REMEMBERED);
  }
}
