"""``shubbak kiosk --training``: this kiosk, at a center of its own that is not one.

For those who help citizens, and for clerks, to learn on: everything works, and nothing
counts.  The center's record lies in a folder that goes with the training, so no number
and no line of the real center is touched; its server is not even asked.  Because the
center tells the kiosk that it is for training, every screen and every paper says so.
"""

from pathlib import Path
from typing import Any

import click
import msgspec

from center.config import Config, KioskConfig, load_config
from center.setup import FirstRun
from demonstration.seed import (
    CONFIG,
    center_lines,
    fill_center,
    free_port,
    write_config,
)
from demonstration.supervisor import Process, ProcessEnded, answers, supervised
from demonstration.training_folder import training_folder
from kiosk.environment import require_screen

OF_THE_CENTER = ("device", "center", "key_file", "data")
"""Settings of the kiosk that are another center's then."""


def train(kiosk: KioskConfig) -> int:
    """Run a center for training and this kiosk at it, until it ends; the exit code.

    ``ConfigError`` where nobody would see the kiosk.
    """
    require_screen()
    with training_folder() as folder:
        path = folder / CONFIG
        port = free_port(0)
        write_config(path, port, port, own_settings(kiosk, folder), training=True)
        config = load_config(path)
        return run(path, config, fill_center(config))


def own_settings(kiosk: KioskConfig, folder: Path) -> dict[str, Any]:
    """Screen, printer and camera as they are."""
    settings: dict[str, Any] = msgspec.to_builtins(kiosk, enc_hook=str)
    kept = {key: value for key, value in settings.items() if key not in OF_THE_CENTER}
    return kept | {"data": str(folder / "kiosk")}


def run(path: Path, config: Config, first: FirstRun) -> int:
    try:
        with supervised(path, click.echo) as supervisor:
            about = answers(f"{config.center.public_url}/v1/center")
            supervisor.start(Process("center", about))
            click.echo("\n".join(["", *sheet(config, first), ""]))
            supervisor.start(Process("kiosk"))
            supervisor.wait_for_end()
    except KeyboardInterrupt:
        click.echo("the training is over; nothing of it is kept")
        return 0
    except ProcessEnded as ended:
        click.echo(f"stopped: {ended}", err=True)
        return 1


def sheet(config: Config, first: FirstRun) -> list[str]:
    """Where clerks learn beside it, on the same machine."""
    said = "training: nothing counts, and nothing is kept"
    return [said, *center_lines(config, first)]
