"""The center closes, or a service's numbers run out, while somebody is under way."""

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec.structs import replace as struct_replace

from center.domain.errors import Closed
from kiosk.answers import Catalogue, Center, OpenHours
from kiosk.client import Client, Unanswered
from kiosk.director import Director
from kiosk.form import at
from kiosk.gallery import CENTER, offered_catalogue
from kiosk.gallery_requests import SERVICE, whole_form
from kiosk.holding import TICKET_FORM
from kiosk.spool.alone import Alone
from kiosk.taking import Taking
from kiosk.visit import ASKS, Visit
from kiosk.words import Act, Screen
from tests.kiosk.alone import CERTIFICATE
from tests.kiosk.alone import Alone as Folder

HOUR = 3_600_000
OPEN = struct_replace(CENTER, hours=OpenHours((6, 0, 1, 2, 3), 540, 840, ()))
SHUT = struct_replace(OPEN, open=False, closed_why="day_closed")
OFFERED = offered_catalogue()


def under_way(screen: Screen, **more: object) -> Director:
    """Somebody has come so far with a request."""
    director = Director("ar", 30, 10, lambda: None)
    director.hear_of_catalogue(OFFERED)
    director.hear_of_center(OPEN)
    chosen = replace(director.visit, category="org", service=SERVICE, side="ordinary")
    director.visit = replace(chosen, screen=screen, **more)  # type: ignore[arg-type]
    return director


def typing(question: str) -> Director:
    form = whole_form(OFFERED)
    [place] = (p for p, q in enumerate(form.questions) if q.id == question)
    there = at(form, place)
    return under_way(ASKS[there.now.kind], form=there)


def without_numbers() -> Catalogue:
    """The list that the center answers once the quota of the service is reached."""
    services = (
        struct_replace(each, refusal="quota_reached") if each.id == SERVICE else each
        for each in OFFERED.services
    )
    return struct_replace(OFFERED, services=tuple(services))


LAST_STEPS = [
    (Screen.DOCUMENTS, Act.HAVE_DOCUMENTS, None),
    (Screen.DOCUMENTS, Act.FILL, whole_form(OFFERED)),
    (Screen.PRIORITY, Act.ANSWER, "ordinary"),
    (Screen.CONFIRM, Act.FILL, whole_form(OFFERED)),
    (Screen.CONFIRM, Act.CONFIRM, None),
]


@pytest.mark.parametrize(("screen", "act", "value"), LAST_STEPS)
@pytest.mark.parametrize("away", [False, True], ids=["here", "away"])
def test_nobody_begins_to_type_in_a_center_that_has_closed(
    screen: Screen, act: Act, value: object, away: bool
) -> None:
    director = under_way(screen)
    if away:
        director.known.hear(OPEN, 4 * HOUR)
    director.hear_of_center(None if away else SHUT)
    reading = director.visit.screen

    director.touch(act, value)  # type: ignore[arg-type]

    assert reading is screen
    assert (director.visit.screen, director.visit.service) == (Screen.CLOSED, "")


@pytest.mark.parametrize(("screen", "act", "value"), LAST_STEPS)
def test_nobody_begins_to_type_for_a_service_without_numbers(
    screen: Screen, act: Act, value: object
) -> None:
    director = under_way(screen)
    director.hear_of_catalogue(without_numbers())

    director.touch(act, value)  # type: ignore[arg-type]
    known, there = director.known.catalogue, director.visit.screen
    director.touch(Act.BACK)

    assert (there, director.visit.screen) == (Screen.NOT_OFFERED, Screen.SERVICE)
    assert known is not None
    assert known.service(SERVICE).why_not == "quota_reached"


def test_a_service_that_a_newer_list_does_not_have_is_not_offered_any_more() -> None:
    director = under_way(Screen.CONFIRM)
    others = tuple(each for each in OFFERED.services if each.id != SERVICE)
    director.hear_of_catalogue(struct_replace(OFFERED, services=others))

    director.touch(Act.CONFIRM)

    assert director.visit.screen is Screen.NOT_OFFERED


def test_who_is_typing_when_the_center_closes_is_told_at_the_next_step() -> None:
    director = typing("site_address")
    director.hear_of_center(SHUT)
    director.touch(Act.KEY, "ب")
    still = director.visit.screen
    director.touch(Act.NEXT)

    assert still is Screen.ASK_TEXT
    assert (director.visit.screen, director.visit.refusal) == (
        Screen.NOT_SENT,
        "closed",
    )


@pytest.mark.parametrize("at_end", [False, True], ids=["typing", "summary"])
def test_what_was_typed_is_there_again_when_the_center_opens_again(
    at_end: bool,
) -> None:
    director = typing("site_address")
    if at_end:
        form = at(whole_form(OFFERED), len(whole_form(OFFERED).questions))
        director = under_way(Screen.REVIEW, form=form)
    written = director.visit.form
    director.hear_of_center(SHUT)
    director.touch(Act.SEND if at_end else Act.NEXT)
    told = director.visit.screen

    director.hear_of_center(OPEN)

    assert told is Screen.NOT_SENT
    there = Screen.REVIEW if at_end else Screen.ASK_TEXT
    assert (director.visit.screen, director.visit.form) == (there, written)


def test_what_may_have_arrived_is_asked_for_after_the_close_too() -> None:
    form = at(whole_form(OFFERED), len(whole_form(OFFERED).questions))
    sent = Visit("ar", "ar", command="1" * 32, form=form)
    director = under_way(Screen.REVIEW, form=form, unanswered=(sent,))
    director.hear_of_center(SHUT)

    director.touch(Act.SEND)

    assert director.visit.screen is Screen.SENDING


def test_a_paper_in_hand_is_looked_up_after_the_close_too() -> None:
    director = under_way(Screen.ASK_LETTER, form=TICKET_FORM, service="")
    director.hear_of_center(SHUT)

    director.touch(Act.PICK, "D")

    assert director.visit.screen is Screen.ASK_NUMBER


def alone(folder: Path, told: Center, passed: int) -> Director:
    """A kiosk that may give numbers, and cannot reach its center."""
    Folder.begin(folder, CERTIFICATE)
    director = under_way(Screen.ISSUING, command="1" * 32)
    director.alone = Alone(folder, Client("http://127.0.0.1:9", "K1", "key"))
    director.known.hear(told, passed)
    return director


def ask(director: Director, visit: Visit | None = None) -> str:
    """A number of a kiosk whose center is away, as its screen asks for it."""
    taking = Taking(Client("http://127.0.0.1:9", "K1", "key"), director)
    return taking.ticket(visit or director.visit, ("", "")).ticket


def test_a_center_that_is_away_and_has_closed_is_closed(tmp_path: Path) -> None:
    director = alone(tmp_path, OPEN, 4 * HOUR)

    with pytest.raises(Closed):
        ask(director)
    with pytest.raises(Unanswered):
        ask(director, replace(director.visit, unanswered=(director.visit,)))


def test_a_number_that_was_given_before_the_close_is_still_there(
    tmp_path: Path,
) -> None:
    director = alone(tmp_path, OPEN, 0)
    first = ask(director)
    director.known.hear(OPEN, 4 * HOUR)

    assert ask(director) == first
