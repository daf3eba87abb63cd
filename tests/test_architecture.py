"""The shape of the project: who may import whom, and how long a file may be."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PARTS = ("center", "kiosk", "counter", "sync", "simulation")
FOLDERS = (*PARTS, "commands", "demonstration", "tests")
SOURCES = sorted(path for name in FOLDERS for path in (ROOT / name).rglob("*.py"))
SOURCES.append(ROOT / "shubbak.py")

MAY_IMPORT = {
    "center": {"center"},
    "kiosk": {"center", "kiosk"},
    "counter": {"center", "counter"},
    "sync": {"center", "sync"},
    "simulation": {"center", "simulation"},
}
ABOVE = ("commands", "demonstration", "shubbak")
MOST_LINES = 400
WEB = ("center/web/", "counter/", "sync/hub/")
UNFINISHED = ("TO" + "DO", "FIX" + "ME", "NotImplemented" + "Error")


def imports_of(path: Path) -> Iterator[str]:
    """Dotted names of the modules that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_keeps_to_the_shape_of_the_project(path: Path) -> None:
    place = path.relative_to(ROOT).as_posix()
    part = place.split("/")[0]
    text = path.read_text(encoding="utf-8")
    names = set(imports_of(path))
    tops = {name.split(".")[0] for name in names}

    assert text.count("\n") <= MOST_LINES
    assert not [word for word in UNFINISHED if word in text]
    if part in PARTS:
        assert ast.get_docstring(ast.parse(text)) or not text.strip()
        assert tops & {*PARTS, *ABOVE} <= MAY_IMPORT[part]
        assert "kivy" not in tops or part == "kiosk"
        assert not tops & {"starlette", "uvicorn"} or place.startswith(WEB)
    if place.startswith("center/domain/"):
        outside = {name for name in names if not name.startswith("center.domain")}
        assert {name.split(".")[0] for name in outside} <= sys.stdlib_module_names
