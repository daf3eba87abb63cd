"""Making this touchscreen known to its center, with a code for one use.

The center answers with the key by which it knows the kiosk from then on; it goes into
``kiosk.key_file``, and a key that another computer had before is no longer good.
"""

import os
from pathlib import Path

import requests

from center.config import KioskConfig
from center.domain.errors import ConfigError, Refusal
from kiosk.client import refusal_of

TIMEOUT = (5, 30)
COOKIE = "shubbak_device"


class Unreachable(Refusal):
    """The center does not answer."""

    code = "unreachable"


def enrol(config: KioskConfig, code: str) -> str:
    """Trade a code for the key of this kiosk and keep it; the name of the device."""
    with requests.Session() as web:
        web.trust_env = False
        try:
            answer = web.post(
                f"{config.center}/v1/devices/enrol",
                json={"code": code.strip()},
                timeout=TIMEOUT,
            )
        except requests.RequestException as error:
            raise Unreachable(f"{config.center}: {type(error).__name__}") from None
        if not answer.ok:
            raise refusal_of(answer)
        told = answer.json()
        if told["device"] != config.device:
            hint = "set kiosk.device, or ask for a code of this kiosk"
            raise ConfigError(f"the code was for {told['device']}", hint=hint)
        keep(config.key_file, web.cookies[COOKIE])
    return config.device


def keep(path: Path, key: str) -> None:
    """Write the key, in place of an earlier one, for nobody else to read."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(beside, flags, 0o600), "w") as file:
        file.write(key + "\n")
    beside.replace(path)
