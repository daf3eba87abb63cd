"""Plays the spoken instructions on the machine's loudspeaker or headphones.

By Kivy's own audio (SDL), one clip at a time.  It is opened when the first person asks
for it; where there is no sound, nothing is heard and nothing else changes.
"""

import logging
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)


class Speaker:
    """One voice: a new clip ends the one before."""

    def __init__(self) -> None:
        self.sound: Any = None

    def say(self, clip: Path) -> None:
        self.hush()
        # Imported when it is wanted: most visits have no use for it.
        from kivy.core.audio.audio_sdl2 import SoundSDL2

        # Kivy's own loader goes by the ending, and does not know this one.
        self.sound = SoundSDL2(source=str(clip))
        if not self.sound.length:
            log.warning("a spoken instruction cannot be played: %s", clip.name)
        self.sound.play()

    def hush(self) -> None:
        """Be silent at once."""
        if self.sound is not None:
            self.sound.stop()
            self.sound.unload()
        self.sound = None
