"""A center: its server, its computers, its audit and its report."""

import sys
from datetime import date
from pathlib import Path

import click

from commands.root import PATH, cli, settings


@cli.command()
@click.option("--clock", help="For trials: begin at a time, 2026-11-22T08:00:00Z.")
@click.option(
    "--stepped",
    is_flag=True,
    help="For simulations: the clock stands, and moves to each time (UTC ms) that "
    "is read from the input.",
)
def center(clock: str | None, stepped: bool) -> None:
    """The server of one center, with its pages for windows and hall."""
    from center.clock import clock_from
    from center.domain.errors import ConfigError
    from center.even_clock import EvenClock
    from center.stepped_clock import SteppedClock
    from center.web.app import create_app
    from center.web.server import serve
    from counter.pages import routes

    config = settings()
    if clock:
        click.echo(f"center: the clock begins at {clock}; this is a trial", err=True)
    elif stepped:
        raise ConfigError("--stepped without --clock", hint="give the first time")
    running = clock_from(clock) if clock else EvenClock()
    steps = SteppedClock(running()) if stepped else None
    app = create_app(
        config.center,
        clock=steps or running,
        pulse=steps.pulse if steps else None,
        extra_routes=lambda identity: routes(
            identity,
            call_seconds=config.counter.call_seconds,
            chime=config.counter.chime,
            voice=config.counter.voice,
            training=config.center.training,
        ),
    )
    serve(app, config.center.listen)


@cli.group()
def device() -> None:
    """The computers of a center."""


@device.command("code")
@click.argument("name")
def device_code(name: str) -> None:
    """Make the one-time code of a computer, like W4, D1, M1, R1 or K2, good for a day.

    For a computer that is new, was replaced, or did not use its first code in time.
    """
    from center.device_codes import new_device_code

    code = new_device_code(settings().center.data, name)
    click.echo(f"{name}: enrolment code {code}")


@cli.group()
def audit() -> None:
    """Replay a record through the acts and the rule."""


@audit.command("verify")
@click.argument("database", type=PATH, required=False)
@click.option(
    "--vkey", default="", help="Key of the center's log, if known from elsewhere."
)
@click.option("--hub-vkey", default="", help="Key of the hub's countersignatures.")
@click.option(
    "--head",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A signed head kept elsewhere, in a file.",
)
@click.option("--promise", "promises", multiple=True, help="A ticket's QR; repeatable.")
def audit_verify(
    database: Path | None,
    vkey: str,
    hub_vkey: str,
    head: Path | None,
    promises: tuple[str, ...],
) -> None:
    """Check a center's whole record; prints JSON, exit 0 only if all of it is right."""
    from center.audit.verify import verify

    path = database or settings().center.data / "center.db"
    report = verify(
        path,
        vkey=vkey,
        hub_vkey=hub_vkey,
        promises=list(promises),
        checkpoint=head.read_text("utf-8") if head else "",
    )
    click.echo(report.as_json())
    sys.exit(0 if report.ok else 1)


@cli.command()
@click.argument("database", type=PATH, required=False)
@click.option("--since", default="", help="First day asked about, like 2026-11-22.")
@click.option("--form", type=click.Choice(["text", "page", "json"]), default="text")
@click.option("--language", type=click.Choice(["ar", "en"]), default="ar")
@click.option("--out", type=PATH, help="A file instead of the terminal.")
def report(
    database: Path | None, since: str, form: str, language: str, out: Path | None
) -> None:
    """The questions that a record raises: text, a page to print, or JSON.

    It accuses nobody; each question has what is usual, its chance, and its lines.
    """
    from center.report.examine import examine_database
    from center.report.forms import write

    path = database or settings().center.data / "center.db"
    told = write(examine_database(path, a_day(since)), form, language)
    if out:
        keep(out, told)
        click.echo(str(out))
    else:
        click.echo(told)


def a_day(text: str) -> str:
    """A day as the record writes it, or none."""
    from center.domain.errors import ConfigError

    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise ConfigError(f"--since {text}", hint="a day like 2026-11-22") from None


def keep(path: Path, told: str) -> None:
    from center.domain.errors import ConfigError

    try:
        path.write_text(told, "utf-8")
    except OSError as error:
        hint = "give a place where you may write"
        raise ConfigError(f"{path}: {error.strerror}", hint=hint) from None
