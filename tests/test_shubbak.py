import json
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import requests

from center.texts import Texts
from demonstration.supervisor import Process, answers, supervised

ROOT = Path(__file__).parent.parent
COMMANDS = (
    *("", "init", "init center", "init hub", "check", "run", "center", "kiosk"),
    *("agent", "agent enrol", "agent fetch", "hub", "hub invite", "hub settle"),
    *("demo", "audit", "audit verify"),
    *("report", "simulate", "device", "device code", "kiosk enrol", "aside"),
)


STARTING = ("center", "agent", "agent fetch", "hub", "kiosk", "audit verify")


def shubbak(config: Path, words: str) -> "subprocess.CompletedProcess[str]":
    program = [sys.executable, str(ROOT / "shubbak.py"), "--config", str(config)]
    command = [*program, *words.split()]
    return subprocess.run(command, capture_output=True, text=True, cwd=config.parent)


def test_the_commands_are_run_by_their_name_from_anywhere(tmp_path: Path) -> None:
    name = tmp_path / "shubbak"
    name.symlink_to(ROOT / "shubbak")

    told = subprocess.run([name, "--help"], capture_output=True, text=True, cwd="/")

    assert told.stdout.startswith("Usage: shubbak [OPTIONS]"), told.stderr


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "config.yaml"
    path.write_text((ROOT / "config.yaml").read_text("utf-8"), "utf-8")
    return path


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        yield taken.getsockname()[1]


def assert_refused(done: "subprocess.CompletedProcess[str]", code: str) -> None:
    """Both sentences and a hint on standard error, exit 2, and no traceback."""
    texts = Texts.load()
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert texts.get(f"error.{code}", "en") in done.stderr
    assert texts.get(f"error.{code}", "ar") in done.stderr
    assert "  hint: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", COMMANDS)
def test_every_command_has_help(config: Path, words: str) -> None:
    done = shubbak(config, f"{words} --help")

    assert done.returncode == 0
    assert done.stdout.startswith("Usage:")


def test_check_prints_the_settings_and_what_the_catalogue_holds(config: Path) -> None:
    done = shubbak(config, "check")

    assert done.returncode == 0, done.stderr
    assert "idle_seconds: 30" in done.stdout
    assert "catalogue: 44 services" in done.stdout
    assert "panel: all that is touched has 20.1 mm" in done.stdout


def test_check_refuses_a_panel_on_which_keys_would_be_too_small(config: Path) -> None:
    config.write_text("kiosk: {panel_inches: 15.6}", "utf-8")

    done = shubbak(config, "check")

    assert_refused(done, "config")
    assert "14.6 mm and not 20" in done.stderr


def test_a_wrong_setting_stops_every_command(config: Path) -> None:
    config.write_text("kiosk: {idle_secs: 4}", "utf-8")

    for words in ("check", "center", "kiosk", "agent", "hub", "run"):
        done = shubbak(config, words)

        assert_refused(done, "config")
        assert "$.kiosk.idle_secs: unknown key" in done.stderr


def test_a_wrong_catalogue_is_refused_with_its_line(config: Path) -> None:
    (config.parent / "wrong.yaml").write_text("lines: []\nrows: []\n", "utf-8")

    done = shubbak(config, "check wrong.yaml")

    assert done.returncode == 2
    assert "wrong.yaml, line 2: unknown key 'rows'" in done.stderr


@pytest.mark.parametrize("words", [*STARTING, "device code W1", "hub settle SHR01"])
def test_without_a_database_nothing_starts_and_none_is_made(
    config: Path, words: str
) -> None:
    done = shubbak(config, words)

    assert_refused(done, "missing_key" if words == "kiosk" else "missing_database")
    assert "shubbak init " in done.stderr
    assert not (config.parent / "data").exists()


def test_a_center_is_made_once_and_shows_its_pins_once(config: Path) -> None:
    first = shubbak(config, "init center --code SHR01 --windows 2")
    made = sorted((config.parent / "data").rglob("*"))
    again = shubbak(config, "init center --code SHR01 --windows 2")

    assert first.returncode == 0, first.stderr
    assert first.stdout.count("first PIN") == 4
    assert "browser W2: enrolment code " in first.stdout
    assert_refused(again, "already_made")
    assert sorted((config.parent / "data").rglob("*")) == made


@pytest.mark.parametrize("what", ["secrets left over", "a file"])
def test_no_center_is_made_over_something_else(config: Path, what: str) -> None:
    data = config.parent / "data" / "center"
    data.parent.mkdir()
    if what == "a file":
        data.write_text("mine", "utf-8")
    else:
        (data / "secrets").mkdir(parents=True)
    before = sorted(config.parent.rglob("*"))

    done = shubbak(config, "init center --code SHR01")

    assert_refused(done, "config" if what == "a file" else "already_made")
    assert "  hint: " in done.stderr
    assert sorted(config.parent.rglob("*")) == before


