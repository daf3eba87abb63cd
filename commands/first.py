"""What is done once or before the first start: data are made, settings checked."""

from pathlib import Path

import click

from center.texts import ASSETS
from commands.root import PATH, cli, settings


@cli.group()
def init() -> None:
    """Make the data of a center or of a hub, once."""


@init.command("center")
@click.option("--code", required=True, help="The center's code, like SHR01.")
@click.option("--windows", type=click.IntRange(1, 99), default=6, show_default=True)
@click.option("--catalogue", type=PATH, default=ASSETS / "catalogue.yaml")
@click.option("--recovery-key", default="", help="The governorate's, in 64 hex digits.")
def init_center(code: str, windows: int, catalogue: Path, recovery_key: str) -> None:
    """Make a center's record, its secrets, its staff, and the codes for its browsers.

    The PINs and codes are shown this one time.
    """
    from center.setup import create_center

    config = settings()
    first = create_center(
        config.center.data,
        code=code,
        windows=windows,
        hub_name=config.hub.name,
        hub_url=config.center.hub_url,
        catalogue=catalogue,
        recovery_key=recovery_key,
    )
    click.echo(f"center {code} is ready in {config.center.data}")
    click.echo(f"key of its log: {first.vkey}")
    for staff, pin in first.pins.items():
        click.echo(f"staff {staff}: first PIN {pin}")
    for device, enrolment in first.enrolment.items():
        click.echo(f"browser {device}: enrolment code {enrolment}")
    if first.recovery_secret:
        click.echo("key that opens every dossier if the center's own is lost; write it")
        click.echo(f"down, keep it away from every network: {first.recovery_secret}")


@init.command("hub")
def init_hub() -> None:
    """Make a hub's data, and the password of its list of centers, shown this once."""
    from sync.hub.setup import create_hub

    hub = settings().hub
    first = create_hub(
        hub.data,
        name=hub.name,
        name_ar=hub.name_ar,
        name_en=hub.name_en,
        public_url=hub.public_url,
    )
    click.echo(f"hub {hub.name} is ready in {hub.data}")
    click.echo(f"key of its countersignatures: {first.vkey}")
    click.echo(f"password of the list of centers: {first.password}")


@cli.command()
@click.argument("catalogue", type=PATH, default=ASSETS / "catalogue.yaml")
def check(catalogue: Path) -> None:
    """Check the settings and a catalogue, and print them."""
    import msgspec
    import yaml

    from center.catalogue_file import load_catalogue
    from kiosk.touch_size import small_panel, smallest_target

    config = settings()
    if refusal := small_panel(config.kiosk):
        raise refusal
    values = msgspec.to_builtins(config, enc_hook=str)
    click.echo(yaml.safe_dump(values, allow_unicode=True, sort_keys=False), nl=False)
    found = load_catalogue(catalogue)
    click.echo(f"panel: all that is touched has {smallest_target(config.kiosk):.1f} mm")
    click.echo(
        f"catalogue: {len(found.services)} services in {len(found.categories)} "
        f"categories and {len(found.lines)} lines, SHA-256 {found.hash}"
    )
