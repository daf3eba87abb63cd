"""Visits led without a window: time, help, the center's news and its clock."""

from dataclasses import replace

import pytest
from msgspec.structs import replace as msgspec_replace

from center.texts import Texts, ascii_digits
from kiosk.answers import Catalogue, OpenHours
from kiosk.camera.photographs import Brought
from kiosk.consequences import Errand
from kiosk.director import Director
from kiosk.gallery import CENTER, MORNING, TICKET, examples, offered_catalogue
from kiosk.gallery_requests import whole_form
from kiosk.said import said
from kiosk.text.wording import Words
from kiosk.words import Act, Help, News, Over, Screen

HOUR = 3_600_000


class Seconds:
    """A ticker turned by hand."""

    def __init__(self) -> None:
        self.runs = False
        self.begun = 0.0
        """How much of a second has gone by."""

    def restart(self) -> None:
        self.runs, self.begun = True, 0.0

    def go_on(self) -> None:
        self.runs = True

    def stop(self) -> None:
        self.runs = False


class Kiosk:
    """A director with everything around it written down."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.errands: list[Errand] = []
        self.seconds = Seconds()
        self.director = Director("ar", 30, 10, self.show)
        self.director.ticker = self.seconds
        self.director.run_errand = self.errands.append
        self.director.hear_of_catalogue(offered_catalogue())
        self.director.hear_of_center(CENTER)

    def show(self) -> None:
        self.shown.append(self.director.visit.shown)

    def wait(self, seconds: int) -> None:
        for _ in range(seconds):
            if self.seconds.runs:
                self.director.tick()

    def type_fast(self, seconds: int) -> None:
        """Two keys a second: there is never a second without a touch."""
        for _ in range(2 * seconds):
            self.director.begin_waiting()
            self.seconds.begun += 0.5 * self.seconds.runs
            if self.seconds.begun >= 1:
                self.seconds.begun = 0.0
                self.director.tick()

    @property
    def screen(self) -> str:
        return self.director.visit.shown


@pytest.fixture
def kiosk() -> Kiosk:
    return Kiosk()


def test_nothing_is_counted_while_nobody_is_there(kiosk: Kiosk) -> None:
    assert kiosk.screen == Screen.WELCOME
    assert not kiosk.seconds.runs


def test_thirty_seconds_of_silence_ask_and_ten_more_end_the_visit(
    kiosk: Kiosk,
) -> None:
    kiosk.director.touch(Act.START)
    kiosk.wait(29)
    still = kiosk.screen
    kiosk.wait(1)
    asked = kiosk.screen
    kiosk.wait(9)
    last_second = kiosk.director.seconds_left
    kiosk.wait(1)

    assert (still, asked) == (Screen.CATEGORY, Over.MORE_TIME)
    assert last_second == 1
    assert kiosk.screen == Screen.WELCOME
    assert not kiosk.seconds.runs


def test_whoever_sends_by_phone_is_there(kiosk: Kiosk) -> None:
    """A page each 18 seconds, and no touch of the screen."""
    catalogue = offered_catalogue()
    [shown] = [e for e in examples("ar", catalogue) if e.name == "phone"]
    kiosk.director.visit = shown.visit
    kiosk.director.begin_waiting()
    for number in range(8):
        kiosk.wait(18)
        brought = Brought((), ("nid",) if number % 2 else ())
        kiosk.director.hear(News.BROUGHT, brought)

    assert kiosk.screen == Screen.PHONE


def test_any_touch_begins_the_waiting_anew(kiosk: Kiosk) -> None:
    kiosk.director.touch(Act.START)
    kiosk.wait(29)
    kiosk.director.begin_waiting()
    kiosk.wait(29)

    assert kiosk.screen == Screen.CATEGORY


def test_what_the_machine_learns_does_not_count_as_a_touch(kiosk: Kiosk) -> None:
    kiosk.director.touch(Act.START)
    kiosk.wait(20)
    kiosk.director.hear_of_center(CENTER)
    kiosk.wait(10)

    assert kiosk.screen == Over.MORE_TIME


def test_a_language_left_behind_falls_back(kiosk: Kiosk) -> None:
    kiosk.director.touch(Act.LANGUAGE)
    kiosk.wait(30)

    assert kiosk.director.visit.language == "ar"


def test_the_taken_ticket_leaves_by_itself(kiosk: Kiosk) -> None:
    kiosk.director.visit = replace(
        kiosk.director.visit, screen=Screen.PRINTING, ticket=TICKET
    )
    kiosk.director.hear(News.PRINTED)
    kiosk.wait(11)
    still = kiosk.screen
    kiosk.wait(1)

    assert (still, kiosk.screen) == (Screen.TAKE_TICKET, Screen.WELCOME)
    assert kiosk.director.visit.ticket is None


def test_the_taken_ticket_says_that_it_will_leave_and_a_touch_gives_more_time(
    kiosk: Kiosk,
) -> None:
    ready = replace(kiosk.director.visit, screen=Screen.TAKE_TICKET, ticket=TICKET)
    kiosk.director.visit = ready
    kiosk.director.begin_waiting()
    kiosk.wait(6)
    silent = len(kiosk.shown)
    kiosk.wait(5)
    warned = len(kiosk.shown)
    kiosk.director.begin_waiting()

    assert warned - silent == 5
    assert len(kiosk.shown) == warned + 1
    kiosk.wait(11)
    assert kiosk.screen == Screen.TAKE_TICKET
    kiosk.wait(1)
    assert kiosk.screen == Screen.WELCOME


def test_the_word_about_help_goes_away_but_not_the_visit(kiosk: Kiosk) -> None:
    kiosk.director.touch(Act.START)
    kiosk.director.touch(Act.HELP)
    kiosk.director.hear(News.HELP_COMING)
    kiosk.wait(10)

    assert kiosk.errands == [Errand.CALL_HELP]
    assert kiosk.director.visit.help is Help.NONE
    assert kiosk.screen == Screen.CATEGORY


def test_the_word_about_help_goes_away_however_fast_somebody_types(
    kiosk: Kiosk,
) -> None:
    kiosk.director.touch(Act.START)
    kiosk.director.touch(Act.HELP)
    kiosk.director.hear(News.HELP_COMING)
    kiosk.type_fast(9)
    before = kiosk.director.visit.help
    kiosk.type_fast(2)

    assert before is Help.COMING
    assert kiosk.director.visit.help is Help.NONE
    assert kiosk.screen == Screen.CATEGORY


def test_every_confirmation_has_a_command_of_its_own(kiosk: Kiosk) -> None:
    commands = []
    for _ in range(2):
        kiosk.director.visit = replace(
            kiosk.director.visit, screen=Screen.CONFIRM, service="shop_licence"
        )
        kiosk.director.touch(Act.CONFIRM)
        commands.append(kiosk.director.visit.command)

    assert len(set(commands)) == 2
    assert kiosk.errands.count(Errand.ISSUE) == 2


def test_a_newer_catalogue_waits_until_nobody_is_reading_the_old_one(
    kiosk: Kiosk,
) -> None:
    newer = Catalogue("newer", (), ())
    kiosk.director.touch(Act.START)
    kiosk.director.hear_of_catalogue(newer)
    during = kiosk.director.known.catalogue
    kiosk.director.touch(Act.BACK)

    assert during != newer
    assert kiosk.director.known.catalogue == newer


def test_the_national_id_is_read_on_the_summary_for_ten_seconds_and_then_covered(
    kiosk: Kiosk,
) -> None:
    form = whole_form(offered_catalogue())
    there = replace(form, place=len(form.questions))
    summary = replace(kiosk.director.visit, screen=Screen.REVIEW, form=there)
    kiosk.director.visit = summary

    def seen() -> str:
        form = kiosk.director.visit.form
        (place,) = (p for p, q in enumerate(form.questions) if q.id == "national_id")
        question, answer = form.questions[place], form.answers[place]
        words = Words(Texts.load(), "ar")
        return ascii_digits(said(words, question, answer, form.uncovered))

    covered = seen()
    kiosk.director.touch(Act.UNCOVER)
    kiosk.wait(9)
    whole = seen()
    kiosk.wait(1)

    assert [sign for sign in covered if sign.isdigit()] == list("0487")
    assert "2 910412 13 00487" in whole
    assert seen() == covered
    kiosk.wait(30)
    assert kiosk.director.visit.over is Over.MORE_TIME


@pytest.mark.parametrize(
    "act", [Act.UNCOVER, Act.BACK, Act.SEND, Act.LANGUAGE, Act.EASIER_USE]
)
def test_the_national_id_is_covered_by_a_touch_and_wherever_one_goes(
    kiosk: Kiosk, act: Act
) -> None:
    form = whole_form(offered_catalogue())
    there = replace(form, place=len(form.questions), uncovered=True)
    kiosk.director.visit = replace(
        kiosk.director.visit, screen=Screen.REVIEW, form=there
    )

    kiosk.director.touch(act)

    assert not kiosk.director.visit.form.uncovered


def test_the_clock_is_the_centers(kiosk: Kiosk) -> None:
    assert 0 <= kiosk.director.known.now() - MORNING < 60_000


def test_without_an_answer_the_kiosk_is_out_of_order(kiosk: Kiosk) -> None:
    kiosk.director.hear_of_center(None)

    assert kiosk.screen == Screen.OUT_OF_ORDER


def test_outside_its_hours_a_center_without_an_answer_is_closed(kiosk: Kiosk) -> None:
    hours = OpenHours(days=(6, 0, 1, 2, 3), opens=540, closes=840, holidays=())
    kiosk.director.known.hear(msgspec_replace(CENTER, hours=hours), 8 * HOUR)
    kiosk.director.hear_of_center(None)

    assert kiosk.screen == Screen.CLOSED


@pytest.mark.parametrize("screen", [Screen.ASK_TEXT, Screen.REVIEW, Screen.CONFIRM])
def test_a_kiosk_that_was_taken_out_of_service_lets_nobody_go_on_in_vain(
    screen: Screen,
) -> None:
    kiosk = Kiosk()
    kiosk.director.visit = replace(kiosk.director.visit, screen=screen, service="x")

    kiosk.director.hear_of_center(msgspec_replace(CENTER, device=""))

    assert kiosk.director.visit.screen is Screen.OUT_OF_ORDER
    assert kiosk.director.visit.service == ""
    assert kiosk.shown[-1] == Screen.OUT_OF_ORDER


@pytest.mark.parametrize("screen", [Screen.TAKE_TICKET, Screen.KEEP_RECEIPT])
def test_whoever_has_a_paper_may_take_it_before_the_kiosk_is_out_of_order(
    screen: Screen,
) -> None:
    kiosk = Kiosk()
    kiosk.director.visit = replace(kiosk.director.visit, screen=screen, ticket=TICKET)
    kiosk.director.hear_of_center(msgspec_replace(CENTER, device=""))
    shown = kiosk.director.visit.screen

    kiosk.director.touch(Act.DONE)

    assert (shown, kiosk.director.visit.screen) == (screen, Screen.OUT_OF_ORDER)
