"""What may be answered to each kind of field, and in which form the answer is kept.

Pure: the kiosk calls ``accept`` while somebody types, the server ``accept_all`` before
anything is kept.  Each refusal names the field and the reason, whose sentence is the
text ``field.<reason>``; it never repeats what was typed.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from center.domain import arabic, national_id
from center.domain.catalogue import Field, Word
from center.domain.errors import BadField
from center.domain.mobile import international
from center.domain.request_number import is_request_number

NUMBER = re.compile(r"([0-9]{1,9})(?:[.٫]([0-9]{1,2}))?")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PASSPORT = re.compile("[A-Z0-9]{6,15}")
FIRST_YEAR = 1900
YEARS_AHEAD = 10

LIMITS = {
    "name": (2, 80),
    "text": (1, 120),
    "textarea": (3, 600),
    "digits": (1, 20),
    "number": (0, 999_999_999),
    "money": (1, 999_999_999),
    "national_id": (14, 14),
    "mobile": (11, 14),
    "passport": (6, 15),
    "request_number": (21, 26),
    "date": (10, 10),
}
"""Least and most where a field of the catalogue does not say."""

MOST_TYPED = 4000
"""Longer than any answer; what is longer is not even looked at."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the rules need to know of the day and the center."""

    today: date
    """The day of Africa/Cairo."""
    places: frozenset[str] = frozenset()
    """Ids of the places that may be chosen."""
    id_check: str = national_id.WARN
    """The check digit of a national ID: ``off``, ``warn`` or ``enforce``."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An accepted answer; ``doubts`` are the reasons that it had to be typed twice."""

    value: str
    doubts: tuple[str, ...] = ()


