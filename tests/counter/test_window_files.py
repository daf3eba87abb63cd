"""The clerk adds a file and looks at the person, by keys alone; the look passes."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.counter.people import Clerk, journal
from tests.dossier.hostile import layered_jpeg
from tests.dossier.test_scans import file
from tests.processes import Center
from tests.web.applicants import ID, PERSON, Visit, photograph

SERVICE = "shop_licence"
HOLD_PICTURES = """() => {
  const draw = createImageBitmap;
  const held = new Promise((resolve) => { window.drawHeld = resolve; });
  window.createImageBitmap = (blob) => held.then(() => draw(blob));
}"""


@pytest.fixture
def served(center: Center, clerk: Clerk) -> dict[str, Any]:
    """A visit about a request that was given at a kiosk; its first paper is scanned."""
    visit = Visit(center.kiosk(), SERVICE)
    nid, *_ = visit.documents()
    visit.send(nid, photograph())
    receipt = visit.receipt(documents=visit.documents() | {nid: "photo"})
    ticket: dict[str, Any] = receipt["ticket"]
    clerk.sign_in()
    clerk.calls(ticket)
    clerk.show_ticket(ticket)
    clerk.page.locator("#serving-code").wait_for()
    return receipt


def test_a_file_goes_to_the_chosen_document_and_a_wrong_one_is_refused(
    center: Center, clerk: Clerk, served: dict[str, Any], tmp_path: Path
) -> None:
    scan, program = tmp_path / "scan.pdf", tmp_path / "paper.pdf"
    slow = tmp_path / "photograph.jpg"
    slow.write_bytes(layered_jpeg())
    scan.write_bytes(file("PDF", 2))
    program.write_bytes(b"MZ\x90\0 not a paper")
    expect(clerk.page.locator("#request-number")).to_have_text(served["request"])

    files = [slow, program, scan]
    clerk.page.on("filechooser", lambda asked: asked.set_files(files.pop(0)))
    clerk.press("2", "s")
    clerk.see("يستغرق فتح هذا الملف وقتًا أطول من المسموح ولم يُضف شيء")
    clerk.press("s")
    clerk.see("الملف غير مقبول ولم يُضف شيء")
    assert journal(center, "document.scanned") == []
    clerk.press("s")

    second = clerk.page.locator("#documents-needed li").nth(1)
    expect(second.locator(".chip")).to_have_text("صفحتان")
    clerk.see("أُضيف الملف إلى")
    assert len(journal(center, "document.scanned")) == 1


def test_who_the_person_is_is_seen_for_a_while_and_leaves_nothing_in_the_page(
    center: Center, clerk: Clerk, served: dict[str, Any]
) -> None:
    page, content = clerk.page, clerk.page.locator("#look-content")
    assert page.get_by_text(PERSON["applicant_name"]).count() == 0

    clerk.press("v")
    clerk.see("يُسجَّل كل عرض برقمك ووقته")
    clerk.press("1")
    expect(content).to_contain_text(PERSON["applicant_name"])
    expect(content).to_contain_text(ID)
    clerk.see("ينتهي العرض بعد")
    clerk.press("Escape")

    expect(page.locator("#look")).to_be_hidden()
    expect(content).to_be_empty()
    assert PERSON["applicant_name"] not in page.content()
    page.evaluate(HOLD_PICTURES)
    clerk.press("v")
    clerk.see("يُسجَّل كل عرض برقمك ووقته")
    clerk.press("2")
    expect(page.locator("#look")).to_be_visible()
    clerk.press("F9")
    expect(page.locator("#choice")).to_be_hidden()
    page.evaluate("drawHeld()")
    expect(content.locator("canvas")).to_have_count(1)
    whats = [line["what"] for line in journal(center, "identity.revealed")]
    assert whats == ["identity", "scan:nid"]


def test_a_look_ends_with_its_time(clerk: Clerk, served: dict[str, Any]) -> None:
    clerk.page.clock.install()
    clerk.press("v")
    clerk.see("يُسجَّل كل عرض برقمك ووقته")
    clerk.press("1")
    expect(clerk.page.locator("#look-content")).to_contain_text(ID)

    clerk.page.clock.run_for(31_000)

    expect(clerk.page.locator("#look")).to_be_hidden()
    assert ID not in clerk.page.content()
