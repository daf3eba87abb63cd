"""The rule of the line: whom a free window calls next, and why.

One pure function, the same for the server, the audit and the simulator.  It looks only
at heads of lines, so its cost does not grow with the hall.  Everything is compared in
integers, so that every machine computes the same order (acts, section 2).
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from hashlib import sha256


class Reason(StrEnum):
    """Why a ticket was called; ``exceptional`` is the manager's, not the rule's."""

    ONLY_SIDE = "only_side"
    PRIORITY_TURN = "priority_turn"
    ORDINARY_TURN = "ordinary_turn"
    EXCEPTIONAL = "exceptional"


@dataclass(frozen=True, slots=True)
class Rule:
    """The published numbers of the rule; a change is a new version."""

    version: int = 1
    ratio: int = 3
    """One call of so many is for the priority line."""
    exponent_halves: int = 1
    """Twice the exponent of minutes: 0, 1 or 2 (0 is first come, first served)."""
    wrap_up_seconds: int = 15
    recall_seconds: int = 20
    most_calls: int = 3
    miss_seconds: int = 60
    """From the display's showing of the first call until a ticket may be missed."""
    unseen_seconds: int = 60
    """Added where no display acknowledged the call."""
    lost_seconds: int = 120
    """Without an act after a call, or without a sign of life, a window is lost."""
    return_seconds: int = 1800
    """How long after a missed call a ticket may come back."""

    def as_dict(self) -> dict[str, int]:
        return asdict(self)

    @property
    def hash(self) -> str:
        """SHA-256 of the rule as canonical JSON, in hex."""
        text = json.dumps(self.as_dict(), sort_keys=True, separators=(",", ":"))
        return sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Head:
    """The first waiting ticket of a line."""

    line: str
    ticket: str
    place_at: int
    seq: int
    minutes: int
    """Published minutes of the line; not used for the priority line."""


@dataclass(frozen=True, slots=True)
class Heads:
    """What a free window has to choose from: it never sees more."""

    ordinary: tuple[Head, ...] = ()
    priority: Head | None = None

    def compared(self) -> list[list[str | int]]:
        """As the journal records them, the priority head last."""
        every = (*self.ordinary, *((self.priority,) if self.priority else ()))
        return [[h.line, h.ticket, h.place_at] for h in every]


@dataclass(frozen=True, slots=True)
class Choice:
    """The ticket that the rule demands, and why."""

    ticket: str
    reason: Reason
    history: int
    """Ordinary calls since the last priority call, after this one."""


def next_ticket(heads: Heads, history: int, rule: Rule, now: int) -> Choice | None:
    """Choose for a free window; ``None`` when no head is there.

    ``history`` is the number of ordinary calls in the center since the last priority
    call, ``ratio - 1`` at most.  ``now`` is the time of the journal's line, UTC ms.
    """
    ordinary = longest_waiting(heads.ordinary, rule, now)
    priority = heads.priority
    if ordinary is None and priority is None:
        return None
    if priority is not None and (ordinary is None or history >= rule.ratio - 1):
        reason = Reason.ONLY_SIDE if ordinary is None else Reason.PRIORITY_TURN
        return Choice(priority.ticket, reason, 0)
    assert ordinary is not None
    reason = Reason.ONLY_SIDE if priority is None else Reason.ORDINARY_TURN
    return Choice(ordinary.ticket, reason, min(history + 1, rule.ratio - 1))


def longest_waiting(heads: Sequence[Head], rule: Rule, now: int) -> Head | None:
    """The head with the greatest waited ÷ minutes^exponent; ties by ``seq``."""
    best: Head | None = None
    for head in heads:
        if best is None or comes_before(head, best, rule, now):
            best = head
    return best


def comes_before(a: Head, b: Head, rule: Rule, now: int) -> bool:
    """Whether ``a`` is called before ``b``; waited is in whole seconds."""
    power = 2 if rule.exponent_halves == 1 else 1
    left = waited_seconds(a, now) ** power
    right = waited_seconds(b, now) ** power
    if rule.exponent_halves:
        left, right = left * b.minutes, right * a.minutes
    return left > right or (left == right and a.seq < b.seq)


def waited_seconds(head: Head, now: int) -> int:
    return max(0, now - head.place_at) // 1000
