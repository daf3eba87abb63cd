"""The way through the kiosk, without a screen."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import photographing
from kiosk.answers import Expected
from kiosk.consequences import Errand, errands, patience
from kiosk.flow import ENDS, FORGOTTEN, IN_FORM, MOVES, TAKES, apply
from kiosk.form import at
from kiosk.gallery import EXPECTED, TICKET, offered_catalogue
from kiosk.gallery_in_hand import followed, standing
from kiosk.gallery_requests import FILED, whole_form
from kiosk.holding import SERVICES, Purpose
from kiosk.in_hand import CHANGES
from kiosk.keys import Layout
from kiosk.theme import Variant
from kiosk.visit import (
    ASKS,
    FIELDS,
    HOME,
    ORDINARY,
    PRIORITY,
    RESTING,
    STEPS,
    Value,
    Visit,
    first_visit,
)
from kiosk.words import Act, Help, News, Over, Screen
from tests.kiosk.codes import receipt_code, ticket_code

OPEN = apply(first_visit("ar"), News.OPEN)

SIX_TOUCHES: tuple[tuple[Act, Value], ...] = (
    (Act.START, None),
    (Act.CHOOSE, "shops"),
    (Act.CHOOSE, "shop_licence"),
    (Act.HAVE_DOCUMENTS, None),
    (Act.ANSWER, ORDINARY),
    (Act.CONFIRM, "c1"),
)


def after(*acts: tuple[Act | News, Value], visit: Visit = OPEN) -> Visit:
    for act, value in acts:
        visit = apply(visit, act, value)
    return visit


def touched(count: int) -> Visit:
    return after(*SIX_TOUCHES[:count])


FORM = at(whole_form(offered_catalogue()), 0)

PRINTING = after((News.ISSUED, TICKET), visit=touched(6))


def test_a_plain_ticket_takes_six_touches() -> None:
    screens = [touched(count).screen for count in range(7)]

    assert screens == [Screen.WELCOME, *STEPS, Screen.ISSUING]
    assert touched(6).service == "shop_licence"
    assert touched(6).side == ORDINARY
    assert touched(6).command == "c1"


def test_the_printed_ticket_is_taken_and_the_next_person_finds_nothing() -> None:
    taken = after((News.PRINTED, None), visit=PRINTING)
    done = apply(taken, Act.DONE)

    assert taken.screen is Screen.TAKE_TICKET
    assert taken.ticket == TICKET
    assert done == OPEN


@pytest.mark.parametrize(
    ("news", "screen"),
    [
        (News.PRINTED, Screen.TAKE_TICKET),
        (News.NO_PAPER, Screen.OUT_OF_PAPER),
        (News.PRINT_FAILED, Screen.NOT_PRINTED),
        (News.TIME_UP, Screen.NOT_PRINTED),
    ],
)
def test_the_number_stays_on_the_screen_whatever_the_printer_does(
    news: News, screen: Screen
) -> None:
    shown = apply(PRINTING, news)

    assert shown.screen is screen
    assert shown.ticket == TICKET


@pytest.mark.parametrize("count", range(1, 6))
def test_back_leads_to_the_step_before_and_forgets_what_it_asked(count: int) -> None:
    back = apply(touched(count), Act.BACK)

    assert back == touched(count - 1) or back.screen is Screen.WELCOME
    assert back.screen is touched(count - 1).screen
    names = FORGOTTEN[back.screen]
    assert [getattr(back, name) for name in names] == [
        getattr(OPEN, name) for name in names
    ]


def test_the_page_of_services_is_kept_when_coming_back_from_a_service() -> None:
    second = after((Act.MORE, 5), visit=touched(2))
    chosen = after((Act.CHOOSE, "fence"), visit=second)

    assert apply(chosen, Act.BACK) == second
    assert apply(second, Act.BACK).first_service == 0


def test_the_page_of_categories_is_kept_until_the_welcome() -> None:
    second = after((Act.MORE, 8), visit=touched(1))
    chosen = after((Act.CHOOSE, "shops"), visit=second)

    assert second.screen is Screen.CATEGORY
    assert apply(chosen, Act.BACK) == second
    assert apply(second, Act.BACK).first_category == 0


def test_a_change_on_the_last_step_leads_back_to_its_own_question() -> None:
    confirming = touched(5)

    assert apply(confirming, Act.CHANGE_SIDE) == touched(4)
    assert apply(confirming, Act.CHANGE_SERVICE) == touched(1)


def test_a_lost_answer_is_asked_for_again_with_the_same_command() -> None:
    lost = apply(touched(6), News.UNANSWERED)
    again = apply(lost, Act.TRY_AGAIN)

    assert lost.screen is Screen.NOT_GIVEN
    assert again.screen is Screen.ISSUING
    assert again.command == "c1"
    assert errands(lost, again) == (Errand.ISSUE,)


def test_after_a_refusal_another_service_has_another_command() -> None:
    refused = apply(touched(6), News.REFUSED, "quota_reached")
    other = apply(refused, Act.BACK)

    assert refused.refusal == "quota_reached"
    assert other.screen is Screen.CATEGORY
    assert (other.command, other.refusal) == ("", "")


def test_the_list_of_documents_is_printed_and_the_visit_ends_well() -> None:
    printing = apply(touched(3), Act.PRINT_LIST)
    taken = apply(printing, News.PRINTED)

    assert errands(touched(3), printing) == (Errand.PRINT_LIST,)
    assert taken.screen is Screen.TAKE_LIST
    assert apply(taken, News.TIME_UP) == OPEN


@pytest.mark.parametrize(
    "news", [News.NO_PAPER, News.PRINT_FAILED, News.TIME_UP], ids=str
)
def test_a_list_that_cannot_be_printed_can_be_read_from_the_screen(news: News) -> None:
    failed = apply(apply(touched(3), Act.PRINT_LIST), news)

    assert failed.screen is Screen.LIST_NOT_PRINTED
    assert apply(failed, Act.BACK) == touched(3)
    assert apply(failed, Act.DONE) == OPEN


def test_why_a_service_cannot_be_had_is_told_and_its_list_still_read() -> None:
    told = apply(touched(2), Act.WHY, "shop_licence")
    read = apply(told, Act.READ)

    assert told.screen is Screen.NOT_OFFERED
    assert read.screen is Screen.DOCUMENTS
    assert apply(told, Act.BACK) == apply(read, Act.BACK) == touched(2)


@pytest.mark.parametrize("count", range(7))
def test_the_language_turns_without_losing_the_place(count: int) -> None:
    turned = apply(touched(count), Act.LANGUAGE)

    assert turned == replace(touched(count), language="en")
    assert apply(turned, Act.LANGUAGE) == touched(count)


def test_switches_work_on_their_sheet_only_and_fall_back_at_the_end() -> None:
    sheet = apply(touched(3), Act.EASIER_USE)
    large = apply(sheet, Act.SWITCH, Variant.LARGE_TEXT)
    both = apply(large, Act.SWITCH, Variant.HIGH_CONTRAST)
    closed = apply(both, Act.DONE)

    assert sheet.shown == Over.EASIER_USE
    assert closed.screen is Screen.DOCUMENTS
    assert closed.variants == {Variant.LARGE_TEXT, Variant.HIGH_CONTRAST}
    assert apply(both, Act.SWITCH, Variant.LARGE_TEXT).variants == {
        Variant.HIGH_CONTRAST
    }
    assert apply(touched(3), Act.SWITCH, Variant.LARGE_TEXT) == touched(3)
    end = after((News.SILENCE, None), (News.TIME_UP, None), visit=closed)
    assert end == OPEN


def test_silence_asks_once_and_then_ends_the_visit() -> None:
    asked = apply(touched(4), News.SILENCE)

    assert asked.over is Over.MORE_TIME
    assert apply(asked, Act.GO_ON) == touched(4)
    assert apply(asked, Act.START_OVER) == OPEN
    assert apply(asked, News.TIME_UP) == OPEN


@pytest.mark.parametrize(
    "screen",
    [
        *(Screen.OUT_OF_PAPER, Screen.NOT_PRINTED, Screen.TAKE_RECEIPT),
        *(Screen.KEEP_RECEIPT, Screen.SETTLED),
    ],
    ids=str,
)
def test_what_has_to_be_copied_or_read_does_not_go_without_a_warning(
    screen: Screen,
) -> None:
    shown = replace(PRINTING, screen=screen)
    waiting = patience(shown, 30, 10)

    assert waiting
    assert waiting[0] >= 30
    asked = apply(shown, waiting[1])
    assert asked.over is Over.MORE_TIME
    assert apply(asked, Act.GO_ON) == shown
    assert apply(asked, News.TIME_UP) == OPEN


def test_nothing_below_is_touched_through_a_sheet() -> None:
    for over in (News.SILENCE, Act.EASIER_USE):
        covered = apply(touched(5), over)

        assert apply(covered, Act.CONFIRM, "c1") == covered
        assert apply(covered, Act.BACK) == covered


def test_help_is_called_once_and_told_about() -> None:
    called = apply(touched(2), Act.HELP)

    assert errands(touched(2), called) == (Errand.CALL_HELP,)
    assert apply(called, Act.HELP) == called
    assert apply(called, News.HELP_COMING).help is Help.COMING
    assert apply(called, News.HELP_AWAY).help is Help.AWAY
    over = after((News.HELP_COMING, None), (News.HELP_OVER, None), visit=called)
    assert over == touched(2)


@pytest.mark.parametrize("news", [News.OPEN, News.SHUT, News.AWAY], ids=str)
def test_the_kiosk_rests_as_the_center_is(news: News) -> None:
    assert apply(first_visit("ar"), news).screen is HOME[news]
    assert apply(OPEN, news).screen is HOME[news]


@pytest.mark.parametrize("news", [News.SHUT, News.AWAY], ids=str)
def test_a_center_that_goes_lets_the_person_finish(news: News) -> None:
    gone = apply(touched(4), news)
    ended = after((News.SILENCE, None), (News.TIME_UP, None), visit=gone)

    assert gone.screen is Screen.PRIORITY
    assert ended.screen is HOME[news]


def test_an_estimate_is_asked_for_on_the_last_step() -> None:
    asked = apply(touched(4), Act.ANSWER, PRIORITY)
    known = apply(asked, News.EXPECTED, EXPECTED)

    assert errands(touched(4), asked) == (Errand.ASK_EXPECTED,)
    assert asked.expected is None
    assert known.expected == EXPECTED
    assert apply(known, Act.BACK).expected is None


VALUES: dict[Act | News, st.SearchStrategy[Value]] = {
    Act.CHOOSE: st.sampled_from(["shops", "shop_licence"]),
    Act.MORE: st.integers(0, 50),
    Act.PREVIOUS: st.integers(0, 50),
    Act.ANSWER: st.sampled_from([ORDINARY, PRIORITY]),
    Act.CONFIRM: st.just("c1"),
    Act.SWITCH: st.sampled_from(list(Variant)),
    News.EXPECTED: st.just(Expected(1, 0, 5)),
    News.ISSUED: st.just(TICKET),
    News.REFUSED: st.just("closed"),
    Act.FILL: st.just(FORM),
    Act.KEY: st.sampled_from(["م", "7", " ", "😀", "\u202e"]),
    Act.KEYS: st.sampled_from(list(Layout)),
    Act.WORD: st.just("محمد"),
    Act.PICK: st.sampled_from(["owner", "national_id", "yes", "no"]),
    Act.PART: st.sampled_from(["day:5", "month:2", "year:2020", "day:"]),
    Act.PAPER: st.just("nid"),
    Act.PAGE: st.integers(0, 3),
    Act.NEXT: st.just("2026-11-22 warn"),
    Act.CORRECT: st.integers(0, len(FORM.questions) - 1),
    Act.SEND: st.just("c2"),
    News.FILED: st.just(FILED),
    News.SCANNER: st.booleans(),
    Act.CODE: st.sampled_from(["https://example.com", ticket_code(), receipt_code()]),
    Act.PURPOSE: st.sampled_from(list(Purpose)),
    Act.WHY: st.sampled_from(list(SERVICES)),
    Act.TYPE: st.just("2026-11-22 warn"),
    Act.DO: st.sampled_from(["cancel", "return", "rating:good", "documents", "pay"]),
    News.TICKET_SEEN: st.just(standing("served")),
    News.REQUEST_SEEN: st.just(followed("received", offered_catalogue())),
}

TOUCHES = st.sampled_from([*Act, *News]).flatmap(
    lambda act: st.tuples(st.just(act), VALUES.get(act, st.none()))
)


@given(st.lists(TOUCHES, max_size=60))
def test_whatever_is_touched_silence_leads_home_with_nothing_kept(
    acts: list[tuple[Act | News, Value]],
) -> None:
    visit = first_visit("ar")
    for act, value in acts:
        before, visit = visit, apply(visit, act, value)
        if visit.screen is not before.screen:
            follows = MOVES.get((before.screen, act))
            ends = act in ENDS.get(before.screen, ()) or before.over
            in_form = (before.screen, act) in {**IN_FORM, **CHANGES}
            in_form = in_form or before.screen in FIELDS or act is Act.CODE
            assert visit.screen is follows or in_form or visit.screen in RESTING
            assert follows or in_form or ends or act in HOME or act is News.SILENCE

    for _ in range(8):
        waiting = patience(visit, 30, 10)
        if waiting:
            visit = apply(visit, waiting[1])
    assert patience(visit, 30, 10) is None
    assert visit == replace(
        first_visit("ar"),
        center=visit.center,
        screen=HOME[visit.center],
        help=visit.help,
        printer=visit.printer,
        reads_codes=visit.reads_codes,
        camera=visit.camera,
    )


@given(st.lists(TOUCHES, max_size=60))
def test_a_screen_always_has_what_it_shows(
    acts: list[tuple[Act | News, Value]],
) -> None:
    visit = after(*acts)

    if visit.screen in STEPS[1:]:
        assert visit.category or visit.purpose
    if visit.screen in STEPS[2:]:
        assert visit.service
    if visit.screen in (Screen.CONFIRM, Screen.ISSUING):
        assert visit.side
    if visit.screen in (Screen.ISSUING, Screen.PRINTING):
        assert visit.command
    if visit.screen in (Screen.PRINTING, Screen.TAKE_TICKET, Screen.OUT_OF_PAPER):
        assert visit.ticket == TICKET


OF_PAPER = {
    *(Screen.PURPOSES, Screen.SHOW_CODE, Screen.LOOKING, Screen.IN_HAND),
    *(Screen.FOLLOWED, Screen.SURE, Screen.DOING),
}
"""To these leads what is done with a paper in hand."""


OF_CAMERA = {*photographing.SEEING, Screen.PHOTO_CHECK, Screen.PHONE}
"""To these leads what is done with a camera."""


@pytest.mark.parametrize("screen", Screen, ids=str)
def test_every_screen_can_be_reached_and_left(screen: Screen) -> None:
    led_to = {*MOVES.values(), *HOME.values(), *ASKS.values(), Screen.REVIEW}
    left = {before for (before, _), then in MOVES.items() if then is not before}
    left |= {before for before, _ in (*CHANGES, *IN_FORM)}

    assert screen in led_to | OF_PAPER | OF_CAMERA
    assert screen in left | set(ENDS) | RESTING | FIELDS


def test_what_an_act_brings_is_taken_only_where_the_act_leads_on() -> None:
    assert TAKES.keys() <= MOVES.keys()
