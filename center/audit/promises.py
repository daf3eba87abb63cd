"""Promises on paper against the journal: a ticket in a hand has to be found in it."""

from center.audit.report import Report
from center.domain.errors import Refusal
from center.domain.events import Line
from center.promise import Promise, parse, service_mark, verify


def read_promises(
    texts: list[str], log: str, vkey: str, report: Report
) -> dict[int, Promise]:
    """The verified promises, by the place in the journal that they name."""
    found = {}
    for text in texts:
        try:
            promise = verify(parse(text), log, vkey)
        except Refusal as refusal:
            report.add(-1, "promise_false", str(refusal))
        else:
            found[promise.seq] = promise
    return found


def check_promise(promise: Promise, line: Line | None, report: Report) -> None:
    """The line that a paper names is there, and says what the paper says."""
    code = f"{promise.letter}{promise.number}"
    if line is None or line.get("kind") != "ticket.issued":
        report.add(promise.seq, "promise_broken", f"{code} is not in the record")
        return
    told = (
        str(line.get("ticket")).rpartition("-")[2],
        int(line.get("at", 0)) // 1000,
        service_mark(str(line.get("service"))),
    )
    if told != (code, promise.issued_at, promise.service_mark):
        report.add(promise.seq, "promise_broken", f"the record says {told[0]}")
    else:
        report.promises += 1
