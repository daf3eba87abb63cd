"""When a center opens, by the hours in force and those announced to follow them."""

from datetime import date, datetime, time, timedelta

from center.domain.day import CAIRO, Hours, cairo
from center.domain.due import Due

DAYS_AHEAD = 60

Timetable = Due[Hours]


def opens_next(timetable: Timetable, at: int) -> datetime | None:
    """When the next day begins after a time (UTC ms), in the civil time of Egypt.

    None within two months.
    """
    now = cairo(at)
    days = (now.date() + timedelta(days=n) for n in range(DAYS_AHEAD + 1))
    openings = (opening(timetable, day) for day in days)
    return next((moment for moment in openings if moment and moment > now), None)


def opening(timetable: Timetable, day: date) -> datetime | None:
    """When a day is first open: at its hour, or where other hours take effect.

    A day that was open and has closed is not opened again by itself.
    """
    midnight = datetime.combine(day, time(), CAIRO)
    opens = [midnight + timedelta(minutes=timetable.value.opens)]
    if timetable.coming is not None:
        opens.append(midnight + timedelta(minutes=timetable.coming.opens))
        opens.append(cairo(timetable.coming_at))
    return next((at for at in sorted(opens) if is_open(timetable, day, at)), None)


def is_open(timetable: Timetable, day: date, at: datetime) -> bool:
    """Whether a moment is of a day, and within the hours that are in force then."""
    moment = round(at.timestamp() * 1000)
    return at.date() == day and timetable.at(moment).includes(moment)
