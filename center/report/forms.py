"""The report as JSON, as plain text, and as a page that can be printed."""

import json
from dataclasses import asdict, astuple, fields
from html import escape
from typing import Any

from center.report.examine import Irregularities
from center.report.figures import Figures
from center.report.finding import Finding
from center.report.sentences import chance, places, texts, who
from center.texts import arabic_digits

STYLE = """
@page { size: A4 landscape; margin: 12mm; }
body { font: 16px/1.6 "IBM Plex Sans Arabic", sans-serif; max-width: 58rem;
       margin: 2rem auto; padding: 0 1rem; color: #06323a; background: white; }
li { margin: 0 0 1.2rem; }
small { color: #41626b; }
table { border-collapse: collapse; font-size: 13px; width: 100%; }
th, td { border-bottom: 1px solid #9ccfd8; padding: .3rem .2rem; text-align: center; }
th { font-size: 11px; line-height: 1.4; vertical-align: bottom; }
tbody tr:first-child { font-weight: bold; }
td:first-child { white-space: nowrap; }
:lang(ar) ol { list-style: arabic-indic; }
"""


def write(found: Irregularities, form: str, language: str) -> str:
    """In one of the forms: ``text``, ``page`` (HTML) or ``json`` (both languages)."""
    if form == "json":
        return as_json(found)
    return as_page(found, language) if form == "page" else as_text(found, language)


def as_dict(found: Irregularities) -> dict[str, Any]:
    """Plain data; chances have eight decimal places."""
    findings = [asdict(finding) for finding in found.findings]
    for finding in findings:
        for key in ("p", "adjusted", "expected"):
            value = finding[key]
            finding[key] = None if value is None else round(value, 8)
    return {**asdict(found), "findings": findings}


def as_json(found: Irregularities) -> str:
    return json.dumps(as_dict(found), ensure_ascii=False, indent=2)


def as_text(found: Irregularities, language: str) -> str:
    """One question a paragraph, and the figures of all."""
    words = texts()
    lines = [words.get("report.title", language), asked(found, language), ""]
    for finding in found.findings:
        lines += [told(finding, language), f"  {behind(finding, language)}", ""]
    if not found.findings:
        lines += [words.get("report.none", language), ""]
    lines += [words.get("report.figures", language), " · ".join(columns(language))]
    lines += [" · ".join(cells(one, language)) for one in found.clerks]
    return "\n".join(lines)


def as_page(found: Irregularities, language: str) -> str:
    """One page of HTML that needs nothing else."""
    words = texts()
    title = escape(words.get("report.title", language))
    side = "rtl" if language == "ar" else "ltr"
    items = "\n".join(
        f"<li>{escape(told(finding, language))}<br>"
        f"<small>{escape(behind(finding, language))}</small></li>"
        for finding in found.findings
    )
    none = f"<p>{escape(words.get('report.none', language))}</p>"
    return (
        f'<!doctype html>\n<html lang="{language}" dir="{side}">\n'
        f'<meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>\n'
        f"<h1>{title}</h1>\n<p>{escape(words.get('report.intro', language))}</p>\n"
        f"<p>{escape(asked(found, language))}</p>\n"
        f"{f'<ol>{items}</ol>' if items else none}\n"
        f"<h2>{escape(words.get('report.figures', language))}</h2>\n"
        f"{table(found, language)}\n</html>\n"
    )


def table(found: Irregularities, language: str) -> str:
    """The figures of each clerk as rows, the center's first."""
    heads = "".join(f"<th>{escape(head)}</th>" for head in columns(language))
    rows = "".join(row(cells(one, language)) for one in found.clerks)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def row(found: list[str]) -> str:
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in found)}</tr>"


def columns(language: str) -> list[str]:
    names = [field.name for field in fields(Figures)]
    return [texts().get(f"report.figure.{name}", language) for name in names]


def cells(one: Figures, language: str) -> list[str]:
    """The clerk's name, and the numbers in the digits of the language."""
    about = f"clerk:{one.clerk}" if one.clerk else "center"
    numbers = [str(value) for value in astuple(one)[1:]]
    if language == "ar":
        numbers = [arabic_digits(number) for number in numbers]
    return [who(about, language), *numbers]


def told(finding: Finding, language: str) -> str:
    return finding.ar if language == "ar" else finding.en


def asked(found: Irregularities, language: str) -> str:
    counts = {"asked": found.asked, "days": len(found.days)}
    return texts().get("report.asked", language, **counts)


def behind(finding: Finding, language: str) -> str:
    """The chance, and where to look."""
    label = texts().get("report.lines", language)
    return f"{chance(finding, language)} · {label} {places(finding.seqs, language)}"
