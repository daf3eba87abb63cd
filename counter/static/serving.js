/** Somebody is served: the service, the clock, and the catalogue's own list to answer. */
import { byId, chip, enable, icon, isolated, make, show, write } from "./dom.js";
import { checklistOf } from "./kept_checklist.js";
import { drawRequest } from "./request_acts.js";
import { now, running } from "./time.js";
import { codeOf, digits, either, nameOf, plural, say, spoken, twinCode } from "./words.js";

/** @typedef {import("./window_view.js").Ticket} Ticket */
/** @typedef {import("./window_view.js").PaperDocument} PaperDocument */
/** @typedef {import("./checklist.js").Checklist} Checklist */
/** @typedef {import("./checklist.js").Answer} Answer */

/** @type {[Answer, string][]} each answer with its icon */
const ANSWERS = [["present", "check"], ["missing", "x"], ["not_applicable", "minus"]];

/** What the list shows: drawn again only when that changes, or a click would be lost. */
let drawn = "";

/** @param {Ticket} ticket */
export function drawServing(ticket) {
  const { service } = ticket;
  byId("serving-code").replaceChildren(isolated(codeOf(ticket)));
  byId("serving-twin").replaceChildren(isolated(twinCode(ticket)));
  write("serving-service", nameOf(service));
  write("serving-planned", plural("minutes", service.minutes));
  const checklist = checklistOf(ticket);
  drawRequest(ticket);
  drawDocuments(checklist, ticket.request?.pages ?? {});
  drawProgress(checklist);
  drawConclusion(checklist);
}

/** @param {Ticket} ticket */
export function tickServing(ticket) {
  write("serving-clock", running(now() - (ticket.started_at ?? now())));
}

/**
 * @param {Checklist} checklist
 * @param {Record<string, number>} pages of each document that was scanned
 */
function drawDocuments(checklist, pages) {
  const { documents, answers, chosen } = checklist;
  const listed = JSON.stringify([documents, answers, chosen, pages, spoken()]);
  if (listed === drawn) return;
  drawn = listed;
  const rows = checklist.documents.map((one, place) => (
    row(checklist, one, place, pages[one.id] ?? 0)
  ));
  const needed = checklist.documents.filter((one) => one.mandatory).length;
  byId("documents-needed").replaceChildren(...rows.slice(0, needed));
  byId("documents-some").replaceChildren(...rows.slice(needed));
  show("documents-some-title", needed < rows.length);
  show("documents-none", rows.length === 0);
  show("documents-how", rows.length > 0);
  show("documents-how-some", needed < rows.length);
  document.querySelector(".documents li[aria-current]")?.scrollIntoView({ block: "nearest" });
}

/**
 * @param {Checklist} checklist
 * @param {PaperDocument} one
 * @param {number} place
 * @param {number} pages
 */
function row(checklist, one, place, pages) {
  const possible = one.mandatory ? ANSWERS.slice(0, 2) : ANSWERS;
  const buttons = possible.map(([answer, iconName]) => {
    const isGiven = checklist.answers[one.id] === answer;
    const mark = isGiven ? [icon(iconName)] : [];
    const button = make("button", `answer ${answer}`, ...mark, say(`clerk.${answer}`));
    Object.assign(button.dataset, { place: String(place), answer });
    button.setAttribute("type", "button");
    button.setAttribute("tabindex", "-1");
    button.setAttribute("aria-pressed", String(isGiven));
    return button;
  });
  const line = make(
    "li", "",
    make("span", "number-box", digits(place + 1)),
    make("span", "document-name", either(one), ...scanned(pages)),
    make("span", "answers", ...buttons),
  );
  if (place === checklist.chosen) line.setAttribute("aria-current", "true");
  return line;
}

/** How many pages of it lie in the request. @param {number} pages */
function scanned(pages) {
  return pages ? [" ", chip("info", "file-text", plural("pages", pages))] : [];
}

/** How far the list is, beside it. @param {Checklist} checklist */
function drawProgress(checklist) {
  const { needed, answers } = checklist;
  const missing = checklist.having("missing");
  show("progress", needed.length > 0);
  const there = checklist.having("present").length;
  write("progress-count", say("clerk.progress", { n: there, m: needed.length }));
  const bars = needed.map((one) => make("i", answers[one.id] ?? ""));
  byId("progress-bars").replaceChildren(...bars);
  show("progress-missing", missing.length > 0);
  if (missing.length) write("progress-missing-text", plural("documents_missing", missing.length));
  byId("missing-names").replaceChildren(...missing.map((one) => make("li", "", either(one))));
  show("progress-done", checklist.left === 0 && !missing.length);
}

/** The one primary button follows the list. @param {Checklist} checklist */
function drawConclusion(checklist) {
  const { isIncomplete, left } = checklist;
  byId("conclude").dataset.way = isIncomplete ? "return" : "accept";
  enable("conclude", left === 0);
  write("conclude-note", left ? plural("documents_left", left) : "");
  show("conclude-note", left > 0);
  show("accept-locked", isIncomplete);
}
