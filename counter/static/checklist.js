/**
 * The clerk's answers to the catalogue's documents of one service.  Pure.
 *
 * Only the documents of the list have a place here, so nothing can be asked for beside
 * them.  The mandatory ones come first, as on the paper; those apply to everyone.
 *
 * @typedef {import("./window_view.js").PaperDocument} PaperDocument
 * @typedef {"present" | "missing" | "not_applicable"} Answer
 */

export class Checklist {
  /**
   * @param {PaperDocument[]} documents
   * @param {Record<string, Answer>} answers by document, given before; those that this
   *   list does not allow are left out
   */
  constructor(documents, answers = {}) {
    this.documents = [
      ...documents.filter((one) => one.mandatory),
      ...documents.filter((one) => !one.mandatory),
    ];
    const isAllowed = (/** @type {PaperDocument} */ one) => (
      answers[one.id] && !(one.mandatory && answers[one.id] === "not_applicable")
    );
    /** @type {Record<string, Answer>} */
    this.answers = Object.fromEntries(
      documents.filter(isAllowed).map((one) => [one.id, answers[one.id]]),
    );
    this.chosen = Math.max(0, this.nextOpen(-1));
  }

  /** Turns to the document in a place, from 0. @param {number} place */
  choose(place) {
    if (place >= 0 && place < this.documents.length) this.chosen = place;
  }

  /**
   * Answers for the chosen document and turns to the next without an answer.
   * @param {Answer} answer
   * @returns {boolean} whether it may be said of this document
   */
  answer(answer) {
    const document = this.documents[this.chosen];
    if (!document || (document.mandatory && answer === "not_applicable")) return false;
    this.answers[document.id] = answer;
    const next = this.nextOpen(this.chosen);
    if (next >= 0) this.chosen = next;
    return true;
  }

  /** The first without an answer behind a place, then from the top. @param {number} place */
  nextOpen(place) {
    const isOpen = (/** @type {PaperDocument} */ one) => !this.answers[one.id];
    const after = this.documents.findIndex((one, at) => at > place && isOpen(one));
    return after >= 0 ? after : this.documents.findIndex(isOpen);
  }

  /** @param {Answer} answer */
  having(answer) {
    return this.documents.filter((one) => this.answers[one.id] === answer);
  }

  /** How many have no answer yet. */
  get left() {
    return this.documents.filter((one) => !this.answers[one.id]).length;
  }

  /** Those that this visit needs: the mandatory, and the others that apply. */
  get needed() {
    return this.documents.filter((one) => {
      const answer = this.answers[one.id];
      return one.mandatory || answer === "present" || answer === "missing";
    });
  }

  get isIncomplete() {
    return this.having("missing").length > 0;
  }
}
