"""Makes ``assets/sounds/chime.wav``: two soft falling tones, as a hall expects.

Run it from the project's folder; the same bytes come out every time.
"""

import math
import wave
from array import array
from pathlib import Path

TARGET = Path("assets/sounds/chime.wav")
RATE = 22_050
LOUDNESS = 0.6
TONES = ((0.0, 659.26), (0.38, 523.25))
"""Begin in seconds, and frequency in Hz: E5, then C5."""
SECONDS = 1.6
OVERTONES = ((1, 1.0), (2, 0.32), (3, 0.12))
DECAY_PER_SECOND = 3.2
ATTACK_SECONDS = 0.008


def tone(frequency: float, seconds: float) -> float:
    """Pressure of one struck tone, -1 to 1, ``seconds`` after it was struck."""
    if seconds < 0:
        return 0.0
    struck = min(1.0, seconds / ATTACK_SECONDS)
    turn = 2 * math.pi * frequency * seconds
    sound = sum(
        share * math.sin(turn * times) * math.exp(-DECAY_PER_SECOND * times * seconds)
        for times, share in OVERTONES
    )
    return struck * sound / sum(share for _, share in OVERTONES)


def sample(index: int) -> int:
    """One 16-bit sample, faded out at the end so that it does not click."""
    at = index / RATE
    fade = min(1.0, (SECONDS - at) / 0.1)
    pressure = sum(tone(frequency, at - begin) for begin, frequency in TONES)
    return round(32_767 * LOUDNESS * fade * max(-1.0, min(1.0, pressure)))


def main() -> None:
    samples = array("h", (sample(index) for index in range(int(RATE * SECONDS))))
    with wave.open(str(TARGET), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(samples.itemsize)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())


if __name__ == "__main__":
    main()
