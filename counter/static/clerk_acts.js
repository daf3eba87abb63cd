/** The clerk's acts and their keys.  An act that cannot be done yet says why. */
import { sayBand } from "./band.js";
import { whyNoMiss, whyNoRecall } from "./called.js";
import { askCard, askClose, askPause, CLOSE, NO_PAUSE } from "./clerk_questions.js";
import { showClerkHelp } from "./clerk_help.js";
import { byId, field, form } from "./dom.js";
import { prepareFind } from "./find.js";
import { prepareHelp } from "./help.js";
import { listen } from "./keys.js";
import { printAgain } from "./last_paper.js";
import { typeLatin } from "./latin.js";
import { relieve } from "./relief.js";
import { RequestActs } from "./request_acts.js";
import { ServingActs } from "./serving_acts.js";
import { now } from "./time.js";
import { say } from "./words.js";
import { allows, missLack, recallWait, stageOf } from "./window_view.js";

/** @typedef {import("./terminal.js").Terminal} Terminal */

/** Binds keys and buttons to the acts of a window. @param {Terminal} terminal */
export function bindActs(terminal) {
  const acts = new ClerkActs(terminal);
  for (const [id, act] of Object.entries(acts.buttons())) {
    byId(id).addEventListener("click", act);
  }
  form("presence-form").addEventListener("submit", () => acts.start());
  typeLatin(field("presence"));
  prepareFind();
  prepareHelp();
  const { help, serving, request } = acts;
  listen({
    F2: acts.transferOrRelieve,
    F4: acts.recallOrPark,
    F8: acts.pause,
    F9: acts.missOrFinish,
    "?": help,
    "؟": help,
    KeyH: help,
    KeyP: printAgain,
    KeyS: request.chooseFile,
    KeyV: request.look,
  });
}

class ClerkActs {
  /** @param {Terminal} terminal */
  constructor(terminal) {
    this.terminal = terminal;
    this.serving = new ServingActs(terminal);
    this.request = new RequestActs(terminal);
  }

  buttons() {
    const { callNext, recall, missOrFinish, pause, resume, back, help } = this;
    const { conclude, park, transfer } = this.serving;
    return {
      call: callNext,
      recall,
      miss: missOrFinish,
      conclude,
      park,
      transfer,
      finish: missOrFinish,
      pause,
      resume,
      back,
      "help-open": help,
      "print-again": printAgain,
    };
  }

  help = () => showClerkHelp(this.terminal.view);

  callNext = () => {
    if (this.terminal.view?.waiting) this.terminal.perform("call");
  };

  recall = () => {
    const ticket = this.called();
    if (!ticket) return;
    const wait = recallWait(ticket, now());
    if (wait === 0) this.terminal.perform("recall");
    else sayBand(say("clerk.not_now"), whyNoRecall(wait));
  };

  recallOrPark = () => {
    if (this.called()) this.recall();
    else this.serving.park();
  };

  transferOrRelieve = () => {
    relieve(this.terminal);
    this.serving.transfer();
  };

  /** Asks for the card where the ticket stands in the priority line. */
  start = async () => {
    const ticket = this.called();
    if (!ticket || this.terminal.isSending) return;
    const presence = field("presence").value.trim();
    if (!presence) {
      sayBand(say("clerk.presence_empty"));
      return;
    }
    const card = ticket.priority ? await askCard() : "none";
    if (card === "not_seen") await this.terminal.perform("demote");
    else if (card) await this.startWith(presence, card === "seen");
  };

  /**
   * @param {string} presence
   * @param {boolean} card_seen
   */
  async startWith(presence, card_seen) {
    const input = field("presence");
    input.readOnly = true;
    const begun = this.terminal.perform("start", { presence, card_seen });
    const done = await this.serving.typingAhead(begun);
    input.readOnly = false;
    if (!done) input.select();
  }

  missOrFinish = () => {
    const view = this.terminal.view;
    if (view && stageOf(view) === "serving") this.serving.finish();
    else if (view && this.called()) this.miss();
  };

  miss() {
    const ticket = this.called();
    if (!ticket) return;
    const lack = missLack(ticket, now());
    if (lack.calls || lack.seconds) sayBand(say("clerk.not_now"), whyNoMiss(lack));
    else this.terminal.perform("miss");
  }

  /** A pause begins before a call: while someone is here it waits for that. */
  pause = async () => {
    const { view, wantedPause } = this.terminal;
    if (!view) return;
    const answer = await askPause(view, wantedPause);
    if (!answer) return;
    if (answer === CLOSE) this.close();
    else if (answer === NO_PAUSE) this.terminal.want("");
    else if (this.terminal.view && allows(this.terminal.view, "pause")) {
      this.terminal.perform("pause", { reason: answer });
    } else this.terminal.want(answer);
  };

  resume = () => {
    this.terminal.perform("resume");
  };

  back = () => {
    this.terminal.perform("back");
  };

  async close() {
    if (await askClose()) this.terminal.perform("close");
  }

  called() {
    const ticket = this.terminal.view?.ticket;
    return ticket?.state === "called" ? ticket : null;
  }
}
