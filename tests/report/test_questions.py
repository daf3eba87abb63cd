"""What a question counts, seen on a small stage; whether it is told is a test's."""

import pytest

from center.report.examine import everything_seen, examine, report
from center.report.finding import Finding
from center.report.reading import read
from simulation.founding import BY_RECEPTION, clerk_of
from simulation.stage import SERVER, Stage


def counted(stage: Stage, code: str) -> list[Finding]:
    found = everything_seen(read(stage.record.lines))
    return [finding for finding in found if finding.code == code]


def lose(stage: Stage, why: str) -> int:
    """The window is lost with whoever is there; the place of the line."""
    stage.later(stage.hall.order.rule(stage.record.now).lost_seconds)
    told = {"window": 1, "ticket": stage.hall.window(1).ticket, "why": why}
    stage.act("window.lost", SERVER, **told)
    return len(stage.record.lines) - 1


@pytest.mark.parametrize("why", ["no_act", "terminal_silent"])
def test_a_call_that_nothing_followed_counts_as_sat_out(why: str) -> None:
    stage = Stage()
    stage.called()
    seq = lose(stage, why)

    (found,) = counted(stage, "sat_out")

    assert (found.about, found.count, found.of) == (f"clerk:{clerk_of(1)}", 1, 1)
    assert found.seqs == (seq,)
    assert [clerk.lapsed for clerk in examine(stage.record.lines).clerks] == [1, 1]


def test_a_service_that_was_begun_or_a_clerk_who_was_removed_sat_out_nothing() -> None:
    serving, removed = Stage(), Stage()
    serving.serving()
    lose(serving, "terminal_silent")
    removed.called()
    lose(removed, "staff_removed")

    assert not counted(serving, "sat_out")
    assert not counted(removed, "sat_out")


def test_a_service_whose_terminal_falls_silent_counts_as_walked_out() -> None:
    serving, called, removed, declared = (Stage() for _ in range(4))
    for stage in (serving, removed, declared):
        stage.serving()
    called.called()
    now = declared.record.now
    declared.later(60)
    told = {"from": now + 10_000, "until": now + 40_000}
    declared.act("outage.declared", SERVER, **told)
    seq = lose(serving, "terminal_silent")
    for stage in (called, declared):
        lose(stage, "terminal_silent")
    lose(removed, "staff_removed")

    (found,) = counted(serving, "walked_out")

    assert (found.about, found.count, found.of) == (f"clerk:{clerk_of(1)}", 1, 1)
    assert found.seqs == (seq,)
    assert not any(counted(s, "walked_out") for s in (called, removed, declared))


def test_an_early_absence_of_the_server_excuses_no_silence_at_a_services_end() -> None:
    stage = Stage()
    now = stage.record.now
    stage.serving()
    stage.later(60)
    told = {"from": now + 60_000, "until": now + 90_000}
    stage.act("outage.declared", SERVER, **told)
    stage.later(20 * 60)
    lose(stage, "terminal_silent")

    (found,) = counted(stage, "walked_out")

    assert found.count == 1
    assert [clerk.lapsed for clerk in examine(stage.record.lines).clerks] == [1, 1]


def test_a_call_in_whose_time_the_server_was_away_was_not_sat_out() -> None:
    stage, before = Stage(), Stage()
    for there in (stage, before):
        now = there.record.now
        away = (now + 40_000, now + 70_000) if there is stage else (now - 9000, now)
        there.called()
        there.later(60)
        told = dict(zip(("from", "until"), away, strict=True))
        there.act("outage.declared", SERVER, **told)
        lose(there, "no_act")

    assert not counted(stage, "sat_out")
    assert [clerk.lapsed for clerk in examine(stage.record.lines).clerks] == [0, 0]
    assert counted(before, "sat_out")


def park(stage: Stage, minutes: float) -> int:
    """Park whoever is next, and let him wait again after so long; the line's place."""
    ticket = stage.serving()
    stage.at("ticket.parked", ticket, reason="copy")
    stage.later(minutes * 60)
    stage.act("ticket.resumed", BY_RECEPTION, ticket=ticket.id)
    return len(stage.record.lines) - 1


def test_who_waits_again_at_once_after_being_parked_counts_who_fetched_a_copy_not() -> (
    None
):
    at_once, later = Stage(), Stage()
    seq = park(at_once, 1)
    park(later, 8)

    (found,) = counted(at_once, "resumed_at_once")

    assert (found.about, found.count, found.of) == (f"clerk:{clerk_of(1)}", 1, 1)
    assert found.seqs == (seq,)
    assert not counted(later, "resumed_at_once")


