"""One running center for the tests of a module, and everyone who speaks to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
import requests

from center.audit.verify import verify
from center.domain.rule import Rule
from center.texts import Texts
from tests.processes import Center, Client, command, make_center

TEXTS = Texts.load()
BY_HAND = Rule(wrap_up_seconds=3600, recall_seconds=0, miss_seconds=0, unseen_seconds=0)
"""Nobody is called unless a test presses Enter, and nothing has to be waited for."""


@dataclass(frozen=True)
class Place:
    """A center and its people; window 1 and 5 are open, window 2 is enrolled only."""

    center: Center
    kiosk: Client
    clerk: Client
    other: Client
    idle: Client
    display: Client
    manager: Client
    stranger: Client

    @contextmanager
    def unchanged(self) -> Iterator[None]:
        """Nothing that was done inside is to be seen in any table."""
        before = self.center.tables()
        yield
        assert self.center.tables() == before

    def call(self, service: str, side: str = "ordinary", window: int = 1) -> Any:
        """A new ticket, called to a window; its paper."""
        paper = self.kiosk.issue(service, side)
        clerk = self.clerk if window == 1 else self.other
        view = clerk.do(f"/v1/windows/{window}/call")
        assert view["ticket"]["ticket"] == paper["ticket"]
        return paper

    def clear(self) -> None:
        """Serve whoever is at a window, so that the next test begins with nobody."""
        for clerk, window in ((self.clerk, 1), (self.other, 5)):
            path = f"/v1/windows/{window}"
            while (view := clerk.get(path).json())["ticket"] or view["waiting"]:
                self.serve(clerk, path, view)

    def serve(self, clerk: Client, path: str, view: Any) -> None:
        if view["ticket"] is None:
            view = clerk.do(f"{path}/call")
        ticket = view["ticket"]
        if ticket["state"] == "called":
            seen = self.center.code(ticket["ticket"])
            clerk.do(f"{path}/start", presence=seen, card_seen=True)
        clerk.do(f"{path}/finish", outcome="done")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    center = make_center(tmp_path_factory.mktemp("place"), rule=BY_HAND).start()
    try:
        yield Place(
            center,
            kiosk=center.kiosk(),
            clerk=center.clerk(1),
            other=center.clerk(5),
            idle=center.browser("W2"),
            display=center.browser("D1"),
            manager=center.manager(),
            stranger=Client(center.url),
        )
    finally:
        center.stop()
    assert verify(center.database).violations == []


def assert_problem(answer: requests.Response, status: int, code: str) -> Any:
    """A refusal as ``docs/protocol.md`` has it, in both languages."""
    told = answer.json()
    assert (answer.status_code, told["code"]) == (status, code), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert told["type"] == f"urn:shubbak:error:{code}"
    assert told["status"] == status
    assert told["title"] == TEXTS.get(f"error.{code}", "en")
    assert told["title_ar"] == TEXTS.get(f"error.{code}", "ar")
    return told


def refuse(
    place: Place, who: Client, path: str, status: int, code: str, **body: Any
) -> Any:
    """A change that is refused, and of which nothing is to be seen."""
    with place.unchanged():
        answer = who.post(path, **{"command": command(), **body})
    return assert_problem(answer, status, code)
