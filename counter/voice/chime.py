"""The two tones before a call: a falling third, like a door's."""

import math
from array import array

from counter.voice.loudness import levelled
from counter.voice.sound import Sound, faded

RATE = 48000
TONES = ((0.0, 659.26), (0.38, 523.25))
"""Seconds from the beginning, and hertz: E and the C below it."""
SECONDS = 1.25
OVERTONES = ((1, 1.0), (2, 0.28), (3, 0.1), (4.2, 0.05))
DECAY_SECONDS = 0.28
ATTACK_SECONDS = 0.006


def chime() -> Sound:
    """As loud as the speech after it."""
    samples = array("d", bytes(8 * round(RATE * SECONDS)))
    for start, hertz in TONES:
        first = round(start * RATE)
        for index in range(first, len(samples)):
            samples[index] += 0.2 * tone((index - first) / RATE, hertz)
    return levelled(faded(Sound(RATE, samples)))


def tone(seconds: float, hertz: float) -> float:
    """A struck bar: overtones die sooner than the tone they stand on."""
    sound = math.fsum(
        share
        * math.exp(-seconds * times / DECAY_SECONDS)
        * math.sin(2 * math.pi * hertz * times * seconds)
        for times, share in OVERTONES
    )
    return sound * min(1.0, seconds / ATTACK_SECONDS)
