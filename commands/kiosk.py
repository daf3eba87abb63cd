"""The touchscreen."""

import click

from commands.root import cli, settings


@cli.group(invoke_without_command=True)
@click.pass_context
def kiosk(context: click.Context) -> None:
    """The touchscreen with its ticket printer."""
    if context.invoked_subcommand is None:
        config = settings().kiosk
        from kiosk.app import run_kiosk

        run_kiosk(config)


@kiosk.command("enrol")
@click.argument("code")
def kiosk_enrol(code: str) -> None:
    """Get this kiosk its key, with a code of `shubbak device code`."""
    config = settings().kiosk
    from kiosk.enrolment import enrol

    click.echo(f"{enrol(config, code)} is enrolled; its key is in {config.key_file}")
