"""Every screen, in both languages and every variant: whole, apart, large enough.

So is all that is drawn: icons, codes and pictures of papers stand in their cards and
off words; text stands out from what lies under it by 7 to 1, icons by 4.5 to 1.
``missed`` names what was spoiled on purpose and not found.
"""

import json
import subprocess
import sys

import pytest

from tests.launch import ROOT


def measured(width: int, height: int, which: str) -> dict[str, object]:
    program = [sys.executable, "-m", "tests.kiosk.measured_layouts"]
    done = subprocess.run(
        [*program, str(width), str(height), which],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("width", "height", "which", "at_least"),
    [(1080, 1920, "lists", 1200), (1280, 720, "screens", 300)],
)
def test_every_target_can_be_hit_and_every_text_is_whole(
    width: int, height: int, which: str, at_least: int
) -> None:
    found = measured(width, height, which)

    assert found["faults"] == []
    assert found["missed"] == []
    assert int(str(found["measured"])) >= at_least
