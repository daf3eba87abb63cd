"""``shubbak simulate`` and ``shubbak report``, as whoever runs them sees them."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from center.domain.errors import AlreadyMade, ConfigError, MissingDatabase, Refusal
from shubbak import cli
from simulation.command import NAMED
from simulation.trials import SCHEMES


def shubbak(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words), catch_exceptions=True)


def test_a_day_in_memory_is_told_as_json_and_kept(tmp_path: Path) -> None:
    kept = tmp_path / "simulated.db"

    done = shubbak("simulate", "--seed", "4", "--tickets", "120", "--out", str(kept))
    told = json.loads(done.output)

    assert done.exit_code == 0
    assert told["audit"] == "clean"
    assert told["scheme"] == "honest"
    assert told["counts"]["ticket.issued"] > 90
    report = shubbak("report", str(kept), "--form", "json")
    assert json.loads(report.output)["counts"] == told["counts"]


def test_a_dishonest_day_names_its_scheme_and_what_is_asked() -> None:
    done = shubbak("simulate", "--scheme", "ghost-tickets", "--strength", "25")
    told = json.loads(done.output)

    assert told["scheme"] == "ghost-tickets"
    assert any(finding.startswith("bursts: Kiosk K1") for finding in told["findings"])


def test_every_dishonest_behaviour_has_a_name_to_call_it_by() -> None:
    assert len(NAMED) == len(SCHEMES)
    assert all(name.replace("-", "").isalpha() for name in NAMED)


@pytest.mark.parametrize(
    ("words", "refusal", "hint"),
    [
        (("--scheme", "charm"), ConfigError, "ghost-tickets"),
        (("--strength", "3"), ConfigError, "name the behaviour"),
        (("--through-server", "--days", "2"), ConfigError, "one day at a time"),
        (("--out", "."), AlreadyMade, "another place"),
        (("--out", "/dev/null/x/y"), ConfigError, "where you may write"),
        (("--out", "/dev/null/x", "--through-server"), ConfigError, "you may write"),
    ],
)
def test_what_cannot_be_simulated_is_refused_with_a_hint(
    words: Sequence[str], refusal: type[Refusal], hint: str
) -> None:
    done = shubbak("simulate", *words)

    assert isinstance(done.exception, refusal)
    assert hint in done.exception.hint


def test_the_report_is_a_page_to_print_in_either_language(tmp_path: Path) -> None:
    kept, page = tmp_path / "simulated.db", tmp_path / "report.html"
    shubbak("simulate", "--tickets", "60", "--out", str(kept))

    done = shubbak("report", str(kept), "--form", "page", "--out", str(page))

    assert done.exit_code == 0
    assert 'lang="ar" dir="rtl"' in page.read_text("utf-8")
    assert (
        "Questions from the record"
        in shubbak("report", str(kept), "--language", "en").output
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--since", "22.11.2026"), "--since 22.11.2026"),
        (("--since", "2026-13-45"), "--since 2026-13-45"),
        (("--out", "/proc/no/report.html"), "/proc/no/report.html"),
    ],
)
def test_a_day_that_is_none_and_a_place_that_takes_nothing_are_refused(
    tmp_path: Path, words: tuple[str, str], said: str
) -> None:
    kept = tmp_path / "simulated.db"
    shubbak("simulate", "--tickets", "5", "--out", str(kept))

    done = shubbak("report", str(kept), *words)

    assert isinstance(done.exception, ConfigError)
    assert said in str(done.exception)


def test_a_report_of_no_record_is_refused(tmp_path: Path) -> None:
    done = shubbak("report", str(tmp_path / "nothing.db"))

    assert isinstance(done.exception, MissingDatabase)
    assert done.exception.hint
