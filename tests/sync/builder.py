"""Small real centers and hubs for the tests of the line to the governorate."""

import json
import socket
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import requests
import uvicorn

from center.config import HubConfig
from center.domain import events
from center.domain.merkle import extend_tiles, frontier_at, leaf_hash
from center.keys import FOLDER, write_secret
from center.notes import SigningKey
from center.store.database import FILE, create_database
from sync.hub.app import create_app
from sync.hub.openapi import document
from sync.hub.setup import FirstRun, create_hub, new_enrolment_code
from tests.contract import Contract

CONTRACT = Contract(document)
"""What the hub says that it answers."""
BEGUN = 1_795_334_400_000
"""Sunday 22 November 2026, 10 o'clock in Cairo."""
DAY = "20261122"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Journal:
    """A center's folder with a journal that grows as its server would have it."""

    def __init__(self, folder: Path, code: str = "SHR01") -> None:
        self.data = folder
        self.begin(create_database(folder / FILE).conn, code)
        (folder / FOLDER).mkdir(mode=0o700)
        self.key.save(folder / FOLDER / "log.key")
        write_secret(folder / FOLDER / "agent.token", "0" * 64)

    def begin(self, db: sqlite3.Connection, code: str) -> None:
        self.db = db
        self.key = SigningKey.generate(f"sharqia/{code}/1")
        self.db.executemany(
            "INSERT INTO meta VALUES (?, ?)",
            [("log", self.key.name), ("vkey", self.key.vkey), ("code", code)],
        )
        self.size = 0
        self.at = BEGUN
        self.day = DAY

    def append(self, kind: str, **fields: Any) -> int:
        """One more line, not yet covered by a signed head; returns its position."""
        self.write([self.next_line(kind, fields)])
        return self.size - 1

    def grow(self, count: int) -> None:
        """Lines that nobody understands, and a head over them."""
        self.write([self.next_line("test.line", {"text": "سطر"}) for _ in range(count)])
        self.sign()

    def next_line(self, kind: str, fields: dict[str, Any]) -> bytes:
        common = {"v": 1, "seq": self.size, "at": self.at, "by": "server"}
        line = common | {"kind": kind, "nonce": f"{self.size:016x}"} | fields
        self.size += 1
        self.at += 1000
        return events.encode(line)

    def write(self, lines: list[bytes]) -> None:
        start = self.size - len(lines)
        tiles = extend_tiles(self.tile, start, [leaf_hash(line) for line in lines])
        with self.db:
            self.db.execute("BEGIN")
            self.db.executemany(
                "INSERT INTO journal VALUES (?, ?)", enumerate(lines, start)
            )
            self.db.executemany(
                "INSERT OR REPLACE INTO tile VALUES (?, ?, ?)",
                [(level, n, tile) for (level, n), tile in tiles.items()],
            )

    def sign(self) -> None:
        """Sign a head over all lines, as the server does with each commit."""
        note = self.key.sign_head(self.size, self.root())
        with self.db:
            self.db.execute("DELETE FROM head WHERE cosigned = 0")
            self.db.execute(
                "INSERT OR IGNORE INTO head VALUES (?, ?, 0)", (self.size, note)
            )

    def root(self) -> bytes:
        return frontier_at(self.tile, self.size).root()

    def tile(self, level: int, n: int) -> bytes:
        row = self.db.execute(
            "SELECT data FROM tile WHERE level = ? AND n = ?", (level, n)
        ).fetchone()
        return row[0] if row else b""

    def lines(self) -> list[bytes]:
        return [row[0] for row in self.db.execute("SELECT line FROM journal")]

    def ticket(self, letter: str, number: int, service: str = "shop_licence") -> int:
        """A ticket is issued; returns the position of its line."""
        return self.append(
            "ticket.issued",
            ticket=f"{self.day}-{letter}{number}",
            line="full",
            number=number,
            side="ordinary",
            service=service,
            request="",
            device="K1",
            device_seq=number,
            place_at=self.at,
        )

    def act(self, kind: str, code: str, window: int = 4) -> int:
        return self.append(kind, ticket=f"{self.day}-{code}", window=window)


class RunningHub:
    """A hub served by uvicorn in a thread, on a free port."""

    def __init__(self, data: Path, clock: Callable[[], int] | None = None) -> None:
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.clock = clock
        self.first: FirstRun | None = None
        self.server: uvicorn.Server | None = None
        self.thread: threading.Thread | None = None

    def make(self) -> "RunningHub":
        self.first = create_hub(
            self.data,
            name="sharqia",
            name_ar="الشرقية",
            name_en="Sharqia",
            public_url=self.url,
        )
        return self

    @property
    def config(self) -> HubConfig:
        return HubConfig(data=self.data, public_url=self.url)

    def start(self) -> "RunningHub":
        choices = {"clock": self.clock} if self.clock else {}
        self.app = create_app(self.config, **choices)
        self.server = uvicorn.Server(
            uvicorn.Config(self.app, port=self.port, log_config=None, access_log=False)
        )
        self.thread = threading.Thread(target=self.server.run)
        self.thread.start()
        while not self.server.started:
            assert self.thread.is_alive(), "the hub did not start"
            time.sleep(0.01)
        return self

    def stop(self) -> None:
        if self.server and self.thread:
            self.server.should_exit = True
            self.thread.join()
            self.server = self.thread = None

    def code(
        self, center: str = "SHR01", names: tuple[str, str] = ("الزقازيق", "Zagazig")
    ) -> str:
        return new_enrolment_code(self.data, center, *names)

    def forget(self, log: str) -> None:
        """Forget when the agent of a log was heard last."""
        self.app.state.hub.contacts.pop(log, None)

    def database(self) -> sqlite3.Connection:
        return sqlite3.connect(f"file:{self.data / 'hub.db'}?mode=ro", uri=True)

    def lines(self, log: str = "sharqia/SHR01/1") -> list[bytes]:
        """The lines that are kept of a log."""
        rows = self.database().execute(
            "SELECT line FROM entry WHERE log = ? ORDER BY seq", (log,)
        )
        return [row[0] for row in rows]

    def evidence(self) -> list[tuple[str, int, int]]:
        """What is kept against logs: kind, place, how often it came."""
        rows = self.database().execute("SELECT kind, seq, times FROM evidence")
        return [(kind, seq, times) for kind, seq, times in rows]


def problem(answer: requests.Response) -> str:
    """The code of a refusal, which the hub's document describes."""
    CONTRACT.hold(answer)
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    return str(json.loads(answer.text)["code"])
