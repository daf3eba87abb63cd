"""``shubbak demo``: one visit through the real processes, as people would make it.

A clerk opens a window; a citizen touches the kiosk and takes the paper; the hall shows
the number; the clerk scans the paper, serves and finishes; the citizen follows it on a
phone; the hub has every line; the audit replays all of it.  What each of them showed is
printed as one JSON object, and the exit code is 0 only if they agree.
"""

import json
import logging
import shutil
import tempfile
from pathlib import Path

import click

from center.config import load_config
from demonstration.browsers import chromium
from demonstration.diary import Diary
from demonstration.running import begin
from demonstration.seed import CONFIG, FREE_PORTS, create
from demonstration.story import Story
from demonstration.supervisor import supervised
from demonstration.touchscreen import connect

log = logging.getLogger(__name__)


def demonstrate(out: Path | None) -> int:
    """Drive the visit and print what it showed; the exit code."""
    folder = Path(tempfile.mkdtemp(prefix="shubbak-"))
    diary = Diary(out or folder / "seen")
    diary.folder.mkdir(parents=True, exist_ok=True)
    try:
        visit(diary, folder)
    except Exception as failure:  # whatever it was, the one object is printed
        log.exception("the visit broke off")
        diary.problem = f"{type(failure).__name__}: {failure}"
    except KeyboardInterrupt:
        diary.problem = "stopped by hand"
    finally:
        if out:
            shutil.rmtree(folder)
    click.echo(json.dumps(diary.as_dict(), ensure_ascii=False, indent=2))
    return 0 if diary.ok else 1


def visit(diary: Diary, folder: Path) -> None:
    socket = folder / "kiosk.sock"
    with diary.step("center and hub are made"):
        made = create(folder / "demo", ports=FREE_PORTS, socket_path=socket)
    path = folder / "demo" / CONFIG
    config = load_config(path)
    with supervised(path, lambda line: click.echo(line, err=True)) as supervisor:
        with diary.step("hub, center, agent and kiosk are started"):
            begin(supervisor, config, made.center.identity.code)
            kiosk = connect(socket)
        with chromium() as browser:
            Story(diary, config, made, kiosk, browser).tell()
        kiosk.close()
