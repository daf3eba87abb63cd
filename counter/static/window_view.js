/**
 * The window's view as the center tells it (docs/protocol.md, section 2), and the
 * questions that the page asks of it.  Pure: no page, no clock of its own.
 *
 * @typedef {import("./page_data.js").Pair} Pair
 * @typedef {Pair & {id: string}} Word
 * @typedef {Word & {mandatory: boolean}} PaperDocument
 * @typedef {{id: string, name_ar: string, name_en: string, minutes: number, documents: PaperDocument[]}} Service
 * @typedef {{letter: string, letter_ar: string, number: number}} Code
 * @typedef {Code & {name_ar: string, name_en: string, id: string}} Line
 *
 * @typedef {object} VisitRequest
 * @property {string} request its number
 * @property {boolean} may_add
 * @property {boolean} may_look
 * @property {Record<string, number>} pages of each document that was scanned
 *
 * @typedef {object} TicketFacts
 * @property {string} ticket
 * @property {"called" | "serving"} state
 * @property {boolean} priority
 * @property {boolean} marked
 * @property {boolean} exceptional
 * @property {"complete" | "incomplete" | null} papers
 * @property {number} calls
 * @property {number} called_at
 * @property {number | null} recall_at
 * @property {number | null} miss_at
 * @property {number | null} started_at
 * @property {Service} service
 * @property {VisitRequest | null} request
 * @typedef {Code & TicketFacts} Ticket
 *
 * @typedef {Code & {reason: string, state: string, minutes: number, request: string | null}} RecentCall
 *
 * @typedef {object} View
 * @property {number} window
 * @property {"closed" | "free" | "paused" | "lost"} state
 * @property {string | null} staff
 * @property {number} seq
 * @property {number} now
 * @property {Line[]} lines
 * @property {number} waiting
 * @property {number | null} next_call_at
 * @property {Ticket | null} ticket
 * @property {string[]} acts
 * @property {Word[]} outcomes
 * @property {Word[]} pause_reasons
 * @property {Word[]} park_reasons
 * @property {Word[]} transfer_reasons
 * @property {{served: number, average_minutes: number | null, missed: number}} today
 * @property {RecentCall[]} recent
 */

/** Calls of one ticket in all: the first and two more (docs/acts.md, section 3). */
export const MOST_CALLS = 3;

/**
 * What the clerk's page is about now.
 * @param {View} view
 * @returns {"idle" | "called" | "serving" | "paused" | "lost"}
 */
export function stageOf(view) {
  if (view.ticket) return view.ticket.state;
  if (view.state === "lost") return "lost";
  return view.state === "free" ? "idle" : "paused";
}

/**
 * @param {View} view
 * @param {string} act
 */
export function allows(view, act) {
  return view.acts.includes(act);
}

/**
 * Why calling again has to wait: seconds until it may, 0 when it may, null when all
 * calls are used.
 * @param {Ticket} ticket
 * @param {number} now
 */
export function recallWait(ticket, now) {
  if (ticket.recall_at === null || ticket.calls >= MOST_CALLS) return null;
  return secondsUntil(ticket.recall_at, now);
}

/**
 * What a no show still lacks: calls, or seconds; both 0 when it is allowed.
 * @param {Ticket} ticket
 * @param {number} now
 */
export function missLack(ticket, now) {
  const calls = Math.max(0, MOST_CALLS - ticket.calls);
  const seconds = ticket.miss_at === null ? 0 : secondsUntil(ticket.miss_at, now);
  return { calls, seconds };
}

/**
 * Whole seconds until a moment, upwards.
 * @param {number} at
 * @param {number} now
 */
export function secondsUntil(at, now) {
  return Math.max(0, Math.ceil((at - now) / 1000));
}
