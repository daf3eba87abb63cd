"""Everything at once: a demonstration, one visit through it, simulated days."""

import json
import sys
from pathlib import Path

import click

from commands.root import HERE, PATH, cli


@cli.command()
@click.option("--demo", is_flag=True, help="A demonstration, made when missing.")
@click.option("--data", type=PATH, default=HERE / "data" / "demo", help="Its folder.")
def run(demo: bool, data: Path) -> None:
    """Start all processes on this machine, until Ctrl-C."""
    from demonstration.running import run_all, run_demonstration

    if demo:
        sys.exit(run_demonstration(data.absolute()))
    sys.exit(run_all(click.get_current_context().find_root().obj.absolute()))


@cli.command()
@click.option("--out", type=PATH, help="Folder for the pictures and the paper.")
def demo(out: Path | None) -> None:
    """Drive one visit through the real processes; print it as JSON."""
    from demonstration.visit import demonstrate

    sys.exit(demonstrate(out.absolute() if out else None))


@cli.command()
@click.option("--seed", default=1, show_default=True, help="The same gives the same.")
@click.option("--days", type=click.IntRange(1, 250), default=1, show_default=True)
@click.option("--tickets", type=click.IntRange(1, 2000), default=260, show_default=True)
@click.option("--windows", type=click.IntRange(1, 60), default=6, show_default=True)
@click.option(
    "--scheme", default="", help="A dishonest behaviour; a wrong one lists all."
)
@click.option("--strength", type=click.IntRange(1, 100), help="How much of it.")
@click.option("--through-server", is_flag=True, help="A real server, over HTTP.")
@click.option("--out", type=PATH, help="Keep the record: a file, or a folder with it.")
def simulate(
    seed: int,
    days: int,
    tickets: int,
    windows: int,
    scheme: str,
    strength: int | None,
    through_server: bool,
    out: Path | None,
) -> None:
    """Let seeded days of a center pass, honest or not; prints JSON.

    In memory, or a day through a real server whose clock is moved.  Exit 0 only if the
    audit finds nothing and the counts agree.
    """
    from simulation.command import Asked, run
    from simulation.day import Day
    from simulation.trials import HELPED_PERCENT

    day = Day(seed, tickets, windows, helped_percent=HELPED_PERCENT)
    asked = Asked(day, days, scheme, strength or 0, through_server, out)
    told, ok = run(asked)
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    sys.exit(0 if ok else 1)
