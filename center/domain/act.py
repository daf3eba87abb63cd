"""The form of one row of the table of acts."""

from collections.abc import Callable
from dataclasses import dataclass

from center.domain.events import Line
from center.domain.hall import Hall, Value

Effect = Callable[[Hall, Line], tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Act:
    """Who may do what from which state; ``guard`` is the sentence for people."""

    kind: str
    who: frozenset[str]
    source: tuple[str, ...]
    target: str
    fields: frozenset[str]
    guard: str
    effect: Effect


def roles(text: str) -> frozenset[str]:
    return frozenset(text.split())


def fields(text: str) -> frozenset[str]:
    return frozenset(text.split())
