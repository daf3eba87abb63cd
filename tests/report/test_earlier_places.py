"""Places that kiosks gave by themselves are told where no outage explains them."""

import pytest

from center import actions
from center.report.examine import report
from center.report.finding import Finding
from tests.domain.days import Day, open_hall
from tests.domain.records import arrive, certify
from tests.domain.scenes import TWO

MINUTE = 60_000


@pytest.fixture
def day() -> Day:
    """Two kiosks; the first has a key of its own."""
    made = open_hall(TWO)
    certify(made)
    return made


def later(day: Day, minutes: float) -> None:
    day.now += round(minutes * MINUTE)


def issue_elsewhere(day: Day) -> None:
    """Another kiosk gives a number of the center."""
    actions.give(day.transaction, "kiosk:K2", "K2", "stamp", "ordinary")


def hand_in(day: Day, minutes_ago: float) -> int:
    """A ticket said to be given then; the place of its line."""
    arrive(day, day.now - round(minutes_ago * MINUTE))
    return int(day.lines[-1]["seq"])


def declare(day: Day, since_minutes: float, until_minutes: float) -> None:
    """The server says that it was away, from and until so many minutes ago."""
    since, until = (day.now - round(m * MINUTE) for m in (since_minutes, until_minutes))
    day.act("outage.declared", "server", **{"from": since, "until": until})


def told(day: Day) -> list[Finding]:
    return [f for f in report(day.lines) if f.code == "places_gained"]


def test_a_place_before_others_without_an_outage_is_told_with_its_minutes(
    day: Day,
) -> None:
    later(day, 9.5)
    issue_elsewhere(day)
    later(day, 0.5)
    lines = (hand_in(day, 8), hand_in(day, 4.5))

    (found,) = told(day)

    assert (found.about, found.count, found.seqs) == ("kiosk:K1", 13, lines)
    assert found.is_listed
    assert "13" in found.en
    assert "١٣" in found.ar


def test_a_place_in_an_outage_that_the_server_tells_of_is_as_usual(day: Day) -> None:
    later(day, 10)
    declare(day, 9, 0)
    issue_elsewhere(day)
    later(day, 1)
    hand_in(day, 9)

    assert not told(day)


def test_an_outage_explains_its_own_minutes_alone(day: Day) -> None:
    later(day, 10)
    declare(day, 9, 6)
    issue_elsewhere(day)
    hand_in(day, 9)

    assert [found.count for found in told(day)] == [4]


def test_a_kiosk_that_gave_numbers_of_the_center_meanwhile_was_not_cut_off(
    day: Day,
) -> None:
    later(day, 5)
    day.issue("stamp")
    hand_in(day, 4)

    assert [found.count for found in told(day)] == [4]


def test_whoever_overtook_nobody_is_not_told(day: Day) -> None:
    day.issue("stamp")
    later(day, 5)
    hand_in(day, 4)
    later(day, 3)
    issue_elsewhere(day)
    hand_in(day, 0)

    assert not told(day)
