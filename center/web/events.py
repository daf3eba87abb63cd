"""Server-sent events: projections of committed lines, with replay.

A page that comes back says the last line it saw (``Last-Event-ID``) and gets what it
missed; the journal itself is the memory (design D1).
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator

from starlette.responses import StreamingResponse

from center.domain.errors import BadInput
from center.domain.events import Line, decode
from center.store.journal import read_lines
from center.store.queries import next_seq, ticket_of_call
from center.web import answers as a
from center.web import views
from center.web.callers import require_kind, require_staff
from center.web.context import Context
from center.web.endpoint import Asked
from center.web.live import Listener, Project
from center.web.showings import Sending, Zone

MOST_REPLAYED, AT_ONCE = 2000, 50
RANGE = "[0-9]{1,2}(?:-[0-9]{1,2})?"
WINDOWS = re.compile(f"(?:{RANGE}(?:,{RANGE}){{0,19}},?)?")
"""Read in one way only: each range ends at a comma, or the text does."""
LEFT = frozenset(
    {
        *("ticket.started", "ticket.missed", "ticket.demoted", "ticket.cancelled"),
        "window.lost",
    }
)
WAITS_AGAIN = frozenset({"ticket.returned", "ticket.resumed", "ticket.transferred"})
COUNTED = LEFT | WAITS_AGAIN | {"ticket.issued", "ticket.called"}
Told = a.Call | a.Left | a.HallFigures | a.Changed
EVENTS = {
    "call": a.Call,
    "left": a.Left,
    "hall": a.HallFigures,
    "changed": a.Changed,
}
"""Every event that is sent, and the form of its data."""
SHOW_CATALOGUE = ("window", "manager", "reception")
QUIET = frozenset({"head.cosigned", "ticket.printing", "ticket.shown"})


def projection(context: Context, view: str) -> Project:
    """The view of a line; one function for each view, so that its work is shared."""
    if view not in context.projections:
        makers = {"display": display_events}
        make = makers.get(view, changed)
        context.projections[view] = lambda line: "".join(make(context, line))
    return context.projections[view]


def display_events(context: Context, line: Line) -> Iterator[str]:
    """A call, a ticket that left the screen, the hall's figures."""
    yield from moves(context, line)
    if line["kind"] in COUNTED:
        yield event(line["seq"], "hall", views.hall_figures(context))


def moves(context: Context, line: Line) -> Iterator[str]:
    """A call, or a ticket that left the screen."""
    if line["kind"] in ("ticket.called", "ticket.recalled"):
        ticket = ticket_of_call(context.reader, line["seq"])
        if ticket is not None:
            yield event(line["seq"], "call", views.call(context, ticket))
    if line["kind"] in LEFT:
        yield event(line["seq"], "left", {"ticket": line["ticket"]})


def changed(context: Context, line: Line) -> Iterator[str]:
    """Says only that there is something to read again."""
    if line["kind"] not in QUIET:
        yield event(line["seq"], "changed", {"seq": line["seq"]})


def tell_renewed(context: Context) -> None:
    """Has the pages read again what time alone has changed: another catalogue."""
    seq = next_seq(context.reader) - 1
    text = event(seq, "changed", {"seq": seq}).encode()
    for view in SHOW_CATALOGUE:
        context.live.tell(projection(context, view), text)


def event(seq: int, name: str, data: Told) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"id: {seq}\nevent: {name}\ndata: {text}\n\n"


async def events(asked: Asked) -> StreamingResponse:
    """Open a stream for a view."""
    context, view = asked.context, asked.query.view
    require_kind(asked.caller, view)
    if view == "manager":
        require_staff(context, asked.caller)
    since = asked.http.headers.get("last-event-id", "")
    if since and not (since.isascii() and since.isdigit() and len(since) < 16):
        raise BadInput("Last-Event-ID")
    listener = Listener(projection(context, view), asked.caller.device.device)
    zone = zone_of(asked.query.windows)
    start = int(since) if since else None
    body = stream(context, listener, view, start)
    if view == "display":
        body = watched(context, body, asked.caller.device.device, start, zone)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(body, 200, headers, "text/event-stream")


def zone_of(written: str | None) -> Zone:
    """The windows that a display shows, like ``1-4,7``; empty is none, missing all."""
    if written is None:
        return Zone()
    if not WINDOWS.fullmatch(written):
        raise BadInput("windows: like 1-4,7")
    ends = [part.split("-") for part in written.split(",") if part]
    ranges = (range(int(end[0]), int(end[-1]) + 1) for end in ends)
    return Zone(frozenset(number for found in ranges for number in found))


async def watched(
    context: Context,
    body: AsyncIterator[bytes],
    device: str,
    since: int | None,
    zone: Zone,
) -> AsyncIterator[bytes]:
    """The stream of a display; meanwhile it is known what it was sent."""
    lines = next_seq(context.reader)
    start = lines if since is None else max(since + 1, lines - MOST_REPLAYED)
    sending = Sending(device, start, zone)
    context.live.showings.begin(sending)
    try:
        async for part in body:
            yield part
    finally:
        context.live.showings.end(sending, context.live.lines)


async def stream(
    context: Context, listener: Listener, view: str, since: int | None
) -> AsyncIterator[bytes]:
    """What was missed, then what comes; comments among it say that all is well."""
    context.live.add(listener)
    try:
        yield b": open\n\n"
        if since is not None:
            async for text in missed(context, view, since):
                yield text
        while (following := await listener.queue.get()) is not None:
            yield following
    finally:
        context.live.listeners.discard(listener)


async def missed(context: Context, view: str, since: int) -> AsyncIterator[bytes]:
    """The lines after the last one seen; of very many, only the newest.

    A few at a time, so that nobody else waits for it; the figures once, as of now.
    """
    make = moves if view == "display" else changed
    newest = next_seq(context.reader) - 1
    for start in range(max(since + 1, newest - MOST_REPLAYED), newest + 1, AT_ONCE):
        lines = [decode(data) for _, data in read_lines(context.reader, start, AT_ONCE)]
        yield "".join(text for line in lines for text in make(context, line)).encode()
        await asyncio.sleep(0)
    if view == "display" and newest > since:
        yield event(newest, "hall", views.hall_figures(context)).encode()
