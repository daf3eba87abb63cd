"""Photographed pages, as a visit holds them.  Values only.

A page is sealed to the center at once, when it is taken: the kiosk cannot open it
again.  What it can still show is a smaller picture, for the person who stands before
it.  Both are in memory alone, and go with the visit.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

MOST_OF_DOCUMENT = 6
MOST_OF_VISIT = 24
"""As the center takes them (``center/dossier/opening.py``)."""

ARRIVALS = ("arriving", "not_arrived", "arrived")
"""How far a paper from the phone is, in the order in which papers are listed."""


@dataclass(frozen=True, slots=True)
class Seal:
    """To whom pages are sealed."""

    log: str
    """Name of the center's record."""
    key: bytes
    """Public key of its dossiers."""


@dataclass(frozen=True, slots=True)
class Photograph:
    """One page of a document."""

    document: str
    draft: str
    """Of the request that it is sealed for, 32 hex digits."""
    sealed: bytes = field(repr=False)
    """What is sent to the center; only the center opens it."""
    shown: bytes = field(repr=False)
    """JPEG, large enough to see whether it can be read."""


@dataclass(frozen=True, slots=True)
class Shot:
    """What has just been taken, not yet kept: with clearer writing, and as it was."""

    clearer: Photograph
    plain: Photograph


@dataclass(frozen=True, slots=True)
class Brought:
    """What a phone has sent since it was looked at last, and what is on the way."""

    pages: tuple[Photograph, ...]
    coming: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """All that was photographed in a visit, and what is being photographed."""

    document: str = ""
    """Whose page is being taken."""
    shot: Shot | None = None
    clearer: bool = True
    """Whether the writing is made clearer; asked for each page."""
    kept: tuple[Photograph, ...] = ()
    code: str = ""
    """Address for the phone, while it is shown."""
    coming: tuple[str, ...] = ()
    """Documents that a phone is just sending."""
    cut_off: bool = False
    """Whether no phone can reach the kiosk now."""

    @property
    def looked_at(self) -> Photograph | None:
        """The page that is to be kept or taken again."""
        if self.shot is None:
            return None
        return self.shot.clearer if self.clearer else self.shot.plain

    @property
    def draft(self) -> str:
        """Of the request that all are sealed for; empty while there is none."""
        return self.kept[0].draft if self.kept else ""

    def of(self, document: str) -> tuple[Photograph, ...]:
        return tuple(each for each in self.kept if each.document == document)

    def arrival(self, document: str) -> str:
        """Whether the pages of a document have come from the phone."""
        if self.of(document):
            return "arrived"
        return "arriving" if document in self.coming else "not_arrived"

    def lacking_first(self, documents: Sequence[str]) -> list[str]:
        """What has arrived stands last, where a long list is cut off."""
        return sorted(documents, key=lambda each: ARRIVALS.index(self.arrival(each)))

    @property
    def room(self) -> int:
        """Pages that the visit still takes."""
        return MOST_OF_VISIT - len(self.kept)

    def has_room(self, document: str) -> bool:
        """Whether one more page is taken."""
        return self.room > 0 and len(self.of(document)) < MOST_OF_DOCUMENT

    def room_after(self, document: str) -> bool:
        """Whether there will be room once the page in question is kept."""
        more = len(self.of(document)) + 1 < MOST_OF_DOCUMENT
        return more and len(self.kept) + 1 < MOST_OF_VISIT

    def add(self, page: Photograph) -> "Pages":
        return replace(self, kept=(*self.kept, page))

    def without(self, document: str) -> "Pages":
        """Forget the pages of a document."""
        left = tuple(each for each in self.kept if each.document != document)
        return replace(self, kept=left)

    def among(self, documents: Collection[str]) -> "Pages":
        """Forget the pages of all but these."""
        left = tuple(each for each in self.kept if each.document in documents)
        return replace(self, kept=left)

    def awaiting(self) -> "Pages":
        """A phone is asked for its pages, with a new code."""
        return replace(self.begun(""), code="", coming=(), cut_off=False)

    def begun(self, document: str) -> "Pages":
        """Nothing is taken yet of the next page."""
        return replace(self, document=document, shot=None, clearer=True)


NO_PAGES = Pages()
