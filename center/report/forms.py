"""The report as JSON, as plain text, and as a page that can be printed."""

import json
from dataclasses import asdict
from html import escape
from typing import Any

from center.report.examine import Irregularities
from center.report.finding import Finding
from center.report.sentences import chance, places, texts

STYLE = """
body { font: 16px/1.6 "IBM Plex Sans Arabic", sans-serif; max-width: 50rem;
       margin: 2rem auto; padding: 0 1rem; color: #06323a; background: white; }
li { margin: 0 0 1.2rem; }
small { color: #41626b; }
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
    """One question a paragraph."""
    words = texts()
    lines = [words.get("report.title", language), asked(found, language), ""]
    for finding in found.findings:
        lines += [told(finding, language), f"  {behind(finding, language)}", ""]
    if not found.findings:
        lines += [words.get("report.none", language), ""]
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
        f"{f'<ol>{items}</ol>' if items else none}\n</html>\n"
    )


def told(finding: Finding, language: str) -> str:
    return finding.ar if language == "ar" else finding.en


def asked(found: Irregularities, language: str) -> str:
    counts = {"asked": found.asked, "days": len(found.days)}
    return texts().get("report.asked", language, **counts)


def behind(finding: Finding, language: str) -> str:
    """The chance, and where to look."""
    label = texts().get("report.lines", language)
    return f"{chance(finding, language)} · {label} {places(finding.seqs, language)}"
