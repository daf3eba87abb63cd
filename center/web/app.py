"""The center's server: the API, live updates, and what time alone brings."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable
from functools import cache, partial
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from center import actions_time, kept
from center.catalogue_file import read_catalogue
from center.clock import Clock, system_clock
from center.config import CenterConfig
from center.domain.errors import NotFound
from center.domain.events import Line
from center.domain.identity import Identity
from center.dossier.keys import load_dossier_keys
from center.keys import FOLDER, load_secrets
from center.log import gathering
from center.places import places_of
from center.store import queries
from center.store.database import FILE, open_reader
from center.store.dossiers import Dossiers
from center.store.writer import Writer, resolve
from center.texts import Texts
from center.web import (
    draft_api,
    hall_api,
    kiosk_api,
    manager_api,
    reception_api,
    reprint_api,
    request_api,
    spool_api,
    staff_api,
    ticket_api,
    upload_api,
    window_api,
    window_files_api,
)
from center.web.context import Context, deliver_in
from center.web.endpoint import route
from center.web.events import tell_renewed
from center.web.openapi import document
from center.web.problems import problem

log = logging.getLogger(__name__)
TICK_SECONDS = 0.25
BLANK = "blank_displays"
Tick = Callable[[], Awaitable[None]]
Pulse = Callable[[Tick], Coroutine[Any, Any, None]]
"""Ticks for as long as the server runs."""
ENDPOINTS = (
    *kiosk_api.ENDPOINTS,
    *draft_api.ENDPOINTS,
    *request_api.ENDPOINTS,
    *spool_api.ENDPOINTS,
    *ticket_api.ENDPOINTS,
    *reprint_api.ENDPOINTS,
    *window_api.ENDPOINTS,
    *window_files_api.ENDPOINTS,
    *hall_api.ENDPOINTS,
    *reception_api.ENDPOINTS,
    *manager_api.ENDPOINTS,
    *staff_api.ENDPOINTS,
    *upload_api.ENDPOINTS,
)


@cache
def described() -> dict[str, Any]:
    """The document, made once somebody asks for it."""
    return document(ENDPOINTS)


def open_context(config: CenterConfig, clock: Clock) -> Context:
    """Open a center's record and secrets; refuses what is missing or unsafe."""
    database = config.data / FILE
    reader = open_reader(database)
    secrets = load_secrets(config.data / FOLDER)
    writer = Writer(database, secrets, clock)
    digest = writer.hall.order.plan(clock()).hash
    identity = kept.identity(reader)
    return Context(
        config=config,
        identity=identity,
        catalogue=read_catalogue(kept.document(reader, digest)),
        secrets=secrets,
        texts=Texts.load(),
        clock=clock,
        writer=writer,
        reader=reader,
        dossier_keys=load_dossier_keys(config.data / FOLDER, identity.log),
        places=places_of(identity.governorate),
        nobody_hash=secrets.hash_pin("", ""),
    )


def create_app(
    config: CenterConfig,
    *,
    clock: Clock = system_clock,
    extra_routes: Callable[[Identity], Iterable[BaseRoute]] = lambda identity: (),
    pulse: Pulse | None = None,
) -> Starlette:
    """The server of one center; ``extra_routes`` makes the pages beside the API.

    ``pulse`` says when it looks at what time alone brings: by itself four times a
    second, in a simulated day whenever the clock is moved.
    """
    context = open_context(config, clock)

    async def openapi(_: Request) -> Response:
        return JSONResponse(described())

    async def healthy(_: Request) -> Response:
        await context.write(lambda tx: None)
        return JSONResponse({"ok": True, "lines": queries.next_seq(context.reader)})

    async def nothing_here(http: Request, _: Exception) -> Response:
        return problem(context.texts, NotFound(f"{http.method} {http.url.path}"))

    app = Starlette(
        routes=[
            *(route(context, endpoint) for endpoint in ENDPOINTS),
            Route("/openapi.json", openapi),
            Route("/healthz", healthy),
            *extra_routes(context.identity),
        ],
        lifespan=lambda _: running(context, pulse or four_a_second),
        exception_handlers={404: nothing_here, 405: nothing_here},
    )
    app.state.context = context
    app.state.on_exit = context.live.end
    return app


@contextlib.asynccontextmanager
async def running(context: Context, pulse: Pulse) -> AsyncIterator[None]:
    """From start to stop: the writer, the ticks, and at the end the last commit."""
    loop = asyncio.get_running_loop()

    def publish(lines: list[Line]) -> None:
        loop.call_soon_threadsafe(context.live.publish, lines)

    context.writer.deliver = deliver_in(loop)
    context.writer.on_commit = publish
    context.writer.start()
    told = queries.meta(context.reader, BLANK)
    context.live.showings.blank = frozenset(told.split())
    context.writer.submit(lambda tx: Dossiers(tx.connection).wipe_drafts(tx.now + 1))
    try:
        async with ticking(context, pulse):
            yield
    finally:
        context.live.end()
        context.writer.deliver = resolve
        context.writer.on_commit = lambda lines: None
        context.reader.close()  # the writer closes last, and so empties the WAL
        await asyncio.to_thread(context.writer.stop)


@contextlib.asynccontextmanager
async def ticking(context: Context, pulse: Pulse) -> AsyncIterator[None]:
    """What time alone brings about, for as long as the server runs."""
    with gathering() as write_log:
        ticks = asyncio.create_task(pulse(partial(tick, context, write_log)))
        beats = asyncio.create_task(context.live.beat())
        try:
            yield
        finally:
            for task in (ticks, beats):
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task


async def tick(context: Context, write_log: Callable[[], None]) -> None:
    """Calls that are due, the day's opening and close, a head for the agent."""
    silent, ahead = context.silent_windows(), context.machine_ahead()
    try:
        if await context.renew_catalogue():
            tell_renewed(context)
        look = partial(actions_time.tick, silent=silent, machine_ahead=ahead)
        since = context.up_since
        await context.write(partial(look, heard=context.heard(), back_since=since))
    except Exception as error:  # a full disk or a damaged record; the next one comes
        if context.trouble != str(error):
            log.exception("a tick failed")
        context.trouble = str(error)
    else:
        context.trouble = ""
        await keep_blank(context)
    write_log()


async def keep_blank(context: Context) -> None:
    """Which displays have to be looked at is known after a restart too."""
    found = context.live.showings.found_blank(context.clock())
    told = " ".join(sorted(found))
    if told != queries.meta(context.reader, BLANK):
        await context.write(lambda tx: queries.set_meta(tx.connection, BLANK, told))
    context.live.showings.blank = found


async def four_a_second(tick: Tick) -> None:
    """The pulse of a real center."""
    while True:
        await tick()
        await asyncio.sleep(TICK_SECONDS)
