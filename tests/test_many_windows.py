"""Eight windows and five hundred people: each called once, in the rule's order."""

from collections import Counter
from collections.abc import Iterator

import pytest

from center.audit.verify import verify
from center.domain.rule import Rule
from tests.catalogue import SERVICES
from tests.crowd import Clerk, Kiosk, Worker, all_work
from tests.processes import Center, make_center

WINDOWS, PEOPLE = 8, 500


@pytest.fixture
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Center]:
    folder = tmp_path_factory.mktemp("many")
    made = make_center(folder, windows=WINDOWS, rule=Rule(wrap_up_seconds=0))
    with made.start() as running:
        yield running


def test_500_people_are_called_once_each_to_8_windows_in_the_order_of_the_rule(
    center: Center,
) -> None:
    kiosk = Kiosk(center.kiosk(), seed=7)
    kiosk.work(lambda: len(kiosk.asked) == PEOPLE)
    clerks = [Clerk(center, number) for number in range(1, WINDOWS + 1)]

    all_work(clerks, nobody_waits)

    assert center.stop() is not None
    codes = [paper["url"] for paper in kiosk.papers]
    report = verify(center.database, vkey=center.first.vkey, promises=codes)
    assert report.violations == []
    assert (report.tickets, report.calls, report.promises) == (PEOPLE,) * 3
    calls = [line for line in center.lines() if line["kind"] == "ticket.called"]
    assert Counter(line["ticket"] for line in calls) == Counter(
        paper["ticket"] for paper in kiosk.papers
    )
    assert {line["window"] for line in calls} == set(range(1, WINDOWS + 1))
    assert set(center.column("ticket", "state")) == {"served"}
    assert_everyone_was_there(center)


def nobody_waits(worker: Worker) -> bool:
    assert isinstance(worker, Clerk)
    return worker.nobody_waits()


def assert_everyone_was_there(center: Center) -> None:
    """The crowd was of every line and of both sides."""
    lines = set(center.column("ticket", "service_line"))
    sides = Counter(center.column("ticket", "side"))

    assert lines == set(SERVICES)
    assert min(sides.values()) > PEOPLE // 10
