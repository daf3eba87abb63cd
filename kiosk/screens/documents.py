"""Step 3: what has to be brought and nothing else, what it costs, how long it takes."""

from collections.abc import Sequence

from center.domain.catalogue import Document
from kiosk.opening import instead
from kiosk.paging import page_of
from kiosk.screens.scene import Scene
from kiosk.screens.screen import StepScreen
from kiosk.screens.service import first_of
from kiosk.theme import NORMAL
from kiosk.widgets.band import Band
from kiosk.widgets.document_row import DocumentRow, Heading
from kiosk.widgets.face import Panel
from kiosk.widgets.fact_panel import FactPanel
from kiosk.widgets.part import Gap, Line, Part, Row
from kiosk.widgets.sill_button import Tap, WordButton
from kiosk.words import Act

ASSESSED = "kiosk.fee.assessed"


class DocumentsScreen(StepScreen):
    """The promise that nothing else may be asked for, and the list."""

    def fill(self) -> None:
        self.promise = Band("information", "shield-check")
        self.rows = [DocumentRow() for _ in range(NORMAL.documents_a_page)]
        self.heading = Heading()
        self.pager = self.make_pager()
        self.list = Panel(skin=lambda look: look.theme.panel, margin=(34, 10, 34, 10))
        self.list.put(*self.rows, self.heading, self.pager)
        self.fees = FactPanel("coins")
        self.days = FactPanel("calendar")
        self.facts = Row(self.fees, self.days, gap=24)
        self.facts_below = False
        self.body.put(self.promise, self.list, self.facts, Gap(grow=1))
        self.back = self.back_button(220)
        self.print_list = self.button(
            Act.PRINT_LIST, "secondary", "printer", role="second"
        )
        self.ready = self.button(
            Act.HAVE_DOCUMENTS,
            "primary",
            "forward",
            icon_after=True,
            grow=1,
            margin=(14, 0, 14, 0),
        )
        self.actions.put(self.back, self.print_list, self.ready)

    def make_pager(self) -> Row:
        self.previous = self.paging_button(Act.PREVIOUS, "chevron-up")
        self.more = self.paging_button(Act.MORE, "chevron-down")
        return Row(Gap(grow=1), self.previous, self.more, gap=24, margin=(0, 12, 0, 6))

    def paging_button(self, act: Act, icon: str) -> WordButton:
        button = self.button(
            act, "secondary", icon, icon_after=True, role="second", height=92
        )
        button.tap = lambda: self.touch(act, first_of(self.page, act))
        return button

    def show(self, scene: Scene) -> None:
        self.head(scene, scene.say("kiosk.required_documents"), scene.service_name)
        documents = listed(scene.chosen.documents)
        size = scene.look.theme.documents_a_page
        self.page = page_of(scene.visit.first_document, size, len(documents))
        self.show_list(scene, documents)
        self.show_pager(scene)
        self.show_facts(scene)
        self.show_promise(scene)
        self.promise.shown = self.page.number == 1
        self.list.shown = self.print_list.shown = bool(documents)
        self.back.say(scene.say("kiosk.back"))
        barred = bool(scene.chosen.why_not)
        self.back.tap = lambda: self.touch(Act.BACK, barred)
        brief = scene.look.theme.brief or barred
        self.print_list.grow = 1 if barred else 0
        self.print_list.say(
            scene.say("kiosk.print_list_brief" if brief else "kiosk.print_list"),
            "" if brief and not barred else "printer",
        )
        ready = "documents_ready" if documents else "go_further"
        self.ready.say(scene.say(f"kiosk.{ready}"))
        self.ready.tap = self.go_on(scene)
        # Where the service cannot be had now, its list still can.
        self.ready.shown = not barred

    def show_promise(self, scene: Scene) -> None:
        """Nothing else is asked for; and how papers are given where nobody is met.

        Where the service cannot be had now: why, and what to do instead.
        """
        chosen = scene.chosen
        # Large type on a wide screen leaves room for one sentence.
        short = scene.look.wide and scene.look.theme.brief
        if chosen.why_not:
            why = scene.say(f"error.{chosen.why_not}")
            words, now = scene.look.words, scene.now
            after = instead(words, scene.center, now, chosen.why_not)
            after = "" if short else after
            self.promise.say(why, after, "alert-triangle", "warning")
            return
        key = "only_these_documents" if chosen.documents else "no_documents"
        here, known = chosen.needs_no_window, scene.visit.followed
        asks = here and chosen.documents and not known
        if asks and not scene.takes_pictures:
            hint = "" if short else scene.say("photo.none_here_hint")
            told = scene.say("photo.none_here"), hint
            self.promise.say(*told, "alert-triangle", "warning")
        else:
            how = scene.say("photo.here") if asks and not short else ""
            told = scene.say(f"kiosk.{key}"), how
            self.promise.say(*told, "shield-check", "information")

    def beside(self) -> Sequence[Part]:
        if self.facts_below:
            return (self.promise,)
        return self.promise, Gap(22), self.fees, Gap(22), self.days

    def holders(self) -> Sequence[Line]:
        return (self.body,) if self.facts_below else (self.body, self.facts)

    def main(self) -> Sequence[Part]:
        facts = (Gap(22), self.facts) if self.facts_below else ()
        return self.list, *facts, Gap(grow=1)

    def above_touch(self) -> Sequence[Part]:
        return (*self.head_parts(), self.promise, *self.rows, self.heading)

    def go_on(self, scene: Scene) -> Tap:
        """To the request itself where nobody has to be met, else to a ticket.

        Whoever shows a request has given it already.
        """
        begins = scene.visit.followed is None
        if begins and scene.chosen.needs_no_window and scene.chosen.fields:
            return lambda: self.touch(Act.FILL, scene.new_form())
        return lambda: self.touch(Act.HAVE_DOCUMENTS, None)

    def show_list(self, scene: Scene, documents: tuple[Document, ...]) -> None:
        """Those always needed, then a heading, then those for some cases."""
        words = scene.look.words
        shown = list(enumerate(documents))[self.page.start : self.page.stop]
        for row in self.rows:
            row.shown = False
        for row, (place, document) in zip(self.rows, shown, strict=False):
            row.shown = True
            name = words.pick(document.ar, document.en)
            number = words.digits(place + 1)
            row.say(number, name, document.mandatory, ruled=document.mandatory)
        needed = sum(document.mandatory for _, document in shown)
        self.heading.words.content = scene.say("kiosk.in_some_cases")
        self.heading.shown = needed < len(shown)
        rows = list(self.rows)
        self.list.parts = [*rows[:needed], self.heading, *rows[needed:], self.pager]

    def show_pager(self, scene: Scene) -> None:
        page = self.page
        self.pager.shown = page.count > 1
        self.show_page(scene, page)
        self.more.say(scene.say("kiosk.more"))
        self.previous.say(scene.say("kiosk.previous"))
        self.more.shown, self.previous.shown = page.has_more, page.has_previous

    def show_facts(self, scene: Scene) -> None:
        """Fees and time stand under the last page of the list."""
        chosen, words = scene.chosen, scene.look.words
        key = f"kiosk.fee.{chosen.fee_kind}"
        key = key if key in words.texts.entries else ASSESSED
        last = not self.page.has_more
        days = words.count("work_days", chosen.days) if chosen.days and last else ""
        fees = scene.say(key) if last else ""
        # Large type on a wide screen has no room for what the icons say too.
        short = scene.look.wide and scene.look.theme.brief
        # Nor, beside a list of one page, for the promise and them.
        self.facts_below = short and self.page.count == 1
        # Under each other on a wide screen: each as high as its words.
        apart = scene.look.wide and not self.facts_below
        self.fees.grow = self.days.grow = 0 if apart else 1
        self.fees.say("" if short else scene.say("kiosk.fees"), fees)
        self.days.say("" if short else scene.say("kiosk.expected_days"), days)


def listed(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """Those always needed first, then those for some cases only."""
    return tuple(sorted(documents, key=lambda document: not document.mandatory))
