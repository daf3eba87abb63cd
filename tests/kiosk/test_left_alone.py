"""A kiosk that stands in a hall for years, among people who try everything."""

import json
import os
import socket
import subprocess
import sys
from typing import Any

import pytest

from kiosk.watchdog import EXIT_CODE, Watchdog
from tests.kiosk.meddling import TYPED
from tests.launch import ROOT


@pytest.fixture(scope="module")
def meddled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a kiosk showed after each thing that was done to it."""
    folder = tmp_path_factory.mktemp("meddled")
    address = folder / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(address))
        done = subprocess.run(
            [sys.executable, "-m", "tests.kiosk.meddling", str(folder)],
            cwd=ROOT,
            env=os.environ
            | {"SDL_VIDEODRIVER": "offscreen", "NOTIFY_SOCKET": str(address)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        manager.settimeout(5)
        told = [manager.recv(100).decode() for _ in range(2)]
    found: dict[str, Any] = json.loads(done.stdout)
    return found | {"told": sorted(told), "log": done.stderr}


def test_no_key_leads_anywhere(meddled: dict[str, Any]) -> None:
    """F1 would open Kivy's settings, Escape would end it."""
    assert (meddled["first"], meddled["after keys"]) == ("welcome", "welcome")


def test_the_window_cannot_be_closed(meddled: dict[str, Any]) -> None:
    assert meddled["closing refused"]
    assert meddled["goes on"]


def test_other_buttons_of_a_mouse_do_nothing(meddled: dict[str, Any]) -> None:
    assert meddled["after mouse"] == "welcome"


@pytest.mark.parametrize("gesture", ["after five fingers", "after a swipe"])
def test_no_gesture_means_anything(meddled: dict[str, Any], gesture: str) -> None:
    assert meddled[gesture] == "category"


def test_a_second_finger_does_nothing_beside_the_first(meddled: dict[str, Any]) -> None:
    assert meddled["after a second finger"] == "category"


def test_a_finger_that_stays_down_hinders_no_other_and_does_nothing_later(
    meddled: dict[str, Any],
) -> None:
    assert meddled["language"] == "en"
    assert meddled["after a forgotten finger"] == "category"


def test_a_defect_ends_no_visit_and_is_told_without_what_was_typed(
    meddled: dict[str, Any],
) -> None:
    assert meddled["goes on"]
    assert "IndexError < meddling.py" in meddled["log"]
    assert TYPED not in meddled["log"]


def test_a_kiosk_that_errs_again_and_again_is_started_again(
    meddled: dict[str, Any],
) -> None:
    assert meddled["after defects"] == ["goes on"] * 4 + [f"ends with {EXIT_CODE}"]


def test_nothing_has_opened_above_the_kiosk(meddled: dict[str, Any]) -> None:
    assert meddled["windows"] == 1


def test_the_service_manager_hears_of_the_first_frame_and_of_every_beat(
    meddled: dict[str, Any],
) -> None:
    assert meddled["told"] == ["READY=1", "WATCHDOG=1"]


def test_a_screen_that_hangs_or_memory_that_grows_is_a_reason_to_start_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    watchdog = Watchdog()
    watchdog.beat(at_rest=True)
    assert watchdog.reason_to_end() == ""

    monkeypatch.setattr("kiosk.watchdog.HANGS_AFTER_SECONDS", -1.0)
    assert watchdog.reason_to_end() == "the screen hangs"
    monkeypatch.undo()

    monkeypatch.setattr("kiosk.watchdog.MOST_MEMORY", 1)
    assert watchdog.reason_to_end() == "it takes too much memory"
    watchdog.beat(at_rest=False)
    assert watchdog.reason_to_end() == "", "nobody is interrupted for it"
