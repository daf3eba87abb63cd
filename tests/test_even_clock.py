"""The center's own time: even, never back, near the machine's clock where it can be."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from center.even_clock import TRUSTED_MS, EvenClock

NOON = 1_795_341_600_000
SECOND, HOUR = 1000, 3600 * 1000
DAY = 24 * HOUR


class Machine:
    """A machine: its clock can be set, its steady clock cannot."""

    def __init__(self) -> None:
        self.clock = NOON
        self.steady = 0
        self.time = EvenClock(lambda: self.clock, lambda: self.steady * 1_000_000)

    def wait(self, milliseconds: int) -> int:
        """The center's time after a while, looked at every second as a server does."""
        for _ in range(0, milliseconds, SECOND):
            self.clock += SECOND
            self.steady += SECOND
            self.time()
        return self.time()


@given(st.sampled_from([-DAY * 400, -DAY, -HOUR, -150_000, 150_000, HOUR, DAY * 400]))
def test_a_clock_set_while_the_day_is_open_moves_nothing(jump: int) -> None:
    machine = Machine()
    machine.wait(60 * SECOND)

    machine.clock += jump

    assert machine.wait(60 * SECOND) == NOON + 120 * SECOND
    assert machine.time.away() == jump


def test_a_clock_that_is_set_right_again_is_followed_as_before() -> None:
    machine = Machine()
    machine.clock += 5 * HOUR
    machine.wait(60 * SECOND)
    machine.clock -= 5 * HOUR

    assert machine.wait(60 * SECOND) == NOON + 120 * SECOND
    assert machine.time.away() == 0


@given(st.integers(-TRUSTED_MS, TRUSTED_MS))
def test_a_small_difference_is_made_good_slowly(off: int) -> None:
    machine = Machine()
    machine.clock += off

    assert abs(machine.wait(60 * SECOND) - NOON - 60 * SECOND) <= 3 * SECOND
    machine.wait(HOUR)
    assert machine.time.away() == 0


def test_while_the_day_is_closed_a_later_time_is_taken_over_at_once() -> None:
    machine = Machine()
    machine.time.resting = True

    machine.clock += 9 * HOUR

    assert machine.time() == machine.clock


def test_while_the_day_is_closed_an_earlier_time_catches_up() -> None:
    machine = Machine()
    machine.time.resting = True
    machine.clock -= 2 * HOUR

    assert machine.wait(HOUR) == NOON + HOUR // 2
    machine.wait(3 * HOUR)
    assert machine.time.away() == 0


def test_a_machine_behind_the_record_goes_on_from_the_records_end() -> None:
    machine = Machine()

    machine.time.begin(NOON + DAY)

    assert machine.wait(60 * SECOND) == NOON + DAY + 60 * SECOND


STEPS = st.tuples(
    st.integers(0, 10 * 60), st.integers(-DAY * 3, DAY * 3), st.booleans()
)


@given(st.lists(STEPS, max_size=20))
def test_it_never_goes_back_whatever_is_done_to_the_machines_clock(
    steps: list[tuple[int, int, bool]],
) -> None:
    machine, times = Machine(), []

    for seconds, jump, resting in steps:
        machine.clock += jump
        machine.time.resting = resting
        times.append(machine.wait(seconds * SECOND))

    assert all(before <= after for before, after in pairwise(times))
