"""``python -m tests.bench [PART]...``: measure, print the tables, leave them as JSON.

The processes run on the disk that the project lies on, not in a temporary folder that
may be memory.  Nothing here passes or fails by time: a figure says whether it reached
its limit; only a wrong result (a ticket called twice, an audit that finds something)
ends with an error.  ``--write`` puts each part, with the machine and its load at that
moment, into ``docs/measurements.md``.
"""

import json
import tempfile
from pathlib import Path
from typing import Any

import click

from simulation.pages import DOCS, replace_part
from tests.bench import calling, crowd_memory, displays, issuing, kiosk
from tests.bench.figures import as_json, table
from tests.bench.machine import facts
from tests.launch import ROOT

BUILD = ROOT / "build"
PAGE = DOCS / "measurements.md"
PARTS = {
    "issuing": issuing.figures,
    "calling": calling.figures,
    "displays": displays.figures,
    "kiosk": kiosk.figures,
    "crowd": crowd_memory.figures,
}


@click.command()
@click.argument("parts", nargs=-1, type=click.Choice(list(PARTS)))
@click.option("--out", type=click.Path(path_type=Path), default=BUILD / "bench.json")
@click.option("--write", is_flag=True, help="Into docs/measurements.md as well.")
def main(parts: tuple[str, ...], out: Path, write: bool) -> None:
    """Measure the figures of design, with their limits in the same run."""
    BUILD.mkdir(exist_ok=True)
    told: dict[str, Any] = {}
    for part in parts or PARTS:
        with tempfile.TemporaryDirectory(dir=BUILD) as folder:
            machine = facts(Path(folder))
            rows = list(PARTS[part](Path(folder)))
        told[part] = as_json(machine, rows)
        text = f"{said(machine)}\n\n{table(rows)}"
        click.echo(f"{text}\n")
        if write:
            replace_part(PAGE, part, text)
    out.write_text(json.dumps(told, indent=2) + "\n", "utf-8")
    click.echo(out.relative_to(ROOT) if out.is_relative_to(ROOT) else out)


def said(machine: dict[str, str]) -> str:
    """The machine in a line, with its load when the measuring began."""
    return ", ".join(f"{key} {value}" for key, value in machine.items())


if __name__ == "__main__":
    main()
