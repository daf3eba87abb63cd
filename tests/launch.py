"""Servers for tests: forks of a process that has already imported their programs.

What runs is what ``shubbak`` runs with the same arguments, in a process of its own with
its own log, killed and ended by signals like any other.  Only the second of importing
that each of some two hundred servers would begin with is spent once.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = ["tests.programs"]


class Process(Protocol):
    """What tests ask of a process that they started."""

    @property
    def pid(self) -> int: ...
    @property
    def returncode(self) -> int | None: ...
    def poll(self) -> int | None: ...
    def wait(self, timeout: float | None = None) -> int: ...
    def send_signal(self, sig: int) -> None: ...
    def terminate(self) -> None: ...
    def kill(self) -> None: ...


class Forked:
    """One command of ``shubbak``, with the manners of ``subprocess.Popen``."""

    def __init__(self, arguments: list[str], log: Path) -> None:
        context = get_context("forkserver")
        context.set_forkserver_preload(PROGRAMS)
        self.arguments = arguments
        self.process = context.Process(target=run, args=(arguments, log), daemon=True)
        self.process.start()

    @property
    def pid(self) -> int:
        assert self.process.pid is not None
        return self.process.pid

    @property
    def returncode(self) -> int | None:
        return self.process.exitcode

    def poll(self) -> int | None:
        return self.process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        self.process.join(timeout)
        if self.process.exitcode is None:
            raise subprocess.TimeoutExpired(self.arguments, timeout or 0)
        return self.process.exitcode

    def send_signal(self, sig: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, sig)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def run(arguments: list[str], log: Path) -> None:
    """In the new process: everything it says goes to its log, and the command runs."""
    os.chdir(ROOT)
    with log.open("ab", buffering=0) as said:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
    sys.argv = ["shubbak", *arguments]
    from shubbak import main

    main()


Launch = Callable[[list[str], Path], Process]


def launch(arguments: list[str], log: Path) -> Process:
    """Start ``shubbak`` with arguments; what it says is added to the log."""
    return Forked(arguments, log)


def launch_afresh(arguments: list[str], log: Path) -> Process:
    """The same as a program of its own, from its first import on: for measuring."""
    with log.open("a") as said:
        return subprocess.Popen(
            [sys.executable, "shubbak.py", *arguments],
            cwd=ROOT,
            stdout=said,
            stderr=said,
        )
