"""What a closed center and a service without numbers say of themselves."""

import pytest
from msgspec.structs import replace

from center.domain.day import cairo
from center.texts import NBSP, Texts
from kiosk.answers import OpenHours, Opening
from kiosk.gallery import CENTER, MORNING, offered_catalogue
from kiosk.opening import instead, why_and_when
from kiosk.text.wording import Words

TEXTS = Texts.load()
ARABIC, ENGLISH = Words(TEXTS, "ar"), Words(TEXTS, "en")


@pytest.mark.parametrize(
    ("why", "day", "arabic", "english"),
    [
        (
            "before_hours",
            "2026-11-22",
            "لم تبدأ مواعيد العمل بعد\nيفتح المركز اليوم الساعة ٩:٠٠ ص",
            "Working hours have not begun yet\nThe center opens today at 9:00 am",
        ),
        (
            "after_hours",
            "2026-11-23",
            "انتهت مواعيد العمل اليوم\nيفتح المركز غدًا الاثنين ٢٣ نوفمبر الساعة ٩:٠٠ ص",
            "Working hours are over for today\n"
            "The center opens tomorrow, Monday 23 November, at 9:00 am",
        ),
        (
            "holiday",
            "2026-11-29",
            "اليوم عطلة رسمية\nيفتح المركز يوم الأحد ٢٩ نوفمبر الساعة ٩:٠٠ ص",
            "Today is a public holiday\n"
            "The center opens on Sunday 29 November at 9:00 am",
        ),
    ],
)
def test_a_closed_center_says_why_and_when_it_opens(
    why: str, day: str, arabic: str, english: str
) -> None:
    center = replace(CENTER, closed_why=why, opens_next=Opening(day, "09:00"))

    for words, said in ((ARABIC, arabic), (ENGLISH, english)):
        assert why_and_when(words, center, MORNING).replace(NBSP, " ") == said


def test_a_center_that_cannot_be_asked_is_closed_until_its_next_day() -> None:
    """What it said last is of the day before."""
    hours = OpenHours(days=(6, 0, 1, 2, 3), opens=540, closes=840, holidays=())
    friday = MORNING + 5 * 24 * 3_600_000
    center = replace(
        CENTER,
        hours=hours,
        closed_why="after_hours",
        opens_next=Opening("2026-11-26", "09:00"),
    )

    said = why_and_when(ENGLISH, center, friday).replace(NBSP, " ")
    assert said == (
        "Today is a day off\nThe center opens on Sunday 29 November at 9:00 am"
    )


def test_without_a_day_or_a_reason_the_hours_are_said() -> None:
    """As a center answers that is older than this kiosk, or a newer one."""
    center = replace(CENTER, closed_why="strike", opens_next=None)

    said = why_and_when(ENGLISH, center, MORNING).replace(NBSP, " ")
    assert said == "Open from 9:00 am to 2:00 pm"


def test_the_full_service_has_numbers_again_on_the_next_day() -> None:
    said = instead(ENGLISH, CENTER, MORNING, "quota_reached").replace(NBSP, " ")

    assert said == "New numbers are given on Monday 23 November, from 9:00 am"


def test_a_center_that_is_away_gives_new_numbers_on_its_next_day() -> None:
    """Not on the day that was the next one when it was last heard."""
    hours = OpenHours(days=(6, 0, 1, 2, 3), opens=540, closes=840, holidays=())
    told, tuesday = replace(CENTER, hours=hours), MORNING + 2 * 24 * 3_600_000

    said = instead(ENGLISH, told, tuesday, "quota_reached").replace(NBSP, " ")

    assert said == "New numbers are given on Wednesday 25 November, from 9:00 am"


def test_a_center_that_closed_since_it_was_heard_says_why() -> None:
    hours = OpenHours(days=(6, 0, 1, 2, 3), opens=540, closes=840, holidays=())
    closing = MORNING + 216 * 60_000
    told = replace(CENTER, hours=hours, now=closing - 60_000)

    assert day_and_time(closing) == "2026-11-22 14:00"
    assert why_and_when(ENGLISH, told, closing).replace(NBSP, " ") == (
        "Working hours are over for today\n"
        "The center opens tomorrow, Monday 23 November, at 9:00 am"
    )


def day_and_time(at: int) -> str:
    return cairo(at).strftime("%Y-%m-%d %H:%M")


def test_a_service_that_is_refused_for_a_new_reason_is_not_offered() -> None:
    service = offered_catalogue().services[0]

    assert service.why_not == ""
    assert replace(service, refusal="quota_reached").why_not == "quota_reached"
    assert replace(service, refusal="strike").why_not == "unknown_service"
    assert replace(service, offered=False).why_not == "unknown_service"
