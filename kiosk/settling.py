"""What a paper in hand asks of the center: where it stands, and what is done with it.

Run by ``kiosk/errands.py`` on the thread that asks.  What proves that the paper is here
goes to the center and nowhere else.
"""

from collections.abc import Callable, Mapping

from kiosk.answers import Followed, Refiled, Reissued, Standing
from kiosk.client import Client, new_command
from kiosk.codes import Code
from kiosk.holding import Held, request_number
from kiosk.sending import Sending
from kiosk.visit import Visit

Answer = Standing | Followed | Reissued | Refiled


def shown(held: Held, center: str) -> tuple[str, str]:
    """Code and secret of a request; ``center`` begins its numbers, ``13-SHR07``."""
    # Only the digits of a number are typed; its first part is the center's own.
    digits = not held.scanned and held.code.isdigit()
    code = request_number(center, held.code) if digits else held.code
    return code, held.secret


def look_up(client: Client, held: Held, center: str) -> Answer:
    """Where the paper stands; a wrong one is refused without saying what is wrong."""
    if held.kind is Code.TICKET:
        return client.look(new_command(), held.code)
    return client.follow(*shown(held, center))


def settle(sending: Sending, visit: Visit, center: str) -> Answer:
    """Do what is wanted with the paper, by the visit's own command."""
    held = visit.held
    if held is None:
        raise ValueError("nothing is in hand")
    if held.kind is Code.TICKET:
        return with_ticket(sending.client, visit, held.code)
    do = WITH_REQUEST[visit.wanted]
    return do(sending, visit, *shown(held, center))


def with_ticket(client: Client, visit: Visit, presence: str) -> Answer:
    if visit.wanted == "print":
        return client.ticket_again(visit.command, presence)
    act, _, rating = visit.wanted.partition(":")
    more = {"rating": rating} if rating else {}
    return client.settle(visit.command, act, presence, **more)


def bring(sending: Sending, visit: Visit, code: str, secret: str) -> Answer:
    """Papers that were missing: photographed ones with their pages."""
    pages = visit.pages
    papers = {
        each: "photo" if pages.of(each) else "paper"
        for each in visit.form.answers[0].split()
    }
    return sending.with_pages(
        visit.command,
        pages.kept,
        lambda draft: sending.client.bring(visit.command, code, secret, draft, papers),
    )


def withdraw(sending: Sending, visit: Visit, code: str, secret: str) -> Answer:
    return sending.client.withdraw(visit.command, code, secret)


def print_again(sending: Sending, _: Visit, code: str, secret: str) -> Answer:
    return sending.client.receipt_again(code, secret)


WITH_REQUEST: Mapping[str, Callable[[Sending, Visit, str, str], Answer]] = {
    "withdraw": withdraw,
    "documents": bring,
    "print": print_again,
}


def about(visit: Visit, center: str) -> tuple[str, str]:
    """The request that a new ticket is about, as its holder showed it; or none."""
    held = visit.held
    if held is None or held.kind is not Code.REQUEST:
        return "", ""
    return shown(held, center)
