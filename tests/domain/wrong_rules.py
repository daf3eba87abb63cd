"""Rules that are wrong on purpose, each in one way that a program has been wrong."""

import math
from collections.abc import Callable
from dataclasses import replace

from center.domain.rule import Choice, Head, Heads, Reason, Rule, next_ticket

WrongRule = Callable[[Heads, int, Rule, int], Choice | None]


def newest_first(heads: Heads, history: int, rule: Rule, now: int) -> Choice | None:
    late = tuple(replace(h, place_at=-h.place_at, seq=-h.seq) for h in heads.ordinary)
    return next_ticket(replace(heads, ordinary=late), history, rule, 0)


def priority_starves(heads: Heads, history: int, rule: Rule, now: int) -> Choice | None:
    rest = heads if not heads.ordinary else replace(heads, priority=None)
    return next_ticket(rest, history, rule, now)


def ordinary_starves(heads: Heads, history: int, rule: Rule, now: int) -> Choice | None:
    return next_ticket(heads, rule.ratio, rule, now)


def ratio_ignored(heads: Heads, history: int, rule: Rule, now: int) -> Choice | None:
    if heads.priority and heads.ordinary and history:
        return Choice(heads.priority.ticket, Reason.PRIORITY_TURN, 0)
    return next_ticket(heads, history, replace(rule, ratio=9), now)


def only_side_saves_up(
    heads: Heads, history: int, rule: Rule, now: int
) -> Choice | None:
    choice = next_ticket(heads, history, rule, now)
    if choice and heads.priority and not heads.ordinary:
        return replace(choice, history=rule.ratio - 1)
    return choice


def length_ignored(heads: Heads, history: int, rule: Rule, now: int) -> Choice | None:
    return next_ticket(heads, history, replace(rule, exponent_halves=0), now)


def in_floats(heads: Heads, history: int, rule: Rule, now: int) -> Choice | None:
    return by_weight(heads, history, rule, now, digits=17)


def rounded(heads: Heads, history: int, rule: Rule, now: int) -> Choice | None:
    return by_weight(heads, history, rule, now, digits=0)


def in_whole_minutes(heads: Heads, history: int, rule: Rule, now: int) -> Choice | None:
    coarse = tuple(
        replace(h, place_at=now - (now - h.place_at) // 60_000 * 60_000)
        for h in heads.ordinary
    )
    return next_ticket(replace(heads, ordinary=coarse), history, rule, now)


def by_weight(
    heads: Heads, history: int, rule: Rule, now: int, *, digits: int
) -> Choice | None:
    def weight(head: Head) -> float:
        waited = (now - head.place_at) // 1000
        power = rule.exponent_halves / 2
        return round(waited * math.pow(1 / head.minutes, power), digits)

    best = max(heads.ordinary, key=lambda h: (weight(h), -h.seq), default=None)
    only = (best,) if best else ()
    return next_ticket(replace(heads, ordinary=only), history, rule, now)


WRONG_RULES: tuple[WrongRule, ...] = (
    newest_first,
    priority_starves,
    ordinary_starves,
    ratio_ignored,
    only_side_saves_up,
    length_ignored,
    in_whole_minutes,
)
"""Those that a day shows; floats and rounding show where heads are all but tied."""
