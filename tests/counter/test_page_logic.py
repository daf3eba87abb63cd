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
    ("wrap_up", "said"), [(5, "تلقائيًا بعد ٥ ثوانٍ."), (15, "تلقائيًا بعد ١٥ ثانية.")]
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
