"""A date as it is put together with large buttons: day, month, year.  Pure.

A draft is the answer's own form, ``2026-11-22``, with empty parts while they are not
chosen yet.
"""

BLANK = "--"

PARTS = ("day", "month", "year")
"""In the order in which they are asked: as a date is said."""

PLACES = {"year": 0, "month": 1, "day": 2}
WIDTHS = {"year": 4, "month": 2, "day": 2}

YEARS_A_PAGE = 12
YEARS_AHEAD = 2


def part_of(draft: str, name: str) -> str:
    """One part; empty while it is not chosen."""
    return draft.split("-")[PLACES[name]]


def with_part(draft: str, name: str, number: int) -> str:
    """The draft with a part chosen; 0 takes it back."""
    parts = draft.split("-")
    parts[PLACES[name]] = f"{number:0{WIDTHS[name]}}" if number else ""
    return "-".join(parts)


def part_asked(draft: str) -> str:
    """The first part that is not chosen yet; empty when the date is whole."""
    return next((name for name in PARTS if not part_of(draft, name)), "")


def years_shown(page: int, this_year: int, *, past: bool) -> tuple[int, ...]:
    """A page of years, newest last; page 0 ends with the year after next.

    Of what has happened already no year is shown that has not begun.
    """
    ahead = 0 if past else YEARS_AHEAD
    last = this_year + ahead - page * YEARS_A_PAGE
    return tuple(range(last - YEARS_A_PAGE + 1, last + 1))
