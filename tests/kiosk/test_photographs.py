"""A page that was photographed: made anew, clearer, and sealed before it is kept."""

import io

import pytest
from PIL import Image, ImageDraw, ImageStat

from center.domain.errors import BadInput, BadPicture
from center.dossier.keys import DossierKeys, load_dossier_keys, make_dossier_keys
from center.dossier.pictures import SIDE
from center.dossier.sealing import draft_purpose, unseal
from kiosk.camera.developing import preview_of, shot_of
from kiosk.camera.photographs import Photograph, Seal
from tests.dossier.test_pictures import bomb

LOG, DRAFT = "sharqia/SHR01/1", "a" * 32
SECRET = b"29107231300047"


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> DossierKeys:
    folder = tmp_path_factory.mktemp("keys")
    make_dossier_keys(folder)
    return load_dossier_keys(folder, LOG)


def gray_page() -> bytes:
    """A paper under poor light, with something hidden in its file."""
    picture = Image.new("RGB", (2600, 1900), (150, 150, 140))
    ImageDraw.Draw(picture).rectangle((300, 300, 900, 360), (90, 90, 85))
    out = io.BytesIO()
    picture.save(out, "JPEG", comment=SECRET)
    return out.getvalue()


def opened(keys: DossierKeys, page: Photograph) -> Image.Image:
    data = unseal(page.sealed, keys.own, draft_purpose(LOG, page.draft))
    assert SECRET not in data
    return Image.open(io.BytesIO(data))


def test_only_the_center_opens_a_page_and_only_for_its_draft(keys: DossierKeys) -> None:
    page = shot_of(gray_page(), "nid", DRAFT, Seal(LOG, keys.public)).clearer

    with opened(keys, page) as found:
        assert found.size == (SIDE, round(SIDE * 1900 / 2600))
    assert b"\xff\xd8\xff" not in page.sealed
    with pytest.raises(BadInput):
        unseal(page.sealed, keys.own, draft_purpose(LOG, "b" * 32))


def test_clearer_writing_is_black_on_white(keys: DossierKeys) -> None:
    shot = shot_of(gray_page(), "nid", DRAFT, Seal(LOG, keys.public))

    with opened(keys, shot.clearer) as clear, opened(keys, shot.plain) as plain:
        assert tones(plain) == pytest.approx((90, 149), abs=4)
        assert tones(clear) == pytest.approx((0, 255), abs=8)


def tones(page: Image.Image) -> tuple[float, float]:
    """How light the ink is, and the paper."""
    light = page.convert("L")
    ink, paper = (light.crop((x, 235, x + 50, 265)) for x in (400, 1200))
    return ImageStat.Stat(ink).mean[0], ImageStat.Stat(paper).mean[0]


def test_what_is_shown_is_smaller_and_says_nothing_of_its_file(
    keys: DossierKeys,
) -> None:
    shot = shot_of(gray_page(), "nid", DRAFT, Seal(LOG, keys.public))

    assert SECRET not in shot.plain.shown
    with Image.open(io.BytesIO(shot.plain.shown)) as shown:
        assert max(shown.size) == 960


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 <script>", bomb()])
def test_what_is_no_photograph_is_refused(keys: DossierKeys, data: bytes) -> None:
    with pytest.raises(BadPicture):
        shot_of(data, "nid", DRAFT, Seal(LOG, keys.public))


def test_the_screen_gets_a_small_picture_of_a_large_frame() -> None:
    seen = preview_of(gray_page(), 720)

    assert max(seen.size) == 720
    assert len(seen.data) == 3 * seen.size[0] * seen.size[1]


def test_half_a_frame_is_not_shown() -> None:
    with pytest.raises(OSError, match="truncated"):
        preview_of(gray_page()[:3000], 720)


def test_nothing_of_a_page_stands_in_a_log() -> None:
    page = Photograph("nid", DRAFT, b"sealed", b"shown")

    assert repr(page) == f"Photograph(document='nid', draft='{DRAFT}')"
