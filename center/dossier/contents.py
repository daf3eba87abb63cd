"""What a dossier holds: the answers in three parts, each opened for its own reason.

Who the applicant is, the national ID by itself, and what the request is about: a
reviewer reads the last without seeing the others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from center.domain.catalogue import Field
from center.domain.fields import Answer

NATIONAL_ID = "national_id"


@dataclass(frozen=True, slots=True)
class Contents:
    """Accepted answers, ready to be encrypted."""

    parts: Mapping[str, bytes] = field(repr=False)
    """Name of the part → JSON of its answers."""
    national_id: str = field(repr=False)
    doubts: tuple[str, ...]
    """Reasons for which an answer had to be typed twice."""


def contents_of(answers: Mapping[str, Answer], applicant: Sequence[Field]) -> Contents:
    """Lay the answers into their parts."""
    about_person = {field.id for field in applicant}
    parts: dict[str, dict[str, str]] = {}
    for key, answer in answers.items():
        name = "applicant" if key in about_person else "fields"
        if key == NATIONAL_ID:
            name = NATIONAL_ID
        parts.setdefault(name, {})[key] = answer.value
    number = answers.get(NATIONAL_ID)
    return Contents(
        {name: msgspec.json.encode(held) for name, held in parts.items()},
        number.value if number else "",
        tuple(doubt for answer in answers.values() for doubt in answer.doubts),
    )


def answers_in(plain: bytes) -> dict[str, str]:
    """The answers of a decrypted part."""
    return msgspec.json.decode(plain, type=dict[str, str])
