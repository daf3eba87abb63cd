"""Every screen, in both languages and every variant: whole, apart, large enough."""

import json
import subprocess
import sys

import pytest

from tests.processes import ROOT


def measured(width: int, height: int, which: str) -> dict[str, object]:
    program = [sys.executable, "-m", "tests.kiosk.measured_layouts"]
    done = subprocess.run(
        [*program, str(width), str(height), which],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("width", "height", "which", "count"),
    [(1080, 1920, "lists", 1436), (720, 1280, "screens", 464)],
)
def test_every_target_can_be_hit_and_every_text_is_whole(
    width: int, height: int, which: str, count: int
) -> None:
    found = measured(width, height, which)

    assert found["faults"] == []
    assert found["measured"] == count
