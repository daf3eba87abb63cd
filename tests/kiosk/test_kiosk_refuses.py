"""What keeps a kiosk from starting, said with a hint."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.launch import ROOT

SCREEN = {"DISPLAY", "SDL_VIDEODRIVER"}
OFF_SCREEN = {"SDL_VIDEODRIVER": "offscreen"}


def started(
    folder: Path,
    program: str = "",
    screen: dict[str, str] = OFF_SCREEN,
    option: str = "",
    **settings: object,
) -> tuple[int, str]:
    """Exit code of a kiosk, told by ``screen`` where it draws, and what it said."""
    config = folder / "config.yaml"
    config.write_text(yaml.safe_dump({"kiosk": settings}), "utf-8")
    run = [sys.executable, "-c", program] if program else [sys.executable, "shubbak.py"]
    done = subprocess.run(
        [*run, "--config", str(config), "kiosk", *option.split()],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        env={key: os.environ[key] for key in os.environ.keys() - SCREEN} | screen,
    )
    return done.returncode, done.stdout + done.stderr


def test_a_kiosk_without_its_key_does_not_start(tmp_path: Path) -> None:
    code, said = started(tmp_path, key_file=str(tmp_path / "none.key"))

    assert code != 0
    assert "none.key" in said
    assert "shubbak init" in said
    assert "Traceback" not in said


def test_a_folder_that_cannot_be_written_is_refused_at_once(tmp_path: Path) -> None:
    key, file = tmp_path / "kiosk.key", tmp_path / "file"
    key.write_text("0" * 64)
    file.write_text("no folder")

    code, said = started(
        tmp_path, key_file=str(key), printer={"folder": str(file / "paper")}
    )

    assert code == 2
    assert "kiosk.printer.folder" in said
    assert "Traceback" not in said


WITHOUT_RAQM = """
from PIL import features
features.check = lambda feature: False
from shubbak import main
main()
"""


def test_a_kiosk_that_would_break_arabic_does_not_start(tmp_path: Path) -> None:
    key = tmp_path / "kiosk.key"
    key.write_text("0" * 64)

    code, said = started(tmp_path, WITHOUT_RAQM, key_file=str(key))

    assert code != 0
    assert "libfribidi0" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("option", ["", "--training"])
def test_a_kiosk_that_nobody_would_see_does_not_start(
    tmp_path: Path, option: str
) -> None:
    key = tmp_path / "kiosk.key"
    key.write_text("0" * 64)

    code, said = started(tmp_path, screen={}, option=option, key_file=str(key))

    assert code == 2
    assert "DISPLAY" in said
    assert "systemctl start shubbak-kiosk" in said
    assert "Traceback" not in said


def test_a_kiosk_whose_x_server_does_not_answer_does_not_start(tmp_path: Path) -> None:
    key = tmp_path / "kiosk.key"
    key.write_text("0" * 64)

    code, said = started(tmp_path, screen={"DISPLAY": ":9999"}, key_file=str(key))

    assert code == 2
    assert ":9999" in said
    assert "shubbak-screen" in said
    assert "Traceback" not in said
