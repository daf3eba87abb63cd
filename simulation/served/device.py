"""A device of the center as it speaks HTTP: one connection that is kept, its key."""

import json
import secrets
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie
from typing import Any

from center.domain import errors
from center.domain.errors import Refusal

Answer = dict[str, Any]
REFUSALS = {c.code: c for c in vars(errors).values() if hasattr(c, "code")}


class Device:
    """A kiosk with its key, or a browser with its cookies."""

    def __init__(self, host: str, port: int, key: str = "") -> None:
        self.connection = HTTPConnection(host, port, timeout=60)
        self.key = key
        self.cookies: dict[str, str] = {}

    def twin(self) -> "Device":
        """The same device on another connection."""
        other = Device(self.connection.host, self.connection.port, self.key)
        other.cookies = self.cookies
        return other

    def get(self, path: str) -> Answer:
        return self.ask("GET", path, None)

    def post(self, path: str, **told: Any) -> Answer:
        """A change with a new command; raises the ``Refusal`` that was answered."""
        return self.ask("POST", path, {"command": secrets.token_hex(16), **told})

    def enrol(self, code: str) -> None:
        self.ask("POST", "/v1/devices/enrol", {"code": code})

    def headers(self) -> dict[str, str]:
        if self.key:
            return {"Authorization": f"Bearer {self.key}"}
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Cookie": kept} if kept else {}

    def ask(self, method: str, path: str, told: Answer | None) -> Answer:
        body = None if told is None else json.dumps(told)
        try:
            response = self.send(method, path, body)
        except ConnectionError:  # kept too long without a word: the same once more
            self.connection.close()
            response = self.send(method, path, body)
        answer: Answer = json.loads(response.read())
        for cookie in response.headers.get_all("Set-Cookie") or []:
            kept = {name: m.value for name, m in SimpleCookie(cookie).items()}
            self.cookies |= kept
        if response.status >= 400:
            refusal = REFUSALS.get(answer["code"], Refusal)
            raise refusal(answer.get("detail") or path)
        return answer

    def send(self, method: str, path: str, body: str | None) -> HTTPResponse:
        """The same command twice is done once, and gets the same answer."""
        headers = self.headers() | {"Content-Type": "application/json"}
        self.connection.request(method, path, body, headers)
        return self.connection.getresponse()
