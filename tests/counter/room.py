"""One browser for all the devices of a center, at a third of what a browser each costs.

Cookies and what a page keeps belong to a host, so every device has a host of its own:
whatever ends in ``.localhost`` is this machine (RFC 6761, section 6.3).
"""

from playwright.sync_api import Browser, Page

from tests.counter.people import PATIENCE_MS, page_of
from tests.processes import Center

NO_PRINTER = "window.print = () => {};"
"""Nothing is printed: a browser's preview of it costs more than the page."""


class Room:
    """The screens of a center; each keeps its device from one language to the next."""

    def __init__(self, browser: Browser, center: Center) -> None:
        self.center = center
        self.context = browser.new_context()
        self.context.set_default_timeout(PATIENCE_MS)
        self.context.add_init_script(NO_PRINTER)
        self.pages: dict[str, Page] = {}

    def show(self, device: str, size: tuple[int, int], query: str) -> Page:
        """The page of a device, enrolled the first time, with this query."""
        address = page_of(self.center, device, query)
        if device in self.pages:
            address, _, _ = address.partition("#")
        return self.visit(device, size, address)

    def visit(self, name: str, size: tuple[int, int], address: str) -> Page:
        """Any address of the center, in a browser of that name."""
        page = self.pages.get(name) or self.context.new_page()
        self.pages[name] = page
        width, height = size
        page.set_viewport_size({"width": width, "height": height})
        page.bring_to_front()
        page.goto(address.replace("127.0.0.1", f"{name.lower()}.localhost"))
        return page

    def close(self) -> None:
        self.context.close()
