"""A running center for attempts to choose, with everyone who might try."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from center.domain.rule import Rule
from tests.catalogue import QUICK
from tests.processes import Center, Client, command, make_center

BY_ENTER = Rule(wrap_up_seconds=3600)
"""Nobody is called unless someone presses Enter; all else as published."""
PIN = "274913"
Try = Callable[[], requests.Response]


@dataclass(frozen=True)
class Stage:
    """A center; windows 1 and 5 are open, window 2 is enrolled, 3 and 4 are not."""

    center: Center
    kiosk: Client
    clerk: Client
    other: Client
    idle: Client
    display: Client
    reception: Client
    manager: Client
    stranger: Client

    def waiting(self, side: str = "ordinary", service: str = QUICK) -> Any:
        """The paper of a ticket that has just been issued."""
        return self.kiosk.issue(service, side)

    def called(self, side: str = "ordinary", service: str = QUICK) -> Any:
        """The paper of a ticket that is called to window 1."""
        paper = self.waiting(side, service)
        self.clerk.do("/v1/windows/1/call")
        return paper

    def serving(self, side: str = "ordinary", service: str = QUICK) -> Any:
        paper = self.called(side, service)
        start = {"presence": paper["url"], "card_seen": side == "priority"}
        self.clerk.do("/v1/windows/1/start", **start)
        return paper

    def clear(self) -> None:
        """An open day, and nobody at a window or waiting."""
        if self.manager.get("/v1/manager").json()["day"]["state"] == "closed":
            self.open_again()
        self.idle.post("/v1/windows/2/close", command=command())
        for clerk, window in ((self.clerk, 1), (self.other, 5)):
            self.seat(clerk, window)
        for clerk, window in ((self.clerk, 1), (self.other, 5), (self.clerk, 1)):
            path = f"/v1/windows/{window}"
            while self.serve_one(clerk, path):
                pass

    def open_again(self) -> None:
        """After a close, which signs the clerks out."""
        self.manager.do("/v1/manager/day", act="open")

    def seat(self, clerk: Client, window: int) -> None:
        """Back at the own window, if the clerk has left or was not there in time."""
        path = f"/v1/windows/{window}"
        seen = clerk.get(path)
        if not seen.ok:
            clerk.do(f"{path}/sign_in", staff=str(200 + window), pin=PIN)
        elif seen.json()["state"] == "lost":
            clerk.do(f"{path}/back")

    def serve_one(self, clerk: Client, path: str) -> bool:
        shown = clerk.get(path)
        if not shown.ok:
            return False
        view = shown.json()
        if view["ticket"] is None:
            answer = clerk.post(f"{path}/call", command=command())
            if not answer.ok:
                return False
            view = answer.json()
        ticket = view["ticket"]
        if ticket["state"] == "called":
            seen = self.center.code(ticket["ticket"])
            clerk.do(f"{path}/start", presence=seen, card_seen=True)
        clerk.do(f"{path}/finish", outcome="done")
        return True


def post(who: Client, path: str, **body: Any) -> Try:
    """A hand-made command, to be sent later."""
    return lambda: who.post(path, **{"command": command(), **body})


def get(who: Client, path: str, **query: str) -> Try:
    return lambda: who.get(path, **query)


@contextmanager
def staged(folder: Path, rule: Rule = BY_ENTER) -> Iterator[Stage]:
    center = make_center(folder, rule=rule).start()
    try:
        yield Stage(
            center,
            kiosk=center.kiosk(),
            clerk=center.clerk(1, PIN),
            other=center.clerk(5, PIN),
            idle=center.browser("W2"),
            display=center.browser("D1"),
            reception=reception(center),
            manager=center.manager(),
            stranger=Client(center.url),
        )
    finally:
        center.stop()


def reception(center: Center) -> Client:
    """Who sits at reception, signed in."""
    client = center.browser("R1")
    pins = {"pin": center.first.pins["301"], "new_pin": PIN}
    client.do("/v1/reception/sign_in", staff="301", **pins)
    return client
