"""Every setting of every process, from one ``config.yaml``.

The file is read once into frozen values.  An unknown key, a wrong type or a value out
of range stops the program with the path of the key (``$.kiosk.idle_seconds: expected
int``).  Secrets are paths of files, never values.  A relative path is relative to the
file itself.  What changes daily (windows, staff, hours) is data of the center, not a
setting.
"""

import re
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from center.domain.errors import ConfigError
from center.yaml_lines import Mistake, compose, plain

PORT = r"(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])"
ADDRESS = rf"^[^:/\s]+:{PORT}$"
URL = r"^https?://[^/\s]+$"
DEVICE = r"^K[1-9]\d?$"
NAME = r"^[a-z][a-z0-9-]*$"

SHAPES = {
    ADDRESS: "host:port, the port from 1 to 65535",
    URL: "http(s)://host without a slash at the end",
    DEVICE: "K1 to K99",
    NAME: "a-z, 0-9 and -",
}
"""What people read instead of a pattern."""

Address = Annotated[str, Meta(pattern=ADDRESS)]
Url = Annotated[str, Meta(pattern=URL)]
Seconds = Annotated[int, Meta(ge=1, le=86_400)]
Pixels = Annotated[int, Meta(ge=320, le=7680, multiple_of=4)]
Inches = Annotated[float, Meta(ge=7, le=100)]

S = TypeVar("S", bound=Struct)


class CenterConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """The center's server."""

    data: Path = Path("data/center")
    listen: Address = "127.0.0.1:8080"
    public_url: Url = "http://127.0.0.1:8080"
    hub_url: Url = "http://127.0.0.1:8090"
    guest_url: Url | None = None
    pin_tries: Annotated[int, Meta(ge=1, le=20)] = 5
    pin_lock_seconds: Seconds = 300
    national_id_check: Literal["off", "warn", "enforce"] = "warn"
    training: bool = False


class PrinterConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """The kiosk's ticket printer."""

    driver: Literal["file", "network", "usb", "serial"] = "file"
    folder: Path = Path("data/paper")
    host: str = "127.0.0.1"
    port: Annotated[int, Meta(ge=1, le=65_535)] = 9100
    device: Path = Path("/dev/usb/lp0")
    baud: Literal[9600, 19_200, 38_400, 57_600, 115_200] = 115_200
    flow: Literal["rtscts", "xonxoff", "none"] = "rtscts"
    timeout_seconds: Seconds = 3
    dots: Literal[576, 384] = 576


class CameraConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """The kiosk's camera, for papers and codes."""

    driver: Literal["none", "folder", "v4l2"] = "none"
    folder: Path = Path("data/camera")
    device: Path = Path("/dev/video0")
    width: Pixels = 1920
    height: Pixels = 1080
    timeout_seconds: Seconds = 3


class KioskConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """One touchscreen."""

    device: Annotated[str, Meta(pattern=DEVICE)] = "K1"
    center: Url = "http://127.0.0.1:8080"
    key_file: Path = Path("data/center/secrets/kiosk-K1.key")
    data: Path = Path("data/kiosk")
    width: Pixels = 1080
    height: Pixels = 1920
    panel_inches: Inches = 21.5
    fullscreen: bool = False
    language: Literal["ar", "en"] = "ar"
    letters: Literal["alphabetical", "computer"] = "alphabetical"
    spoken: bool = True
    idle_seconds: Seconds = 30
    more_time_seconds: Seconds = 10
    printer: PrinterConfig = PrinterConfig()
    scanner: Literal["none", "typing"] = "none"
    camera: CameraConfig = CameraConfig()
    demonstration_socket: Path | None = None


class GuestConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """The listener on the guests' network, to which phones send pages."""

    listen: Address = "127.0.0.1:8095"
    center: Url = "http://127.0.0.1:8080"


class CounterConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """The pages in the browser: terminals and hall display."""

    call_seconds: Seconds = 6
    chime: bool = True
    voice: bool = True


class SyncConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """The agent, which brings the journal to the hub."""

    center: Url = "http://127.0.0.1:8080"
    data: Path = Path("data/center")
    hub: Url = "http://127.0.0.1:8090"
    interval_seconds: Seconds = 2


class HubConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """The governorate's server."""

    data: Path = Path("data/hub")
    listen: Address = "127.0.0.1:8090"
    name: Annotated[str, Meta(pattern=NAME)] = "sharqia"
    name_ar: str = "الشرقية"
    name_en: str = "Sharqia"
    public_url: Url = "http://127.0.0.1:8090"


class Config(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    center: CenterConfig = CenterConfig()
    kiosk: KioskConfig = KioskConfig()
    guest: GuestConfig = GuestConfig()
    counter: CounterConfig = CounterConfig()
    sync: SyncConfig = SyncConfig()
    hub: HubConfig = HubConfig()


def load_config(path: Path) -> Config:
    """Read the settings; ``ConfigError`` names the file and the key of a mistake."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(
            f"{path}: {error.strerror}",
            hint="Give the path with --config or in SHUBBAK_CONFIG.",
        ) from None
    try:
        values = plain(compose(data))
    except Mistake as mistake:
        raise refusal(f"{path.name}, line {mistake.line}: {mistake}") from None
    try:
        config = msgspec.convert(values, Config, dec_hook=read_path)
    except msgspec.ValidationError as error:
        raise refusal(f"{path.name}: {explain(str(error))}") from None
    return located(config, path.absolute().parent)


def refusal(detail: str) -> ConfigError:
    return ConfigError(
        detail, hint="The config.yaml that comes with Shubbak holds every key."
    )


def read_path(kind: type, value: Any) -> Path:
    """Make a path; the only type here that YAML does not have."""
    if not isinstance(value, str) or not value:
        raise ValueError(f"Expected `a path of a file`, got `{value!r}`")
    return Path(value)


def explain(message: str) -> str:
    """Turn ``Expected `int`, got `str` - at `$.a.b``` into ``$.a.b: expected int``."""
    text, _, place = message.partition(" - at ")
    place = place.strip("`") or "$"
    unknown = re.search("unknown field `(.*)`", text)
    if unknown:
        return f"{place}.{unknown[1]}: unknown key"
    for pattern, words in SHAPES.items():
        text = text.replace(f"`str` matching regex {pattern!r}", words)
    return f"{place}: {text[:1].lower()}{text[1:].replace('`', '')}"


def located(settings: S, folder: Path) -> S:
    """The same settings with every relative path taken from a folder."""
    changes: dict[str, object] = {}
    for name in settings.__struct_fields__:
        value = getattr(settings, name)
        if isinstance(value, Struct):
            changes[name] = located(value, folder)
        elif isinstance(value, Path):
            changes[name] = folder / value
    return msgspec.structs.replace(settings, **changes)
