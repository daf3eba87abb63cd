/**
 * Who is called and who was, put together from events and from views of the whole hall.
 * Pure.
 *
 * The two cross on their way, so each says of which line of the journal it is, and never
 * undoes what is known of a later one: an event that the view knows already is passed
 * over, and the view decides on no ticket of which a later event told.
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

const REMEMBERED = 24;

export class Calls {
  constructor() {
    /** @type {Map<string, Call>} the latest of each ticket */
    this.held = new Map();
    /** Lines of the journal that the last view of the hall knew of. */
    this.lines = 0;
    /** @type {Map<string, number>} the lines after these that told of a ticket */
    this.later = new Map();
  }

  /** Takes a call from an event, and says whether it is news. @param {Call} call */
  take(call) {
    return this.hears(call.ticket, call.seq) && this.hold(call);
  }

  /**
   * A ticket that was started, missed or taken back, from an event.
   * @param {string} ticket
   * @param {number} seq the line that says so
   * @returns {boolean} whether it is so, as far as is known
   */
  leave(ticket, seq) {
    const isSo = this.hears(ticket, seq);
    if (isSo) this.end(ticket);
    return isSo;
  }

  /**
   * Takes the whole hall: all who are called, and the last who were.
   * @param {Call[]} told
   * @param {number} lines how many lines of the journal it knows of
   * @returns {{came: Call[], gone: string[]}} calls that are news, the oldest first, and
   *   tickets that are called no more
   */
  agree(told, lines) {
    this.lines = lines;
    this.later = new Map([...this.later].filter(([, seq]) => seq >= lines));
    const decided = told.filter((call) => !this.later.has(call.ticket));
    const called = new Set(decided.filter((call) => call.current).map((call) => call.ticket));
    const gone = this.called()
      .map((call) => call.ticket)
      .filter((ticket) => !called.has(ticket) && !this.later.has(ticket));
    gone.forEach((ticket) => this.end(ticket));
    const came = decided.filter((call) => this.hold(call));
    return { came: came.sort((one, other) => one.seq - other.seq), gone };
  }

  /** The call of a ticket. @param {string} ticket */
  of(ticket) {
    return this.held.get(ticket) ?? null;
  }

  /** All who are called, the newest first. */
  called() {
    return this.newest().filter((call) => call.current);
  }

  /** The last who were called and are no more, the newest first. */
  past() {
    return this.newest().filter((call) => !call.current);
  }

  /** Forgets who is called no more: another day. */
  clearPast() {
    for (const { ticket } of this.past()) this.held.delete(ticket);
  }

  newest() {
    return [...this.held.values()].sort((one, other) => other.seq - one.seq);
  }

  /**
   * Whether an event is later than the view of the hall; then it is remembered.
   * @param {string} ticket
   * @param {number} seq
   */
  hears(ticket, seq) {
    if (seq < this.lines) return false;
    this.later.set(ticket, seq);
    return true;
  }

  /** Keeps a call, and says whether it is another one. @param {Call} call */
  hold(call) {
    const isNews = this.held.get(call.ticket)?.seq !== call.seq;
    this.held.set(call.ticket, call);
    for (const old of this.past().slice(REMEMBERED)) this.held.delete(old.ticket);
    return isNews;
  }

  /** Keeps it among the last ones. @param {string} ticket */
  end(ticket) {
    const call = this.held.get(ticket);
    if (call) this.held.set(ticket, { ...call, current: false });
  }
}
