"""What someone without the paper might send: guesses of its two characters."""

from typing import Any

from tests.processes import Client
from tests.web.attempt import Prepare, listed, refused, stands
from tests.web.choosing_at_reception import CANCEL, code_of, wrong
from tests.web.stage import Stage, Try, post

START = "/v1/windows/1/start"
LAST = 5
"""Which guess of one ticket at one device locks."""


def guesses(who: str, path: str, *, at_window: bool = False) -> Prepare:
    """Four wrong guesses, and the fifth to be sent."""

    def prepare(stage: Stage) -> Try:
        client: Client = getattr(stage, who)
        paper = stage.called() if at_window else stage.waiting()
        guess = wrong(paper) if at_window else code_of(paper, wrong(paper))
        return repeated(client, path, guess)

    return prepare


def repeated(client: Client, path: str, guess: str) -> Try:
    for _ in range(LAST - 1):
        post(client, path, presence=guess)()
    return post(client, path, presence=guess)


def locks_it_for_its_clerk(stage: Stage) -> Try:
    """Someone at a kiosk reads the called number off the display, and guesses."""
    paper: Any = stage.called()
    repeated(stage.kiosk, "/v1/tickets/look", code_of(paper, wrong(paper)))()
    return post(stage.clerk, START, presence=paper["check"])


LOCKED = {"noted": "presence.locked", "reported": listed("presence_locked")}
WITHOUT_PAPER = "cancel a rival's ticket by guessing its characters"

ATTEMPTS = (
    *refused(
        "clerk",
        "presence_locked",
        {
            "start without the ticket, by guessing its characters": guesses(
                "clerk", START, at_window=True
            )
        },
        **LOCKED,
    ),
    *refused(
        "reception",
        "presence_locked",
        {WITHOUT_PAPER: guesses("reception", CANCEL)},
        **LOCKED,
    ),
    *refused(
        "kiosk",
        "presence_locked",
        {WITHOUT_PAPER: guesses("kiosk", "/v1/tickets/cancel")},
        **LOCKED,
    ),
    *stands(
        "kiosk",
        "ticket.started",
        listed("presence_locked"),
        {
            "lock the called ticket for its clerk by wrong guesses": (
                locks_it_for_its_clerk
            )
        },
    ),
)
