import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_one_visit_through_the_real_processes_agrees_everywhere(
    tmp_path: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "shubbak.py", "demo", "--out", tmp_path / "seen"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )

    told = json.loads(done.stdout)
    assert told["problem"] == "", done.stderr
    assert done.returncode == 0
    assert told["ok"]
    assert all(told["agreements"].values())
    assert told["code"] in told["tracking"]["said"]
    assert told["center"] == told["hub"]
    assert told["audit"]["violations"] == []
    assert told["audit"]["size"] >= told["center"]["size"]
    assert told["printing"][-1] == "printed"
    assert (told["audit"]["promises"], told["audit"]["tickets"]) == (1, 1)
    assert Path(told["paper"]["png"]).stat().st_size > 0
    assert all(Path(path).is_file() for path in told["pictures"].values())
