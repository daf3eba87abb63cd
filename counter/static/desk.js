/**
 * A page at which one person is signed in, the manager or reception: it follows the
 * center's view until nobody is signed in any more, and then asks who is there.
 */
import { Refused, send, sendFile } from "./api.js";
import { clearBand, sayRefusal, showLine } from "./band.js";
import { byId, show } from "./dom.js";
import { isStranger, ownDevice } from "./enrolment.js";
import { settle } from "./focus.js";
import { screen } from "./forms.js";
import { Live } from "./live.js";
import { signIn } from "./sign_in.js";
import { sayWaiting } from "./waiting.js";

/** Codes of refusals with the keys of a sentence or a hint. @typedef {Record<string, string>} Keys */
/** What refusals of an act mean. @typedef {{hints?: Keys, sentences?: Keys}} Words */

export class Desk {
  /**
   * @param {"manager" | "reception"} kind of its device, its address and its events
   * @param {string} room id of what only a signed-in person sees
   * @param {() => void} draw
   */
  constructor(kind, room, draw) {
    this.kind = kind;
    this.room = room;
    this.draw = draw;
    /** @type {any} */
    this.view = null;
    /** Its own number, like `M1`. */
    this.device = "";
    this.leave = () => {};
    byId("sign-out").addEventListener("click", () => this.signOut());
  }

  get address() {
    return `/v1/${this.kind}`;
  }

  async run() {
    this.device = (await ownDevice((device) => device.kind === this.kind)).device;
    for (;;) {
      await this.follow();
      await signIn(`${this.address}/sign_in`);
    }
  }

  /** Shows the view until nobody is signed in any more. */
  follow() {
    return new Promise((resolve) => {
      const live = new Live({
        view: this.address,
        events: `/v1/events?view=${this.kind}`,
        kinds: ["changed"],
        onView: (view) => this.take(view),
        onEvent: () => live.changed(),
        onRefused: (refusal) => this.turnedAway(refusal),
        onLine: showLine,
      });
      this.leave = () => {
        live.stop();
        this.view = null;
        this.open(false);
        resolve(undefined);
      };
      live.start();
    });
  }

  /** @param {any} view */
  take(view) {
    if (this.view && view.seq < this.view.seq) return;
    const isNew = this.view === null;
    this.view = view;
    if (isNew) this.open(true);
    this.draw();
  }

  /** @param {Refused} refusal */
  turnedAway(refusal) {
    if (isStranger(refusal.code)) location.reload();
    if (this.view) sayRefusal(refusal);
    this.leave();
  }

  /** @param {boolean} isOpen */
  open(isOpen) {
    if (isOpen) screen("none");
    show(this.room, isOpen);
    show("sign-out", isOpen);
    if (isOpen) settle();
  }

  async signOut() {
    if (await this.perform("/sign_out")) this.leave();
  }

  /**
   * Sends an act until the center answers; a refusal is said.
   * @param {string} act behind the desk's address
   * @param {object} content
   * @param {Words} words for refusals of this act
   * @returns {Promise<any>} the answer, or null when it was refused
   */
  perform(act, content = {}, words = {}) {
    const address = this.address + act;
    return this.answered(() => send(address, content, () => showLine(false)), words);
  }

  /**
   * The same with a file.
   * @param {string} act
   * @param {Record<string, string>} query
   * @param {File} file
   * @param {Words} words
   * @returns {Promise<any>}
   */
  performFile(act, query, file, words = {}) {
    const address = this.address + act;
    return this.answered(() => sendFile(address, query, file, () => showLine(false)), words);
  }

  /**
   * @param {() => Promise<any>} ask
   * @param {Words} words
   */
  async answered(ask, words) {
    sayWaiting(true);
    try {
      const answer = await ask();
      clearBand();
      return answer;
    } catch (error) {
      sayRefusal(error, words.hints, words.sentences);
      if (error instanceof Refused && error.code === "not_signed_in") this.leave();
      return null;
    } finally {
      sayWaiting(false);
    }
  }
}
