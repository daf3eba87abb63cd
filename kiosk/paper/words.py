"""Sentences of the ticket that depend on figures: people ahead, the wait, the date.

The screens show the same facts, so they say them with the same functions.
"""

from datetime import date

from center.domain.day import cairo
from center.texts import Texts


def people_words(texts: Texts, people_ahead: int, language: str) -> str:
    """``أمامك ٧ أشخاص``."""
    return texts.plural("people_ahead", people_ahead, language)


def wait_words(texts: Texts, wait_from: int, wait_to: int, language: str) -> str:
    """``من ١٥ إلى ٢٠ دقيقة``, in minutes; ``أقل من ٥ دقائق`` when it starts at 0."""
    minutes = texts.plural("minutes", wait_to, language)
    if wait_from == 0:
        return texts.get("ticket.wait_less", language, end=minutes)
    return texts.get("ticket.wait_range", language, start=wait_from, end=minutes)


def date_words(texts: Texts, at: int, language: str) -> str:
    """``الأحد ٢٢ نوفمبر ٢٠٢٦``, the day in Cairo at a time in UTC milliseconds."""
    return day_words(texts, cairo(at).date().isoformat(), language)


def day_words(texts: Texts, iso: str, language: str) -> str:
    """The same of a day of the calendar, ``2026-11-22``."""
    day = date.fromisoformat(iso)
    return texts.get(
        "date.day",
        language,
        weekday=texts.get(f"date.weekday.{day.weekday()}", language),
        day=day.day,
        month=texts.get(f"date.month.{day.month}", language),
        year=day.year,
    )


def time_words(texts: Texts, at: int, language: str) -> str:
    """``١٠:٢٤ ص``, the time in Cairo by the clock of twelve hours."""
    local = cairo(at)
    return texts.get(
        "date.time",
        language,
        hour=local.hour % 12 or 12,
        minute=f"{local.minute:02}",
        half=texts.get("date.am" if local.hour < 12 else "date.pm", language),
    )
