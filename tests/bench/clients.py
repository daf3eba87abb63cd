"""A client that costs next to nothing: one connection, requests written by hand.

What it measures is the server; a client of the usual kind takes more of the processor
than the server does.  ``python -m tests.bench.clients <host:port> <device>:<key>
<service> <count>`` says that it is ready, waits for a line, issues, and prints the
milliseconds of each as JSON.
"""

import json
import secrets
import socket
import sys
from time import perf_counter_ns

ENOUGH = 65_536


class Connection:
    """A connection that is kept alive."""

    def __init__(self, address: str, key: str) -> None:
        host, _, port = address.rpartition(":")
        self.socket = socket.create_connection((host, int(port)))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.head = (
            f"Host: {address}\r\nAuthorization: Bearer {key}\r\n"
            "Content-Type: application/json\r\n"
        )

    def post(self, path: str, body: str) -> tuple[int, bytes]:
        """Status and body of the answer."""
        size = len(body.encode())
        asked = f"POST {path} HTTP/1.1\r\n{self.head}Content-Length: {size}\r\n\r\n"
        self.socket.sendall((asked + body).encode())
        return self.answer()

    def answer(self) -> tuple[int, bytes]:
        data = self.socket.recv(ENOUGH)
        while b"\r\n\r\n" not in data:
            data += self.socket.recv(ENOUGH)
        head, _, body = data.partition(b"\r\n\r\n")
        size = int(head.lower().partition(b"content-length:")[2].partition(b"\r")[0])
        while len(body) < size:
            body += self.socket.recv(ENOUGH)
        return int(head[9:12]), body


def issue(connection: Connection, service: str) -> bytes:
    body = f'{{"command":"{secrets.token_hex(16)}","service":"{service}"}}'
    status, answer = connection.post("/v1/tickets", body)
    assert status == 201, answer
    return answer


def main() -> None:
    address, key, service, count = sys.argv[1:]
    connection = Connection(address, key)
    issue(connection, service)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    taken = []
    for _ in range(int(count)):
        begun = perf_counter_ns()
        issue(connection, service)
        taken.append((perf_counter_ns() - begun) / 1e6)
    json.dump(taken, sys.stdout)


if __name__ == "__main__":
    main()
