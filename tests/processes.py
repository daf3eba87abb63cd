"""Real processes for tests: a center on a free port, spoken to over HTTP."""

import json
import secrets
import signal
import socket
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import requests
import yaml

from center.clock import clock_from
from center.domain.events import Line, decode
from center.keys import FOLDER, load_secrets
from center.setup import FirstRun, create_center
from center.store.database import open_reader
from center.store.hall import StoredHall
from center.web.app import ENDPOINTS
from center.web.kiosk_api import promise_text
from center.web.openapi import document
from tests.contract import Contract
from tests.launch import Launch, Process, launch

TABLES = (
    *("journal", "command", "ticket", "window", "staff", "device", "in_force"),
    *("pin", "device_key", "enrolment", "login", "presence_try", "presence_lock"),
    *("request", "dossier", "dossier_wrap", "dossier_part", "identity"),
    *("kiosk_key", "spooled", "sealed_request"),
)
CONTRACT = Contract(lambda: document(ENDPOINTS))
"""What the center says that it answers; every ``Client`` holds it to that."""
MORNING = "2026-11-22T08:00:00Z"
"""A Sunday, ten o'clock in Cairo: far from any midnight."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command() -> str:
    """A new command id."""
    return secrets.token_hex(16)


@dataclass
class Center:
    """One center: its folder, its first PINs and codes, and its running server."""

    folder: Path
    first: FirstRun
    port: int = field(default_factory=free_port)
    hub_url: str = "http://127.0.0.1:9"
    clock: str = MORNING
    settings: dict[str, Any] = field(default_factory=dict)
    """Further settings of the section ``center``."""
    process: Process | None = None
    begun: float | None = None
    """When it was first started, by this machine's monotonic clock."""

    @property
    def time(self) -> str:
        """Where its clock begins: at a later start as much later as it is."""
        if self.begun is None:
            self.begun = monotonic()
        first = datetime.fromisoformat(self.clock)
        return (first + timedelta(seconds=monotonic() - self.begun)).isoformat()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def data(self) -> Path:
        return self.folder / "center"

    @property
    def database(self) -> Path:
        return self.data / "center.db"

    @property
    def config(self) -> Path:
        return self.folder / "config.yaml"

    def write_config(self) -> None:
        """Settings of this center alone."""
        settings = {
            "center": {
                "data": str(self.data),
                "listen": f"127.0.0.1:{self.port}",
                "public_url": self.url,
                "hub_url": self.hub_url,
                **self.settings,
            }
        }
        self.config.write_text(yaml.safe_dump(settings), "utf-8")

    def start(self, how: Launch = launch) -> "Center":
        """Start the server and wait until it answers."""
        self.write_config()
        log = self.folder / "center.log"
        self.process = how(self.arguments(), log)
        wait_for(f"{self.url}/healthz", self.process, log)
        return self

    def arguments(self) -> list[str]:
        """The command that runs its server."""
        program = ["--config", str(self.config), "--log", "json"]
        return [*program, "center", "--clock", self.time]

    def kill(self) -> None:
        """``kill -9``: nothing is said, nothing is flushed."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process = None

    def stop(self) -> int | None:
        """SIGTERM, and the exit code."""
        if self.process is None:
            return None
        self.process.terminate()
        code = self.process.wait(15)
        self.process = None
        return code

    def __enter__(self) -> "Center":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def kiosk(self, name: str = "K1") -> "Client":
        key = (self.data / "secrets" / f"kiosk-{name}.key").read_text().strip()
        return Client(self.url, {"Authorization": f"Bearer {name}:{key}"})

    def browser(self, device: str) -> "Client":
        """A browser that has enrolled with its one-time code."""
        client = Client(self.url)
        code = self.first.enrolment[device]
        assert client.post("/v1/devices/enrol", code=code).status_code == 200
        return client

    def clerk(self, window: int, pin: str = "274913") -> "Client":
        """A clerk who has changed the first PIN and opened the window."""
        client, staff = self.browser(f"W{window}"), str(200 + window)
        answer = client.post(
            f"/v1/windows/{window}/sign_in",
            command=command(),
            staff=staff,
            pin=self.first.pins[staff],
            new_pin=pin,
        )
        assert answer.status_code == 200, answer.text
        return client

    def code(self, ticket: str) -> str:
        """What the QR on the ticket's paper says."""
        secrets = load_secrets(self.data / FOLDER)
        with closing(open_reader(self.database)) as reader:
            stored = StoredHall(reader).ticket(ticket)
            return promise_text(self.first.identity, secrets, stored)

    def manager(self, pin: str = "580316") -> "Client":
        """The manager, signed in on the manager's own device."""
        client = self.browser("M1")
        client.do(
            "/v1/manager/sign_in",
            staff="100",
            pin=self.first.pins["100"],
            new_pin=pin,
        )
        return client

    def tables(self) -> dict[str, list[Any]]:
        """Every row of the database that tells what was done."""
        return {t: self.select(f"SELECT * FROM {t}") for t in TABLES}  # noqa: S608

    def select(self, statement: str) -> list[Any]:
        """Rows of the database as they are now."""
        with closing(open_reader(self.database)) as reader:
            return list(map(tuple, reader.execute(statement)))

    def column(self, table: str, column: str) -> list[Any]:
        found = self.select(f"SELECT {column} FROM {table}")  # noqa: S608
        return [value for (value,) in found]

    def lines(self) -> list[Line]:
        """The journal as it is now."""
        return [decode(data) for _, data in self.tables()["journal"]]

    def log(self) -> str:
        return (self.folder / "center.log").read_text("utf-8")


