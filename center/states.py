"""The states as a document, printed from the table of acts.

    python -m center.states > docs/states.md

The page is never written by hand; a test holds it to the table.
"""

import sys
from collections.abc import Iterable

from center.domain.act import Act
from center.domain.acts import ACTS
from center.domain.ticket import PrintState
from center.domain.ticket_acts import PRINT_STEPS

SUBJECTS = {
    "ticket": ("Ticket", "Where one person's place in a line stands."),
    "window": (
        "Window",
        "Whether a window takes part; that it is busy its ticket tells.",
    ),
    "day": ("Day", "Whether tickets are given."),
    "device": ("Device", "A machine of the center."),
}
HEAD = """\
# States

Printed from the table of acts (`center/domain`) by `python -m center.states`;
the guards and fields are in [acts.md](acts.md).
"""
STATELESS = """\
## Without a state

These acts have no state to come from: their guard alone says when they may be done.
"""
PAPER = """\
## Paper

What is known of a ticket's paper, beside the ticket's own state; told by
`ticket.printing`.  Another copy begins with `queued` again.
"""


def document() -> str:
    """The whole page."""
    moving = [act for act in ACTS.values() if act.target]
    still = [act for act in ACTS.values() if not act.target]
    parts = [HEAD]
    for subject, (title, meaning) in SUBJECTS.items():
        acts = [act for act in moving if act.kind.partition(".")[0] == subject]
        parts += [f"## {title}\n\n{meaning}\n", diagram(acts), rows(acts)]
    parts += [PAPER, paper(), STATELESS, actors(still)]
    return "\n".join(parts)


def diagram(acts: Iterable[Act]) -> str:
    """The transitions as a Mermaid state diagram."""
    return mermaid(
        f"{source} --> {act.target}: {act.kind.partition('.')[2]}"
        for act in acts
        for source in act.source or ("[*]",)
    )


def paper() -> str:
    """The steps of one copy."""
    return mermaid(
        f"{'[*]' if before is PrintState.NONE else before} --> {after}"
        for before, steps in PRINT_STEPS.items()
        for after in steps
    )


def mermaid(arrows: Iterable[str]) -> str:
    lines = ["```mermaid", "stateDiagram-v2", *(f"    {arrow}" for arrow in arrows)]
    return "\n".join([*lines, "```", ""])


def rows(acts: Iterable[Act]) -> str:
    """The transitions as a table."""
    return "\n".join(
        ["| act | who | from | to |", "|--|--|--|--|", *map(row, acts), ""]
    )


def actors(acts: Iterable[Act]) -> str:
    """Acts that move nothing, and who may do them."""
    lines = [f"| `{act.kind}` | {who(act)} |" for act in acts]
    return "\n".join(["| act | who |", "|--|--|", *lines, ""])


def row(act: Act) -> str:
    source = ", ".join(act.source) or "–"
    cells = (f"`{act.kind}`", who(act), source, act.target or "–")
    return f"| {' | '.join(cells)} |"


def who(act: Act) -> str:
    return ", ".join(sorted(act.who))


if __name__ == "__main__":
    sys.stdout.write(document())
