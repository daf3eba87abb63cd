"""Why the center gives no numbers, and when it gives them again, in words.

Said before anything is typed.  Free of Kivy.
"""

from datetime import date, timedelta

from center.domain.day import cairo
from center.domain.errors import QuotaReached
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


def instead(words: Words, center: Center | None, why_not: str) -> str:
    """What to do about a service that cannot be had now."""
    if why_not != QuotaReached.code:
        return words.say("kiosk.offered_elsewhere")
    if center is None or center.opens_next is None:
        return words.say("kiosk.ask_staff")
    opens = center.opens_next
    day = words.day(date.fromisoformat(opens.day))
    return words.say("kiosk.new_numbers", day=day, time=words.hour(opens.at))
