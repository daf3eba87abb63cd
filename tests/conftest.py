"""Fixtures that every part of the tests may use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.processes import Center, make_center

settings.register_profile("shubbak", deadline=None)
settings.load_profile("shubbak")


@pytest.fixture
def center(tmp_path: Path) -> Iterator[Center]:
    """A running center with six windows, one kiosk, one display, its day open."""
    with make_center(tmp_path).start() as running:
        yield running
