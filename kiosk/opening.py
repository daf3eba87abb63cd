"""Why the center gives no numbers, and when it gives them again, in words.

Said before anything is typed.  Free of Kivy.
"""

from datetime import date, timedelta

from center.domain.day import cairo
from center.domain.errors import Closed, QuotaReached, UnknownService
from kiosk.answers import Center
from kiosk.spool.hours import brought_up_to
from kiosk.text.wording import Words


def why_and_when(words: Words, center: Center, now: int) -> str:
    """Of a center that is closed: a line with the reason, and one with the time."""
    center = brought_up_to(center, now)
    why = f"kiosk.closed.{center.closed_why}"
    lines = [words.say(why)] if why in words.texts.entries else []
    return "\n".join([*lines, when(words, center, now)])


def when(words: Words, center: Center, now: int) -> str:
    """``يفتح غدًا الاثنين ٢٣ نوفمبر الساعة ٩:٠٠ ص``; the hours where no day is known."""
    opens = center.opens_next
    if opens is None:
        told = {"from": words.hour(center.opens), "to": words.hour(center.closes)}
        return words.say("kiosk.hours", **told)
    day, today, time = date.fromisoformat(opens.day), cairo(now).date(), opens.at
    if day == today:
        return words.say("kiosk.opens_today", time=words.hour(time))
    tomorrow = day == today + timedelta(days=1)
    key = "kiosk.opens_tomorrow" if tomorrow else "kiosk.opens_on"
    return words.say(key, day=words.day(day), time=words.hour(time))


def after_refusal(words: Words, center: Center | None, now: int, refusal: str) -> str:
    """What follows from a refusal of the center or of a service; empty of others."""
    if refusal == Closed.code and center is not None:
        return why_and_when(words, center, now)
    if refusal in (QuotaReached.code, UnknownService.code):
        return instead(words, center, now, refusal)
    return ""


def instead(words: Words, center: Center | None, now: int, why_not: str) -> str:
    """What to do about a service that cannot be had now."""
    if why_not != QuotaReached.code:
        return words.say("kiosk.offered_elsewhere")
    opens = brought_up_to(center, now).opens_next if center else None
    if opens is None:
        return words.say("kiosk.ask_staff")
    day = words.day(date.fromisoformat(opens.day))
    return words.say("kiosk.new_numbers", day=day, time=words.hour(opens.at))
