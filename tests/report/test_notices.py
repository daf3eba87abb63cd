"""What is listed without a test: who did it, the lines, and how many it touched."""

import base64

import pytest

from center.report.examine import everything_seen, report
from center.report.finding import Finding
from center.report.reading import read
from simulation.day import MINUTE
from simulation.founding import BY_MANAGER, clerk_of
from simulation.stage import SERVER, Stage


def listed(stage: Stage, code: str) -> list[Finding]:
    return [f for f in report(stage.record.lines) if f.code == code]


def counted(stage: Stage, code: str) -> list[Finding]:
    found = everything_seen(read(stage.record.lines))
    return [finding for finding in found if finding.code == code]


def places(stage: Stage, *kinds: str) -> tuple[int, ...]:
    """Where the lines of some kinds stand, by kind and then by place."""
    lines = stage.record.lines
    return tuple(x["seq"] for kind in kinds for x in lines if x["kind"] == kind)


def until_closing_time(stage: Stage, minutes: int) -> None:
    """So many minutes after the hour of the day's close."""
    hours = stage.hall.order.hours(stage.record.now)
    stage.later((hours.closes - hours.opens + minutes) * 60)


def change(stage: Stage, code: str, staff: str, by: str = BY_MANAGER) -> None:
    role = "former" if code == "removed" else "clerk"
    stage.act("staff.changed", by, staff=staff, role=role, code=code)


def sign_in(stage: Stage, staff: str) -> None:
    stage.act("staff.signed_in", SERVER, staff=staff, device="W3")


def test_a_day_that_a_manager_closes_at_noon_is_told_with_whom_it_sent_home() -> None:
    stage = Stage()
    for _ in range(3):
        stage.issue()
    stage.close_day(BY_MANAGER)

    (found,) = listed(stage, "closed_early")

    assert (found.about, found.count) == (BY_MANAGER, 3)
    assert found.seqs == places(stage, "day.closed", "ticket.cancelled")
    assert "3" in found.en
    assert "٣" in found.ar


def test_each_early_close_and_each_opening_after_it_is_told_by_itself() -> None:
    stage = Stage()
    for waiting in (2, 1):
        for _ in range(waiting):
            stage.issue()
        stage.close_day(BY_MANAGER)
        stage.act("day.opened", BY_MANAGER, day=stage.hall.order.day)

    assert [f.count for f in listed(stage, "closed_early")] == [2, 1]
    again = listed(stage, "day_reopened")
    assert [(f.about, f.count) for f in again] == [(BY_MANAGER, 2), (BY_MANAGER, 1)]
    opened, closed = places(stage, "day.opened"), places(stage, "day.closed")
    assert [f.seqs[:2] for f in again] == list(zip(opened[1:], closed, strict=True))


def test_the_close_of_the_schedule_is_as_usual_however_many_wait() -> None:
    stage = Stage()
    stage.issue()
    until_closing_time(stage, 1)
    stage.close_day()
    stage.later(18 * 3600)
    stage.act("day.opened", SERVER, day="2026-11-23")

    assert not listed(stage, "closed_early")
    assert not listed(stage, "day_reopened")


def test_whoever_shortens_the_hours_at_noon_has_closed_early_too() -> None:
    stage = Stage()
    stage.issue()
    stage.publish_hours(closes_in=1)
    stage.later(60)
    stage.close_day()

    (found,) = listed(stage, "closed_early")

    assert (found.about, found.count) == ("center", 1)


def test_who_is_at_a_window_at_the_close_and_sent_home_later_is_counted_too() -> None:
    stage = Stage()
    ticket = stage.serving()
    stage.close_day(BY_MANAGER)
    stage.at("ticket.parked", ticket, reason="copy")
    told = {"ticket": ticket.id, "reason": "day_closed"}
    stage.act("ticket.cancelled", SERVER, **told)

    (found,) = listed(stage, "closed_early")

    assert found.count == 1
    assert found.seqs == places(stage, "day.closed", "ticket.cancelled")


