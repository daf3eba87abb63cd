"""The hub's server: what machines ask, the list of centers, the page of a ticket."""

import contextlib
import logging
from collections.abc import AsyncIterator
from functools import cache, partial
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from center.clock import Clock, system_clock
from center.config import HubConfig
from center.domain.errors import NotFound, Refusal
from center.texts import Texts
from center.web.problems import problem, server_problem
from sync.hub import pages
from sync.hub.api import Api
from sync.hub.context import Hub
from sync.hub.openapi import document
from sync.hub.operations import OPERATIONS

log = logging.getLogger(__name__)


@cache
def described() -> dict[str, Any]:
    """The OpenAPI document, made once somebody asks for it."""
    return document()


def routes(hub: Hub) -> list[Route]:
    """What machines ask, as Starlette serves it; a log's name has slashes."""
    api = Api(hub)
    return [
        Route(
            row.path.replace("{log}", "{log:path}"),
            partial(row.work, api),
            methods=[row.method],
        )
        for row in OPERATIONS
    ]


def create_app(config: HubConfig, *, clock: Clock = system_clock) -> Starlette:
    """The server of one hub; refuses a data folder that was not made."""
    hub = Hub(config.data, clock, config.public_url)
    texts = Texts.load()

    async def refused(_: Request, error: Exception) -> Response:
        assert isinstance(error, Refusal)
        return problem(texts, error)

    async def failed(_: Request, error: Exception) -> Response:
        return server_problem(texts)

    async def nothing_here(_: Request, error: Exception) -> Response:
        return problem(texts, NotFound())

    async def healthy(_: Request) -> Response:
        return JSONResponse({"ok": True})

    async def openapi(_: Request) -> Response:
        return JSONResponse(described())

    app = Starlette(
        routes=[
            *routes(hub),
            Route("/openapi.json", openapi),
            *pages.routes(hub, texts),
            Route("/healthz", healthy),
        ],
        lifespan=lambda _: running(hub),
        exception_handlers={Refusal: refused, 404: nothing_here, 500: failed},
    )
    app.state.hub = hub
    return app


@contextlib.asynccontextmanager
async def running(hub: Hub) -> AsyncIterator[None]:
    """From start to stop: the writer; at the end, its last commit."""
    await run_in_threadpool(hub.start)
    try:
        yield
    finally:
        await run_in_threadpool(hub.stop)
