import hashlib
from pathlib import Path

import pytest

from center.catalogue_file import load_catalogue
from center.domain.catalogue import Document, Field, Line, Service, Word
from center.domain.errors import CatalogueError
from tests.catalogue import CATALOGUE

SHIPPED = Path(__file__).parent.parent / "assets" / "catalogue.yaml"

SMALL = """\
departments:
- {id: lic, ar: التراخيص, en: Licensing}
categories:
- {id: shops, ar: المحال, en: Shops}
outcomes: [{id: done, ar: تم أداء الخدمة, en: Served},
 {id: returned, ar: مستندات ناقصة, en: Returned}]
pause_reasons:
- {id: prayer, ar: صلاة, en: Prayer}
lines:
- {id: priority, letter: A, letter_ar: أ, name_ar: الأولوية, name_en: Priority}
- {id: long, letter: L, letter_ar: ل, name_ar: تراخيص, name_en: Licences, minutes: 11}
services:
- id: shop_licence
  name_ar: رخصة محل
  name_en: Shop licence
  category: shops
  department: lic
  also_routed_to: [lic]
  line: long
  window: originals
  minutes: 12
  days: 60
  fee_kind: fixed_fee
  documents:
  - {id: nid, ar: بطاقة الرقم القومي, en: National ID, mandatory: true}
  fields:
  - {id: use, label_ar: النشاط, label_en: Use, kind: choice, required: true,
     options: [{id: food, ar: طعام, en: Food}]}
park_reasons:
- {id: copy, ar: تصوير مستند, en: Copying}
transfer_reasons:
- {id: wrong, ar: خدمة أخرى, en: Another service}
call_reasons:
- {id: illness, ar: حالة مرضية, en: Illness}
applicant_fields: []
"""


FOOD = Word("food", "طعام", "Food")


def write(folder: Path, text: str) -> Path:
    path = folder / "catalogue.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_small_catalogue_is_read_whole(tmp_path: Path) -> None:
    catalogue = load_catalogue(write(tmp_path, SMALL))

    assert catalogue.hash == hashlib.sha256(SMALL.encode()).hexdigest()
    assert catalogue.departments == {"lic": Word("lic", "التراخيص", "Licensing")}
    assert catalogue.outcomes == {
        "done": Word("done", "تم أداء الخدمة", "Served"),
        "returned": Word("returned", "مستندات ناقصة", "Returned"),
    }
    assert catalogue.pause_reasons == {"prayer": Word("prayer", "صلاة", "Prayer")}
    assert catalogue.park_reasons == {"copy": Word("copy", "تصوير مستند", "Copying")}
    assert list(catalogue.transfer_reasons) == ["wrong"]
    assert list(catalogue.call_reasons) == ["illness"]
    assert list(catalogue.lines.values()) == [
        Line("priority", "A", "أ", "الأولوية", "Priority", 0),
        Line("long", "L", "ل", "تراخيص", "Licences", 11),
    ]
    assert catalogue.services["shop_licence"] == Service(
        id="shop_licence",
        name_ar="رخصة محل",
        name_en="Shop licence",
        category="shops",
        department="lic",
        line="long",
        minutes=12,
        days=60,
        window="originals",
        fee_kind="fixed_fee",
        documents=(Document("nid", "بطاقة الرقم القومي", "National ID", True),),
        fields=(Field("use", "النشاط", "Use", "choice", True, (FOOD,)),),
        also_routed_to=("lic",),
    )


def test_the_shipped_catalogue_loads_and_no_category_is_empty() -> None:
    catalogue = load_catalogue(SHIPPED)

    assert len(catalogue.services) == 44
    assert list(catalogue.lines) == [
        *("priority", "quick", "short", "medium", "long", "full"),
    ]
    used = {service.category for service in catalogue.services.values()}
    assert used == set(catalogue.categories)


