"""The documents say what is there: links, commands, codes."""

import re
from pathlib import Path

import pytest

from center.texts import Texts
from center.web.problems import CONFLICT, STATUS

ROOT = Path(__file__).parent.parent
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
CODE = re.compile(r'^    code(?:: ClassVar\[str\])? = "([a-z_]+)"', re.M)
CODES = {
    code
    for part in ("center", "kiosk", "counter", "sync")
    for path in (ROOT / part).rglob("*.py")
    for code in CODE.findall(path.read_text("utf-8"))
}

LOCAL = {
    *("already_made", "in_use", "missing_database", "missing_key"),
    *("refused", "unreachable"),
}
"""Codes of commands and of a client, which no answer over HTTP carries."""


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_of_a_document_leads_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    links = re.findall(r'\]\(([^)#]+)[^)]*\)|src="([^"]+)"', text)

    for found in links:
        target = "".join(found)
        if "://" not in target:
            assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_make_command_of_a_document_exists(path: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))

    named = re.findall(r"(?:`|^ {4})make ([a-z]+)", path.read_text("utf-8"), re.M)

    assert set(named) <= targets


def test_every_refusal_has_a_sentence_and_every_sentence_a_refusal() -> None:
    sentences = {key for key in Texts.load().entries if key.startswith("error.")}

    assert sentences == {f"error.{code}" for code in CODES | {"server"}}


def test_the_protocol_names_every_code_with_its_status() -> None:
    text = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")
    listed = text[text.index("Codes and status") : text.index("- The presence")]

    named = {
        code: int(group[:3])
        for group in re.findall(r"\d{3} (?:\s*`[a-z_]+`)+", listed)
        for code in re.findall(r"`([a-z_]+)`", group)
    }

    over_http = (CODES | {"server"}) - LOCAL
    assert named == {code: STATUS.get(code, CONFLICT) for code in over_http}


def test_the_servers_command_is_the_readmes() -> None:
    command = (ROOT / ".ci" / "run").read_text().strip().splitlines()[-1]

    assert command.endswith("exec make test")
    assert "    make test\n" in (ROOT / "README.md").read_text("utf-8")
