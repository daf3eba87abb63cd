"""The parts of the pages that decide, run in the browser without a center behind."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from center.texts import Texts, ticket_code
from tests.counter.conftest import copied
from tests.processes import Center


@pytest.fixture(scope="module")
def page(
    new_center: Center, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[Page]:
    running = copied(new_center, tmp_path_factory.mktemp("logic")).start()
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{running.url}/rule")
    yield page
    context.close()
    running.stop()


def run(page: Page, module: str, body: str, given: Any = None) -> Any:
    """The value of ``body``, which uses the module as ``m`` and ``given``."""
    return page.evaluate(
        f"""async (given) => {{
          const text = document.getElementById("page-data").textContent;
          const m = await import(`${{JSON.parse(text).files}}/{module}`);
          {body}
        }}""",
        given,
    )


HALL = """
  const hall = new m.Announcements(6000);
  const call = (seq, ticket, at, more = {}) =>
    ({seq, ticket, at, count: 1, current: true, ...more});
  const names = (calls) => calls.map((one) => one.ticket);
"""


def hall(page: Page, body: str) -> Any:
    return run(page, "announcements.js", HALL + body)


def test_a_call_stands_six_seconds_before_the_next(page: Page) -> None:
    told = hall(
        page,
        """
        hall.take(call(1, "D101", 0), 0);
        hall.take(call(2, "D102", 0), 0);
        return [0, 5999, 6000, 12000].map((now) => hall.next(now)?.ticket ?? "");
        """,
    )

    assert told == ["D101", "", "D102", ""]


def test_a_repeat_lets_new_calls_go_before_it(page: Page) -> None:
    told = hall(
        page,
        """
        hall.take(call(1, "D101", 0), 0);
        hall.next(0);
        hall.take(call(2, "D90", 0, {count: 2}), 0);
        hall.take(call(3, "D102", 0), 0);
        return names(hall.waiting);
        """,
    )

    assert told == ["D102", "D90"]


def test_a_repeat_that_stands_gives_way_to_a_new_call(page: Page) -> None:
    told = hall(
        page,
        """
        hall.take(call(1, "D90", 0, {count: 2}), 0);
        hall.next(0);
        hall.take(call(2, "D102", 0), 0);
        return [2999, 3000].map((now) => hall.next(now)?.ticket ?? "");
        """,
    )

    assert told == ["", "D102"]


def test_an_old_call_is_listed_and_not_announced(page: Page) -> None:
    told = hall(
        page,
        """
        hall.take(call(1, "D101", 0), 20001);
        hall.take(call(2, "D102", 1), 20001);
        return [names(hall.shown), hall.next(20001).ticket, hall.box().ticket,
                names(hall.list())];
        """,
    )

    assert told == [["D101"], "D102", "D102", ["D101"]]


def test_a_call_that_came_late_does_not_push_out_the_one_announced(page: Page) -> None:
    told = hall(
        page,
        """
        hall.take(call(5, "D105", 30000), 30000);
        hall.next(30000);
        hall.take(call(6, "D103", 0), 30000);
        return [hall.box().ticket, names(hall.list())];
        """,
    )

    assert told == ["D105", ["D103"]]


def test_a_ticket_that_left_is_announced_no_more(page: Page) -> None:
    told = hall(
        page,
        """
        hall.take(call(1, "D101", 0), 0);
        hall.take(call(2, "D102", 0), 0);
        hall.leave("D102");
        return [hall.next(0).ticket, hall.next(9000), names(hall.list())];
        """,
    )

    assert told == ["D101", None, ["D102"]]


def test_the_box_returns_to_who_is_still_called(page: Page) -> None:
    told = hall(
        page,
        """
        hall.take(call(1, "D101", 0), 0);
        hall.next(0);
        hall.take(call(2, "D102", 0), 0);
        hall.next(6000);
        hall.leave("D102");
        const still = hall.box().ticket;
        hall.leave("D101");
        return [still, hall.box().ticket, hall.box().current];
        """,
    )

    assert told == ["D101", "D102", False]


def test_a_ticket_stands_once_in_the_list_of_five(page: Page) -> None:
    told = hall(
        page,
        """
        for (let seq = 1; seq < 9; seq += 1) {
          hall.take(call(seq, `D10${seq}`, 0, {current: false}), 50000);
        }
        hall.take(call(9, "D103", 0, {current: false, count: 2}), 50000);
        return [hall.box().ticket, names(hall.list())];
        """,
    )

    assert told == ["D103", ["D108", "D107", "D106", "D105", "D104"]]


def test_what_is_known_changes_nothing_when_it_is_told_again(page: Page) -> None:
    told = hall(
        page,
        """
        hall.take(call(1, "D101", 0), 0);
        hall.next(0);
        hall.take(call(1, "D101", 0), 9000);
        hall.take(call(1, "D101", 0, {current: false}), 9000);
        return [hall.next(9000), hall.box().current];
        """,
    )

    assert told == [None, False]


@pytest.mark.parametrize(
    ("code", "key", "shift", "typed"),
    [
        ("KeyH", "ا", False, "h"),
        ("KeyB", "لا", False, "b"),
        ("KeyD", "]", True, "D"),
        ("KeyL", "/", True, "L"),
        ("Semicolon", "ك", True, ":"),
        ("Slash", "ظ", False, "/"),
        ("Digit7", "٧", False, "7"),
        ("Numpad4", "۴", False, "4"),
        ("KeyA", "a", False, ""),
        ("KeyQ", "a", False, ""),
        ("Digit7", "7", False, ""),
        ("Enter", "Enter", False, ""),
        ("F4", "F4", False, ""),
    ],
)
def test_a_key_types_what_its_place_says(
    page: Page, code: str, key: str, shift: bool, typed: str
) -> None:
    event = {"code": code, "key": key, "shiftKey": shift}

    assert run(page, "latin.js", "return m.latinOf(given);", event) == typed


@pytest.mark.parametrize(
    ("listed", "number", "found"),
    [("1-3", 2, True), ("1-3", 4, False), ("1,4", 4, True), ("", 1, False)],
)
def test_the_arrow_knows_which_windows_lie_where(
    page: Page, listed: str, number: int, found: bool
) -> None:
    given = [listed, number]

    assert run(page, "arrows.js", "return m.includes(...given);", given) is found


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_speaks_as_the_paper_does(page: Page, language: str) -> None:
    texts, numbers = Texts.load(), [0, 1, 2, 3, 10, 11, 99, 100, 103, 111]
    body = """
      m.speak(given.language);
      const ticket = {letter: "D", letter_ar: "د", number: 147};
      return [given.numbers.map((n) => m.plural("minutes", n)), m.codeOf(ticket)];
    """

    said = run(page, "words.js", body, {"language": language, "numbers": numbers})

    code = ticket_code({"ar": "د", "en": "D"}[language], 147, language)
    plain = code.replace("\u2068", "").replace("\u2069", "")
    assert said == [[texts.plural("minutes", n, language) for n in numbers], plain]


@pytest.mark.parametrize(
    ("calls", "miss_at", "now", "lacks"),
    [
        (1, None, 0, {"calls": 2, "seconds": 0}),
        (3, 60_000, 100, {"calls": 0, "seconds": 60}),
        (3, 60_000, 60_000, {"calls": 0, "seconds": 0}),
    ],
)
def test_a_no_show_says_what_it_lacks(
    page: Page, calls: int, miss_at: int | None, now: int, lacks: dict[str, int]
) -> None:
    given = [{"calls": calls, "miss_at": miss_at}, now]

    assert run(page, "window_view.js", "return m.missLack(...given);", given) == lacks


@pytest.mark.parametrize(
    ("wrap_up", "said"), [(0, "تلقائيًا فورًا. لا يستطيع"), (2, "تلقائيًا بعد ثانيتين.")]
)
def test_the_rule_says_when_a_free_window_calls(
    page: Page, wrap_up: int, said: str
) -> None:
    rule = {"ratio": 3, "exponent_halves": 1, "wrap_up_seconds": wrap_up}
    run(page, "words.js", "m.speak('ar');")
    body = "return m.ruleSentences(given).at(-1);"

    assert said in run(page, "rule_words.js", body, rule)


def test_a_command_that_gets_no_answer_is_repeated_with_its_id(page: Page) -> None:
    bodies = []

    def fail_once(route: Any) -> None:
        bodies.append(route.request.post_data)
        if len(bodies) == 1:
            route.abort()
        else:
            route.fulfill(json={"done": True})

    page.route("**/v1/try", fail_once)
    answer = run(page, "api.js", 'return await m.send("/v1/try", {act: 1});')

    assert answer == {"done": True}
    assert bodies[0] == bodies[1]
    assert re.fullmatch(r'{"command":"[0-9a-f]{12}4[0-9a-f]{19}","act":1}', bodies[0])
