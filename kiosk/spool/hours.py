"""Whether numbers would be given now, if the center's server could be asked.  Pure."""

from center.domain.day import Hours, day_of
from kiosk.answers import Center


def gives_numbers(center: Center, now: int) -> bool:
    """By what the center said last: its hours, and what its manager did today.

    ``now`` is UTC milliseconds by the center's clock, ``center`` its last answer.
    """
    if center.hours is None:
        return False
    told = center.hours
    hours = Hours(told.days, told.opens, told.closes, told.holidays)
    by_schedule = hours.includes(center.now)
    if day_of(now) == day_of(center.now) and center.open != by_schedule:
        return center.open
    return hours.includes(now)
