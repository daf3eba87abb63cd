"""The places of service: which center a code means."""

import csv

from center.domain.catalogue import Word
from center.domain.errors import BadInput
from center.domain.identity import Identity
from center.texts import ASSETS

SERVED = ("markaz_city", "district", "city")
"""Kinds of places that have a center."""


def read_places() -> list[dict[str, str]]:
    with (ASSETS / "places.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def places_of(governorate: int) -> dict[str, Word]:
    """The places of a governorate that can be chosen in a request, by id."""
    found = [
        Word(id_of(place), place["name_ar"], place["name_en"])
        for place in read_places()
        if place["kind"] in SERVED and int(place["governorate_code"]) == governorate
    ]
    return {word.id: word for word in found}


def id_of(place: dict[str, str]) -> str:
    """``sharqia/abu-hammad`` → ``abu-hammad``."""
    return place["center_code"].rpartition("/")[2]


def identity_of(code: str, hub_name: str, hub_url: str) -> Identity:
    """Find a center by its code, ``SHR01``, in ``assets/places.csv``."""
    places = read_places()
    letters, index = code[:-2], code[-2:]
    of = [place for place in places if place["iso"] == f"EG-{letters}"]
    centers = [place for place in of if place["kind"] in SERVED]
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
