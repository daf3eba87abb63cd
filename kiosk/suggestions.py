"""Names and words that are offered while someone types.

They come from a list that ships with Shubbak, in its order, and from nowhere else: not
from what others have typed.  Letters that people mix up count as the same.
"""

import csv
from collections.abc import Sequence
from functools import cache

from center.texts import ASSETS

COUNT = 3

SAME = str.maketrans("أإآىةؤئ", "ااايهوي")


def folded(text: str) -> str:
    """A text as it is compared: alef, ya and ta marbuta as people type them."""
    return text.translate(SAME).lower()


@cache
def words_of(kind: str, language: str) -> tuple[str, ...]:
    """The list of one kind (``name``, ``place``) in one language, most common first."""
    with (ASSETS / "names.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == kind]
    return tuple(dict.fromkeys(row[language] for row in rows))


def suggest(written: str, words: Sequence[str]) -> tuple[str, ...]:
    """The first words that go on with the last one or two that were written."""
    for end in endings(written):
        beginning = folded(end)
        found = [
            word
            for word in words
            if folded(word).startswith(beginning) and folded(word) != beginning
        ]
        if found:
            return tuple(found[:COUNT])
    return ()


def endings(written: str) -> tuple[str, ...]:
    """The last two words and the last one, as far as they are there."""
    words = written.split(" ")
    return tuple(dict.fromkeys((" ".join(words[-2:]), words[-1])))


def completed(written: str, word: str) -> str:
    """What was written with its last word, or two, replaced by a suggested one."""
    for end in endings(written):
        if folded(word).startswith(folded(end)):
            return f"{written[: len(written) - len(end)]}{word} "
    return f"{written}{word} "
