"""Whether an answer can stand: the center's own rules, asked while somebody types."""

from collections.abc import Mapping
from datetime import date

from center.domain.catalogue import Field
from center.domain.errors import BadField
from center.domain.fields import (
    LIMITS,
    MOST_TYPED,
    Rules,
    accept,
    limits,
    require_order,
)
from center.domain.ticket import CHECK_ALPHABET
from center.texts import ascii_digits
from kiosk.keys import DIGITS, IN_NAMES, WRITABLE
from kiosk.question import Kind

SIGNS: dict[str, frozenset[str]] = {
    Kind.DIGITS: DIGITS,
    Kind.NATIONAL_ID: DIGITS,
    Kind.MOBILE: DIGITS,
    Kind.NUMBER: DIGITS | {"."},
    Kind.MONEY: DIGITS | {"."},
    Kind.NAME: IN_NAMES,
    Kind.TICKET_NUMBER: DIGITS,
    Kind.TICKET_CHECK: frozenset(CHECK_ALPHABET),
    Kind.REFERENCE: frozenset(CHECK_ALPHABET),
    Kind.RECEIPT_NUMBER: DIGITS,
    Kind.SECRET: DIGITS,
}
"""What a kind takes, where that is not everything with a key."""

LENGTHS: dict[str, tuple[int, int]] = {
    Kind.TICKET_NUMBER: (3, 5),
    Kind.TICKET_CHECK: (2, 2),
    Kind.REFERENCE: (8, 8),
    Kind.RECEIPT_NUMBER: (11, 11),
    Kind.SECRET: (6, 6),
}
"""Least and most signs of what the center has not asked for."""

MOST_OF_NUMBER = 12
"""Signs, the point and decimals included."""


def plain(text: str) -> str:
    """What was typed with Western digits, as it is kept."""
    return ascii_digits(text)


def is_writable(question: Field, text: str) -> bool:
    """Whether every sign has a key: no emoji, nothing that turns the direction."""
    allowed = SIGNS.get(question.kind, WRITABLE)
    return len(text) <= MOST_TYPED and all(sign in allowed for sign in text)


def most_signs(question: Field) -> int:
    """How long an answer may grow in its field."""
    if question.kind in LENGTHS:
        return LENGTHS[question.kind][1]
    if question.kind in (Kind.NUMBER, Kind.MONEY) or question.kind not in LIMITS:
        return MOST_OF_NUMBER
    return limits(question)[1]


def fault_of(
    question: Field, answer: str, today: date, check: str, given: Mapping[str, str]
) -> tuple[str, bool]:
    """Why an answer cannot stand (``field.<reason>``), and whether to ask once more.

    ``given`` are the answers to the other questions.
    """
    if question.kind in LENGTHS:
        least, _ = LENGTHS[question.kind]
        return ("too_short" if len(answer) < least else ""), False
    places = frozenset(each.id for each in question.options)
    try:
        accept(question, answer, Rules(today, places, check))
        require_order(question, answer, given)
    except BadField as refused:
        return str(refused.facts["reason"]), "again" in refused.facts
    return "", False
