"""A person at a real kiosk: window, center and printer are those of a center."""

import json
import signal
from collections.abc import Iterator
from time import monotonic
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from center.texts import Texts, ticket_code
from kiosk.theme import Variant
from tests.kiosk.fake_printer import FakePrinter
from tests.kiosk.kiosk_process import SECONDS, KioskProcess
from tests.processes import Center, make_center

TEXTS = Texts.load()


def texts_of(key: str) -> dict[str, str]:
    return TEXTS.entries[key]


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KioskProcess]:
    """A kiosk that many people use, one after another."""
    center = make_center(tmp_path_factory.mktemp("hall")).start()
    try:
        with KioskProcess(center) as running:
            yield running
    finally:
        center.stop()


@pytest.fixture
def kiosk(hall: KioskProcess) -> Iterator[KioskProcess]:
    """The kiosk at its welcome."""
    hall.wait_for("welcome")
    yield hall
    hall.go_home()


@pytest.fixture
def hurried(center: Center) -> Iterator[KioskProcess]:
    """A kiosk with short patience."""
    with KioskProcess(center, {"idle_seconds": 3, "more_time_seconds": 2}) as running:
        running.wait_for("welcome")
        yield running


def alerts(center: Center) -> list[str]:
    """What the manager is told."""
    manager = center.browser("M1")
    answer = manager.post(
        "/v1/manager/sign_in",
        command="0" * 32,
        staff="100",
        pin=center.first.pins["100"],
        new_pin="274913",
    )
    assert answer.ok, answer.text
    return [each["code"] for each in manager.get("/v1/manager").json()["alerts"]]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_six_touches_give_a_printed_ticket(center: Center, language: str) -> None:
    center.clerk(4)

    with KioskProcess(center) as kiosk:
        kiosk.wait_for("welcome")
        if language == "en":
            kiosk.touch("language")
        ticket = kiosk.take_ticket()
        shown = kiosk.look()

    code = ticket_code(ticket["letter_ar"], ticket["number"], "ar")
    assert (ticket["letter"], ticket["number"]) == ("D", 101)
    assert {code, "D101"} <= set(shown["texts"])
    assert texts_of("kiosk.take_ticket")[language] in shown["texts"]
    assert TEXTS.plural("people_ahead", 0, language) in shown["texts"]
    with Image.open(kiosk.paper / f"{ticket['ticket']}.png") as paper:
        found = zxingcpp.read_barcodes(paper.convert("L"))
    assert [each.text for each in found] == [ticket["url"]]
    assert kiosk.code == 0
    assert "kiosk ready" in kiosk.said()


def test_the_printing_is_on_record_step_by_step(center: Center) -> None:
    with KioskProcess(center) as kiosk:
        ticket = kiosk.take_ticket()["ticket"]

    center.stop()  # which writes what it has gathered of its log
    lines = center.log().splitlines()
    told = [json.loads(line) for line in lines if "/printing" in line]
    assert [(each["ticket"], each["outcome"]) for each in told] == [(ticket, "ok")] * 3


def test_the_language_turns_on_every_screen_and_keeps_the_place(
    kiosk: KioskProcess,
) -> None:
    kiosk.touch("start", "category:org", "more", "language")
    english = kiosk.look()
    kiosk.touch("language")
    arabic = kiosk.look()

    assert english["screen"] == arabic["screen"] == "service"
    assert texts_of("kiosk.choose_service")["en"] in english["texts"]
    assert texts_of("kiosk.choose_service")["ar"] in arabic["texts"]
    assert [id for id in english["ids"] if id.startswith("service:")] == [
        id for id in arabic["ids"] if id.startswith("service:")
    ]


def test_a_person_who_leaves_leaves_nothing(hurried: KioskProcess) -> None:
    hurried.touch("language", "start", "easier_use", "switch:high_contrast", "done")
    hurried.wait_for("more_time")
    rest = hurried.wait_for("welcome")
    hurried.touch("easier_use")
    sheet = hurried.look()

    assert rest["language"] == "ar"
    assert texts_of("kiosk.on")["ar"] not in sheet["texts"]
    assert sheet["texts"].count(texts_of("kiosk.off")["ar"]) == len(Variant)


