"""What kiosks gave while the server was away, and that waits for somebody to look."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.root import cli, settings

if TYPE_CHECKING:
    from center.config import CenterConfig
    from center.unread import Unread
    from kiosk.spool.looking import Lying

WHY = {
    "key": "it was sealed to another key",
    "form": "it is not of the form of a request",
    "service": "its service is in the catalogue no more",
    "papers": "the catalogue has another list of documents now",
    "photographs": "a photograph of it was lost",
}


@cli.command()
def aside() -> None:
    """List what a kiosk or the center keeps that could not be taken in.

    Counts, times and reasons, and nothing personal; docs/operations.md says what to do.
    """
    config = settings()
    told = [*of_kiosk(config.kiosk.data), *of_center(config.center)]
    click.echo("\n".join(told or ["nothing of a kiosk or a center is here"]))


def of_kiosk(folder: Path) -> Iterator[str]:
    """The kiosk's folder, where there is one."""
    from kiosk.spool.looking import put_aside, waiting

    if not folder.is_dir():
        return
    yield f"kiosk, {folder}"
    yield f"  waits for the center: {counts(waiting(folder))}"
    for lying in put_aside(folder):
        yield f"  put aside, {lying.name}: {counts(lying)}"


def of_center(config: "CenterConfig") -> Iterator[str]:
    """The center's database, where there is one."""
    from center.unread import DATABASE, unread_requests

    if not (config.data / DATABASE).exists():
        return
    found = unread_requests(config)
    yield f"center, {config.data}"
    yield f"  requests that could not be read: {len(found)}"
    yield from map(line_of, found)


def counts(lying: "Lying") -> str:
    """``tickets: 3, requests: 1; given 2026-11-22 10:03 to 2026-11-22 10:41``."""
    numbers = {
        "tickets": lying.tickets,
        "requests": lying.requests,
        "photographs": lying.photographs,
        "lines that cannot be read": lying.unreadable,
    }
    said = ", ".join(f"{what}: {n}" for what, n in numbers.items() if n) or "nothing"
    if not lying.first:
        return said
    return f"{said}; given {time_of(lying.first)} to {time_of(lying.last)}"


def line_of(found: "Unread") -> str:
    """Reference, ticket and times as they stand on papers and in the record."""
    record = found.record
    why = WHY.get(found.why, found.why)
    if found.why.startswith("answer "):
        _, field, fault = found.why.split(" ")
        why = f"the answer to {field} is refused now: {fault}"
    return (
        f"  {record.reference} ({record.service}, {record.ticket or 'no ticket'}): "
        f"given {time_of(record.given_at)}, came {time_of(found.came_at)}; {why}"
    )


def time_of(at: int) -> str:
    """In Egypt, as on the papers."""
    from center.domain.day import cairo

    return f"{cairo(at):%Y-%m-%d %H:%M}"
