"""The journal performed again, act by act, in a hall made of nothing.

Every line goes through the same table of acts and the same rule as in the server.  A
call that the rule did not demand is a violation; the replay then does as the line says,
so that one wrong call is not told again at every later line.
"""

from dataclasses import replace

from center.audit.overdue import Watch
from center.audit.report import Report
from center.domain.acts import perform
from center.domain.errors import Refusal
from center.domain.events import VERSION, Line
from center.domain.memory import MemoryHall
from center.domain.ticket import State

NONCE_LENGTH = 11
FORM = {"v": int, "seq": int, "at": int, "kind": str, "by": str, "nonce": str}
MALFORMED = (KeyError, TypeError, ValueError, AttributeError, ArithmeticError)
"""What a field of the wrong type brings about; the server never writes one."""


class Replay:
    """A hall that follows the journal."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.hall = MemoryHall()
        self.watch = Watch(report)
        self.last_at = 0
        self.last_seq = -1

    def take(self, seq: int, line: Line) -> None:
        """Check one line and do it."""
        if not self.is_formed(seq, line):
            return
        if line["at"] > self.last_at:
            self.look()
        self.last_at, self.last_seq = max(self.last_at, line["at"]), seq
        try:
            for value in perform(self.hall, line):
                self.hall.put(value)
        except Refusal as refusal:
            self.report.add(seq, f"act_{refusal.code}", f"{line['kind']}: {refusal}")
            self.follow(line)
        except MALFORMED as error:
            self.report.add(seq, "act_malformed", f"{line['kind']}: {error!r}")
        else:
            self.report.calls += line["kind"] == "ticket.called"
            self.report.tickets += line["kind"] == "ticket.issued"

    def look(self) -> None:
        """Once all lines of a time were done, see whether anyone was passed over."""
        try:
            self.watch.look(self.hall, self.last_seq, self.last_at)
        except MALFORMED as error:
            self.report.add(self.last_seq, "act_malformed", f"hall: {error!r}")

    def is_formed(self, seq: int, line: Line) -> bool:
        """The common fields: right place, time not before the last, a nonce."""
        wrong = [
            key for key, kind in FORM.items() if not isinstance(line.get(key), kind)
        ]
        if wrong or line["v"] != VERSION:
            self.report.add(seq, "line_malformed", f"{', '.join(wrong) or 'version'}")
            return False
        if line["seq"] != seq:
            self.report.add(seq, "line_misplaced", f"it says {line['seq']}")
        if line["at"] < self.last_at:
            self.report.add(seq, "time_backwards", f"{line['at']} < {self.last_at}")
        if len(line["nonce"]) != NONCE_LENGTH:
            self.report.add(seq, "nonce_wrong", "not 8 random bytes")
        return True

    def follow(self, line: Line) -> None:
        """Do as a wrongful call says, as far as that is possible."""
        ticket = self.hall.tickets.get(str(line.get("ticket")))
        number = line.get("window")
        window = self.hall.window(number if isinstance(number, int) else 0)
        if line["kind"] != "ticket.called" or ticket is None or not window.lines:
            return
        if ticket.state is not State.WAITING or window.ticket:
            return
        called = replace(
            ticket,
            state=State.CALLED,
            window=window.number,
            calls=1,
            call_seq=line["seq"],
            called_at=line["at"],
            last_call_at=line["at"],
            reason=str(line.get("reason")),
        )
        self.hall.put(called)
        self.hall.put(replace(window, ticket=ticket.id))
