"""The listening socket of the server, and the processors that it works on."""

import os
import socket
from pathlib import Path

import pytest

from center.domain.errors import ConfigError
from center.web.server import listening_socket
from tests.processes import make_center


def processors_of_threads(pid: int) -> list[set[int]]:
    """Where each thread of a process may run."""
    threads = sorted(int(each.name) for each in Path(f"/proc/{pid}/task").iterdir())
    return [os.sched_getaffinity(thread) for thread in threads]


def test_only_what_takes_long_is_done_beside_the_loop_and_the_writer(
    tmp_path: Path,
) -> None:
    center = make_center(tmp_path).start()
    assert center.process is not None

    center.clerk(4)  # a PIN is compared beside the loop
    *together, beside = processors_of_threads(center.process.pid)
    center.stop()

    assert together == [together[0]] * 2
    assert len(together[0]) == 1
    assert beside == os.sched_getaffinity(0)


def test_an_answer_never_waits_for_the_acknowledgement_of_its_first_half() -> None:
    with listening_socket("127.0.0.1:0") as listening:
        address = listening.getsockname()
        with socket.create_connection(address), listening.accept()[0] as accepted:
            no_delay = accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)

    assert no_delay


def test_an_address_that_is_taken_is_refused_with_a_hint() -> None:
    with listening_socket("127.0.0.1:0") as listening:
        port = listening.getsockname()[1]

        with pytest.raises(ConfigError) as refused:
            listening_socket(f"127.0.0.1:{port}")

    assert refused.value.hint
