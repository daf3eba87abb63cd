"""What touches do while papers are photographed, without a screen."""

from dataclasses import replace

import pytest

from kiosk.camera.photographs import (
    MOST_OF_DOCUMENT,
    MOST_OF_VISIT,
    Brought,
    Pages,
    Photograph,
    Shot,
)
from kiosk.consequences import Errand, errands, patience
from kiosk.flow import apply
from kiosk.form import at, open_form
from kiosk.gallery import offered_catalogue
from kiosk.gallery_requests import SERVICE, whole_form
from kiosk.giving import given_of
from kiosk.photographing import possible
from kiosk.screens.phone import rows_of
from kiosk.screens.scene import Scene
from kiosk.text.wording import Words
from kiosk.theme import Variant, theme_for
from kiosk.visit import Visit, first_visit
from kiosk.widgets.look import Look
from kiosk.words import Act, News, Over, Screen
from tests.kiosk.papers import TEXTS

CATALOGUE = offered_catalogue()
FORM = whole_form(CATALOGUE)
PAPERS = replace(
    first_visit("ar"),
    screen=Screen.ASK_DOCUMENTS,
    service=SERVICE,
    form=at(FORM, len(FORM.questions) - 1),
    camera="ok",
)
NEEDED, OTHER = "nid", "poa"


def page(document: str = NEEDED, mark: bytes = b"1") -> Photograph:
    return Photograph(document, "d" * 32, mark, mark)


def shot(document: str = NEEDED, mark: bytes = b"1") -> Shot:
    return Shot(page(document, mark + b"clearer"), page(document, mark))


def after(visit: Visit, *acts: tuple[Act | News, object] | Act | News) -> Visit:
    for each in acts:
        act, value = each if isinstance(each, tuple) else (each, None)
        visit = apply(visit, act, value)  # type: ignore[arg-type]
    return visit


def taken(document: str = NEEDED) -> Visit:
    return after(
        PAPERS, (Act.PHOTOGRAPH, document), Act.TAKE, (News.TAKEN, shot(document))
    )


def answers(visit: Visit) -> dict[str, str]:
    done = after(visit, (Act.NEXT, "2026-11-22 warn"))
    assert done.screen is Screen.REVIEW
    return given_of(done, CATALOGUE.service(SERVICE)).documents


def test_a_page_that_is_kept_is_a_photograph_of_its_paper() -> None:
    visit = after(taken(), Act.KEEP)

    assert visit.screen is Screen.ASK_DOCUMENTS
    assert visit.pages.kept == (page(mark=b"1clearer"),)
    assert answers(visit)[NEEDED] == "photo"


def test_a_page_can_be_kept_as_it_was_taken() -> None:
    assert after(taken(), Act.CONTRAST, Act.KEEP).pages.kept == (page(),)
    assert after(taken(), Act.CONTRAST, Act.CONTRAST).pages.clearer


def test_a_paper_that_was_not_there_is_there_once_it_is_photographed() -> None:
    assert answers(PAPERS)[OTHER] == "not_applicable"
    assert answers(after(taken(OTHER), Act.KEEP))[OTHER] == "photo"


@pytest.mark.parametrize("way", [Act.BACK, Act.RETAKE])
def test_who_goes_back_has_taken_nothing(way: Act) -> None:
    visit = after(taken(), way)

    assert (visit.pages.kept, visit.pages.shot) == ((), None)
    assert visit.screen is (
        Screen.PHOTOGRAPH if way is Act.RETAKE else Screen.ASK_DOCUMENTS
    )


def test_a_paper_may_have_several_pages_up_to_a_limit() -> None:
    visit = taken()
    for _ in range(MOST_OF_DOCUMENT - 1):
        visit = after(visit, Act.ANOTHER, Act.TAKE, (News.TAKEN, shot()))
    full = after(visit, Act.ANOTHER)

    assert len(full.pages.kept) == MOST_OF_DOCUMENT
    assert full.screen is Screen.ASK_DOCUMENTS
    assert after(full, (Act.PHOTOGRAPH, NEEDED)) == full


def test_a_visit_has_no_more_pages_than_the_center_takes() -> None:
    kept = tuple(page(f"d{n}") for n in range(MOST_OF_VISIT))
    full = replace(PAPERS, pages=replace(PAPERS.pages, kept=kept))

    assert after(full, (Act.PHOTOGRAPH, NEEDED)) == full


def test_a_paper_that_is_not_here_after_all_loses_its_pages() -> None:
    visit = after(taken(), Act.KEEP, (Act.PAPER, NEEDED))

    assert visit.pages.kept == ()
    assert answers(visit)[NEEDED] == "missing"


def test_only_papers_of_the_list_and_a_kiosk_with_a_camera() -> None:
    assert after(PAPERS, (Act.PHOTOGRAPH, "passport")) == PAPERS
    without = replace(PAPERS, camera="")
    assert after(without, (Act.PHOTOGRAPH, NEEDED)) == without


