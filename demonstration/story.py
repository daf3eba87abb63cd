"""One visit, told in the order in which people live it."""

from functools import partial

from playwright.sync_api import Browser, Page

from center.config import Config
from center.texts import Texts, arabic_digits
from demonstration.browsers import (
    HALL,
    PHONE,
    TERMINAL,
    Terminal,
    open_page,
    take,
    text_with,
    visible_text,
)
from demonstration.diary import Diary
from demonstration.patience import plain
from demonstration.proof import (
    Paper,
    audit_record,
    center_head,
    print_states,
    read_paper,
    same_heads,
)
from demonstration.seed import Made, page_address
from demonstration.touchscreen import Touchscreen

WINDOW, STAFF = 5, "205"
CATEGORY, SERVICE = "shops", "shop_licence"


class Story:
    """The visit, from the opening of the window to the audit."""

    def __init__(
        self,
        diary: Diary,
        config: Config,
        made: Made,
        kiosk: Touchscreen,
        browser: Browser,
    ) -> None:
        self.diary = diary
        self.config = config
        self.made = made
        self.kiosk = kiosk
        self.browser = browser
        self.texts = Texts.load()
        self.phone: Page | None = None

    def tell(self) -> None:
        self.open_hall()
        self.open_window()
        self.touch_kiosk()
        paper = self.take_paper()
        self.look_at_hall(paper)
        self.serve(paper)
        self.look_at_hub()
        self.prove(paper)

    def open_hall(self) -> None:
        with self.diary.step("the hall display is opened"):
            address = self.address("display", "/display", "D1")
            self.hall = open_page(self.browser, address, HALL)
            self.hall.locator("#hall").wait_for(state="visible")
        self.diary.picture("display-welcome", partial(take, self.hall))

    def open_window(self) -> None:
        with self.diary.step("the clerk signs in and opens the window"):
            page = f"/counter/{WINDOW}"
            address = self.address(f"window-{WINDOW}", page, f"W{WINDOW}")
            self.desk = open_page(self.browser, address, TERMINAL)
            self.terminal = Terminal(self.desk)
            self.terminal.sign_in(STAFF, self.made.center.pins[STAFF])
        self.diary.picture("terminal-idle", partial(take, self.desk))

    def address(self, name: str, page: str, device: str) -> str:
        return page_address(self.config, name, page, self.made.center.enrolment[device])

    def touch_kiosk(self) -> None:
        """From the welcome to the confirmation, one touch a screen."""
        way = (
            ("welcome", "start"),
            ("category", f"category:{CATEGORY}"),
            ("service", f"service:{SERVICE}"),
            ("documents", "have_documents"),
            ("priority", "answer:ordinary"),
            ("confirm", "confirm"),
        )
        for screen, widget in way:
            with self.diary.step(f"kiosk: {screen}"):
                self.kiosk.wait_for(screen)
            self.diary.picture(f"kiosk-{screen}", self.kiosk.picture)
            self.kiosk.touch_on(screen, widget)

    def take_paper(self) -> Paper:
        with self.diary.step("kiosk: the ticket is given and printed"):
            shown = self.kiosk.wait_for("take_ticket")
        self.diary.picture("kiosk-take-ticket", self.kiosk.picture)
        with self.diary.step("the paper's code is read"):
            paper = read_paper(self.config.kiosk.printer.folder, self.diary.folder)
        self.diary.facts |= {"ticket": paper.ticket, "code": paper.code}
        self.diary.facts["paper"] = paper.as_dict()
        texts = " ".join(plain(text) for text in shown["texts"])
        self.diary.agree("number on the kiosk", paper.code in texts, True)
        return paper

    def look_at_hall(self, paper: Paper) -> None:
        with self.diary.step("the hall shows the call"):
            shown = visible_text(self.hall, "#now-code")
            window = visible_text(self.hall, "#now-window")
        self.diary.picture("display-call", partial(take, self.hall))
        self.diary.agree("number in the hall", plain(shown), paper.code)
        self.diary.agree("window in the hall", window.strip(), arabic_digits(WINDOW))

    def serve(self, paper: Paper) -> None:
        with self.diary.step("the terminal shows the call"):
            called = self.terminal.called()
        self.diary.picture("terminal-called", partial(take, self.desk))
        self.diary.agree("number at the window", plain(called), paper.code)
        self.follow(paper, "called", n=WINDOW)
        with self.diary.step("the clerk scans the paper"):
            self.terminal.scan(paper.qr)
        self.diary.picture("terminal-serving", partial(take, self.desk))
        with self.diary.step("the clerk finishes"):
            self.terminal.finish()
        self.diary.picture("terminal-after", partial(take, self.desk))
        self.follow(paper, "served")

    def follow(self, paper: Paper, state: str, **values: int) -> None:
        """The address in the paper's code, opened on a phone."""
        wanted = self.texts.get(f"track.now.{state}", "ar", **values)
        with self.diary.step(f"the tracking page says: {state}"):
            if self.phone is None:
                self.phone = open_page(self.browser, paper.qr, PHONE)
            said = text_with(self.phone, wanted)
        self.diary.picture(f"tracking-{state}", partial(take, self.phone))
        self.diary.facts["tracking"] = {"address": paper.qr, "said": said}
        self.diary.agree(f"number on the phone: {state}", paper.code in said, True)

    def look_at_hub(self) -> None:
        with self.diary.step("the hub shows its centers"):
            page = open_page(self.browser, f"{self.config.hub.public_url}/", TERMINAL)
            page.locator("#password").fill(self.made.hub_password)
            page.keyboard.press("Enter")
            name = self.made.center.identity.name_ar
            said = text_with(page, name, reload=False)
        self.diary.picture("hub", partial(take, page))
        self.diary.agree("center in the hub's list", name in said, True)

    def prove(self, paper: Paper) -> None:
        """The hub has the center's record, and the record is right."""
        with self.diary.step("the hub has every line"):
            center, hub = same_heads(self.config, self.made)
        self.diary.facts |= {"center": center, "hub": hub}
        self.diary.agree("size and root at center and hub", hub, center)
        states = print_states(self.config, paper.ticket)
        self.diary.facts["printing"] = states
        self.diary.agree("state of the paper in the record", states[-1:], ["printed"])
        with self.diary.step("the audit replays the record"):
            report = audit_record(self.config, self.made, paper)
        self.diary.facts["audit"] = report.as_dict()
        self.diary.agree("the audit", report.ok, True)
        end = center_head(self.config.center.data)
        audited = {"size": report.size, "root": report.root}
        self.diary.agree("size and root at audit and center", audited, end)
        self.diary.agree("the promise on the paper", report.promises, 1)
