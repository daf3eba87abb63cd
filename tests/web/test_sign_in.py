"""Signing in: by a PIN of one's own, at one's own window, and not by guessing."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.processes import Center, Client, command, make_center
from tests.web.conftest import assert_problem

PIN = "274913"
LOCK_SECONDS = 2
WINDOWS = 32
WEAK = ["123456", "654321", "345678", "000000", "121212", "12345", "1234567", "abcdef"]


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Center]:
    settings = {"pin_tries": 5, "pin_lock_seconds": LOCK_SECONDS}
    folder = tmp_path_factory.mktemp("sign_in")
    with make_center(folder, settings=settings, windows=WINDOWS).start() as running:
        yield running


@dataclass
class Desk:
    """A window's enrolled browser, and the person who belongs there."""

    center: Center
    browser: Client
    number: int

    @property
    def staff(self) -> str:
        return str(200 + self.number)

    @property
    def path(self) -> str:
        return f"/v1/windows/{self.number}"

    def sign_in(self, pin: str, **more: Any) -> Any:
        body = {"command": command(), "staff": self.staff, "pin": pin, **more}
        return self.browser.post(f"{self.path}/sign_in", **body)

    def first_pin(self) -> str:
        return self.center.first.pins[self.staff]

    def set_pin(self) -> None:
        assert self.sign_in(self.first_pin(), new_pin=PIN).ok

    def staff_lines(self) -> list[tuple[str, str]]:
        """Kinds and codes of the lines about this person."""
        return [
            (line["kind"], line.get("code", ""))
            for line in self.center.lines()
            if line.get("staff") == self.staff
        ]


@pytest.fixture(scope="module")
def numbers() -> Iterator[int]:
    """Each test has a window of its own, for a lock is of a person."""
    return iter(range(1, WINDOWS + 1))


@pytest.fixture
def desk(center: Center, numbers: Iterator[int]) -> Desk:
    number = next(numbers)
    return Desk(center, center.browser(f"W{number}"), number)


def test_the_first_pin_is_for_one_use_and_has_to_be_changed(desk: Desk) -> None:
    before = desk.center.tables()
    assert_problem(desk.sign_in(desk.first_pin()), 403, "pin_must_change")
    assert desk.center.tables() == before

    assert desk.sign_in(desk.first_pin(), new_pin=PIN).ok

    assert_problem(desk.sign_in(desk.first_pin()), 401, "wrong_pin")
    assert desk.sign_in(PIN).ok


@pytest.mark.parametrize("how", ["weak", "same"])
def test_a_pin_that_is_guessed_first_is_not_taken(desk: Desk, how: str) -> None:
    first = desk.first_pin()
    before = desk.center.tables()

    answers = [
        desk.sign_in(first, new_pin=pin) for pin in (WEAK if how == "weak" else [first])
    ]

    for answer in answers:
        assert_problem(answer, 403, "weak_pin")
    assert desk.center.tables() == before


def test_five_wrong_pins_and_then_a_wait(desk: Desk) -> None:
    desk.set_pin()

    tries = [desk.sign_in("999999") for _ in range(5)]

    left = [assert_problem(t, 401, "wrong_pin")["tries_left"] for t in tries[:4]]
    assert left == [4, 3, 2, 1]
    told = assert_problem(tries[4], 429, "pin_locked")
    assert 0 < told["retry_after_seconds"] <= LOCK_SECONDS
    assert tries[4].headers["Retry-After"] == str(told["retry_after_seconds"])
    assert desk.staff_lines()[-6:] == [
        *[("staff.refused", "wrong_pin")] * 5,
        ("staff.locked", ""),
    ]


def test_while_locked_even_the_right_pin_is_refused_and_nothing_is_kept(
    desk: Desk,
) -> None:
    desk.set_pin()
    for _ in range(5):
        desk.sign_in("999999")
    before = desk.center.tables()

    answers = [desk.sign_in(pin) for pin in (PIN, "999999")]

    assert {answer.json()["code"] for answer in answers} == {"pin_locked"}
    assert desk.center.tables() == before


@pytest.mark.parametrize("new_pin", ["", "000000", "x", "604183"])
def test_a_lock_cannot_be_walked_round_to_learn_the_pin(
    desk: Desk, new_pin: str
) -> None:
    desk.set_pin()
    for _ in range(5):
        desk.sign_in("999999")

    answers = [desk.sign_in(pin, new_pin=new_pin) for pin in (PIN, "111111")]

    right, wrong = (assert_problem(answer, 429, "pin_locked") for answer in answers)
    assert right.keys() == wrong.keys()


def test_a_wrong_pin_with_a_new_one_is_counted_as_wrong(desk: Desk) -> None:
    desk.set_pin()

    answer = desk.sign_in("999999", new_pin="000000")

    assert assert_problem(answer, 401, "wrong_pin")["tries_left"] == 4


def test_after_the_wait_the_right_pin_is_right_again(desk: Desk) -> None:
    desk.set_pin()
    for _ in range(5):
        desk.sign_in("999999")
    wait = desk.sign_in(PIN).json()["retry_after_seconds"]

    time.sleep(wait)

    assert desk.sign_in(PIN).ok
    assert assert_problem(desk.sign_in("1"), 401, "wrong_pin")["tries_left"] == 4


