/**
 * One window at work: keeps the center's view of it, draws it, and sends acts.
 *
 * One act is under way at a time; what is pressed meanwhile is not kept for later.
 */
import { Refused, send, sendFile } from "./api.js";
import { clearBand, sayDone, sayRefusal, showLine } from "./band.js";
import { dropChoice } from "./choice.js";
import { dropFind } from "./find.js";
import { dropLook } from "./look.js";
import { byId, show, write } from "./dom.js";
import { isStranger } from "./enrolment.js";
import { settle } from "./focus.js";
import { drawLastPaper, dropPaper } from "./last_paper.js";
import { drawSide } from "./side.js";
import { drawStage, tickStage } from "./stage.js";
import { setClock } from "./time.js";
import { sayWaiting } from "./waiting.js";
import { either, people, say } from "./words.js";
import { allows, stageOf } from "./window_view.js";

/** @typedef {import("./window_view.js").View} View */

const FILE_SENTENCES = {
  bad_picture: "clerk.file_refused",
  "bad_picture.too_many_pixels": "clerk.file_too_fine",
  "bad_picture.too_much_work": "clerk.file_too_slow",
};

/** Whether the window is no longer this page's. @param {string} code */
function isGone(code) {
  return code === "not_signed_in" || isStranger(code);
}

export class Terminal {
  /** @param {string} address of the window in the API */
  constructor(address) {
    this.address = address;
    /** @type {View | null} */
    this.view = null;
    /** @type {View | null} */
    this.heard = null;
    this.isSending = false;
    /** A pause asked for while someone is called or served: the reason, or empty. */
    this.wantedPause = "";
    this.onLeave = () => {};
  }

  /**
   * Takes what the center tells by itself; while an act is under way it waits for its
   * answer, so that a key meant for the next screen is never dropped.
   * @param {View} view
   */
  hear(view) {
    if (this.isSending) this.heard = view;
    else this.take(view);
  }

  takeHeard() {
    const heard = this.heard;
    this.heard = null;
    if (heard) this.take(heard);
  }

  /** Takes a newer view; an older one that comes late changes nothing. @param {View} view */
  take(view) {
    if (this.view && view.seq < this.view.seq) return;
    setClock(view.now);
    const before = this.view;
    this.view = view;
    const isAnother = !before || this.about(before) !== this.about(view);
    if (isAnother) this.turned();
    this.draw();
    settle(isAnother);
    if (this.wantedPause && allows(view, "pause")) this.pauseAsWanted();
  }

  /** What the page is about: the stage and its ticket. @param {View} view */
  about(view) {
    return `${stageOf(view)} ${view.ticket?.ticket ?? ""}`;
  }

  /** Another stage: what was asked or said on the one before has passed. */
  turned() {
    dropLook();
    dropChoice();
    dropFind();
    clearBand();
  }

  clear() {
    this.view = null;
    this.heard = null;
    this.wantedPause = "";
    for (const chip of ["bar-waiting", "pause", "pause-wanted"]) show(chip, false);
    dropLook();
    dropChoice();
    dropFind();
    dropPaper();
  }

  draw() {
    if (!this.view) return;
    drawStage(this.view);
    drawSide(this.view);
    drawLastPaper();
    this.drawHeader(this.view);
  }

  /** @param {View} view */
  drawHeader(view) {
    show("bar-waiting", view.ticket !== null);
    write("bar-waiting-count", people(view.waiting));
    show("pause");
    const word = view.pause_reasons.find((one) => one.id === this.wantedPause);
    show("pause-wanted", word !== undefined);
    if (word) write("pause-wanted-reason", either(word));
  }

  tick() {
    if (this.view) tickStage(this.view);
  }

  /** @param {string} reason the reason of a pause before the next call, or empty */
  want(reason) {
    this.wantedPause = reason;
    this.draw();
  }

  pauseAsWanted() {
    const reason = this.wantedPause;
    this.wantedPause = "";
    this.perform("pause", { reason });
  }

  /**
   * Sends an act and shows the view after it; a refusal is said.
   * @param {string} act
   * @param {object} content
   * @returns {Promise<boolean>} whether it was done
   */
  async perform(act, content = {}) {
    const address = `${this.address}/${act}`;
    return this.sending(act, () => send(address, content, () => showLine(false)));
  }

  /**
   * Adds a file to a document; a refusal says what would have been taken.
   * @param {string} document
   * @param {File} file
   */
  async addFile(document, file) {
    const address = `${this.address}/scan`;
    const act = () => sendFile(address, { document }, file, () => showLine(false));
    return this.sending("scan", act, FILE_SENTENCES);
  }

  /**
   * Asks for what is no view; a key meant for the answer does nothing meanwhile.
   * @param {() => Promise<any>} send
   * @returns {Promise<any>} null when it was refused, which is then said
   */
  async ask(send) {
    if (this.isSending) return null;
    this.busy(true);
    try {
      const answer = await send();
      this.busy(false);
      this.takeHeard();
      return answer;
    } catch (error) {
      this.busy(false);
      this.refused(error);
      return null;
    }
  }

  /**
   * @param {string} act
   * @param {() => Promise<View>} send
   * @param {Record<string, string>} sentences for refusals of this act
   */
  async sending(act, send, sentences = {}) {
    if (this.isSending) return false;
    this.busy(true);
    try {
      const view = await send();
      this.busy(false);
      clearBand();
      this.answered(act, view);
      return true;
    } catch (error) {
      this.busy(false);
      this.refused(error, sentences);
      return false;
    }
  }

  /**
   * Says it, on the screen as it is by now.
   * @param {unknown} error
   * @param {Record<string, string>} sentences
   */
  refused(error, sentences = {}) {
    this.takeHeard();
    sayRefusal(error, {}, sentences);
    if (error instanceof Refused && isGone(error.code)) this.onLeave();
  }

  /**
   * A late answer to the end of a shift says nothing of the one that has begun since.
   * @param {string} act
   * @param {View} view
   */
  answered(act, view) {
    if (act !== "close" || view.state !== "closed") {
      this.take(view);
      this.takeHeard();
      return;
    }
    this.onLeave();
    sayDone(say("clerk.closed_done"));
  }

  /** @param {boolean} isSending */
  busy(isSending) {
    this.isSending = isSending;
    byId("desk").setAttribute("aria-busy", String(isSending));
    sayWaiting(isSending);
  }
}
