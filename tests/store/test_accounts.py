"""One-time codes, keys of devices, sign-ins: each good for its time and no longer."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from center.domain.errors import UnknownDevice, WrongEnrolment
from center.store.accounts import ENROLMENT_MS, LOGIN_MS, Accounts, DeviceKey
from center.store.database import create_database
from tests.processes import MORNING
from tests.store.records import SetClock

NOW = SetClock(MORNING).now
WINDOW = DeviceKey("W4", "window", 4)


@pytest.fixture
def accounts(tmp_path: Path) -> Iterator[Accounts]:
    with closing(create_database(tmp_path / "center.db")) as db:
        yield Accounts(db.conn)


def test_a_code_is_good_for_a_day(accounts: Accounts) -> None:
    accounts.offer_enrolment("code", "W4", "window", 4, NOW)
    accounts.offer_enrolment("late", "W5", "window", 5, NOW)

    assert accounts.take_enrolment("code", NOW + ENROLMENT_MS) == WINDOW

    with pytest.raises(WrongEnrolment):
        accounts.take_enrolment("late", NOW + ENROLMENT_MS + 1)


def test_a_code_is_good_once(accounts: Accounts) -> None:
    accounts.offer_enrolment("code", "W4", "window", 4, NOW)
    accounts.take_enrolment("code", NOW)

    with pytest.raises(WrongEnrolment):
        accounts.take_enrolment("code", NOW)


def test_a_device_that_is_enrolled_again_has_the_new_key_only(
    accounts: Accounts,
) -> None:
    accounts.set_device_key(WINDOW, "old")
    accounts.set_device_key(WINDOW, "new")

    assert accounts.device_by_key("new") == WINDOW
    with pytest.raises(UnknownDevice):
        accounts.device_by_key("old")


def test_a_sign_in_is_good_on_its_device_for_a_shift(accounts: Accounts) -> None:
    accounts.add_login("mark", "201", "W4", NOW)

    assert accounts.login("mark", "W4", NOW + LOGIN_MS - 1) == "201"
    assert accounts.login("mark", "W4", NOW + LOGIN_MS) is None
    assert accounts.login("mark", "W5", NOW) is None
    assert accounts.login("other", "W4", NOW) is None


def test_a_person_is_signed_in_at_one_place_and_a_place_by_one_person(
    accounts: Accounts,
) -> None:
    accounts.add_login("first", "201", "W4", NOW)
    accounts.add_login("moved", "201", "W5", NOW)
    accounts.add_login("relieved", "202", "W5", NOW)

    signed_in = [
        accounts.login(mark, device, NOW)
        for mark, device in (("first", "W4"), ("moved", "W5"), ("relieved", "W5"))
    ]

    assert signed_in == [None, None, "202"]


def test_wrong_pins_are_counted_until_one_is_right(accounts: Accounts) -> None:
    accounts.set_pin("201", "hash", one_time=True)

    assert [accounts.count_wrong("201") for _ in range(3)] == [1, 2, 3]
    accounts.clear_wrong("201")

    assert accounts.count_wrong("201") == 1
    assert accounts.count_wrong("999") == 0
