"""What a training leaves behind: nothing, at the latest when the next one begins."""

import tempfile
from pathlib import Path

import pytest

from demonstration.training_folder import PREFIX, training_folder


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_the_next_training_removes_what_one_that_was_killed_has_left(
    temporary: Path,
) -> None:
    left = temporary / f"{PREFIX}killed" / "center" / "secrets"
    left.mkdir(parents=True)
    (left / "dossier.key").touch()

    with training_folder() as folder:
        assert [*temporary.iterdir()] == [folder]

    assert [*temporary.iterdir()] == []


def test_a_training_leaves_alone_what_another_one_uses(temporary: Path) -> None:
    with training_folder() as first, training_folder() as second:
        assert {*temporary.iterdir()} == {first, second}


def test_a_link_of_that_name_leads_to_nothing_that_is_removed(temporary: Path) -> None:
    other = temporary / "other"
    other.mkdir()
    (temporary / f"{PREFIX}link").symlink_to(other)

    with training_folder():
        assert other.is_dir()
