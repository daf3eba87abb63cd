"""Many at once: kiosks and clerks that work until they are told to stop.

Each keeps what the center acknowledged, and what it asked for without an answer; after
a restart it asks for that again, with the same command, as a kiosk or a page does.
"""

import random
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import requests

from tests.catalogue import SERVICES
from tests.processes import Center, Client, command

SIDES = ("ordinary", "ordinary", "ordinary", "priority")
LOST = (requests.ConnectionError, requests.exceptions.ChunkedEncodingError)


@dataclass
class Asked:
    """One change: its address, its body with the command, and the answer if any."""

    path: str
    body: dict[str, Any]
    status: int = 0
    answer: dict[str, Any] = field(default_factory=dict)

    def ask(self, client: Client) -> "Asked":
        answer = client.post(self.path, **self.body)
        self.status, self.answer = answer.status_code, answer.json()
        return self


class Worker:
    """Someone who works; ``asked`` holds everything that was asked, in order."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.asked: list[Asked] = []
        self.failed: BaseException | None = None

    def ask(self, path: str, **body: Any) -> Asked:
        self.asked.append(Asked(path, {"command": command(), **body}))
        return self.asked[-1].ask(self.client)

    @property
    def done(self) -> list[Asked]:
        """What was acknowledged."""
        return [asked for asked in self.asked if 200 <= asked.status < 300]

    @property
    def unanswered(self) -> list[Asked]:
        return [asked for asked in self.asked if not asked.status]

    def work(self, is_over: Callable[[], bool]) -> None:
        """Work until it is over or the center is gone."""
        try:
            while not is_over():
                self.turn()
        except LOST:
            return
        except BaseException as error:
            self.failed = error
            raise

    def turn(self) -> None:
        raise AssertionError("of no kind")


class Kiosk(Worker):
    """Gives tickets for whatever comes."""

    def __init__(self, client: Client, seed: int) -> None:
        super().__init__(client)
        self.random = random.Random(seed)

    def turn(self) -> None:
        service = self.random.choice(list(SERVICES.values()))
        self.ask("/v1/tickets", service=service, side=self.random.choice(SIDES))

    @property
    def papers(self) -> list[dict[str, Any]]:
        return [asked.answer for asked in self.done]


class Clerk(Worker):
    """Serves whoever is called, and presses Enter when nobody is."""

    def __init__(self, center: Center, number: int) -> None:
        super().__init__(center.clerk(number))
        self.center = center
        self.path = f"/v1/windows/{number}"

    def turn(self) -> None:
        ticket = self.client.get(self.path).json()["ticket"]
        if ticket is None:
            self.ask(f"{self.path}/call")
            return
        if ticket["state"] == "called":
            code = self.center.code(ticket["ticket"])
            self.ask(f"{self.path}/start", presence=code, card_seen=True)
        self.ask(f"{self.path}/finish", outcome="done")

    def nobody_waits(self) -> bool:
        view = self.client.get(self.path).json()
        return view["ticket"] is None and not view["waiting"]


def all_work(workers: Iterable[Worker], is_over: Callable[[Worker], bool]) -> None:
    """Everyone works at once, each until it is over."""

    def one(worker: Worker) -> None:
        worker.work(lambda: is_over(worker))

    threads = [threading.Thread(target=one, args=(w,)) for w in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [w.failed for w in workers if w.failed] == []
