"""A dossier opens for its holders alone, and every part only in its own place."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from center.domain.errors import BadInput, ConfigError, DamagedRecord
from center.dossier.cipher import decrypt, encrypt, new_key, part_hash, purpose
from center.dossier.keys import (
    DossierKeys,
    load_dossier_keys,
    make_dossier_keys,
    wrap_purpose,
)
from center.dossier.sealing import draft_purpose, seal, unseal

LOG = "sharqia/SHR01/1"
PART = purpose(LOG, "d1", "applicant")


@pytest.fixture
def made(tmp_path: Path) -> tuple[DossierKeys, X25519PrivateKey]:
    """The keys of a new center, and the recovery key that was shown once."""
    shown = make_dossier_keys(tmp_path)
    recovery = X25519PrivateKey.from_private_bytes(bytes.fromhex(shown))
    return load_dossier_keys(tmp_path, LOG), recovery


Made = tuple[DossierKeys, X25519PrivateKey]


def test_the_center_and_the_offline_recovery_key_open_a_dossier(made: Made) -> None:
    keys, recovery = made
    key = new_key()

    wraps = keys.wraps(key, "d1")

    assert keys.unwrap(wraps["center"], "d1") == key
    assert unseal(wraps["recovery"], recovery, wrap_purpose(LOG, "d1")) == key


def test_a_wrap_of_another_dossier_or_for_another_holder_does_not_open(
    made: Made,
) -> None:
    keys, _ = made
    wraps = keys.wraps(new_key(), "d1")

    for wrapped, dossier in ((wraps["center"], "d2"), (wraps["recovery"], "d1")):
        with pytest.raises(BadInput):
            keys.unwrap(wrapped, dossier)


def test_the_recovery_half_that_opens_is_on_no_disk(tmp_path: Path) -> None:
    shown = make_dossier_keys(tmp_path)

    assert len(shown) == 64
    for path in tmp_path.iterdir():
        assert shown not in path.read_text()
        assert path.stat().st_mode & 0o077 == 0


def test_a_governorate_gives_its_own_recovery_key(tmp_path: Path) -> None:
    public = X25519PrivateKey.generate().public_key().public_bytes_raw()

    assert make_dossier_keys(tmp_path, public.hex()) == ""
    assert load_dossier_keys(tmp_path, LOG).recovery == public


def test_something_else_is_no_recovery_key(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        make_dossier_keys(tmp_path, "zz")


@given(st.binary(max_size=300), st.integers(0, 10**6))
def test_a_part_comes_back_whole_and_any_changed_bit_is_told(
    plain: bytes, where: int
) -> None:
    key = new_key()
    data = encrypt(key, plain, PART)
    changed = bytearray(data)
    changed[where % len(data)] ^= 1

    assert decrypt(key, data, PART) == plain
    assert part_hash(data) != part_hash(bytes(changed))
    for other, about in (
        (bytes(changed), PART),
        (data, purpose(LOG, "d2", "applicant")),
        (data, purpose(LOG, "d1", "fields")),
    ):
        with pytest.raises(DamagedRecord):
            decrypt(key, other, about)


def test_what_a_kiosk_seals_only_the_center_opens_and_for_its_draft_only(
    made: Made,
) -> None:
    keys, recovery = made
    sealed = seal("أحمد".encode(), keys.public, draft_purpose(LOG, "a1"))

    assert unseal(sealed, keys.own, draft_purpose(LOG, "a1")) == "أحمد".encode()
    for key, draft in ((keys.own, "a2"), (recovery, "a1")):
        with pytest.raises(BadInput):
            unseal(sealed, key, draft_purpose(LOG, draft))


def test_the_marks_of_a_number_are_the_same_here_and_others_elsewhere(
    made: Made, tmp_path: Path
) -> None:
    keys, _ = made
    (tmp_path / "other").mkdir()
    make_dossier_keys(tmp_path / "other")
    other = load_dossier_keys(tmp_path / "other", LOG)

    assert keys.mark("29001011300017") == keys.mark("29001011300017")
    assert keys.mark("29001011300017") != other.mark("29001011300017")
    assert keys.mark("x") != keys.content(b"x")
