"""Every text exists in both languages, fits its places, and is used somewhere."""

import csv
import re
from pathlib import Path

import pytest

from center.texts import Texts

ROOT = Path(__file__).parent.parent
TEXTS = Texts.load().entries
PLACES = re.compile(r"{(\w*)}")
LETTER = re.compile(r"[^\W\d_]")
ARABIC = re.compile("[\u0621-\u064a]")
IN_A_ROW = re.compile(r"\d[,;] ?\d")
KINDS = ("*.py", "*.js", "*.html")
SOURCES = [
    path.read_text(encoding="utf-8")
    for part in ("center", "kiosk", "counter", "sync", "shubbak.py")
    for kind in KINDS
    for path in ((ROOT / part).rglob(kind) if (ROOT / part).is_dir() else [ROOT / part])
]
WORDS = {word for text in SOURCES for word in re.findall(r"[\w.]+", text)}
BUILT = re.compile(r"""["'`]([a-z][a-z_.]*[._])(?:\$?{|" ~ )""")
BEGINNINGS = {found for text in SOURCES for found in BUILT.findall(text)}
"""Of keys that are put together: ``kiosk.fee.{kind}``, ``error.{code}``."""
PARTS = {found for found in BEGINNINGS if found.find(".") == len(found) - 1}
LONGER = tuple(BEGINNINGS - PARTS)


def is_used(key: str) -> bool:
    part, _, name = key.partition(".")
    if part == "plural":
        name = name.partition(".")[0]
    built = f"{part}." in PARTS and (name in WORDS or name.startswith(LONGER))
    return key in WORDS or key.startswith(LONGER) or built


@pytest.mark.parametrize("key", TEXTS)
def test_a_text_is_whole_in_both_languages(key: str) -> None:
    arabic, english = TEXTS[key]["ar"], TEXTS[key]["en"]

    assert arabic.strip() == arabic
    assert english.strip() == english
    assert english
    if not key.endswith("language"):
        assert ARABIC.search(arabic) or not LETTER.search(PLACES.sub("", english))
        assert not ARABIC.search(english)
    if not key.startswith("plural."):
        assert set(PLACES.findall(arabic)) == set(PLACES.findall(english))


def test_no_comma_cuts_a_text() -> None:
    files = (ROOT / "assets" / "texts").glob("*.csv")
    texts = [path.read_text("utf-8").splitlines() for path in files]

    lines = [line for text in texts for line in csv.reader(text)]

    assert [line for line in lines if len(line) != 3] == []


def test_numbers_of_a_list_have_a_word_between_them() -> None:
    # With Arabic digits in an English sentence a comma would let them change places.
    assert [key for key in TEXTS if IN_A_ROW.search(TEXTS[key]["en"])] == []


def test_no_text_is_left_unused() -> None:
    assert [key for key in TEXTS if not is_used(key)] == []
