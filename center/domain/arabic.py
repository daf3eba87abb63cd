"""Typed Arabic in one form: what may stand in a text, and how it is kept.

The same words can be typed in many ways (presentation forms, Persian letters, Eastern
digits, a stretched letter), and look alike on paper.  They are kept in one, so that
what is printed, searched and compared is the same; whatever has no business in an
address or a name (emoji, control and direction characters) is refused, not dropped.
"""

import re
import unicodedata

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
"""Arabic-Indic and Persian digits as ASCII ones."""

FOLDED = str.maketrans(
    {"\u06a9": "\u0643", "\u06cc": "\u064a", "\u0640": None, "\u00a0": " "}
)
"""Persian kaf and yeh as the Arabic ones, the tatweel away, a hard blank soft."""

PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
"""Shapes of letters, as some programs store them: ``ﻻ`` for ``لا``."""

LETTER = "\u0621-\u063a\u0641-\u064aA-Za-z"
MARK = "\u064b-\u0652\u0670"
WORD = f"[{LETTER}](?:[{MARK}]{{0,2}})"
"""A letter with its vowel marks; two at most, as a shadda with its vowel."""

NAME = re.compile(rf"(?:{WORD}|[ .'-])+")
SIGNS = "0-9 .,:;!?–/()'\"%+#&@°×،؛؟«»-"
LINE = re.compile(f"(?:{WORD}|[{SIGNS}])+")
LINES = re.compile(f"(?:{WORD}|[\n{SIGNS}])+")
SAYS_SOMETHING = re.compile(f"[{LETTER}0-9]")


def western(text: str) -> str:
    """The text with every digit as an ASCII one."""
    return text.translate(DIGITS)


def in_one_form(text: str) -> str:
    """NFC, Arabic letters as such, ASCII digits, single blanks, none at the ends."""
    shaped = PRESENTATION.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text)
    plain = unicodedata.normalize("NFC", western(shaped.translate(FOLDED)))
    lines = plain.replace("\r\n", "\n").split("\n")
    joined = "\n".join(re.sub(" +", " ", line).strip(" ") for line in lines)
    return re.sub("\n{3,}", "\n\n", joined).strip("\n")


def is_name(text: str) -> bool:
    """Letters and blanks, as a name on a card; ``text`` is in one form."""
    return _is(NAME, text)


def is_line(text: str) -> bool:
    """One line of words, numbers and the usual signs."""
    return _is(LINE, text)


def is_lines(text: str) -> bool:
    """The same over several lines."""
    return _is(LINES, text)


def _is(form: re.Pattern[str], text: str) -> bool:
    return bool(form.fullmatch(text)) and bool(SAYS_SOMETHING.search(text))