@pytest.mark.parametrize("state", ["gone", "silent", "error"])
def test_a_camera_that_fails_leaves_the_paper(state: str) -> None:
    seen = after(PAPERS, (Act.PHOTOGRAPH, NEEDED), Act.TAKE, (News.CAMERA, state))

    assert (seen.screen, seen.camera) == (Screen.PHOTOGRAPH, state)
    assert after(seen, Act.TAKE) == seen
    assert answers(after(seen, Act.PAPER))[NEEDED] == "paper"


UNSEEN = "dangerous_building"
"""Nobody is shown its papers."""


def unseen(camera: str = "ok") -> Visit:
    service = CATALOGUE.service(UNSEEN)
    form = open_form(CATALOGUE.questions(UNSEEN), service.documents, pictures_only=True)
    asked = at(form, len(form.questions) - 1)
    return replace(PAPERS, service=UNSEEN, form=asked, camera=camera)


def told(visit: Visit) -> dict[str, str]:
    return given_of(
        after(visit, (Act.NEXT, "2026-11-22 warn")), CATALOGUE.service(UNSEEN)
    ).documents


NOTHING_SEEN = {"nid": "missing", "photo": "missing", "evidence": "not_applicable"}


def test_a_paper_that_nobody_is_shown_is_missing_until_it_is_photographed() -> None:
    laid = after(unseen(), (Act.PAPER, NEEDED))
    kept = after(laid, Act.TAKE, (News.TAKEN, shot()), Act.KEEP)

    assert told(unseen()) == NOTHING_SEEN
    assert (laid.screen, laid.pages.document) == (Screen.PHOTOGRAPH, NEEDED)
    assert told(kept) == NOTHING_SEEN | {NEEDED: "photo"}
    assert told(after(kept, (Act.PAPER, NEEDED))) == NOTHING_SEEN


def test_a_camera_that_fails_does_not_make_a_paper_of_what_nobody_is_shown() -> None:
    failed = after(unseen(), (Act.PHOTOGRAPH, NEEDED), (News.CAMERA, "gone"))
    gone_on = after(failed, Act.PAPER)

    assert gone_on.screen is Screen.ASK_DOCUMENTS
    assert told(gone_on) == NOTHING_SEEN
    assert after(unseen(""), (Act.PAPER, NEEDED)) == unseen("")


def test_what_nobody_is_shown_is_sent_as_missing_whatever_a_form_says() -> None:
    """A form that was begun while the service had a window."""
    visit = unseen()
    papers = replace(visit.form, draft="nid photo", pictures_only=False)

    assert told(replace(visit, form=papers)) == NOTHING_SEEN


@pytest.mark.parametrize(
    ("camera", "phones", "alone", "can"),
    [
        ("ok", False, False, True),
        ("gone", False, False, False),
        ("", False, False, False),
        ("", True, False, True),
        ("", True, True, False),
    ],
)
def test_whether_papers_can_be_photographed_here_is_known_before_anything_is_typed(
    camera: str, phones: bool, alone: bool, can: bool
) -> None:
    visit = replace(PAPERS, camera=camera, center=News.ALONE if alone else News.OPEN)

    assert possible(visit, phones) is can


def test_no_picture_in_time_is_a_silent_camera() -> None:
    visit = after(PAPERS, (Act.PHOTOGRAPH, NEEDED), Act.TAKE, News.TIME_UP)

    assert (visit.screen, visit.camera) == (Screen.PHOTOGRAPH, "silent")


def test_a_picture_that_comes_too_late_is_nobodys() -> None:
    late = (News.TAKEN, shot())

    assert after(PAPERS, late) == PAPERS
    left = after(PAPERS, (Act.PHOTOGRAPH, NEEDED), Act.BACK)
    assert after(left, late) == left


def test_the_camera_sees_only_while_a_paper_lies_before_it() -> None:
    before = after(PAPERS, (Act.PHOTOGRAPH, NEEDED))
    taking, checked = after(before, Act.TAKE), taken()

    assert errands(PAPERS, before) == (Errand.WATCH,)
    assert errands(before, taking) == (Errand.TAKE,)
    assert errands(taking, checked) == (Errand.REST,)
    assert errands(checked, after(checked, Act.RETAKE)) == (Errand.WATCH,)
    assert errands(before, after(before, Act.BACK)) == (Errand.REST,)


def test_whoever_goes_leaves_no_page_and_the_camera_stays_known() -> None:
    kept = after(taken(), Act.KEEP)

    gone = after(kept, News.SILENCE, News.TIME_UP)
    assert (gone.pages.kept, gone.camera) == ((), "ok")
    chosen_anew = after(kept, *[Act.BACK] * 40)
    assert chosen_anew.pages.kept == ()


SHOWN = after(PAPERS, Act.PHONE, (News.BOX, "https://guests.example/c"))


