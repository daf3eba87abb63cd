"""The table of acts as it stands in the documents, printed from ``ACTS``.

``python -m center.acts_page`` writes ``docs/states.md`` and the tables of
``docs/acts.md``; a test says when either no longer follows from the code.
"""

from collections.abc import Iterable
from pathlib import Path

import click

from center.domain.act import Act
from center.domain.acts import ACTS
from center.domain.service_request import RequestState
from center.domain.ticket import State
from center.domain.window import WindowState

DOCS = Path(__file__).resolve().parent.parent / "docs"
HEAD = (
    "| act (`kind`) | who | from → to | guard | fields |\n|--|--|--|--|--|",
    "| act (`kind`) | who | guard | fields |\n|--|--|--|--|",
)
STATES_HEAD = """# States

What may follow what. Printed from the table of acts by `python -m center.acts_page`;
`docs/acts.md` has the guards.
"""


ALSO = {
    "ticket": (
        "    called --> waiting: window.lost",
        "    serving --> parked: window.lost",
    )
}
"""What an act about something else does to a subject."""
MAKES = ("ticket.issued", "ticket.lapsed", "request.received")
"""Acts that make what they are about."""


def subject(act: Act) -> str:
    """What an act moves: a ticket, a window, the day, or nothing that has states."""
    if act.kind in MAKES:
        return act.kind.partition(".")[0]
    if not act.source:
        return ""
    kinds: dict[type, str] = {
        State: "ticket",
        RequestState: "request",
        WindowState: "window",
    }
    return kinds.get(type(act.source[0]), "day")


def acts_of(name: str) -> list[Act]:
    return [act for act in ACTS.values() if subject(act) == name]


def table(acts: Iterable[Act], *, moving: bool) -> str:
    """Rows of acts; ``moving`` ones have states."""
    rows = [row(act, moving=moving) for act in acts]
    return "\n".join([HEAD[0 if moving else 1], *rows])


def row(act: Act, *, moving: bool) -> str:
    states = [f"{', '.join(act.source) or '–'} → {act.target}"] if moving else []
    names = ", ".join(sorted(act.fields))
    who = ", ".join(sorted(act.who))
    return f"| {' | '.join([act.kind, who, *states, act.guard, names])} |"


def diagram(name: str) -> str:
    """The moves of one subject as a Mermaid diagram."""
    moves = [
        f"    {source} --> {target}: {act.kind.removeprefix(f'{name}.')}"
        for act in acts_of(name)
        for source in act.source or ("[*]",)
        for target in targets(act)
    ]
    moves += ALSO.get(name, ())
    return "\n".join(["```mermaid", "stateDiagram-v2", *moves, "```"])


def targets(act: Act) -> tuple[str, ...]:
    """Where an act leads; a window that is back is as it was before."""
    before = (WindowState.FREE.value, WindowState.PAUSED.value)
    return before if act.target == "as before" else tuple(act.target.split(", "))


def states_page() -> str:
    """The text of ``docs/states.md``."""
    parts = [STATES_HEAD]
    for name in ("ticket", "request", "window", "day"):
        parts.append(f"## {name.capitalize()}\n\n{diagram(name)}\n")
    return "\n".join(parts)


def acts_tables() -> dict[str, str]:
    """The tables of ``docs/acts.md``, by the name of their place in it."""
    return {
        "ticket": table(acts_of("ticket"), moving=True),
        "request": table(acts_of("request"), moving=True),
        "window": table([*acts_of("window"), *acts_of("day")], moving=True),
        "other": table(acts_of(""), moving=False),
    }


def with_tables(page: str) -> str:
    """A page with its tables put in anew, each between its two marks."""
    for name, text in acts_tables().items():
        before, begin, rest = page.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition(f"\n<!-- /{name} -->")
        if not begin or not end:
            raise ValueError(f"the page has no place for {name}")
        page = f"{before}{begin}{text}{end}{after}"
    return page


@click.command()
def write() -> None:
    """Write docs/states.md and the tables of docs/acts.md."""
    acts = DOCS / "acts.md"
    acts.write_text(with_tables(acts.read_text("utf-8")), "utf-8")
    (DOCS / "states.md").write_text(states_page(), "utf-8")


if __name__ == "__main__":
    write()
