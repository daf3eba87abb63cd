"""Numbers of service requests: ``13-SHR07-2026-0012345-C``.

Governorate, center, year, a running number without gaps, and a check character; given
by the center's server alone and never reused.
"""

import re

from center.domain.day import cairo

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
FORM = re.compile(r"[0-9]{2}-[A-Z]{3}[0-9]{2}-[0-9]{4}-[0-9]{7,9}-[A-Z2-9]")


def next_request(last: str, at: int, code: str) -> str:
    """The number after ``last`` (empty before the first); ``code`` is ``13-SHR07``."""
    year = cairo(at).year
    parts = last.split("-")
    same_year = len(parts) == 5 and parts[2] == str(year)
    return request_number(code, year, int(parts[3]) + 1 if same_year else 1)


def request_number(code: str, year: int, sequence: int) -> str:
    """The whole number with its check character."""
    body = f"{code}-{year}-{sequence:07}"
    return f"{body}-{check_character(body)}"


def running_number(number: str) -> int:
    """The running number of the year in a request's number."""
    return int(number.split("-")[3])


def check_character(body: str) -> str:
    """Weighted sum over the characters: one wrong sign or a swap of neighbours shows.

    Weights run 1, 2, 3 ... modulo 31, a prime, over the alphabet of 31 of the signs.
    Digits differ by less than 31, and so do letters; that neither stands in the
    other's place (an O for a 0) is told by the form.
    """
    total = sum(weight * ord(sign) for weight, sign in enumerate(body, 1))
    return ALPHABET[total % 31]


def is_request_number(text: str) -> bool:
    """Whether it has the form of a number, and its own check character."""
    body, _, check = text.rpartition("-")
    return bool(FORM.fullmatch(text)) and check == check_character(body)