def test_a_phone_is_shown_a_code_for_as_long_as_it_is_on_the_screen() -> None:
    asked = after(PAPERS, Act.PHONE)
    left = after(SHOWN, Act.NEXT)

    assert errands(PAPERS, asked) == (Errand.OPEN_BOX,)
    assert (SHOWN.screen, SHOWN.pages.code) == (
        Screen.PHONE,
        "https://guests.example/c",
    )
    assert errands(SHOWN, left) == (Errand.CLOSE_BOX,)
    assert (left.screen, left.pages.code) == (Screen.ASK_DOCUMENTS, "")


def test_what_a_phone_sends_is_a_photograph_like_any_other() -> None:
    begun = after(SHOWN, (News.BROUGHT, Brought((), (OTHER,))))
    come = after(begun, (News.BROUGHT, Brought((page(OTHER), page(OTHER, b"2")), ())))

    assert (begun.pages.coming, come.pages.coming) == ((OTHER,), ())
    assert answers(after(come, Act.BACK))[OTHER] == "photo"
    assert len(come.pages.of(OTHER)) == 2


def test_a_phone_is_asked_for_as_many_pages_as_the_visit_has_room_for() -> None:
    ids = [each.id for each in FORM.questions[-1].options]
    taken = tuple(page(each, b"%d" % n) for each in ids[:4] for n in range(5))
    asked = after(replace(PAPERS, pages=Pages(kept=taken)), Act.PHONE)
    come = tuple(page(ids[5], b"%d" % n) for n in range(asked.pages.room))
    full = after(asked, (News.BROUGHT, Brought(come, ())), Act.NEXT)

    assert asked.pages.room == 4
    assert len(full.pages.of(ids[5])) == 4
    assert after(full, Act.PHONE) == full


def test_a_phone_sends_nothing_that_was_not_asked_for() -> None:
    come = after(SHOWN, (News.BROUGHT, Brought((page("passport"), page()), ())))

    assert come.pages.kept == (page(),)


def test_what_had_been_sent_comes_to_the_list_when_the_code_is_left() -> None:
    late = (News.BROUGHT, Brought((page(),), ()))
    left = after(SHOWN, Act.NEXT)

    assert after(left, late).pages.kept == (page(),)
    assert after(left, Act.BACK, late).pages.kept == ()


def test_who_cannot_get_a_code_may_ask_for_another() -> None:
    cut_off = after(SHOWN, (News.BOX, ""))
    again = after(cut_off, Act.TRY_AGAIN)

    assert (cut_off.pages.cut_off, cut_off.pages.code) == (True, "")
    assert errands(cut_off, again) == (Errand.OPEN_BOX,)


def test_papers_that_have_not_come_yet_stand_before_those_that_have() -> None:
    pages = Pages(kept=(page("nid"), page("own")), coming=("poa",))

    shown = pages.lacking_first(("nid", "poa", "own", "sketch", "coords"))

    assert shown == ["poa", "sketch", "coords", "nid", "own"]
    assert [pages.arrival(each) for each in shown[:3]] == [
        *("arriving", "not_arrived", "not_arrived"),
    ]


@pytest.mark.parametrize(
    ("size", "variants", "papers", "named", "said"),
    [
        ((1080, 1920), (), 6, 6, ""),
        ((1080, 1920), (), 8, 5, "و٣ مستندات أخرى"),
        ((1080, 1920), (Variant.LARGE_TEXT,), 3, 3, ""),
        ((1080, 1920), (Variant.LARGE_TEXT,), 4, 2, "ومستندان آخران"),
        ((1280, 720), (Variant.LARGE_TEXT,), 13, 1, "و١٢ مستندًا آخر"),
    ],
)
def test_papers_for_which_there_is_no_room_beside_the_code_are_counted(
    size: tuple[int, int],
    variants: tuple[Variant, ...],
    papers: int,
    named: int,
    said: str,
) -> None:
    words = Words(TEXTS, "ar")
    theme = theme_for(frozenset(variants), size[0] > size[1])
    scene = Scene(SHOWN, Look(theme, words, *size), None)

    assert rows_of(scene, papers) == named
    assert not said or words.count("more_papers", papers - named) == said


def test_who_is_busy_with_a_phone_has_more_time() -> None:
    assert patience(SHOWN, 30, 10) == (120, News.SILENCE)


def test_who_is_asked_whether_they_are_there_answers_by_sending() -> None:
    asked = after(SHOWN, News.SILENCE)
    nothing_new = after(asked, (News.BROUGHT, Brought((), ())))
    sent = after(asked, (News.BROUGHT, Brought((page(),), ())))

    assert asked.over is nothing_new.over is Over.MORE_TIME
    assert (sent.screen, sent.over) == (Screen.PHONE, Over.NOTHING)
    assert sent.pages.kept == (page(),)


def test_the_camera_reads_codes_while_a_paper_is_asked_for() -> None:
    asked = replace(PAPERS, screen=Screen.SHOW_CODE)
    before = replace(asked, screen=Screen.PURPOSES)

    assert errands(before, asked) == (Errand.READ,)
    assert errands(asked, before) == (Errand.REST,)
    without = replace(asked, camera="")
    assert errands(replace(before, camera=""), without) == ()
