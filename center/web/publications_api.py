"""What the manager publishes besides the rule: hours and the catalogue of services.

Each takes effect at its own time, or at once; tickets that wait keep their place.
"""

import asyncio
from datetime import date

from center import actions_manager as manager
from center.catalogue_changes import changes
from center.catalogue_file import check_catalogue
from center.domain import errors
from center.domain.catalogue import Catalogue, Service
from center.domain.day import Hours
from center.domain.errors import BadInput, CatalogueError
from center.web import answers as a
from center.web import desk_answers as da
from center.web import messages as m
from center.web.callers import MANAGER
from center.web.endpoint import Asked, Endpoint, read_bytes
from center.web.manager_view import manager as view

MOST_BYTES = 512 * 1024
"""Of a catalogue's file; the one that comes with Shubbak has an eighth of it."""
FILE = "application/octet-stream"


async def publish_hours(asked: Asked) -> da.ManagerView:
    """Hours, holidays and quotas together: what is not sent is no longer so."""
    body, staff = asked.body, asked.caller.staff
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


async def compare_catalogue(asked: Asked) -> da.CatalogueCompared:
    """What a catalogue would change; nothing is done."""
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


async def announce_catalogue(asked: Asked) -> da.ManagerView:
    """A catalogue for a running center, in force at its time."""
    context, staff = asked.context, asked.caller.staff
    command, at = asked.query.command, asked.query.effective_at
    file, offered = await given_catalogue(asked)
    await context.write(
        lambda tx: manager.announce_catalogue(tx, command, staff, offered, file, at)
    )
    return view(context)


async def given_catalogue(asked: Asked) -> tuple[bytes, Catalogue]:
    """The file that was sent, and the catalogue in it; refuses one with a mistake."""
    if asked.http.headers.get("content-type") != FILE:
        raise BadInput(f"the body has to be {FILE}")
    file = await read_bytes(asked.http, MOST_BYTES)
    if file is None:
        raise CatalogueError(f"the file has more than {MOST_BYTES} bytes", line=0)
    async with asked.context.catalogues:
        return file, await asyncio.to_thread(check_catalogue, file, "catalogue")


def names(services: tuple[Service, ...]) -> list[a.Names]:
    return [{"ar": one.name_ar, "en": one.name_en} for one in services]


ENDPOINTS = (
    Endpoint(
        "POST",
        "/v1/manager/hours",
        publish_hours,
        "Announce hours, holidays and quotas",
        m.PublishHours,
        by=MANAGER,
        refuses=(errors.TooEarly,),
    ),
    Endpoint(
        "POST",
        "/v1/manager/catalogue/compare",
        compare_catalogue,
        "What a catalogue would change",
        takes=(FILE,),
        by=MANAGER,
        refuses=(errors.CatalogueError,),
    ),
    Endpoint(
        "POST",
        "/v1/manager/catalogue",
        announce_catalogue,
        "Announce a catalogue, in force at its time",
        query=m.CatalogueAnnounced,
        takes=(FILE,),
        by=MANAGER,
        refuses=(
            errors.CatalogueError,
            errors.NotInThisState,
            errors.TooEarly,
        ),
    ),
)