def test_a_day_opened_by_hand_and_closed_by_hand_on_those_who_wait_is_told() -> None:
    stage = Stage()
    until_closing_time(stage, 5)
    stage.close_day()
    stage.act("day.opened", BY_MANAGER, day=stage.hall.order.day)
    stage.issue()
    stage.record.now += 5 * MINUTE
    stage.close_day(BY_MANAGER)

    (found,) = listed(stage, "closed_early")

    assert found.count == 1
    (again,) = listed(stage, "day_reopened")
    assert again.count == 0
    (opened,) = listed(stage, "opened_off_hours")
    assert (opened.about, opened.seqs[0]) == (BY_MANAGER, again.seqs[0])


def test_a_pin_that_a_manager_gave_is_told_with_the_sign_ins_of_its_first_day() -> None:
    stage, clerk = Stage(), clerk_of(3)
    change(stage, "reset", clerk)
    stage.later(60)
    change(stage, "pin", clerk, f"clerk:{clerk}")
    for _ in range(2):
        sign_in(stage, clerk)
        stage.later(60)
    stage.later(24 * 3600)
    sign_in(stage, clerk)

    (found,) = listed(stage, "pin_reset")

    assert (found.about, found.count) == (f"{BY_MANAGER}+clerk:{clerk}", 2)
    changes = places(stage, "staff.changed")[-2:]
    assert found.seqs == (*changes, *places(stage, "staff.signed_in")[:2])
    assert f"Manager 100 and Clerk {clerk}" in found.en


def test_a_pin_that_lies_unused_for_days_is_told_with_the_day_of_its_use() -> None:
    stage, clerk = Stage(), clerk_of(3)
    change(stage, "reset", clerk)
    stage.later(3 * 24 * 3600)
    change(stage, "pin", clerk, f"clerk:{clerk}")
    sign_in(stage, clerk)

    assert [found.count for found in listed(stage, "pin_reset")] == [1]


def test_staff_who_are_made_or_removed_later_are_told_the_first_ones_are_not() -> None:
    stage = Stage()
    assert not listed(stage, "staff_made")
    change(stage, "created", "299")
    sign_in(stage, "299")
    change(stage, "removed", clerk_of(3))

    (made,), (removed,) = listed(stage, "staff_made"), listed(stage, "staff_removed")

    assert (made.about, made.count) == (f"{BY_MANAGER}+clerk:299", 1)
    assert (removed.about, removed.count) == (BY_MANAGER, 1)


def test_many_wrong_pins_under_one_name_are_asked_about_a_few_are_not() -> None:
    stage, clerk = Stage(), clerk_of(3)
    told = {"staff": clerk, "device": "W3", "code": "wrong_pin"}
    for number in range(1, 13):
        stage.act("staff.refused", SERVER, **told)
        if number == 2:
            assert not listed(stage, "wrong_pins")
    (found,) = listed(stage, "wrong_pins")

    assert (found.about, found.count) == (f"clerk:{clerk}", 12)
    assert found.seqs == places(stage, "staff.refused")


def outage(stage: Stage, begun: int, minutes: int, count: int) -> None:
    """Paper numbers entered for some minutes from so many minutes ago."""
    since = stage.record.now - begun * MINUTE
    told = {"from": since, "until": since + minutes * MINUTE, "count": count}
    stage.act("outage.entered", BY_MANAGER, **told)


@pytest.mark.parametrize("count", [0, 1, 90])
def test_an_outage_that_the_server_did_not_tell_of_is_told_whatever_its_count(
    count: int,
) -> None:
    stage = Stage()
    outage(stage, 60, 50, count)

    (found,) = listed(stage, "outage_undeclared")

    assert (found.about, found.count) == (BY_MANAGER, count)
    assert found.seqs == places(stage, "outage.entered")


