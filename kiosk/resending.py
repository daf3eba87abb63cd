"""A request that got no answer, and may have arrived all the same.  Pure.

What is sent again is the same, by the same command, so it arrives once.  Whoever
corrects it first sends the correction by that command too: if the first had arrived,
the center says that the command is used, and the first is what stands.  An answer that
comes while somebody corrects is shown at once.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from kiosk.visit import FIELDS, Value, Visit
from kiosk.words import Act, News, Over, Screen

Change = Callable[[Visit, Value], Visit]

CORRECTING = FIELDS | {
    Screen.REVIEW,
    Screen.PHOTOGRAPH,
    Screen.TAKING,
    Screen.PHOTO_CHECK,
    Screen.PHONE,
}
"""Where somebody may be when the answer comes after all."""


def contents(visit: Visit) -> tuple[object, ...]:
    """All that is sent of a request."""
    form = visit.form
    return visit.service, visit.side, form.given, form.again, visit.pages.kept


def is_corrected(visit: Visit) -> bool:
    """Whether something else was sent before by the same command."""
    return any(contents(sent) != contents(visit) for sent in visit.unanswered)


def command_of(visit: Visit) -> str:
    """By which command the request has to be sent; empty for a new one."""
    return visit.unanswered[0].command if visit.unanswered else ""


def unanswered(visit: Visit, _: Value) -> Visit:
    """Keep what was sent, until it is known whether that has arrived."""
    sent = visit.unanswered
    if contents(visit) not in map(contents, sent):
        sent = (*sent, replace(visit, unanswered=()))
    return replace(visit, screen=Screen.NOT_SENT, refusal="", unanswered=sent)


def stands_as_first_sent(visit: Visit, _: Value) -> Visit:
    """What arrived is what was sent first; what was changed since is not in it."""
    return replace(visit, as_first_sent=bool(visit.unanswered))


def late(field: str, screen: Screen | None = None) -> Change:
    """The answer to what was sent before, while it is being corrected."""

    def change(visit: Visit, value: Value) -> Visit:
        if not visit.unanswered:
            return visit
        told = {field: value, "screen": screen or visit.screen}
        return replace(visit, over=Over.NOTHING, **told)  # type: ignore[arg-type]

    return change


LATE: Mapping[News, Change] = {
    News.AS_FIRST_SENT: stands_as_first_sent,
    News.EXPECTED: late("expected"),
    News.ISSUED: late("ticket", Screen.PRINTING),
    News.FILED: late("filed", Screen.RECEIPT_PRINTING),
}

CHANGES: Mapping[tuple[Screen, Act | News], Change] = {
    (Screen.SENDING, News.UNANSWERED): unanswered,
    (Screen.SENDING, News.AS_FIRST_SENT): stands_as_first_sent,
    (Screen.NOT_SENT, News.AS_FIRST_SENT): stands_as_first_sent,
    **{
        (screen, news): change for screen in CORRECTING for news, change in LATE.items()
    },
}
