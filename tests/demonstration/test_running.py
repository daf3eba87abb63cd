import os
import signal
import subprocess
import sys
from pathlib import Path

from center.audit.verify import verify

ROOT = Path(__file__).parent.parent.parent
SCREEN = ("DISPLAY", "SDL_VIDEODRIVER")


def run_until_ready(folder: Path) -> tuple[int, list[str]]:
    """Start without a display, press Ctrl-C once it runs; exit code and lines."""
    program = [sys.executable, str(ROOT / "shubbak.py")]
    lines = []
    with subprocess.Popen(
        [*program, "run", "--demo", "--data", str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env={k: v for k, v in os.environ.items() if k not in SCREEN},
    ) as running:
        assert running.stdout is not None
        for line in running.stdout:
            lines.append(line.rstrip())
            if line.startswith("Ctrl-C"):
                running.send_signal(signal.SIGINT)
        return running.wait(), lines


def test_the_second_start_keeps_what_the_first_has_made(tmp_path: Path) -> None:
    folder = tmp_path / "demo"

    code, first = run_until_ready(folder)
    size = verify(folder / "center" / "center.db").size
    again, second = run_until_ready(folder)
    report = verify(folder / "center" / "center.db")

    assert (code, again) == (0, 0)
    assert first[-1] == second[-1] == f"stopped; everything is kept in {folder}"
    assert len([line for line in first if "first PIN" in line]) == 8
    assert not [line for line in second if "first PIN" in line]
    assert f"PINs and codes: {folder / 'first-sheet.txt'}" in second
    assert "kiosk     off screen: there is no display" in first
    assert report.ok
    assert report.size >= size > 0
