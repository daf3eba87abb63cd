"""What the center would say now, if its server could be asked.  Pure."""

from msgspec.structs import replace

from center.domain.day import Hours, closed_why, day_of
from center.domain.due import Due
from center.domain.errors import QuotaReached
from center.domain.timetable import Timetable, opens_next
from kiosk.answers import Catalogue, Center, OpenHours, Opening, WorkingHours

FRESH_MS = 5 * 60_000
"""For so long a center that has not closed or opened says the same of itself."""


def gives_numbers(center: Center, now: int) -> bool:
    """By what the center said last: its hours, and what its manager did today.

    ``now`` is UTC milliseconds by the center's clock, ``center`` its last answer.
    """
    if center.hours is None:
        return False
    timetable = timetable_of(center.hours)
    hours = timetable.at(now)
    by_schedule = timetable.at(center.now).includes(center.now)
    if day_of(now) == day_of(center.now) and center.open != by_schedule:
        # By hand; what was opened before the closing hour ends with it.
        return center.open and not hours.is_over(center.now, now)
    return hours.includes(now)


def is_closed(center: Center, now: int) -> bool:
    """Whether a center that cannot be asked is closed, and not out of order."""
    return center.hours is not None and not gives_numbers(center, now)


def brought_up_to(center: Center, now: int) -> Center:
    """What a closed center would say by now of why, and until when."""
    if center.hours is None or holds(center, now):
        return center
    timetable = timetable_of(center.hours)
    at, why = opens_next(timetable, now), closed_why(timetable.at(now), now)
    opening = Opening(at.date().isoformat(), f"{at:%H:%M}") if at else None
    return replace(center, closed_why=why, opens_next=opening)


def offered_by(catalogue: Catalogue, center: Center, now: int) -> Catalogue:
    """What a center offers by now that cannot be asked: every day has new numbers."""
    full = any(each.refusal == QuotaReached.code for each in catalogue.services)
    if not full or day_of(now) == day_of(center.now):
        return catalogue
    services = (
        replace(each, refusal=None) if each.refusal == QuotaReached.code else each
        for each in catalogue.services
    )
    return replace(catalogue, services=tuple(services))


def holds(center: Center, now: int) -> bool:
    """Whether what the center said of itself is what it would say now."""
    fresh = now - center.now < FRESH_MS
    return fresh and gives_numbers(center, now) == center.open


def timetable_of(told: OpenHours) -> Timetable:
    """The hours in force, and those that were announced to follow."""
    coming = told.coming
    if coming is None:
        return Due(hours_of(told))
    return Due(hours_of(told), hours_of(coming), coming.at)


def hours_of(told: WorkingHours) -> Hours:
    return Hours(told.days, told.opens, told.closes, told.holidays)
