"""The kiosk: from the tap to the paper, the first frame, and what it takes at rest.

Real processes: a center, a kiosk off screen and a printer on a TCP connection; a bare
Kivy window of the same size stands beside them.  The clock of the first figure starts
when the finger is lifted and stops when the printer has read the last byte of the job.
"""

import os
import queue
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from time import monotonic, sleep

import yaml

from tests.bench.figures import Figure
from tests.bench.machine import cpu_seconds
from tests.bench.machine import memory as memory_of
from tests.kiosk.fake_printer import FakePrinter
from tests.kiosk.kiosk_process import KioskProcess
from tests.launch import ROOT, launch_afresh
from tests.processes import Center, make_center

VISITS, STARTS, REST_SECONDS = 100, 5, 60
MOST_MS, MOST_START, MOST_IDLE = 60, 1.5, 1.5
WHOLE_SCREEN = {"width": 1080, "height": 1920}
CUT = b"\x1dV"
OFF_SCREEN = os.environ | {"SDL_VIDEODRIVER": "offscreen"}
BARE = [sys.executable, "-m", "tests.bench.bare_kivy"]


@dataclass
class TimedPrinter(FakePrinter):
    """Notes when it has read a job to its end."""

    ended: "queue.Queue[float]" = field(default_factory=queue.Queue)

    def carry_out(self, command: bytes, line: object) -> None:
        if command.startswith(CUT):
            self.ended.put(monotonic())
        super().carry_out(command, line)  # type: ignore[arg-type]


def tap_to_paper(kiosk: KioskProcess, printer: TimedPrinter) -> float:
    """Milliseconds of one visit, from the tap that confirms."""
    kiosk.wait_for("welcome")
    kiosk.touch("start", "category:shops", "service:shop_licence")
    kiosk.touch("have_documents", "answer:ordinary")
    kiosk.until(lambda shown: "confirm" in shown["ids"])
    sleep(0.5)
    lifted_at = kiosk.ask(do="touch", id="confirm")["lifted_at"]
    ended_at = printer.ended.get(timeout=20)
    kiosk.wait_for("take_ticket")
    kiosk.touch("done")
    return float(ended_at - lifted_at) * 1000


def taps(center: Center) -> list[float]:
    """Visits one after another, the first ones left out: they warm the kiosk up."""
    with TimedPrinter() as printer:
        network = {"driver": "network", "host": "127.0.0.1", "port": printer.port}
        with KioskProcess(center, WHOLE_SCREEN | {"printer": network}) as kiosk:
            return [tap_to_paper(kiosk, printer) for _ in range(VISITS + 2)][2:]


def start_seconds(arguments: list[str], said: str) -> float:
    """From the start of a process to the line that it writes at its first frame."""
    begun = monotonic()
    with until_said(arguments, said):
        return monotonic() - begun


@contextmanager
def until_said(arguments: list[str], said: str) -> "Iterator[subprocess.Popen[str]]":
    """A process that has come to a line of its output; ended afterwards."""
    process = subprocess.Popen(
        arguments,
        cwd=ROOT,
        env=OFF_SCREEN,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    try:
        heard: list[str] = []
        while not heard or said not in heard[-1]:
            heard.append(process.stdout.readline())
            assert heard[-1], heard
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=20)


def idle_share(pid: int) -> float:
    """Per cent of one core that a process takes while nobody touches it."""
    sleep(5)
    begun, used = monotonic(), cpu_seconds(pid)
    sleep(REST_SECONDS)
    return (cpu_seconds(pid) - used) / (monotonic() - begun) * 100


def kiosk_arguments(center: Center) -> list[str]:
    """A kiosk as it stands in a hall: without the socket of the demonstration."""
    config = center.folder / "hall.yaml"
    key = center.data / "secrets" / "kiosk-K1.key"
    paper = {"driver": "file", "folder": str(center.folder / "hall_paper")}
    settings = {"center": center.url, "key_file": str(key), "printer": paper}
    config.write_text(yaml.safe_dump({"kiosk": settings}), "utf-8")
    return [sys.executable, "shubbak.py", "--config", str(config), "kiosk"]


def figures(folder: Path) -> Iterator[Figure]:
    """The rows of the kiosk."""
    center = make_center(folder / "kiosk").start(launch_afresh)
    with center:
        center.clerk(4)
        yield from speed(center)
        yield from start_and_rest(center)


def speed(center: Center) -> Iterator[Figure]:
    taken = taps(center)
    worst = quantiles(taken, n=100)[98]
    yield Figure("tap on confirm to last byte, p50", median(taken), "ms")
    limit = f"< {MOST_MS} ms"
    name = "tap on confirm to last byte, p99"
    yield Figure(name, worst, "ms", limit, worst < MOST_MS)


def start_and_rest(center: Center) -> Iterator[Figure]:
    arguments = kiosk_arguments(center)
    ours = [start_seconds(arguments, "kiosk ready") for _ in range(STARTS)]
    bare = [start_seconds(BARE, "ready") for _ in range(STARTS)]
    limit = f"< {MOST_START} s"
    good = max(ours) < MOST_START
    yield Figure(
        f"start to first frame, worst of {STARTS}", max(ours), "s", limit, good
    )
    yield Figure("peer: bare Kivy, the same", max(bare), "s")
    with until_said(arguments, "kiosk ready") as process:
        idle = idle_share(process.pid)
    with until_said(BARE, "ready") as process:
        bare_idle = idle_share(process.pid)
        bare_size = memory_of(process.pid)[1] / 1e6
    limit = f"< {MOST_IDLE} % of a core"
    yield Figure("at rest", idle, "%", limit, idle < MOST_IDLE)
    yield Figure("peer: bare Kivy, 30 frames a second", bare_idle, "%")
    yield Figure("peer: memory of bare Kivy", bare_size, "MB")
