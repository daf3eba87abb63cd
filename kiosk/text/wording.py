"""Every sentence of the screens, in one language and one kind of digits.

Free of Kivy.  Figures and dates are said with the same functions as on the paper.
"""

from dataclasses import dataclass, replace
from datetime import date as Day

from center.domain.day import cairo
from center.texts import NBSP, Texts, arabic_digits, ascii_digits, ticket_code
from kiosk.paper.words import people_words, time_words, wait_words


@dataclass(frozen=True)
class Words:
    """The texts as a person wants to read them."""

    texts: Texts
    language: str
    turned: bool = False
    """The digits of the other language."""

    @property
    def western(self) -> bool:
        return (self.language == "ar") == self.turned

    def other(self) -> "Words":
        """The same in the other language, with its usual digits."""
        return replace(
            self, language="en" if self.language == "ar" else "ar", turned=False
        )

    def digits(self, text: str | int) -> str:
        """Any text with its digits as they are wanted."""
        return ascii_digits(str(text)) if self.western else arabic_digits(text)

    @property
    def point(self) -> str:
        """The sign before decimals."""
        return "." if self.western else "٫"

    def twin(self, text: str) -> str:
        """A text with the digits of the other kind."""
        return arabic_digits(text) if self.western else ascii_digits(text)

    def say(self, key: str, **values: str | int) -> str:
        return self.digits(self.texts.get(key, self.language, **values))

    def count(self, key: str, number: int) -> str:
        """The plural form of ``plural.<key>`` for a number."""
        return self.digits(self.texts.plural(key, number, self.language))

    def pick(self, arabic: str, english: str) -> str:
        """The one of two names from the catalogue."""
        return self.digits(arabic if self.language == "ar" else english)

    def people(self, ahead: int) -> str:
        return self.digits(people_words(self.texts, ahead, self.language))

    def wait(self, wait_from: int, wait_to: int) -> str:
        return self.digits(wait_words(self.texts, wait_from, wait_to, self.language))

    def clock(self, at: int) -> str:
        """Time of day in Cairo; ``at`` is UTC milliseconds."""
        return self.digits(time_words(self.texts, at, self.language))

    def hour(self, clock: str) -> str:
        """``09:00`` as ``٩:٠٠ ص``."""
        hour, minute = clock.split(":")
        half = self.texts.get("date.am" if int(hour) < 12 else "date.pm", self.language)
        hour = str(int(hour) % 12 or 12)
        said = self.say("date.time", hour=hour, minute=minute, half=half)
        # On one line, wherever the sentence is broken.
        return said.replace(" ", NBSP)

    def date(self, at: int) -> str:
        """Weekday, day and month."""
        return self.day(cairo(at).date())

    def day(self, day: Day) -> str:
        return self.say(
            "kiosk.day",
            weekday=self.say(f"date.weekday.{day.weekday()}"),
            day=day.day,
            month=self.say(f"date.month.{day.month}"),
        )

    def whole_date(self, iso: str) -> str:
        """``2026-11-22`` as ``٢٢ نوفمبر ٢٠٢٦``."""
        year, month, day = (int(part) for part in iso.split("-"))
        name = self.say(f"date.month.{month}")
        return self.say("kiosk.whole_date", day=day, month=name, year=year)

    def codes(self, letter: str, letter_ar: str, number: int) -> tuple[str, str]:
        """A ticket's code as it is read here, and its twin."""
        arabic = ticket_code(letter_ar, number, "ar")
        latin = ticket_code(letter, number, "en")
        return (latin, arabic) if self.western else (arabic, latin)
