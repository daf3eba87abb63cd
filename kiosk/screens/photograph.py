"""One paper before the camera: laid right, taken, looked at, kept or taken again."""

from collections.abc import Sequence

from kiosk.camera.camera import CameraState
from kiosk.camera.developing import Preview
from kiosk.question import option_of
from kiosk.screens.scene import Scene
from kiosk.screens.screen import StepScreen
from kiosk.widgets.band import Band
from kiosk.widgets.part import Gap, Line, Part, Row
from kiosk.widgets.viewport import Viewport
from kiosk.words import Act, Screen


class PaperScreen(StepScreen):
    """A large picture, its buttons at the foot."""

    def beside(self) -> Sequence[Part]:
        return ()

    def head_of_paper(self, scene: Scene, title: str, under: str) -> None:
        form = scene.visit.form
        self.head(scene, title, under)
        if form.questions and not form.at_end:
            asked = form.asked
            number = asked.index(form.place) + 1
            self.steps.show(scene.look, "kiosk.question", number, len(asked))


def name_of(scene: Scene) -> str:
    """The paper that is photographed."""
    form, words = scene.visit.form, scene.look.words
    if not form.questions or form.at_end:
        return ""
    paper = option_of(form.now, scene.visit.pages.document)
    return words.pick(paper.ar, paper.en) if paper else ""


class PhotographScreen(PaperScreen):
    """What the camera sees, until the person is content with it."""

    def fill(self) -> None:
        self.trouble = Band("error", "alert-triangle")
        self.view = Viewport(grow=1)
        self.body.gap = 24
        self.body.put(self.trouble, self.view)
        self.back = self.back_button(220)
        self.paper = self.button(Act.PAPER, "primary", "file-text", lines=2, grow=1)
        self.take = self.button(Act.TAKE, "primary", "camera", lines=1, grow=1)
        self.actions.put(self.back, self.paper, self.take)

    def see(self, preview: Preview) -> None:
        """Another picture of the camera; only dots change."""
        self.view.see(preview.size, preview.data)

    def show(self, scene: Scene) -> None:
        visit = scene.visit
        sees, waits = visit.camera == CameraState.ok, visit.screen is Screen.TAKING
        self.head_of_paper(scene, name_of(scene), scene.say("photo.lay_down"))
        self.trouble.shown = not sees
        self.view.shown = sees
        if not sees:
            self.view.wipe()
        left = visit.form.pictures_only
        instead = "photo.left_missing" if left else "photo.bring_paper"
        self.trouble.say(scene.say("photo.no_camera"), scene.say(instead))
        self.back.say(scene.say("kiosk.back"))
        self.back.possible = not waits
        self.take.shown, self.paper.shown = sees, not sees
        go_on = "photo.go_without" if left else "photo.paper_instead"
        self.paper.say(scene.say(go_on), "forward" if left else "file-text")
        self.take.possible = not waits
        if waits:
            self.take.say(scene.say("kiosk.please_wait"), "hourglass")
        else:
            self.take.say(scene.say("photo.take"), "camera")


class PhotoCheckScreen(PaperScreen):
    """The picture that was taken, to see whether it can be read."""

    def fill(self) -> None:
        self.view = Viewport(grow=1)
        self.contrast = self.button(
            Act.CONTRAST, "secondary", "contrast", role="second", height=100, grow=1
        )
        self.another = self.button(
            Act.ANOTHER, "secondary", "file-plus", role="second", height=100, grow=1
        )
        self.choices = Row(self.contrast, self.another, gap=24)
        self.body.gap = 24
        self.body.put(self.view, self.choices)
        self.again = self.button(Act.RETAKE, "secondary", "camera", lines=2, grow=2)
        self.keep = self.button(Act.KEEP, "primary", "check", lines=2, grow=3)
        self.actions.put(self.again, self.keep)

    def beside(self) -> Sequence[Part]:
        return Gap(26), self.contrast, Gap(22), self.another

    def holders(self) -> Sequence[Line]:
        return self.body, self.choices

    def main(self) -> Sequence[Part]:
        return (self.view,)

    def show(self, scene: Scene) -> None:
        pages = scene.visit.pages
        page = pages.looked_at
        self.head_of_paper(scene, scene.say("photo.is_clear"), name_of(scene))
        self.view.show(page.shown if page else b"")
        contrast = "photo.as_it_was" if pages.clearer else "photo.clearer"
        # Above one another on a wide screen, where their row is not used.
        self.contrast.grow = self.another.grow = 0 if scene.look.wide else 1
        self.contrast.say(scene.say(contrast))
        self.another.say(scene.say("photo.another"))
        self.another.possible = pages.room_after(pages.document)
        self.again.say(scene.say("photo.retake"))
        self.keep.say(scene.say("photo.keep"))
