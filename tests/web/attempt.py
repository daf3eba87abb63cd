"""An attempt to choose: who tries what, and what has to become of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.web.stage import Stage, Try, get, post

NOTHING = "nothing"
EXCEPTIONAL = "ticket.called, exceptional"
STATE, MINE = "not_in_this_state", "not_allowed"
Prepare = Callable[[Stage], Try]


@dataclass(frozen=True, slots=True)
class Attempt:
    """``code`` refuses it, or ``stands`` is the line that it leaves.

    What stands is also ``reported``: listed as it is, or counted by a question.
    """

    who: str
    what: str
    prepare: Prepare
    code: str = ""
    stands: str = ""
    reported: str = ""

    @property
    def result(self) -> str:
        """What becomes of it, for people to read."""
        if self.stands == NOTHING:
            return "nothing happens"
        refused = f"refused: `{self.code}`" if self.code else ""
        stands = f"stands in the journal: `{self.stands}`" if self.stands else ""
        said = ", ".join(filter(None, (stands, self.reported)))
        return "; ".join(filter(None, (refused, said)))


def refused(
    who: str,
    code: str,
    tries: Mapping[str, Prepare],
    *,
    noted: str = "",
    reported: str = "",
) -> tuple[Attempt, ...]:
    """What is refused with a code; ``noted`` where the try itself is a line."""
    return tuple(
        Attempt(who, what, do, code, noted, reported) for what, do in tries.items()
    )


def stands(
    who: str, kind: str, reported: str, tries: Mapping[str, Prepare]
) -> tuple[Attempt, ...]:
    """What is lawful, stands in the journal as what it is, and is in the report."""
    return tuple(
        Attempt(who, what, do, stands=kind, reported=reported)
        for what, do in tries.items()
    )


def listed(code: str) -> str:
    """The report tells it each time, as it is."""
    return f"listed by the report: `{code}`"


def counted(code: str) -> str:
    """The report counts it, and asks where it is more than usual."""
    return f"counted by the report: `{code}`"


def sends(who: str, path: str, **body: Any) -> Prepare:
    """A hand-made command that needs no moment."""
    return lambda stage: post(getattr(stage, who), path, **body)


def asks(who: str, path: str, **query: str) -> Prepare:
    """An address typed by hand."""
    return lambda stage: get(getattr(stage, who), path, **query)