class Client:
    """A device or browser speaking to the center."""

    def __init__(self, url: str, headers: dict[str, str] | None = None) -> None:
        self.url = url
        self.http = requests.Session()
        self.http.trust_env = False
        self.http.headers.update(headers or {})
        self.http.hooks["response"].append(CONTRACT.hold)

    def get(self, path: str, **query: str) -> requests.Response:
        return self.http.get(self.url + path, params=query, timeout=30)

    def post(self, path: str, **body: Any) -> requests.Response:
        return self.http.post(self.url + path, json=body, timeout=30)

    def do(self, path: str, **body: Any) -> dict[str, Any]:
        """A change with a new command id that has to be accepted."""
        answer = self.post(path, command=command(), **body)
        assert answer.ok, answer.text
        result: dict[str, Any] = answer.json()
        return result

    def issue(self, service: str, side: str = "ordinary") -> dict[str, Any]:
        return self.do("/v1/tickets", service=service, side=side)

    def refused(self, path: str, **body: Any) -> str:
        """The code with which a change is refused."""
        answer = self.post(path, command=command(), **body)
        assert not answer.ok, answer.text
        assert answer.headers["content-type"] == "application/problem+json"
        told = json.loads(answer.text)
        assert told["title"]
        assert told["title_ar"]
        return str(told["code"])


def make_center(
    folder: Path,
    *,
    clock: str = MORNING,
    settings: dict[str, Any] | None = None,
    **options: Any,
) -> Center:
    """Make a demonstration center in a folder, not yet started."""
    choices: dict[str, Any] = {"code": "SHR01", "windows": 6, "hub_name": "sharqia"}
    choices |= options
    hub_url = choices.pop("hub_url", "http://127.0.0.1:9")
    begins = clock_from(clock)()
    first = create_center(
        folder / "center",
        hub_url=hub_url,
        demonstration=True,
        clock=lambda: begins,
        **choices,
    )
    return Center(folder, first, hub_url=hub_url, clock=clock, settings=settings or {})


def wait_for(url: str, process: Process, log: Path) -> None:
    """Wait until an address answers, at most 20 s."""
    for _ in range(400):
        if process.poll() is not None:
            raise AssertionError(f"ended with {process.returncode}: {log.read_text()}")
        try:
            if requests.get(url, timeout=5).ok:
                return
        except requests.ConnectionError:
            sleep(0.05)
    raise AssertionError(f"{url} does not answer: {log.read_text()}")
