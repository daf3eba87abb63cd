"""The microphone and the loudspeaker of a Linux computer, by ALSA's own programs."""

import subprocess
import time
from pathlib import Path

from center.domain.errors import ConfigError
from counter.voice.programs import run

HEADER_BYTES = 44
FORMAT = ("-f", "S16_LE", "-c", "1", "-r", "48000")


class Recording:
    """A take that is being recorded into a file, until ``end``."""

    def __init__(self, path: Path, device: str) -> None:
        self.path = path
        path.unlink(missing_ok=True)
        # Not in the terminal's group: Ctrl-C is for the command, not for the take.
        self.process = subprocess.Popen(
            ["arecord", "-q", "-D", device, *FORMAT, str(path)],
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        self.wait_until_open()

    def wait_until_open(self) -> None:
        """Nobody is asked to speak before the microphone listens."""
        while not self.path.exists() or self.path.stat().st_size < HEADER_BYTES:
            if self.process.poll() is not None:
                complaint = self.process.communicate()[1].decode().strip()
                raise ConfigError(
                    f"arecord: {complaint}", hint="arecord -L lists the microphones"
                )
            time.sleep(0.01)

    def end(self) -> bytes:
        """Stop; the take as a WAV file, whose header arecord completes as it ends."""
        self.process.terminate()
        self.process.communicate()
        return self.path.read_bytes()


def play(path: Path) -> None:
    run("aplay", "-q", str(path))
