"""One row of the table of addresses, and how a message passes through it.

Know the caller, decode the message, do the work, encode the answer; a refusal becomes a
problem document here and nowhere else.  What the row says is also what the OpenAPI
document says of it.
"""

import contextlib
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, Generic, TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from center.domain.errors import BadInput, NotAllowed, Refusal
from center.log import log_action
from center.web.access import Caller, caller, set_cookie
from center.web.callers import Callers, admit, window_in
from center.web.context import Context
from center.web.problems import problem, server_problem

MOST_BYTES = 16 * 1024
NAMED = re.compile("[0-9]{8}-[A-Z][0-9]{3,5}|[0-9]{1,4}")
log = logging.getLogger("shubbak.center")
A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Asked:
    """A decoded message, ready for its work."""

    context: Context
    who: Caller | None
    """None where the address is open to anyone and no device has shown its key."""
    query: Any
    body: Any
    http: Request

    @property
    def caller(self) -> Caller:
        assert self.who is not None, "this address is open to anyone"
        return self.who

    @property
    def window(self) -> int:
        """The number of the window in the path."""
        return window_in(self.http)


Work = Callable[[Asked], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class WithCookie(Generic[A]):
    """An answer that gives its browser a cookie, or takes it away."""

    body: A
    cookie: str
    value: str = ""
    """Empty takes it away."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address: its work, who may ask, the form of the message, what it is for.

    The form of the answer is what the work says that it returns.
    """

    method: str
    path: str
    work: Work
    summary: str
    body: type[msgspec.Struct] | None = None
    status: int = 200
    by: Callers = field(kw_only=True)
    query: type[msgspec.Struct] | None = None
    revoked: bool = False
    """Whether a kiosk that was taken out of service may still ask, to hand in what it
    gave before."""
    most: int = MOST_BYTES
    """Bytes that the body may have."""
    takes: tuple[str, ...] = ()
    """Media types of a body that the work itself reads, as bytes."""
    refuses: tuple[type[Refusal], ...] = ()
    """What its work may refuse, beside what its form and its callers bring."""
    streams: Mapping[str, type] = field(default_factory=dict)
    """Events of an answer that does not end: their names and forms."""


def route(context: Context, endpoint: Endpoint) -> Route:
    """The address as Starlette serves it."""
    decoder = msgspec.json.Decoder(endpoint.body) if endpoint.body else None

    async def answer(http: Request) -> Response:
        begun = perf_counter()
        try:
            response = await work(context, endpoint, decoder, http)
        except Refusal as refusal:
            response = problem(context.texts, refusal)
            tell(http, endpoint, begun, refusal.code)
        except Exception:
            log.exception("%s %s failed", endpoint.method, endpoint.path)
            response = server_problem(context.texts)
        else:
            if endpoint.method != "GET":
                tell(http, endpoint, begun, "ok")
        return response

    return Route(endpoint.path, answer, methods=[endpoint.method])


def tell(http: Request, endpoint: Endpoint, begun: float, outcome: str) -> None:
    """One canonical line for a change or a refusal; nothing of a person in it.

    What stands in the address is anyone's text: only what has the form of a ticket or
    a window is repeated, so that no secret and no line break gets into a log.
    """
    took_ms = round((perf_counter() - begun) * 1000)
    about = {k: v for k, v in http.path_params.items() if NAMED.fullmatch(v)}
    log_action(log, endpoint.path, took_ms=took_ms, outcome=outcome, **about)


async def work(
    context: Context,
    endpoint: Endpoint,
    decoder: "msgspec.json.Decoder[Any] | None",
    http: Request,
) -> Response:
    who = admitted(context, endpoint, http)
    query = read_query(http, endpoint.query) if endpoint.query else None
    body = await read_body(http, decoder, endpoint.most) if decoder else None
    result = await endpoint.work(Asked(context, who, query, body, http))
    if isinstance(result, Response):
        return result
    told = result.body if isinstance(result, WithCookie) else result
    response = Response(
        msgspec.json.encode(told),
        endpoint.status,
        {"Cache-Control": "no-store"},
        media_type="application/json",
    )
    if isinstance(result, WithCookie):
        set_cookie(context, response, result.cookie, result.value)
    return response


def admitted(context: Context, endpoint: Endpoint, http: Request) -> Caller | None:
    """Who asks, if they may; where anyone may, perhaps nobody who is known."""
    if not endpoint.by.anyone:
        who = caller(context, http, revoked=endpoint.revoked)
        admit(context, endpoint.by, who, http)
        return who
    if "authorization" in http.headers:
        with contextlib.suppress(Refusal):  # a sign of life, of whoever gives one
            return caller(context, http)
    return None


def read_query(http: Request, form: type[msgspec.Struct]) -> Any:
    """What stands behind the address, typed and bounded."""
    try:
        return msgspec.convert(dict(http.query_params), form, strict=False)
    except msgspec.ValidationError as error:
        raise BadInput(str(error)) from None


async def read_body(
    http: Request, decoder: "msgspec.json.Decoder[Any]", most: int
) -> Any:
    """The typed body; only JSON is taken, so that no form of another site passes."""
    kind = http.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/json":
        raise NotAllowed("the body has to be application/json")
    data = await read_bytes(http, most)
    if data is None:
        raise BadInput("the body is too long")
    try:
        return decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadInput(str(error)) from None


async def read_bytes(http: Request, most: int) -> bytes | None:
    """The whole body, or None once it is longer than it may be."""
    data = bytearray()
    async for chunk in http.stream():
        data += chunk
        if len(data) > most:
            return None
    return bytes(data)
