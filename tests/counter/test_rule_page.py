"""The rule for the wall: what a citizen reads is what the center does."""

import re

import pytest
from playwright.sync_api import Page, expect

from center.texts import ASSETS
from tests.counter.conftest import OpenPage
from tests.processes import Center, Client, command
from tests.web.catalogue_files import send
from tests.web.streams import eventually

DAY_MS = 86_400_000


@pytest.fixture
def wall(center: Center, open_page: OpenPage) -> Page:
    """The page in a browser that nobody enrolled."""
    page = open_page(f"{center.url}/rule")
    page.locator("#order li").first.wait_for()
    return page


def announce(manager: Client, **numbers: int) -> int:
    """A rule for the day after tomorrow; when it takes effect."""
    at = int(manager.get("/v1/manager").json()["now"]) + 2 * DAY_MS
    rule = {"ratio": 3, "exponent_halves": 1, "wrap_up_seconds": 15} | numbers
    manager.do("/v1/manager/rule", effective_at=at, **rule)
    return at


def test_the_rule_in_force_stands_there_in_plain_sentences(wall: Page) -> None:
    said = wall.locator("main").inner_text()

    assert "نداء من كل ٣ نداءات في المركز كله لأصحاب الأولوية" in said
    assert "يُنادى الرقم ٣ مرات" in said
    assert "٦٠ ثانية من ظهور الرقم" in said
    assert "يعود مرة واحدة خلال ٣٠ دقيقة" in said
    assert "لا يُقدَّم رقم بعينه ولا يُؤخَّر" in said
    assert "عند الإغلاق تُلغى أرقام كل من ينتظر" in said
    assert "يناديه موظف آخر إلى شباك آخر" in said
    assert "أسبابه المنشورة: «حالة صحية طارئة» أو «خطأ من المركز أضاع الدور»" in said


def test_every_line_stands_there_with_its_letter_and_minutes(
    center: Center, wall: Page
) -> None:
    rows = wall.locator("#lines tr").all_inner_texts()

    assert len(rows) == 6
    assert re.search("د.*D.*ملفات كاملة.*١٥ دقيقة", rows[-1], re.DOTALL)
    expect(wall.locator("#coming")).to_be_hidden()


def test_a_rule_to_come_is_shown_with_its_date_and_what_it_changes(
    center: Center, wall: Page
) -> None:
    announce(center.manager(), ratio=2, exponent_halves=0)

    wall.reload()

    coming = wall.locator("#coming")
    expect(coming).to_contain_text("قاعدة جديدة رقم ٢ تسري من الثلاثاء ٢٤ نوفمبر ٢٠٢٦")
    expect(coming).to_contain_text("نداء من كل نداءين")
    expect(coming).to_contain_text("من جاء أولًا يُنادى أولًا")
    expect(wall.locator("#coming li")).to_have_count(2)
    expect(wall.locator("#order")).to_contain_text("نداء من كل ٣ نداءات")


def announce_minutes(manager: Client) -> None:
    """A catalogue for the day after tomorrow by which full files take 2 minutes."""
    at = int(manager.get("/v1/manager").json()["now"]) + 2 * DAY_MS
    file = (ASSETS / "catalogue.yaml").read_text("utf-8")
    other = file.replace("minutes: 15", "minutes: 2", 1).encode()
    assert send(manager, other, command=command(), effective_at=at).ok
    eventually(lambda: manager.get("/v1/rule").json()["coming_lines"])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_it_prints_on_one_sheet_even_with_all_that_is_to_come(
    center: Center, wall: Page, language: str
) -> None:
    manager = center.manager()
    for _ in range(2):
        announce(manager, ratio=2, exponent_halves=2, wrap_up_seconds=20)
    announce_minutes(manager)
    wall.goto(f"{center.url}/rule?lang={language}")
    wall.locator("#coming li").first.wait_for()
    minutes = {"ar": "حرف د (ملفات كاملة)", "en": "Letter D (Full files)"}
    expect(wall.locator("#coming-lines")).to_contain_text(minutes[language])
    told = {"ar": "لا يسري: أُعلن غيره مكانه", "en": "another was announced"}
    expect(wall.locator("#replaced")).to_contain_text(told[language])

    paper = wall.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", paper)) == 1


def test_the_page_speaks_english_too(center: Center, wall: Page) -> None:
    wall.locator("#language").click()

    expect(wall.locator("h1")).to_have_text("How is the order made?")
    expect(wall.locator("#order")).to_contain_text("One call of every 3")
