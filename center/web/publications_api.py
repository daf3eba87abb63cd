"""What the manager publishes besides the rule: hours and the catalogue of services.

Each takes effect at its own time, or at once; tickets that wait keep their place.
"""

import asyncio
import re
from datetime import date

from center import actions_manager as manager
from center.catalogue_changes import changes
from center.catalogue_file import check_catalogue
from center.domain.catalogue import Catalogue, Service
from center.domain.day import Hours
from center.domain.errors import BadInput, CatalogueError
from center.web import messages as m
from center.web import views
from center.web.access import require_manager
from center.web.endpoint import Asked, Endpoint, read_bytes
from center.web.manager_view import manager as view

MOST_BYTES = 512 * 1024
"""Of a catalogue's file; the one that comes with Shubbak has an eighth of it."""
FILE = "application/octet-stream"
COMMAND = re.compile("[0-9a-f]{32}")
TIME = re.compile("[0-9]{1,15}")


async def publish_hours(asked: Asked) -> views.View:
    """Hours, holidays and quotas together: what is not sent is no longer so."""
    body, staff = asked.body, asked.caller.staff
    require_manager(asked.context, asked.caller)
    days = tuple(map(real_day, body.holidays))
    hours = Hours(tuple(body.days), body.opens, body.closes, days, body.quotas)
    await asked.context.write(
        lambda tx: manager.change_hours(
            tx, body.command, staff, hours, body.effective_at
        )
    )
    return view(asked.context)


def real_day(day: str) -> str:
    """Refuses the 31st of a month of thirty days."""
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        raise BadInput(f"no such day: {day}") from None


async def compare_catalogue(asked: Asked) -> views.View:
    """What a catalogue would change; nothing is done."""
    require_manager(asked.context, asked.caller)
    _, offered = await given_catalogue(asked)
    found = changes(asked.context.catalogue, offered)
    return {
        "hash": offered.hash,
        "services": len(offered.services),
        "added": names(found.added),
        "removed": names(found.removed),
        "changed": names(found.changed),
        "lists": found.lists,
    }


async def announce_catalogue(asked: Asked) -> views.View:
    """A catalogue for a running center, in force at its time."""
    context, staff = asked.context, asked.caller.staff
    require_manager(context, asked.caller)
    query = asked.http.query_params
    command, at = query.get("command", ""), query.get("effective_at", "")
    if not COMMAND.fullmatch(command) or not TIME.fullmatch(at):
        raise BadInput("command: 32 hex digits; effective_at: UTC ms, 0 is at once")
    file, offered = await given_catalogue(asked)
    await context.write(
        lambda tx: manager.announce_catalogue(
            tx, command, staff, offered, file, int(at)
        )
    )
    return view(context)


async def given_catalogue(asked: Asked) -> tuple[bytes, Catalogue]:
    """The file that was sent, and the catalogue in it; refuses one with a mistake."""
    if asked.http.headers.get("content-type") != FILE:
        raise BadInput(f"the body has to be {FILE}")
    file = await read_bytes(asked.http, MOST_BYTES)
    if file is None:
        raise CatalogueError(f"the file has more than {MOST_BYTES} bytes", line=0)
    return file, await asyncio.to_thread(check_catalogue, file, "catalogue")


def names(services: tuple[Service, ...]) -> list[views.View]:
    return [{"ar": one.name_ar, "en": one.name_en} for one in services]


ENDPOINTS = (
    Endpoint(
        "POST",
        "/v1/manager/hours",
        publish_hours,
        "Announce hours, holidays and quotas",
        m.PublishHours,
    ),
    Endpoint(
        "POST",
        "/v1/manager/catalogue/compare",
        compare_catalogue,
        "What a catalogue would change",
        binary=True,
    ),
    Endpoint(
        "POST",
        "/v1/manager/catalogue",
        announce_catalogue,
        "Announce a catalogue, in force at its time",
        binary=True,
    ),
)
