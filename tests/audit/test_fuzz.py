"""Whatever is done to a line, the audit answers, and never that all is well."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from center.audit.verify import verify
from center.domain.acts import ACTS
from center.domain.events import encode
from tests.audit.attacks import Database
from tests.audit.conftest import Kept

SHARED = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
WEIRD = st.recursive(
    st.sampled_from((-1, 0, 7, 10**30, "", "x", "20261122-S101", "clerk:201")),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(("quick", "ratio", "x")), inner, max_size=3)
    ),
    max_leaves=4,
)
COMMON = ("v", "seq", "at", "kind", "by", "nonce")


@contextmanager
def instead(database: Database, seq: int, data: bytes) -> Iterator[None]:
    """Other bytes in the place of a line, for a while."""
    write = "UPDATE journal SET line = ? WHERE seq = ?"
    before = encode(database.lines()[seq])
    database.sql(write, data, seq)
    try:
        yield
    finally:
        database.sql(write, before, seq)


@SHARED
@given(place=st.integers(0, 10**6), at=st.integers(0, 10**6), bits=st.integers(1, 255))
def test_any_byte_of_any_line_may_be_touched_and_is_found(
    kept: Kept, place: int, at: int, bits: int
) -> None:
    lines = kept.database.lines()
    seq = place % len(lines)
    data = bytearray(encode(lines[seq]))
    data[at % len(data)] ^= bits

    with instead(kept.database, seq, bytes(data)):
        report = verify(kept.path)

    assert report.first is not None
    assert report.first.seq == seq
    assert "line_altered" in {v.code for v in report.violations if v.seq == seq}


@SHARED
@given(data=st.data())
def test_a_line_that_makes_no_sense_is_named_even_when_it_is_signed(
    kept: Kept, data: st.DataObject
) -> None:
    database = kept.database
    size = len(database.lines())
    line = nonsense(data, size, database.lines()[-1]["at"])
    database.sql("INSERT INTO journal VALUES (?, ?)", size, encode(line))
    database.rebuild_tree()
    database.sign_anew(kept.secrets.log_key)

    report = verify(kept.path)

    database.sql("DELETE FROM journal WHERE seq = ?", size)
    assert report.first is not None
    assert report.first.seq == size


def nonsense(data: st.DataObject, seq: int, at: int) -> dict[str, Any]:
    """A line of a known kind, one of whose fields is of a wrong form."""
    kind = data.draw(st.sampled_from(sorted(ACTS)))
    by = f"{sorted(ACTS[kind].who)[0]}:201"
    line: dict[str, Any] = {"v": 1, "seq": seq, "at": at, "kind": kind, "by": by}
    line["nonce"] = "A" * 11
    for field in sorted(ACTS[kind].fields):
        line[field] = data.draw(WEIRD)
    if data.draw(st.booleans()):
        line[data.draw(st.sampled_from(COMMON))] = data.draw(WEIRD)
    line["never"] = data.draw(WEIRD)
    if data.draw(st.booleans()):
        line.pop("never")
        line["nonce"] = "short"
    return line
