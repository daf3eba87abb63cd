"""A record on disk for the tests of the store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.records import Record, opened


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A new center's record with its writer, the day open, windows closed."""
    with opened(tmp_path) as made:
        yield made
