"""Who is called: by the center's own matching, or by another rule to compare with.

The other rules exist here only.  Their days are not lawful records, and are used for
nothing but their waits.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from center import actions
from center.domain.calling import longest_free
from center.domain.errors import NotInThisState
from center.domain.hall import heads_for
from center.domain.rule import Choice, Heads, Reason, Rule, next_ticket
from center.domain.ticket import State
from center.domain.window import Window
from simulation.day import MINUTE
from simulation.record import Record

Choose = Callable[[Heads, int, Rule, int], Choice | None]
"""The same question as ``next_ticket`` answers."""


class Caller(Protocol):
    """Calls for free windows."""

    def match(self, record: Record) -> None:
        """Call for every window that is due, the longest free first."""

    def call(self, record: Record, window: Window, *, early: bool) -> None:
        """Call for one window; raises a ``Refusal`` when nobody waits for it."""


class ByRule:
    """The center's own matching."""

    def match(self, record: Record) -> None:
        actions.match(record)

    def call(self, record: Record, window: Window, *, early: bool) -> None:
        actions.call_for(record, window, early=early)


BY_RULE = ByRule()


class ByChoice:
    """Another rule in the same hall, with the same heads to look at."""

    def __init__(self, choose: Choose) -> None:
        self.choose = choose

    def match(self, record: Record) -> None:
        while (window := longest_free(record.hall, record.now)) is not None:
            self.call(record, window, early=False)

    def call(self, record: Record, window: Window, *, early: bool) -> None:
        hall, now = record.hall, record.now
        heads = heads_for(hall, window, now)
        choice = self.choose(heads, hall.order.history, hall.order.rule(now), now)
        if choice is None:
            raise NotInThisState(f"nobody waits for window {window.number}")
        told = {"ticket": choice.ticket, "window": window.number}
        line = record.line("ticket.called", "server", {**told, "early": int(early)})
        ticket = replace(
            hall.ticket(choice.ticket),
            state=State.CALLED,
            window=window.number,
            calls=1,
            call_seq=line["seq"],
            called_at=now,
            last_call_at=now,
        )
        order = replace(hall.order, history=choice.history)
        record.write(line, (ticket, replace(window, ticket=ticket.id), order))


def first_come(heads: Heads, history: int, rule: Rule, now: int) -> Choice | None:
    """Whoever came first, whatever the ticket."""
    every = (*heads.ordinary, *((heads.priority,) if heads.priority else ()))
    first = min(every, key=lambda h: (h.place_at, h.seq), default=None)
    return Choice(first.ticket, Reason.ONLY_SIDE, 0) if first else None


def strict_priority(heads: Heads, history: int, rule: Rule, now: int) -> Choice | None:
    """Priority tickets always first, then first come."""
    if heads.priority is not None:
        return Choice(heads.priority.ticket, Reason.PRIORITY_TURN, 0)
    return first_come(heads, history, rule, now)


def longest_first(heads: Heads, history: int, rule: Rule, now: int) -> Choice | None:
    """The rule, but whoever waited over 45 minutes first: a limit that overrides it."""
    every = (*heads.ordinary, *((heads.priority,) if heads.priority else ()))
    over = tuple(h for h in every if now - h.place_at > 45 * MINUTE)
    if over:
        return first_come(Heads(over), history, rule, now)
    return next_ticket(heads, history, rule, now)
