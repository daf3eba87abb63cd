"""Everything that a screen may show, in one frozen value."""

from dataclasses import dataclass

from kiosk.answers import Catalogue, Center, Service
from kiosk.form import Form, open_form
from kiosk.keys import Layout
from kiosk.photographing import possible
from kiosk.visit import Visit
from kiosk.widgets.look import Look

NO_CATALOGUE = Catalogue("", (), ())


@dataclass(frozen=True)
class Scene:
    """A visit, what the center offers, and how it is to look."""

    visit: Visit
    look: Look
    center: Center | None
    catalogue: Catalogue = NO_CATALOGUE
    now: int = 0
    """The center's clock, UTC milliseconds; 0 is not known yet."""
    seconds_total: int = 0
    seconds_left: int = 0
    """Until silence ends the visit."""
    order: Layout = Layout.ALPHABETICAL
    """Of the Arabic letters, while nobody has chosen another one."""
    can_speak: bool = True
    """Whether the kiosk has a voice to offer."""
    newer: Catalogue | None = None
    """Another catalogue, which waits until this one is not used any more."""

    @property
    def chosen(self) -> Service:
        return self.catalogue.service(self.visit.service)

    @property
    def service_name(self) -> str:
        return self.look.words.pick(self.chosen.name_ar, self.chosen.name_en)

    def has(self, service_id: str) -> bool:
        """Whether the catalogue has a service at all."""
        return any(each.id == service_id for each in self.catalogue.services)

    def why_not(self, service_id: str) -> str:
        """Code of the reason why a service cannot be had now; empty where it can."""
        has = self.has(service_id)
        return self.catalogue.service(service_id).why_not if has else ""

    def new_form(self) -> Form:
        """The questions of the chosen service, none of them answered."""
        return open_form(
            self.catalogue.questions(self.chosen.id),
            self.chosen.documents,
            pictures_only=self.chosen.needs_no_window,
        )

    @property
    def takes_pictures(self) -> bool:
        """Whether papers can be photographed here now."""
        phones = self.center is not None and self.center.phones
        return possible(self.visit, phones)

    def say(self, key: str, **values: str | int) -> str:
        return self.look.words.say(key, **values)
