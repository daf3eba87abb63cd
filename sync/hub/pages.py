"""The hub's pages for the governorate: signing in, the list of centers, one center."""

from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from center.catalogue_file import load_catalogue
from center.domain.errors import NotFound, PinLocked
from center.texts import ASSETS, Texts
from sync.hub import access
from sync.hub.api import read_body
from sync.hub.context import Hub
from sync.hub.ledger import Ledger
from sync.hub.overview import Overview, Row, average_minutes, overview
from sync.hub.rendering import Rendering, base, files
from sync.hub.request_page import RequestPage
from sync.hub.request_tracking import is_request
from sync.hub.ticket_page import TicketPage
from sync.hub.words import language_of

MOST_IN_FORM = 4096
ONE_YEAR = "public, max-age=31536000, immutable"


def routes(hub: Hub, texts: Texts) -> list[BaseRoute]:
    """The addresses that people open."""
    rendering = Rendering(texts)
    pages = Pages(hub, rendering)
    catalogue = load_catalogue(ASSETS / "catalogue.yaml")
    ticket = TicketPage(hub, rendering, catalogue)
    request = RequestPage(hub, rendering, catalogue)

    async def promised(asked: Request) -> Response:
        """A ticket's page or a request's, by the form of the code."""
        page = request if is_request(asked.path_params["code"]) else ticket
        return await page.answer(asked)

    return [
        Route("/", pages.front),
        Route("/centers/{log:path}", pages.center),
        Route("/sign_in", pages.sign_in, methods=["POST"]),
        Route("/sign_in", to_front),
        Route("/sign_out", pages.sign_out, methods=["POST"]),
        Route("/V/{code}", promised),
        Route("/v/{code}", promised),
        Route(f"{base()}/{{name}}", static_file),
    ]


class Pages:
    """The pages behind the password."""

    def __init__(self, hub: Hub, rendering: Rendering) -> None:
        self.hub = hub
        self.rendering = rendering

    def front(self, asked: Request) -> Response:
        """The list of centers; the form to sign in for whoever is not."""
        if not self.is_known(asked):
            return self.form(asked)
        return self.rendering.page(
            "list.html",
            language_of(asked),
            overview=self.read(),
            average_minutes=average_minutes,
            identity=self.hub.identity,
        )

    def center(self, asked: Request) -> Response:
        """One center's record, and everything that contradicts it."""
        if not self.is_known(asked):
            return self.form(asked)
        row = self.row(asked.path_params["log"])
        ledger = Ledger(self.hub.readers.connection)
        root = ledger.root(row.head.log, row.head.cosigned).hex()
        return self.rendering.page(
            "center.html",
            language_of(asked),
            row=row,
            root=root,
            found=ledger.evidence(row.head.log),
            now=self.hub.clock(),
            identity=self.hub.identity,
        )

    async def sign_in(self, asked: Request) -> Response:
        """Check the password; five wrong ones lock the address for five minutes."""
        body = await read_body(asked, MOST_IN_FORM)
        form = parse_qs(body.decode("utf-8", "replace"))
        typed = form.get("password", [""])[0]
        address, now = address_of(asked), self.hub.clock()
        try:
            await run_in_threadpool(self.check_lock, address, now)
        except PinLocked as locked:
            wait = int(locked.facts["retry_after_seconds"])
            return self.form(asked, "locked", wait)
        if not await run_in_threadpool(self.is_right, typed):
            await self.hub.write(lambda db: access.refuse(db, address, now))
            return self.form(asked, "wrong")
        token = await self.hub.write(lambda db: access.sign_in(db, address, now))
        answer = RedirectResponse(f"/?lang={language_of(asked)}", 303)
        answer.set_cookie(
            access.COOKIE,
            token,
            max_age=access.HOURS_MS // 1000,
            httponly=True,
            samesite="strict",
            secure=self.hub.is_public_over_tls,
        )
        return answer

    async def sign_out(self, asked: Request) -> Response:
        token = asked.cookies.get(access.COOKIE, "")
        await self.hub.write(lambda db: access.sign_out(db, token))
        answer = RedirectResponse(f"/?lang={language_of(asked)}", 303)
        answer.delete_cookie(access.COOKIE)
        return answer

    def form(self, asked: Request, problem: str = "", wait: int = 0) -> Response:
        status = {"": 200, "wrong": 401, "locked": 429}[problem]
        answer = self.rendering.page(
            "sign_in.html",
            language_of(asked),
            status,
            problem=problem,
            wait=wait,
            identity=self.hub.identity,
        )
        if wait:
            answer.headers["Retry-After"] = str(wait)
        return answer

    def is_known(self, asked: Request) -> bool:
        token = asked.cookies.get(access.COOKIE, "")
        return access.is_signed_in(self.hub.readers.connection, token, self.hub.clock())

    def check_lock(self, address: str, now: int) -> None:
        access.check_lock(self.hub.readers.connection, address, now)

    def is_right(self, typed: str) -> bool:
        return access.password_is_right(self.hub.readers.connection, typed)

    def read(self) -> Overview:
        return overview(
            self.hub.readers.connection, self.hub.contacts, self.hub.clock()
        )

    def row(self, log: str) -> Row:
        Ledger(self.hub.readers.connection).head(log)
        return next(row for row in self.read().rows if row.head.log == log)


def to_front(asked: Request) -> Response:
    """Where someone lands who opens the address of the form again."""
    return RedirectResponse(f"/?lang={language_of(asked)}", 303)


def address_of(asked: Request) -> str:
    """Who counts as one for the lock-out."""
    return asked.client.host if asked.client else ""


def static_file(asked: Request) -> Response:
    """A font or the script of the list; never changes under its address."""
    for path in files():
        if path.name == asked.path_params["name"]:
            headers = {"Cache-Control": ONE_YEAR, "X-Content-Type-Options": "nosniff"}
            return FileResponse(path, headers=headers)
    raise NotFound("no such file")
