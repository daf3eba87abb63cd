import os
import signal
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
import requests

from center.config import Config, load_config
from demonstration.seed import CONFIG, FREE_PORTS, SHEET, create
from demonstration.supervisor import Process, ProcessEnded, answers, supervised

SECONDS = 60


@pytest.fixture
def made(tmp_path: Path) -> Path:
    create(tmp_path / "demo", ports=FREE_PORTS)
    return tmp_path / "demo" / CONFIG


def hub_of(config: Config) -> Process:
    return Process("hub", answers(config.hub.public_url))


def test_a_process_answers_once_it_is_started_and_is_gone_afterwards(
    made: Path,
) -> None:
    config, said = load_config(made), list[str]()

    with supervised(made, said.append) as supervisor:
        supervisor.start(hub_of(config))
        answer = requests.get(f"{config.hub.public_url}/v1/hub", timeout=5)

    assert answer.json()["hub"] == "sharqia"
    assert said
    assert all(line.startswith("   hub | ") for line in said)
    assert not answers(config.hub.public_url)()


def test_a_process_that_ends_unasked_is_named_and_the_others_end_too(
    made: Path,
) -> None:
    config, said = load_config(made), list[str]()
    center = Process("center", answers(config.center.public_url))

    with supervised(made, said.append) as supervisor:
        supervisor.start(hub_of(config), center)
        os.kill(supervisor.running["center"].child.pid, signal.SIGKILL)
        with pytest.raises(ProcessEnded, match="center ended by itself, with code -9"):
            supervisor.wait_for_end()

    assert not answers(config.hub.public_url)()


def test_no_process_outlives_a_supervisor_that_is_killed_hard(made: Path) -> None:
    config = load_config(made)
    told, tell = os.pipe()
    if (killed := os.fork()) == 0:
        with supervised(made, lambda line: None) as supervisor:
            supervisor.start(hub_of(config))
            os.write(tell, b"started")
            os.kill(os.getpid(), signal.SIGKILL)
    os.close(tell)
    with os.fdopen(told) as said:
        assert said.read() == "started"
    os.waitpid(killed, 0)

    until = monotonic() + SECONDS
    while answers(config.hub.public_url)():
        assert monotonic() < until, "the hub goes on"


def test_a_process_that_cannot_start_is_named(made: Path) -> None:
    said = list[str]()

    with supervised(made, said.append) as supervisor:
        never = Process("agent", ready=lambda: False)
        with pytest.raises(ProcessEnded, match="agent ended while it was starting"):
            supervisor.start(never)

    assert any("hint: " in line for line in said)


@pytest.fixture
def hears_ctrl_c() -> Iterator[None]:
    """Ctrl-C is heard, also where these tests run in the background of a shell."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("hears_ctrl_c")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_ctrl_c_or_a_closed_terminal_ends_the_processes(
    made: Path, number: signal.Signals
) -> None:
    config, said = load_config(made), list[str]()

    def interrupted() -> None:
        with supervised(made, said.append) as supervisor:
            supervisor.start(hub_of(config))
            signal.raise_signal(number)

    with pytest.raises(KeyboardInterrupt):
        interrupted()

    assert not answers(config.hub.public_url)()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_the_sheet_of_a_demonstration_is_for_its_owner_alone(made: Path) -> None:
    sheet = made.parent / SHEET

    assert sheet.stat().st_mode & 0o777 == 0o600
    text = sheet.read_text("utf-8")
    assert text.count("first PIN") == 8
    assert text.count("#enrol=") == 9
