"""Photographs that wait in the kiosk: gone once they arrived, and never before."""

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from stat import S_IMODE

import pytest

from center.dossier.sealing import draft_purpose, seal
from kiosk.camera.photographs import Photograph
from kiosk.client import Client as KioskClient
from kiosk.client import new_command
from kiosk.spool import aside as kept
from kiosk.spool import disk
from kiosk.spool.pages import Pages
from tests.kiosk.alone import Alone, given
from tests.processes import Center, Client, make_center
from tests.web.applicants import AT_WINDOW, LOG, keys_of, photograph


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Center]:
    with make_center(tmp_path_factory.mktemp("photographs")).start() as made:
        yield made


@pytest.fixture
def kiosk(center: Center, tmp_path: Path) -> Alone:
    """A kiosk that was certified, and is without its server from now on."""
    alone = Alone.begin(tmp_path / "kiosk")
    alone.handover(center).hand_in()
    return alone


def now(center: Center) -> int:
    return int(Client(center.url).get("/v1/center").json()["now"])


def take_request(kiosk: Alone, center: Center, alike: int = 1) -> bytes:
    """A request with one photograph, or some alike; the sealed bytes of the last."""
    wanted, draft = given(AT_WINDOW), new_command()
    wanted.documents["nid"] = "photo"
    public, about = keys_of(center).public, draft_purpose(LOG, draft)
    sealed = [seal(photograph(), public, about) for _ in range(alike)]
    taken = [Photograph("nid", draft, each, b"") for each in sealed]
    kiosk.giving.take_request(
        new_command(), wanted, now(center), at_window=True, pages=taken
    )
    return sealed[-1]


def give_and_hand_in(kiosk: Alone, center: Center) -> None:
    """The kiosk works on: the next number is given alone, and arrives."""
    kiosk.giving.give_ticket(new_command(), "shop_licence", "ordinary", now(center))
    kiosk.handover(center).hand_in()
    assert kiosk.spool.unsent() == []


def photographs_in(folder: Path) -> set[bytes]:
    return {path.read_bytes() for path in folder.iterdir()}


def unread(center: Center) -> int:
    """Requests that the center could not read, for want of their photographs."""
    return len(center.select("SELECT * FROM sealed_request"))


def test_photographs_of_altered_records_are_kept_beside_them(
    center: Center, kiosk: Alone
) -> None:
    _arrives, changed, after = (take_request(kiosk, center) for _ in range(3))
    lines = kiosk.path.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b"ordinary", b"priority")
    kiosk.path.write_bytes(b"".join(lines))
    key_id = kiosk.identity.certificate.key_id if kiosk.identity.certificate else ""
    earlier = kiosk.folder / f"{kept.SPOOL}-{key_id}"
    earlier.write_bytes(b"of a key that was named so before")
    found = Alone.begin(kiosk.folder)

    found.handover(center).hand_in()
    give_and_hand_in(found, center)

    aside = kiosk.folder / f"{kept.PAGES}-{key_id}-2"
    assert (kiosk.folder / f"{kept.SPOOL}-{key_id}-2").read_bytes() == b"".join(lines)
    assert earlier.read_bytes() == b"of a key that was named so before"
    assert photographs_in(aside) == {changed, after}
    assert S_IMODE(aside.stat().st_mode) == 0o700
    assert photographs_in(kiosk.folder / disk.PAGES) == set()


def test_photographs_of_a_refused_record_are_kept_beside_it(
    center: Center, kiosk: Alone, tmp_path: Path
) -> None:
    shutil.copytree(kiosk.folder, tmp_path / "copy")
    other = Alone.begin(tmp_path / "copy")
    give_and_hand_in(kiosk, center)
    refused = take_request(other, center)
    handover = other.handover(center)
    handover.is_fresh = True

    handover.hand_in()
    give_and_hand_in(other, center)

    [aside] = other.folder.glob(f"{kept.PAGES}-*")
    assert photographs_in(aside) == {refused}
    assert (other.folder / aside.name.replace(kept.PAGES, kept.SPOOL)).exists()


def test_two_photographs_that_look_alike_arrive_and_so_does_who_came_after(
    center: Center, kiosk: Alone
) -> None:
    before = unread(center)
    take_request(kiosk, center, alike=2)
    give_and_hand_in(kiosk, center)

    received = [x for x in center.lines() if x["kind"] == "request.received"]
    assert len(received[-1]["pages"]["nid"]) == 2
    assert unread(center) == before


class Lossy(KioskClient):
    """A way to the center on which a page gets lost after it was acknowledged."""

    def add_page(self, draft: str, document: str, sealed: bytes) -> None:
        super().add_page(draft, document, sealed)
        self.wipe(draft)


def test_photographs_that_the_center_misses_again_hold_nobody_up(
    center: Center, kiosk: Alone
) -> None:
    before = unread(center)
    take_request(kiosk, center)
    handover = kiosk.handover(center)
    known = handover.client
    handover.client = Lossy(known.base, "K1", known.proof.rpartition(":")[2])

    handover.hand_in()

    assert kiosk.spool.unsent() == []
    assert unread(center) == before + 1


class Meanwhile(Pages):
    """Somebody confirms a request just when photographs are about to be removed."""

    def __init__(self, kiosk: Alone, confirm: Callable[[], object]) -> None:
        super().__init__(kiosk.folder)
        self.lock, self.confirm = kiosk.spool.lock, confirm
        self.is_given_or_waits = threading.Event()
        self.person = threading.Thread(target=self.be_quick)

    def be_quick(self) -> None:
        """Confirm at once if nobody is made to wait, otherwise when it is free."""
        is_free = self.lock.acquire(blocking=False)
        try:
            if is_free:
                self.confirm()
        finally:
            if is_free:
                self.lock.release()
            self.is_given_or_waits.set()
        if not is_free:
            self.confirm()

    def keep_only(self, named: set[str]) -> None:
        self.person.start()
        self.is_given_or_waits.wait()
        super().keep_only(named)


def test_a_request_that_is_confirmed_while_others_arrive_keeps_its_photographs(
    center: Center, kiosk: Alone
) -> None:
    take_request(kiosk, center)
    before, taken = unread(center), list[bytes]()
    meanwhile = Meanwhile(kiosk, lambda: taken.append(take_request(kiosk, center)))

    replace(kiosk, pages=meanwhile).handover(center).hand_in()
    meanwhile.person.join()

    assert photographs_in(kiosk.folder / disk.PAGES) == set(taken) != set()
    kiosk.handover(center).hand_in()
    assert unread(center) == before
    assert photographs_in(kiosk.folder / disk.PAGES) == set()
