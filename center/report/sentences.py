"""The sentence of a finding, in both languages: a question, never an accusation."""

from dataclasses import replace
from functools import cache

from center.domain.events import id_of, role_of
from center.report.documents import Names, name_of, shipped
from center.report.finding import Finding
from center.texts import Texts, arabic_digits

MOST_SEQS = 5
LEAST = 0.0001
LANGUAGES = ("ar", "en")


@cache
def texts() -> Texts:
    return Texts.load()


def told(finding: Finding, names: Names = shipped) -> Finding:
    """The same finding with its sentences; ``names`` are those of documents."""
    arabic, english = (sentence(finding, language, names) for language in LANGUAGES)
    return replace(finding, ar=arabic, en=english)


def sentence(finding: Finding, language: str, names: Names) -> str:
    values: dict[str, str | int] = {
        "who": who(finding.about, language, names),
        "count": finding.count,
        "of": finding.of,
        "expected": decimal(finding.expected, language),
        "seqs": places(finding.seqs, language),
    }
    return texts().get(f"report.{finding.code}", language, **values)


def who(about: str, language: str, names: Names = shipped) -> str:
    """``clerk:203`` → Clerk 203; two are joined by ``and``."""
    first, _, second = about.partition("+")
    if second:
        pair = [who(one, language, names) for one in (first, second)]
        return texts().get("report.pair", language, first=pair[0], second=pair[1])
    if role_of(about) == "document":
        named = name_of(id_of(about), language, names)
        return texts().get("report.who.document", language, id=named)
    number = id_of(about).removeprefix("K") if language == "ar" else id_of(about)
    key = f"report.line.{id_of(about)}"
    if role_of(about) == "line" and key in texts().entries:
        return texts().get(key, language)
    return texts().get(f"report.who.{role_of(about)}", language, id=number)


def places(seqs: tuple[int, ...], language: str) -> str:
    """The first places in the journal."""
    comma = "، " if language == "ar" else ", "
    shown = [str(seq) for seq in seqs[:MOST_SEQS]]
    more = [] if len(seqs) <= MOST_SEQS else ["…"]
    text = comma.join([*shown, *more])
    return arabic_digits(text) if language == "ar" else text


def decimal(value: float, language: str) -> str:
    """One decimal place, with the sign of its language."""
    text = f"{value:.1f}"
    return arabic_digits(text.replace(".", "٫")) if language == "ar" else text


def chance(finding: Finding, language: str) -> str:
    """How likely it is a coincidence; a listed fact has no such thing."""
    if finding.adjusted is None:
        return texts().get("report.listed", language)
    key = "report.chance" if finding.adjusted >= LEAST else "report.chance_under"
    p = f"{max(finding.adjusted, LEAST):.4f}"
    if language == "ar":
        p = p.replace(".", "٫")
    return texts().get(key, language, p=p)
