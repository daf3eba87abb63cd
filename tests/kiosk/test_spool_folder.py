"""The kiosk's folder: files that get lost or spoiled, and a power cut at any moment."""

import os
import subprocess
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from center.config import KioskConfig
from center.domain.errors import InUse
from kiosk.app import run_kiosk
from kiosk.client import Client, Unanswered, new_command
from kiosk.spool import aside, disk
from kiosk.spool.alone import Alone as WholeKiosk
from kiosk.spool.looking import waiting
from kiosk.spool.sole import Sole
from tests.kiosk.alone import CERTIFICATE, MORNING, Alone

NEXT = replace(CERTIFICATE, series=2, letter="N", letter_ar="ن")
REMEMBERED = ("center.json", "catalogue.json")
NESTED = b'{"base":' * 100_000 + b"1" + b"}" * 100_000 + b"\n"


def give(kiosk: Alone) -> str:
    return kiosk.giving.give_ticket(new_command(), "copy", "ordinary", MORNING).ticket


def lose_both(kiosk: Alone) -> None:
    kiosk.path.unlink()
    (kiosk.folder / disk.GIVEN).unlink()


def lose_all_but_the_key(kiosk: Alone) -> None:
    lose_both(kiosk)
    (kiosk.folder / disk.CERTIFICATE).unlink()


def cut_to_its_first_line(kiosk: Alone) -> None:
    kiosk.path.write_bytes(kiosk.path.read_bytes().splitlines(keepends=True)[0])
    (kiosk.folder / disk.GIVEN).unlink()


def empty(kiosk: Alone) -> None:
    kiosk.path.write_bytes(b"")
    (kiosk.folder / disk.GIVEN).unlink()


@pytest.mark.parametrize(
    "spoil", [lose_both, lose_all_but_the_key, cut_to_its_first_line, empty]
)
def test_a_new_key_whose_files_are_lost_gives_no_number_again(
    tmp_path: Path, spoil: Callable[[Alone], None]
) -> None:
    kiosk = Alone.begin(tmp_path, CERTIFICATE)
    for _ in range(2):
        give(kiosk)
    spoil(kiosk)

    found = Alone.begin(tmp_path, CERTIFICATE)

    assert found.spool.altered
    with pytest.raises(Unanswered):
        give(found)


class PowerCut(BaseException):
    """Nothing more is done."""


def cut_after(steps: int, monkeypatch: pytest.MonkeyPatch, do: Any) -> bool:
    """Do something until so many files were moved or removed; whether it was cut."""
    left = iter(range(steps))

    def unless_cut(change: Any) -> Any:
        def changed(*told: Any, **more: Any) -> Any:
            if next(left, None) is None:
                raise PowerCut
            return change(*told, **more)

        return changed

    with monkeypatch.context() as power:
        for name in ("replace", "unlink"):
            power.setattr(os, name, unless_cut(getattr(os, name)))
        try:
            do()
        except PowerCut:
            return True
    return False


def test_a_power_cut_while_a_kiosk_is_founded_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for steps in count():
        folder = tmp_path / str(steps)

        def found(folder: Path = folder) -> None:
            Alone.begin(folder, CERTIFICATE)

        was_cut = cut_after(steps, monkeypatch, found)
        kiosk = Alone.begin(folder, CERTIFICATE)

        assert give(kiosk) == "20261122-K101"
        if not was_cut:
            assert steps > 4
            return


def test_a_power_cut_while_a_spool_is_put_aside_tells_nothing_altered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for steps in count():
        folder = tmp_path / str(steps)
        kiosk = Alone.begin(folder, CERTIFICATE)
        photographs = {kiosk.pages.keep(each) for each in (b"one", b"two")}
        give(kiosk)
        records = kiosk.path.read_bytes()

        def end_key(folder: Path = folder) -> None:
            aside.put_aside(folder, CERTIFICATE.key_id)

        was_cut = cut_after(steps, monkeypatch, end_key)
        again = Alone.begin(folder, NEXT)
        if again.identity.certificate == CERTIFICATE:  # before it was begun
            assert give(again) == "20261122-K102"
            continue

        assert give(again) == "20261122-N101"
        kept = folder / f"{aside.SPOOL}-{CERTIFICATE.key_id}"
        assert kept.read_bytes() == records
        pages = folder / f"{aside.PAGES}-{CERTIFICATE.key_id}"
        assert {path.name for path in pages.iterdir()} == photographs
        assert not aside.under_way(folder)
        if not was_cut:
            assert steps > 6
            return


@pytest.mark.parametrize("name", [disk.CERTIFICATE, disk.SPOOL, *REMEMBERED])
def test_a_file_that_is_nested_without_end_keeps_no_kiosk_from_starting(
    tmp_path: Path, name: str
) -> None:
    Alone.begin(tmp_path, CERTIFICATE)
    for each in REMEMBERED:
        (tmp_path / each).write_bytes(b"{}")
    (tmp_path / name).write_bytes(NESTED * 2)

    kiosk = WholeKiosk(tmp_path, Client("http://127.0.0.1:9", "K1", "key"))

    assert kiosk.recall() is None
    assert kiosk.giving.is_possible is (name in REMEMBERED)
    assert waiting(tmp_path).unreadable == (name == disk.SPOOL)


def test_a_second_kiosk_on_one_folder_is_refused_before_it_shows_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "offscreen")
    key, sole = tmp_path / "kiosk.key", Sole(tmp_path / "K1")
    key.write_text("a key", "ascii")
    config = KioskConfig(key_file=key, data=tmp_path)
    sole.take()

    with pytest.raises(InUse, match="K1"):
        run_kiosk(config)
    assert not list(sole.folder.iterdir())


def test_a_program_that_the_kiosk_started_does_not_keep_its_folder(
    tmp_path: Path,
) -> None:
    sole = Sole(tmp_path)
    sole.take()

    with subprocess.Popen(["cat"], stdin=subprocess.PIPE):
        sole.release()
        Sole(tmp_path).take()
