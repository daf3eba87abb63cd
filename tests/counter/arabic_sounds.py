"""How fully vowelled Arabic sounds, in espeak-ng's letters, to check phonemes by.

A pause is read at the end of each text: ة is h before a sukun.  ج is g, as in Egypt.
Stress is left to the ear.
"""

import re

LETTERS = dict(
    zip("بتثجحخدذرزسشصضطظعغفقكلمنهوي", "btTgHXdDRzsSCVYZAQfqklmnhwj", strict=True)
)
LETTERS |= dict.fromkeys("ءأإؤئ", "?")
SIGNS = {"َ": "a", "ِ": "i", "ُ": "u", "ً": "an", "ٍ": "in", "ٌ": "un", "ْ": ""}
SHADDA, SUKUN = "ّ", "ْ"
LONG = {"ا": "a", "ى": "a", "و": "u", "ي": "i"}
TWO_LETTERS = (("s[", "C"), ("dH", "V"), ("t[", "Y"))
"""Emphatic sounds, which espeak-ng writes with two characters."""

PAUSES = "[.،؟]"
PIECE = re.compile(f"(.)({SHADDA}?)([{''.join(SIGNS)}]?)({SHADDA}?)")


def sounds_of(text: str) -> str:
    """The sounds of a text, one character each; a long vowel is written twice."""
    words = re.sub(PAUSES, "", text).split()
    found = "".join(sounds_of_word(word) + " " for word in words)
    # A long vowel is short before a joined alif: «على الشاشة» is alash-shaashah.
    found = re.sub(r"([aiu])\1 =", r"\1", found)
    # A tanwin leans on a joined alif after it: «نداءٌ استثنائي» is nidaa'uni-stithnaa'i.
    found = re.sub(r"(un|in|an) =", r"\1i ", found)
    return re.sub("[ =]", "", found).replace("ijj", "ii")


def sounds_of_word(word: str) -> str:
    pieces = PIECE.findall(word)
    sounds = ""
    for place, (letter, first, sign, last) in enumerate(pieces):
        after = pieces[place + 1 :]
        sounds += sound_of(letter, bool(first or last), sign, sounds, after)
    return sounds


def sound_of(
    letter: str, double: bool, sign: str, before: str, after: list[tuple[str, ...]]
) -> str:
    if letter == "آ":
        return "?aa"
    if letter == "ة":
        return "h" if sign == SUKUN else f"t{SIGNS[sign]}"
    if not sign and not double and letter in LONG:
        return lengthened(letter, before, after)
    if letter == "ا":
        return f"?{SIGNS[sign]}"
    if letter == "ل" and not sign and after and SHADDA in (after[0][1], after[0][3]):
        return ""  # that of the article, before a letter of the sun
    assert sign, f"{letter} of {before} has no vowel sign"
    return LETTERS[letter] * (2 if double else 1) + SIGNS[sign]


def lengthened(letter: str, before: str, after: list[tuple[str, ...]]) -> str:
    """A letter of length: nothing where it only joins, else the vowel once more."""
    if letter == "ا" and before.endswith("mi"):
        return ""  # the silent alif of مائة
    closes_syllable = len(after) > 1 and after[0][2] == SUKUN
    if letter == "ا" and not before:
        return "="
    if letter == "ا" and closes_syllable:
        return ""
    if letter == "ا" and before.endswith("an") and not after:
        return ""  # the silent alif of a tanwin
    assert before.endswith(LONG[letter]), (before, letter)
    return LONG[letter]


def sounds_written(phonemes: str) -> str:
    """The same from espeak-ng's letters, without stress."""
    plain = re.sub("[', %.]|_:", "", phonemes.replace("a.", "a"))
    for two, one in TWO_LETTERS:
        plain = plain.replace(two, one)
    return re.sub("(.):", r"\1\1", plain)
