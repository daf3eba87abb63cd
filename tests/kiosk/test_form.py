"""A request being filled in, without a screen."""

from datetime import date

import pytest

from center.domain.catalogue import Field, Word
from kiosk import form as forms
from kiosk.dates import years_shown
from kiosk.form import Form, open_form
from kiosk.gallery import offered_catalogue
from kiosk.gallery_requests import ANSWERS, whole_form
from kiosk.keys import ARABIC, ROWS, Layout, is_arabic
from kiosk.suggestions import completed, suggest, words_of

TODAY = date(2026, 11, 22)
ID = Field("national_id", "الرقم القومي", "National ID", "national_id", True)
NAME = Field("applicant_name", "الاسم", "Name", "name", True)
STREET = Field("street", "الشارع", "Street", "text", True)
DAY = Field("from_date", "من", "From", "date", False)
KIND = Field(
    *("id_kind", "النوع", "Kind", "choice", True),
    options=(Word("national_id", "بطاقة", "Card"), Word("passport", "جواز", "Pass")),
)
PASSPORT = Field(
    *("passport_no", "الجواز", "Passport", "passport", True),
    when=("id_kind", "passport"),
)


def asked(*questions: Field) -> Form:
    return open_form(questions, ())


def written(form: Form, text: str) -> Form:
    for sign in text:
        form = forms.write(form, sign)
    return form


def next_of(form: Form, check: str = "warn") -> Form:
    return forms.go_on(form, TODAY, check)


@pytest.mark.parametrize("digits", ["123", "١٢٣", "۱۲۳"])
def test_digits_of_every_kind_are_one_answer(digits: str) -> None:
    assert written(asked(STREET), digits).draft == "123"


@pytest.mark.parametrize(
    "text", ["😀", "\u202eabc", "\u200f", "a\u0000", "<", "م\n", "ي\u0661\u2067"]
)
def test_what_has_no_key_is_refused_and_nothing_typed_is_lost(text: str) -> None:
    form = written(asked(STREET), "شارع")
    refused = forms.write(form, text)

    assert refused.fault == "characters"
    assert refused.draft == "شارع"
    assert forms.write(refused, " ").fault == ""


def test_four_thousand_signs_are_too_long() -> None:
    form = written(asked(STREET), "شارع")
    refused = forms.write(form, "م" * 4000)

    assert refused.fault == "too_long"
    assert refused.draft == "شارع"


def test_all_that_was_deleted_can_be_brought_back_until_something_is_typed() -> None:
    form = written(asked(STREET), "شارع الجمهورية")
    emptied = forms.erase_all(form)

    assert emptied.draft == ""
    assert forms.bring_back(emptied).draft == "شارع الجمهورية"
    assert written(emptied, "م").erased == ""
    assert forms.erase(form).draft == "شارع الجمهوري"


def test_blanks_stand_between_words_only() -> None:
    assert written(asked(STREET), "  شارع   النصر ").draft == "شارع النصر "


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("2910412130048", "nid_length"),
        ("19104121300487", "nid_century"),
        ("29113121300487", "nid_date"),
        ("32611231300487", "nid_future"),
    ],
)
def test_a_number_that_nobody_can_have_is_explained(number: str, fault: str) -> None:
    form = next_of(written(asked(ID), number))

    assert form.fault == fault
    assert form.draft == number
    assert not form.at_end


@pytest.mark.parametrize(
    ("number", "fault"),
    [("29104121300487", "nid_check"), ("29104120500487", "nid_governorate")],
)
def test_a_doubtful_number_is_typed_twice_alike(number: str, fault: str) -> None:
    doubted = next_of(written(asked(ID), number))
    other = next_of(written(doubted, "29104121300486"))
    twice = next_of(written(other, "29104121300486"))

    assert (doubted.fault, doubted.draft) == (fault, "")
    assert (other.fault, other.at_end) == ("nid_differs", False)
    assert twice.at_end
    assert twice.given == {"national_id": "29104121300486"}
    assert twice.again == (("national_id", "29104121300486"),)


def test_a_center_that_enforces_the_check_digit_takes_no_second_entry() -> None:
    form = next_of(written(asked(ID), "29104121300487"), "enforce")

    assert (form.fault, form.doubted) == ("nid_check", "")


def test_a_question_is_asked_only_where_it_applies() -> None:
    form = asked(KIND, PASSPORT, STREET)

    card = forms.pick(form, "national_id")
    passport = forms.pick(form, "passport")

    assert card.now == STREET
    assert passport.now == PASSPORT
    assert len(card.asked) == 2


