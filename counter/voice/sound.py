"""Sound as a row of numbers: read, written, cut to the speech in it.  Pure.

Samples are between -1 and 1, one channel.  Levels of short pieces are in decibels
relative to full scale.
"""

import io
import math
import wave
from array import array
from dataclasses import dataclass

BLOCK_SECONDS = 0.01
SPEECH_DB = -40.0
"""Below the loudest block by this much, a block holds no speech."""
LEAD_SECONDS = 0.02
TAIL_SECONDS = 0.05
FADE_IN_SECONDS = 0.005
FADE_OUT_SECONDS = 0.03
FULL_SCALE = 32767


@dataclass(frozen=True, slots=True)
class Sound:
    """One channel of sound; ``rate`` is samples a second."""

    rate: int
    samples: "array[float]"

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate

    @property
    def peak(self) -> float:
        """Largest sample, 1 is full scale."""
        return max((abs(sample) for sample in self.samples), default=0.0)

    def part(self, start: int, end: int) -> "Sound":
        return Sound(self.rate, self.samples[max(0, start) : max(0, end)])


def read_wav(data: bytes) -> Sound:
    """Read 16-bit PCM of one channel; a writer to a pipe may not know the length."""
    with wave.open(io.BytesIO(data)) as file:
        if (file.getnchannels(), file.getsampwidth()) != (1, 2):
            raise ValueError("one channel of 16 bits is wanted")
        rate = file.getframerate()
        frames = array("h", file.readframes(len(data) // 2))
    return Sound(rate, array("d", (frame / FULL_SCALE for frame in frames)))


def to_wav(sound: Sound) -> bytes:
    """16-bit PCM; what is louder than full scale is a mistake of the caller."""
    if sound.peak > 1:
        raise ValueError(f"louder than full scale: {sound.peak:.2f}")
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sound.rate)
        frames = array("h", (round(s * FULL_SCALE) for s in sound.samples))
        file.writeframes(frames.tobytes())
    return buffer.getvalue()


def block_levels(sound: Sound) -> list[float]:
    """Level of each block of 10 ms; digital silence is -120."""
    size = round(sound.rate * BLOCK_SECONDS)
    count = len(sound.samples) // size
    return [decibels(sound.part(i * size, (i + 1) * size)) for i in range(count)]


def decibels(sound: Sound) -> float:
    """Mean power in decibels."""
    power = math.fsum(s * s for s in sound.samples) / max(1, len(sound.samples))
    return 10 * math.log10(max(power, 1e-12))


def cut(sound: Sound) -> Sound:
    """The speech alone, a breath of silence round it, its edges faded."""
    levels = block_levels(sound)
    least = max(levels, default=0.0) + SPEECH_DB
    loud = [index for index, level in enumerate(levels) if level > least]
    if not loud:
        return sound.part(0, 0)
    size = round(sound.rate * BLOCK_SECONDS)
    start = loud[0] * size - round(LEAD_SECONDS * sound.rate)
    end = (loud[-1] + 1) * size + round(TAIL_SECONDS * sound.rate)
    return faded(sound.part(start, end))


def faded(sound: Sound) -> Sound:
    """The same with soft edges, so that a join never clicks."""
    samples = array("d", sound.samples)
    for seconds, step in ((FADE_IN_SECONDS, 1), (FADE_OUT_SECONDS, -1)):
        count = min(round(seconds * sound.rate), len(samples))
        for index in range(count):
            place = index if step > 0 else len(samples) - 1 - index
            samples[place] *= index / count
    return Sound(sound.rate, samples)


def amplified(sound: Sound, gain_db: float) -> Sound:
    factor = 10 ** (gain_db / 20)
    return Sound(sound.rate, array("d", (s * factor for s in sound.samples)))
