"""A ``shubbak center`` of its own, on a free port, whose clock is moved from here."""

import socket
import subprocess
import sys
from contextlib import closing, suppress
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from typing import IO

import yaml

from center.domain.day import Hours
from center.setup import FirstRun, create_center
from center.store.database import FILE
from simulation.day import Day

SHUBBAK = Path(__file__).resolve().parent.parent.parent / "shubbak.py"
HOST = "127.0.0.1"
START_SECONDS, STOP_SECONDS = 60, 30


class CenterProcess:
    """The server of a new center, and the time that it was told."""

    def __init__(self, folder: Path, day: Day, now: int) -> None:
        self.folder = folder
        self.data = folder / "center"
        self.now = now
        self.looked_at = 0
        """When it last did what was due."""
        self.first = make(self.data, day, now)
        self.port = free_port()
        self.process = start(folder, self.port, now)
        self.wait_until_it_answers()

    @property
    def input(self) -> IO[str]:
        assert self.process.stdin is not None
        return self.process.stdin

    @property
    def output(self) -> IO[str]:
        assert self.process.stdout is not None
        return self.process.stdout

    @property
    def database(self) -> Path:
        return self.data / FILE

    def wait_until_it_answers(self) -> None:
        begun = monotonic()
        while monotonic() - begun < START_SECONDS and self.process.poll() is None:
            asking = HTTPConnection(HOST, self.port, timeout=5)
            with suppress(OSError), closing(asking):
                asking.request("GET", "/healthz")
                if asking.getresponse().read():
                    return
            sleep(0.05)
        raise RuntimeError(f"the center does not answer: {self.folder / 'center.log'}")

    def move(self, now: int) -> None:
        """Move the clock to a time at which nothing is due by itself."""
        if now > self.now:
            self.tell(f"={now}\n")
            self.now = now

    def look(self, now: int) -> None:
        """Move the clock; back when the server has done what is due then."""
        if now > self.looked_at:
            self.tell(f"{now}\n")
            self.now = self.looked_at = now

    def tell(self, line: str) -> None:
        self.input.write(line)
        self.input.flush()
        if self.output.readline() != line:
            raise RuntimeError(f"the center has ended: {self.folder / 'center.log'}")

    def stop(self) -> int:
        """End its input, and wait; the exit code."""
        with suppress(BrokenPipeError):
            self.input.close()
        try:
            return self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()
        finally:
            self.output.close()


def make(data: Path, day: Day, now: int) -> FirstRun:
    """The center of a day, founded an hour before it opens."""
    return create_center(
        data,
        code="SHR01",
        windows=day.windows,
        kiosks=day.kiosks,
        hub_name="sharqia",
        hub_url=f"http://{HOST}:9",
        rule=day.rule,
        hours=Hours(opens=day.opens, closes=day.closes),
        clock=lambda: now,
    )


def start(folder: Path, port: int, now: int) -> "subprocess.Popen[str]":
    """Its process, with settings of its own."""
    address = f"{HOST}:{port}"
    settings = {"data": str(folder / "center"), "listen": address}
    settings |= {"public_url": f"http://{address}", "hub_url": f"http://{HOST}:9"}
    config = folder / "config.yaml"
    config.write_text(yaml.safe_dump({"center": settings}), "utf-8")
    begins = datetime.fromtimestamp(now / 1000, UTC).isoformat()
    options = ["--config", str(config), "--log", "json"]
    options += ["center", "--clock", begins, "--stepped"]
    with (folder / "center.log").open("w") as log:
        return subprocess.Popen(
            [sys.executable, str(SHUBBAK), *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
