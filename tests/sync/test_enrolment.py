"""A center is enrolled by a code for one use, and by nothing else."""

from pathlib import Path

import pytest
import requests

from center.domain.errors import WrongEnrolment
from center.notes import COSIGNATURE, SigningKey, VerifierKey, encode64
from sync.agent.correspondents import Unreachable
from sync.agent.enrolment import enrol
from sync.enrolment import statement
from sync.hub.setup import new_enrolment_code
from tests.sync.builder import BEGUN, Journal, RunningHub, problem


def logs(hub: RunningHub) -> list[str]:
    return [row[0] for row in hub.database().execute("SELECT log FROM log_head")]


def test_a_code_enrols_the_center_once(hub: RunningHub, tmp_path: Path) -> None:
    journal = Journal(tmp_path / "center")
    code = hub.code()

    enrolled = enrol(journal.data, hub.url, f" {code[:5].lower()}-{code[5:]}")

    secrets = journal.data / "secrets"
    assert enrolled.log == "sharqia/SHR01/1"
    assert (secrets / "hub.vkey").read_text().strip() == enrolled.hub_vkey
    assert VerifierKey.parse(enrolled.hub_vkey).type == COSIGNATURE
    assert (secrets / "agent.key").stat().st_mode & 0o777 == 0o600
    assert logs(hub) == ["sharqia/SHR01/1"]
    with pytest.raises(WrongEnrolment):
        enrol(journal.data, hub.url, code)


def test_five_wrong_codes_use_the_right_one_up(hub: RunningHub, tmp_path: Path) -> None:
    journal = Journal(tmp_path / "center")
    code = hub.code()

    for _ in range(5):
        with pytest.raises(WrongEnrolment):
            enrol(journal.data, hub.url, "0123456789")

    with pytest.raises(WrongEnrolment):
        enrol(journal.data, hub.url, code)
    assert logs(hub) == []
    enrol(journal.data, hub.url, hub.code())
    assert logs(hub) == ["sharqia/SHR01/1"]


def test_a_code_holds_for_a_day(tmp_path: Path) -> None:
    now = [BEGUN]
    hub = RunningHub(tmp_path / "hub", clock=lambda: now[0]).make().start()
    journal = Journal(tmp_path / "center")
    try:
        code = new_enrolment_code(
            hub.data, "SHR01", "الزقازيق", "Zagazig", lambda: BEGUN
        )
        now[0] += 24 * 60 * 60 * 1000 + 1
        with pytest.raises(WrongEnrolment):
            enrol(journal.data, hub.url, code)
        now[0] -= 2
        enrol(journal.data, hub.url, code)
    finally:
        hub.stop()


def test_a_code_is_for_one_center_alone(hub: RunningHub, tmp_path: Path) -> None:
    other = Journal(tmp_path / "other", "SHR02")
    code = hub.code("SHR01")

    with pytest.raises(WrongEnrolment):
        enrol(other.data, hub.url, code)

    assert logs(hub) == []


def test_only_the_hash_of_a_code_is_kept(hub: RunningHub) -> None:
    code = hub.code()

    kept = b"".join(path.read_bytes() for path in hub.data.glob("hub.db*"))

    assert code.encode() not in kept


def told(
    journal: Journal, hub: RunningHub, code: str, **changes: str
) -> dict[str, str]:
    """An enrolment as a program of somebody else might write it."""
    hub_vkey = requests.get(f"{hub.url}/v1/hub", timeout=9).json()["hub_vkey"]
    agent = SigningKey.generate("SHR01-agent").vkey
    signature = journal.key.sign(statement(code, hub_vkey, agent))
    said = {
        "code": code,
        "center": "SHR01",
        "log_vkey": journal.key.vkey,
        "agent_key": agent,
        "signature": encode64(signature),
    }
    return said | changes


def test_an_enrolment_has_to_be_signed_by_the_logs_key(
    hub: RunningHub, tmp_path: Path
) -> None:
    journal = Journal(tmp_path / "center")
    code = hub.code()
    stranger = SigningKey.generate(journal.key.name)
    wrong = [
        told(journal, hub, code, agent_key=SigningKey.generate("SHR01-agent").vkey),
        told(journal, hub, code, log_vkey=stranger.vkey),
        told(journal, hub, code, signature="AAAA"),
        told(journal, hub, code, agent_key="none"),
        told(journal, hub, code) | {"code": "0123456789"},
    ]

    for said in wrong:
        answer = requests.post(f"{hub.url}/v1/enrol", json=said, timeout=9)
        assert problem(answer) == "bad_signature"

    assert logs(hub) == []
    answer = requests.post(
        f"{hub.url}/v1/enrol", json=told(journal, hub, code), timeout=9
    )
    assert answer.status_code == 200


def test_a_log_of_another_hub_or_center_is_refused(
    hub: RunningHub, tmp_path: Path
) -> None:
    for number, log in enumerate(["ismailia/SHR01/1", "sharqia/SHR02/1", "SHR01"]):
        journal = Journal(tmp_path / str(number))
        journal.key = SigningKey.generate(log)
        said = told(journal, hub, hub.code())
        answer = requests.post(f"{hub.url}/v1/enrol", json=said, timeout=9)
        assert problem(answer) == "wrong_enrolment"

    assert logs(hub) == []


def test_an_enrolled_log_keeps_its_key(hub: RunningHub, tmp_path: Path) -> None:
    journal = Journal(tmp_path / "center")
    enrol(journal.data, hub.url, hub.code())
    thief = Journal(tmp_path / "thief")

    with pytest.raises(WrongEnrolment):
        enrol(thief.data, hub.url, hub.code())

    (row,) = hub.database().execute("SELECT vkey FROM log_head")
    assert row[0] == journal.key.vkey


def test_a_center_may_enrol_again_with_another_agent(
    hub: RunningHub, tmp_path: Path
) -> None:
    journal = Journal(tmp_path / "center")
    enrol(journal.data, hub.url, hub.code())
    (journal.data / "secrets" / "agent.key").unlink()

    enrol(journal.data, hub.url, hub.code())

    (row,) = hub.database().execute("SELECT agent_vkey FROM log_head")
    key = SigningKey.load(journal.data / "secrets" / "agent.key")
    assert row[0] == key.vkey


@pytest.mark.parametrize("body", [b"", b"[]", b'{"code":1}', b"x" * 5000])
def test_anything_else_is_refused(hub: RunningHub, body: bytes) -> None:
    answer = requests.post(f"{hub.url}/v1/enrol", body, timeout=9)

    assert (answer.status_code, problem(answer)) == (400, "bad_input")


def test_a_hub_that_cannot_be_reached_changes_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "center")

    with pytest.raises(Unreachable, match="ConnectionError"):
        enrol(journal.data, "http://127.0.0.1:9", "0123456789")

    assert not (journal.data / "secrets" / "hub.vkey").exists()
