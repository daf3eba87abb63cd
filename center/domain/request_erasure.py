"""Erasing what is personal in a request: its line stays, its dossier cannot be opened.

The record names the dossier's parts by hashes of what was encrypted under a key of its
own; with every wrap of that key gone they are noise, and the log stays whole.
"""

from dataclasses import replace

from center.domain.act import Act, fields, roles
from center.domain.errors import NotInThisState, UnknownReason
from center.domain.events import Line
from center.domain.hall import Hall, Value
from center.domain.service_request import RequestState

REASONS = ("asked", "retention")
"""The person asked for it, or the time for which it is kept is over."""
FINAL = (RequestState.WITHDRAWN,)
"""States after which nobody needs the dossier."""


def erase(hall: Hall, line: Line) -> tuple[Value, ...]:
    """The request names no part any more; the store removes every wrap with it."""
    request = hall.request(line["request"])
    if request.state not in FINAL:
        raise NotInThisState(f"{request.id} is {request.state}")
    if not request.dossier and not request.pages:
        raise NotInThisState(f"{request.id} has no dossier")
    if line["reason"] not in REASONS:
        raise UnknownReason(line["reason"])
    return (replace(request, dossier={}, pages={}),)


ACTS: tuple[Act, ...] = (
    Act(
        "request.erased",
        roles("manager"),
        FINAL,
        RequestState.WITHDRAWN,
        fields("request reason"),
        "nothing is done about the request any more; its dossier's keys are removed",
        erase,
    ),
)
