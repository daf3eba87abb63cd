"""What is told to a center that may be away: in order, and how devices are first."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from center.domain.errors import QuotaReached
from kiosk.client import Unanswered
from kiosk.reports import MOST_WAITING, Reports


@dataclass
class Line:
    """The way to a center: it is away at first, and hears what comes after that."""

    away: int = 1
    heard: list[str] = field(default_factory=list)

    def report(self, words: str) -> Callable[[], None]:
        def tell() -> None:
            if self.away:
                self.away -= 1
                raise Unanswered("away")
            self.heard.append(words)

        return tell


def all_told(reports: Reports) -> None:
    reports.start()
    reports.stop(timeout_seconds=10)


def test_a_report_is_told_until_it_is_heard_and_in_order() -> None:
    told: list[str] = []
    left = [3]

    def first() -> None:
        if left[0]:
            left[0] -= 1
            raise Unanswered("away")
        told.append("first")

    reports = Reports(retry_seconds=0.01)
    reports.start()
    reports.tell(first)
    reports.tell(lambda: told.append("second"))
    reports.stop(timeout_seconds=10)

    assert told == ["first", "second"]


def test_a_refused_report_does_not_hold_up_the_others() -> None:
    told: list[str] = []

    def refused() -> None:
        raise QuotaReached

    reports = Reports(retry_seconds=0.01)
    reports.start()
    reports.tell(refused)
    reports.tell(lambda: told.append("next"))
    reports.stop(timeout_seconds=10)

    assert told == ["next"]


def test_after_a_defect_the_next_report_is_told(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nobody would see that the thread had ended."""
    line = Line(away=0)

    def broken() -> None:
        raise OSError(24, "too many files")

    reports = Reports(retry_seconds=0.01)
    reports.tell(broken)
    reports.tell(line.report("next"))
    all_told(reports)

    assert line.heard == ["next"]
    assert "a report failed: OSError at broken" in caplog.text


def test_how_a_device_is_now_is_told_first_and_nothing_of_how_it_was() -> None:
    line = Line(away=3)
    reports = Reports(retry_seconds=0.01)
    reports.tell(line.report("D101 queued"))
    for device, state in (("printer", "ok"), ("camera", "gone"), ("printer", "out")):
        reports.tell_state(device, line.report(f"{device} {state}"))
    all_told(reports)

    assert line.heard == ["printer out", "camera gone", "D101 queued"]


def test_a_state_that_comes_while_another_is_told_is_told_as_well() -> None:
    line = Line(away=0)
    reports = Reports(retry_seconds=0.01)

    def changes_meanwhile() -> None:
        line.heard.append("printer ok")
        reports.tell_state("printer", line.report("printer out"))

    reports.tell_state("printer", changes_meanwhile)
    all_told(reports)

    assert line.heard == ["printer ok", "printer out"]


def test_of_too_many_papers_the_oldest_are_given_up_and_no_device() -> None:
    line = Line()
    reports = Reports(retry_seconds=0.01)
    for number in range(MOST_WAITING):
        reports.tell(line.report(f"D{number}"))
    reports.tell_state("printer", line.report("printer out"))
    reports.tell(line.report("the newest"))
    all_told(reports)

    assert line.heard[:2] == ["printer out", "D1"]
    assert line.heard[-1] == "the newest"
    assert len(line.heard) == MOST_WAITING + 1
