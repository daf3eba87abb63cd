"""Sounds with known properties: tones, and something cut like speech."""

import math
import random
from array import array

from counter.voice.sound import Sound

RATE = 48000


def tone(seconds: float, *, size: float, hertz: float = 997, rate: int = RATE) -> Sound:
    turn = 2 * math.pi * hertz / rate
    count = round(seconds * rate)
    return Sound(rate, array("d", (size * math.sin(turn * i) for i in range(count))))


def silence(seconds: float, *, size: float = 0.0005, rate: int = RATE) -> Sound:
    """A room: noise of a peak, the same each time."""
    noise = random.Random(7)
    count = round(seconds * rate)
    return Sound(rate, array("d", (noise.uniform(-size, size) for _ in range(count))))


def joined(*sounds: Sound) -> Sound:
    samples = array("d")
    for sound in sounds:
        samples.extend(sound.samples)
    return Sound(sounds[0].rate, samples)


def take(
    seconds: float = 0.6,
    *,
    size: float = 0.3,
    room: float = 0.0005,
    before: float = 0.5,
    after: float = 0.5,
) -> Sound:
    """Somebody who says something of that length in a quiet room."""
    spoken = joined(
        *(tone(seconds / 4, size=size * part, hertz=220) for part in (1, 0.6, 0.8, 0.4))
    )
    return joined(silence(before, size=room), spoken, silence(after, size=room))


def overdriven(sound: Sound) -> Sound:
    """Its tops cut off, by a microphone that is turned up too far."""
    samples = (max(-1.0, min(1.0, 4 * sample)) for sample in sound.samples)
    return Sound(sound.rate, array("d", samples))
