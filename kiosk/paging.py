"""Lists are shown a page at a time and never scrolled."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list is shown."""

    start: int
    stop: int
    number: int
    """From 1."""
    count: int
    size: int

    @property
    def has_more(self) -> bool:
        return self.number < self.count

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def next_first(self) -> int:
        return self.start + self.size

    @property
    def previous_first(self) -> int:
        return max(0, self.start - self.size)


def page_of(first: int, size: int, total: int) -> Page:
    """The page that holds the ``first`` line; a place outside means the nearest one."""
    place = max(0, min(first, total - 1))
    start = place - place % size
    count = max(1, -(-total // size))
    return Page(start, min(start + size, total), start // size + 1, count, size)
