import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

PROGRAM = """
import logging
from center.log import log_action, set_up_log
set_up_log()
log = logging.getLogger("center.web")
log_action(log, "ticket.issued", took_ms=3, outcome="done", ticket="20261122-D147")
log.warning("printer is out of paper")
logging.getLogger("uvicorn.access").info("GET /V/SECRET")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("stopped")
"""


def run(terminal: bool) -> str:
    program = PROGRAM
    if terminal:
        program = "import sys; sys.stderr.isatty = lambda: True\n" + program
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, "")
    return done.stderr


def test_away_from_a_terminal_every_line_is_one_json_object() -> None:
    lines = [json.loads(line) for line in run(terminal=False).splitlines()]

    issued, warning, stopped = lines
    assert issued.pop("at").endswith("+00:00")
    assert issued == {
        "level": "info",
        "from": "center.web",
        "text": "ticket.issued",
        "ticket": "20261122-D147",
        "outcome": "done",
        "took_ms": 3,
    }
    assert (warning["level"], warning["text"]) == ("warning", "printer is out of paper")
    assert "ZeroDivisionError" in stopped["traceback"]


def test_on_a_terminal_the_lines_are_for_reading() -> None:
    lines = run(terminal=True).splitlines()

    assert lines[0][8:] == " ticket.issued ticket=20261122-D147 outcome=done took_ms=3"
    assert lines[1][8:] == " WARNING printer is out of paper"
    assert lines[-1] == "ZeroDivisionError: division by zero"


def test_addresses_that_were_asked_for_are_never_written() -> None:
    assert "SECRET" not in run(terminal=False) + run(terminal=True)


def test_gathered_lines_are_written_in_order_and_at_once_after_a_warning() -> None:
    program = """
import logging, sys
from center.log import gathering, log_action, set_up_log
set_up_log()
log = logging.getLogger("center.web")
def act(name):
    log_action(log, name, took_ms=1, outcome="done")
def mark(text):
    print(text, file=sys.stderr, flush=True)
with gathering() as write:
    act("first"); mark("-"); write()
    act("second"); mark("-"); log.warning("paper"); mark("-")
    act("third"); mark("-")
act("fourth")
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True
    )
    lines = done.stderr.splitlines()

    told = [line if line == "-" else json.loads(line)["text"] for line in lines]
    assert told == ["-", "first", "-", "second", "paper", "-", "-", "third", "fourth"]
