"""A national ID: what is impossible is refused, what is odd is asked about again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center.domain.catalogue import Field
from center.domain.errors import BadField
from center.domain.fields import Answer, Rules, accept
from center.domain.national_id import DOUBTS, born_on, check_digit, doubts, fault

TODAY = date(2026, 11, 22)
FIELD = Field("national_id", "الرقم القومي", "National ID", "national_id", True)
ODD = "29001011300017"
"""Invented: its check digit is wrong."""


def rules(check: str) -> Rules:
    return Rules(TODAY, id_check=check)


def refused(typed: str, check: str = "warn", again: str = "") -> dict[str, int | str]:
    with pytest.raises(BadField) as found:
        accept(FIELD, typed, rules(check), again)
    return found.value.facts


def number(born: date, governorate: str = "13", wrong: int = 1) -> str:
    """A possible number; ``wrong`` is added to its check digit."""
    first = f"{2 if born.year < 2000 else 3}{born:%y%m%d}{governorate}0001"
    return first + str((int(check_digit(first)) + wrong) % 10)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2900101130001", "nid_length"),
        ("290010113000177", "nid_length"),
        ("2900101130001x", "nid_length"),
        ("19001011300017", "nid_century"),
        ("49001011300017", "nid_century"),
        ("29002301300017", "nid_date"),
        ("29013011300017", "nid_date"),
        ("32611231300017", "nid_future"),
    ],
)
def test_an_impossible_number_is_refused_whatever_the_setting(
    typed: str, why: str
) -> None:
    for check in ("off", "warn", "enforce"):
        assert refused(typed, check)["reason"] == why


def test_someone_born_today_is_taken_and_someone_born_tomorrow_is_not() -> None:
    assert fault(number(TODAY), TODAY) == ""
    assert fault(number(TODAY + timedelta(days=1)), TODAY) == "nid_future"


@pytest.mark.parametrize(
    ("first", "last"),
    [("0000000000000", "1"), ("1111111111111", "0"), ("0000000000001", "9")],
)
def test_the_check_digit_is_the_one_most_programs_compute(
    first: str, last: str
) -> None:
    assert check_digit(first) == last


def test_a_wrong_check_digit_is_asked_about_once_more_and_then_recorded() -> None:
    assert refused(ODD) == {"field": FIELD.id, "reason": "nid_check", "again": 1}
    assert accept(FIELD, ODD, rules("warn"), "٢٩٠ ٠١٠١١٣٠٠٠١٧") == Answer(
        ODD, ("nid_check",)
    )
    assert refused(ODD, again=ODD[:-1] + "6")["reason"] == "nid_differs"


def test_a_center_may_enforce_the_check_digit_or_not_look_at_it() -> None:
    assert refused(ODD, "enforce", ODD) == {"field": FIELD.id, "reason": "nid_check"}
    assert accept(FIELD, ODD, rules("off")) == Answer(ODD)


def test_an_unknown_governorate_is_asked_about_even_where_the_digit_is_not() -> None:
    elsewhere = number(date(1990, 1, 1), "09", wrong=0)

    assert refused(elsewhere, "off")["reason"] == "nid_governorate"
    answer = accept(FIELD, elsewhere, rules("enforce"), elsewhere)
    assert answer == Answer(elsewhere, ("nid_governorate",))


def test_an_unknown_governorate_does_not_hide_a_wrong_check_digit() -> None:
    both = number(date(1990, 1, 1), "05")
    known = {"field": FIELD.id, "reason": "nid_check"}

    assert refused(both, "enforce") == refused(both, "enforce", both) == known
    assert refused(both) == {**known, "reason": "nid_governorate", "again": 1}
    answer = accept(FIELD, both, rules("warn"), both)
    assert answer == Answer(both, ("nid_governorate", "nid_check"))


@given(st.dates(date(1900, 1, 1), TODAY), st.sampled_from(["01", "13", "19", "88"]))
def test_every_birth_of_every_governorate_makes_a_possible_number(
    born: date, governorate: str
) -> None:
    right = number(born, governorate, wrong=0)

    assert (fault(right, TODAY), doubts(right, "enforce")) == ("", ())
    assert born_on(right) == born
    assert accept(FIELD, right, rules("enforce")) == Answer(right)


@given(st.text(st.sampled_from("0123456789"), min_size=14, max_size=14))
def test_any_fourteen_digits_are_answered_without_a_crash(digits: str) -> None:
    why = fault(digits, TODAY)

    assert why in ("", "nid_century", "nid_date", "nid_future")
    assert why or set(doubts(digits, "warn")) <= set(DOUBTS)
