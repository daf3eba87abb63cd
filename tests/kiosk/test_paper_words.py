"""Sentences with figures, as an Egyptian office would print them."""

from datetime import UTC, datetime

import pytest

from kiosk.paper.words import date_words, people_words, time_words, wait_words
from tests.kiosk.papers import SUNDAY, TEXTS


@pytest.mark.parametrize(
    ("people", "arabic", "english"),
    [
        (0, "دورك التالي", "You are next"),
        (1, "أمامك شخص واحد", "One person ahead of you"),
        (2, "أمامك شخصان", "Two people ahead of you"),
        (7, "أمامك ٧ أشخاص", "7 people ahead of you"),
        (11, "أمامك ١١ شخصًا", "11 people ahead of you"),
        (100, "أمامك ١٠٠ شخص", "100 people ahead of you"),
        (112, "أمامك ١١٢ شخصًا", "112 people ahead of you"),
    ],
)
def test_people_ahead_are_counted_as_one_speaks(people, arabic, english):
    assert people_words(TEXTS, people, "ar") == arabic
    assert people_words(TEXTS, people, "en") == english


@pytest.mark.parametrize(
    ("start", "end", "arabic", "english"),
    [
        (0, 5, "أقل من ٥ دقائق", "less than 5 minutes"),
        (5, 10, "من ٥ إلى ١٠ دقائق", "5 to 10 minutes"),
        (15, 20, "من ١٥ إلى ٢٠ دقيقة", "15 to 20 minutes"),
        (95, 100, "من ٩٥ إلى ١٠٠ دقيقة", "95 to 100 minutes"),
    ],
)
def test_wait_is_a_range(start, end, arabic, english):
    assert wait_words(TEXTS, start, end, "ar") == arabic
    assert wait_words(TEXTS, start, end, "en") == english


def test_date_has_the_months_of_egypt():
    assert date_words(TEXTS, SUNDAY, "ar") == "الأحد ٢٢ نوفمبر ٢٠٢٦"
    assert date_words(TEXTS, SUNDAY, "en") == "Sunday 22 November 2026"


@pytest.mark.parametrize(
    ("utc", "arabic", "english"),
    [
        ("2026-11-22T08:24", "١٠:٢٤ ص", "10:24 am"),
        ("2026-11-22T22:05", "١٢:٠٥ ص", "12:05 am"),
        ("2026-11-22T10:00", "١٢:٠٠ م", "12:00 pm"),
        ("2026-07-01T10:30", "١:٣٠ م", "1:30 pm"),
    ],
)
def test_time_is_that_of_cairo_by_twelve_hours(utc, arabic, english):
    at = int(datetime.fromisoformat(utc).replace(tzinfo=UTC).timestamp() * 1000)

    assert time_words(TEXTS, at, "ar") == arabic
    assert time_words(TEXTS, at, "en") == english


def test_day_of_a_late_ticket_is_the_day_in_cairo():
    at = int(datetime(2026, 11, 22, 22, 30, tzinfo=UTC).timestamp() * 1000)

    assert date_words(TEXTS, at, "ar") == "الاثنين ٢٣ نوفمبر ٢٠٢٦"
