/** The checklist of the ticket being served; a page that is loaded again finds it. */
import { Checklist } from "./checklist.js";

/** @typedef {import("./window_view.js").Ticket} Ticket */

const KEPT = "shubbak.checklist";

let of = "";
let checklist = new Checklist([]);

/** @param {Ticket} ticket */
export function checklistOf(ticket) {
  const wanted = `${ticket.ticket} ${ticket.service.id}`;
  if (of !== wanted) {
    of = wanted;
    checklist = new Checklist(ticket.service.documents, answersOf(wanted));
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
