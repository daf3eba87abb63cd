"""The agent's two correspondents over HTTP: the hub, and its own center."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import msgspec
import requests

from center.domain.errors import Fork, Gap, NotFound, Refusal
from center.notes import SigningKey
from sync import signing, wire
from sync.alarm import Alarm
from sync.wire import Batch

TIMEOUT = (5, 60)
"""Seconds to connect, and to wait for an answer."""
Headers = dict[str, str]
NONE: Headers = {}
GZIPPED = {"Content-Type": "application/octet-stream", "Content-Encoding": "gzip"}
JSON = {"Content-Type": "application/json"}


class Unreachable(Refusal):
    """No answer, or one that says: later."""

    code = "unreachable"


class Refused(Refusal):
    """The other side understood and said no."""

    code = "refused"
    at: datetime | None = None
    """The other side's clock, where it said."""
    why = ""
    """The code with which it said so."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The hub holds the log up to ``size``; ``note`` is its head when countersigned."""

    size: int
    note: str = ""


class HubLine:
    """What an agent says to the hub, every request signed."""

    def __init__(
        self,
        url: str,
        log: str,
        key: SigningKey,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.url = url.rstrip("/")
        self.log = log
        self.key = key
        self.clock = clock
        self.offset = timedelta(0)
        """How far the hub's clock is ahead of ours, where that matters."""
        self.web = requests.Session()

    def checkpoint(self) -> str:
        """The countersigned head of the log; empty before the first line."""
        try:
            return self.ask("GET", "checkpoint").text
        except NotFound:
            return ""

    def send(self, start: int, batch: Batch) -> Answer:
        """Send lines from ``start`` on; raises ``Gap`` or ``Fork``."""
        body = wire.pack(batch)
        answer = self.ask("POST", f"entries?from={start}", body, GZIPPED)
        if answer.status_code == 202:
            return Answer(answer.json()["size"])
        return Answer(start + len(batch.lines), answer.text)

    def fetch(self, start: int) -> Batch:
        """Lines that the hub keeps, from ``start`` on, and the head that binds them."""
        return wire.unpack(self.ask("GET", f"entries?from={start}").content)

    def tell(self, alarm: Alarm) -> None:
        """Say what is wrong with the record here."""
        self.ask("POST", "alarms", msgspec.json.encode(alarm), JSON)

    def ask(
        self, method: str, what: str, body: bytes | None = None, form: Headers = NONE
    ) -> requests.Response:
        """One signed question; again by the hub's clock if ours is too far off.

        A computer whose clock has lost its battery must not stop the line.
        """
        try:
            return self.ask_once(method, what, body, form)
        except Refused as refused:
            if refused.at is None or abs(refused.at - self.now()) < signing.OFF / 2:
                raise
            self.offset = refused.at - self.clock()
            return self.ask_once(method, what, body, form)

    def ask_once(
        self, method: str, what: str, body: bytes | None, form: Headers
    ) -> requests.Response:
        target = f"/v1/logs/{self.log}/{what}"
        headers = signing.sign(method, target, body, self.key, self.log, self.now())
        return exchange(self.web, method, self.url + target, headers | form, body)

    def now(self) -> datetime:
        return self.clock() + self.offset


class CenterLine:
    """What an agent says to its own center."""

    def __init__(self, url: str, token: str) -> None:
        self.url = url.rstrip("/")
        self.headers = {"Authorization": f"Bearer agent:{token}"}
        self.web = requests.Session()

    def greet(self) -> None:
        """A sign of life, so that the center knows of its agent."""
        url = f"{self.url}/v1/devices/me"
        exchange(self.web, "GET", url, self.headers, None)

    def hand_over(self, note: str) -> None:
        """Give the center the head that the hub countersigned."""
        headers = self.headers | JSON
        body = json.dumps({"note": note}).encode()
        exchange(self.web, "POST", f"{self.url}/v1/receipts", headers, body)


def exchange(
    web: requests.Session,
    method: str,
    url: str,
    headers: dict[str, str],
    body: bytes | None,
) -> requests.Response:
    """One question and its answer; a problem becomes the refusal that it names."""
    try:
        answer = web.request(
            method,
            url,
            headers=headers,
            data=body,
            timeout=TIMEOUT,
            allow_redirects=False,
        )
    except requests.RequestException as error:
        host = urlsplit(url).netloc
        raise Unreachable(f"{host}: {type(error).__name__}") from None
    if answer.status_code in (200, 202):
        return answer
    if answer.status_code >= 500 or answer.status_code == 429:
        raise Unreachable(f"status {answer.status_code}")
    raise refusal(answer)


def refusal(answer: requests.Response) -> Refusal:
    """The refusal that a problem document names (RFC 9457)."""
    try:
        told: Any = answer.json()
    except requests.JSONDecodeError:
        told = None
    if not isinstance(told, dict):
        raise Unreachable(f"status {answer.status_code} without a problem document")
    code, detail = str(told.get("code", "")), str(told.get("detail", ""))
    if code == Gap.code:
        return Gap(detail, size=int(told.get("size", 0)))
    if code == Fork.code:
        return Fork(detail, size=int(told.get("size", 0)))
    if code == NotFound.code:
        return NotFound(detail)
    refused = Refused(f"{code}: {detail}", hint=str(told.get("hint", "")))
    refused.why = code
    refused.at = read_date(answer.headers.get("Date", ""))
    return refused


def read_date(text: str) -> datetime | None:
    """The time in a ``Date`` header."""
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return None
    return at if at.tzinfo else None
