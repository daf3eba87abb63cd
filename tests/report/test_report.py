"""The report asks about what was planted, counts right, and accuses nobody."""

import json
from collections import Counter
from dataclasses import replace
from html import escape
from pathlib import Path
from random import Random

import pytest

from center.domain.events import Line
from center.notes import SigningKey
from center.report.examine import Irregularities, examine, examine_database, report
from center.report.finding import LEVEL
from center.report.forms import as_json, as_page, as_text
from center.report.sentences import LANGUAGES, texts
from simulation.day import Day, Outage
from simulation.dishonest.missing import QuickNoShows
from simulation.founding import LOG
from simulation.kept import keep
from simulation.run import simulate
from simulation.scheme import Scheme
from simulation.trials import Trial, attempt

HONEST = simulate(Day(seed=41), 5)


@pytest.fixture(scope="module")
def honest() -> Irregularities:
    return examine(HONEST)


def test_an_honest_week_raises_no_question_but_what_is_listed(
    honest: Irregularities,
) -> None:
    assert honest.asked > 80
    assert {f.code for f in honest.findings} <= {"exceptional_call"}


def test_a_few_honest_centers_hardly_ever_raise_a_question() -> None:
    quiet = [attempt(Trial(Scheme, 0, seed, 3)) for seed in range(500, 506)]

    assert sum(bool(outcome.alarms) for outcome in quiet) <= 1


def test_its_counts_are_those_of_the_lines(honest: Irregularities) -> None:
    state: dict[str, str] = {}
    counted = Counter[str]()
    for line in HONEST:
        kind = line["kind"]
        counted[kind] += 1
        if kind == "ticket.issued":
            state[line["ticket"]] = "waiting"
        if kind in ("ticket.finished", "ticket.missed", "ticket.cancelled"):
            state[line["ticket"]] = kind
        if kind == "ticket.returned":
            state[line["ticket"]] = "waiting"
    told = honest.counts
    last = Counter(state.values())

    assert told == dict(sorted(counted.items()))
    assert told["ticket.issued"] == len(state)
    assert last["ticket.finished"] == told["ticket.finished"]
    assert last["ticket.missed"] == told["ticket.missed"] - told["ticket.returned"]
    assert last["waiting"] == 0
    assert honest.days == tuple(
        line["day"] for line in HONEST if line["kind"] == "day.opened"
    )


def test_the_day_of_the_lines_agrees_with_what_the_center_counted() -> None:
    lines = simulate(Day(seed=42))
    closed = next(line for line in lines if line["kind"] == "day.closed")["counts"]

    told = examine(lines).counts

    assert closed["issued"] == told["ticket.issued"]
    assert closed["served"] + closed["serving"] == pytest.approx(
        told["ticket.finished"], abs=closed["called"] + 1
    )


def test_a_call_that_the_rule_did_not_demand_is_told_with_its_line() -> None:
    lines = list(HONEST)
    seq, other = wrong_call(lines)
    lines[seq] = {**lines[seq], "ticket": other}

    found = [f for f in report(lines) if f.code == "overtaking"]

    assert found[0].seqs[0] == seq
    assert found[0].is_listed
    assert str(seq) in found[0].en


def wrong_call(lines: list[Line]) -> tuple[int, str]:
    calls = [line for line in lines if line["kind"] == "ticket.called"]
    call = next(line for line in calls if len(line["heads"]) > 1)
    other = next(head[1] for head in call["heads"] if head[1] != call["ticket"])
    return call["seq"], other


def test_a_display_whose_clock_is_wrong_is_listed() -> None:
    lines = simulate(Day(seed=43))
    at = next(n for n, line in enumerate(lines) if line["kind"] == "ticket.shown")
    lines[at] = {**lines[at], "device_at": lines[at]["at"] - 3_600_000}

    found = {(f.code, f.about, f.seqs) for f in report(lines)}

    assert ("clock_off", "display:D1", (at,)) in found


def test_a_leap_of_the_clock_on_an_open_day_is_listed() -> None:
    away = Outage("server", 11 * 60, 45)

    found = {f.code for f in report(simulate(Day(seed=44, outages=(away,))))}

    assert "clock_leap" in found


def test_the_same_lines_give_the_same_report_in_parts_or_whole(
    honest: Irregularities,
) -> None:
    assert examine(iter(HONEST)) == honest