def test_more_time_is_given_to_whoever_asks_for_it(hurried: KioskProcess) -> None:
    hurried.touch("start", "category:shops")
    hurried.wait_for("more_time")
    hurried.touch("go_on")

    assert hurried.look()["screen"] == "service"


def test_larger_text_shows_fewer_services_a_page(kiosk: KioskProcess) -> None:
    kiosk.touch("start", "category:org")
    five = [id for id in kiosk.look()["ids"] if id.startswith("service:")]
    kiosk.touch("easier_use", "switch:large_text", "done")
    three = [id for id in kiosk.look()["ids"] if id.startswith("service:")]
    kiosk.touch("easier_use", "switch:large_text", "done")

    assert (len(five), len(three)) == (5, 3)
    assert five[:3] == three


def test_the_other_digits_are_shown_on_request(kiosk: KioskProcess) -> None:
    kiosk.touch("easier_use", "switch:digits", "done", "start")

    shown = kiosk.look()
    kiosk.touch("easier_use", "switch:digits", "done")
    step = TEXTS.get("kiosk.step", "ar").format(n=1, m=5)
    assert step in shown["texts"]


def test_a_service_without_numbers_says_so_before_anything_is_typed(
    kiosk: KioskProcess,
) -> None:
    """The kiosk learns it while it runs, and its list can still be printed."""
    manager = kiosk.center.manager()
    soon = manager.get("/v1/center").json()["now"] + 1000
    hours = {"days": list(range(7)), "opens": 0, "closes": 1440, "holidays": []}
    quotas = {"fence_permit": 0, "pay_fees": 0}
    full = {"effective_at": soon, "quotas": quotas}
    manager.do("/v1/manager/hours", **hours, **full)
    full_words = texts_of("error.quota_reached")["ar"]

    def told() -> bool:
        kiosk.touch("start", "category:org", "more")
        shown = kiosk.look()
        kiosk.go_home()
        return full_words in shown["texts"]

    until = monotonic() + SECONDS
    while not told():
        assert monotonic() < until
    kiosk.touch("start", "category:org", "more", "service:fence_permit")
    shown = kiosk.wait_for("not_offered")
    kiosk.touch("read")
    papers = kiosk.wait_for("documents")
    kiosk.go_home()
    kiosk.touch("other", "purpose:pay")
    to_pay = kiosk.wait_for("not_offered")

    for each in (shown, papers, to_pay):
        assert full_words in each["texts"]
    assert any(text.startswith("تُصرف أرقام جديدة يوم") for text in shown["texts"])
    assert "print_list" in papers["ids"]
    assert "have_documents" not in papers["ids"]


def test_help_is_told_to_the_center_and_to_the_person(kiosk: KioskProcess) -> None:
    kiosk.touch("start", "help")
    coming = texts_of("kiosk.help_coming")["ar"]

    kiosk.until(lambda shown: coming in shown["texts"])
    # The log is written in portions.
    kiosk.until(lambda _: "/v1/help" in kiosk.center.log())


def test_a_closed_center_gives_no_numbers_and_says_when_it_opens(
    center: Center, hurried: KioskProcess
) -> None:
    manager = center.browser("M1")
    sign_in = {"staff": "100", "pin": center.first.pins["100"], "new_pin": "274913"}
    manager.do("/v1/manager/sign_in", **sign_in)
    manager.do("/v1/manager/day", act="close")

    shown = hurried.wait_for("closed")

    assert {*texts_of("kiosk.closed").values()} <= set(shown["texts"])
    assert shown["ids"] == ["language", "easier_use", "help"]


