"""Puts measured tables into the documents, between marks that stay where they are."""

from collections.abc import Sequence
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"


def replace_part(page: Path, part: str, text: str) -> None:
    """Replace what stands between ``<!-- part -->`` and ``<!-- /part -->``."""
    before, begin, rest = page.read_text("utf-8").partition(f"<!-- {part} -->\n")
    _, end, after = rest.partition(f"<!-- /{part} -->")
    if not begin or not end:
        raise ValueError(f"{page.name} has no part {part}")
    page.write_text(f"{before}{begin}{text}\n{end}{after}", "utf-8")


def part_of(page: Path, part: str) -> str:
    """What stands between its marks."""
    _, begin, rest = page.read_text("utf-8").partition(f"<!-- {part} -->\n")
    found, end, _ = rest.partition(f"\n<!-- /{part} -->")
    if not begin or not end:
        raise ValueError(f"{page.name} has no part {part}")
    return found


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first stand to the right."""
    marks = ["--", *["--:"] * (len(heads) - 1)]
    lines = [heads, marks, *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def words(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table of words: all columns stand to the left."""
    return table(heads, rows).replace("--:", "--")
