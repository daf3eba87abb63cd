"""The errands of a paper in hand: ask where it stands, do something with it, print it.

News that come when the visit has gone on without them change nothing.
"""

from functools import partial

from kiosk.answers import Expected, Refiled, Reissued, Standing
from kiosk.consequences import Errand
from kiosk.errands import NOTHING_PRINTED, Errands
from kiosk.printing.worker import Job
from kiosk.settling import Answer, look_up, settle
from kiosk.visit import Visit
from kiosk.words import News


def add_paper_errands(errands: Errands) -> None:
    """Let the hands of a kiosk do what is wanted with a paper, too."""
    errands.others |= {
        Errand.LOOK_UP: partial(ask, errands),
        Errand.SETTLE: partial(do, errands),
    }


def ask(errands: Errands, visit: Visit) -> None:
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
            errands.hear_failure(error)

    work = partial(look_up, errands.asking, visit.held, errands.numbers)
    errands.worker.do(work, then=seen, failed=failed)


def do(errands: Errands, visit: Visit) -> None:
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
            errands.hear_failure(error)

    work = partial(settle, errands.taking.sending, visit, errands.numbers)
    errands.worker.do(work, then=done, failed=failed)


def news_of(answer: Answer) -> News:
    is_ticket = isinstance(answer, Standing)
    return News.TICKET_SEEN if is_ticket else News.REQUEST_SEEN


def print_copy(errands: Errands, visit: Visit, paper: Reissued | Refiled) -> None:
    """The same number on another paper, which says that it is not the first."""
    errands.ended = NOTHING_PRINTED
    if isinstance(paper, Reissued):
        draw = errands.drawing(visit, paper, paper.expected)
        errands.printing.submit(Job(paper.ticket, draw, paper.copy))
        errands.issued(visit, (paper, paper.expected))
    else:
        errands.print_receipt(visit, paper, paper.copy)
        errands.sent(visit, (paper, Expected()))
