"""The way of a record to the governorate: a center's agent, and the hub."""

import click

from commands.root import cli, settings


@cli.group(invoke_without_command=True)
@click.pass_context
def agent(context: click.Context) -> None:
    """The agent, which brings the journal to the governorate's hub."""
    if context.invoked_subcommand is None:
        from sync.agent.running import run_agent

        run_agent(settings().sync)


@agent.command("enrol")
@click.argument("code")
def agent_enrol(code: str) -> None:
    """Make this center known to the hub, with the one-time code that the hub gave."""
    from sync.agent.enrolment import enrol

    config = settings().sync
    enrolled = enrol(config.data, config.hub, code)
    click.echo(f"enrolled: {enrolled.hub} keeps the journal {enrolled.log}")


@agent.command("fetch")
def agent_fetch() -> None:
    """Take lost or changed lines back from the hub; stop center and agent before.

    What the hub countersigned becomes the record again, and own lines above that stay.
    """
    from sync.agent.recovery import recover

    done = recover(settings().sync)
    click.echo(f"{done.taken} lines taken back; the record has {done.size} lines")
    click.echo(f"{done.aside} own lines are no longer in it")
    click.echo(f"the database as it was: {done.copy}")


@cli.group(invoke_without_command=True)
@click.pass_context
def hub(context: click.Context) -> None:
    """The governorate's server: it countersigns, and shows its centers."""
    if context.invoked_subcommand is None:
        from center.web.server import serve
        from sync.hub.app import create_app

        config = settings().hub
        serve(create_app(config), config.listen)


@hub.command("invite")
@click.argument("center_code")
def hub_invite(center_code: str) -> None:
    """Make the one-time code with which a center enrols, good for a day."""
    from center.places import identity_of
    from sync.hub.setup import new_enrolment_code

    hub = settings().hub
    place = identity_of(center_code, hub.name, hub.public_url)
    code = new_enrolment_code(hub.data, place.code, place.name_ar, place.name_en)
    click.echo(f"enrolment code of {place.code} {place.name_en}: {code}")


@hub.command("settle")
@click.argument("center_code")
def hub_settle(center_code: str) -> None:
    """End the alarms of a center once they were looked into; the evidence stays."""
    from sync.hub.setup import settle_alarms

    ended = settle_alarms(settings().hub.data, center_code)
    click.echo(f"{center_code}: {ended} alarms ended")
