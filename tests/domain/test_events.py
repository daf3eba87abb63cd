"""Lines of the journal: canonical JSON, and nothing else passes for one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center.domain.events import decode, encode, id_of, role_of

TEXTS = st.text('abcz\u062f\u0661 \n"\\\x00/', max_size=6)
VALUES = st.recursive(
    st.integers(-(2**53), 2**53) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner),
    max_leaves=5,
)
LINES = st.dictionaries(TEXTS, VALUES, max_size=4)


@given(LINES)
def test_a_line_comes_back_as_it_was_written(line: dict[str, object]) -> None:
    assert decode(encode(line)) == line


@given(LINES)
def test_a_line_has_one_way_of_being_written(line: dict[str, object]) -> None:
    data = encode(line)

    backwards = dict(reversed(line.items()))

    assert encode(backwards) == data
    assert b"\n" not in data
    assert encode(decode(data)) == data


@given(LINES)
def test_a_line_is_json_that_anyone_reads(line: dict[str, object]) -> None:
    assert json.loads(encode(line)) == line


@pytest.mark.parametrize(
    "value",
    [1.0, 0.5, float("nan"), float("inf"), True, False, None, b"x", {1, 2}, {1: "x"}],
)
@pytest.mark.parametrize("wrap", [lambda v: v, lambda v: [v], lambda v: {"b": [v]}])
def test_what_is_not_an_integer_or_a_text_is_not_written(
    value: object, wrap: object
) -> None:
    assert callable(wrap)

    with pytest.raises(ValueError, match=r"may not hold|not a string"):
        encode({"a": wrap(value)})


@pytest.mark.parametrize(
    "data",
    [
        b'{"b":1,"a":2}',
        b'{"a": 2}',
        b'{"a":2}\n',
        b' {"a":2}',
        b'{"a":2,"a":2}',
        b'{"a":2.0}',
        b'{"a":1e3}',
        b'{"a":-0}',
        b'{"a":01}',
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b'{"a":true}',
        b'{"a":null}',
        b'{"a":"\\u0061"}',
        b'{"a":"\\/"}',
        b'{"a":"\\ud800"}',
        b'{"a":"\xff"}',
        b'\xef\xbb\xbf{"a":2}',
        '{"a":"\u062f"}'.encode("utf-16"),
        b'{"a":2',
        b"[]",
        b"2",
        b'"a"',
        b"",
        b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"a":' + b"9" * 5000 + b"}",
    ],
    ids=lambda data: repr(data[:14]),
)
def test_what_is_not_canonical_is_not_a_line(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any kind of it
        decode(data)


def test_arabic_is_written_as_it_is() -> None:
    assert encode({"letter": "د"}) == '{"letter":"د"}'.encode()


def test_who_did_it_is_a_role_and_an_id() -> None:
    assert (role_of("clerk:201"), id_of("clerk:201")) == ("clerk", "201")
    assert (role_of("server"), id_of("server")) == ("server", "")
