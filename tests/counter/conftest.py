"""A real browser for the pages, and the people who use them."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from demonstration.browsers import HALL, TERMINAL, chromium
from tests.counter.people import (
    PATIENCE_MS,
    Clerk,
    Hall,
    Manager,
    Reception,
    page_of,
)
from tests.processes import Center, free_port, make_center

OpenPage = Callable[..., Page]
COUNT_PAPERS = "window.printed = 0; window.print = () => { window.printed += 1; };"
"""The printer of a computer in a test: it counts what it is given."""


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="package")
def new_center(tmp_path_factory: pytest.TempPathFactory) -> Center:
    """A center as it is made, never started: making one takes a second."""
    return make_center(tmp_path_factory.mktemp("new"), displays=2)


@pytest.fixture
def center(new_center: Center, tmp_path: Path) -> Iterator[Center]:
    """A running center of the test's own, copied from the new one."""
    with copied(new_center, tmp_path).start() as running:
        yield running


def copied(center: Center, folder: Path) -> Center:
    shutil.copytree(center.data, folder / "center")
    return replace(center, folder=folder, port=free_port())


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens a page in a browser of its own, and closes all of them after the test.

    A mistake in a page's script fails the test that opened it.
    """
    contexts, mistakes = [], []

    def open_one(address: str, size: tuple[int, int] = TERMINAL) -> Page:
        width, height = size
        context = browser.new_context(viewport={"width": width, "height": height})
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(COUNT_PAPERS)
        page.on("pageerror", lambda error: mistakes.append(str(error)))
        page.goto(address)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert mistakes == []


@pytest.fixture
def clerk(center: Center, open_page: OpenPage) -> Clerk:
    """The clerk of window 5, which serves every line; not yet signed in."""
    return Clerk(open_page(page_of(center, "W5")), center, 5)


@pytest.fixture
def hall(center: Center, open_page: OpenPage) -> Hall:
    return Hall(open_page(page_of(center, "D1"), HALL))


@pytest.fixture
def manager(center: Center, open_page: OpenPage) -> Manager:
    return Manager(open_page(page_of(center, "M1")), center)


@pytest.fixture
def reception(center: Center, open_page: OpenPage) -> Reception:
    return Reception(open_page(page_of(center, "R1")), center)
