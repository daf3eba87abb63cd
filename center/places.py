"""The places of service: which center a code means."""

import csv

from center.domain.errors import BadInput
from center.domain.identity import Identity
from center.texts import ASSETS


def identity_of(code: str, hub_name: str, hub_url: str) -> Identity:
    """Find a center by its code, ``SHR01``, in ``assets/places.csv``."""
    with (ASSETS / "places.csv").open(encoding="utf-8", newline="") as file:
        places = list(csv.DictReader(file))
    letters, index = code[:-2], code[-2:]
    of = [place for place in places if place["iso"] == f"EG-{letters}"]
    centers = [p for p in of if p["kind"] in ("markaz_city", "district", "city")]
    if not index.isdigit() or not 1 <= int(index) <= len(centers):
        raise BadInput(
            f"no center has the code {code}",
            hint="three letters of the governorate and two digits, like SHR01",
        )
    governorate = next(place for place in of if place["kind"] == "governorate")
    place = centers[int(index) - 1]
    return Identity(
        code=code,
        governorate=int(governorate["governorate_code"]),
        index=int(index),
        name_ar=place["name_ar"],
        name_en=place["name_en"],
        governorate_ar=governorate["name_ar"],
        governorate_en=governorate["name_en"],
        log=f"{hub_name}/{code}/1",
        hub_url=hub_url,
    )