# old text, new text, line that is named, words of the message
BROKEN = {
    "unknown key at the top": ("lines:", "rows: 1\nlines:", 9, "unknown key 'rows'"),
    "section given twice": (
        "outcomes:",
        "categories:",
        5,
        "'categories' is given twice",
    ),
    "no outcome for what is accepted": (
        *("id: done", "id: seen", 5),
        "outcome 'done' is missing",
    ),
    "no outcome for who lacks a paper": (
        *("id: returned", "id: sent_off", 5),
        "outcome 'returned' is missing",
    ),
    "missing section": (SMALL[: SMALL.index("categories")], "", 1, "'departments' is"),
    "unknown key of a service": ("  days: 60", "  dayz: 60", 22, "unknown key 'dayz'"),
    "missing key": ("  days: 60\n", "", 13, "'days' is missing"),
    "missing Arabic name": ("  name_ar: رخصة محل\n", "", 13, "'name_ar' is missing"),
    "empty Arabic name": ("رخصة محل", "''", 14, "'name_ar' is empty"),
    "Arabic name in Latin letters": (
        "رخصة محل",
        "Shop",
        14,
        "is not in Arabic: 'Shop'",
    ),
    "missing Arabic of a document": (
        "ar: بطاقة الرقم القومي, ",
        "",
        25,
        "'ar' is missing",
    ),
    "missing Arabic of a reason": ("ar: صلاة, ", "", 8, "'ar' is missing"),
    "unknown line": ("line: long", "line: short", 19, "unknown line 'short'"),
    "a service in the priority line": (
        *("line: long", "line: priority"),
        *(19, "unknown line 'priority'"),
    ),
    "unknown department": (
        *("department: lic", "department: tax"),
        *(17, "unknown department 'tax'"),
    ),
    "unknown department on the way": (
        *("also_routed_to: [lic]", "also_routed_to: [tax]"),
        *(18, "unknown department 'tax'"),
    ),
    "unknown category": (
        *("category: shops", "category: cars"),
        *(16, "unknown category 'cars'"),
    ),
    "window that does not exist": ("originals", "sometimes", 20, "unknown window"),
    "field type that does not exist": (
        "kind: choice",
        "kind: song",
        27,
        "unknown kind",
    ),
    "text where a number belongs": ("minutes: 12", "minutes: twelve", 21, "a number"),
    "fraction of a minute": ("minutes: 12", "minutes: 12.5", 21, "found '12.5'"),
    "minutes out of range": ("minutes: 12", "minutes: 121", 21, "must be 1 to 120"),
    "line of no length": ("minutes: 11", "minutes: 0", 11, "must be 1 to 120"),
    "line without minutes": (", minutes: 11", "", 11, "'minutes' is missing"),
    "priority line with minutes": (
        *("name_en: Priority", "name_en: Priority, minutes: 5"),
        *(10, "the priority line has no minutes"),
    ),
    "no priority line": (
        "id: priority",
        "id: first, minutes: 5",
        10,
        "no line 'priority'",
    ),
    "letter of another line": (
        "letter: L",
        "letter: A",
        11,
        "letter 'A' is another line's",
    ),
    "Arabic letter of another line": ("letter_ar: ل", "letter_ar: أ", 11, "letter 'أ'"),
    "tatweel as a letter": (
        "letter_ar: ل",
        "letter_ar: ـ",
        11,
        "U+0640 ARABIC TATWEEL",
    ),
    "a vowel sign as a letter": ("letter_ar: ل", "letter_ar: ً", 11, "one letter of"),
    "a digit as a letter": ("letter: L", "letter: '1'", 11, "one letter of"),
    "an Arabic letter that looks like a digit": (
        *("letter_ar: ل", "letter_ar: ه"),
        *(11, "one letter of"),
    ),
    "an alef beside the alef with hamza": (
        *("letter_ar: ل", "letter_ar: ا"),
        *(11, "one letter of"),
    ),
    "a Latin letter that looks like a digit": (
        *("letter: L", "letter: O"),
        *(11, "one letter of"),
    ),
    "a fee beside a known one": (
        *("fixed_fee", "fixed_fee+a_gift"),
        *(23, "unknown kind of fee 'a_gift'"),
    ),
    "a fee with odd limits": (
        *("fixed_fee", "fixed_fee(some EGP)"),
        *(23, "unknown kind of fee 'fixed_fee(some EGP)'"),
    ),
    "fee that does not exist": (
        *("fixed_fee", "a_gift"),
        *(23, "unknown kind of fee 'a_gift'"),
    ),
    "a name that turns the direction": (
        *("رخصة محل", "رخصة \u202e محل"),
        *(14, "U+202E RIGHT-TO-LEFT OVERRIDE is not seen"),
    ),
    "a sign without width": (
        "Licensing",
        "Licen\u200bsing",
        2,
        "U+200B ZERO WIDTH SPACE",
    ),
    "a control sign by its code": ("Prayer", '"Pra\\x07yer"', 8, "U+0007 is not seen"),
    "a Persian ya": ("رخصة محل", "رخصة المحلی", 14, "U+06CC ARABIC LETTER FARSI YEH"),
    "a presentation form": ("رخصة محل", "رخصة ﻣحل", 14, "U+FEE3"),
    "a tatweel in a name": ("صلاة", "صـلاة", 8, "U+0640 ARABIC TATWEEL"),
    "a hamza written apart": ("الأولوية", "الا\u0654ولوية", 10, "U+0654"),
    "an accent written apart": ("Licensing", "Licensinge\u0301", 2, "in two parts"),
    "Arabic where English belongs": ("en: Prayer", "en: صلاة", 8, "is not in English"),
    "two services of one name": (
        *(
            "services:\n",
            "services:\n"
            + SMALL[SMALL.index("- id: shop") : SMALL.index("park_reasons")].replace(
                "id: shop_licence", "id: other"
            ),
        ),
        *(29, "is another service's name"),
    ),
    "two letters": ("letter: L", "letter: LL", 11, "must be one letter"),
    "Latin letter for the Arabic": ("letter_ar: ل", "letter_ar: L", 11, "one letter"),
    "number where text belongs": (
        "name_en: Shop licence",
        "name_en: 7",
        15,
        "found '7'",
    ),
    "yes where text belongs": ("en: Prayer", "en: yes", 8, "expected text"),
    "text where yes or no belongs": (
        "mandatory: true",
        "mandatory: often",
        25,
        "true or",
    ),
    "list where text belongs": (
        "name_en: Shop licence",
        "name_en: []",
        15,
        "found a list",
    ),
    "text where a list belongs": (
        "[{id: food, ar: طعام, en: Food}]",
        "food",
        28,
        "expected a list",
    ),
    "choice without options": (
        ",\n     options: [{id: food, ar: طعام, en: Food}]",
        "",
        27,
        "'options'",
    ),
    "options without a choice": ("kind: choice", "kind: text", 27, "'options'"),
    "past of what is no date": (
        "required: true,",
        "required: true, past: true,",
        27,
        "'past' belongs to a field of kind 'date'",
    ),
    "period that begins with no date": (
        "required: true,",
        "required: true, since: size,",
        27,
        "names no date before a date",
    ),
    "condition on a later field": (
        "required: true,",
        "required: true, when: size=big,",
        27,
        "names no field before 'use'",
    ),
    "id with a blank": ("id: shop_licence", "id: shop licence", 13, "an id is of a-z"),
    "id given twice": (
        *("- {id: nid,", "- {id: nid, ar: س, en: x, mandatory: true}\n  - {id: nid,"),
        *(26, "id 'nid' is given twice"),
    ),
    "key given twice": (
        "  days: 60",
        "  days: 60\n  days: 30",
        23,
        "'days' is given twice",
    ),
    "no services": ("services:", "services: []\nx:", 13, "unknown key 'x'"),
    "broken YAML": ("  days: 60", "  days: [60", 23, "expected ',' or ']'"),
    "control character": ("Shop licence", "Shop\x07licence", 15, "special characters"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_mistake_is_refused_with_its_line(tmp_path: Path, case: str) -> None:
    old, new, line, words = BROKEN[case]
    assert SMALL.count(old) >= 1
    path = write(tmp_path, SMALL.replace(old, new, 1))

    with pytest.raises(CatalogueError) as refusal:
        load_catalogue(path)

    assert words in refusal.value.detail
    assert refusal.value.detail.startswith(f"catalogue.yaml, line {line}: ")
    assert refusal.value.facts == {"line": line}
    assert refusal.value.hint


def test_what_has_happened_is_asked_as_past_and_a_permit_may_lie_ahead() -> None:
    dates = [
        field
        for service in CATALOGUE.services.values()
        for field in service.fields
        if field.kind == "date"
    ]

    assert {field.id for field in dates if field.past} == {
        *("violation_date", "decision_date", "possession_date")
    }
    assert {field.id for field in dates if not field.past} == {"from_date", "to_date"}


def test_an_empty_file_and_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.yaml"

    path.write_bytes(b"")
    with pytest.raises(CatalogueError, match="line 1: 'departments' is missing"):
        load_catalogue(path)

    path.write_bytes(b"lines:\n- \xff\n")
    with pytest.raises(CatalogueError, match="line 2: not UTF-8"):
        load_catalogue(path)


@pytest.mark.parametrize("deep", ["[", "{a: ", "- "])
def test_a_file_that_is_nested_without_end_ends_nothing(
    tmp_path: Path, deep: str
) -> None:
    with pytest.raises(CatalogueError, match="line 2: nested too deep"):
        load_catalogue(write(tmp_path, "\n" + deep * 100_000))


def test_a_long_file_with_a_mistake_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="line 60001: "):
        load_catalogue(write(tmp_path, "- a\n" * 60_000 + "}"))


def test_a_file_that_is_not_there_is_refused_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="No such file") as refusal:
        load_catalogue(tmp_path / "none.yaml")

    assert "assets/catalogue.yaml" in refusal.value.hint
