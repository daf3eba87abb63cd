"""Who a center is: its code, its names, and the name of its log."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identity:
    """The fixed facts of one center, set once by ``shubbak init``."""

    code: str
    """Three letters of the governorate and two digits, ``SHR01``."""
    governorate: int
    """Number of the governorate as in the national ID, 13 for Sharqia."""
    index: int
    """Which of the governorate's centers, 1 for ``SHR01``."""
    name_ar: str
    name_en: str
    governorate_ar: str
    governorate_en: str
    log: str
    """Name of the log, ``<hub>/<code>/<epoch>``."""
    hub_url: str
    """Public address of the hub, as printed in the ticket's QR."""
