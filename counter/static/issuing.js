/**
 * A ticket for someone who is helped: what for, which side, then the paper.  The center is
 * told what became of the paper, and "printed" only when a person has seen it.
 */
import { Refused, send } from "./api.js";
import { sayDone, sayRefusal, showLine } from "./band.js";
import { readCatalogue } from "./catalogue.js";
import { choose } from "./choice.js";
import { byId, isolated, show, write } from "./dom.js";
import { find } from "./find.js";
import { printPaper } from "./printing.js";
import { qrOf } from "./qr_picture.js";
import { peopleAhead, ticketPaper, waitOf } from "./ticket_paper.js";
import { codeOf, either, nameOf, say, twinCode } from "./words.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./catalogue.js").Offered} Offered */
/** @typedef {import("./ticket_paper.js").Issued} Issued */

const CATEGORY = "category:";

/** @type {{ticket: Issued, service: Offered, qr: Node, copy: number} | null} */
let last = null;

/** @param {Desk} desk */
export async function issueTicket(desk) {
  const catalogue = await readCatalogue();
  const id = await askService(catalogue);
  const service = catalogue.services.find((one) => one.id === id);
  const side = service ? await askSide() : "";
  if (!service || !side) return;
  const ticket = await desk.perform("/tickets", { service: id, side });
  if (!ticket) return;
  last = { ticket, service, qr: await qrOf(ticket.url), copy: 0 };
  drawIssued();
  await printUntilSeen();
}

/** The same ticket on paper once more. */
export async function printIssued() {
  if (!last) return;
  last.copy += 1;
  await printUntilSeen();
}

/** By category and then service, or by typing a part of its name. @param {Catalogue} catalogue */
async function askService({ categories, services }) {
  const offered = services.filter((one) => one.offered);
  const searched = offered.map(entry);
  const entries = categories
    .filter((one) => offered.some((service) => service.category === one.id))
    .map((one) => ({ id: CATEGORY + one.id, label: either(one) }));
  const found = await find({ title: say("reception.which_category"), entries, searched });
  if (!found.startsWith(CATEGORY)) return found;
  const category = found.slice(CATEGORY.length);
  const inside = offered.filter((one) => one.category === category).map(entry);
  return find({ title: say("reception.which_service"), entries: inside });
}

/** @param {Offered} service */
function entry(service) {
  return { id: service.id, label: nameOf(service) };
}

/** Whether the ticket stands in the priority line; the card is seen at the window. */
function askSide() {
  return choose({
    title: say("reception.priority_question"),
    note: say("reception.priority_note"),
    options: [
      { id: "ordinary", label: say("reception.ordinary") },
      { id: "priority", label: say("reception.priority") },
    ],
  });
}

/** Prints until the paper is there, or nobody wants another. */
async function printUntilSeen() {
  for (;;) {
    if (!last) return;
    const { ticket, service, qr, copy } = last;
    await tell("queued");
    printPaper(ticketPaper({ ticket, service, qr, copy }), "ticket");
    await tell("sent");
    const seen = await askPaper();
    await tell(seen === "printed" ? "printed" : "doubtful");
    if (seen === "printed") sayDone(say("reception.issued_done", { code: codeOf(ticket) }));
    if (seen !== "again") return;
    last.copy += 1;
  }
}

function askPaper() {
  return choose({
    title: say("reception.paper_question"),
    isSudden: true,
    options: [
      { id: "printed", label: say("reception.paper_out") },
      { id: "again", label: say("reception.paper_again") },
      { id: "doubtful", label: say("reception.paper_not") },
    ],
  });
}

/** @param {string} print what became of the paper */
async function tell(print) {
  if (!last) return;
  const { ticket, copy } = last;
  const address = `/v1/tickets/${ticket.ticket}/printing`;
  try {
    await send(address, { print, detail: "", copy }, () => showLine(false));
  } catch (error) {
    if (error instanceof Refused) sayRefusal(error);
    else throw error;
  }
}

export function drawIssued() {
  show("issued", last !== null);
  if (!last) return;
  const { ticket, service } = last;
  byId("issued-code").replaceChildren(isolated(codeOf(ticket)));
  byId("issued-twin").replaceChildren(isolated(twinCode(ticket)));
  byId("issued-check").replaceChildren(isolated(ticket.check));
  write("issued-ahead", peopleAhead(ticket));
  write("issued-wait", waitOf(ticket));
  write("issued-service", nameOf(service));
}
