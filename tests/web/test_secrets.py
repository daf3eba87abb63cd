"""After a day's work no secret lies in the log, the database or the journal."""

import re
from base64 import b32encode, b64encode
from pathlib import Path

import pytest

from center.keys import FOLDER, load_secrets
from center.promise import parse
from tests.catalogue import SERVICES
from tests.processes import Center, command, make_center
from tests.web.conftest import BY_HAND

NEW_PIN, WRONG_PIN = "274913", "918273"


@pytest.fixture(scope="module")
def worked(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Center, set[str]]:
    """A center after visits, wrong PINs and wrong codes; every secret there was."""
    center = make_center(tmp_path_factory.mktemp("secrets"), rule=BY_HAND).start()
    secrets = {NEW_PIN, WRONG_PIN, *center.first.pins.values()}
    secrets |= set(center.first.enrolment.values())
    kiosk, clerk, manager = center.kiosk(), center.clerk(5), center.manager()
    for service in SERVICES.values():
        paper = kiosk.issue(service)
        secrets |= written(paper["url"])
        kiosk.post(f"/v1/tickets/{paper['url'][-148:]}/printing", command=command())
        kiosk.get(f"/v1/tickets/{paper['url'][-148:]}/expected")
        clerk.do("/v1/windows/5/call")
        clerk.post("/v1/windows/5/start", command=command(), presence="22")
        clerk.do("/v1/windows/5/start", presence=paper["url"])
        clerk.do("/v1/windows/5/finish", outcome="done")
    sign_in = {"staff": "205", "pin": WRONG_PIN, "command": command()}
    clerk.post("/v1/windows/5/sign_in", **sign_in)
    secrets |= {
        cookie.value or "" for c in (clerk, manager) for cookie in c.http.cookies
    }
    secrets.add(str(kiosk.http.headers["Authorization"]).rpartition(":")[2])
    secrets |= key_material(center)
    center.stop()
    return center, secrets


def written(url: str) -> set[str]:
    """The secret part of a ticket's code, as it could be written down."""
    token = parse(url).promise.token
    return {
        url.rpartition("/")[2],
        token.hex(),
        token.hex().upper(),
        b64encode(token).decode(),
        b32encode(token).decode(),
        token.decode("latin-1"),
    }


def key_material(center: Center) -> set[str]:
    known = load_secrets(center.data / FOLDER)
    seed = known.log_key.seed
    return {
        known.log_key.private_text(),
        b64encode(seed).decode(),
        seed.hex(),
        seed.decode("latin-1"),
        known.token_key.hex(),
        known.token_key.decode("latin-1"),
        known.pepper.hex(),
        known.pepper.decode("latin-1"),
    }


def found_in(data: bytes, secrets: set[str]) -> set[str]:
    """Secrets in some bytes; digits alone only where no other digit is beside them."""
    text = data.decode("latin-1")
    return {
        secret
        for secret in secrets
        if (
            re.search(rf"(?<!\d){secret}(?!\d)", text)
            if secret.isdigit()
            else secret in text
        )
    }


def test_the_log_holds_no_secret(worked: tuple[Center, set[str]]) -> None:
    center, secrets = worked

    log = center.log()

    assert "/v1/tickets" in log
    assert found_in(log.encode(), secrets) == set()


def test_an_address_that_is_made_up_writes_nothing_into_the_log(
    worked: tuple[Center, set[str]],
) -> None:
    center, _ = worked
    before = center.log()
    center.start()

    for path in ("%0Afalse line", "%1b[31mred", "1" * 40):
        center.kiosk().post(f"/v1/tickets/{path}/printing", command=command())
    center.stop()

    added = center.log().removeprefix(before)
    assert "printing" in added
    assert not [text for text in ("false line", "red", "1" * 40) if text in added]


def test_the_database_holds_no_secret_in_clear(worked: tuple[Center, set[str]]) -> None:
    center, secrets = worked

    for path in sorted(center.data.glob("center.db*")):
        assert found_in(path.read_bytes(), secrets) == set(), path.name


def test_the_search_would_find_them(worked: tuple[Center, set[str]]) -> None:
    _, secrets = worked

    assert len(secrets) > 40
    assert found_in(" ".join(sorted(secrets)).encode("latin-1"), secrets) == secrets


def test_the_journal_names_nobody(worked: tuple[Center, set[str]]) -> None:
    center, _ = worked

    fields = {key for line in center.lines() for key in line}

    assert not fields & {"name", "national_id", "phone", "pin", "token", "check", "url"}


def test_what_is_secret_is_read_by_its_owner_alone(
    worked: tuple[Center, set[str]],
) -> None:
    center, _ = worked
    folder: Path = center.data / FOLDER

    modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}

    assert folder.stat().st_mode & 0o777 == 0o700
    assert set(modes.values()) == {0o600}
