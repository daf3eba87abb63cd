"""Places that tickets of kiosks took earlier than they arrived, and who was overtaken.

A kiosk without its server gives numbers of its own and says when; nobody else can know.
Whoever holds a kiosk's key could say it of somebody who has just come in.  What the
server itself tells is when it was away: outside of that time, and only where numbers of
the center were given meanwhile, such a place is listed with its lines.
"""

from bisect import bisect_right
from collections.abc import Iterator
from math import ceil

from center.report.facts import Facts, Given, Noted

MINUTE_MS = 60_000
HANDED_IN_MS = 2 * MINUTE_MS
"""A kiosk looks for its server every half minute, and hands in record by record."""


def earlier_places(facts: Facts) -> Iterator[Noted]:
    """Each ticket with the minutes that no outage explains; a kiosk's are one."""
    online = [one.at for one in facts.given if one.told_at == one.at]
    for given in facts.given:
        gained = unexplained(given, facts.outages)
        if gained and any_between(given, online):
            minutes = ceil(gained / MINUTE_MS)
            about = f"kiosk:{given.device}"
            yield Noted("places_gained", about, [given.seq], minutes)


def unexplained(given: Given, outages: list[tuple[int, int]]) -> int:
    """How much earlier than its arrival a ticket stands, less the server's absences."""
    explained = 0
    for since, until in outages:
        end = min(until + HANDED_IN_MS, given.told_at)
        explained += max(0, end - max(since, given.at))
    return max(0, given.told_at - given.at - explained)


def any_between(given: Given, online: list[int]) -> bool:
    """Whether a number of the center was given between the place and the arrival.

    ``online`` are the times of all, ascending; also the kiosk's own are among them, for
    whom it gave one then it was not cut off.
    """
    return bisect_right(online, given.told_at) > bisect_right(online, given.at)
