"""Signed heads and countersignatures: what verifies, and everything that must not."""

from base64 import b64decode
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from center import notes
from center.domain.errors import BadSignature, ConfigError
from center.notes import Head, SigningKey

LOG = SigningKey("sharqia/SHR01/1", bytes(range(32)))
HUB = SigningKey("sharqia", bytes(range(32, 64)))
OTHER = SigningKey("sharqia/SHR01/1", bytes(32))
ROOT = sha256(b"root").digest()

roots = st.binary(min_size=32, max_size=32)
sizes = st.integers(0, 2**40)


@given(sizes, roots, st.integers(0, 2**40))
def test_a_head_goes_round_with_and_without_the_hubs_line(
    size: int, root: bytes, time: int
) -> None:
    note = LOG.sign_head(size, root)
    both = notes.cosign(note, HUB, time)

    head = Head("sharqia/SHR01/1", size, root)
    assert notes.open_head(note, LOG.vkey) == head
    assert notes.open_head(both, LOG.vkey) == head
    assert notes.open_cosigned(both, LOG.vkey, HUB.cosigner_vkey) == (head, time)


def test_the_text_is_that_of_the_c2sp_formats() -> None:
    both = notes.cosign(LOG.sign_head(7, ROOT), HUB, 1_763_800_000)

    lines = both.split("\n")

    assert lines[:4] == [
        "sharqia/SHR01/1",
        "7",
        "SBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=",
        "",
    ]
    name, blob = lines[4].removeprefix("— ").split(" ")
    assert name == "sharqia/SHR01/1"
    key_id = sha256(b"sharqia/SHR01/1\n\x01" + LOG.public).digest()[:4]
    assert b64decode(blob)[:4] == key_id
    body = ("\n".join(lines[:3]) + "\n").encode()
    Ed25519PublicKey.from_public_bytes(LOG.public).verify(b64decode(blob)[4:], body)
    name, blob = lines[5].removeprefix("— ").split(" ")
    stamped = b64decode(blob)
    assert name == "sharqia"
    assert stamped[:4] == sha256(b"sharqia\n\x04" + HUB.public).digest()[:4]
    assert int.from_bytes(stamped[4:12]) == 1_763_800_000
    message = b"cosignature/v1\ntime 1763800000\n" + body
    Ed25519PublicKey.from_public_bytes(HUB.public).verify(stamped[12:], message)
    assert lines[6:] == [""]


def test_a_second_countersignature_takes_the_place_of_the_first() -> None:
    once = notes.cosign(LOG.sign_head(7, ROOT), HUB, 1)

    twice = notes.cosign(once, HUB, 2)

    assert notes.open_cosigned(twice, LOG.vkey, HUB.cosigner_vkey)[1] == 2
    assert len(twice) == len(once)


@given(st.data())
def test_no_character_of_a_note_can_be_changed(data: st.DataObject) -> None:
    note = notes.cosign(LOG.sign_head(1234, ROOT), HUB, 1_763_800_000)
    place = data.draw(st.integers(0, len(note) - 1))
    other = data.draw(st.characters(codec="utf-8").filter(lambda c: c != note[place]))

    with pytest.raises(BadSignature):
        notes.open_cosigned(
            note[:place] + other + note[place + 1 :], LOG.vkey, HUB.cosigner_vkey
        )


@given(st.text())
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(BadSignature):
        notes.open_head(text, LOG.vkey)


def test_heads_of_other_keys_names_and_types_are_refused() -> None:
    note = LOG.sign_head(3, ROOT)

    with pytest.raises(BadSignature):
        notes.open_head(OTHER.sign_head(3, ROOT), LOG.vkey)
    with pytest.raises(BadSignature):
        notes.open_head(note, SigningKey("sharqia/SHR02/1", LOG.seed).vkey)
    with pytest.raises(BadSignature):
        notes.open_cosigned(note, LOG.vkey, HUB.cosigner_vkey)
    with pytest.raises(BadSignature):
        notes.open_cosigned(notes.cosign(note, HUB, 1), LOG.vkey, HUB.vkey)


def test_a_size_is_written_in_one_way_only() -> None:
    body = f"{LOG.name}\n03\n{notes.encode64(ROOT)}\n"
    blob = LOG.verifier.id + LOG.sign(body.encode())

    with pytest.raises(BadSignature, match="not the head"):
        notes.open_head(f"{body}\n{notes.signature_line(LOG.name, blob)}", LOG.vkey)


def test_a_verifier_key_goes_round_and_is_checked() -> None:
    assert str(notes.VerifierKey.parse(LOG.vkey)) == LOG.vkey

    for broken in (
        LOG.vkey.replace("SHR01", "SHR02"),
        LOG.vkey[:-4],
        LOG.vkey + "A",
        "sharqia",
        "",
    ):
        with pytest.raises(BadSignature):
            notes.VerifierKey.parse(broken)


def test_a_key_is_kept_in_a_file_that_only_its_owner_reads(tmp_path: Path) -> None:
    path = tmp_path / "log.key"
    key = SigningKey.generate("sharqia/SHR01/1")
    key.save(path)

    assert path.stat().st_mode & 0o777 == 0o600
    assert SigningKey.load(path) == key
    with pytest.raises(FileExistsError):
        SigningKey.generate("sharqia/SHR01/1").save(path)
    assert SigningKey.load(path) == key
    assert key.seed.hex() not in repr(key)


def test_a_key_that_others_can_read_is_refused_with_a_hint(tmp_path: Path) -> None:
    path = tmp_path / "log.key"
    LOG.save(path)
    path.chmod(0o640)

    with pytest.raises(ConfigError) as refusal:
        SigningKey.load(path)

    assert refusal.value.hint == f"chmod 600 {path}"


def test_a_file_without_a_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log.key"
    with pytest.raises(ConfigError, match="no key"):
        SigningKey.load(path)
    for text in ("PRIVATE+KEY+sharqia+00000000+AAAA", LOG.vkey, "مفتاح", ""):
        path.write_text(text)
        path.chmod(0o600)
        with pytest.raises(ConfigError, match="does not hold a key"):
            SigningKey.load(path)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\tb"])
def test_names_that_cannot_stand_in_a_note_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="cannot be the name"):
        SigningKey.generate(name)
