/** The checklist of the ticket being served; a page that is loaded again finds it. */
import { sayWarning } from "./band.js";
import { Checklist } from "./checklist.js";
import { say } from "./words.js";

/** @typedef {import("./window_view.js").Ticket} Ticket */

const KEPT = "shubbak.checklist";

let of = "";
let listed = "";
let checklist = new Checklist([]);

/**
 * By the list in force: a catalogue that takes effect meanwhile keeps what was answered
 * for the documents that remain, and says that the list is another.
 * @param {Ticket} ticket
 */
export function checklistOf(ticket) {
  const { documents, id } = ticket.service;
  const wanted = `${ticket.ticket} ${id}`;
  const list = JSON.stringify(documents);
  if (of !== wanted || listed !== list) {
    const isOpen = of === wanted;
    const answers = isOpen ? checklist.answers : answersOf(wanted);
    if (isOpen) sayWarning(say("clerk.new_list"), say("clerk.new_list_hint"));
    [of, listed] = [wanted, list];
    checklist = new Checklist(documents, answers);
  }
  return checklist;
}

export function keepChecklist() {
  sessionStorage.setItem(KEPT, JSON.stringify({ of, answers: checklist.answers }));
}

/** @param {string} wanted */
function answersOf(wanted) {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
  return kept.of === wanted ? kept.answers : {};
}
