"""What a person recorded: cut, and told what is wrong with it.  Pure.

A key is pressed at both ends of a take, so its edges are thrown away; speech that
reaches them was cut off.
"""

from counter.voice.clips import Clip
from counter.voice.loudness import TARGET_LUFS, levelled, loudness
from counter.voice.sound import FULL_SCALE, Sound, block_levels, cut

KEY_SECONDS = 0.2
EDGE_SECONDS = 0.08
LEAST_LUFS = -45.0
LEAST_ROOM_DB = 30.0
"""Between the speech and the room: below it the cut finds no edges."""
UNEVEN_DB = 1.5
CLIPPED_RUN = 3
SECONDS_A_SOUND = (0.035, 0.3)
"""From a hurried vowel to a letter's name said alone."""
STRESS = str.maketrans("", "", "',% :.[")


def speech(take: Sound) -> Sound:
    """The words of a take, as loud as every clip is."""
    found = cut(without_keys(take))
    return levelled(found) if found.samples else found


def without_keys(take: Sound) -> Sound:
    edge = round(KEY_SECONDS * take.rate)
    return take.part(edge, len(take.samples) - edge)


def flaws(take: Sound, clip: Clip) -> list[str]:
    """What to say to the speaker; empty when the take may be kept."""
    spoken = without_keys(take)
    levels = block_levels(spoken)
    if not levels or loudness(spoken) < LEAST_LUFS:
        return ["too quiet: nearer to the microphone, or turn it up"]
    found = []
    if is_clipped(take):
        found.append("clipped: turn the microphone down")
    if max(levels) - room(levels) < LEAST_ROOM_DB:
        return [*found, "the room is too loud"]
    if is_cut_off(spoken, levels):
        found.append("cut off: wait a moment after the key, and before it")
    return [*found, *length_flaws(take, clip), *peak_flaws(take)]


def is_clipped(take: Sound) -> bool:
    """Whether some samples in a row are as large as can be."""
    run, limit = 0, 1 - 2 / FULL_SCALE
    for sample in take.samples:
        run = run + 1 if abs(sample) >= limit else 0
        if run >= CLIPPED_RUN:
            return True
    return False


def room(levels: list[float]) -> float:
    """Level of the room: a tenth of the blocks are quieter."""
    return sorted(levels)[len(levels) // 10]


def is_cut_off(spoken: Sound, levels: list[float]) -> bool:
    loud = max(levels) - LEAST_ROOM_DB
    edge = max(1, round(EDGE_SECONDS * len(levels) / spoken.seconds))
    return max(levels[:edge]) > loud or max(levels[-edge:]) > loud


def length_flaws(take: Sound, clip: Clip) -> list[str]:
    """A word was left out, or the text of another clip was read."""
    sounds = len(clip.phonemes.translate(STRESS))
    least, most = (sounds * seconds for seconds in SECONDS_A_SOUND)
    seconds = cut(without_keys(take)).seconds
    if seconds < least:
        return [f"too short for this text: {seconds:.1f} s"]
    return [f"too long for this text: {seconds:.1f} s"] if seconds > most else []


def peak_flaws(take: Sound) -> list[str]:
    """A knock is louder than the word, so that the word cannot be as loud as others."""
    lack = TARGET_LUFS - loudness(speech(take))
    return ["a knock or a puff of breath in it"] if lack > UNEVEN_DB else []
