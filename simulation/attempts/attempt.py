"""One attempt to choose: a few lines on a small stage, and what several share."""

from collections.abc import Callable
from dataclasses import dataclass

from simulation.stage import Stage


@dataclass(frozen=True, slots=True)
class Attempt:
    """Who tries what, and how."""

    who: str
    what: str
    do: Callable[[Stage], object]
    stands: str = ""
    """The finding that it leaves, where it is lawful."""
    counts: str = ""
    """The question that counts it, where it is asked about only as a habit."""


def second_of_two(stage: Stage) -> str:
    stage.issue()
    stage.later(20)
    return stage.issue()


def cancels(stage: Stage, by: str) -> None:
    stage.act("ticket.cancelled", by, ticket=stage.issue(), reason="citizen")
