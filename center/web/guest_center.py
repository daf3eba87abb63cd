"""The center's server as the guests' listener knows it: the door of one box."""

from typing import Any, TypeVar

import msgspec
import requests

from center.domain.errors import Refusal, TooManyPages, UploadGone, UploadUsed

CONNECT_SECONDS, READ_SECONDS = 2.0, 10.0

REFUSALS: dict[str, type[Refusal]] = {
    kind.code: kind for kind in (TooManyPages, UploadGone, UploadUsed)
}

T = TypeVar("T")


class Away(Exception):
    """The center's server did not answer as it should."""


class Wanted(msgspec.Struct, frozen=True):
    """A document that the kiosk waits for."""

    id: str
    ar: str
    en: str
    pages: int
    """That have arrived."""
    room: int
    """Pages that are still taken."""


class Door(msgspec.Struct, frozen=True):
    """What a code stands for."""

    key: str
    used: bool
    documents: tuple[Wanted, ...]


class CenterDoor:
    """Used from several threads; each call is a connection of its own."""

    def __init__(self, center: str) -> None:
        self.base = center

    def door(self, code: str) -> Door:
        return self.ask("GET", f"{code}/door", Door)

    def claim(self, code: str, phone: str, document: str) -> Door:
        """Begin; ``UploadUsed`` if another phone has."""
        told = {"phone": phone, "document": document, "act": "begin"}
        return self.ask("POST", f"{code}/claim", Door, told)

    def give_up(self, code: str, phone: str, document: str) -> None:
        """Say that nothing comes; if that is not heard, the box ends soon anyway."""
        told = {"phone": phone, "document": document, "act": "give_up"}
        try:
            self.ask("POST", f"{code}/claim", dict[str, Any], told)
        except (Away, Refusal):
            return

    def bring(
        self, code: str, phone: str, document: str, pages: list[dict[str, str]]
    ) -> Door:
        told = {"phone": phone, "document": document, "pages": pages}
        return self.ask("POST", f"{code}/pages", Door, told)

    def ask(self, method: str, address: str, kind: type[T], told: Any = None) -> T:
        timeout = (CONNECT_SECONDS, READ_SECONDS)
        try:
            with requests.Session() as http:
                http.trust_env = False
                url = f"{self.base}/v1/uploads/{address}"
                answer = http.request(method, url, json=told, timeout=timeout)
            if answer.ok:
                return msgspec.json.decode(answer.content, type=kind)
            code = str(answer.json().get("code", ""))
        except (requests.RequestException, ValueError) as error:
            raise Away(type(error).__name__) from None
        if code in REFUSALS:
            raise REFUSALS[code]()
        raise Away(code)
