"""The rule by itself: what it looks at, and that its integers are exact."""

from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from math import isqrt

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

from center.domain.rule import (
    Head,
    Heads,
    Reason,
    Rule,
    comes_before,
    next_ticket,
    waited_seconds,
)
from tests.domain.wrong_rules import (
    WrongRule,
    in_floats,
    length_ignored,
    newest_first,
    rounded,
)

NOW = 1_795_334_400_000
DAY_SECONDS = 12 * 3600
EXPONENTS = st.sampled_from((0, 1, 2))


def head(seq: int, waited: int, minutes: int = 5, line: str = "") -> Head:
    """A head that has waited so many seconds."""
    place_at = NOW - waited * 1000
    return Head(line or f"line{seq}", f"T{seq}", place_at, seq, minutes)


PRIORITY = head(99, 10, 0, "priority")


@st.composite
def some_heads(draw: st.DrawFn) -> tuple[Head, ...]:
    """Heads of several lines; ties are frequent, exact ones of square roots too."""
    count = draw(st.integers(1, 6))
    seqs = draw(st.permutations(range(count)))
    base, unit = draw(st.integers(0, 300)), draw(st.integers(1, 7))
    heads = []
    for seq in seqs:
        if draw(st.booleans()):
            factor = draw(st.integers(1, 6))
            made = head(seq, base * factor, unit * factor * factor)
        else:
            waited, minutes = st.integers(0, DAY_SECONDS), st.integers(1, 240)
            made = head(seq, draw(waited), draw(minutes))
        heads.append(made)
    return tuple(heads)


def weight(of: Head, rule: Rule) -> Fraction:
    """waited ÷ minutes^exponent, to a power that makes it a fraction."""
    waited = waited_seconds(of, NOW)
    if rule.exponent_halves == 1:
        return Fraction(waited * waited, of.minutes)
    return Fraction(waited, of.minutes if rule.exponent_halves else 1)


def agrees_with_fractions(
    choose: WrongRule, heads: tuple[Head, ...], exponent: int
) -> bool:
    rule = Rule(exponent_halves=exponent)
    best = max(heads, key=lambda h: (weight(h, rule), -h.seq))
    choice = choose(Heads(heads), 0, rule, NOW)
    return choice is not None and choice.ticket == best.ticket


@given(some_heads(), EXPONENTS)
def test_integers_order_the_heads_as_exact_fractions_do(
    heads: tuple[Head, ...], exponent: int
) -> None:
    assert agrees_with_fractions(next_ticket, heads, exponent)


@pytest.mark.parametrize("wrong", [in_floats, rounded, newest_first, length_ignored])
def test_an_order_in_floats_or_by_another_key_does_not_agree(wrong: WrongRule) -> None:
    example = find(
        st.tuples(some_heads(), EXPONENTS),
        lambda given: not agrees_with_fractions(wrong, *given),
        settings=settings(database=None, derandomize=True, max_examples=2000),
    )

    assert example


@given(
    st.integers(0, DAY_SECONDS),
    st.integers(0, DAY_SECONDS),
    st.integers(1, 240),
    st.integers(1, 240),
)
def test_the_root_is_compared_as_with_ninety_digits(
    waited_a: int, waited_b: int, minutes_a: int, minutes_b: int
) -> None:
    a, b = head(1, waited_a, minutes_a), head(2, waited_b, minutes_b)
    scale = 10**90

    root_a = waited_a * scale // isqrt(minutes_a * scale * scale // 10**60)
    root_b = waited_b * scale // isqrt(minutes_b * scale * scale // 10**60)

    if abs(root_a - root_b) > 1:
        assert comes_before(a, b, Rule(), NOW) == (root_a > root_b)


@given(some_heads(), EXPONENTS)
def test_the_order_of_the_heads_given_is_no_matter(
    heads: tuple[Head, ...], exponent: int
) -> None:
    rule = Rule(exponent_halves=exponent)

    choices = {
        next_ticket(Heads(order), 0, rule, NOW)
        for order in list(permutations(heads[:4]))
    }

    assert len(choices) == 1


@given(some_heads(), EXPONENTS, st.integers(0, 4), st.booleans())
def test_a_head_that_is_not_chosen_is_no_matter(
    heads: tuple[Head, ...], exponent: int, history: int, has_priority: bool
) -> None:
    rule = Rule(exponent_halves=exponent)
    priority = PRIORITY if has_priority else None
    choice = next_ticket(Heads(heads, priority), history, rule, NOW)
    assert choice is not None

    for other in heads:
        left = tuple(h for h in heads if h is not other)
        if other.ticket != choice.ticket and left:
            assert next_ticket(Heads(left, priority), history, rule, NOW) == choice


def test_waited_is_in_whole_seconds() -> None:
    first, second = head(1, 60), head(2, 60)
    a_little_later = replace(first, place_at=first.place_at + 999)

    assert comes_before(replace(first, seq=3), second, Rule(), NOW) is False
    assert waited_seconds(a_little_later, NOW) == 59
    assert waited_seconds(replace(first, place_at=NOW + 5000), NOW) == 0


def test_exponent_0_is_first_come_first_served() -> None:
    long, short = head(1, 100, 60), head(2, 99, 1)

    choice = next_ticket(Heads((long, short)), 0, Rule(exponent_halves=0), NOW)

    assert choice is not None
    assert choice.ticket == long.ticket


def test_the_shorter_errand_goes_first_by_the_root_of_its_minutes() -> None:
    long, short = head(1, 200, 16), head(2, 100, 4)

    tie = next_ticket(Heads((short, long)), 0, Rule(), NOW)
    later = next_ticket(Heads((short, replace(long, seq=3))), 0, Rule(), NOW)

    assert tie is not None
    assert later is not None
    assert (tie.ticket, later.ticket) == (long.ticket, short.ticket)


def test_nobody_is_chosen_where_nobody_waits() -> None:
    assert next_ticket(Heads(), 2, Rule(), NOW) is None


def test_the_reason_is_told() -> None:
    ordinary = head(1, 60)
    both = Heads((ordinary,), PRIORITY)

    def reason(heads: Heads, history: int) -> tuple[str, Reason, int]:
        choice = next_ticket(heads, history, Rule(), NOW)
        assert choice is not None
        return choice.ticket, choice.reason, choice.history

    assert reason(both, 0) == ("T1", Reason.ORDINARY_TURN, 1)
    assert reason(both, 1) == ("T1", Reason.ORDINARY_TURN, 2)
    assert reason(both, 2) == ("T99", Reason.PRIORITY_TURN, 0)
    assert reason(Heads((ordinary,)), 2) == ("T1", Reason.ONLY_SIDE, 2)
    assert reason(Heads((), PRIORITY), 0) == ("T99", Reason.ONLY_SIDE, 0)
