"""Runs the processes of a demonstration as children of one command.

Each is started as it would be by hand (``shubbak.py <command>``), in an order, and is
waited for until it answers.  Their lines are passed on, each with the name of its
process.  Ctrl-C, SIGTERM or a child that ends unasked stops all of them, the last
started first, so that the kiosk is gone before the center and the center before the
hub.  Where this process itself is killed hard, they end all at once.
"""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from types import FrameType
from typing import NoReturn

import requests

PROGRAM = Path(__file__).resolve().parent.parent / "shubbak.py"
START_SECONDS = 60
STOP_SECONDS = 10
UNTIL_THIS_ENDS = ("setpriv", "--pdeathsig", "TERM")
"""Of util-linux: the kernel ends the child with this process, also where that is killed
hard (prctl(2), PR_SET_PDEATHSIG).  With its thread, so children are started by the
first one.
"""
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

Say = Callable[[str], None]
Ready = Callable[[], bool]


class ProcessEnded(Exception):
    """A process of the demonstration ended although nobody asked it to."""


@dataclass(frozen=True, slots=True)
class Process:
    """One child: the name of its command, and how to know that it answers."""

    name: str
    ready: Ready = lambda: True
    environment: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """A child and the thread that passes on its lines."""

    child: "subprocess.Popen[str]"
    lines: Thread


class Supervisor:
    """Starts processes, passes on what they say, and stops them in order."""

    def __init__(self, config: Path, say: Say) -> None:
        self.config = config
        self.say = say
        self.running: dict[str, Running] = {}
        self.endings: SimpleQueue[str] = SimpleQueue()

    def start(self, *processes: Process) -> None:
        """Start some together and wait until every one of them answers."""
        for process in processes:
            self.spawn(process)
        for process in processes:
            self.wait_for(process)

    def spawn(self, process: Process) -> None:
        command = [sys.executable, str(PROGRAM), "--config", str(self.config)]
        command = [*UNTIL_THIS_ENDS, *command, "--log", "text", process.name]
        child = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            errors="replace",
            env=process.environment,
            # Ctrl-C reaches this process alone, which then ends them in order.
            start_new_session=True,
        )
        lines = Thread(target=self.pass_on, args=(process.name, child), daemon=True)
        lines.start()
        self.running[process.name] = Running(child, lines)

    def pass_on(self, name: str, child: "subprocess.Popen[str]") -> None:
        """Say every line of a child until it ends; then say that it ended."""
        with child:
            for line in child.stdout or ():
                with suppress(OSError):  # the terminal was closed
                    self.say(f"{name:>6} | {line.rstrip()}")
        self.endings.put(name)

    def wait_for(self, process: Process) -> None:
        """Return when the process answers; ``ProcessEnded`` if it does not."""
        until = time.monotonic() + START_SECONDS
        while not process.ready():
            if self.running[process.name].child.poll() is not None:
                raise ProcessEnded(f"{process.name} ended while it was starting")
            if time.monotonic() > until:
                raise ProcessEnded(f"{process.name} does not answer")
            time.sleep(0.05)

    def wait_for_end(self) -> NoReturn:
        """Wait until a child ends although nobody asked it to: ``ProcessEnded``."""
        name = self.endings.get()
        code = self.running[name].child.returncode
        raise ProcessEnded(f"{name} ended by itself, with code {code}")

    def stop(self) -> None:
        """End every child, the last started first."""
        for running in reversed(self.running.values()):
            running.child.terminate()
            try:
                running.child.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                running.child.kill()
            running.lines.join()
        self.running.clear()


@contextmanager
def supervised(config: Path, say: Say) -> Iterator[Supervisor]:
    """A supervisor whose children end with the block, however it is left.

    Ctrl-C, SIGTERM and a closed terminal (SIGHUP) leave it by ``KeyboardInterrupt``.
    """
    supervisor = Supervisor(config, say)
    before = {number: signal.signal(number, interrupt) for number in SIGNALS}
    try:
        yield supervisor
    finally:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        supervisor.stop()
        for number, usual in before.items():
            signal.signal(number, usual)


def interrupt(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def answers(url: str) -> Ready:
    """Whether something answers at an address, whatever it says."""

    def ready() -> bool:
        try:
            requests.get(url, timeout=1, allow_redirects=False).close()
        except requests.RequestException:
            return False
        return True

    return ready
