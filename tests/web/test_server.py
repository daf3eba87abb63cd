"""The listening socket of the server, and the processors that it works on."""

import asyncio
import os
import socket
from contextlib import suppress
from pathlib import Path

import pytest
import uvicorn
from starlette.responses import PlainTextResponse

from center.domain.errors import ConfigError
from center.web.hurried_http import HurriedHttp
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


class InAHurry(HurriedHttp):
    """Waits long enough for a message that is sent at once."""

    header_seconds = 0.5


async def answers_to(*messages: bytes) -> list[bytes]:
    """What each of the messages gets, on a connection of its own, until it ends."""
    app = PlainTextResponse("here")
    config = uvicorn.Config(app, http=InAHurry, lifespan="off", log_config=None)
    server = uvicorn.Server(config)
    with listening_socket("127.0.0.1:0") as listening:
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        address = listening.getsockname()
        found = await asyncio.gather(*(answer_to(address, m) for m in messages))
        server.should_exit = True
        await serving
    return found


async def answer_to(address: tuple[str, int], message: bytes) -> bytes:
    coming, going = await asyncio.open_connection(*address)
    going.write(message)
    answer = b""
    with suppress(ConnectionError):
        answer = await coming.read()
        going.close()
        await going.wait_closed()
    return answer


def test_who_does_not_say_what_is_wanted_keeps_no_connection() -> None:
    whole = b"GET / HTTP/1.1\r\nHost: here\r\n"
    begun = b"GET / HTTP/1.1\r\nHost: he"

    silent, slow, second, right = asyncio.run(
        answers_to(
            b"", begun, whole + b"\r\n" + begun, whole + b"Connection: close\r\n\r\n"
        )
    )

    assert (silent, slow) == (b"", b"")
    assert second.count(b"here") == 1
    assert right.endswith(b"here")


def test_an_address_that_is_taken_is_refused_with_a_hint() -> None:
    with listening_socket("127.0.0.1:0") as listening:
        port = listening.getsockname()[1]

        with pytest.raises(ConfigError) as refused:
            listening_socket(f"127.0.0.1:{port}")

    assert refused.value.hint
