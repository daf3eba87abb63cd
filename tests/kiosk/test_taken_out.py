"""A kiosk that the manager took out of service hands in what it gave before that."""

from pathlib import Path

import pytest

from center.audit.verify import verify
from center.device_codes import new_device_code
from center.domain.rule import Rule
from center.report.examine import examine_database
from kiosk.client import Unanswered, new_command
from kiosk.spool import aside
from tests.kiosk.alone import Alone
from tests.processes import Center, Client, make_center


def take_ticket(kiosk: Alone, center: Center) -> str:
    now = int(Client(center.url).get("/v1/center").json()["now"])
    service = "shop_licence"
    return kiosk.giving.give_ticket(new_command(), service, "ordinary", now).ticket


def enrol_again(center: Center, device: str) -> None:
    """A new code is typed at it; the key that it gets is kept where the other was."""
    browser = Client(center.url)
    code = new_device_code(center.data, device)
    assert browser.post("/v1/devices/enrol", code=code).ok
    key = browser.http.cookies["shubbak_device"]
    (center.data / "secrets" / f"kiosk-{device}.key").write_text(key)


def test_papers_of_before_arrive_a_later_one_does_not_and_a_new_code_brings_it_back(
    tmp_path: Path,
) -> None:
    with make_center(tmp_path / "x", rule=Rule(wrap_up_seconds=3600)).start() as center:
        kiosk = Alone.begin(tmp_path / "kiosk")
        kiosk.handover(center).hand_in()
        before = [take_ticket(kiosk, center) for _ in range(2)]
        center.manager().do("/v1/manager/devices/revoke", device="K1")
        later = take_ticket(kiosk, center)

        with pytest.raises(Unanswered):
            kiosk.handover(center).hand_in()

        states = dict(center.select("SELECT id, state FROM ticket"))
        assert states == dict.fromkeys(before, "waiting")
        assert later in (kiosk.folder / f"{aside.SPOOL}-K1.1").read_text()
        assert not kiosk.spool.is_ready
        assert center.kiosk().refused("/v1/help") == "device_revoked"
        assert center.kiosk().get("/v1/center").json()["device"] == ""
        (told,) = (
            finding
            for finding in examine_database(center.database).findings
            if finding.code == "taken_from_revoked"
        )
        assert (told.about, told.count) == ("kiosk:K1", 2)

        enrol_again(center, "K1")
        kiosk.handover(center).hand_in()
        again = take_ticket(kiosk, center)
        kiosk.handover(center).hand_in()

        assert dict(center.select("SELECT id, state FROM ticket"))[again] == "waiting"
    assert verify(center.database).violations == []
