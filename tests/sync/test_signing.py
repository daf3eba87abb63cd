"""Who asks is who was enrolled, and nothing was changed on the way."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from center.domain.errors import UnknownDevice
from center.notes import SigningKey
from sync import signing

KEY = SigningKey("SHR01-agent", bytes(range(32)))
LOG = "sharqia/SHR01/1"
TARGET = f"/v1/logs/{LOG}/entries?from=7"
BODY = b"lines"


def signed(**changes: datetime) -> dict[str, str]:
    return signing.sign("POST", TARGET, BODY, KEY, LOG, **changes)


def refused(
    headers: Mapping[str, str],
    method: str = "POST",
    target: str = TARGET,
    body: bytes = BODY,
    vkey: str = KEY.vkey,
    log: str = LOG,
) -> bool:
    try:
        signing.verify(method, target, headers, body, vkey, log)
    except UnknownDevice:
        return True
    return False


def test_what_was_signed_is_known_again() -> None:
    assert not refused(signed())


def test_a_question_without_a_body_is_signed_too() -> None:
    headers = signing.sign("GET", "/v1/logs/x/checkpoint", None, KEY, LOG)

    assert not refused(headers, "GET", "/v1/logs/x/checkpoint", b"")
    assert refused(headers, "GET", "/v1/logs/y/checkpoint", b"")
    assert refused(headers, "GET", "/v1/logs/x/checkpoint", BODY)


def test_nothing_can_be_changed_on_the_way() -> None:
    headers = signed()

    assert refused(headers, method="PUT")
    assert refused(headers, target=TARGET.replace("7", "8"))
    assert refused(headers, body=b"other")
    assert refused(headers, body=b"")
    assert refused(headers, log="sharqia/SHR02/1")
    assert refused(headers, vkey=SigningKey.generate("SHR01-agent").vkey)
    for name in headers:
        assert refused({k: v for k, v in headers.items() if k != name})


@pytest.mark.parametrize(
    ("minutes", "outcome"), [(-11, True), (-9, False), (9, False), (11, True)]
)
def test_the_clock_of_a_center_may_be_ten_minutes_off(
    minutes: int, outcome: bool
) -> None:
    at = datetime.now(UTC) + timedelta(minutes=minutes)

    assert refused(signed(now=at)) is outcome


def test_headers_that_are_not_signatures_are_refused() -> None:
    for text in ("", "x", "shubbak=:AAAA:", "shubbak=()", "ش"):
        assert refused({"Signature-Input": text, "Signature": text})
    assert refused({})
