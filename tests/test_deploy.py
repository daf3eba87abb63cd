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


def said(unit: str, key: str) -> list[str]:
    """Every word that a unit gives to a key."""
    text = (DEPLOY / f"shubbak-{unit}.service").read_text("utf-8")
    lines = re.findall(rf"^{key}=(.*)$", text, re.MULTILINE)
    return [word for line in lines for word in line.split()]


def test_every_process_of_a_center_and_a_hub_is_started_by_a_unit() -> None:
    started = set().union(*(commands(path.read_text("utf-8")) for path in UNITS))

    assert started == {"center", "agent", "hub", "kiosk", "guest"}
    assert started <= set(cli.commands)


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_is_started_again_and_is_told_of_in_the_operations(unit: Path) -> None:
    text = unit.read_text("utf-8")

    # A training that was ended stays so: the kiosk is wanted then.
    assert f"Restart={'on-failure' if 'training' in unit.name else 'always'}\n" in text
    assert "NoNewPrivileges=yes" in text
    assert unit.name in OPERATIONS


@pytest.mark.parametrize(
    "name", ["kiosk", "kiosk-training", "screen", "center", "guest"]
)
def test_nothing_personal_is_left_where_a_process_ends_hard(name: str) -> None:
    """What is being typed is in memory: no core file holds it, and no swap."""
    text = (DEPLOY / f"shubbak-{name}.service").read_text("utf-8")

    assert {"LimitCORE=0", "MemorySwapMax=0"} <= set(text.splitlines())


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_what_systemd_waits_for_is_told_by_the_units_own_process(unit: Path) -> None:
    """A session (PAMName=) takes children out of the unit: their word is lost."""
    text = unit.read_text("utf-8")

    assert "\nPAMName=" not in text
    if "Type=notify" in text:
        assert "NotifyAccess=main\n" in text
        assert "ExecStart=/opt/shubbak/.venv/bin/python shubbak.py" in text


@pytest.mark.parametrize("kiosk", ["kiosk", "kiosk-training"])
def test_a_kiosk_is_started_on_the_screen_that_its_x_server_opens(kiosk: str) -> None:
    folder = f"/run/{said('screen', 'RuntimeDirectory')[0]}"
    server = (DEPLOY / "kiosk-xserver").read_text("utf-8")

    assert {"DISPLAY=:0", f"XAUTHORITY={folder}/key"} <= {*said(kiosk, "Environment")}
    assert "Xorg :0 vt1 " in server
    assert '-auth "$folder/key"' in server
    assert said("screen", "TTYPath") == ["/dev/tty1"]
    assert {*said("screen", "Group")} <= {*said(kiosk, "SupplementaryGroups")}
    for key in ("Wants", "After", "PartOf"):
        assert "shubbak-screen.service" in said(kiosk, key)
    assert said(kiosk, "ExecStartPre") == ["/opt/shubbak/deploy/kiosk-session"]


def test_a_training_takes_the_kiosks_place_and_leaves_nothing() -> None:
    folder = f"/run/{said('kiosk-training', 'RuntimeDirectory')[0]}"

    assert said("kiosk-training", "ExecStart")[-2:] == ["kiosk", "--training"]
    assert "shubbak-kiosk.service" in said("kiosk-training", "Conflicts")
    assert "shubbak-kiosk.service" in said("kiosk-training", "After")
    assert f"TMPDIR={folder}" in said("kiosk-training", "Environment")
    assert said("kiosk-training", "WantedBy") == []


def test_one_command_alone_holds_the_terminal() -> None:
    """Each further one of that unit would hang up on the X server (TTYVHangup)."""
    text = (DEPLOY / "shubbak-screen.service").read_text("utf-8")

    assert re.findall("^Exec.*", text, re.MULTILINE) == [
        "ExecStart=/opt/shubbak/deploy/kiosk-xserver"
    ]


@pytest.mark.parametrize("unit", ["kiosk", "kiosk-training", "screen"])
def test_a_kiosk_waits_for_no_network(unit: str) -> None:
    assert "network-online.target" not in said(unit, "After")


def test_the_files_that_a_unit_names_are_there() -> None:
    named = {
        name
        for path in DEPLOY.iterdir()
        for name in re.findall(r"/opt/shubbak/([\w./-]+)", path.read_text("utf-8"))
        if not name.startswith(".venv")
    }

    assert named == {
        *("docs/operations.md", "deploy/kiosk-session", "deploy/kiosk-xorg.conf"),
        "deploy/kiosk-xserver",
    }
    assert all((ROOT / name).exists() for name in named)


@pytest.mark.parametrize("name", ["kiosk-session", "kiosk-xserver"])
def test_a_script_that_a_unit_starts_is_one(name: str) -> None:
    checked = subprocess.run(["/bin/sh", "-n", DEPLOY / name], check=False)

    assert (DEPLOY / name).stat().st_mode & 0o111
    assert checked.returncode == 0


def test_the_scanners_section_takes_back_that_keyboards_are_ignored() -> None:
    """The X server asks every section that fits a device, and the last one decides."""
    text = (DEPLOY / "kiosk-xorg.conf").read_text("utf-8")
    used = re.sub("^#(?=Section|    |EndSection)", "", text, flags=re.MULTILINE)
    sections = re.findall(r"Section \"InputClass\"\n(.*?)EndSection", used, re.DOTALL)

    keyboards = [each for each in sections if 'MatchIsKeyboard "on"' in each]
    ignored = [re.findall('MatchUSBID|"Ignore" "o.*"', each) for each in keyboards]
    assert ignored == [['"Ignore" "on"'], ["MatchUSBID", '"Ignore" "off"']]


def test_systemd_finds_nothing_wrong(tmp_path: Path) -> None:
    """With the paths of this checkout; the units beside each other, as on a machine."""
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        assert all("[Service]" in unit.read_text("utf-8") for unit in UNITS)
        return
    copies = [tmp_path / unit.name for unit in UNITS]
    for unit, copy in zip(UNITS, copies, strict=True):
        text = unit.read_text("utf-8").replace("/opt/shubbak", str(ROOT))
        copy.write_text(text, "utf-8")

    checked = subprocess.run(
        [analyze, "verify", "--man=no", *copies], capture_output=True, text=True
    )

    assert (checked.returncode, checked.stderr) == (0, "")
