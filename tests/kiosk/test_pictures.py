"""Pictures of the screens, as anybody makes them who changes one."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.pictures import pictures


@pytest.mark.parametrize("size", ["1366x768", "1080", "1080x1920x1", "tall", "80x80"])
def test_a_size_that_no_kiosk_can_have_is_refused_in_words(
    size: str, tmp_path: Path
) -> None:
    done = CliRunner().invoke(pictures, [str(tmp_path / "made"), "--size", size])

    assert done.exit_code == 2
    assert f"{size}: width and height, as 1080x1920" in done.output
    assert "a multiple of 4" in done.output
    assert not (tmp_path / "made").exists()