def test_without_paper_the_number_stays_on_the_screen_with_a_code_to_keep_it(
    center: Center,
) -> None:
    with FakePrinter(paper="out") as printer:
        network = {"driver": "network", "host": "127.0.0.1", "port": printer.port}
        with KioskProcess(center, {"printer": network}) as kiosk:
            kiosk.wait_for("welcome")
            kiosk.touch("start", "category:shops", "service:shop_licence")
            kiosk.touch("have_documents", "answer:ordinary", "confirm")
            shown = kiosk.wait_for("out_of_paper")
            picture = kiosk.folder / "screen.png"
            kiosk.ask(do="picture", path=str(picture))
            kiosk.touch("done")
            kiosk.wait_for("welcome")

    ticket = shown["ticket"]
    code = ticket_code(ticket["letter_ar"], ticket["number"], "ar")
    assert code in shown["texts"]
    assert any(ticket["check"] in text for text in shown["texts"])
    with Image.open(picture) as screen:
        found = zxingcpp.read_barcodes(screen.convert("L"))
    assert [each.text for each in found] == [ticket["url"]]
    assert "printer_paper_out" in alerts(center)


def test_a_printer_that_does_not_answer_leaves_the_number_on_the_screen(
    center: Center,
) -> None:
    with FakePrinter(silent_after=0) as printer:
        network: dict[str, Any] = {"driver": "network", "host": "127.0.0.1"}
        network |= {"port": printer.port, "timeout_seconds": 1}
        with KioskProcess(center, {"printer": network}) as kiosk:
            kiosk.wait_for("welcome")
            kiosk.touch("start", "category:shops", "service:shop_licence")
            kiosk.touch("have_documents", "answer:ordinary", "confirm")
            shown = kiosk.wait_for("not_printed")

    assert texts_of("kiosk.printer_silent")["ar"] in shown["texts"]
    assert shown["ticket"]["number"] == 101


def test_the_list_of_documents_is_printed_without_a_number(
    kiosk: KioskProcess,
) -> None:
    kiosk.touch("start", "category:shops", "service:shop_licence", "print_list")
    kiosk.wait_for("take_list")
    kiosk.touch("done")
    kiosk.wait_for("welcome")

    assert [path.stem for path in kiosk.paper.glob("*.png")] == ["list-1"]


def test_a_center_that_takes_its_time_is_waited_for_with_words(center: Center) -> None:
    with KioskProcess(center) as kiosk:
        kiosk.wait_for("welcome")
        kiosk.touch("start", "category:shops", "service:shop_licence")
        kiosk.touch("have_documents", "answer:ordinary")
        kiosk.until(lambda shown: "confirm" in shown["ids"])
        assert center.process is not None
        center.process.send_signal(signal.SIGSTOP)
        try:
            kiosk.touch("confirm")
            waits = texts_of("kiosk.please_wait")["ar"]
            kiosk.until(lambda shown: waits in shown["texts"])
        finally:
            center.process.send_signal(signal.SIGCONT)
        kiosk.wait_for("take_ticket")


def test_a_second_tap_at_once_does_nothing(kiosk: KioskProcess) -> None:
    """The first opens the categories; the second would fall on one of them."""
    kiosk.ask(do="touch", id="start", taps=2)

    assert kiosk.look()["screen"] == "category"


def test_a_finger_that_slides_off_a_button_does_nothing(kiosk: KioskProcess) -> None:
    kiosk.touch("start")
    kiosk.ask(do="touch", id="category:shops", slide=[0, -400])

    assert kiosk.look()["screen"] == "category"


def test_the_screen_says_that_it_is_open_to_programs(kiosk: KioskProcess) -> None:
    assert {*texts_of("kiosk.demonstration").values()} <= set(kiosk.look()["texts"])


def test_a_mistaken_command_is_answered_as_one(kiosk: KioskProcess) -> None:
    assert "error" in kiosk.ask(do="touch", id="nothing")
    assert "error" in kiosk.ask(do="fly")
    assert "error" in kiosk.ask(do="wait", screen="confirm", seconds=0.2)
    assert kiosk.look()["screen"] == "welcome"


def test_the_picture_is_the_screen_with_its_colours(kiosk: KioskProcess) -> None:
    path = kiosk.folder / "welcome.png"
    kiosk.ask(do="picture", path=str(path))

    with Image.open(path) as picture:
        assert picture.size == (540, 960)
        counted = picture.convert("RGB").getcolors(1 << 20)
        colours = {colour for _, colour in counted or []}
    assert {(6, 50, 58), (255, 192, 77), (255, 255, 255)} <= colours
