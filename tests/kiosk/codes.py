"""Codes of our form, as scanners read them; nobody has looked at their signatures."""

from center import promise, request_promise

AT = 1_795_335_840
MARK, TOKEN = b"ab", b"0123456789"


def unsigned(_: bytes) -> bytes:
    return bytes(64)


def ticket_code() -> str:
    made = promise.Promise(13, 1, 5, AT, "D", 147, MARK, TOKEN)
    return promise.encode(made, "log", unsigned, "HTTPS://HUB.EXAMPLE")


def receipt_code() -> str:
    made = request_promise.RequestPromise(13, 1, 5, AT, 147, MARK, TOKEN)
    return request_promise.encode(made, "log", unsigned, "HTTPS://HUB.EXAMPLE")
