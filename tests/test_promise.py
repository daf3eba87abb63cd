"""The code on the ticket: it says what it said, or it is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center import promise
from center.domain.errors import BadInput, BadSignature
from center.notes import SigningKey
from center.paper_code import TEXT, service_mark
from center.promise import Promise

KEY = SigningKey("sharqia/SHR01/1", bytes(range(32)))
HUB_URL = "http://127.0.0.1:8090"

promises = st.builds(
    Promise,
    governorate=st.integers(1, 88),
    index=st.integers(0, 2**16 - 1),
    seq=st.integers(0, 2**40 - 1),
    issued_at=st.integers(0, 2**32 - 1),
    letter=st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    number=st.integers(101, 2**16 - 1),
    service_mark=st.text(min_size=1).map(service_mark),
    token=st.binary(min_size=10, max_size=10),
)
GIVEN = Promise(
    governorate=13,
    index=1,
    seq=1234,
    issued_at=1_763_800_000,
    letter="D",
    number=147,
    service_mark=service_mark("shop_licence"),
    token=bytes(10),
)


def address(given: Promise) -> str:
    return promise.encode(given, KEY.name, KEY.sign, HUB_URL)


@given(promises)
def test_a_promise_goes_round_in_any_case_and_form(given: Promise) -> None:
    url = address(given)

    code = url.rpartition("/")[2]
    for text in (url, url.lower(), code, code.lower(), f" {url}\n", f"{url}?lang=en"):
        signed = promise.parse(text)
        assert signed.promise == given
        assert promise.verify(signed, KEY.name, KEY.vkey) == given


def test_the_address_is_what_a_small_qr_holds() -> None:
    url = address(GIVEN)

    assert url.startswith("HTTP://127.0.0.1:8090/V/AEGQAAIAAAAAJUTJEFZ4ARAAS")
    assert set(url) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 $%*+-./:")
    assert len(url) == len(HUB_URL) + 3 + TEXT
    assert len(promise.parse(url).said + promise.parse(url).signature) == 92


@given(promises, st.data())
def test_no_character_of_a_code_can_be_changed(
    given: Promise, data: st.DataObject
) -> None:
    code = address(given).rpartition("/")[2]
    place = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(
        st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567").filter(
            lambda c: c != code[place]
        )
    )
    changed = code[:place] + other + code[place + 1 :]

    with pytest.raises((BadInput, BadSignature)):
        promise.verify(promise.parse(changed), KEY.name, KEY.vkey)


@given(st.text() | st.text("abcdef234567/", min_size=148, max_size=148))
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises((BadInput, BadSignature)):
        promise.verify(promise.parse(text), KEY.name, KEY.vkey)


def test_a_promise_of_another_log_is_refused() -> None:
    signed = promise.parse(address(GIVEN))

    with pytest.raises(BadSignature):
        promise.verify(signed, "sharqia/SHR01/2", KEY.vkey)
    with pytest.raises(BadSignature):
        promise.verify(signed, KEY.name, SigningKey.generate("sharqia/SHR01/1").vkey)


def test_the_token_is_not_in_what_a_log_would_print() -> None:
    signed = promise.parse(address(GIVEN))

    assert "token" not in repr(signed)
    assert "\\x00" not in repr(signed.promise).replace(repr(GIVEN.service_mark), "")


def test_a_mark_of_the_wrong_length_is_a_defect_and_not_a_ticket() -> None:
    wrong = Promise(13, 1, 1, 1, "D", 101, b"abc", bytes(10))

    with pytest.raises(ValueError, match="not of its length"):
        address(wrong)
