"""Makes the demonstration: Zagazig's center with 6 windows, and its governorate's hub.

Everything lies in one folder, with a ``config.yaml`` of its own.  It is made beside its
place and then moved there whole, so that a start that was broken off leaves nothing
half made.  The sheet with the one-time PINs and codes is for its owner alone.
"""

import shutil
import socket
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from center.config import Config, load_config
from center.domain.errors import ConfigError
from center.keys import write_secret
from center.setup import FIRST_CLERK, MANAGER, RECEPTION, create_center
from center.setup import FirstRun as CenterFirstRun
from sync.hub.setup import create_hub

CENTER = "SHR01"
WINDOWS = 6
HOST = "127.0.0.1"
USUAL_PORTS, FREE_PORTS = (8080, 8090), (0, 0)
FULL_SIZE, HALF_SIZE = (1080, 1920), (540, 960)
"""The kiosk's screen, and a window that fits on a desk's."""
CONFIG = "config.yaml"
SHEET = "first-sheet.txt"


@dataclass(frozen=True, slots=True)
class Made:
    """A new demonstration: what its people need, on one sheet and by name."""

    center: CenterFirstRun
    hub_vkey: str
    hub_password: str = field(repr=False)
    sheet: str = field(repr=False)


def create(
    folder: Path,
    *,
    ports: tuple[int, int] = USUAL_PORTS,
    screen: tuple[int, int] = FULL_SIZE,
    socket_path: Path | None = None,
) -> Made:
    """Make the demonstration in a new folder; a port that is taken is exchanged."""
    new = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700, parents=True)
    center_port, hub_port = (free_port(port) for port in ports)
    kiosk: dict[str, object] = {"width": screen[0], "height": screen[1]}
    if socket_path:
        kiosk["demonstration_socket"] = str(socket_path)
    write_config(new / CONFIG, center_port, hub_port, kiosk)
    made = fill(load_config(new / CONFIG))
    write_secret(new / SHEET, made.sheet)
    new.rename(folder)
    return made


def write_config(
    path: Path,
    center_port: int,
    hub_port: int,
    kiosk: dict[str, object],
    *,
    training: bool = False,
) -> None:
    center, hub = f"{HOST}:{center_port}", f"{HOST}:{hub_port}"
    values = {
        "center": {
            "data": "center",
            "listen": center,
            "public_url": f"http://{center}",
            "hub_url": f"http://{hub}",
            "training": training,
        },
        "kiosk": {
            "center": f"http://{center}",
            "key_file": "center/secrets/kiosk-K1.key",
            "printer": {"driver": "file", "folder": "paper"},
            **kiosk,
        },
        "sync": {
            "center": f"http://{center}",
            "data": "center",
            "hub": f"http://{hub}",
        },
        "hub": {"data": "hub", "listen": hub, "public_url": f"http://{hub}"},
    }
    path.write_text(yaml.safe_dump(values, sort_keys=False), encoding="utf-8")


def fill(config: Config) -> Made:
    """Make the center and the hub."""
    first = fill_center(config)
    hub = create_hub(
        config.hub.data,
        name=config.hub.name,
        name_ar=config.hub.name_ar,
        name_en=config.hub.name_en,
        public_url=config.hub.public_url,
    )
    sheet = "\n".join(lines_of(config, first, hub.password))
    return Made(first, hub.vkey, hub.password, sheet)


def fill_center(config: Config) -> CenterFirstRun:
    """Make the center; its papers say what it is."""
    return create_center(
        config.center.data,
        code=CENTER,
        windows=WINDOWS,
        hub_name=config.hub.name,
        hub_url=config.center.hub_url,
        demonstration=True,
    )


def lines_of(config: Config, first: CenterFirstRun, password: str) -> list[str]:
    """What the people of the demonstration need; each code and PIN is for one use."""
    hub = f"{'hub':<10}{config.hub.public_url}/  password {password}"
    return [*center_lines(config, first), hub]


def center_lines(config: Config, first: CenterFirstRun) -> list[str]:
    """The addresses of a center's pages, with who signs in there."""
    windows = []
    for n in range(1, WINDOWS + 1):
        page = address(config, first, f"window-{n}", f"/counter/{n}", f"W{n}")
        windows.append(f"{page}  {person(first, str(FIRST_CLERK + n - 1))}")
    manager = address(config, first, "manager", "/manager", "M1")
    reception = address(config, first, "reception", "/reception", "R1")
    return [
        address(config, first, "display", "/display", "D1"),
        *windows,
        f"{reception}  {person(first, RECEPTION)}",
        f"{manager}  {person(first, MANAGER)}",
    ]


def address(
    config: Config, first: CenterFirstRun, name: str, page: str, device: str
) -> str:
    return f"{name:<10}{page_address(config, name, page, first.enrolment[device])}"


def page_address(config: Config, name: str, page: str, code: str) -> str:
    """A page's address with its one-time code.

    Every page is a device of its own, known by a cookie; a host name of its own keeps
    them apart in one browser (``*.localhost`` is this machine, RFC 6761).
    """
    _, _, port = config.center.listen.rpartition(":")
    return f"http://{name}.localhost:{port}{page}#enrol={code}"


def person(first: CenterFirstRun, staff: str) -> str:
    return f"staff {staff}, first PIN {first.pins[staff]}"


def free_port(wanted: int) -> int:
    """The wanted port if nothing listens there, otherwise any free one (as for 0)."""
    for port in (wanted, 0):
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((HOST, port))
            except OSError:
                continue
            return int(trial.getsockname()[1])
    raise ConfigError("no free port on this machine")
