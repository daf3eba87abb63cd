"""Whoever has a ticket or a request already, by touch and by scanner, to the end."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from center.texts import Texts, ticket_code
from tests.launch import ROOT

TEXTS = Texts.load()
LANGUAGES = ("ar", "en")
PAPERS = ("ticket", "filed")


class Walked:
    """What the screens said, and the journal."""

    def __init__(self, folder: Path, found: dict[str, Any]) -> None:
        self.folder = folder
        self.said: dict[str, dict[str, Any]] = found["said"]
        self.lines: list[dict[str, Any]] = found["lines"]

    def says(self, language: str, when: str, *keys: str) -> bool:
        """Whether every one of these texts stood on the screen."""
        shown = self.said[language][when]
        return {TEXTS.get(key, language) for key in keys} <= set(shown)

    def kinds(self, **fields: Any) -> list[str]:
        """Kinds of the lines that have these fields, in order."""
        wanted = fields.items()
        return [line["kind"] for line in self.lines if wanted <= line.items()]


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    folder = tmp_path_factory.mktemp("papers")
    done = subprocess.run(
        [sys.executable, "-m", "tests.kiosk.walked_papers", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | {"SDL_VIDEODRIVER": "offscreen"},
        timeout=400,
    )
    assert done.returncode == 0, done.stderr
    (folder / "kiosk.log").write_text(done.stderr, "utf-8")
    return Walked(folder, json.loads(done.stdout))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ticket_is_known_by_what_is_printed_on_it(
    walked: Walked, language: str
) -> None:
    paper = walked.said[language]["ticket"]
    letter = paper["letter_ar"] if language == "ar" else paper["letter"]

    shown = walked.said[language]["waiting"]

    assert ticket_code(letter, paper["number"], language) in shown
    assert TEXTS.get("kiosk.ticket_is.waiting", language) in shown
    assert TEXTS.plural("people_ahead", 0, language) in shown
    assert paper["check"] not in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_is_printed_again_with_its_number_and_counted(
    walked: Walked, language: str
) -> None:
    said = walked.said[language]

    assert walked.says(language, "printed ticket", "kiosk.take_ticket")
    assert walked.says(language, "printed receipt", "kiosk.take_receipt")
    ticket, request = said["ticket"]["ticket"], said["filed"]["request"]
    again = {"print": "printed", "copy": 1}
    assert walked.kinds(ticket=ticket, **again) == ["ticket.printing"]
    assert walked.kinds(request=request, **again) == ["request.printing"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ticket_is_given_back_once_that_is_sure(
    walked: Walked, language: str
) -> None:
    ticket = walked.said[language]["ticket"]["ticket"]

    assert walked.says(language, "sure", "kiosk.sure.cancel", "kiosk.keep.cancel")
    assert walked.says(language, "cancelled", "kiosk.settled.cancel")
    assert walked.says(language, "look cancelled", "kiosk.ticket_is.cancelled")
    assert walked.kinds(ticket=ticket, reason="citizen") == ["ticket.cancelled"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_missed_the_call_or_had_to_leave_waits_again(
    walked: Walked, language: str
) -> None:
    assert walked.says(language, "missed", "kiosk.ticket_is.no_show")
    assert walked.says(language, "returned", "kiosk.settled.return")
    assert walked.says(language, "resumed", "kiosk.settled.resume")
    kinds = walked.kinds(by="kiosk:K1")
    assert kinds.count("ticket.returned") == kinds.count("ticket.resumed") == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_served_visit_is_rated(walked: Walked, language: str) -> None:
    assert walked.says(language, "served", "kiosk.how_served", "kiosk.rating.poor")
    assert walked.says(language, "rated", "kiosk.settled.rating")
    assert walked.kinds(rating="fair") == ["rating.given"] * 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_request_is_followed_by_its_number_and_secret(
    walked: Walked, language: str
) -> None:
    filed, shown = (walked.said[language][name] for name in ("filed", "followed"))

    assert filed["request"] in shown
    assert filed[f"department_{language}"] in shown
    assert walked.says(language, "followed", "status.routed", "kiosk.do.withdraw")
    assert not [text for text in shown if filed["secret"] in text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_request_is_withdrawn_once_that_is_sure(
    walked: Walked, language: str
) -> None:
    request = walked.said[language]["filed"]["request"]

    assert walked.says(language, "sure to withdraw", "kiosk.sure.withdraw")
    assert walked.says(language, "withdrawn", "kiosk.settled.withdraw")
    assert walked.kinds(request=request)[-1] == "request.withdrawn"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("wrong", "unknown", "key"),
    [
        ("wrong characters", "no such ticket", "kiosk.wrong_ticket"),
        ("wrong secret", "no such request", "error.wrong_follow"),
    ],
)
def test_nobody_learns_whether_a_number_exists(
    walked: Walked, language: str, wrong: str, unknown: str, key: str
) -> None:
    said = walked.said[language]

    assert walked.says(language, wrong, key)
    assert said[wrong][1:] == said[unknown][1:]


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_guesses_is_soon_asked_to_wait(walked: Walked, language: str) -> None:
    assert walked.says(language, "locked", "error.follow_locked")
    waits = (TEXTS.plural("wait_minutes", n, language) for n in range(1, 61))
    sentences = {TEXTS.get("kiosk.locked_for", language, minutes=w) for w in waits}
    assert sentences & set(walked.said[language]["locked"])
    assert walked.says(language, "locked", "kiosk.show.receipt")


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_papers_are_brought_and_a_number_given_to_show_them(
    walked: Walked, language: str
) -> None:
    said = walked.said[language]

    assert walked.says(language, "incomplete", "status.received", "follow.missing")
    assert walked.says(language, "brought", "kiosk.settled.documents")
    added = walked.kinds(request=said["request"], documents={"own": "paper"})
    assert added == ["request.documents_added"]
    issued = {"ticket": said["originals"], "service": "licence_copy"}
    assert walked.kinds(request=said["request"], **issued) == ["ticket.issued"]
    assert walked.says(language, "has a number", "kiosk.number_now")
    assert TEXTS.get("kiosk.do.pay", language) not in said["has a number"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_to_pay_is_about_the_request_that_was_shown(
    walked: Walked, language: str
) -> None:
    ticket, request = walked.said[language]["paying"]

    assert walked.says(language, "to pay", "kiosk.do.pay")
    assert request in walked.said[language]["confirm"]
    assert (
        TEXTS.get("kiosk.write_now", language) not in walked.said[language]["confirm"]
    )
    issued = walked.kinds(ticket=ticket, request=request, service="pay_fees")
    assert issued == ["ticket.issued"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_has_no_receipt_gets_a_number_all_the_same(
    walked: Walked, language: str
) -> None:
    ticket = walked.said[language]["collecting"]

    issued = walked.kinds(ticket=ticket, request="", service="collect_document")

    assert issued == ["ticket.issued"]
    assert walked.said[language]["complaint"] == "complaint"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("when", ["foreign", "foreign receipt", "forged"])
def test_a_foreign_code_is_said_to_be_foreign(
    walked: Walked, language: str, when: str
) -> None:
    assert walked.says(language, when, "kiosk.foreign_code", "kiosk.foreign_hint")
    assert not walked.says(language, "asked for the code", "kiosk.foreign_code")


def test_no_code_that_was_shown_stands_in_any_file(walked: Walked) -> None:
    papers = [walked.said[each][name] for each in LANGUAGES for name in PAPERS]
    shown = [paper["url"].rpartition("/")[2].encode() for paper in papers]

    found = [
        path.name
        for path in walked.folder.rglob("*")
        if path.is_file() and any(code in path.read_bytes() for code in shown)
    ]

    assert found == []


def test_nothing_of_them_is_left_on_the_screen(walked: Walked) -> None:
    assert walked.said["left"] == {"": []}
