"""What people type is taken in one form, or refused for a reason they can be told."""

from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center.domain import arabic
from center.domain.catalogue import Field, Word
from center.domain.errors import BadField
from center.domain.fields import RULES, Answer, Rules, accept, accept_all
from center.texts import Texts, arabic_digits

TODAY = date(2026, 11, 22)
PLACES = frozenset({"zagazig", "bilbeis"})
DAY = Rules(TODAY, PLACES)
BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"
EMOJI = "😀❤👨\u200d👩"
CONTROLS = "\x00\x07\x1b\x7f\u0085\u2028\ufeff\ufffe"


def field(kind: str, least: int = 0, most: int = 0) -> Field:
    options = (Word("food", "طعام", "Food"),) if kind == "choice" else ()
    return Field("it", "سؤال", "Question", kind, True, options, None, least, most)


def kept(kind: str, text: str) -> str:
    return accept(field(kind), text, DAY).value


def reason(kind: str, text: str, again: str = "", rules: Rules = DAY) -> str:
    with pytest.raises(BadField) as refused:
        accept(field(kind), text, rules, again)
    assert not text.strip() or len(text) < 3 or text not in str(refused.value)
    return str(refused.value.facts["reason"])


@pytest.mark.parametrize(
    ("kind", "typed", "stays"),
    [
        ("name", "  محمد   عبد الله ", "محمد عبد الله"),
        ("name", "محمـــد", "محمد"),
        ("name", "ﻣﺤﻤﺪ ﻻشين", "محمد لاشين"),
        ("name", "علی کمال", "علي كمال"),
        ("name", "مُحَمَّد", normalize("NFC", "مُحَمَّد")),
        ("name", "O'Neil", "O'Neil"),
        ("text", "٢٧ ش الجلاء، أمام البنك", "27 ش الجلاء، أمام البنك"),
        ("text", "رخصة ١٢٣/۲۰۲۰", "رخصة 123/2020"),
        ("textarea", "سطر\r\n\r\n\r\n\r\nآخر ", "سطر\n\nآخر"),
        ("digits", "٠٠١٢-٣٤ ٥", "0012345"),
        ("number", "٠١٢٠٫٥٠", "120.5"),
        ("number", "007", "7"),
        ("money", "1500.00", "1500"),
        ("date", "٢٠٢٤-٠٢-٢٩", "2024-02-29"),
        ("choice", "food", "food"),
        ("place", "zagazig", "zagazig"),
        ("boolean", "yes", "yes"),
        ("mobile", "٠١٠ ١٢٣٤ ٥٦٧٨", "+201012345678"),
        ("mobile", "0020 15 1234-5678", "+201512345678"),
        ("mobile", "+201112345678", "+201112345678"),
        ("passport", "a 12345678", "A12345678"),
    ],
)
def test_an_answer_is_kept_in_one_form(kind: str, typed: str, stays: str) -> None:
    assert kept(kind, typed) == stays
    assert kept(kind, stays) == stays


@pytest.mark.parametrize(
    ("kind", "typed", "why"),
    [
        ("name", "   ", "required"),
        ("name", "محمد ٣", "characters"),
        ("name", "م", "too_short"),
        ("name", "م" * 81, "too_long"),
        ("text", "ا" * 4000, "too_long"),
        ("text", "ا" * 4001, "too_long"),
        ("text", "سطر\nآخر", "characters"),
        ("text", "- / -", "characters"),
        ("text", "<script>", "characters"),
        ("text", "مًٌٍَُ", "characters"),
        ("digits", "12a", "not_a_number"),
        ("digits", "²", "not_a_number"),
        ("digits", "1" * 21, "too_long"),
        ("number", "-1", "not_a_number"),
        ("number", "1e9", "not_a_number"),
        ("number", "1.234", "not_a_number"),
        ("number", "9999999999", "not_a_number"),
        ("money", "0", "out_of_range"),
        ("date", "2026-02-29", "not_a_date"),
        ("date", "22/11/2026", "not_a_date"),
        ("date", "20261122", "not_a_date"),
        ("date", "1899-12-31", "out_of_range"),
        ("date", "2999-01-01", "out_of_range"),
        ("choice", "Food", "not_an_option"),
        ("place", "cairo", "not_a_place"),
        ("boolean", "true", "not_yes_or_no"),
        ("mobile", "0131234567", "mobile"),
        ("mobile", "01312345678", "mobile"),
        ("mobile", "0552301234", "mobile"),
        ("passport", "A1", "passport"),
        ("request_number", "13-SHR01-2026-0000001-A", "request_number"),
    ],
)
def test_a_refused_answer_has_a_reason(kind: str, typed: str, why: str) -> None:
    assert reason(kind, typed) == why


