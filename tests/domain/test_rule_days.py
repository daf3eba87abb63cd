"""Random days in random halls: the promises of the rule hold on every one of them.

The same promises are held against rules that are wrong on purpose: each of these has to
be caught, or the promises would prove nothing.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from center import actions
from center.domain import calling, memory, serving
from center.domain.acts import perform
from center.domain.catalogue import PRIORITY
from center.domain.due import Due
from center.domain.errors import Refusal
from center.domain.memory import MemoryHall
from center.domain.rule import Choice, Rule
from center.domain.serving import Serving
from center.domain.ticket import State, Ticket
from tests.domain.day_steps import AT_WINDOW
from tests.domain.days import ORDINARY, SERVICES, Day, everything, open_hall
from tests.domain.rule_properties import BrokenPromise, check_day, waiting_heads
from tests.domain.wrong_rules import WRONG_RULES, WrongRule

EVERYTHING = (
    *("ticket.called", "ticket.demoted", "ticket.missed", "ticket.returned"),
    *("ticket.parked", "ticket.resumed", "ticket.transferred", "ticket.finished"),
    *("window.lost", "window.back", "window.paused", "window.assigned"),
    "window.closed",
)
"""What has to happen on long days, or they would prove little."""

RULES = st.builds(
    Rule,
    ratio=st.integers(2, 5),
    exponent_halves=st.sampled_from((0, 1, 2)),
    wrap_up_seconds=st.integers(0, 20),
)
LINES_OF_A_WINDOW = st.lists(st.sampled_from(ORDINARY), min_size=1, unique=True)
WINDOWS = st.lists(LINES_OF_A_WINDOW.map(tuple), min_size=1, max_size=4)
TICKETS = st.tuples(
    st.sampled_from(sorted(SERVICES)), st.sampled_from(("ordinary", PRIORITY))
)
STEPS = st.one_of(
    st.tuples(st.just("issue"), TICKETS),
    st.tuples(st.just("wait"), st.integers(1, 400)),
    st.tuples(st.just("enter"), st.integers(1, 4)),
    st.tuples(st.just("serve"), st.integers(1, 4)),
    st.tuples(st.sampled_from(sorted(AT_WINDOW)), st.integers(1, 4)),
    st.tuples(st.just("again"), st.integers(1, 4)),
)
Step = tuple[str, object]
Rush = list[tuple[tuple[str, str], int]]
RUSHES = st.lists(st.tuples(TICKETS, st.integers(0, 90)), max_size=40)
PLANS = st.tuples(WINDOWS, RULES, RUSHES, st.lists(STEPS, max_size=60))
Plan = tuple[list[tuple[str, ...]], Rule, Rush, list[Step]]


def play(plan: Plan) -> Day:
    """A day: a morning rush, then whatever comes, then everyone is called."""
    windows, rule, rush, steps = plan
    day = open_hall(dict(enumerate(windows, start=1)), rule=rule)
    arrive(day, rush)
    for step in steps:
        take(day, step)
    for _ in range(len(day.hall.tickets)):
        for number in range(1, len(windows) + 1):
            take(day, ("serve", number))
            take(day, ("enter", number))
    return day


def arrive(day: Day, rush: Rush) -> None:
    """Tickets one after the other, with seconds between them."""
    for (service, side), seconds in rush:
        take(day, ("issue", (service, side)))
        day.now += seconds * 1000


def take(day: Day, step: Step) -> None:
    actions.match(day.transaction)
    name, about = step
    match about:
        case (str(service), str(side)):
            try_to(day, lambda: day.issue(service, side))
        case int(number) if name == "wait":
            day.wait(number)
        case int(number):
            if name in ("park", "send"):
                try_to(day, lambda: day.start(number))
            try_to(day, lambda: AT_WINDOW[name](day, number))


def try_to(day: Day, do: Callable[[], object]) -> None:
    """What is refused changes nothing, and the day goes on."""
    before = everything(day.hall)
    try:
        do()
    except Refusal:
        assert everything(day.hall) == before


@settings(max_examples=60)
@given(PLANS)
def test_every_promise_of_the_rule_holds_on_every_day(plan: Plan) -> None:
    day = play(plan)

    check_day(day)


def long_plan(seed: int) -> Plan:
    """A busy day of a few windows on which everything happens."""
    chance = Random(seed)
    windows = [
        tuple(chance.sample(ORDINARY, chance.randint(1, 3)))
        for _ in range(chance.randint(2, 4))
    ]
    rule = Rule(
        ratio=chance.randint(2, 5),
        exponent_halves=chance.randrange(3),
        wrap_up_seconds=chance.randint(0, 20),
    )
    return windows, rule, some_rush(chance, 20), [any_step(chance) for _ in range(250)]


def some_rush(chance: Random, count: int) -> Rush:
    return [(some_ticket(chance), chance.randint(0, 90)) for _ in range(count)]


def some_ticket(chance: Random) -> tuple[str, str]:
    side = PRIORITY if chance.random() < 0.3 else "ordinary"
    return chance.choice(sorted(SERVICES)), side


def any_step(chance: Random) -> Step:
    """People come and are served; now and then there is something else."""
    kind = chance.random()
    if kind < 0.3:
        return "issue", some_ticket(chance)
    if kind < 0.5:
        return "wait", chance.randint(1, 200)
    usual = ("enter", "serve", "again")
    every = usual if kind < 0.7 else sorted(AT_WINDOW)
    return chance.choice(every), chance.randint(1, 4)


def test_every_promise_holds_on_long_days_on_which_everything_happens() -> None:
    days = check_long_days(40)

    kinds = Counter(line["kind"] for day in days for line in day.lines)
    assert min(kinds[kind] for kind in EVERYTHING) >= 10


def check_long_days(count: int) -> list[Day]:
    days = []
    for seed in range(count):
        day = play(long_plan(seed))
        check_day(day)
        assert_replays(day)
        days.append(day)
    return days


@settings(max_examples=30)
@given(PLANS)
def test_the_same_journal_gives_the_same_calls(plan: Plan) -> None:
    assert_replays(play(plan))


def assert_replays(day: Day) -> None:
    """A hall of nothing that follows the lines is the same hall in the end."""
    again = MemoryHall()
    for line in day.lines:
        for value in perform(again, line):
            again.put(value)
    assert everything(again) == everything(day.hall)


@settings(max_examples=30)
@given(PLANS, st.lists(TICKETS, min_size=1, max_size=20))
def test_tickets_behind_the_heads_never_change_the_choice(
    plan: Plan, more: list[tuple[str, str]]
) -> None:
    windows, rule, rush, steps = plan
    day = play((windows, rule, [], steps))
    quiet = replace(day.hall.order, rules=Due(replace(rule, wrap_up_seconds=100_000)))
    day.hall.put(quiet)
    arrive(day, rush)
    before, heads = choices(day), waiting_heads(day)

    for service, side in more:
        key = (PRIORITY if side == PRIORITY else SERVICES[service], SERVICES[service])
        if key in heads:
            day.issue(service, side)

    assert choices(day) == before


def choices(day: Day) -> list[Choice | None]:
    return [calling.choose(day.hall, w, day.now)[1] for w in day.hall.windows()]


def test_everyone_is_called_once_when_the_hall_empties() -> None:
    rush = [((service, side), 5) for service in SERVICES for side in ("ordinary",) * 9]
    rush += [((service, PRIORITY), 5) for service in SERVICES]

    day = play(([ORDINARY, ("quick", "short")], Rule(), rush, []))

    assert {t.state for t in day.hall.tickets.values()} == {State.SERVED}
    assert len(day.hall.tickets) == len(rush)


def anywhere(ticket: Ticket, window: int, there: Serving) -> bool:
    return True


def by_window_alone(ticket: Ticket, window: int, there: Serving) -> bool:
    return ticket.avoid_window == window


def nowhere_else(ticket: Ticket, there: Serving) -> bool:
    return False


@pytest.mark.parametrize(
    ("module", "name", "wrong"),
    [
        (memory, "may_call", anywhere),
        (serving, "is_sender", by_window_alone),
        (serving, "is_served_elsewhere", nowhere_else),
    ],
)
def test_a_hall_that_forgets_where_a_ticket_may_not_be_called_is_caught(
    monkeypatch: pytest.MonkeyPatch, module: object, name: str, wrong: object
) -> None:
    monkeypatch.setattr(module, name, wrong)

    with pytest.raises(BrokenPromise):
        check_long_days(40)


@pytest.mark.parametrize("wrong", WRONG_RULES)
def test_a_wrong_rule_breaks_a_promise(
    wrong: WrongRule, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calling, "next_ticket", wrong)

    assert is_caught()


def is_caught() -> bool:
    """Whether some day breaks a promise."""

    @settings(
        max_examples=600,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(PLANS)
    def holds(plan: Plan) -> None:
        check_day(play(plan))

    try:
        holds()
    except BrokenPromise:
        return True
    return False
