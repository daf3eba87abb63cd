"""A request whose answer was lost: sent again, corrected, late; there is one of it.

The whole kiosk but its window, and a real center at the end of a line that is cut.
"""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from center.dossier.sealing import draft_purpose, seal
from kiosk import form as forms
from kiosk.camera.photographs import Pages, Photograph
from kiosk.client import new_command
from kiosk.form import open_form
from kiosk.printing.file_printer import FilePrinter
from kiosk.visit import Visit
from kiosk.words import Act, News, Screen
from tests.kiosk.cable import Cable
from tests.kiosk.windowless import Windowless
from tests.processes import Center, make_center
from tests.web.applicants import (
    AT_WINDOW,
    LOG,
    WITHOUT_WINDOW,
    answers,
    keys_of,
    opened,
    photograph,
)
from tests.web.catalogue_files import send, shipped, written
from tests.web.streams import eventually

REQUEST = b"POST /v1/requests "
FIRST, LATER = "سعاد الباجوري", "سعاد الشوربجي"


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Center]:
    with make_center(tmp_path_factory.mktemp("resending")).start() as made:
        yield made


class Kiosk(Windowless):
    """A kiosk at the end of a line, which puts its papers into a folder."""

    def __init__(self, center: Center, cable: Cable, folder: Path) -> None:
        super().__init__(center, FilePrinter(folder), cable.url)
        self.center, self.cable, self.folder = center, cable, folder

    def fill(self, service: str, *, photographed: bool) -> None:
        """Everything is answered; what remains is to send it."""
        known = self.director.known.catalogue
        assert known is not None
        wanted, typed = known.service(service), answers(service)
        form = open_form(known.questions(service), wanted.documents)
        given = tuple(typed.get(each.id, "") for each in form.questions[:-1])
        number = typed.get("national_id", "")
        twice = (("national_id", number),) if number else ()
        form = replace(form, answers=(*given, form.answers[-1]), again=twice)
        for act, value in (
            (Act.START, None),
            (Act.CHOOSE, wanted.category),
            (Act.CHOOSE, service),
            (Act.FILL, form),
        ):
            self.director.touch(act, value)
        pages = self.photographs() if photographed else Pages()
        whole = forms.at(form, len(form.questions))
        visit = replace(self.director.visit, screen=Screen.REVIEW, form=whole)
        self.director.visit = replace(visit, pages=pages)
        self.rename(FIRST)

    def photographs(self) -> Pages:
        """As the camera would have taken them: sealed when they were taken."""
        draft = new_command()
        about = draft_purpose(LOG, draft)
        sealed = seal(photograph(), keys_of(self.center).public, about)
        return Pages(kept=(Photograph("nid", draft, sealed, b""),))

    def rename(self, name: str) -> None:
        """Correct the name, from the summary or from where it could not be sent."""
        if self.director.visit.screen is Screen.NOT_SENT:
            self.director.touch(Act.CORRECT)
        self.director.touch(Act.CORRECT, self.name_question)
        self.director.touch(Act.ERASE_ALL)
        for sign in name:
            self.director.touch(Act.KEY, sign)
        self.director.touch(Act.NEXT)
        assert self.director.visit.screen is Screen.REVIEW

    @property
    def name_question(self) -> int:
        questions = self.director.visit.form.questions
        return [each.id for each in questions].index("applicant_name")

    def send(self) -> Visit:
        """Send it; what came of that."""
        self.director.touch(Act.SEND)
        return self.settled()

    def settled(self) -> Visit:
        ends = (Screen.NOT_SENT, Screen.TAKE_TICKET, Screen.TAKE_RECEIPT)
        return self.until_one_of(*ends)

    def papers(self) -> list[str]:
        return [path.stem for path in self.folder.glob("*.png")]


@pytest.fixture
def kiosk(center: Center, tmp_path: Path) -> Iterator[Kiosk]:
    already = len(received(center))
    with Cable(center.port) as cable, Kiosk(center, cable, tmp_path) as made:
        yield made
    assert len(received(center)) == already + 1


