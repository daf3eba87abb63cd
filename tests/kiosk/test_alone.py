"""The center's server is killed: the kiosk goes on, and nothing it gave is lost.

Real processes: a center, a kiosk with its screen and its printer, and a clerk.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import zxingcpp
from PIL import Image

from center.audit.verify import verify
from center.domain.rule import Rule
from center.texts import Texts
from kiosk.spool.disk import CERTIFICATE
from tests.kiosk.citizen import Citizen
from tests.kiosk.kiosk_process import KioskProcess
from tests.kiosk.person import Shown
from tests.processes import Center, Client, make_center

TEXTS = Texts.load()
SECONDS = 30
AT_ONCE = Rule(wrap_up_seconds=0)
CATEGORY, WITHOUT_WINDOW = "comp", "street_light"


class Distant(Citizen):
    """A citizen at a kiosk of its own process."""

    def __init__(self, kiosk: KioskProcess) -> None:
        super().__init__(None)
        self.kiosk = kiosk

    def look(self) -> Shown:
        return self.kiosk.look()

    def tap(self, touch_id: str) -> None:
        self.touches.append(touch_id)
        self.kiosk.touch(touch_id)

    def until(self, seen: Callable[[Shown], bool]) -> Shown:
        return self.kiosk.until(seen)


def says(shown: Shown, key: str) -> bool:
    return TEXTS.get(key, "ar") in shown["texts"]


def eventually(seen: Callable[[], bool]) -> None:
    until = monotonic() + SECONDS
    while not seen():
        assert monotonic() < until
        sleep(0.05)


def read_code(kiosk: KioskProcess, paper: str) -> str:
    """What a phone reads from a paper that came out."""
    with Image.open(kiosk.paper / f"{paper}.png") as picture:
        [found] = zxingcpp.read_barcodes(picture.convert("L"))
    return str(found.text)


def serve(clerk: Client, ticket: Any, presence: str) -> None:
    """The ticket is called to window 4, and its visit ends."""
    eventually(lambda: at_window(clerk) == ticket["ticket"])
    clerk.do("/v1/windows/4/start", presence=presence)
    clerk.do("/v1/windows/4/finish", outcome="done")


def at_window(clerk: Client) -> str:
    ticket = clerk.get("/v1/windows/4").json()["ticket"]
    return str(ticket["ticket"]) if ticket else ""


@dataclass
class Given:
    """What was given without the server, and what its citizens have."""

    first: Any
    second: Any
    receipt: list[str]
    """What stood on the last screen of a request."""


def test_a_kiosk_goes_on_while_the_server_is_away_and_nothing_is_lost(
    tmp_path: Path,
) -> None:
    center = make_center(tmp_path, rule=AT_ONCE).start()
    try:
        clerk = center.clerk(4)
        given = go_on_alone(center)
        serve(clerk, given.first, given.first["url"])
        serve(clerk, given.second, given.second["check"])
        kinds = [line["kind"] for line in center.lines()]
        followed = follow(center, given.receipt)
    finally:
        center.stop()

    assert kinds.count("spool.taken") == 3
    assert kinds.count("request.received") == 1
    assert followed["state"] == "routed"
    codes = [given.first["url"], given.second["url"]]
    report = verify(center.database, promises=codes)
    assert report.violations == []
    assert report.promises == 2


def go_on_alone(center: Center) -> Given:
    """The server is killed before a confirmation, the kiosk after a request."""
    with KioskProcess(center) as kiosk:
        kiosk.wait_for("welcome")
        certificate = kiosk.folder / "data" / "kiosk" / "K1" / CERTIFICATE
        eventually(certificate.is_file)
        kiosk.touch("start", "category:shops", "service:shop_licence")
        kiosk.touch("have_documents", "answer:ordinary")
        kiosk.wait_for("confirm")
        center.kill()
        kiosk.touch("confirm")
        shown = kiosk.wait_for("take_ticket")
        first = shown["ticket"]
        assert says(shown, "kiosk.alone_kept")
        assert says(shown, "kiosk.alone_no_estimate")
        assert read_code(kiosk, first["ticket"]) == first["url"]
        kiosk.touch("done")
        kiosk.until(lambda shown: says(shown, "kiosk.alone"))
        receipt = give_request(kiosk)
        kiosk.process.kill()
    with KioskProcess(center) as kiosk:
        kiosk.until(lambda shown: says(shown, "kiosk.alone"))
        second = kiosk.take_ticket()
        kiosk.touch("done")
        center.start()
        kiosk.until(is_back)
        eventually(lambda: arrived(center) == 3)
        eventually(lambda: came_out(center, second["ticket"]))
    assert [first["number"], second["number"]] == [101, 102]
    assert first["letter"] == second["letter"] == "K"
    return Given(first, second, receipt)


def arrived(center: Center) -> int:
    return len(center.select("SELECT id FROM spooled"))


def came_out(center: Center, ticket: str) -> bool:
    """Whether the center has heard that the paper is printed."""
    return (ticket, "printed") in center.select("SELECT id, print_state FROM ticket")


def is_back(shown: Shown) -> bool:
    return "start" in shown["ids"] and not says(shown, "kiosk.alone")


def give_request(kiosk: KioskProcess) -> list[str]:
    """A request that no window has to see; what stands on the last screen."""
    shown = Distant(kiosk).go(CATEGORY, WITHOUT_WINDOW)
    assert says(shown, "kiosk.alone_request")
    kiosk.touch("done")
    kiosk.wait_for("welcome")
    texts: list[str] = shown["texts"]
    return texts


def follow(center: Center, texts: list[str]) -> dict[str, Any]:
    """Follow a request by what its receipt says."""
    reference = next(text for text in texts if text.startswith("K-"))
    secret = next(text for text in texts if len(text) == 6 and text.isdigit())
    answer = center.kiosk().post("/v1/requests/follow", code=reference, secret=secret)
    assert answer.ok, answer.text
    told: dict[str, Any] = answer.json()
    return told
