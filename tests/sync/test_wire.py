"""A batch goes over the line unchanged, or it is refused."""

import gzip
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center.domain import events
from center.domain.errors import BadInput
from center.notes import SigningKey
from sync import wire
from sync.wire import Batch

NOTE = SigningKey("sharqia/SHR01/1", bytes(32)).sign_head(3, bytes(32))

numbers = st.integers(-(2**53) + 1, 2**53 - 1)
values: st.SearchStrategy[Any] = st.recursive(
    numbers | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4)
    ),
    max_leaves=6,
)
lines = st.dictionaries(st.text(), values, max_size=6)
hashes = st.binary(min_size=32, max_size=32)


@given(
    st.lists(lines.map(events.encode), max_size=5).map(tuple),
    st.lists(hashes, max_size=5).map(tuple),
)
def test_a_batch_goes_round(lines: tuple[bytes, ...], proof: tuple[bytes, ...]) -> None:
    batch = Batch(lines, NOTE, proof)

    assert wire.unpack(wire.pack(batch)) == batch


def test_the_same_batch_is_the_same_bytes() -> None:
    assert wire.pack(Batch((b"{}",), NOTE)) == wire.pack(Batch((b"{}",), NOTE))


@given(lines)
def test_a_canonical_line_is_read_as_the_center_reads_it(line: dict[str, Any]) -> None:
    data = events.encode(line)

    assert wire.read_line(data) == events.decode(data) == line


@given(st.dictionaries(st.text(), numbers, min_size=2))
def test_keys_out_of_order_are_refused(line: dict[str, int]) -> None:
    turned = {key: line[key] for key in sorted(line, reverse=True)}
    data = json.dumps(turned, separators=(",", ":"), ensure_ascii=False)

    with pytest.raises(BadInput):
        wire.read_line(data.encode())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[1]",
        b"7",
        b'{"a": 1}',
        b'{"a":1} ',
        b'{"a":1.5}',
        b'{"a":1e3}',
        b'{"a":true}',
        b'{"a":null}',
        b'{"a":1,"a":2}',
        b'{"a":-0}',
        b'{"a":9007199254740992}',
        b'{"a":"\\u0041"}',
        b'{"a":"\\/"}',
        b'{"a":"\xff"}',
        b'{"a":"\\ud800"}',
        b'{"\xd8":1}',
        b'{"a":' + b"[" * 900 + b"]" * 900 + b"}",
    ],
)
def test_anything_but_canonical_json_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        wire.read_line(data)


@given(st.binary() | st.binary().map(gzip.compress))
def test_any_other_body_is_refused(body: bytes) -> None:
    with pytest.raises(BadInput):
        wire.unpack(body)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{}\n",
        b"{}\n\n",
        b"{}\n\nhead without signatures\n",
        b"{}\n\nnot base 64\n\na\n\nb\n",
        b"{}\n\nAAAA\n\na\n\nb\n",
        b"{}\n\na\n\nb\n\nc\n\nd\n",
        b"{}\n\n\xff\n\n\xff\n",
    ],
)
def test_a_body_without_its_parts_is_refused(text: bytes) -> None:
    with pytest.raises(BadInput):
        wire.unpack(gzip.compress(text))


def test_a_body_that_is_cut_off_or_goes_on_is_refused() -> None:
    body = wire.pack(Batch((b"{}",), NOTE))

    for broken in (body[:-1], body + b"x", body + body):
        with pytest.raises(BadInput):
            wire.unpack(broken)


def test_the_limits_are_held_by_both_ends() -> None:
    most = tuple(wire.fitting([b"{}"] * 600))
    assert len(most) == wire.MOST_LINES
    assert wire.unpack(wire.pack(Batch(most, NOTE))).lines == most
    with pytest.raises(BadInput, match="500 lines"):
        wire.unpack(wire.pack(Batch((b"{}",) * 501, NOTE)))

    long = events.encode({"a": "x" * (wire.MOST_IN_LINE - 8)})
    fit = tuple(wire.fitting([long] * 100))
    assert len(long) == wire.MOST_IN_LINE
    assert wire.unpack(wire.pack(Batch(fit, NOTE))).lines == fit
    with pytest.raises(BadInput, match="bytes"):
        wire.unpack(wire.pack(Batch((long,) * 17, NOTE)))
    with pytest.raises(BadInput, match="65535"):
        wire.unpack(wire.pack(Batch((long + b" ",), NOTE)))


def test_a_small_body_that_grows_without_end_is_not_unpacked() -> None:
    bomb = gzip.compress(b"\0" * (50 * wire.MOST_BYTES))

    with pytest.raises(BadInput, match="at most"):
        wire.unpack(bomb)
