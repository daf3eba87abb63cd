"""The least that Kivy can show: one button, in a window of the same size.

``python -m tests.bench.bare_kivy`` says ``ready`` at its first frame and stays.
"""

import os
import sys

os.environ.update(
    KIVY_NO_ARGS="1",
    KIVY_NO_CONFIG="1",
    KIVY_NO_FILELOG="1",
    KIVY_NO_CONSOLELOG="1",
    SDL_VIDEODRIVER="offscreen",
)

from kivy.config import Config

for setting in (("width", "1080"), ("height", "1920"), ("maxfps", "30")):
    Config.set("graphics", *setting)

from kivy.app import App  # noqa: E402
from kivy.core.window import Window  # noqa: E402
from kivy.uix.button import Button  # noqa: E402


def say_ready(*_: object) -> None:
    Window.unbind(on_flip=say_ready)
    sys.stdout.write("ready\n")
    sys.stdout.flush()


class Bare(App):  # type: ignore[misc]
    def build(self) -> Button:
        Window.bind(on_flip=say_ready)
        return Button(text="Start")


if __name__ == "__main__":
    Bare().run()
