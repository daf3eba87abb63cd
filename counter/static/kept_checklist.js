/** The checklist of the ticket being served; a page that is loaded again finds it. */
import { Checklist } from "./checklist.js";

/** @typedef {import("./window_view.js").Ticket} Ticket */

const KEPT = "shubbak.checklist";

let of = "";
let listed = "";
let checklist = new Checklist([]);

/**
 * By the list in force: a catalogue that takes effect meanwhile keeps what was answered
 * for the documents that remain.
 * @param {Ticket} ticket
 */
export function checklistOf(ticket) {
  const { documents, id } = ticket.service;
  const wanted = `${ticket.ticket} ${id}`;
  const list = JSON.stringify(documents);
  if (of !== wanted || listed !== list) {
    const answers = of === wanted ? checklist.answers : answersOf(wanted);
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
