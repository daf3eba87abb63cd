"""What the hall says, as words: every number, every letter, every kind of call."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from center.catalogue_file import load_catalogue
from center.texts import ASSETS
from counter.voice.clips import VOICE, read_texts
from tests.counter.number_words import arabic, english
from tests.counter.voice_stage import Stage, staged

VOWEL_SIGNS = re.compile("[\u064b-\u0652]")
CALL = {"letter": "D", "letter_ar": "د", "number": 147, "window": 4, "count": 1}
WRITTEN_NUMBER = {"ar": arabic, "en": english}
NAMES_AR = {
    **{"ا": "ألف", "أ": "ألف", "إ": "ألف", "آ": "ألف", "ب": "باء", "ت": "تاء"},
    **{"ث": "ثاء", "ج": "جيم", "ح": "حاء", "خ": "خاء", "د": "دال", "ذ": "ذال"},
    **{"ر": "راء", "ز": "زاي", "س": "سين", "ش": "شين", "ص": "صاد", "ض": "ضاد"},
    **{"ط": "طاء", "ظ": "ظاء", "ع": "عين", "غ": "غين", "ف": "فاء", "ق": "قاف"},
    **{"ك": "كاف", "ل": "لام", "م": "ميم", "ن": "نون", "ه": "هاء", "و": "واو"},
    **{"ي": "ياء"},
}
NAMES = {"ar": NAMES_AR, "en": {sign: sign for sign in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}}
KEY = {"ar": "letter_ar", "en": "letter"}
SENTENCE = {
    "ar": "العميل رقم {letter} {number} يتوجه إلى شباك رقم {window}",
    "en": "customer number {letter} {number} please proceed to window number {window}",
}


@pytest.fixture(scope="module")
def stage(browser: Browser) -> Iterator[Stage]:
    with staged(browser) as shown:
        yield shown


def clip_set(language: str) -> Any:
    return json.loads((VOICE / language / "clips.json").read_text("utf-8"))


def spoken(language: str) -> dict[str, str]:
    """What each clip says, as it is printed: without vowel signs."""
    clips = read_texts(VOICE / language)
    return {clip.name: VOWEL_SIGNS.sub("", clip.text) for clip in clips}


def plans(stage: Stage, language: str, calls: list[dict[str, Any]]) -> list[Any]:
    found: list[Any] = stage.run(
        """const { voicePlan } = await load("voice_plan.js");
           return given.calls.map((call) => voicePlan(call, given.set));""",
        {"calls": calls, "set": clip_set(language)},
    )
    return found


def said(stage: Stage, language: str, **changes: Any) -> str:
    (plan,) = plans(stage, language, [CALL | changes])
    words = spoken(language)
    return " ".join(words[clip] for clip in plan)


def test_the_sentence_of_the_hall_is_the_one_that_was_asked_for(stage: Stage) -> None:
    assert said(stage, "ar") == (
        "العميل رقم دال مائة وسبعة وأربعون يتوجه إلى شباك رقم أربعة"
    )
    assert said(stage, "en") == (
        "customer number D one hundred and forty-seven"
        " please proceed to window number four"
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (112, "مائة واثنا عشر"),
        (205, "مائتان وخمسة"),
        (123, "مائة وثلاثة وعشرون"),
        (311, "ثلاثمائة وأحد عشر"),
        (800, "ثمانمائة"),
        (1000, "ألف"),
        (1001, "ألف وواحد"),
        (2110, "ألفان ومائة وعشرة"),
        (3022, "ثلاثة آلاف واثنان وعشرون"),
    ],
)
def test_numbers_are_said_as_people_say_them(
    stage: Stage, number: int, words: str
) -> None:
    assert f"رقم دال {words} يتوجه" in said(stage, "ar", number=number)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_number_with_every_letter_is_what_the_grammar_says(
    stage: Stage, language: str
) -> None:
    words, wrong = spoken(language), []

    for sign, name in NAMES[language].items():
        for number, plan in enumerate(all_plans(stage, language, sign)):
            expected = SENTENCE[language].format(
                letter=name,
                number=WRITTEN_NUMBER[language](number),
                window=WRITTEN_NUMBER[language](number % 99 + 1),
            )
            if " ".join(words[clip] for clip in plan.split()) != expected:
                wrong.append((sign, number, plan))

    assert wrong == []


def all_plans(stage: Stage, language: str, sign: str) -> list[str]:
    """The plans of one letter for 0 to 9999, at the windows 1 to 99 in turn."""
    found: str = stage.run(
        """const { voicePlan } = await load("voice_plan.js");
           const plans = Array.from({ length: 10000 }, (_, number) => voicePlan(
             { ...given.call, number, window: number % 99 + 1 }, given.set).join(" "));
           return plans.join("\\n");""",
        {"call": CALL | {KEY[language]: sign}, "set": clip_set(language)},
    )
    return found.split("\n")


@pytest.mark.parametrize(
    ("changes", "opening"),
    [
        ({"count": 2}, "نداء ثان"),
        ({"count": 3}, "نداء أخير"),
        ({"exceptional": True}, "نداء استثنائي"),
        ({"exceptional": True, "count": 2}, "نداء ثان"),
    ],
)
def test_a_call_that_is_not_an_ordinary_first_one_says_so(
    stage: Stage, changes: dict[str, Any], opening: str
) -> None:
    assert said(stage, "ar", **changes) == f"{opening} {said(stage, 'ar')}"


@pytest.mark.parametrize(
    "changes",
    [{"letter": "9", "letter_ar": "؟"}, {"number": 10000}, {"window": 1.5}],
    ids=["letter", "number", "window"],
)
def test_what_cannot_be_said_rightly_is_not_said(
    stage: Stage, changes: dict[str, Any]
) -> None:
    assert plans(stage, "ar", [CALL | changes]) == [None]


def test_every_line_of_the_catalogue_can_be_called() -> None:
    lines = load_catalogue(ASSETS / "catalogue.yaml").lines.values()

    assert {line.letter_ar for line in lines} <= clip_set("ar")["letters"].keys()
    assert {line.letter for line in lines} <= clip_set("en")["letters"].keys()
