"""Promises on paper against the journal: a ticket or a receipt in a hand is in it."""

from center import promise as tickets
from center import request_promise as requests
from center.audit.report import Report
from center.domain.errors import Refusal
from center.domain.events import Line
from center.paper_code import service_mark
from center.promise import Promise
from center.request_promise import RequestPromise

Promised = Promise | RequestPromise


def read_promises(
    texts: list[str], log: str, vkey: str, report: Report
) -> list[Promised]:
    """The verified promises; two that name one place are looked at each by itself."""
    found = []
    for text in texts:
        try:
            promise = verified(text, log, vkey)
        except Refusal as refusal:
            report.add(-1, "promise_false", str(refusal))
        else:
            found.append(promise)
    return found


def verified(text: str, log: str, vkey: str) -> Promised:
    """The promise of a request's receipt or of a ticket, by its form."""
    try:
        receipt = requests.parse(text)
    except Refusal:
        return tickets.verify(tickets.parse(text), log, vkey)
    return requests.verify(receipt, log, vkey)


def check_promise(promise: Promised, line: Line | None, report: Report) -> None:
    """The line that a paper names is there, and says what the paper says."""
    if isinstance(promise, RequestPromise):
        check_receipt(promise, line, report)
        return
    code = f"{promise.letter}{promise.number}"
    if line is None or line.get("kind") != "ticket.issued":
        report.add(promise.seq, "promise_broken", f"{code} is not in the record")
        return
    told = (
        str(line.get("ticket")).rpartition("-")[2],
        int(line.get("place_at", 0)) // 1000,
        service_mark(str(line.get("service"))),
    )
    if told != (code, promise.issued_at, promise.service_mark):
        report.add(promise.seq, "promise_broken", f"the record says {told[0]}")
    else:
        report.promises += 1


def check_receipt(promise: RequestPromise, line: Line | None, report: Report) -> None:
    if line is None or not requests.is_said_by(promise, line):
        told = f"request {promise.number} of {promise.year} is not in the record"
        report.add(promise.seq, "promise_broken", told)
    else:
        report.promises += 1