def test_a_repeated_sign_in_is_done_once(desk: Desk) -> None:
    body = {"command": command(), "staff": desk.staff, "pin": desk.first_pin()}
    path = f"{desk.path}/sign_in"
    first = desk.browser.post(path, **body, new_pin=PIN)
    size = len(desk.center.lines())

    again = desk.browser.post(path, **body, new_pin=PIN)

    assert (first.status_code, again.status_code) == (200, 200)
    assert len(desk.center.lines()) == size
    assert desk.browser.get(desk.path).ok
    other = desk.browser.post(path, **body, new_pin="604183")
    assert_problem(other, 409, "command_reused")


def test_a_repeated_wrong_pin_is_counted_once(desk: Desk) -> None:
    desk.set_pin()
    body = {"command": command(), "staff": desk.staff, "pin": "999999"}

    answers = [desk.browser.post(f"{desk.path}/sign_in", **body) for _ in range(3)]

    assert [a.json()["tries_left"] for a in answers] == [4, 4, 4]


def test_a_sign_in_is_not_repeated_after_signing_out(desk: Desk) -> None:
    desk.set_pin()
    body = {"command": command(), "staff": desk.staff, "pin": PIN}
    assert desk.browser.post(f"{desk.path}/sign_in", **body).ok
    desk.browser.do(f"{desk.path}/close")

    answer = desk.browser.post(f"{desk.path}/sign_in", **body)

    assert_problem(answer, 401, "not_signed_in")


def test_an_unknown_number_is_refused_as_a_wrong_pin_is(desk: Desk) -> None:
    body = {"command": command(), "staff": "99999999", "pin": "274913"}
    before = desk.center.tables()

    answer = desk.browser.post(f"{desk.path}/sign_in", **body)

    assert_problem(answer, 401, "wrong_pin")
    assert desk.center.tables() == before


def test_nobody_signs_in_where_the_role_does_not_belong(desk: Desk) -> None:
    desk.set_pin()
    body = {"command": command(), "staff": "100", "pin": desk.center.first.pins["100"]}
    before = desk.center.tables()

    answer = desk.browser.post(f"{desk.path}/sign_in", **body, new_pin="604183")

    assert_problem(answer, 403, "not_allowed")
    assert desk.center.tables() == before


def test_a_window_that_is_open_for_someone_is_not_taken_over(
    desk: Desk, numbers: Iterator[int]
) -> None:
    desk.set_pin()
    other = Desk(desk.center, desk.browser, next(numbers))
    before = desk.center.tables()
    body = {"staff": other.staff, "pin": other.first_pin(), "new_pin": "604183"}

    answer = desk.browser.post(f"{desk.path}/sign_in", command=command(), **body)

    assert_problem(answer, 409, "not_in_this_state")
    assert desk.center.tables() == before


def test_signing_in_again_goes_on_with_the_open_window(desk: Desk) -> None:
    desk.set_pin()
    old = desk.browser.http.cookies["shubbak_staff"]

    assert desk.sign_in(PIN).ok

    assert desk.browser.get(desk.path).ok
    stale = Client(desk.center.url)
    stale.http.cookies.update(desk.browser.http.cookies)
    stale.http.cookies.set("shubbak_staff", old)
    assert_problem(stale.get(desk.path), 401, "not_signed_in")


def test_the_end_of_the_shift_closes_the_window_and_signs_out(desk: Desk) -> None:
    desk.set_pin()

    view = desk.browser.do(f"{desk.path}/close")

    assert (view["state"], view["staff"]) == ("closed", None)
    assert_problem(desk.browser.get(desk.path), 401, "not_signed_in")
    kinds = [kind for kind, _ in desk.staff_lines()]
    assert kinds[-3:] == ["staff.signed_in", "window.opened", "staff.signed_out"]


def test_a_sign_in_is_good_on_its_own_device_only(
    desk: Desk, numbers: Iterator[int]
) -> None:
    desk.set_pin()
    elsewhere = desk.center.browser(f"W{next(numbers)}")
    staff = desk.browser.http.cookies["shubbak_staff"]

    elsewhere.http.cookies.set("shubbak_staff", staff)

    told = elsewhere.get("/v1/devices/me").json()
    assert told["staff"] is None


def test_an_enrolment_code_is_for_one_use(desk: Desk) -> None:
    code = desk.center.first.enrolment[f"W{desk.number}"]
    before = desk.center.tables()

    for given in (code, code.lower(), "0000000000"):
        answer = Client(desk.center.url).post("/v1/devices/enrol", code=given)
        assert_problem(answer, 403, "wrong_enrolment")

    assert desk.center.tables() == before


def test_cookies_are_kept_from_scripts_and_other_sites(desk: Desk) -> None:
    answer = desk.sign_in(desk.first_pin(), new_pin=PIN)

    cookie = answer.headers["set-cookie"].lower()
    assert "shubbak_staff=" in cookie
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "max-age" not in cookie
