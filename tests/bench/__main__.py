"""``python -m tests.bench``: measure, print the table, leave the figures as JSON.

The processes run on the disk that the project lies on, not in a temporary folder that
may be memory.  Nothing here passes or fails by time: a figure says whether it reached
its limit; only a wrong result (a ticket called twice, an audit that finds something)
ends with an error.
"""

import json
import tempfile
from pathlib import Path

import click

from tests.bench import calling, displays, issuing, kiosk
from tests.bench.figures import as_json, table
from tests.bench.machine import facts
from tests.processes import ROOT

BUILD = ROOT / "build"


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=BUILD / "bench.json")
def main(out: Path) -> None:
    """Measure the figures of design, with their limits in the same run."""
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        place = Path(folder)
        machine = facts(place)
        for key, value in machine.items():
            click.echo(f"{key}: {value}")
        rows = [
            *issuing.figures(place),
            *calling.figures(place),
            *displays.figures(place),
            *kiosk.figures(place),
        ]
    click.echo(f"\n{table(rows)}")
    out.write_text(json.dumps(as_json(machine, rows), indent=2) + "\n", "utf-8")
    click.echo(f"\n{out.relative_to(ROOT) if out.is_relative_to(ROOT) else out}")


if __name__ == "__main__":
    main()
