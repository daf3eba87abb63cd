"""The listener on the guests' network: it takes pages of a phone, and nothing else.

``shubbak guest`` is a process of its own without a key of the center, a database or a
file to write.  It knows two things: the page of a code, and the sending of it.  What a
phone sends is bounded before it is read, made anew in memory file by file
(``center/dossier``), sealed to the kiosk that waits, and given to the center's server
to hold.
"""

import asyncio
import hmac
import logging
import re
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from http import HTTPStatus
from weakref import WeakValueDictionary

import jinja2
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from center.config import GuestConfig
from center.domain.errors import BadPicture, NotFound, Refusal, TooManyPages, UploadGone
from center.dossier.scan_program import MOST_PAGES
from center.dossier.scans import pages_of
from center.dossier.sealing import seal, upload_purpose
from center.texts import Texts
from center.web.guest_center import Away, CenterDoor, Door
from center.web.guest_form import MOST_OF_FORM, BadForm, files_in
from center.web.guest_rate import Rate

log = logging.getLogger(__name__)

CODE = re.compile("[0-9a-f]{32}")
WORD = re.compile("[a-z][a-z0-9_]{0,63}")
AT_ONCE = 2
"""Pages that are made anew at the same time; the others wait as they came."""
READ_SECONDS = 300
"""For six pages over a slow Wi-Fi; half the life of a code."""
LOOKS, SENDS = 60, 40
"""A minute, from one address: every page of a visit alone, and some once more."""
COOKIE = "phone"
"""Goes when the browser is closed, and is told to the address of one code only."""
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@dataclass
class Guest:
    """What the two addresses share."""

    center: CenterDoor
    texts: Texts
    template: jinja2.Template
    looks: Rate = field(default_factory=lambda: Rate(LOOKS))
    sends: Rate = field(default_factory=lambda: Rate(SENDS))
    working: asyncio.Semaphore = field(
        default_factory=lambda: asyncio.Semaphore(AT_ONCE)
    )
    sending: WeakValueDictionary[str, asyncio.Lock] = field(
        default_factory=WeakValueDictionary
    )
    """One of each code at a time: a slow phone keeps nobody waiting but itself."""

    def page(
        self, code: str, door: Door | None, phone: str, said: str, status: int
    ) -> Response:
        """The page as it is now; ``said`` is the key of what has just happened."""
        body = self.template.render(
            code=code, door=door, phone=phone, said=said, ok=status < 300, t=self.texts
        )
        return Response(body, status, HEADERS, media_type="text/html")


async def show(guest: Guest, http: Request, code: str) -> Response:
    """What can be sent; looking again, a phone is still the phone that it was."""
    door = await asyncio.to_thread(guest.center.door, code)
    known = http.cookies.get(COOKIE, "")
    phone = known if CODE.fullmatch(known) else secrets.token_hex(16)
    page = guest.page(code, door, phone, "", HTTPStatus.OK)
    page.set_cookie(COOKIE, phone, path=f"/{code}", httponly=True, samesite="strict")
    return page


async def take(guest: Guest, http: Request, code: str) -> Response:
    """The files of one document: taken whole, or not at all."""
    document, phone = http.query_params.get("d", ""), http.query_params.get("p", "")
    if not WORD.fullmatch(document) or not CODE.fullmatch(phone):
        raise NotFound
    length = http.headers.get("content-length", "")
    if not length.isascii() or not length.isdigit():
        raise BadForm
    if int(length) > MOST_OF_FORM:
        raise BadPicture("too_large")
    async with guest.sending.setdefault(code, asyncio.Lock()):
        door = await asyncio.to_thread(guest.center.claim, code, phone, document)
        try:
            sealed = await received(guest, http, code, document, door)
        except BaseException:
            await asyncio.to_thread(guest.center.give_up, code, phone, document)
            raise
        door = await asyncio.to_thread(
            guest.center.bring, code, phone, document, sealed
        )
    return guest.page(code, door, phone, "phone.arrived", HTTPStatus.CREATED)


async def received(
    guest: Guest, http: Request, code: str, document: str, door: Door
) -> list[dict[str, str]]:
    """The pages of a body, made anew and sealed."""
    pages: list[dict[str, str]] = []
    async with asyncio.timeout(READ_SECONDS):
        async for file in files_in(http):
            async with guest.working:
                made = asyncio.to_thread(sealed_pages, file, door.key, code, document)
                pages += await made
            if len(pages) > MOST_PAGES:
                raise TooManyPages(document)
    return pages


def sealed_pages(
    file: bytes, key: str, code: str, document: str
) -> list[dict[str, str]]:
    """Each with a mark, by which one that is sent again is known to the same code."""
    public, about = b64decode(key), upload_purpose(code, document)
    return [
        {
            "sealed": b64encode(seal(page.data, public, about)).decode(),
            "mark": hmac.digest(about.encode("ascii"), page.data, "sha256").hex(),
        }
        for page in pages_of(file)
    ]


async def answered(guest: Guest, http: Request) -> Response:
    """A page for whatever happens; other addresses are not there."""
    code = http.path_params["code"]
    sends = http.method == "POST"
    who = http.client.host if http.client else ""
    if not CODE.fullmatch(code):
        return nothing_here()
    if not (guest.sends if sends else guest.looks).allows(who):
        return guest.page(code, None, "", "phone.slower", 429)
    try:
        return await (take if sends else show)(guest, http, code)
    except (Refusal, BadForm, Away, TimeoutError) as error:
        return await refused(guest, http, code, error)


async def refused(guest: Guest, http: Request, code: str, error: Exception) -> Response:
    """Why not, on the page from which it can be tried again where that helps."""
    said, status = reason(error)
    log.info("a phone was refused: %s", type(error).__name__)
    if status in (404, 503):
        return guest.page(code, None, "", said, status)
    try:
        door = await asyncio.to_thread(guest.center.door, code)
    except (Refusal, Away):
        door = None
    return guest.page(code, door, http.query_params.get("p", ""), said, status)


def reason(error: Exception) -> tuple[str, int]:
    """The key of a sentence, and the status."""
    if isinstance(error, BadPicture):
        return f"picture.{error.facts['reason']}", HTTPStatus.BAD_REQUEST
    if isinstance(error, NotFound | UploadGone):
        return f"error.{UploadGone.code}", HTTPStatus.NOT_FOUND
    if isinstance(error, Refusal):
        return f"error.{error.code}", HTTPStatus.CONFLICT
    if isinstance(error, Away):
        return "phone.away", HTTPStatus.SERVICE_UNAVAILABLE
    return "phone.no_file", HTTPStatus.BAD_REQUEST


def nothing_here() -> Response:
    return Response("", HTTPStatus.NOT_FOUND, HEADERS, media_type="text/plain")


def create_guest_app(config: GuestConfig) -> Starlette:
    """The whole of what the guests' network can reach."""
    folder = jinja2.PackageLoader("center.web", "guest_pages")
    pages = jinja2.Environment(loader=folder, autoescape=True)
    guest = Guest(
        CenterDoor(config.center), Texts.load(), pages.get_template("phone.html")
    )

    async def at_code(http: Request) -> Response:
        return await answered(guest, http)

    async def elsewhere(_: Request, __: Exception) -> Response:
        return nothing_here()

    return Starlette(
        routes=[Route("/{code}", at_code, methods=["GET", "POST"])],
        exception_handlers={404: elsewhere, 405: elsewhere},
    )