def test_missing_papers_whose_answer_is_lost_are_received_once_with_their_pages(
    kiosk: Kiosk, center: Center
) -> None:
    kiosk.fill(WITHOUT_WINDOW, photographed=False)
    filed = kiosk.send().filed
    assert filed is not None
    kiosk.director.touch(Act.DONE)
    kiosk.director.read_code(filed.url)
    kiosk.until_one_of(Screen.FOLLOWED)
    kiosk.director.touch(Act.DO, "documents")
    asked = kiosk.director.visit
    form = replace(asked.form, draft="nid")
    kiosk.director.visit = replace(asked, form=form, pages=kiosk.photographs())
    kiosk.cable.loses = b"POST /v1/requests/documents "
    kiosk.director.touch(Act.NEXT)
    lost = kiosk.until_one_of(Screen.NOT_DONE)
    kiosk.cable.loses = None
    kiosk.director.touch(Act.TRY_AGAIN)
    shown = kiosk.until_one_of(Screen.SETTLED)

    assert (lost.refusal, shown.wanted) == ("", "documents")
    about = [line for line in center.lines() if line.get("request") == filed.request]
    [added] = [line for line in about if line["kind"] == "request.documents_added"]
    assert added["documents"] == {"nid": "photo"}
    assert [len(pages) for pages in added["pages"].values()] == [1]


def received(center: Center) -> list[dict[str, Any]]:
    return [line for line in center.lines() if line["kind"] == "request.received"]


def name_in_last_dossier(center: Center) -> str:
    [*_, line] = received(center)
    parts = opened(center, str(line["request"])).values()
    return next(part["applicant_name"] for part in parts if "applicant_name" in part)


PHOTOGRAPHED = pytest.mark.parametrize("photographed", [False, True])


@PHOTOGRAPHED
def test_a_request_whose_answer_is_lost_is_received_once_when_it_is_sent_again(
    kiosk: Kiosk, photographed: bool
) -> None:
    kiosk.fill(WITHOUT_WINDOW, photographed=photographed)
    kiosk.cable.loses = REQUEST
    lost = kiosk.send()
    kiosk.cable.loses = None
    kiosk.director.touch(Act.TRY_AGAIN)
    shown = kiosk.settled()

    assert (lost.screen, lost.refusal) == (Screen.NOT_SENT, "")
    assert shown.screen is Screen.TAKE_RECEIPT
    assert not shown.as_first_sent
    assert shown.filed is not None
    assert kiosk.papers() == [shown.filed.request]


@pytest.mark.parametrize(
    ("service", "photographed"),
    [
        (WITHOUT_WINDOW, False),
        (WITHOUT_WINDOW, True),
        (AT_WINDOW, False),
        ("grievance", True),
    ],
)
def test_who_corrects_a_request_that_had_arrived_is_told_so_and_has_one_paper(
    kiosk: Kiosk, center: Center, service: str, photographed: bool
) -> None:
    kiosk.fill(service, photographed=photographed)
    kiosk.cable.loses = REQUEST
    kiosk.send()
    kiosk.cable.loses = None
    kiosk.rename(LATER)
    shown = kiosk.send()

    assert shown.as_first_sent
    assert shown.screen in (Screen.TAKE_RECEIPT, Screen.TAKE_TICKET)
    assert len(kiosk.papers()) == 1
    assert name_in_last_dossier(center) == FIRST


@PHOTOGRAPHED
def test_who_corrects_a_request_that_never_arrived_has_the_correction_received(
    kiosk: Kiosk, center: Center, photographed: bool
) -> None:
    kiosk.fill(WITHOUT_WINDOW, photographed=photographed)
    kiosk.cable.swallows = REQUEST
    kiosk.send()
    kiosk.cable.swallows = None
    kiosk.rename(LATER)
    shown = kiosk.send()

    assert shown.screen is Screen.TAKE_RECEIPT
    assert not shown.as_first_sent
    assert len(kiosk.papers()) == 1
    assert name_in_last_dossier(center) == LATER


