from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec import Struct

from center.config import Config, load_config, located
from center.domain.errors import ConfigError

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "config.yaml"


def write(folder: Path, text: str) -> Path:
    path = folder / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def keys_of(settings: Struct) -> dict[str, Any]:
    values = {name: getattr(settings, name) for name in settings.__struct_fields__}
    return {
        name: keys_of(value) if isinstance(value, Struct) else None
        for name, value in values.items()
    }


def keys_in(block: dict[str, Any]) -> dict[str, Any]:
    return {
        name: keys_in(value) if isinstance(value, dict) else None
        for name, value in block.items()
    }


def test_the_shipped_file_holds_exactly_every_key_with_its_default() -> None:
    shipped = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))

    assert keys_in(shipped) == keys_of(Config())
    assert load_config(SHIPPED) == located(Config(), ROOT)


def test_what_is_not_given_has_its_default_and_paths_start_at_the_file(
    tmp_path: Path,
) -> None:
    config = load_config(write(tmp_path, "center: {data: here, pin_tries: 3}\n"))

    assert config.center.pin_tries == 3
    assert config.center.pin_lock_seconds == 300
    assert config.center.data == tmp_path / "here"
    assert config.kiosk.printer.folder == tmp_path / "data" / "paper"
    assert config.kiosk.demonstration_socket is None


def test_an_absolute_path_stays(tmp_path: Path) -> None:
    config = load_config(write(tmp_path, "hub: {data: /srv/hub}\n"))

    assert config.hub.data == Path("/srv/hub")


REFUSED = {
    "kiosk: {idle_seconds: soon}": "$.kiosk.idle_seconds: expected int, got str",
    "kiosk: {idle_second: 3}": "$.kiosk.idle_second: unknown key",
    "kiosks: {}": "$.kiosks: unknown key",
    "kiosk: {printer: {port: 70000}}": "$.kiosk.printer.port: expected int <= 65535",
    "kiosk: {printer: {driver: parallel}}": "$.kiosk.printer.driver: invalid",
    "kiosk: {width: 1366}": "$.kiosk.width: expected int that's a multiple of 4",
    "kiosk: {fullscreen: 1}": "$.kiosk.fullscreen: expected bool, got int",
    "kiosk: {key_file: 7}": "$.kiosk.key_file: expected a path of a file, got 7",
    "kiosk: {demonstration_socket: ''}": "$.kiosk.demonstration_socket: expected",
    "center: {listen: 8080}": "$.center.listen: expected str, got int",
    "center: {listen: localhost}": "$.center.listen: expected host:port",
    "sync: {hub: hub.example}": "$.sync.hub: expected http(s)://host",
    "hub: {name: الشرقية}": "$.hub.name: expected a-z, 0-9 and -",
    "center: 5": "$.center: expected object, got int",
    "center:\n  pin_tries: 5\n  pin_tries: 6": "line 3: 'pin_tries' is given twice",
    "center: [": "line 1: ",
}


@pytest.mark.parametrize("text", REFUSED)
def test_a_wrong_setting_is_refused_with_the_path_of_its_key(
    tmp_path: Path, text: str
) -> None:
    with pytest.raises(ConfigError) as refusal:
        load_config(write(tmp_path, text))

    assert REFUSED[text] in refusal.value.detail
    assert refusal.value.detail.startswith("config.yaml")
    assert refusal.value.hint


def test_a_file_that_is_not_there_is_refused_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file") as refusal:
        load_config(tmp_path / "config.yaml")

    assert "SHUBBAK_CONFIG" in refusal.value.hint
