"""The promise on a receipt: signed, short, and never mistaken for a ticket's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center import promise as tickets
from center import request_promise as requests
from center.domain.errors import BadInput, BadSignature
from center.domain.request_number import request_number
from center.notes import SigningKey
from center.paper_code import TEXT, Signed, service_mark
from center.request_promise import RequestPromise, is_said_by

KEY = SigningKey.generate("sharqia/SHR01/1")
PROMISES = st.builds(
    RequestPromise,
    governorate=st.integers(1, 88),
    index=st.integers(1, 400),
    seq=st.integers(0, 2**40 - 1),
    received_at=st.integers(1_700_000_000, 2**32 - 1),
    number=st.integers(1, 2**24 - 1),
    service_mark=st.just(service_mark("street_light")),
    token=st.binary(min_size=10, max_size=10),
)


def written(promise: RequestPromise) -> str:
    return requests.encode(promise, KEY.name, KEY.sign, "http://hub.example")


@given(PROMISES)
def test_a_receipt_says_what_was_signed(promise: RequestPromise) -> None:
    text = written(promise)

    assert requests.verify(requests.parse(text), KEY.name, KEY.vkey) == promise
    assert text.startswith("HTTP://HUB.EXAMPLE/V/")
    assert len(text.rpartition("/")[2]) == TEXT
    with pytest.raises(BadInput):
        tickets.parse(text)


@given(PROMISES, st.integers(0, 91), st.integers(1, 255))
def test_no_changed_bit_passes(promise: RequestPromise, at: int, bits: int) -> None:
    signed = requests.parse(written(promise))
    data = bytearray(signed.said + signed.signature)
    data[at] ^= bits
    changed = Signed(promise, bytes(data[:28]), bytes(data[28:]))

    with pytest.raises(BadSignature):
        requests.verify(changed, KEY.name, KEY.vkey)


def test_a_line_says_what_the_receipt_says_or_it_does_not() -> None:
    at = 1_795_334_400_000
    promise = RequestPromise(
        **{"governorate": 13, "index": 1, "seq": 4, "received_at": at // 1000},
        number=7,
        service_mark=service_mark("street_light"),
        token=bytes(10),
    )
    line = {
        **{"kind": "request.received", "at": at, "service": "street_light"},
        "request": request_number("13-SHR01", 2026, 7),
    }

    assert promise.year == 2026
    assert is_said_by(promise, line)
    for wrong in (
        {"kind": "ticket.issued"},
        {"at": at + 1000},
        {"at": "x"},
        {"service": "complaint"},
        {"request": request_number("13-SHR01", 2026, 8)},
        {"request": "Mona"},
    ):
        assert not is_said_by(promise, line | wrong)
