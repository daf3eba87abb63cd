"""The units in ``deploy/`` start what there is, and systemd understands them."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from shubbak import cli

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))
OPERATIONS = (ROOT / "docs" / "operations.md").read_text("utf-8")


def commands(text: str) -> set[str]:
    """What the command line is asked to do."""
    return set(re.findall(r"shubbak\.py --log json (\w+)", text))


def test_every_process_of_a_center_and_a_hub_is_started_by_a_unit() -> None:
    files = [*UNITS, DEPLOY / "kiosk-session"]
    started = set().union(*(commands(path.read_text("utf-8")) for path in files))

    assert started == {"center", "agent", "hub", "kiosk", "guest"}
    assert started <= set(cli.commands)


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_is_started_again_and_is_told_of_in_the_operations(unit: Path) -> None:
    text = unit.read_text("utf-8")

    assert "Restart=always" in text
    assert "NoNewPrivileges=yes" in text
    assert unit.name in OPERATIONS


@pytest.mark.parametrize("name", ["kiosk", "center", "guest"])
def test_nothing_personal_is_left_where_a_process_ends_hard(name: str) -> None:
    """What is being typed is in memory: no core file holds it, and no swap."""
    text = (DEPLOY / f"shubbak-{name}.service").read_text("utf-8")

    assert {"LimitCORE=0", "MemorySwapMax=0"} <= set(text.splitlines())


def test_the_files_that_a_unit_names_are_there() -> None:
    named = {
        name
        for path in DEPLOY.iterdir()
        for name in re.findall(r"/opt/shubbak/([\w./-]+)", path.read_text("utf-8"))
        if not name.startswith(".venv")
    }

    assert named == {
        *("docs/operations.md", "deploy/kiosk-session", "deploy/kiosk-xorg.conf"),
    }
    assert all((ROOT / name).exists() for name in named)
    assert (DEPLOY / "kiosk-session").stat().st_mode & 0o111


def test_the_scanners_section_takes_back_that_keyboards_are_ignored() -> None:
    """The X server asks every section that fits a device, and the last one decides."""
    text = (DEPLOY / "kiosk-xorg.conf").read_text("utf-8")
    used = re.sub("^#(?=Section|    |EndSection)", "", text, flags=re.MULTILINE)
    sections = re.findall(r"Section \"InputClass\"\n(.*?)EndSection", used, re.DOTALL)

    keyboards = [each for each in sections if 'MatchIsKeyboard "on"' in each]
    ignored = [re.findall('MatchUSBID|"Ignore" "o.*"', each) for each in keyboards]
    assert ignored == [['"Ignore" "on"'], ["MatchUSBID", '"Ignore" "off"']]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_finds_nothing_wrong(unit: Path, tmp_path: Path) -> None:
    """With the paths of this checkout, and without an X server to start."""
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        assert "[Service]" in unit.read_text("utf-8")
        return
    text = unit.read_text("utf-8").replace("/opt/shubbak", str(ROOT))
    text = text.replace("/usr/bin/xinit", "/bin/true")
    copy = tmp_path / unit.name
    copy.write_text(re.sub(r"After=.*shubbak-center.*\n", "", text), "utf-8")

    checked = subprocess.run(
        [analyze, "verify", "--man=no", str(copy)], capture_output=True, text=True
    )

    assert (checked.returncode, checked.stderr) == (0, "")
