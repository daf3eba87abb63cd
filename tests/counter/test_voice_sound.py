"""Cutting and levelling: what is done to every clip, made or recorded."""

import pytest

from counter.voice.loudness import PEAK, TARGET_LUFS, levelled, loudness
from counter.voice.sound import LEAD_SECONDS, TAIL_SECONDS, Sound, cut, read_wav, to_wav
from tests.counter.voice_sounds import joined, silence, take, tone


@pytest.mark.parametrize("rate", [22050, 44100, 48000])
def test_loudness_is_that_of_the_recommendation(rate: int) -> None:
    """BS.1770: 997 Hz at full scale in one channel reads -3.01."""
    assert loudness(tone(1, size=1, rate=rate)) == pytest.approx(-3.01, abs=0.05)
    assert loudness(tone(1, size=0.1, rate=rate)) == pytest.approx(-23.01, abs=0.05)


def test_silence_round_a_word_does_not_make_it_quieter() -> None:
    word = tone(0.5, size=0.1)

    padded = joined(silence(1), word, silence(1))

    assert loudness(padded) == pytest.approx(loudness(word), abs=0.5)


def test_quiet_and_loud_words_come_out_alike() -> None:
    found = [loudness(levelled(take(size=size))) for size in (0.05, 0.2, 0.6)]

    assert found == pytest.approx([TARGET_LUFS] * 3, abs=0.01)


def test_a_knock_keeps_a_word_quiet_rather_than_clipping() -> None:
    knock = joined(tone(0.0005, size=0.9, hertz=4000), silence(0.05))

    assert levelled(joined(*[knock] * 10)).peak == pytest.approx(PEAK)


def test_the_speech_is_left_with_a_breath_on_each_side() -> None:
    spoken = take(0.6, before=1.0, after=1.5)

    found = cut(spoken)

    assert found.seconds == pytest.approx(0.6 + LEAD_SECONDS + TAIL_SECONDS, abs=0.02)
    assert abs(found.samples[0]) == abs(found.samples[-1]) == 0


def test_a_pause_inside_the_speech_stays() -> None:
    word = tone(0.3, size=0.2)

    found = cut(joined(silence(1), word, silence(0.4), word, silence(1)))

    assert found.seconds == pytest.approx(1.0 + LEAD_SECONDS + TAIL_SECONDS, abs=0.02)


def test_digital_silence_of_no_length_is_no_speech() -> None:
    empty = silence(0)

    assert cut(empty).samples == empty.samples


def test_a_sound_is_read_as_it_was_written() -> None:
    sound = take()

    found = read_wav(to_wav(sound))

    assert found.rate == sound.rate
    assert list(found.samples) == pytest.approx(list(sound.samples), abs=1e-4)


def test_two_channels_and_more_than_full_scale_are_refused() -> None:
    two = bytearray(to_wav(take()))
    two[22] = 2

    with pytest.raises(ValueError, match="one channel"):
        read_wav(bytes(two))
    with pytest.raises(ValueError, match="louder than full scale"):
        to_wav(tone(0.1, size=1.1))


def test_a_piece_never_begins_before_its_sound() -> None:
    sound = Sound(10, tone(1, size=1, rate=10).samples)

    assert sound.part(-5, 3).samples == sound.samples[:3]
