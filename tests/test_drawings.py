"""The drawings that the pages name are there: a missing one is a page that fails."""

import re
from pathlib import Path

import pytest

from center.texts import ASSETS

ROOT = Path(__file__).parents[1]
TEMPLATES = [
    template
    for folder in ("counter/templates", "sync/hub/templates")
    for template in sorted((ROOT / folder).glob("*.html"))
]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_drawing_that_a_page_names_is_there(template: Path) -> None:
    named = re.findall(r"icon\([\"']([\w-]+)", template.read_text("utf-8"))

    drawn = {path.stem for path in (ASSETS / "icons" / "tabler").glob("*.svg")}

    assert set(named) <= drawn
