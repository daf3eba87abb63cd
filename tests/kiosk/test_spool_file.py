"""The spool on disk: what was on paper is never lost, and no number given twice."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace as struct_replace

from center.domain.day import day_of
from kiosk.answers import Center, ComingHours, OpenHours
from kiosk.client import Unanswered, new_command
from kiosk.spool.disk import GIVEN, TORN
from kiosk.spool.file import read
from kiosk.spool.hours import gives_numbers
from tests.kiosk.alone import CERTIFICATE, MORNING, Alone
from tests.launch import ROOT

DAY = 24 * 3600 * 1000
HOUR = 3600 * 1000


def begun(folder: Path) -> Alone:
    return Alone.begin(folder, CERTIFICATE)


def give(kiosk: Alone, at: int = MORNING) -> int:
    issued = kiosk.giving.give_ticket(new_command(), "copy", "ordinary", at)
    return issued.number


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Alone:
    """A spool of three records, of which nothing has been sent."""
    kiosk = begun(tmp_path_factory.mktemp("kept"))
    for _ in range(3):
        give(kiosk)
    return kiosk


def test_numbers_go_on_after_a_start_and_begin_anew_with_the_day(
    tmp_path: Path,
) -> None:
    kiosk = begun(tmp_path)
    assert [give(kiosk), give(kiosk)] == [101, 102]
    again = begun(tmp_path)
    assert give(again) == 103
    again.spool.forget(3, CERTIFICATE.key_id)
    later = begun(tmp_path)

    assert give(later) == 104
    assert give(later, MORNING + DAY) == 101
    assert give(later, MORNING) == 102, "a clock that goes back gives no old day"


def test_a_confirmation_that_is_repeated_gets_the_same_number(tmp_path: Path) -> None:
    kiosk, command = begun(tmp_path), new_command()

    first = kiosk.giving.give_ticket(command, "copy", "ordinary", MORNING)
    again = kiosk.giving.give_ticket(command, "copy", "ordinary", MORNING + HOUR)

    assert again == first
    assert give(kiosk) == 102


@pytest.mark.parametrize("lines", [1, 7, 40])
def test_a_kiosk_that_is_killed_has_every_number_that_it_printed(
    tmp_path: Path, lines: int
) -> None:
    program = [sys.executable, "-m", "tests.kiosk.giving_forever", str(tmp_path)]
    with subprocess.Popen(program, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        printed = [int(process.stdout.readline()) for _ in range(lines)]
        process.kill()
        printed += [int(line) for line in process.stdout.read().split()]

    kiosk = begun(tmp_path)
    there = [int(e.record["ticket"].partition("K")[2]) for e in kiosk.spool.unsent()]

    assert kiosk.giving.is_possible
    assert there[: len(printed)] == printed == list(range(101, 101 + len(printed)))
    assert give(kiosk) == 101 + len(there)


@settings(max_examples=60)
@given(cut=st.integers(min_value=1, max_value=2000), given=st.sampled_from([2, 3]))
def test_a_file_that_was_cut_loses_no_number_that_was_printed(
    kept: Alone, cut: int, given: int
) -> None:
    """``given`` is 2 where the power went before the third was printed."""
    data = kept.path.read_bytes()
    cut = min(cut, len(data))

    found = read(data[:-cut], given, kept.identity, CERTIFICATE.key_id)

    numbers = [entry.record["n"] for entry in found.entries]
    assert numbers == list(range(1, len(numbers) + 1))
    assert found.altered or len(numbers) >= given


@settings(max_examples=120)
@given(place=st.integers(min_value=0), flipped=st.integers(min_value=1, max_value=255))
def test_a_byte_that_was_changed_is_found_and_all_before_it_is_whole(
    kept: Alone, place: int, flipped: int
) -> None:
    data = bytearray(kept.path.read_bytes())
    place %= len(data)
    data[place] ^= flipped

    found = read(bytes(data), 3, kept.identity, CERTIFICATE.key_id)

    assert found.altered
    assert len(found.entries) == max(0, data[:place].count(b"\n") - 1)
    whole = [entry.record for entry in kept.spool.unsent()]
    assert [e.record for e in found.entries] == whole[: len(found.entries)]


def test_a_line_without_its_end_was_never_on_paper(kept: Alone, tmp_path: Path) -> None:
    torn = kept.path.read_bytes()[:-20]
    begun(tmp_path)
    for name in ("sign.key", "certificate.json"):
        (tmp_path / name).write_bytes((kept.folder / name).read_bytes())
    (tmp_path / "spool.jsonl").write_bytes(torn)
    (tmp_path / GIVEN).write_text("2\n")

    kiosk = begun(tmp_path)

    assert give(kiosk) == 103
    assert torn.endswith((tmp_path / TORN).read_bytes())


@pytest.mark.parametrize("left", [None, b"", b"three\n"])
def test_without_the_number_of_the_last_paper_a_spool_gives_nothing_more(
    tmp_path: Path, left: bytes | None
) -> None:
    """Whoever cuts off records and this number hides what was given."""
    kiosk = begun(tmp_path)
    assert [give(kiosk) for _ in range(3)] == [101, 102, 103]
    lines = kiosk.path.read_bytes().splitlines(keepends=True)
    kiosk.path.write_bytes(b"".join(lines[:-2]))
    (tmp_path / GIVEN).unlink()
    if left is not None:
        (tmp_path / GIVEN).write_bytes(left)

    found = begun(tmp_path)

    assert found.spool.altered
    with pytest.raises(Unanswered):
        give(found)


def test_an_altered_spool_gives_nothing_more(kept: Alone, tmp_path: Path) -> None:
    begun(tmp_path)
    for name in ("sign.key", "certificate.json", GIVEN):
        (tmp_path / name).write_bytes((kept.folder / name).read_bytes())
    lines = kept.path.read_bytes().splitlines(keepends=True)
    (tmp_path / "spool.jsonl").write_bytes(b"".join(lines[:2]))

    kiosk = begun(tmp_path)

    assert kiosk.spool.altered == 2
    with pytest.raises(Unanswered):
        give(kiosk)


def test_a_disk_that_is_full_gives_no_number(kept: Alone, tmp_path: Path) -> None:
    kiosk = begun(tmp_path)
    give(kiosk)
    assert kiosk.spool.file is not None

    with Path("/dev/full").open("r+b", buffering=0) as full:
        kiosk.spool.file = full.fileno()
        with pytest.raises(Unanswered):
            give(kiosk)

    assert give(begun(tmp_path)) == 102


HOURS = OpenHours((6, 0, 1, 2, 3), 9 * 60, 14 * 60, ("2026-11-24",))
TOMORROW = ComingHours((6, 0, 1, 2, 3), 10 * 60 + 30, 12 * 60, (), MORNING + 12 * HOUR)
ANNOUNCED = struct_replace(HOURS, coming=TOMORROW)


def center(
    *, is_open: bool = True, at: int = MORNING, hours: OpenHours = HOURS
) -> Center:
    names = ("SHR01", "الزقازيق", "Zagazig", "الشرقية", "Sharqia")
    return Center(*names, is_open, "09:00", "14:00", at, hours=hours)


@pytest.mark.parametrize(
    ("told", "now", "gives"),
    [
        (center(), MORNING, True),
        (center(), MORNING + 3 * HOUR, True),
        (center(), MORNING + 4 * HOUR, False),
        (center(), MORNING + DAY, True),
        (center(), MORNING + 2 * DAY, False),
        (center(), MORNING + 5 * DAY, False),
        (center(is_open=False), MORNING, False),
        (center(is_open=False), MORNING + DAY, True),
        (center(is_open=False, at=MORNING - 2 * HOUR), MORNING, True),
        (center(at=MORNING + 5 * HOUR), MORNING + 6 * HOUR, True),
        (center(hours=ANNOUNCED), MORNING + 3 * HOUR, True),
        (center(hours=ANNOUNCED), MORNING + DAY, False),
        (center(hours=ANNOUNCED), MORNING + DAY + HOUR, True),
        (center(hours=ANNOUNCED), MORNING + DAY + 2 * HOUR, False),
    ],
    ids=[
        *("open", "until the close", "after the close", "the next day", "a holiday"),
        *("a day off", "closed by hand", "closed by hand yesterday"),
        *("before it opened", "opened by hand", "before new hours"),
        *("before they begin", "within them", "after them"),
    ],
)
def test_numbers_are_given_in_the_hours_that_the_center_told(
    told: Center, now: int, gives: bool
) -> None:
    assert gives_numbers(told, now) is gives
    assert day_of(MORNING) == "2026-11-22"
