"""``shubbak run``: hub, center, agent and kiosk on one machine, until Ctrl-C."""

import os
from pathlib import Path

import click

from center.config import Config, load_config
from center.keys import FOLDER
from center.places import identity_of
from center.web.server import listening_socket
from demonstration.seed import CENTER, CONFIG, FULL_SIZE, HALF_SIZE, SHEET, create
from demonstration.supervisor import (
    Process,
    ProcessEnded,
    Supervisor,
    answers,
    supervised,
)
from kiosk.environment import DRIVER, OFF_SCREEN, has_screen
from sync.agent.enrolment import HUB_VKEY, enrol
from sync.hub.setup import new_enrolment_code


def run_demonstration(folder: Path) -> int:
    """Run the demonstration in a folder, made when it is not there; the exit code."""
    size = HALF_SIZE if has_screen() else FULL_SIZE
    sheet = "" if folder.exists() else create(folder, screen=size).sheet
    kept = folder / SHEET
    path = folder / CONFIG
    config = load_config(path)
    lines = [*sheet.splitlines(), f"kept in {kept}"]
    if not sheet:
        lines = [f"{'hub':<10}{config.hub.public_url}/", f"PINs and codes: {kept}"]
    return run(path, config, [*opening(config), *lines], CENTER)


def run_all(path: Path) -> int:
    """Run the processes of a real configuration; the exit code."""
    config = load_config(path)
    return run(path, config, opening(config))


def opening(config: Config) -> list[str]:
    kiosk = "in its own window" if has_screen() else "off screen: there is no display"
    return [
        f"{'kiosk':<10}{kiosk}",
        f"{'paper':<10}{config.kiosk.printer.folder}",
        f"{'center':<10}{config.center.public_url}",
    ]


def run(path: Path, config: Config, sheet: list[str], invite: str = "") -> int:
    """Start, show the sheet, and stay until the end; the exit code."""
    try:
        with supervised(path, click.echo) as supervisor:
            begin(supervisor, config, invite)
            click.echo("\n".join(["", *sheet, "", "Ctrl-C stops everything.", ""]))
            supervisor.wait_for_end()
    except KeyboardInterrupt:
        click.echo(f"stopped; everything is kept in {path.parent}")
        return 0
    except ProcessEnded as ended:
        click.echo(f"stopped: {ended}", err=True)
        return 1


def begin(supervisor: Supervisor, config: Config, invite: str = "") -> None:
    """Start every process; the center ``invite`` is enrolled at the hub if new."""
    for listen in (config.center.listen, config.hub.listen):
        listening_socket(listen).close()
    known = (config.sync.data / FOLDER / HUB_VKEY).is_file()
    code = invitation(config, invite) if invite and not known else ""
    supervisor.start(
        Process("hub", answers(config.hub.public_url)),
        Process("center", answers(f"{config.center.public_url}/v1/center")),
    )
    if code:
        enrol(config.sync.data, config.sync.hub, code)
    supervisor.start(
        Process("agent"), Process("kiosk", environment=kiosk_environment())
    )


def kiosk_environment() -> dict[str, str] | None:
    """A kiosk draws nowhere only if told to; here it is, and the opening says so."""
    return None if has_screen() else os.environ | {DRIVER: OFF_SCREEN}


def invitation(config: Config, center: str) -> str:
    place = identity_of(center, config.hub.name, config.hub.public_url)
    return new_enrolment_code(config.hub.data, place.code, place.name_ar, place.name_en)