def test_the_audit_takes_a_head_that_was_kept_elsewhere(config: Path) -> None:
    shubbak(config, "init center --code SHR01 --windows 1")
    database = config.parent / "data" / "center" / "center.db"
    with closing(sqlite3.connect(database)) as connection, connection:
        (note,) = connection.execute("SELECT note FROM head").fetchone()
    (config.parent / "head").write_text(note, "utf-8")
    (config.parent / "more").write_text(note.replace("\n", "\n9", 1), "utf-8")

    assert shubbak(config, "audit verify --head head").returncode == 0
    other = shubbak(config, "audit verify --head more")

    assert other.returncode == 1
    assert json.loads(other.stdout)["first"]["code"] == "head_unsigned"


def test_a_center_that_does_not_exist_is_refused(config: Path) -> None:
    done = shubbak(config, "init center --code SHR99")

    assert_refused(done, "bad_input")
    assert not (config.parent / "data").exists()


def test_an_address_that_is_taken_is_refused(config: Path, taken_port: int) -> None:
    text = f"center: {{listen: '127.0.0.1:{taken_port}'}}"
    config.write_text(text, "utf-8")
    shubbak(config, "init center --code SHR01")

    done = shubbak(config, "center")

    assert_refused(done, "config")
    assert f"127.0.0.1:{taken_port}" in done.stderr


def test_the_record_of_a_new_center_is_right(config: Path) -> None:
    shubbak(config, "init center --code SHR01")

    done = shubbak(config, "audit verify")

    assert done.returncode == 0
    assert json.loads(done.stdout)["ok"] is True


def test_a_center_is_enrolled_with_the_code_that_the_hub_gives_out(
    config: Path, free_port: int
) -> None:
    url = f"http://127.0.0.1:{free_port}"
    hub = f"hub: {{listen: '127.0.0.1:{free_port}', public_url: '{url}'}}"
    config.write_text(f"{hub}\nsync: {{hub: '{url}'}}\n", "utf-8")
    made = shubbak(config, "init hub")
    shubbak(config, "init center --code SHR01")
    invited = shubbak(config, "hub invite SHR01")
    code = invited.stdout.split()[-1]

    with supervised(config, lambda line: None) as supervisor:
        supervisor.start(Process("hub", answers(url)))
        enrolled = shubbak(config, f"agent enrol {code}")
        again = shubbak(config, f"agent enrol {code}")

    assert "password of the list of centers: " in made.stdout
    assert "Zagazig" in invited.stdout
    assert enrolled.returncode == 0, enrolled.stderr
    assert "sharqia/SHR01/1" in enrolled.stdout
    assert_refused(again, "wrong_enrolment")
    assert "shubbak hub invite" in again.stderr


def test_a_computer_that_was_replaced_gets_another_code(
    config: Path, free_port: int
) -> None:
    url = f"http://127.0.0.1:{free_port}"
    center = f"center: {{listen: '127.0.0.1:{free_port}', public_url: '{url}'}}"
    config.write_text(f"{center}\nkiosk: {{center: '{url}'}}\n", "utf-8")
    made = shubbak(config, "init center --code SHR01 --windows 2")
    first = made.stdout.partition("W2: enrolment code ")[2].split()[0]
    key = config.parent / "data" / "center" / "secrets" / "kiosk-K1.key"
    old = key.read_text()

    with supervised(config, lambda line: None) as supervisor:
        supervisor.start(Process("center", answers(url)))
        code = shubbak(config, "device code W2").stdout.split()[-1]
        taken = [enrol(url, typed) for typed in (first, code, code)]
        code = shubbak(config, "device code K1").stdout.split()[-1]
        enrolled = shubbak(config, f"kiosk enrol {code}")
        again = shubbak(config, f"kiosk enrol {code}")
        asked = [knows(url, held) for held in (old, key.read_text())]
    unknown = shubbak(config, "device code W3")
    odd = shubbak(config, "device code X")
    audited = shubbak(config, "audit verify")

    assert taken == [403, 200, 403]
    assert enrolled.returncode == 0, enrolled.stderr
    assert asked == [False, True]
    assert key.stat().st_mode & 0o777 == 0o600
    assert_refused(again, "wrong_enrolment")
    assert "shubbak device code" in again.stderr
    assert (unknown.returncode, odd.returncode) == (2, 2)
    assert json.loads(audited.stdout)["violations"] == []


def enrol(url: str, code: str) -> int:
    """What a browser that opens its page with a code gets."""
    address = f"{url}/v1/devices/enrol"
    return requests.post(address, json={"code": code}, timeout=30).status_code


def knows(url: str, key: str) -> bool:
    """Whether the center takes a key for that of the kiosk."""
    headers = {"Authorization": f"Bearer K1:{key.strip()}"}
    return requests.get(f"{url}/v1/devices/me", headers=headers, timeout=30).ok