def test_a_correction_leads_back_to_the_summary_by_what_it_newly_asks() -> None:
    form = forms.pick(asked(KIND, PASSPORT, STREET), "national_id")
    done = next_of(written(form, "شارع النصر"))

    corrected = forms.pick(forms.correct(done, 0), "passport")
    again = next_of(written(corrected, "A1234567"))

    assert done.at_end
    assert corrected.now == PASSPORT
    assert again.at_end
    assert again.given["passport_no"] == "A1234567"


def test_a_date_is_put_together_of_its_parts_and_has_to_exist() -> None:
    form = asked(DAY)
    for part in ("day:31", "month:2", "year:2026"):
        form = forms.pick_part(form, part)
    wrong = next_of(form)
    right = next_of(forms.pick_part(wrong, "day:28"))

    assert wrong.fault == "not_a_date"
    assert right.given == {"from_date": "2026-02-28"}


def test_a_day_that_has_not_come_is_not_taken_for_what_has_happened() -> None:
    happened = asked(
        Field("decision_date", "قرار", "Decision", "date", True, past=True)
    )
    for part in ("day:23", "month:11", "year:2026"):
        happened = forms.pick_part(happened, part)
    tomorrow = next_of(happened)
    today = next_of(forms.pick_part(tomorrow, "day:22"))

    assert (tomorrow.fault, tomorrow.at_end) == ("future", False)
    assert today.given == {"decision_date": "2026-11-22"}
    assert max(years_shown(0, TODAY.year, past=True)) == TODAY.year
    assert max(years_shown(0, TODAY.year, past=False)) > TODAY.year


def test_a_period_ends_after_it_begins_also_when_its_beginning_is_corrected() -> None:
    end = Field("to_date", "إلى", "To", "date", True, since="from_date")
    form = asked(DAY, end)
    for parts, fault in (
        (("day:3", "month:12", "year:2026"), ""),
        (("day:2", "month:12", "year:2026"), "before_start"),
        (("day:4",), ""),
    ):
        for part in parts:
            form = forms.pick_part(form, part)
        form = next_of(form)
        assert form.fault == fault
    assert form.at_end

    later = next_of(forms.pick_part(forms.correct(form, 0), "day:9"))

    assert (later.now.id, later.given) == ("to_date", {"from_date": "2026-12-09"})


def test_letters_come_back_by_themselves_after_a_number() -> None:
    digits = forms.turn_keys(asked(STREET), Layout.SIGNS)
    number = written(digits, "15")
    after = written(number, " ")
    latin = written(forms.turn_keys(asked(STREET), Layout.ENGLISH), "El ")
    house = written(forms.turn_keys(latin, Layout.SIGNS), "15 ")

    assert number.face is Layout.SIGNS
    assert (after.face, after.draft) == (None, "15 ")
    assert latin.face is Layout.ENGLISH
    assert house.face is Layout.ENGLISH


def test_nothing_has_to_be_said_where_it_is_optional() -> None:
    assert forms.skip(asked(DAY)).at_end
    assert next_of(asked(DAY)).at_end
    assert not forms.skip(asked(NAME)).at_end
    assert next_of(asked(NAME)).fault == "required"


def test_papers_count_as_brought_until_someone_says_they_are_not() -> None:
    form = whole_form(offered_catalogue())
    papers = forms.at(form, len(form.questions) - 1)
    without = next_of(forms.take_paper(papers, "nid"))
    with_poa = next_of(forms.take_paper(papers, "poa"))

    assert "nid" in form.brought
    assert "poa" not in form.brought
    assert "nid" not in without.brought
    assert "poa" in with_poa.brought


def test_a_whole_request_says_every_answer_that_was_asked_for() -> None:
    given = whole_form(offered_catalogue()).given

    assert {key: given[key] for key in ANSWERS} == ANSWERS


@pytest.mark.parametrize("layout", [Layout.ALPHABETICAL, Layout.COMPUTER])
def test_every_arabic_letter_has_a_key_in_both_orders(layout: Layout) -> None:
    signs = [sign for row in ROWS[layout] for sign in row]

    assert set("".join(signs)) == ARABIC
    assert "لا" in signs
    assert len(signs) == len(set(signs))


def test_the_direction_of_a_field_is_that_of_its_first_letter() -> None:
    assert is_arabic("15 شارع", False)
    assert not is_arabic("15 Street", True)
    assert is_arabic("15", True)


def test_names_are_offered_from_the_list_whatever_alef_was_typed() -> None:
    names = words_of("name", "ar")

    assert suggest("سعاد ابر", names)[0] == "إبراهيم"
    assert completed("سعاد ابر", "إبراهيم") == "سعاد إبراهيم "
    assert all(word.startswith("عبد ") for word in suggest("محمد عبد ", names))
    assert suggest("محمد ضضض", names) == ()
