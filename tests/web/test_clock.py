"""A real center whose machine's clock is set, by hours and days, while people wait."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from center.audit.verify import verify
from tests.catalogue import QUICK
from tests.processes import Center, Client, make_center
from tests.web.settable_clock import SettableCenter, settable
from tests.web.streams import eventually

HOUR = 3600 * 1000
DISTURBED = {"window.lost", "outage.declared", "day.closed", "ticket.cancelled"}


@pytest.fixture
def center(tmp_path: Path) -> Iterator[SettableCenter]:
    running = settable(make_center(tmp_path))
    try:
        yield running
    finally:
        running.stop()
    assert verify(running.database).violations == []


def clock_alert(manager: Client) -> Any:
    """What the manager is told of the clock, if anything."""
    alerts = manager.get("/v1/manager").json()["alerts"]
    return next((alert for alert in alerts if alert["code"] == "clock"), None)


def differed(center: Center) -> list[int]:
    """What the record says of the clock, line by line, in seconds."""
    lines = center.lines()
    return [one["seconds"] for one in lines if one["kind"] == "clock.differed"]


def set_clock(center: SettableCenter, ahead: int) -> None:
    """Set the machine's clock, and wait until the record says so."""
    before = len(differed(center))
    center.set_ahead.write_text(str(ahead))
    eventually(lambda: len(differed(center)) > before)


def test_a_clock_that_is_set_while_people_wait_loses_nobody_and_is_told(
    center: SettableCenter,
) -> None:
    manager, kiosk = center.manager(), center.kiosk()
    clerk, other = center.clerk(5), center.clerk(1)
    for _ in range(3):
        kiosk.issue(QUICK)
    called = clerk.do("/v1/windows/5/call")["ticket"]["ticket"]

    for jump in (5 * HOUR, -3 * 24 * HOUR, 400 * 24 * HOUR):
        set_clock(center, jump)
        assert abs(differed(center)[-1] * 1000 - jump) < 60_000
        alert = clock_alert(manager)
        assert "٢٢/١١/٢٠٢٦ ١٠:" in alert["text_ar"]
        assert "22/11/2026 10:" in alert["text_en"]
        view = clerk.get("/v1/windows/5").json()
        assert (view["state"], view["ticket"]["ticket"]) == ("free", called)
        assert other.get("/v1/windows/1").json()["state"] == "free"
        set_clock(center, 0)
        assert clock_alert(manager) is None

    clerk.do("/v1/windows/5/start", presence=center.code(called))
    clerk.do("/v1/windows/5/finish", outcome="done")
    assert kiosk.issue(QUICK)["day"] == "2026-11-22"
    assert DISTURBED.isdisjoint(line["kind"] for line in center.lines())
    assert [bool(seconds) for seconds in differed(center)] == [True, False] * 3


def test_a_server_started_with_its_clock_behind_the_record_goes_on_from_its_end(
    center: SettableCenter,
) -> None:
    kiosk = center.kiosk()
    first = kiosk.issue(QUICK)
    center.kill()
    center.set_ahead.write_text(str(-26 * HOUR))

    center.start()

    assert clock_alert(center.manager())
    clerk = center.clerk(5)
    called = clerk.do("/v1/windows/5/call")["ticket"]
    assert called["ticket"] == first["ticket"]
    second = kiosk.issue(QUICK)
    assert (second["day"], second["number"]) == (first["day"], first["number"] + 1)
    assert second["issued_at"] > first["issued_at"]
