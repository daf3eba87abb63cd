"""A clerk's shift, by keyboard alone, at a real center."""

from tests.counter.people import Clerk, begin_again, journal, restart
from tests.processes import Center

SERVICE = "shop_licence"


def test_a_whole_shift_needs_no_mouse(center: Center, clerk: Clerk) -> None:
    clerk.sign_in()
    clerk.see("لا أحد في الانتظار")

    ticket = center.kiosk().issue(SERVICE)
    clerk.calls(ticket)
    clerk.show_ticket(ticket)
    clerk.finish()
    clerk.see("لا أحد في الانتظار")
    served = clerk.text("#today-served")
    clerk.press("F8")
    clerk.see("سبب الإيقاف")
    clerk.press("1")
    clerk.see("الشباك متوقف مؤقتًا")
    clerk.press("Enter")
    clerk.see("لا أحد في الانتظار")
    clerk.press("F8", "0")
    clerk.see("هل تريد إنهاء الوردية؟")
    clerk.press("1")
    clerk.see("أُغلق الشباك وسُجِّل خروجك")

    assert served == "١"
    assert clerk.page.locator("#staff").is_visible()
    kinds = [line["kind"] for line in journal(center) if ":205" in line["by"]]
    assert kinds == [
        "staff.changed",
        "window.opened",
        "ticket.started",
        "ticket.finished",
        "window.paused",
        "window.resumed",
        "window.closed",
    ]


def test_enter_calls_the_next_before_its_countdown(
    center: Center, clerk: Clerk
) -> None:
    clerk.sign_in()
    kiosk = center.kiosk()
    first, second = kiosk.issue(SERVICE), kiosk.issue(SERVICE)
    clerk.calls(first)
    clerk.show_ticket(first)
    clerk.finish()

    clerk.see("تلقائيًا بعد")
    clerk.calls(second)

    assert [line["early"] for line in journal(center, "ticket.called")] == [1, 1]


def test_the_next_is_called_by_itself_when_the_countdown_ends(
    center: Center, clerk: Clerk
) -> None:
    clerk.sign_in()
    ticket = center.kiosk().issue(SERVICE)
    clerk.see("تلقائيًا بعد")

    restart(center, seconds_later=20)

    clerk.is_called(ticket)
    assert [line["early"] for line in journal(center, "ticket.called")] == [0]


def test_calling_again_too_early_says_when_it_may_be_done(
    center: Center, clerk: Clerk
) -> None:
    clerk.sign_in()
    clerk.calls(center.kiosk().issue(SERVICE))

    clerk.press("F4")

    clerk.see("لا يمكن تنفيذ هذا الإجراء الآن")
    assert "متاح بعد" in clerk.text("#band-hint")
    assert journal(center, "ticket.recalled") == []


def test_someone_who_does_not_come_is_called_three_times(
    center: Center, clerk: Clerk
) -> None:
    clerk.sign_in()
    clerk.calls(center.kiosk().issue(SERVICE))
    clerk.press("F9")
    clerk.see("لا يمكن تنفيذ هذا الإجراء الآن")

    for count in ("٢", "٣"):
        restart(center, seconds_later=25)
        clerk.page.locator("#recall[aria-disabled='false']").wait_for()
        clerk.press("F4")
        clerk.see(f"النداء {count} من ٣")
    assert clerk.text("#recall-note") == "اكتمل عدد النداءات"
    restart(center, seconds_later=75)
    clerk.page.locator("#miss[aria-disabled='false']").wait_for()
    clerk.press("F9")
    clerk.see("لا أحد في الانتظار")

    assert len(journal(center, "ticket.missed")) == 1
    assert clerk.text("#today-missed") == "١"


def test_a_pause_asked_for_during_a_service_begins_after_it(
    center: Center, clerk: Clerk
) -> None:
    clerk.sign_in()
    kiosk = center.kiosk()
    ticket = kiosk.issue(SERVICE)
    kiosk.issue(SERVICE)
    clerk.calls(ticket)
    clerk.press("F8")
    clerk.see("لا يتوقف الشباك أثناء النداء أو الخدمة")
    clerk.press("2")
    clerk.see("يتوقف الشباك بعد هذه التذكرة")

    clerk.show_ticket(ticket)
    clerk.finish()
    clerk.see("الشباك متوقف مؤقتًا")

    assert [line["reason"] for line in journal(center, "window.paused")] == ["prayer"]
    assert len(journal(center, "ticket.called")) == 1


def test_an_act_pressed_while_the_center_is_away_is_done_once_when_it_is_back(
    center: Center, clerk: Clerk
) -> None:
    clerk.sign_in()
    ticket = center.kiosk().issue(SERVICE)
    clerk.calls(ticket)

    center.kill()
    clerk.see("غير متصل")
    clerk.show_ticket(ticket)
    clerk.see("برجاء الانتظار")
    assert clerk.page.locator("#called-code").is_visible()
    begin_again(center)
    clerk.page.locator("#serving-code").wait_for()
    clerk.see("متصل")

    assert len(journal(center, "ticket.started")) == 1


def test_the_day_s_close_signs_the_clerk_out_and_says_so(
    center: Center, clerk: Clerk
) -> None:
    clerk.sign_in()
    manager = center.browser("M1")
    pin = center.first.pins["100"]
    manager.do("/v1/manager/sign_in", staff="100", pin=pin, new_pin="593817")

    manager.do("/v1/manager/day", act="close")

    clerk.see("برجاء تسجيل الدخول أولًا")
    assert clerk.page.locator("#staff").is_visible()
