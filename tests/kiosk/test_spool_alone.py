"""When the kiosk goes on alone, and what it knows when it starts without a center."""

import queue
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec.structs import replace as struct_replace

from center.domain.errors import NoWindowNeeded
from kiosk.answers import OpenHours
from kiosk.client import Client
from kiosk.director import Director
from kiosk.gallery import CENTER, MORNING, offered_catalogue
from kiosk.spool import remembered
from kiosk.spool.alone import Alone
from kiosk.spool.founding import Founding
from kiosk.spool.remembered import Memory, wall_clock
from kiosk.taking import Taking
from kiosk.words import Act, News, Screen
from tests.kiosk.alone import CERTIFICATE
from tests.kiosk.alone import Alone as Folder
from tests.web.applicants import AT_WINDOW, WITHOUT_WINDOW

TOLD = struct_replace(CENTER, hours=OpenHours((6, 0, 1, 2, 3), 540, 840, ()))
HOUR = 3600 * 1000


def started(folder: Path) -> Director:
    """A kiosk whose key is certified and whose center does not answer."""
    Folder.begin(folder, CERTIFICATE)
    director = Director("ar", 30, 10, lambda: None)
    director.alone = Alone(folder, Client("http://127.0.0.1:9", "K1", "key"))
    director.recall()
    return director


def test_a_kiosk_goes_on_alone_and_back_without_being_told(tmp_path: Path) -> None:
    director = started(tmp_path)
    director.hear_of_catalogue(offered_catalogue())
    director.hear_of_center(TOLD)
    director.touch(Act.START)

    director.hear_of_center(None)
    under_way = director.visit
    director.touch(Act.BACK)
    alone = director.visit
    director.hear_of_center(TOLD)

    assert (under_way.screen, under_way.alone) == (Screen.CATEGORY, True)
    assert (alone.screen, alone.alone) == (Screen.WELCOME, True)
    assert director.visit == replace(alone, center=News.OPEN)


def test_a_kiosk_without_a_certified_key_only_works_with_its_center(
    tmp_path: Path,
) -> None:
    director = Director("ar", 30, 10, lambda: None)
    director.alone = Alone(tmp_path, Client("http://127.0.0.1:9", "K1", "key"))
    director.hear_of_catalogue(offered_catalogue())
    director.hear_of_center(TOLD)

    director.hear_of_center(None)

    assert director.visit.screen is Screen.OUT_OF_ORDER


def test_a_kiosk_that_the_center_does_not_know_gives_nothing(tmp_path: Path) -> None:
    director = started(tmp_path)
    director.hear_of_catalogue(offered_catalogue())
    director.hear_of_center(struct_replace(TOLD, device=""))
    known, shown = director.visit.center, director.visit.screen
    director.hear_of_center(None)
    away = director.visit.screen
    director.hear_of_center(struct_replace(TOLD, device="K1"))

    assert (known, shown) == (News.NOT_KNOWN, Screen.OUT_OF_ORDER)
    assert away is Screen.OUT_OF_ORDER
    assert director.visit.screen is Screen.WELCOME


def test_a_kiosk_gives_nothing_behind_a_number_of_tomorrow(tmp_path: Path) -> None:
    Folder.begin(tmp_path, CERTIFICATE)
    kiosk = Alone(tmp_path, Client("http://127.0.0.1:9", "K1", "key"))
    before = kiosk.may_give(TOLD, MORNING)
    kiosk.ticket("", AT_WINDOW, "ordinary", MORNING + 24 * HOUR)

    assert before
    assert not kiosk.may_give(TOLD, MORNING)


def test_a_kiosk_alone_gives_no_number_for_what_needs_none(tmp_path: Path) -> None:
    director = started(tmp_path)
    director.hear_of_catalogue(offered_catalogue())
    director.hear_of_center(TOLD)
    director.hear_of_center(None)
    taking = Taking(Client("http://127.0.0.1:9", "K1", "key"), director)
    wanted = {
        s: replace(director.visit, service=s) for s in (AT_WINDOW, WITHOUT_WINDOW)
    }

    assert taking.ticket(wanted[AT_WINDOW], ("", "")).alone
    with pytest.raises(NoWindowNeeded):
        taking.ticket(wanted[WITHOUT_WINDOW], ("", ""))


