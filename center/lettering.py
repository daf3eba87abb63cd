"""What may be printed: letters of lines that nobody mistakes, texts without tricks.

A name in the catalogue goes to screens, paper and the journal as it is.  So it holds
what an Arabic or English keyboard types and nothing that is not seen: no control or
bidirectional character, no letter of another language that looks like an Arabic one,
no form that Unicode keeps for old printers.
"""

import re
import unicodedata

ARABIC_LETTERS = frozenset("أبتثجحخدذرزسشصضطظعغفقكلمنوي")
"""Letters that stand alone in print.  Not the bare alef and the ha, which look like
the digits 1 and 5, and no form of a letter that is here already."""

LATIN_LETTERS = frozenset("ABCDEFGHJKLMNPQRSTUVWXYZ")
"""Not I and O, which look like the digits 1 and 0."""

HIDDEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Unicode categories of what is not seen: controls, directions, line separators."""

FOREIGN = re.compile(
    "[\u0600-\u060b\u060d-\u061a\u0620\u063b-\u0640\u0653-\u065f\u066d-\u06ff"
    "\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff]"
)
"""Arabic script that Arabic is not written with: tatweel, Persian letters and digits,
presentation forms."""


def fault(text: str) -> str:
    """What is wrong with a text that people are to read; empty where nothing is."""
    for sign in text:
        if unicodedata.category(sign) in HIDDEN:
            return f"{named(sign)} is not seen and may not stand in a text"
    if strange := FOREIGN.search(text):
        return f"{named(strange[0])} is not of the Arabic of this catalogue"
    if not unicodedata.is_normalized("NFC", text):
        return "a sign is written in two parts (not Unicode's form NFC)"
    return ""


def named(sign: str) -> str:
    """``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()
