"""The errands of a paper in hand: ask where it stands, do something with it, print it.

News that come when the visit has gone on without them change nothing.
"""

from functools import partial
from typing import TYPE_CHECKING

from center.domain.errors import Refusal
from kiosk.answers import Expected, Refiled, Reissued, Standing
from kiosk.printing.outcome import PrintState
from kiosk.printing.worker import Job
from kiosk.settling import Answer, look_up, settle
from kiosk.visit import News, Visit

if TYPE_CHECKING:
    from kiosk.errands import Errands

NOTHING_PRINTED = ("", PrintState.queued, "")
"""No paper has come to an end yet."""


def ask(errands: "Errands", visit: Visit) -> None:
    """Where the paper in hand stands."""
    if visit.held is None:
        return

    def is_stale() -> bool:
        return errands.director.visit.held is not visit.held

    def seen(answer: Answer) -> None:
        if not is_stale():
            errands.director.hear(news_of(answer), answer)

    def failed(error: Exception) -> None:
        if not is_stale():
            hear_failure(errands, error)

    work = partial(look_up, errands.asking, visit.held, numbers_of(errands))
    errands.worker.do(work, then=seen, failed=failed)


def do(errands: "Errands", visit: Visit) -> None:
    """What is wanted with it, by a command that was made once."""

    def is_stale() -> bool:
        return errands.director.visit.command != visit.command

    def done(answer: Answer) -> None:
        if is_stale():
            return
        if isinstance(answer, Reissued | Refiled):
            print_copy(errands, visit, answer)
        else:
            errands.director.hear(news_of(answer), answer)

    def failed(error: Exception) -> None:
        if not is_stale():
            hear_failure(errands, error)

    work = partial(settle, errands.asking, visit, numbers_of(errands))
    errands.worker.do(work, then=done, failed=failed)


def news_of(answer: Answer) -> News:
    is_ticket = isinstance(answer, Standing)
    return News.TICKET_SEEN if is_ticket else News.REQUEST_SEEN


def hear_failure(errands: "Errands", error: Exception) -> None:
    if isinstance(error, Refusal):
        errands.director.hear(News.REFUSED, error.code)
    else:
        errands.director.hear(News.UNANSWERED)


def numbers_of(errands: "Errands") -> str:
    """How the numbers of the center's requests begin."""
    center = errands.director.known.center
    return center.request_code if center else ""


def print_copy(errands: "Errands", visit: Visit, paper: Reissued | Refiled) -> None:
    """The same number on another paper, which says that it is not the first."""
    errands.ended = NOTHING_PRINTED
    if isinstance(paper, Reissued):
        draw = errands.drawing(visit, paper, paper.expected)
        errands.printing.submit(Job(paper.ticket, draw, paper.copy))
        errands.issued(visit, (paper, paper.expected))
    else:
        errands.print_receipt(visit, paper, paper.copy)
        errands.sent(visit, (paper, Expected()))