@pytest.mark.parametrize(
    ("typed", "stands"),
    [("2026-11-22", True), ("2026-11-23", False), ("2999-01-01", False)],
)
def test_what_has_happened_has_not_happened_after_today(
    typed: str, stands: bool
) -> None:
    happened = Field("it", "تاريخ", "Date", "date", True, past=True)

    if stands:
        assert accept(happened, typed, DAY).value == typed
        return
    with pytest.raises(BadField) as refused:
        accept(happened, typed, DAY)
    assert refused.value.facts["reason"] == "future"


@pytest.mark.parametrize(
    ("ends", "stands"),
    [("2026-12-02", False), ("2026-12-03", True), ("٢٠٢٧-٠١-٠١", True)],
)
def test_a_period_does_not_end_before_it_begins(ends: str, stands: bool) -> None:
    period = (
        Field("from_date", "من", "From", "date", True),
        Field("to_date", "إلى", "To", "date", True, since="from_date"),
    )
    given = {"from_date": "2026-12-03", "to_date": ends}

    if stands:
        assert accept_all(period, given, DAY, {}).keys() == given.keys()
        return
    with pytest.raises(BadField) as refused:
        accept_all(period, given, DAY, {})
    assert refused.value.facts == {"field": "to_date", "reason": "before_start"}


@pytest.mark.parametrize("sign", [*BIDI, *EMOJI, *CONTROLS])
@pytest.mark.parametrize("kind", ["name", "text", "textarea"])
def test_no_emoji_and_no_hidden_character_gets_into_a_text(
    kind: str, sign: str
) -> None:
    assert reason(kind, f"شارع{sign}الجلاء") == "characters"


@given(st.sampled_from(sorted(RULES)), st.text(max_size=60))
def test_whatever_is_typed_is_kept_in_a_stable_form_or_refused_with_a_sentence(
    kind: str, text: str
) -> None:
    answer = taken(kind, text)

    if isinstance(answer, BadField):
        assert f"field.{answer.facts['reason']}" in SENTENCES
    else:
        assert accept(field(kind), answer.value, DAY, answer.value) == answer
        assert normalize("NFC", answer.value) == answer.value
        assert not set(answer.value) & set(BIDI + EMOJI + CONTROLS)


def taken(kind: str, text: str) -> Answer | BadField:
    try:
        return accept(field(kind), text, DAY)
    except BadField as refused:
        return refused


SENTENCES = Texts.load().part("field.")
ARABIC_WORDS = st.text(
    st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة"), min_size=1, max_size=9
)


@given(st.lists(ARABIC_WORDS, min_size=1, max_size=6))
def test_every_arabic_address_is_taken_as_it_is(words: list[str]) -> None:
    text = " ".join(words)

    assert kept("text", text) == text


@given(st.text(st.sampled_from("0123456789"), min_size=1, max_size=20))
def test_eastern_and_western_digits_are_the_same_answer(number: str) -> None:
    persian = number.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))

    assert kept("digits", number) == number
    assert kept("digits", arabic_digits(number)) == number
    assert kept("digits", persian) == number


@given(st.text(max_size=200))
def test_one_form_is_one(text: str) -> None:
    once = arabic.in_one_form(text)

    assert arabic.in_one_form(once) == once


KIND = Field("kind", "نوع", "Kind", "boolean", True)
SHOP = Field("shop", "اسم", "Shop", "text", True, when=("kind", "yes"))
NOTE = Field("note", "ملاحظة", "Note", "text", False)
FORM = (KIND, SHOP, NOTE)


def test_a_form_is_answered_in_its_order_and_empty_answers_are_left_out() -> None:
    given = {"note": " ", "shop": "مخبز", "kind": "yes"}

    answers = accept_all(FORM, given, DAY, {})

    assert answers == {"kind": Answer("yes"), "shop": Answer("مخبز")}
    assert list(answers) == ["kind", "shop"]


@pytest.mark.parametrize(
    ("given", "field_id", "why"),
    [
        ({}, "kind", "required"),
        ({"kind": "yes"}, "shop", "required"),
        ({"kind": "no", "shop": "مخبز"}, "shop", "not_asked"),
        ({"kind": "no", "colour": "red"}, "colour", "unknown"),
    ],
)
def test_a_form_takes_what_was_asked_and_nothing_else(
    given: dict[str, str], field_id: str, why: str
) -> None:
    with pytest.raises(BadField) as refused:
        accept_all(FORM, given, DAY, {})

    assert refused.value.facts == {"field": field_id, "reason": why}
