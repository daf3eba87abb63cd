"""Reads the facts from the lines of a journal, in one pass, beside the audit's replay.

The replay says whether each line was lawful, and holds the hall as it was at each line:
so it is known whom a window would have got at the moment it paused.  A clerk who ends
the shift and signs in again on the same day has paused too, at whichever window.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from center.audit.replay import Replay
from center.audit.report import Report
from center.domain.calling import choose
from center.domain.day import day_of
from center.domain.events import Line, role_of
from center.domain.hall import Plan
from center.domain.request_acts import AT_WINDOW, request_of
from center.domain.rule import Rule
from center.domain.ticket import COMPLETE, Ticket
from center.domain.ticket_acts import miss_allowed_at
from center.report.facts import PAUSED, Facts, Given, Pause, SignIn, Visit
from center.report.notices import Notices, person

OVERDUE = "call_overdue"
DONE = "done"
MARGIN_MS = 60_000
"""A terminal takes some time to come back after the server has."""
STEPS_AWAY = frozenset({"window.paused", "window.closed", "window.lost"})


def read(lines: Iterable[Line], first_day: str = "") -> Facts:
    """The facts of a journal, from a day on; the lines have to be all from the first.

    What came before the day is performed too, because the rest builds on it.
    """
    reader = Reader(first_day)
    for line in lines:
        reader.take(line)
    return reader.facts if reader.begun else Facts()


class Reader:
    """Follows a journal line by line."""

    def __init__(self, first_day: str = "") -> None:
        self.facts = Facts()
        self.first_day = first_day
        self.begun = not first_day
        self.audit = Report()
        self.replay = Replay(self.audit)
        self.notices = Notices(self.facts, self.replay.hall)
        self.seq = 0
        self.last_at = 0
        self.visits: dict[str, Visit] = {}
        """Ticket → its present visit, or its last."""
        self.sent: Counter[str] = Counter()
        self.pauses: dict[int, Pause] = {}
        self.away: dict[str, Pause] = {}
        """Clerk → the pause that it is if the same clerk opens a window again today."""
        self.freed: dict[int, tuple[int, float | None]] = {}
        """Window → since when free, and what delay came before."""
        self.served_by: dict[str, str] = {}
        """Ticket → the clerk who began to serve it last."""

    def take(self, line: Line) -> None:
        """Read one line; the next one has to follow it.

        What the audit refuses is told, and not read any further.
        """
        before = len(self.audit.violations)
        pause = self.pause_of(line) if line.get("kind") in STEPS_AWAY else None
        ticket = self.replay.hall.tickets.get(line.get("ticket", ""))
        self.replay.take(self.seq, line)
        self.seq += 1
        wrong = self.audit.violations[before:]
        for violation in wrong:
            if violation.code == OVERDUE:  # found at this line, and no fault of it
                self.notices.note("call_overdue", "center", violation.seq)
        if any(violation.code != OVERDUE for violation in wrong):
            self.facts.unlawful.append((self.seq - 1, str(line.get("kind"))))
            return
        kind = line["kind"]
        self.facts.kinds[kind] += 1
        if pause is not None:
            self.step_away(line, pause)
        if kind in READS and (kind not in OF_VISIT or line["ticket"] in self.visits):
            READS[kind](self, line, ticket)
        self.notices.take(line)
        self.last_at = self.facts.last_at = line["at"]

    @property
    def plan(self) -> Plan:
        return self.replay.hall.order.plan(self.last_at)

    @property
    def rule(self) -> Rule:
        return self.replay.hall.order.rule(self.last_at)

    def open_day(self, line: Line, ticket: Ticket | None) -> None:
        if not self.begun and line["day"] >= self.first_day:
            self.facts, self.begun = Facts(), True
            self.notices.facts = self.facts
            self.facts.kinds["day.opened"] = 1
        self.facts.days.append(line["day"])
        self.away.clear()  # a day that is opened again calls its clerks back

    def give(self, line: Line, ticket: Ticket | None) -> None:
        side = line["side"] == "priority"
        told = Given(
            seq=line["seq"],
            ticket=line["ticket"],
            device=line["device"],
            by=line["by"],
            at=line["place_at"],
            told_at=line["at"],
            priority=side,
        )
        self.facts.given.append(told)

    def give_back(self, line: Line, ticket: Ticket | None) -> None:
        if line["reason"] == "citizen":
            self.facts.given_back[line["ticket"]] = line["seq"]

    def open_window(self, line: Line, ticket: Ticket | None) -> None:
        self.facts.opened[line["window"]] = line["at"], line["staff"]
        self.freed[line["window"]] = line["at"], self.come_again(line)

    def close_window(self, line: Line, ticket: Ticket | None) -> None:
        begun, clerk = self.facts.opened.pop(line["window"], (line["at"], ""))
        self.facts.closed_ms[clerk] += line["at"] - begun
        self.end_pause(line)

    def pause_of(self, line: Line) -> Pause | None:
        """Read before it is performed: the hall is still as it was."""
        hall = self.replay.hall
        window = hall.window_by_number.get(line.get("window", 0))
        if window is None or not line.keys() >= {"at", "by"}:
            return None
        choice = choose(hall, window, line["at"])[1]
        lines = window.lines.at(line["at"])
        pause = Pause(self.seq, window.number, window.staff, line["at"], lines)
        pause.silent = line.get("why") == "terminal_silent"
        if choice is not None:
            demanded = hall.ticket(choice.ticket)
            pause.demanded, pause.demanded_line = demanded.id, demanded.service_line
        return pause

    def step_away(self, line: Line, pause: Pause) -> None:
        """A pause, or the end of a shift, which is none unless its clerk comes again.

        Who pauses and then ends the shift is away since the pause.  A terminal that
        falls silent at a free window leaves out whoever is next as a pause does; with
        someone at the window that one is read of.
        """
        kind, at_pause = line["kind"], pause.window in self.pauses
        free_and_silent = pause.silent and not line["ticket"] and not at_pause
        if kind == "window.paused" or free_and_silent:
            self.pauses[pause.window] = pause
            self.facts.pauses.append(pause)
        elif kind == "window.closed" and role_of(line["by"]) == "clerk":
            since = self.pauses.get(pause.window, pause)
            self.away[pause.clerk] = replace(since, silent=False)

    def come_again(self, line: Line) -> float | None:
        """The delay before the next call: none at the first window of a day."""
        pause = self.away.pop(line["staff"], None)
        if pause is None or day_of(pause.at) != day_of(line["at"]):
            return None
        pause.until = line["at"]
        others = [other for other in self.facts.pauses if other.seq != pause.seq]
        self.facts.pauses = [*others, pause]
        return PAUSED

    def end_pause(self, line: Line) -> None:
        pause = self.pauses.pop(line["window"], None)
        if pause is not None:
            pause.until = line["at"]

    def resume_window(self, line: Line, ticket: Ticket | None) -> None:
        self.end_pause(line)
        self.freed[line["window"]] = line["at"], PAUSED

    def find_window(self, line: Line, ticket: Ticket | None) -> None:
        """Whoever paused before the terminal fell silent still pauses."""
        pause = self.pauses.get(line["window"])
        delay = PAUSED if pause is not None else None
        self.freed[line["window"]] = line["at"], delay
        if pause is not None and pause.silent:
            self.end_pause(line)

    def call(self, line: Line, ticket: Ticket | None) -> None:
        assert ticket is not None
        window = self.replay.hall.window(line["window"])
        freed_at, delay = self.freed.get(window.number, (line["at"], None))
        exceptional = line["reason"] == "exceptional"
        visit = Visit(
            seq=line["seq"],
            ticket=ticket.id,
            window=window.number,
            clerk=window.staff,
            at=line["at"],
            line=ticket.line,
            service=ticket.service,
            lines=window.lines.at(line["at"]),
            minutes=self.plan.minutes[ticket.service_line],
            early=line["early"] == 1,
            exceptional=exceptional,
            freed_at=freed_at,
            wrap_up_ms=self.rule.wrap_up_seconds * 1000,
            delay=None if exceptional else delay,
            last_call_at=line["at"],
            about_request=bool(ticket.request),
        )
        self.visits[ticket.id] = visit
        self.facts.visits.append(visit)
        for pause in (*self.pauses.values(), *self.away.values()):
            if pause.demanded == ticket.id and not pause.taken_by:
                pause.taken_by, pause.taken_at = window.staff, line["at"]
                pause.taken_early = visit.early

    def show(self, line: Line, ticket: Ticket | None) -> None:
        self.visits[line["ticket"]].shown_at = line["at"]

    def recall(self, line: Line, ticket: Ticket | None) -> None:
        visit = self.visits[line["ticket"]]
        allowed_at = visit.last_call_at + self.rule.recall_seconds * 1000
        visit.lag_ms = max(visit.lag_ms, line["at"] - allowed_at)
        visit.last_call_at = line["at"]

    def start(self, line: Line, ticket: Ticket | None) -> None:
        visit = self.visits[line["ticket"]]
        visit.started_at = line["at"]
        self.served_by[visit.ticket] = visit.clerk
        for earlier in reversed(self.facts.visits):
            if earlier.at < line["at"] - 30 * 60_000:
                break
            same = earlier.ticket == visit.ticket and earlier.clerk != visit.clerk
            if same and earlier.ending == "ticket.missed":
                earlier.served_ms = line["at"] - earlier.ended_at
                break

    def check(self, line: Line, ticket: Ticket | None) -> None:
        visit = self.visits[line["ticket"]]
        visit.answers, visit.checked_seq = line["documents"], line["seq"]

    def end(self, line: Line, ticket: Ticket | None) -> None:
        assert ticket is not None
        visit = self.visits[line["ticket"]]
        visit.ended_at, visit.ended_seq = line["at"], line["seq"]
        visit.ending = line["kind"]
        if line["kind"] == "ticket.missed":
            lag = line["at"] - miss_allowed_at(self.rule, ticket)
            visit.lag_ms = max(visit.lag_ms, lag)
        if line["kind"] == "ticket.finished":
            visit.outcome = line["outcome"]
            visit.unchecked = self.is_unchecked(visit, ticket)
        if line["kind"] == "ticket.transferred":
            self.sent[ticket.id] += 1
            visit.sent = self.sent[ticket.id]
        delay = visit.length if visit.started_at else None
        self.freed[line["window"]] = line["at"], delay

    def is_unchecked(self, visit: Visit, ticket: Ticket) -> bool | None:
        """Of what was done: whether without its list; none where no list is kept.

        The receipt is the line that makes the papers' request complete.
        """
        if visit.outcome != DONE or not self.plan.documents.get(ticket.service):
            return None
        request = request_of(self.replay.hall, ticket)
        received = request is not None and request.state not in AT_WINDOW
        return ticket.papers != COMPLETE or not received

    def lose(self, line: Line, ticket: Ticket | None) -> None:
        visit = self.visits[line["ticket"]]
        visit.lost_why = line["why"]
        idle_since = visit.last_call_at
        if visit.started_at:  # a service may last; only its last minutes were silent
            idle_since = line["at"] - self.rule.lost_seconds * 1000 - MARGIN_MS
        visit.in_outage = any(
            since < line["at"] and until > idle_since
            for since, until in self.facts.outages
        )
        visit.ended_at, visit.ended_seq = line["at"], line["seq"]
        visit.ending = line["kind"]

    def reveal(self, line: Line, ticket: Ticket | None) -> None:
        self.visits[line["ticket"]].revealed.append(line["seq"])

    def come_back(self, line: Line, ticket: Ticket | None) -> None:
        visit = self.visits[line["ticket"]]
        visit.returned_ms = line["at"] - visit.ended_at

    def resume_ticket(self, line: Line, ticket: Ticket | None) -> None:
        visit = self.visits[line["ticket"]]
        visit.resumed_ms = line["at"] - visit.ended_at
        visit.resumed_seq = line["seq"]

    def sign_in(self, line: Line, ticket: Ticket | None) -> None:
        wrong = line["kind"] == "staff.refused"
        who = person(self.replay.hall, line["staff"])
        self.facts.sign_ins.append(SignIn(line["seq"], who, wrong))


READS: dict[str, Callable[[Reader, Line, Ticket | None], None]] = {
    "day.opened": Reader.open_day,
    "ticket.issued": Reader.give,
    "ticket.cancelled": Reader.give_back,
    "window.opened": Reader.open_window,
    "window.closed": Reader.close_window,
    "window.resumed": Reader.resume_window,
    "window.lost": Reader.lose,
    "window.back": Reader.find_window,
    "ticket.called": Reader.call,
    "ticket.shown": Reader.show,
    "ticket.recalled": Reader.recall,
    "ticket.started": Reader.start,
    "documents.checked": Reader.check,
    "ticket.finished": Reader.end,
    "ticket.missed": Reader.end,
    "ticket.demoted": Reader.end,
    "ticket.parked": Reader.end,
    "ticket.transferred": Reader.end,
    "ticket.returned": Reader.come_back,
    "ticket.resumed": Reader.resume_ticket,
    "identity.revealed": Reader.reveal,
    "staff.signed_in": Reader.sign_in,
    "staff.refused": Reader.sign_in,
}
"""What is read of each kind of line; ``ticket`` is as it was before the line."""

OF_VISIT = frozenset(
    kind
    for kind, reads in READS.items()
    if reads
    in (
        *(Reader.show, Reader.recall, Reader.start),
        *(Reader.check, Reader.end, Reader.lose),
    )
) | {"ticket.returned", "ticket.resumed", "identity.revealed"}
"""Kinds that go on with a call that was read before."""
