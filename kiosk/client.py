"""The center as the kiosk speaks to it (``docs/protocol.md``, section 2).

A refusal comes back as the class that the center raised.  A change carries a command id
that was made once; it is sent again with the same id when the answer was lost, so a
lost answer never gives two tickets.  Every wait is short: a person stands before it.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

import msgspec

from center.domain import errors
from center.domain.errors import Refusal
from kiosk.answers import (
    Box,
    Catalogue,
    Center,
    Come,
    Expected,
    Filed,
    Followed,
    Issued,
    Refiled,
    Reissued,
    Standing,
)
from kiosk.spool.identity import Certificate

if TYPE_CHECKING:
    import requests

CONNECT_SECONDS, READ_SECONDS = 1.0, 4.0
TRIES = 3
SEALED = "application/vnd.shubbak.sealed"

Answer = TypeVar("Answer")

REFUSALS: dict[str, type[Refusal]] = {
    kind.code: kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, Refusal)
}
"""Every refusal by its stable code."""


class Given(msgspec.Struct, frozen=True):
    """What someone has given for a request, and agreed to."""

    service: str
    side: str
    fields: dict[str, str]
    again: dict[str, str]
    documents: dict[str, str]
    consent: bool = True


class TakenIn(msgspec.Struct, frozen=True):
    """What became of a record that was handed in."""

    n: int
    fate: str
    ticket: str
    request: str


class Unanswered(Exception):
    """The center did not answer, or answered what is not of the protocol."""


def new_command() -> str:
    """An id for one change: 32 hex digits."""
    return uuid4().hex


class Client:
    """One connection to the center; each thread has its own."""

    def __init__(self, center: str, device: str, key: str) -> None:
        self.base = center
        self.proof = f"Bearer {device}:{key}"

    @cached_property
    def http(self) -> requests.Session:
        # The first frame does not wait for these imports.
        import requests

        session = requests.Session()
        # The center is on the same network; no proxy stands between.
        session.trust_env = False
        session.headers["Authorization"] = self.proof
        return session

    def center(self) -> Center:
        return self.get("/v1/center", Center)

    def catalogue(self) -> Catalogue:
        return self.get("/v1/catalogue", Catalogue)

    def expected(self, service: str, side: str) -> Expected:
        """People ahead and the wait, if a ticket were given now."""
        return self.get("/v1/expected", Expected, service=service, side=side)

    def issue(
        self, command: str, service: str, side: str, request: str = "", secret: str = ""
    ) -> Issued:
        """Take a ticket; the same command always gets the same one.

        ``request`` is the code of a receipt, or a number with its ``secret``.
        """
        about = {"request": request, "secret": secret} if request else {}
        given = {"service": service, "side": side, **about}
        return self.post("/v1/tickets", Issued, command=command, expected=True, **given)

    def look(self, command: str, presence: str) -> Standing:
        """Where a ticket in hand stands; its code, or ``D147 7K``."""
        address = "/v1/tickets/look"
        return self.post(address, Standing, command=command, presence=presence)

    def settle(self, command: str, act: str, presence: str, **more: str) -> Standing:
        """Do one of ``return resume cancel rating`` with a ticket in hand."""
        address, shown = f"/v1/tickets/{act}", {"presence": presence, **more}
        return self.post(address, Standing, command=command, **shown)

    def ticket_again(self, command: str, presence: str) -> Reissued:
        """All that is printed of a ticket in hand, for another copy."""
        address = "/v1/tickets/paper"
        return self.post(address, Reissued, command=command, presence=presence)

    def follow(self, code: str, secret: str) -> Followed:
        return self.post("/v1/requests/follow", Followed, code=code, secret=secret)

    def withdraw(self, command: str, code: str, secret: str) -> Followed:
        address, shown = "/v1/requests/withdraw", {"code": code, "secret": secret}
        return self.post(address, Followed, command=command, **shown)

    def bring(
        self, command: str, code: str, secret: str, draft: str, papers: dict[str, str]
    ) -> Followed:
        """Say which missing papers are there now: ``photo`` or ``paper``, by id.

        The pages of photographed ones were sent before, as those of the draft.
        """
        told = {"code": code, "secret": secret, "draft": draft, "documents": papers}
        return self.post("/v1/requests/documents", Followed, command=command, **told)

    def receipt_again(self, code: str, secret: str) -> Refiled:
        """All that is printed of a receipt, for another copy."""
        return self.post("/v1/requests/receipt", Refiled, code=code, secret=secret)

    def open_box(self, key: str, service: str, documents: list[str], pages: int) -> Box:
        """Wait for so many pages of a phone, sealed to a key of this visit."""
        told = {"service": service, "documents": documents, "pages": pages}
        return self.post("/v1/uploads", Box, key=key, **told)

    def look_into(self, upload: str, since: int) -> Come:
        """What has come after so many pages."""
        return self.get(f"/v1/uploads/{upload}", Come, **{"from": str(since)})

    def close_box(self, upload: str) -> None:
        self.repeated(lambda: self.send("DELETE", f"/v1/uploads/{upload}"), None)

    def add_page(self, draft: str, document: str, sealed: bytes) -> None:
        """Send a page that only the center opens; a repeat is the same page."""
        address = f"/v1/requests/{draft}/attachments"
        kind = {"Content-Type": SEALED}
        self.repeated(
            lambda: self.send(
                "POST",
                address,
                params={"document": document},
                data=sealed,
                headers=kind,
            ),
            None,
        )

    def wipe(self, draft: str) -> None:
        """Let the center forget what was sent for a draft."""
        self.repeated(lambda: self.send("DELETE", f"/v1/requests/{draft}"), None)

    def file_request(self, command: str, draft: str, given: Given) -> Filed:
        """Send a request, whose pages were sent before as those of its draft.

        The same command always gets the same answer.
        """
        fields = msgspec.to_builtins(given)
        return self.post("/v1/requests", Filed, command=command, draft=draft, **fields)

    def certify(self, command: str, key: str) -> Certificate:
        """What the center knows of the kiosk's own key; it certifies a new one."""
        return self.post("/v1/spool/key", Certificate, command=command, key=key)

    def hand_in(
        self,
        record: dict[str, object],
        signature: str,
        sealed: bytes,
        *,
        pages_lost: bool = False,
    ) -> TakenIn:
        """Hand in a record of the time when the center was away."""
        told = {"signature": signature, "sealed": b64encode(sealed).decode()}
        lost = {"pages_lost": True} if pages_lost else {}
        return self.post("/v1/spool", TakenIn, record=record, **told, **lost)

    def tell_altered(self, command: str, series: int, n: int, lines: int) -> None:
        """Say that the spool cannot be read from a record on."""
        told = {"series": series, "n": n, "lines": lines}
        self.post("/v1/spool/altered", None, command=command, **told)

    def tell_printing(
        self, command: str, about: str, state: str, detail: str, copy: int
    ) -> None:
        """Say how far a paper has come; ``about`` is ``tickets/<id>``."""
        address = f"/v1/{about}/printing"
        self.post(address, None, command=command, print=state, detail=detail, copy=copy)

    def tell_printer(self, command: str, state: str) -> None:
        self.post("/v1/printer", None, command=command, state=state)

    def tell_disk(self, command: str, state: str) -> None:
        """Say whether the kiosk's disk takes anything."""
        self.post("/v1/disk", None, command=command, state=state)

    def tell_camera(self, command: str, state: str) -> None:
        self.post("/v1/camera", None, command=command, state=state)

    def call_help(self, command: str) -> None:
        self.post("/v1/help", None, command=command)

    def get(self, address: str, kind: type[Answer], **query: str) -> Answer:
        return read(self.send("GET", address, params=query), kind)

    def post(self, address: str, kind: type[Answer] | None, **fields: object) -> Answer:
        """Send a change, again with the same command while there is no answer."""
        return self.repeated(lambda: self.send("POST", address, json=fields), kind)

    def repeated(
        self, send: Callable[[], requests.Response], kind: type[Answer] | None
    ) -> Answer:
        """The answer to something that may be sent again while there is none."""
        for left in reversed(range(TRIES)):
            try:
                return read(send(), kind)
            except Unanswered:
                if not left:
                    raise
        raise AssertionError("unreachable")

    def send(self, method: str, address: str, **content: object) -> requests.Response:
        timeout = (CONNECT_SECONDS, READ_SECONDS)
        try:
            return self.http.request(
                method,
                self.base + address,
                timeout=timeout,
                **content,  # type: ignore[arg-type]
            )
        except OSError as error:  # as every failure of requests is
            raise Unanswered(f"{method} {address}: {type(error).__name__}") from error


def read(response: requests.Response, kind: type[Answer] | None) -> Answer:
    """The typed answer, or the refusal that the center raised."""
    if response.status_code >= HTTPStatus.BAD_REQUEST:
        raise refusal_of(response)
    if kind is None:
        return None  # type: ignore[return-value]
    try:
        return msgspec.json.decode(response.content, type=kind)
    except msgspec.DecodeError as error:
        raise Unanswered(f"{response.url}: {error}") from error


class Problem(msgspec.Struct):
    """The part of a problem (RFC 9457) that is turned back into a refusal."""

    code: str
    detail: str = ""
    hint: str = ""
    retry_after_seconds: int = 0


def refusal_of(response: requests.Response) -> Exception:
    try:
        problem = msgspec.json.decode(response.content, type=Problem)
    except msgspec.DecodeError:
        return Unanswered(f"{response.url}: {response.status_code}")
    kind = REFUSALS.get(problem.code)
    if kind is None:
        return Unanswered(f"{response.url}: {problem.code}")
    refusal = kind.__new__(kind)
    # Some kinds are made of other things than their sentence.
    Refusal.__init__(
        refusal,
        problem.detail,
        hint=problem.hint,
        retry_after_seconds=problem.retry_after_seconds,
    )
    return refusal
