"""Many streams of server-sent events in one process, and when each event came.

``python -m tests.bench.watchers <host:port> <path> <cookie> <count>`` opens so many
connections, says that they are open, and after a line on its input prints for the
ticket of every event ``call`` the times at which it was read, as JSON: seconds of the
machine's monotonic clock, which all processes share.
"""

import json
import re
import selectors
import socket
import sys
from collections import defaultdict
from time import monotonic

ENOUGH = 65_536
CALL = re.compile(rb'event: call\ndata: [^\n]*"ticket":"([^"]+)"[^\n]*\n\n')


class Stream:
    """One display: its connection, and what is not read to the end yet."""

    def __init__(self, address: str, path: str, cookie: str) -> None:
        host, _, port = address.rpartition(":")
        self.socket = socket.create_connection((host, int(port)))
        asked = f"GET {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\n\r\n"
        self.socket.sendall(asked.encode())
        self.rest = b""
        while b": open\n\n" not in self.rest:
            self.rest += self.socket.recv(ENOUGH)
        self.rest = b""
        self.socket.setblocking(False)

    def calls(self) -> list[str]:
        """The calls that have arrived whole by now."""
        self.rest += self.socket.recv(ENOUGH)
        found: list[str] = []
        end = 0
        for match in CALL.finditer(self.rest):
            found.append(match[1].decode())
            end = match.end()
        self.rest = self.rest[end:]
        return found


def watch(streams: list[Stream]) -> dict[str, list[float]]:
    """Ticket → when each stream had it, until a line is read."""
    seen = defaultdict[str, list[float]](list)
    with selectors.DefaultSelector() as ready:
        for stream in streams:
            ready.register(stream.socket, selectors.EVENT_READ, stream)
        ready.register(sys.stdin, selectors.EVENT_READ, None)
        while True:
            for key, _ in ready.select():
                if key.data is None:
                    return seen
                for ticket in key.data.calls():
                    seen[ticket].append(monotonic())


def main() -> None:
    address, path, cookie, count = sys.argv[1:]
    streams = [Stream(address, path, cookie) for _ in range(int(count))]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    json.dump(watch(streams), sys.stdout)


if __name__ == "__main__":
    main()
