"""The touchscreen."""

import sys

import click

from commands.root import cli, settings


@cli.group(invoke_without_command=True)
@click.option(
    "--training", is_flag=True, help="To learn on: everything works, nothing counts."
)
@click.pass_context
def kiosk(context: click.Context, training: bool) -> None:
    """The touchscreen with its ticket printer."""
    if context.invoked_subcommand is not None:
        return
    config = settings().kiosk
    if training:
        from demonstration.training import train

        sys.exit(train(config))
    from kiosk.app import run_kiosk

    run_kiosk(config)


@kiosk.command("enrol")
@click.argument("code")
def kiosk_enrol(code: str) -> None:
    """Get this kiosk its key, with a code of `shubbak device code`."""
    config = settings().kiosk
    from kiosk.enrolment import enrol

    click.echo(f"{enrol(config, code)} is enrolled; its key is in {config.key_file}")
