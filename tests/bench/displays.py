"""A call on 200 displays: how long from the clerk's Enter, and from its answer.

The displays are 200 connections in processes of their own.  Beside it stands the same
text sent to as many streams by Starlette alone.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import monotonic, sleep

import requests

from center.domain.rule import Rule
from tests.bench.figures import Figure
from tests.catalogue import QUICK
from tests.launch import ROOT, launch_afresh
from tests.processes import Center, Client, free_port, make_center, wait_for

DISPLAYS, WATCHERS = 200, 2
CALLS, RUNS = 25, 3
REST_SECONDS = 0.2
LIMIT_MS = 100.0
EVENT = 'id: 1\nevent: call\ndata: {{"window":4,"at":0,"ticket":"{}"}}\n\n'
Act = Callable[[], tuple[str, float, float]]
"""Calls; the ticket, and when it was sent and answered (monotonic seconds)."""


@dataclass(frozen=True)
class Run:
    """Milliseconds of every display and call."""

    from_sending: list[float]
    from_answer: list[float]


@contextmanager
def watchers(
    address: str, path: str, cookie: str
) -> "Iterator[list[subprocess.Popen[str]]]":
    """The displays, all of them connected."""
    each = str(DISPLAYS // WATCHERS)
    command = [sys.executable, "-m", "tests.bench.watchers", address, path, cookie]
    found = [
        subprocess.Popen(
            [*command, each],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(WATCHERS)
    ]
    try:
        for process in found:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        yield found
    finally:
        for process in found:
            process.kill()
            process.communicate()


def run(address: str, path: str, cookie: str, act: Act) -> Run:
    """So many calls, each after the one before has reached everybody."""
    sent: dict[str, tuple[float, float]] = {}
    with watchers(address, path, cookie) as displays:
        for _ in range(CALLS):
            ticket, begun, answered = act()
            sent[ticket] = begun, answered
            sleep(REST_SECONDS)
        sleep(1)
        told = [json.loads(process.communicate("\n")[0]) for process in displays]
    return weighed(sent, told)


def weighed(
    sent: dict[str, tuple[float, float]], told: list[dict[str, list[float]]]
) -> Run:
    found = Run([], [])
    for ticket, (begun, answered) in sent.items():
        times = [at for one in told for at in one[ticket]]
        assert len(times) == DISPLAYS, f"{ticket} reached {len(times)} displays"
        found.from_sending.extend((at - begun) * 1000 for at in times)
        found.from_answer.extend(max(0.0, at - answered) * 1000 for at in times)
    return found


def p99(values: list[float]) -> float:
    return quantiles(values, n=100)[98]


def of_center(folder: Path) -> list[Run]:
    """One clerk calls, and finishes with each before the next."""
    center = make_center(folder / "displays", rule=Rule(wrap_up_seconds=3)).start(
        launch_afresh
    )
    try:
        kiosk, clerk, display = center.kiosk(), center.clerk(6), center.browser("D1")
        for _ in range(CALLS * RUNS + 1):
            kiosk.issue(QUICK)
        cookie = f"shubbak_device={display.http.cookies['shubbak_device']}"
        address = center.url.removeprefix("http://")
        path = "/v1/events?view=display"
        act = calling(center, clerk)
        return [run(address, path, cookie, act) for _ in range(RUNS)]
    finally:
        center.stop()


def calling(center: Center, clerk: Client) -> Act:
    """The clerk's Enter, once the one before is done with and the hall is quiet."""
    path = "/v1/windows/6"

    def act() -> tuple[str, float, float]:
        begun = monotonic()
        ticket = str(clerk.do(f"{path}/call")["ticket"]["ticket"])
        answered = monotonic()
        sleep(REST_SECONDS)
        clerk.do(f"{path}/start", presence=center.code(ticket), card_seen=True)
        clerk.do(f"{path}/finish", outcome="done")
        return ticket, begun, answered

    return act


def of_peer() -> list[Run]:
    port, places = free_port(), iter(range(CALLS * RUNS))
    peer = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.bare_events", str(port)],
        cwd=ROOT,
        text=True,
    )
    address, http = f"127.0.0.1:{port}", requests.Session()

    def act() -> tuple[str, float, float]:
        place, begun = str(next(places)), monotonic()
        http.post(f"http://{address}/send", EVENT.format(place), timeout=30)
        return place, begun, monotonic()

    try:
        wait_for(f"http://{address}/healthz", peer, Path("/dev/null"))
        return [run(address, "/events", "none", act) for _ in range(RUNS)]
    finally:
        peer.kill()
        peer.wait()


def figures(folder: Path) -> Iterator[Figure]:
    """The row of the displays, with the peer beside it."""
    ours, peer = of_center(folder), of_peer()
    sending = median(p99(r.from_sending) for r in ours)
    name = f"a call on {DISPLAYS} displays"
    limit, reached = f"< {LIMIT_MS:.0f} ms", sending < LIMIT_MS
    yield Figure(f"{name}, p99, from Enter", sending, "ms", limit, reached)
    middle = median(median(r.from_sending) for r in ours)
    yield Figure(f"{name}, p50, from Enter", middle, "ms")
    answer = median(p99(r.from_answer) for r in ours)
    yield Figure(f"{name}, p99, after the answer", answer, "ms")
    bare = median(p99(r.from_sending) for r in peer)
    yield Figure(f"peer: Starlette alone to {DISPLAYS} streams, p99", bare, "ms")