class Asked(Protocol):
    """What the rules need to know of a field, the catalogue's or a screen's."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def options(self) -> tuple[Word, ...]: ...
    @property
    def least(self) -> float: ...
    @property
    def most(self) -> float: ...
    @property
    def past(self) -> bool: ...


Rule = Callable[[Asked, str, Rules], str]


def accept(field: Asked, text: str, rules: Rules, again: str = "") -> Answer:
    """The answer in the form in which it is kept; ``BadField`` if it cannot be.

    ``again`` is what was typed the second time, where the first was asked about.
    """
    if len(text) > MOST_TYPED or len(again) > MOST_TYPED:
        raise BadField(field.id, "too_long")
    if not text.strip():
        raise BadField(field.id, "required")
    rule = RULES[field.kind]
    value = rule(field, text, rules)
    if field.kind != "national_id":
        return Answer(value)
    return Answer(value, confirmed(field, value, rules, again))


def accept_all(
    asked: Sequence[Field],
    given: Mapping[str, str],
    rules: Rules,
    again: Mapping[str, str],
) -> dict[str, Answer]:
    """Every answer of a request, in the order asked; empty ones are left out."""
    unknown = sorted(given.keys() - {field.id for field in asked})
    if unknown:
        raise BadField(unknown[0][:64], "unknown")
    answers: dict[str, Answer] = {}
    for field in asked:
        text = given.get(field.id, "")
        if not is_asked(field, {key: a.value for key, a in answers.items()}):
            if text.strip():
                raise BadField(field.id, "not_asked")
        elif text.strip() or field.required:
            answer = accept(field, text, rules, again.get(field.id, ""))
            require_order(field, answer.value, {k: a.value for k, a in answers.items()})
            answers[field.id] = answer
    return answers


def require_order(field: Field, value: str, answers: Mapping[str, str]) -> None:
    """``BadField`` if a period ends before it begins; days as text are in order."""
    if field.since and value < answers.get(field.since, ""):
        raise BadField(field.id, "before_start")


def is_asked(field: Field, answers: Mapping[str, str]) -> bool:
    """Whether the answers so far make this field one that is asked."""
    return field.when is None or answers.get(field.when[0]) == field.when[1]


def confirmed(field: Asked, number: str, rules: Rules, again: str) -> tuple[str, ...]:
    """The doubts about a national ID, once it was typed twice alike."""
    doubts = national_id.doubts(number, rules.id_check)
    if not doubts:
        return ()
    if "nid_check" in doubts and rules.id_check == national_id.ENFORCE:
        raise BadField(field.id, "nid_check")
    if not again.strip():
        raise BadField(field.id, doubts[0], again=1)
    if compact(again) != number:
        raise BadField(field.id, "nid_differs")
    return doubts


def limits(field: Asked) -> tuple[int, int]:
    """Least and most: characters, digits, or the value of a number."""
    least, most = LIMITS.get(field.kind, (0, 0))
    return int(field.least) or least, int(field.most) or most


def fits(field: Asked, text: str) -> str:
    """The text, if its length is within the limits."""
    least, most = limits(field)
    if len(text) < least:
        raise BadField(field.id, "too_short", least=least)
    if len(text) > most:
        raise BadField(field.id, "too_long", most=most)
    return text


def compact(text: str) -> str:
    """Digits as they were meant: ASCII, without the blanks and dashes between."""
    return re.sub("[ \u00a0-]", "", arabic.western(text))


def written(may_stand: Callable[[str], bool]) -> Rule:
    def rule(field: Asked, text: str, _: Rules) -> str:
        kept = arabic.in_one_form(text)
        if not may_stand(kept):
            raise BadField(field.id, "characters")
        return fits(field, kept)

    return rule


def digits(field: Asked, text: str, _: Rules) -> str:
    kept = compact(text)
    if not kept.isascii() or not kept.isdigit():
        raise BadField(field.id, "not_a_number")
    return fits(field, kept)


def number(field: Asked, text: str, _: Rules) -> str:
    found = NUMBER.fullmatch(arabic.western(text.strip()))
    if found is None:
        raise BadField(field.id, "not_a_number")
    whole, part = int(found[1]), (found[2] or "").rstrip("0")
    least, most = limits(field)
    if not least <= whole <= most or (whole == most and part):
        raise BadField(field.id, "out_of_range", least=least, most=most)
    return f"{whole}.{part}" if part else str(whole)


def day(field: Asked, text: str, rules: Rules) -> str:
    typed = arabic.western(text.strip())
    try:
        found = date.fromisoformat(typed if DATE.fullmatch(typed) else "")
    except ValueError:
        raise BadField(field.id, "not_a_date") from None
    if field.past and found > rules.today:
        raise BadField(field.id, "future")
    if not FIRST_YEAR <= found.year <= rules.today.year + YEARS_AHEAD:
        raise BadField(field.id, "out_of_range")
    return found.isoformat()


def option(field: Asked, text: str, _: Rules) -> str:
    return one_of(field, text, {o.id for o in field.options}, "not_an_option")


def place(field: Asked, text: str, rules: Rules) -> str:
    return one_of(field, text, rules.places, "not_a_place")


def yes_or_no(field: Asked, text: str, _: Rules) -> str:
    return one_of(field, text, {"yes", "no"}, "not_yes_or_no")


def one_of(
    field: Asked, text: str, known: set[str] | frozenset[str], reason: str
) -> str:
    if text not in known:
        raise BadField(field.id, reason)
    return text


def person(field: Asked, text: str, rules: Rules) -> str:
    kept = compact(text)
    fault = national_id.fault(kept, rules.today)
    if fault:
        raise BadField(field.id, fault)
    return kept


def telephone(field: Asked, text: str, _: Rules) -> str:
    kept = international(text.strip())
    if not kept:
        raise BadField(field.id, "mobile")
    return kept


def passport(field: Asked, text: str, _: Rules) -> str:
    kept = compact(text).upper()
    if not PASSPORT.fullmatch(kept):
        raise BadField(field.id, "passport")
    return kept


def request_number(field: Asked, text: str, _: Rules) -> str:
    kept = arabic.western(text.strip()).upper()
    if not is_request_number(kept):
        raise BadField(field.id, "request_number")
    return kept


RULES: dict[str, Rule] = {
    "name": written(arabic.is_name),
    "text": written(arabic.is_line),
    "textarea": written(arabic.is_lines),
    "digits": digits,
    "number": number,
    "money": number,
    "date": day,
    "choice": option,
    "place": place,
    "boolean": yes_or_no,
    "national_id": person,
    "mobile": telephone,
    "passport": passport,
    "request_number": request_number,
}
"""The kinds of fields; the catalogue knows no other."""