def test_a_correction_whose_answer_is_lost_too_is_found_again(
    kiosk: Kiosk, center: Center
) -> None:
    kiosk.fill(WITHOUT_WINDOW, photographed=False)
    kiosk.cable.swallows = REQUEST
    kiosk.send()
    kiosk.cable.swallows, kiosk.cable.loses = None, REQUEST
    kiosk.rename(LATER)
    kiosk.send()
    kiosk.cable.loses = None
    kiosk.rename("سعاد القاضي")
    shown = kiosk.send()

    assert shown.as_first_sent
    assert name_in_last_dossier(center) == LATER


def test_an_answer_that_comes_while_somebody_corrects_is_shown_at_once(
    kiosk: Kiosk,
) -> None:
    kiosk.fill(WITHOUT_WINDOW, photographed=False)
    kiosk.director.touch(Act.SEND)
    kiosk.director.hear(News.UNANSWERED)
    kiosk.rename(LATER)
    kiosk.director.touch(Act.CORRECT, 0)
    shown = kiosk.until_one_of(Screen.TAKE_RECEIPT)

    assert shown.as_first_sent
    assert shown.filed is not None
    assert kiosk.papers() == [shown.filed.request]


def test_no_answer_after_a_refusal_is_not_shown_as_that_refusal(kiosk: Kiosk) -> None:
    kiosk.fill("reconciliation", photographed=False)
    known = kiosk.director.visit
    kiosk.director.visit = replace(known, form=replace(known.form, again=()))
    refused = kiosk.send()
    kiosk.director.visit = replace(kiosk.director.visit, form=known.form)
    kiosk.rename(LATER)
    kiosk.cable.loses = REQUEST
    lost = kiosk.send()
    kiosk.cable.loses = None
    kiosk.director.touch(Act.TRY_AGAIN)

    assert (refused.screen, refused.refusal) == (Screen.NOT_SENT, "bad_field")
    assert (lost.screen, lost.refusal) == (Screen.NOT_SENT, "")
    assert kiosk.settled().screen is Screen.TAKE_TICKET


def test_who_wrote_while_another_list_took_effect_answers_what_is_new_and_is_received(
    kiosk: Kiosk, center: Center
) -> None:
    service = "complaint"
    kiosk.fill(service, photographed=False)
    publish_question(center, service, "street_light")
    refused = kiosk.send()
    while kiosk.director.newer_catalogue is None:  # the list was slow to come
        kiosk.director.touch(Act.CORRECT)
        refused = kiosk.send()
    kiosk.director.touch(Act.CORRECT)
    asked = kiosk.director.visit.form.now.id
    for sign in "ثلاثة":
        kiosk.director.touch(Act.KEY, sign)
    kiosk.director.touch(Act.NEXT)
    reviewed = kiosk.director.visit.screen

    assert (refused.screen, refused.refusal) == (Screen.NOT_SENT, "bad_field")
    assert (asked, reviewed) == ("street_light", Screen.REVIEW)
    assert kiosk.send().screen is Screen.TAKE_RECEIPT
    assert name_in_last_dossier(center) == FIRST


def publish_question(center: Center, service: str, question: str) -> None:
    """One more question that has to be answered, in force at once."""
    content = shipped()
    (found,) = [each for each in content["services"] if each["id"] == service]
    asked = {"id": question, "kind": "text", "required": True}
    found["fields"].append({**asked, "label_ar": "العمود", "label_en": "The pole"})
    file = written(content)
    assert send(center.manager(), file, command=new_command(), effective_at=0).ok
    announced = sha256(file).hexdigest()
    eventually(lambda: center.kiosk().get("/v1/catalogue").json()["hash"] == announced)


def test_nothing_else_is_begun_before_it_is_known_what_became_of_it(
    kiosk: Kiosk,
) -> None:
    kiosk.fill(WITHOUT_WINDOW, photographed=False)
    kiosk.cable.loses = REQUEST
    kiosk.send()
    kiosk.cable.loses = None
    kiosk.director.touch(Act.CORRECT)
    for _ in range(20):
        kiosk.director.touch(Act.BACK)
    left = kiosk.director.visit
    while kiosk.director.visit.screen is not Screen.REVIEW:
        kiosk.director.touch(Act.BACK)

    assert left.unanswered
    assert left.screen not in (Screen.DOCUMENTS, Screen.CONFIRM, Screen.SERVICE)
    assert kiosk.send().screen is Screen.TAKE_RECEIPT
