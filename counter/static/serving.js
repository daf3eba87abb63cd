/** Somebody is served: the service, the clock, and the catalogue's own list, to read. */
import { byId, isolated, make, show, write } from "./dom.js";
import { now, running } from "./time.js";
import { codeOf, digits, either, nameOf, plural, twinCode } from "./words.js";

/** @typedef {import("./window_view.js").Ticket} Ticket */
/** @typedef {import("./window_view.js").PaperDocument} PaperDocument */

/** @param {Ticket} ticket */
export function drawServing(ticket) {
  const { service } = ticket;
  byId("serving-code").replaceChildren(isolated(codeOf(ticket)));
  byId("serving-twin").replaceChildren(isolated(twinCode(ticket)));
  write("serving-service", nameOf(service));
  write("serving-planned", plural("minutes", service.minutes));
  const needed = service.documents.filter((one) => one.mandatory);
  const some = service.documents.filter((one) => !one.mandatory);
  list("documents-needed", needed, 0);
  list("documents-some", some, needed.length);
  show("documents-some-title", some.length > 0);
  show("documents-none", service.documents.length === 0);
}

/** @param {Ticket} ticket */
export function tickServing(ticket) {
  write("serving-clock", running(now() - (ticket.started_at ?? now())));
}

/**
 * @param {string} id
 * @param {PaperDocument[]} documents
 * @param {number} before how many stand in the list above
 */
function list(id, documents, before) {
  const rows = documents.map((one, place) => make(
    "li", "",
    make("span", "number-box", digits(before + place + 1)),
    make("span", "", either(one)),
  ));
  byId(id).replaceChildren(...rows);
}