def test_an_outage_that_the_server_told_of_is_told_too_as_what_it_is() -> None:
    stage = Stage()
    away = {"from": stage.record.now - 60 * MINUTE, "until": stage.record.now}
    stage.act("outage.declared", SERVER, **away)
    outage(stage, 62, 60, 12)
    outage(stage, 300, 200, 40)

    (known,), (unknown,) = (
        listed(stage, code) for code in ("outage_entered", "outage_undeclared")
    )

    assert (known.count, unknown.count) == (12, 40)
    assert (*known.seqs, *unknown.seqs) == places(stage, "outage.entered")


def test_a_clock_that_was_set_is_told_once_for_going_off_and_coming_back() -> None:
    stage = Stage()
    for seconds in (7200, 0, -600, 0):
        stage.act("clock.differed", SERVER, seconds=seconds)

    (found,) = listed(stage, "clock_differed")

    assert (found.count, found.seqs) == (2, places(stage, "clock.differed"))


def test_a_clerk_who_is_removed_with_someone_at_the_window_is_told() -> None:
    stage = Stage()
    for window, ticket in ((1, stage.called().id), (2, "")):
        told = {"window": window, "ticket": ticket, "why": "staff_removed"}
        stage.act("window.lost", SERVER, **told)

    (found,) = listed(stage, "removed_at_work")

    assert found.about == f"clerk:{clerk_of(1)}"
    assert found.seqs == places(stage, "window.lost")[:1]


@pytest.mark.parametrize(
    ("minutes", "reason", "code"),
    [(15, "", "assigned_later"), (0, "illness", "assigned_at_once")],
)
def test_a_window_that_gets_other_lines_is_told_now_or_in_a_quarter_of_an_hour(
    minutes: int, reason: str, code: str
) -> None:
    stage = Stage()
    assert not listed(stage, code)
    stage.assign(minutes, reason)

    (found,) = listed(stage, code)

    assert (found.about, found.seqs) == (BY_MANAGER, (len(stage.record.lines) - 1,))


def test_a_machine_that_comes_later_or_for_another_is_told_the_first_ones_are_not() -> (
    None
):
    stage = Stage()
    stage.act("device.enrolled", SERVER, device="D9")
    assert not listed(stage, "device_enrolled")
    stage.act("device.enrolled", BY_MANAGER, device="D9")
    stage.later(24 * 3600)
    for device in ("W9", "K9"):
        stage.act("device.enrolled", SERVER, device=device)

    found = listed(stage, "device_enrolled")

    assert [f.about for f in found] == ["display:D9", "kiosk:K9", "window:9"]
    assert all(f.count == 1 for f in found)
    assert "Window 9" in found[2].en
    assert "شباك ٩" in found[2].ar


def test_a_second_key_of_one_kiosk_is_told_its_first_is_not() -> None:
    stage = Stage()
    for series, letter in enumerate("KV", 1):
        assert not listed(stage, "kiosk_certified_again")
        told = {"device": "K1", "series": series, "letter": letter}
        key = base64.b64encode(bytes([series]) * 32).decode()
        signed = base64.b64encode(bytes(64)).decode()
        stage.act("kiosk.certified", SERVER, **told, key=key, certificate=signed)

    (found,) = listed(stage, "kiosk_certified_again")

    assert (found.about, found.count) == ("kiosk:K1", 1)
    assert found.seqs == places(stage, "kiosk.certified")[1:]


def test_a_wrong_pin_under_a_number_that_nobody_has_is_counted_too() -> None:
    stage, gone = Stage(), clerk_of(3)
    change(stage, "removed", gone)
    for staff in [gone, "999"] * 12:
        told = {"staff": staff, "device": "W3", "code": "wrong_pin"}
        stage.act("staff.refused", SERVER, **told)

    about = {found.about for found in counted(stage, "wrong_pins")}
    assert about == {f"clerk:{gone}", "clerk:999"}
    assert all(found.en for found in report(stage.record.lines))
