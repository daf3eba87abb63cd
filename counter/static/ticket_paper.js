/**
 * The ticket as reception prints it: the same things in the same order as the kiosk's.
 *
 * @typedef {object} IssuedFacts
 * @property {string} ticket
 * @property {string} check
 * @property {string} side
 * @property {number} issued_at
 * @property {string} url
 * @property {{people_ahead: number | null, wait_from: number, wait_to: number}} expected
 * @typedef {import("./words.js").Code & IssuedFacts} Issued
 * @typedef {import("./catalogue.js").Offered} Offered
 */
import { isolated, make } from "./dom.js";
import { page } from "./page_data.js";
import { facts } from "./papers.js";
import { dateAndTime } from "./time.js";
import { codeOf, digits, either, inArabic, minutesOf, nameOf, plural, say, twinCode } from "./words.js";

/** @param {{ticket: Issued, service: Offered, qr: Node, copy: number}} about */
export function ticketPaper({ ticket, service, qr, copy }) {
  return inArabic(() => [
    make("p", "paper-center", say("page.center", { place: either(page.center.name) })),
    ...(copy ? [make("p", "paper-copy", say("ticket.copy"))] : []),
    make("p", "paper-label", say("ticket.your_number")),
    make("p", "paper-code", isolated(codeOf(ticket))),
    make("p", "paper-twin", isolated(twinCode(ticket))),
    ...(ticket.side === "priority" ? [make("p", "paper-foot", say("ticket.priority"))] : []),
    facts([
      [say("ticket.presence"), isolated(ticket.check)],
      [say("ticket.in_line"), peopleAhead(ticket)],
      [say("ticket.expected_wait"), waitOf(ticket)],
      [say("paper.service"), nameOf(service)],
      [say("paper.when"), dateAndTime(ticket.issued_at)],
    ]),
    make("h2", "", say(service.documents.length ? "ticket.bring" : "ticket.no_documents")),
    list(service, true),
    ...someOf(service),
    make("figure", "paper-qr", qr.cloneNode(true), make("figcaption", "", say("ticket.follow_how"))),
    make("p", "paper-foot", say("ticket.watch_display")),
    make("p", "paper-foot", say("ticket.personal")),
    make("p", "paper-foot", say("ticket.free")),
  ]);
}

/** @param {Offered} service */
function someOf(service) {
  if (service.documents.every((one) => one.mandatory)) return [];
  return [make("h3", "", say("ticket.in_some_cases")), list(service, false)];
}

/**
 * @param {Offered} service
 * @param {boolean} mandatory
 */
function list(service, mandatory) {
  const documents = service.documents.filter((one) => one.mandatory === mandatory);
  const rows = documents.map((one) => make("li", "", make("b"), make("span", "", either(one))));
  return make("ol", "paper-list", ...rows);
}

/** @param {Issued} ticket */
export function peopleAhead({ expected }) {
  return expected.people_ahead === null
    ? say("page.none")
    : plural("people_ahead", expected.people_ahead);
}

/** @param {Issued} ticket */
export function waitOf({ expected }) {
  if (expected.people_ahead === null) return say("ticket.no_estimate");
  const end = minutesOf(expected.wait_to);
  if (!expected.wait_from) return say("ticket.wait_less", { end });
  return say("ticket.wait_range", { start: digits(expected.wait_from), end });
}
