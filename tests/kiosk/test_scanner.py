"""A scanner that types: keys become the text of a code."""

from kiosk.codes import Code, code_of
from kiosk.scanner import ENDS, SIGNS, TypingScanner
from tests.kiosk.codes import receipt_code, ticket_code

RETURN = ENDS[0]
PLACES = {
    sign: (place, ["shift"] if upper else [])
    for place, signs in SIGNS.items()
    for upper, sign in enumerate(signs)
}


class Desk:
    """A scanner whose clock is moved by hand."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.now = 100.0
        self.scanner = TypingScanner(self.read.append, lambda: self.now)

    def type(self, text: str, seconds_a_key: float = 0.01) -> None:
        for sign in text:
            self.now += seconds_a_key
            self.scanner.press(*PLACES[sign])

    def end(self) -> None:
        self.scanner.press(RETURN)


def test_what_a_scanner_types_is_read_when_it_ends_with_return() -> None:
    desk = Desk()

    desk.type("HTTPS://Hub.example:8090/V/a?b=1&c")
    before = list(desk.read)
    desk.end()
    desk.end()

    assert (before, desk.read) == ([], ["HTTPS://Hub.example:8090/V/a?b=1&c"])


def test_what_was_left_in_the_middle_belongs_to_no_later_code() -> None:
    desk = Desk()

    desk.type("HALF")
    desk.now += 5
    desk.type("whole")
    desk.end()

    assert desk.read == ["whole"]


def test_an_endless_code_is_bounded() -> None:
    desk = Desk()

    desk.type("9" * 4000)
    desk.end()

    assert [len(text) for text in desk.read] == [512]


def test_keys_without_a_sign_type_nothing() -> None:
    desk = Desk()

    for place in (0, 41, 58, 69, 224, 225, 231, 500):
        desk.scanner.press(place)
    desk.end()

    assert desk.read == []


def test_a_code_is_known_by_its_form() -> None:
    for foreign in ("https://example.com/menu", "6221031490170", "", "https://h/V/AB"):
        assert code_of(foreign) is Code.FOREIGN
    assert code_of(ticket_code().lower()) is Code.TICKET
    assert code_of(receipt_code()) is Code.REQUEST
