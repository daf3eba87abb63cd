"""How loud speech is to the ear: ITU-R BS.1770, for pieces shorter than it foresees.

The K-weighting is the recommendation's, its two filters designed for any rate.  Blocks
are 50 ms in place of 400, for a clip may last a third of a second; blocks 10 dB below
the mean are left out as there, so that the end of a word is not quiet speech.
"""

import math
from array import array

from counter.voice.sound import Sound, amplified

TARGET_LUFS = -20.0
PEAK = 0.89
"""Minus 1 dB: what an encoder adds at the edges stays below full scale."""
BLOCK_SECONDS = 0.05
GATE_DB = -10.0
OFFSET = -0.691

Coefficients = tuple[float, float, float, float, float]


def loudness(sound: Sound) -> float:
    """Gated loudness in LUFS; -120 for silence."""
    weighted = k_weighted(sound)
    size = round(sound.rate * BLOCK_SECONDS)
    starts = range(0, max(1, len(weighted) - size + 1), max(1, size // 2))
    powers = [mean_power(weighted[start : start + size]) for start in starts]
    gate = mean(powers) * 10 ** (GATE_DB / 10)
    return to_lufs(mean([power for power in powers if power >= gate]))


def levelled(sound: Sound) -> Sound:
    """The same at the loudness that all clips have, unless its peaks forbid it."""
    gain = TARGET_LUFS - loudness(sound)
    room = 20 * math.log10(PEAK / max(sound.peak, 1e-6))
    return amplified(sound, min(gain, room))


def k_weighted(sound: Sound) -> "array[float]":
    shelved = filtered(sound.samples, shelf(sound.rate))
    return filtered(shelved, high_pass(sound.rate))


def shelf(rate: int) -> Coefficients:
    """The head's effect: about 4 dB more above 1.7 kHz."""
    gain, quality = 10 ** (3.999843853973347 / 20), 0.7071752369554196
    k = math.tan(math.pi * 1681.974450955533 / rate)
    middle = gain**0.4996667741545416
    a0 = 1 + k / quality + k * k
    return (
        (gain + middle * k / quality + k * k) / a0,
        2 * (k * k - gain) / a0,
        (gain - middle * k / quality + k * k) / a0,
        2 * (k * k - 1) / a0,
        (1 - k / quality + k * k) / a0,
    )


def high_pass(rate: int) -> Coefficients:
    """The ear's deafness to rumble, below 40 Hz."""
    quality = 0.5003270373238773
    k = math.tan(math.pi * 38.13547087602444 / rate)
    a0 = 1 + k / quality + k * k
    return 1.0, -2.0, 1.0, 2 * (k * k - 1) / a0, (1 - k / quality + k * k) / a0


def filtered(samples: "array[float]", by: Coefficients) -> "array[float]":
    """A filter of second order, direct form II transposed."""
    b0, b1, b2, a1, a2 = by
    first = second = 0.0
    result = array("d")
    for sample in samples:
        value = b0 * sample + first
        first = b1 * sample - a1 * value + second
        second = b2 * sample - a2 * value
        result.append(value)
    return result


def mean_power(samples: "array[float]") -> float:
    return math.fsum(s * s for s in samples) / max(1, len(samples))


def mean(values: list[float]) -> float:
    return math.fsum(values) / max(1, len(values))


def to_lufs(power: float) -> float:
    return OFFSET + 10 * math.log10(max(power, 1e-12))
