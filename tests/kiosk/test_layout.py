"""Every screen, in both languages and every variant: whole, apart, large enough."""

import json
import subprocess
import sys

import pytest

from tests.processes import ROOT


def measured(width: int, height: int) -> dict[str, object]:
    program = [sys.executable, "-m", "tests.kiosk.measured_layouts"]
    done = subprocess.run(
        [*program, str(width), str(height)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("width", "height"), [(1080, 1920), (720, 1280)])
def test_every_target_can_be_hit_and_every_text_is_whole(
    width: int, height: int
) -> None:
    found = measured(width, height)

    assert found["faults"] == []
    assert found["measured"] == 1436
