/** What is done while someone is served, and its keys: the list, park, transfer, finish. */
import { sayBand, sayDone } from "./band.js";
import { askAccept, askOutcome, askPark, askTransfer } from "./clerk_questions.js";
import { byId } from "./dom.js";
import { digitOf, isAsked, isModified, isTyping } from "./keys.js";
import { checklistOf, keepChecklist } from "./kept_checklist.js";
import { keepPaper } from "./last_paper.js";
import { unlessScanned } from "./scanner.js";
import { plural, say } from "./words.js";

/** @typedef {import("./terminal.js").Terminal} Terminal */
/** @typedef {import("./checklist.js").Answer} Answer */
/** @typedef {import("./window_view.js").Ticket} Ticket */

/** @type {Record<string, Answer>} answer of each key */
const ANSWER_KEYS = {
  "+": "present",
  "=": "present",
  "-": "missing",
  0: "not_applicable",
};
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

export class ServingActs {
  /** @param {Terminal} terminal */
  constructor(terminal) {
    this.terminal = terminal;
    /** Keys for the list while the center is asked to begin; null at other times. @type {string[] | null} */
    this.early = null;
    document.addEventListener("keydown", this.press);
    byId("documents").addEventListener("click", this.click);
  }

  serving() {
    const ticket = this.terminal.view?.ticket;
    return ticket?.state === "serving" ? ticket : null;
  }

  /** A number turns to its document; a sign answers for it. @param {KeyboardEvent} event */
  press = (event) => {
    const ticket = this.serving();
    const isOthers = event.defaultPrevented || isModified(event) || isAsked();
    if (isOthers || (this.early ? event.key.length > 1 : !ticket || isTyping(event))) return;
    const key = digitOf(event) || event.key;
    if (!(/^[0-9]$/.test(key) || key in ANSWER_KEYS || key in STEPS)) return;
    event.preventDefault();
    if (event.repeat) return;
    if (key in STEPS) this.take(key, ticket);
    else unlessScanned(() => this.take(key, ticket));
  };

  /**
   * Waits for the center to begin: what a quick hand types meanwhile is for the list.
   * @param {Promise<boolean>} begun
   */
  async typingAhead(begun) {
    this.early = [];
    const done = await begun;
    const keys = this.early;
    this.early = null;
    if (done) keys.forEach((key) => this.take(key, this.serving()));
    return done;
  }

  /**
   * Does what a key means, where its ticket is still the one being served.
   * @param {string} key
   * @param {Ticket | null} ticket null while the center is asked to begin
   */
  take(key, ticket) {
    if (this.early) {
      this.early.push(key);
      return;
    }
    const serving = this.serving();
    if (!serving || (ticket && ticket.ticket !== serving.ticket) || isAsked()) return;
    const checklist = checklistOf(serving);
    const step = STEPS[/** @type {keyof typeof STEPS} */ (key)];
    if (key in ANSWER_KEYS) this.answer(serving, ANSWER_KEYS[key]);
    else checklist.choose(step ? checklist.chosen + step : Number(key) - 1);
    this.terminal.draw();
  }

  /** @param {MouseEvent} event */
  click = (event) => {
    const ticket = this.serving();
    const target = /** @type {Element} */ (event.target).closest("[data-answer]");
    if (!ticket || !(target instanceof HTMLElement)) return;
    checklistOf(ticket).choose(Number(target.dataset.place));
    this.answer(ticket, /** @type {Answer} */ (target.dataset.answer));
    this.terminal.draw();
  };

  /**
   * @param {Ticket} ticket
   * @param {Answer} answer
   */
  answer(ticket, answer) {
    if (this.terminal.isSending) return;
    if (checklistOf(ticket).answer(answer)) keepChecklist();
    else sayBand(say("clerk.applies_to_all"));
  }

  /** Accepts with a receipt, or returns with the list of what is missing. */
  conclude = async () => {
    const ticket = this.serving();
    if (!ticket) return;
    const checklist = checklistOf(ticket);
    const { answers, left, isIncomplete, documents } = checklist;
    if (left) {
      sayBand(say("clerk.check_all"), plural("documents_left", left));
      return;
    }
    if (!documents.length && !(await askAccept())) return;
    if (!(await this.terminal.perform("check", { documents: answers }))) return;
    const act = isIncomplete ? "finish" : "accept";
    const outcome = isIncomplete ? { outcome: "returned" } : {};
    if (await this.terminal.perform(act, outcome)) {
      await keepPaper(ticket, checklist, requestOf(this.terminal, ticket));
    }
  };

  park = async () => {
    const { view } = this.terminal;
    const reason = view && this.serving() ? await askPark(view) : "";
    if (!reason) return;
    if (await this.terminal.perform("park", { reason })) sayDone(say("clerk.parked_done"));
  };

  transfer = async () => {
    const { view } = this.terminal;
    const wanted = view && this.serving() ? await askTransfer(view) : null;
    if (!wanted) return;
    if (await this.terminal.perform("transfer", wanted)) sayDone(say("clerk.transfer_done"));
  };

  finish = async () => {
    const { view } = this.terminal;
    const outcome = view && this.serving() ? await askOutcome(view) : "";
    if (outcome) await this.terminal.perform("finish", { outcome });
  };
}

/**
 * The number that the request of a ticket has just been given, or an empty text.
 * @param {Terminal} terminal
 * @param {Ticket} ticket
 */
function requestOf(terminal, ticket) {
  const { letter, number } = ticket;
  const found = terminal.view?.recent.find(
    (one) => one.letter === letter && one.number === number,
  );
  return found?.request ?? "";
}
