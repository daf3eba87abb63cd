"""What kiosks gave while the server was away: certificates, signatures, minutes gained.

The acts check the chain of each spool; here are the signatures, which the acts cannot
verify, and what no rule forbids but everyone may want to know: how much earlier than
its arrival a ticket took its place, while other kiosks gave numbers of the center.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil

from center.audit.report import Gained, Report
from center.domain.errors import Refusal
from center.domain.events import Line
from center.domain.memory import MemoryHall
from center.kiosk_promise import (
    KioskPromise,
    certificate_message,
    check_record_signature,
    is_said_by,
    parse,
    verify,
)
from center.notes import VerifierKey, decode64

MINUTE = 60_000


@dataclass(slots=True)
class Online:
    """When other devices gave numbers of the center: the server was not away."""

    times: dict[str, list[int]] = field(default_factory=dict)
    """Device → times of its lines, ascending."""

    def hear(self, line: Line) -> None:
        self.times.setdefault(str(line["device"]), []).append(int(line["at"]))

    def other(self, device: str, since: int, until: int) -> bool:
        """Whether another device gave a number between two times."""
        return any(
            bisect_right(times, until) > bisect_right(times, since)
            for other, times in self.times.items()
            if other != device
        )


def check_spools(lines: Mapping[int, Line], report: Report, vkey: str) -> None:
    """Verify every certificate and record; list the minutes gained."""
    keys: dict[str, str] = {}
    online = Online()
    for seq, line in lines.items():
        try:
            match line.get("kind"):
                case "kiosk.certified":
                    keys[key_id(line)] = line["key"]
                    check_certificate(line, report.log, vkey)
                case "spool.taken":
                    record = line["record"]
                    signer = f"{record['device']}.{record['series']}"
                    check_record_signature(
                        keys.get(signer, ""), record, line["signature"]
                    )
                    report.spooled += 1
                case "ticket.issued":
                    note_place(line, online, report)
        except (Refusal, KeyError, TypeError, ValueError) as error:
            report.add(seq, "spool_signature", str(error))


def key_id(line: Line) -> str:
    return f"{line['device']}.{line['series']}"


def check_certificate(line: Line, log: str, vkey: str) -> None:
    """The log's own key has to have signed the kiosk's."""
    said = certificate_message(log, key_id(line), line["letter"], line["key"])
    VerifierKey.parse(vkey).check(said, decode64(line["certificate"]))


def note_place(line: Line, online: Online, report: Report) -> None:
    """A ticket of a spool gained what lies between its place and its line."""
    if not line["device_seq"]:
        online.hear(line)
        return
    device, place, at = str(line["device"]), int(line["place_at"]), int(line["at"])
    if online.other(device, place, at):
        minutes = ceil((at - place) / MINUTE)
        report.gained.append(Gained(line["ticket"], device, minutes))


def check_papers(
    texts: list[str], hall: MemoryHall, report: Report, log: str
) -> list[str]:
    """Check the promises of kiosks; the texts that are none of them are given back."""
    others = []
    for text in texts:
        try:
            signed = parse(text)
        except Refusal:
            others.append(text)
            continue
        key = hall.keys.get(signed.promise.key_id)
        try:
            promise = verify(signed, log, key.key if key else "")
        except Refusal as refusal:
            report.add(-1, "promise_false", str(refusal))
        else:
            check_paper(promise, hall, report)
    return others


def check_paper(promise: KioskPromise, hall: MemoryHall, report: Report) -> None:
    """The record that a paper names was taken in, and says what the paper says."""
    record = hall.records.get(promise.record)
    if record is None:
        report.add(-1, "promise_broken", f"{promise.record} is not in the record")
    elif not is_said_by(promise, record):
        report.add(record.seq, "promise_broken", f"the record says {record.ticket}")
    else:
        report.promises += 1
