/** Somebody is called: the code, and what may be done and when. */
import { byId, enable, field, isolated, show, write } from "./dom.js";
import { now, running } from "./time.js";
import { codeOf, nameOf, plural, say, twinCode } from "./words.js";
import { missLack, MOST_CALLS, recallWait } from "./window_view.js";

/** @typedef {import("./window_view.js").Ticket} Ticket */

/** The call on the screen: the same ticket may come a second time. */
let drawn = "";

/** @param {Ticket} ticket */
export function drawCalled(ticket) {
  byId("called-code").replaceChildren(isolated(codeOf(ticket)));
  byId("called-twin").replaceChildren(isolated(twinCode(ticket)));
  write("called-service", nameOf(ticket.service));
  write("called-count", say("clerk.call_count", { n: ticket.calls, m: MOST_CALLS }));
  show("called-priority", ticket.priority);
  show("called-marked", ticket.marked);
  show("called-exceptional", ticket.exceptional);
  const call = `${ticket.ticket} ${ticket.called_at}`;
  if (drawn !== call) field("presence").value = "";
  drawn = call;
}

/** @param {Ticket} ticket */
export function tickCalled(ticket) {
  write("called-since", running(now() - ticket.called_at));
  const wait = recallWait(ticket, now());
  enable("recall", wait === 0);
  write("recall-note", whyNoRecall(wait));
  const lack = missLack(ticket, now());
  enable("miss", !lack.calls && !lack.seconds);
  write("miss-note", whyNoMiss(lack));
}

/** @param {number | null} wait */
export function whyNoRecall(wait) {
  if (wait === null) return say("clerk.recalls_used");
  return wait ? `${say("clerk.possible_in")} ${plural("countdown", wait)}` : "";
}

/** @param {{calls: number, seconds: number}} lack */
export function whyNoMiss(lack) {
  if (lack.calls) return plural("calls_lacking", lack.calls);
  if (!lack.seconds) return say("clerk.miss_allowed");
  return `${say("clerk.possible_in")} ${plural("countdown", lack.seconds)}`;
}