@pytest.mark.parametrize("by", ["kiosk:K1", BY_RECEPTION])
def test_many_priority_tickets_at_one_desk_are_asked_about_by_its_name(by: str) -> None:
    stage = Stage()
    for number in range(40):
        stage.later(60)
        side = "priority" if number % 8 else "ordinary"
        stage.issue(side=side, by=by)

    (found,) = (f for f in report(stage.record.lines) if f.code == "priority_desk")

    assert (found.about, found.count, found.of) == (by, 35, 40)
    assert found.en.split(":")[0] in ("Kiosk K1", "Reception 301")


def test_priority_at_the_usual_share_is_counted_and_not_told() -> None:
    stage = Stage()
    for number in range(40):
        stage.later(60)
        stage.issue(side="priority" if number % 5 == 0 else "ordinary")

    (found,) = counted(stage, "priority_desk")

    assert (found.count, found.of) == (8, 40)
    assert "priority_desk" not in {f.code for f in report(stage.record.lines)}


@pytest.mark.parametrize(
    ("by", "about"), [(BY_RECEPTION, "reception:R1"), ("kiosk:K1", "kiosk:K1")]
)
def test_tickets_within_seconds_are_asked_about_by_the_machine_that_gave_them(
    by: str, about: str
) -> None:
    stage = Stage()
    for _ in range(12):
        stage.later(5)
        stage.issue(by=by)

    (found,) = (f for f in report(stage.record.lines) if f.code == "bursts")

    assert (found.about, found.count, found.of) == (about, 11, 12)


@pytest.mark.parametrize("by", [BY_RECEPTION, "kiosk:K1"])
def test_many_tickets_of_one_desk_that_are_given_back_are_asked_about_wherever_it_was(
    by: str,
) -> None:
    stage = Stage()
    for number in range(30):
        stage.later(60)
        tickets = stage.issue(by=BY_RECEPTION), stage.issue()
        for ticket in tickets if number % 3 == 0 else tickets[1:]:
            told = {"ticket": ticket, "reason": "citizen"}
            stage.act("ticket.cancelled", by, **told)

    (found,) = (f for f in report(stage.record.lines) if f.code == "given_back")

    assert (found.about, found.count, found.of) == (BY_RECEPTION, 10, 30)
    assert len(found.seqs) == 10


def test_tickets_of_one_desk_to_which_nobody_ever_comes_are_asked_about() -> None:
    stage = Stage()
    for number in range(30):
        ticket = stage.called(by=BY_RECEPTION if number % 2 else "kiosk:K1")
        if number % 2 and number < 20:
            stage.miss(ticket)
        else:
            stage.later(20)
            stage.at("ticket.started", ticket, presence="qr", card=0)
            stage.at("ticket.finished", ticket, outcome="done")

    (found,) = (f for f in report(stage.record.lines) if f.code == "called_in_vain")

    assert (found.about, found.count, found.of) == (BY_RECEPTION, 10, 15)
    assert found.en.startswith("Reception 301: nobody ever came to 10 of 15 tickets")


def test_who_comes_back_after_a_missed_call_was_not_called_in_vain() -> None:
    stage = Stage()
    for comes_back in (True, False):
        ticket = stage.called(by=BY_RECEPTION)
        stage.miss(ticket)
        if comes_back:
            stage.act("ticket.returned", BY_RECEPTION, ticket=ticket.id)
            stage.later(60)
            back = stage.call()
            stage.show(back)
            stage.later(20)
            stage.at("ticket.started", back, presence="qr", card=0)
            stage.at("ticket.finished", back, outcome="done")

    (found,) = counted(stage, "called_in_vain")

    assert (found.count, found.of) == (1, 2)


def test_what_the_close_cancels_is_not_given_back_one_alone_is_counted() -> None:
    stage = Stage()
    tickets = [stage.issue(by=BY_RECEPTION) for _ in range(3)]
    told = {"ticket": tickets[0], "reason": "citizen"}
    stage.act("ticket.cancelled", BY_RECEPTION, **told)
    stage.close_day()

    (found,) = counted(stage, "given_back")

    assert (found.count, found.of) == (1, 3)
    assert "given_back" not in {f.code for f in report(stage.record.lines)}


def test_a_call_that_was_due_and_not_made_is_told_and_no_line_is_lost_by_it() -> None:
    stage = Stage()
    for _ in range(4):
        stage.issue()
        stage.later(600)
    found = examine(stage.record.lines)

    (overdue,) = (f for f in found.findings if f.code == "call_overdue")
    assert overdue.about == "center"
    assert found.counts["ticket.issued"] == 4
    assert "unlawful_line" not in {f.code for f in found.findings}
