"""The Egyptian national ID: 14 digits, C YYMMDD GG SSSS K.

Century (2 is 19.., 3 is 20..), date of birth, governorate of the birth's registration,
a running number, and a last digit of which no official rule is published.  Most
programs compute it with the weights below; it is therefore asked about, not enforced,
unless a center has measured that the cards of its people pass.
"""

from datetime import date

LENGTH = 14
CENTURIES = {"2": 1900, "3": 2000}
GOVERNORATES = frozenset(
    (
        *("01", "02", "03", "04", "11", "12", "13", "14", "15", "16", "17", "18"),
        *("19", "21", "22", "23", "24", "25", "26", "27", "28", "29"),
        *("31", "32", "33", "34", "35", "88"),
    )
)
"""27 governorates, and 88 for those born abroad.

Governorates of 2008 to 2011 may have had others, so an unknown code is a question.
"""
WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)

DOUBTS = ("nid_governorate", "nid_check")
"""What makes a number worth typing once more."""
OFF, WARN, ENFORCE = "off", "warn", "enforce"


def fault(number: str, today: date) -> str:
    """Why 14 digits can be nobody's number on this day; empty if they can be."""
    if len(number) != LENGTH or not number.isascii() or not number.isdigit():
        return "nid_length"
    if number[0] not in CENTURIES:
        return "nid_century"
    born = born_on(number)
    if born is None:
        return "nid_date"
    return "nid_future" if born > today else ""


def doubts(number: str, check: str) -> tuple[str, ...]:
    """All that makes a possible number worth typing once more, in the list's order."""
    found = {
        "nid_governorate": number[7:9] not in GOVERNORATES,
        "nid_check": check != OFF and number[-1] != check_digit(number[:-1]),
    }
    return tuple(each for each in DOUBTS if found[each])


def born_on(number: str) -> date | None:
    """The date of birth in the number, if it is one."""
    year = CENTURIES[number[0]] + int(number[1:3])
    try:
        return date(year, int(number[3:5]), int(number[5:7]))
    except ValueError:
        return None


def check_digit(first: str) -> str:
    """The last digit as most programs compute it from the first 13."""
    pairs = zip(WEIGHTS, first, strict=True)
    rest = 11 - sum(weight * int(digit) for weight, digit in pairs) % 11
    return str({10: 0, 11: 1}.get(rest, rest))
