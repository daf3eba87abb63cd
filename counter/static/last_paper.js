/**
 * The last paper of this window, a receipt or a list of what is missing: printed when the
 * visit ends, told on the screen until the next call, and printed again when asked.
 */
import { readCatalogue } from "./catalogue.js";
import { byId, isolated, show, write } from "./dom.js";
import { missingPaper, receiptPaper } from "./papers.js";
import { printPaper } from "./printing.js";
import { now } from "./time.js";
import { plural, say } from "./words.js";

/** @typedef {import("./window_view.js").Ticket} Ticket */
/** @typedef {import("./checklist.js").Checklist} Checklist */

/** @type {{ticket: Ticket, request: string, missing: number} | null} */
let told = null;
/** @type {(() => void) | null} */
let again = null;

/**
 * @param {Ticket} ticket
 * @param {Checklist} checklist
 * @param {string} request number of the request, empty where it was returned
 */
export async function keepPaper(ticket, checklist, request) {
  const at = now();
  told = { ticket, request, missing: checklist.having("missing").length };
  drawLastPaper();
  const found = (await readCatalogue()).services.find((one) => one.id === ticket.service.id);
  const about = { ticket, checklist, at, service: found ?? null };
  const paper = request ? receiptPaper({ ...about, request }) : missingPaper(about);
  again = () => printPaper(paper);
  drawLastPaper();
  again();
}

export function printAgain() {
  again?.();
}

/** Forgets the paper: the shift has ended. */
export function dropPaper() {
  told = null;
  again = null;
  drawLastPaper();
}

export function drawLastPaper() {
  show("done-card", told !== null);
  show("print-again", again !== null);
  if (!told) return;
  const { request, missing } = told;
  byId("done-card").dataset.kind = request ? "accepted" : "returned";
  write("done-title", say(request ? "clerk.accepted" : "clerk.returned"));
  const about = request ? isolated(request) : plural("documents_missing", missing || 1);
  byId("done-number").replaceChildren(about);
}