def test_a_kiosk_that_starts_without_its_center_knows_what_that_said_last(
    tmp_path: Path,
) -> None:
    catalogue = offered_catalogue()
    Memory(tmp_path).keep(TOLD, catalogue, wall_clock())

    director = started(tmp_path)
    director.hear_of_center(None)

    assert director.visit.alone
    assert director.known.catalogue == catalogue
    assert MORNING <= director.known.now() < MORNING + HOUR


@pytest.mark.parametrize(("days", "full"), [(0, True), (1, False)], ids=["0", "1"])
@pytest.mark.parametrize("restarted", [True, False], ids=["restarted", "running"])
def test_a_quota_reached_before_the_outage_bars_nothing_on_another_day(
    tmp_path: Path, restarted: bool, days: int, full: bool
) -> None:
    passed, services = days * 24 * HOUR, offered_catalogue().services
    reached = tuple(struct_replace(each, refusal="quota_reached") for each in services)
    catalogue = struct_replace(offered_catalogue(), services=reached)
    if restarted:
        Memory(tmp_path).keep(TOLD, catalogue, wall_clock() - passed)
    director = started(tmp_path)
    if not restarted:
        director.hear_of_catalogue(catalogue)
        director.hear_of_center(TOLD)
        director.known.hear(TOLD, passed)

    director.hear_of_center(None)
    known = director.known.catalogue

    assert director.visit.alone
    assert known is not None
    assert {each.why_not for each in known.services} == {"quota_reached" * full}


def test_what_has_not_changed_is_not_written_again(tmp_path: Path) -> None:
    memory, catalogue, wall = Memory(tmp_path), offered_catalogue(), wall_clock()
    memory.keep(TOLD, catalogue, wall)
    path = tmp_path / remembered.CENTER
    written = []
    for told, passed in (
        (struct_replace(TOLD, now=TOLD.now + 60_000), 60_000),
        (struct_replace(TOLD, closes="15:00"), 60_000),
        (struct_replace(TOLD, closes="15:00", now=TOLD.now + HOUR), HOUR),
    ):
        path.unlink(missing_ok=True)
        memory.keep(told, catalogue, wall + passed)
        written.append(path.exists())

    assert written == [False, True, True]


@pytest.mark.parametrize(
    "since", [-HOUR, 400 * 24 * HOUR], ids=["begins anew", "far ahead"]
)
def test_a_clock_that_cannot_be_right_gives_no_number_of_a_wrong_day(
    tmp_path: Path, since: int
) -> None:
    Memory(tmp_path).keep(TOLD, offered_catalogue(), wall_clock() - since)

    director = started(tmp_path)
    director.hear_of_center(None)
    without = director.visit
    director.hear_of_catalogue(offered_catalogue())
    director.hear_of_center(TOLD)
    director.hear_of_center(None)

    assert (without.screen, without.alone) == (Screen.OUT_OF_ORDER, False)
    assert director.visit.alone


def test_a_clock_that_was_never_set_is_not_believed(tmp_path: Path) -> None:
    """An empty battery: each start begins at the same date."""
    factory = 1_420_070_400_000

    assert not remembered.is_later(factory, factory + HOUR)
    assert remembered.is_later(wall_clock() - HOUR, wall_clock())


def test_a_kiosk_first_started_with_a_full_disk_works_and_goes_on_alone_with_room(
    tmp_path: Path,
) -> None:
    """A file stands where its folder should be: nothing can be written there."""
    told: queue.Queue[Callable[[], None]] = queue.Queue()
    blocked = tmp_path / "data"
    blocked.write_text("full")
    director = Director("ar", 30, 10, lambda: None)
    client = Client("http://127.0.0.1:9", "K1", "key")
    founding = Founding(
        lambda: Alone(blocked / "K1", client), director.hear_of_folder, told.put, 0.01
    )
    founding.start()
    director.hear_of_catalogue(offered_catalogue())
    director.hear_of_center(TOLD)
    open_all_the_same = director.visit.screen
    director.hear_of_center(None)
    without = director.visit

    made = Folder.begin(tmp_path / "room" / "K1", CERTIFICATE).folder
    room = tmp_path / "link"
    room.symlink_to(made.parent)
    room.replace(blocked)
    told.get(timeout=60)()
    director.hear_of_center(None)
    founding.stop()

    assert open_all_the_same is Screen.WELCOME
    assert (without.screen, without.center) == (Screen.OUT_OF_ORDER, News.NO_DISK)
    assert (director.visit.screen, director.visit.alone) == (Screen.WELCOME, True)
