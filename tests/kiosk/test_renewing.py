"""Another list takes effect while somebody writes: what was typed is kept."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from msgspec.structs import replace as struct_replace

from center.domain.catalogue import Document, Field
from kiosk.answers import Catalogue, Service
from kiosk.director import Director
from kiosk.form import open_form
from kiosk.gallery import offered_catalogue
from kiosk.gallery_requests import whole_form
from kiosk.visit import ORDINARY, Visit
from kiosk.words import Act, Screen
from tests.kiosk.test_director import Kiosk
from tests.kiosk.test_photographing import page

SERVICE = "reconciliation"
CATALOGUE = offered_catalogue()
LISTED = CATALOGUE.service(SERVICE)
PAPER = Document("new_paper", "ورقة جديدة", "New paper", False)
QUESTION = Field("floor", "الدور", "Floor", "digits", True)


def newer(change: Callable[[Service], Service | None]) -> Catalogue:
    """The catalogue with another list for the one service, or without the service."""
    services = (
        change(each) if each.id == SERVICE else each for each in CATALOGUE.services
    )
    return struct_replace(CATALOGUE, services=tuple(filter(None, services)))


def asking(question: Field) -> Catalogue:
    return newer(lambda it: struct_replace(it, fields=(*it.fields, question)))


def needing(*documents: Document) -> Catalogue:
    return newer(lambda it: struct_replace(it, documents=documents))


def refused(by: str, catalogue: Catalogue | None) -> Director:
    """Who has written a whole request, sent it and is refused by the newer list."""
    director = Kiosk().director
    form = whole_form(CATALOGUE)
    visit = replace(
        director.visit,
        screen=Screen.NOT_SENT,
        category=LISTED.category,
        service=SERVICE,
        side=ORDINARY,
        refusal=by,
        form=replace(form, place=len(form.questions)),
    )
    director.visit = visit
    if catalogue is not None:
        director.hear_of_catalogue(catalogue)
    return director


def gone_on(director: Director) -> Visit:
    director.touch(Act.CORRECT)
    return director.visit


def test_only_the_new_question_is_asked_and_then_the_summary_shown() -> None:
    director = refused("bad_field", asking(QUESTION))
    before = director.visit.form.given

    asked = gone_on(director)
    director.touch(Act.KEY, "3")
    director.touch(Act.NEXT)
    summary = director.visit
    director.touch(Act.SEND)

    assert (asked.screen, asked.form.now.id) == (Screen.ASK_NUMBER, "floor")
    assert summary.screen is Screen.REVIEW
    assert summary.form.given == {**before, "floor": "3"}
    assert director.visit.screen is Screen.SENDING


def test_a_new_question_that_is_optional_is_asked_too() -> None:
    director = refused("bad_field", asking(replace(QUESTION, required=False)))

    asked = gone_on(director)
    director.touch(Act.SKIP)

    assert asked.form.now.id == "floor"
    assert director.visit.screen is Screen.REVIEW


def test_who_goes_back_from_what_is_new_is_led_to_it_again_before_it_is_sent() -> None:
    director = refused("bad_field", asking(QUESTION))
    gone_on(director)

    director.touch(Act.BACK)
    assert director.visit.screen is Screen.REVIEW
    director.touch(Act.SEND)

    assert director.visit.form.now.id == "floor"


def test_a_new_paper_is_asked_about_with_what_was_said_of_the_others() -> None:
    director = refused("unlisted_document", needing(*LISTED.documents, PAPER))
    brought = director.visit.form.brought

    asked = gone_on(director)

    assert asked.screen is Screen.ASK_DOCUMENTS
    assert PAPER.id in {each.id for each in asked.form.now.options}
    assert set(asked.form.draft.split()) == brought


def test_a_paper_that_is_not_needed_any_more_takes_its_pages_with_it() -> None:
    first, *others = LISTED.documents
    director = refused("unlisted_document", needing(*others))
    taken = [page(first.id), page(others[0].id)]
    pages = replace(director.visit.pages, kept=tuple(taken))
    director.visit = replace(director.visit, pages=pages)

    shown = gone_on(director)

    assert shown.screen is Screen.REVIEW
    assert first.id not in shown.form.brought
    assert [each.document for each in shown.pages.kept] == [others[0].id]


def test_an_answer_that_the_newer_list_would_not_take_is_asked_for_again() -> None:
    def choices(it: Service) -> Service:
        fields = (
            replace(each, options=each.options[1:]) if each.id == "capacity" else each
            for each in it.fields
        )
        return struct_replace(it, fields=tuple(fields))

    asked = gone_on(refused("bad_field", newer(choices)))

    assert (asked.screen, asked.form.now.id) == (Screen.ASK_CHOICE, "capacity")


@pytest.mark.parametrize(
    "change",
    [
        lambda it: None,
        lambda it: struct_replace(it, refusal="quota_reached"),
        lambda it: struct_replace(it, window="none"),
    ],
    ids=["gone", "full", "given without a window"],
)
def test_what_is_gone_or_given_in_another_way_is_not_gone_on_with(
    change: Callable[[Service], Service | None],
) -> None:
    director = refused("bad_field", newer(change))

    gone_on(director)

    assert director.known.catalogue == CATALOGUE


def test_a_refusal_for_another_reason_leads_back_to_what_was_written() -> None:
    director = refused("one_live_ticket", asking(QUESTION))
    form = director.visit.form

    shown = gone_on(director)

    assert shown.screen is Screen.REVIEW
    assert shown.form.questions == form.questions


def test_nothing_is_sent_that_lacks_an_answer() -> None:
    """Who changes one answer and goes back may have made another one necessary."""
    director = refused("one_live_ticket", None)
    gone_on(director)
    questions = open_form(CATALOGUE.questions(SERVICE), LISTED.documents).questions
    place = [each.id for each in questions].index("applicant_name")
    answers = list(director.visit.form.answers)
    answers[place] = ""
    form = replace(director.visit.form, answers=tuple(answers))
    director.visit = replace(director.visit, form=form)

    director.touch(Act.SEND)

    assert director.visit.form.now.id == "applicant_name"