def test_a_part_of_the_record_is_told_as_if_nothing_came_before() -> None:
    days = [line["day"] for line in HONEST if line["kind"] == "day.opened"]
    since = examine(HONEST, days[2])
    before = examine(HONEST[: first_of_day(days[2])])

    assert since.days == tuple(days[2:])
    assert sum_of(since, "ticket.called") + sum_of(before, "ticket.called") == sum(
        line["kind"] == "ticket.called" for line in HONEST
    )


def test_from_a_day_after_the_last_nothing_is_told() -> None:
    since = examine(HONEST[:3000], "2099-01-01")

    assert (since.days, since.findings, since.counts) == ((), (), {})


def first_of_day(day: str) -> int:
    opened = [line for line in HONEST if line["kind"] == "day.opened"]
    return HONEST.index(next(line for line in opened if line["day"] == day))


def sum_of(found: Irregularities, kind: str) -> int:
    return found.counts.get(kind, 0)


def test_the_database_gives_the_report_of_its_lines(tmp_path: Path) -> None:
    lines = HONEST[:2000]
    keep(lines, tmp_path / "center.db", SigningKey.generate(LOG))

    assert examine_database(tmp_path / "center.db") == examine(lines)


@pytest.mark.parametrize("seed", range(12))
def test_it_reads_on_where_lines_are_missing_or_spoilt(seed: int) -> None:
    chance, lines = Random(seed), list(HONEST[:4000])
    for _ in range(4):
        at = chance.randrange(50, len(lines))
        key = chance.choice(sorted(lines[at]))
        lines[at] = {k: v for k, v in lines[at].items() if k != key}
    del lines[chance.randrange(50, len(lines))]

    found = report(lines)

    assert {"unlawful_line", "overtaking"} & {finding.code for finding in found}


def test_every_sentence_is_a_question(honest: Irregularities) -> None:
    for key, entry in texts().entries.items():
        code = key.removeprefix("report.")
        if key.startswith("report.") and "{count}" in entry["en"] and code != "asked":
            assert entry["en"].endswith("?"), key
            assert entry["ar"].endswith("؟"), key


def test_it_is_written_as_data_as_text_and_as_a_page() -> None:
    lines = list(HONEST)
    seq, other = wrong_call(lines)
    lines[seq] = {**lines[seq], "ticket": other}
    found = examine(lines)

    data = json.loads(as_json(found))
    told = {f["code"]: f["seqs"] for f in data["findings"]}
    assert told["overtaking"][0] == seq
    assert data["counts"] == found.counts
    for language in LANGUAGES:
        text, page = as_text(found, language), as_page(found, language)
        for finding in found.findings:
            sentence = finding.ar if language == "ar" else finding.en
            assert sentence in text
            assert escape(sentence) in page
        assert f'lang="{language}"' in page
    assert 'dir="rtl"' in as_page(found, "ar")
    assert "لا أسئلة" in as_text(replace(found, findings=()), "ar")


def test_what_is_told_by_a_test_is_hardly_chance() -> None:
    planted = [
        f
        for f in report(simulate(Day(seed=45), 2, QuickNoShows(20)))
        if not f.is_listed
    ]

    assert planted
    assert all(f.adjusted is not None and f.adjusted <= LEVEL for f in planted)
    assert all(f.p is not None and f.p <= f.adjusted for f in planted if f.adjusted)
    assert {f.about for f in planted} == {"clerk:202"}
    assert all(f.seqs and f.count > f.expected for f in planted)


def test_every_clerk_stands_beside_the_center_in_figures(
    honest: Irregularities,
) -> None:
    center, *clerks = honest.clerks
    minutes = [clerk.pause_minutes for clerk in clerks]

    assert [clerk.clerk for clerk in clerks] == [str(n) for n in range(201, 207)]
    for name in ("calls", "early", "served", "no_shows", "lapsed", "parked", "pauses"):
        assert getattr(center, name) == sum(getattr(c, name) for c in clerks)
    assert center.calls == honest.counts["ticket.called"]
    assert center.no_shows == honest.counts["ticket.missed"]
    assert abs(center.pause_minutes - sum(minutes)) <= len(clerks)
    assert all(0 < clerk.seconds_to_call <= 15 for clerk in clerks)
    for language in LANGUAGES:
        heads = texts().get("report.figure.seconds_to_call", language)
        assert heads in as_page(honest, language)
        assert heads in as_text(honest, language)
