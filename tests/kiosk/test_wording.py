"""What the screens say, in both languages and both kinds of digits."""

import pytest

from center.texts import NBSP, Texts
from kiosk.gallery import MORNING
from kiosk.text.wording import Words

TEXTS = Texts.load()
ARABIC, ENGLISH = Words(TEXTS, "ar"), Words(TEXTS, "en")
ARABIC_TURNED, ENGLISH_TURNED = Words(TEXTS, "ar", True), Words(TEXTS, "en", True)


def test_figures_follow_the_language_unless_turned_round() -> None:
    said = [
        words.say("kiosk.step", n=2, m=5)
        for words in (ARABIC, ARABIC_TURNED, ENGLISH, ENGLISH_TURNED)
    ]

    assert said == ["الخطوة ٢ من ٥", "الخطوة 2 من 5", "Step 2 of 5", "Step ٢ of ٥"]


def test_the_code_that_is_read_here_is_the_large_one() -> None:
    arabic, latin = "\u2068د\xa0١٤٧\u2069", "D147"

    assert ARABIC.codes("D", "د", 147) == (arabic, latin)
    assert ENGLISH.codes("D", "د", 147) == (latin, arabic)
    assert ARABIC_TURNED.codes("D", "د", 147) == (latin, arabic)


def test_the_clock_and_the_day_are_those_of_cairo() -> None:
    assert (ARABIC.clock(MORNING), ENGLISH.clock(MORNING)) == ("١٠:٢٤ ص", "10:24 am")
    assert ARABIC.date(MORNING) == "الأحد ٢٢ نوفمبر"
    assert ENGLISH.date(MORNING) == "Sunday 22 November"


@pytest.mark.parametrize(
    ("clock", "arabic", "english"),
    [
        ("09:00", "٩:٠٠ ص", "9:00 am"),
        ("12:30", "١٢:٣٠ م", "12:30 pm"),
        ("14:00", "٢:٠٠ م", "2:00 pm"),
        ("00:05", "١٢:٠٥ ص", "12:05 am"),
    ],
)
def test_opening_hours_are_said_by_the_clock_of_twelve_hours(
    clock: str, arabic: str, english: str
) -> None:
    said = (ARABIC.hour(clock), ENGLISH.hour(clock))

    assert said == (arabic.replace(" ", NBSP), english.replace(" ", NBSP))


def test_the_wait_is_a_range() -> None:
    assert ARABIC.wait(15, 20) == "من ١٥ إلى ٢٠ دقيقة"
    assert ENGLISH.wait(0, 5) == "less than 5 minutes"


def test_the_other_language_has_its_own_digits() -> None:
    assert ARABIC_TURNED.other().say("kiosk.step", n=2, m=5) == "Step 2 of 5"
