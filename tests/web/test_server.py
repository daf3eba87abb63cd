"""The listening socket of the server."""

import socket

import pytest

from center.domain.errors import ConfigError
from center.web.server import listening_socket


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
