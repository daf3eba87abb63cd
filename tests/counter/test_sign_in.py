"""Enrolment and sign-in: what is wrong is said, with what to do."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Route

from tests.counter.conftest import OpenPage
from tests.counter.people import NEW_PIN, Clerk, page_of
from tests.processes import Center


def test_an_enrolled_browser_has_no_code_left_in_its_address(
    center: Center, open_page: OpenPage
) -> None:
    page = open_page(page_of(center, "W2"))

    page.locator("#staff").wait_for()

    assert page.url == f"{center.url}/counter/2"


def test_an_unknown_browser_asks_for_the_code_that_the_manager_gives(
    center: Center, open_page: OpenPage
) -> None:
    page = open_page(f"{center.url}/counter/2")
    page.locator("#enrol-code").wait_for()

    type_and_enter(page, "AAAAAAAAAA")
    page.get_by_text("رمز التسجيل غير صحيح أو سبق استخدامه").wait_for()
    type_and_enter(page, center.first.enrolment["W2"].lower())

    page.locator("#staff").wait_for()


def test_a_code_typed_right_after_a_refusal_is_sent_however_slow_the_center_is(
    center: Center, open_page: OpenPage
) -> None:
    page = open_page(f"{center.url}/counter/2")
    page.locator("#enrol-code").wait_for()
    with answers_held(page, "**/v1/devices/me"):
        type_and_enter(page, "AAAAAAAAAA")
        page.get_by_text("رمز التسجيل غير صحيح أو سبق استخدامه").wait_for()
        type_and_enter(page, center.first.enrolment["W2"].lower())

    page.locator("#staff").wait_for()


def test_a_browser_of_another_window_is_shown_its_own_page(
    center: Center, open_page: OpenPage
) -> None:
    page = open_page(f"{center.url}/counter/3#enrol={center.first.enrolment['W2']}")
    page.get_by_text("هذا الجهاز مسجل باسم شباك ٢").wait_for()

    page.keyboard.press("Enter")

    page.wait_for_url(f"{center.url}/counter/2")
    page.locator("#staff").wait_for()


def test_a_wrong_pin_is_said_and_five_of_them_lock_for_a_time(clerk: Clerk) -> None:
    clerk.page.locator("#staff").wait_for()
    clerk.type("205")
    for _ in range(4):
        clerk.type("000000")
        clerk.see("رقم الموظف أو الرقم السري غير صحيح")
    clerk.type("000000")

    clerk.see("تم إيقاف الدخول مؤقتًا")
    assert re.fullmatch(
        "يمكن المحاولة مرة أخرى بعد ٠[٤٥]:[٠-٥][٠-٩]", clerk.text("#band-time")
    )


def test_another_first_pin_is_changed_for_one_that_is_not_easy_and_told_to_its_owner(
    clerk: Clerk,
) -> None:
    manager = clerk.center.manager()
    given = manager.do("/v1/manager/staff", staff="205", act="reset")
    clerk.page.locator("#staff").wait_for()
    clerk.type("205")
    clerk.type(given["pin"])
    clerk.see("اختيار رقم سري جديد")
    clerk.type("274913")
    clerk.type("274914")
    clerk.see("الرقمان غير متطابقين")
    clerk.type("111111")
    clerk.type("111111")
    clerk.see("الرقم السري سهل التخمين")
    clerk.type(NEW_PIN)
    clerk.type(NEW_PIN)

    clerk.page.locator("#call").wait_for()
    clerk.see("أعطى مدير المركز هذا الحساب رقمًا سريًا جديدًا: الأحد ٢٢ نوفمبر ٢٠٢٦")
    clerk.page.get_by_role("button", name="علمت بذلك").click()
    clerk.page.locator("#pin-reset").wait_for(state="hidden")


def test_who_signs_in_sees_that_nothing_more_can_be_typed_until_the_window_is_there(
    clerk: Clerk,
) -> None:
    clerk.sign_in()
    clerk.press("F8", "0")
    clerk.see("هل تريد إنهاء الوردية؟")
    clerk.press("1")
    clerk.page.locator("#staff").wait_for()

    with answers_held(clerk.page, "**/v1/windows/5"):
        clerk.type("205")
        clerk.type(NEW_PIN)
        clerk.see("برجاء الانتظار")
        clerk.page.keyboard.type("99")
        assert clerk.page.locator("#staff").input_value() == ""

    clerk.page.locator("#call").wait_for()
    assert not clerk.page.locator("#sending").is_visible()


def test_a_window_that_is_open_elsewhere_is_said_with_what_to_do(
    center: Center, clerk: Clerk
) -> None:
    elsewhere = center.browser("W6")
    pin = center.first.pins["205"]
    elsewhere.do("/v1/windows/6/sign_in", staff="205", pin=pin, new_pin=NEW_PIN)
    clerk.page.locator("#staff").wait_for()

    clerk.type("205")
    clerk.type(NEW_PIN)

    clerk.see("تُنهى الوردية هناك أولًا")


def test_digits_of_an_arabic_keyboard_are_taken(clerk: Clerk) -> None:
    clerk.page.locator("#staff").wait_for()
    clerk.page.keyboard.insert_text("٢٠٥")

    assert clerk.page.locator("#staff").input_value() == "205"


@contextmanager
def answers_held(page: Page, address: str) -> Iterator[None]:
    """Lets no question to an address through until the block has ended."""
    held: list[Route] = []
    is_over = False

    def hold(route: Route) -> None:
        if is_over:
            route.continue_()
        else:
            held.append(route)

    page.route(address, hold)
    yield
    is_over = True
    for route in held:
        route.continue_()


def type_and_enter(page: Page, text: str) -> None:
    page.keyboard.type(text)
    page.keyboard.press("Enter")
