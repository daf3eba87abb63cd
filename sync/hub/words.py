"""Numbers, times and ages as people read them, in one language."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from starlette.requests import Request

from center.domain.day import cairo
from center.texts import Texts, local, ticket_code

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR
OTHER = {"ar": "en", "en": "ar"}


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of the hub in one language."""

    texts: Texts
    language: str

    @property
    def other(self) -> str:
        return OTHER[self.language]

    @property
    def direction(self) -> str:
        return "rtl" if self.language == "ar" else "ltr"

    def say(self, key: str, **values: str | int) -> str:
        return self.texts.get(key, self.language, **values)

    def plural(self, key: str, number: int) -> str:
        return self.texts.plural(key, number, self.language)

    def number(self, number: int) -> str:
        return local(f"{number:,}", self.language)

    def minutes(self, number: int) -> str:
        """A length of time in whole minutes."""
        return self.plural("minutes", number) if number else self.say("hub.no_minute")

    def code(self, letter: str, letter_ar: str, number: int) -> str:
        """A ticket's printed code."""
        shown = letter_ar if self.language == "ar" else letter
        return ticket_code(shown, number, self.language)

    def age(self, since: int, now: int) -> str:
        """How long ago, in the largest unit that fits; times in UTC ms."""
        seconds = max(0, now - since) // 1000
        for unit, name in ((DAY, "days"), (HOUR, "hours"), (MINUTE, "minutes")):
            if seconds >= unit:
                return self.plural(f"age_{name}", seconds // unit)
        return self.plural("age_seconds", seconds)

    def clock(self, at: int) -> str:
        """Time of day in Egypt, to the minute."""
        time = cairo(at)
        key = "hub.am" if time.hour < 12 else "hub.pm"
        return self.say(key, time=f"{time.hour % 12 or 12}:{time.minute:02}")

    def date_of(self, at: int) -> str:
        """Day in Egypt with its name."""
        return self.named(cairo(at).date())

    def day(self, text: str) -> str:
        """The day of a ticket's id, ``20261122``."""
        return self.named(datetime.strptime(text, "%Y%m%d").replace(tzinfo=UTC).date())

    def named(self, day: date) -> str:
        return self.say(
            "hub.date",
            weekday=self.say(f"hub.weekday.{day.weekday()}"),
            day=day.day,
            month=self.say(f"hub.month.{day.month}"),
        )

    def moment(self, at: int, now: int) -> str:
        """Time of day, with the date when it was not today."""
        if cairo(at).date() == cairo(now).date():
            return self.clock(at)
        return self.say("hub.date_time", date=self.date_of(at), time=self.clock(at))


def language_of(asked: Request) -> str:
    """Arabic, unless the address says otherwise."""
    language = asked.query_params.get("lang", "ar")
    return language if language in OTHER else "ar"
