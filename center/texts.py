"""Every text that people read, by key, in Arabic and English.

The texts are CSV files (``key,ar,en``) in ``assets/texts``, one for each part.  A key
that is asked for and does not exist is a defect and raises ``KeyError``.  Numbers put
into an Arabic text are written in Arabic-Indic digits unless told otherwise.
"""

import csv
from pathlib import Path

from center.domain.arabic import western

ASSETS = Path(__file__).resolve().parent.parent / "assets"

EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

FSI, PDI, NBSP = "\u2068", "\u2069", "\u00a0"


def arabic_digits(text: str | int) -> str:
    """Write ASCII digits as Arabic-Indic ones."""
    return str(text).translate(EASTERN)


def ascii_digits(text: str) -> str:
    """Read Arabic-Indic and Persian digits as ASCII ones."""
    return western(text)


def plural_category(number: int) -> str:
    """CLDR cardinal category of Arabic for a whole number."""
    if number <= 2:
        return ("zero", "one", "two")[number]
    rest = number % 100
    if 3 <= rest <= 10:
        return "few"
    return "many" if rest >= 11 else "other"


def ticket_code(letter: str, number: int, language: str) -> str:
    """Printed code: ``د ١٤٧`` (isolated, so that it never turns round) or ``D147``."""
    if language == "ar":
        return f"{FSI}{letter}{NBSP}{arabic_digits(number)}{PDI}"
    return f"{letter}{number}"


class Texts:
    """The texts of all parts, in both languages."""

    def __init__(self, entries: dict[str, dict[str, str]]) -> None:
        self.entries = entries

    @classmethod
    def load(cls, folder: Path = ASSETS / "texts") -> "Texts":
        """Read every file of a folder; a key given twice is a mistake."""
        entries: dict[str, dict[str, str]] = {}
        for path in sorted(folder.glob("*.csv")):
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    if row["key"] in entries:
                        raise ValueError(f"{path.name}: {row['key']} is given twice")
                    entries[row["key"]] = {"ar": row["ar"], "en": row["en"]}
        return cls(entries)

    def get(self, key: str, language: str, **values: str | int) -> str:
        """The text of a key, with its ``{places}`` filled."""
        text = self.entries[key][language]
        if not values:
            return text
        return text.format(**{k: local(v, language) for k, v in values.items()})

    def plural(self, key: str, number: int, language: str) -> str:
        """The form of ``plural.<key>`` that fits the number."""
        category = plural_category(number)
        if f"plural.{key}.{category}" not in self.entries:
            category = "other"
        return self.get(f"plural.{key}.{category}", language, n=number)

    def part(self, *prefixes: str) -> dict[str, dict[str, str]]:
        """The texts whose keys begin with one of the prefixes, for a page's script."""
        return {k: v for k, v in self.entries.items() if k.startswith(prefixes)}


def local(value: str | int, language: str) -> str:
    return arabic_digits(value) if language == "ar" else str(value)
