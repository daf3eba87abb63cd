"""A photographed page, as the kiosk holds it.  Values only.

It is sealed to the center at once, when it is taken: the kiosk cannot open it again.
What it can still show is a smaller picture, for the person who stands before it.
Both are in memory alone, and go with the visit.
"""

from dataclasses import dataclass, field

MOST_OF_DOCUMENT = 6
MOST_OF_VISIT = 24
"""As the center takes them (``center/dossier/opening.py``)."""


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

    def chosen(self, clearer: bool) -> Photograph:
        return self.clearer if clearer else self.plain


@dataclass(frozen=True, slots=True)
class Seal:
    """To whom pages are sealed."""

    log: str
    """Name of the center's record."""
    key: bytes
    """Public key of its dossiers."""
