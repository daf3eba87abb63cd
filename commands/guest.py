"""The listener for citizens' phones."""

from commands.root import cli, settings


@cli.command()
def guest() -> None:
    """Take pages of phones on the guests' network for the kiosks that wait."""
    from center.web.guest import create_guest_app
    from center.web.server import serve

    config = settings().guest
    serve(create_guest_app(config), config.listen)
