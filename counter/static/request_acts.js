/**
 * The request of the visit: a file is added to the document that is chosen, and what shows
 * the person is looked at where the service needs it.  Every look is recorded.
 */
import { send } from "./api.js";
import { sayBand, sayDone } from "./band.js";
import { choose } from "./choice.js";
import { byId, field, show, write } from "./dom.js";
import { checklistOf } from "./kept_checklist.js";
import { prepareLook, showLook } from "./look.js";
import { either, say } from "./words.js";

/** @typedef {import("./terminal.js").Terminal} Terminal */
/** @typedef {import("./window_view.js").Ticket} Ticket */
/** @typedef {import("./window_view.js").PaperDocument} PaperDocument */

const IDENTITY = "identity";

/** What of the request can be done now. @param {Ticket} ticket */
export function drawRequest({ request }) {
  show("request-row", request !== null);
  if (!request) return;
  write("request-number", request.request);
  show("add-file", request.may_add);
  show("look-open", request.may_look);
}

export class RequestActs {
  /** @param {Terminal} terminal */
  constructor(terminal) {
    this.terminal = terminal;
    /** @type {PaperDocument | null} for which a file is being chosen */
    this.wanted = null;
    this.wantedFor = "";
    byId("add-file").addEventListener("click", this.chooseFile);
    byId("look-open").addEventListener("click", this.look);
    field("file").addEventListener("change", this.fileChosen);
    prepareLook();
  }

  get ticket() {
    const ticket = this.terminal.view?.ticket;
    return ticket?.state === "serving" && ticket.request ? ticket : null;
  }

  /** Opens the computer's own window for the file of the chosen document. */
  chooseFile = () => {
    const ticket = this.ticket;
    if (!ticket?.request?.may_add) return;
    const { documents, chosen } = checklistOf(ticket);
    this.wanted = documents[chosen] ?? null;
    this.wantedFor = ticket.ticket;
    if (this.wanted) field("file").click();
  };

  fileChosen = async () => {
    const [file] = field("file").files ?? [];
    const { wanted } = this;
    if (!file || !wanted || this.ticket?.ticket !== this.wantedFor) return;
    const done = await this.terminal.addFile(wanted.id, file);
    field("file").value = "";
    if (done) sayDone(say("clerk.file_added", { name: either(wanted) }));
  };

  /** Asks what is to be seen, has it written down, and shows it. */
  look = async () => {
    const ticket = this.ticket;
    if (!ticket?.request?.may_look) return;
    const { pages } = ticket.request;
    const scans = ticket.service.documents.filter((one) => pages[one.id]);
    const options = [
      { id: IDENTITY, label: say("clerk.look_identity") },
      ...scans.map((one) => ({ id: one.id, label: either(one) })),
    ];
    const asked = { title: say("clerk.look"), note: say("clerk.look_note"), options };
    const wanted = await choose(asked);
    const label = options.find((one) => one.id === wanted)?.label;
    if (label) await this.show(wanted, label);
  };

  /**
   * @param {string} wanted
   * @param {string} label
   */
  async show(wanted, label) {
    const isPerson = wanted === IDENTITY;
    const what = isPerson ? { what: IDENTITY } : { what: "scan", document: wanted };
    const about = this.ticket?.ticket;
    const address = `${this.terminal.address}/reveal`;
    const seen = await this.terminal.ask(() => send(address, what));
    if (!seen) return;
    if (this.ticket?.ticket === about) await showLook(label, seen);
    else sayBand(say("clerk.look_late"));
  }
}
