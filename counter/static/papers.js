/**
 * What a citizen takes home from a window: a receipt, or the list of what is missing.
 * Always in Arabic, and nothing on it says who the person is.
 */
import { isolated, make } from "./dom.js";
import { page } from "./page_data.js";
import { dateAndTime } from "./time.js";
import { codeOf, digits, either, inArabic, nameOf, plural, say } from "./words.js";

/** @typedef {import("./checklist.js").Checklist} Checklist */
/** @typedef {import("./catalogue.js").Offered} Offered */
/** @typedef {import("./window_view.js").Ticket} Ticket */
/** @typedef {{ticket: Ticket, checklist: Checklist, at: number, service: Offered | null}} About */

/**
 * The receipt of a request with its number.
 * @param {About & {request: string}} about
 */
export function receiptPaper({ ticket, checklist, at, service, request }) {
  return inArabic(() => [
    ...head(say("paper.receipt")),
    make("p", "paper-label", say("paper.request")),
    make("p", "paper-large", isolated(request)),
    facts([
      [say("paper.service"), nameOf(ticket.service)],
      [say("paper.turn"), isolated(codeOf(ticket))],
      [say("paper.when"), dateAndTime(at)],
      ...time(service),
    ]),
    make("h2", "", say("paper.received")),
    list(checklist.having("present"), ""),
    make("p", "paper-foot", say("paper.keep_number")),
  ]);
}

/**
 * What is still missing, each with the law that asks for it.
 * @param {About} about
 */
export function missingPaper({ ticket, checklist, at, service }) {
  return inArabic(() => [
    ...head(say("paper.missing")),
    facts([
      [say("paper.service"), nameOf(ticket.service)],
      [say("paper.turn"), isolated(codeOf(ticket))],
      [say("paper.when"), dateAndTime(at)],
    ]),
    list(checklist.having("missing"), service?.legal_basis_ar || say("paper.approved_list")),
    make("p", "paper-foot", say("paper.only_these")),
    make("p", "paper-foot", say("paper.come_again")),
  ]);
}

/** @param {string} title */
export function head(title) {
  return [
    make("p", "paper-center", say("page.center", { place: either(page.center.name) })),
    make("h1", "", title),
  ];
}

/** @param {[string, string | Node][]} pairs */
export function facts(pairs) {
  const parts = pairs.flatMap(([name, value]) => [make("dt", "", name), make("dd", "", value)]);
  return make("dl", "", ...parts);
}

/** @param {Offered | null} service */
function time(service) {
  /** @type {[string, string][]} */
  const found = service?.days
    ? [[say("paper.days"), plural("work_days", service.days)]]
    : [];
  return found;
}

/**
 * @param {import("./window_view.js").PaperDocument[]} documents
 * @param {string} basis what asks for each, or empty
 */
function list(documents, basis) {
  const rows = documents.map((one, place) => {
    const words = make("span", "", either(one));
    if (basis) words.append(make("small", "", say("paper.basis", { law: basis })));
    return make("li", "", make("b", "", digits(place + 1)), words);
  });
  return make("ol", "paper-list", ...rows);
}
