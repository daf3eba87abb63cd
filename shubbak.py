"""The command line of Shubbak, and the one place where its parts are joined.

Every process of a center and of its hub is one command.  A command imports only the
parts that it joins, so that a machine needs no more than its own.  A refusal ends with
a sentence in English and Arabic, a hint where one helps, and exit code 2.
"""

import json
import sys
from pathlib import Path

import click

from center.config import Config, load_config
from center.domain.errors import Refusal
from center.log import set_up_log
from center.texts import ASSETS, Texts

HERE = Path(__file__).resolve().parent
PATH = click.Path(path_type=Path)
REFUSED = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config",
    type=PATH,
    envvar="SHUBBAK_CONFIG",
    default=HERE / "config.yaml",
    help="The settings; also by SHUBBAK_CONFIG.",
)
@click.option(
    "--log", type=click.Choice(["text", "json"]), help="text on a terminal, else JSON"
)
@click.version_option("0.1.0", prog_name="shubbak")
@click.pass_context
def cli(context: click.Context, config: Path, log: str | None) -> None:
    """Shubbak (شبّاك): the queue of a citizen service center, which nobody can jump."""
    context.obj = config
    set_up_log(readable=None if log is None else log == "text")


def settings() -> Config:
    """The settings of the command that runs."""
    return load_config(click.get_current_context().find_root().obj)


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

    values = msgspec.to_builtins(settings(), enc_hook=str)
    click.echo(yaml.safe_dump(values, allow_unicode=True, sort_keys=False), nl=False)
    found = load_catalogue(catalogue)
    click.echo(
        f"catalogue: {len(found.services)} services in {len(found.categories)} "
        f"categories and {len(found.lines)} lines, SHA-256 {found.hash}"
    )


@cli.command()
@click.option("--demo", is_flag=True, help="A demonstration, made when missing.")
@click.option("--data", type=PATH, default=HERE / "data" / "demo", help="Its folder.")
def run(demo: bool, data: Path) -> None:
    """Start all processes on this machine, until Ctrl-C."""
    from demonstration.running import run_all, run_demonstration

    if demo:
        sys.exit(run_demonstration(data.absolute()))
    sys.exit(run_all(click.get_current_context().find_root().obj.absolute()))


@cli.command()
@click.option("--clock", help="For trials: begin at a time, 2026-11-22T08:00:00Z.")
@click.option(
    "--stepped",
    is_flag=True,
    help="For simulations: the clock stands, and moves to each time (UTC ms) that "
    "is read from the input.",
)
def center(clock: str | None, stepped: bool) -> None:
    """The server of one center, with its pages for windows and hall."""
    from center.clock import clock_from
    from center.domain.errors import ConfigError
    from center.even_clock import EvenClock
    from center.stepped_clock import SteppedClock
    from center.web.app import create_app
    from center.web.server import serve
    from counter.pages import routes

    config = settings()
    if clock:
        click.echo(f"center: the clock begins at {clock}; this is a trial", err=True)
    elif stepped:
        raise ConfigError("--stepped without --clock", hint="give the first time")
    running = clock_from(clock) if clock else EvenClock()
    steps = SteppedClock(running()) if stepped else None
    app = create_app(
        config.center,
        clock=steps or running,
        pulse=steps.pulse if steps else None,
        extra_routes=lambda identity: routes(
            identity,
            call_seconds=config.counter.call_seconds,
            chime=config.counter.chime,
            voice=config.counter.voice,
        ),
    )
    serve(app, config.center.listen)


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


@cli.group()
def device() -> None:
    """The computers of a center."""


@device.command("code")
@click.argument("name")
def device_code(name: str) -> None:
    """Make the one-time code of a computer, like W4, D1, M1, R1 or K2, good for a day.

    For a computer that is new, was replaced, or did not use its first code in time.
    """
    from center.device_codes import new_device_code

    code = new_device_code(settings().center.data, name)
    click.echo(f"{name}: enrolment code {code}")


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


@cli.command()
@click.option("--out", type=PATH, help="Folder for the pictures and the paper.")
def demo(out: Path | None) -> None:
    """Drive one visit through the real processes; print it as JSON."""
    from demonstration.visit import demonstrate

    sys.exit(demonstrate(out.absolute() if out else None))


@cli.group()
def audit() -> None:
    """Replay a record through the acts and the rule."""


@audit.command("verify")
@click.argument("database", type=PATH, required=False)
@click.option(
    "--vkey", default="", help="Key of the center's log, if known from elsewhere."
)
@click.option("--hub-vkey", default="", help="Key of the hub's countersignatures.")
@click.option("--promise", "promises", multiple=True, help="A ticket's QR; repeatable.")
def audit_verify(
    database: Path | None,
    vkey: str,
    hub_vkey: str,
    promises: tuple[str, ...],
) -> None:
    """Check a center's whole record; prints JSON, exit 0 only if all of it is right."""
    from center.audit.verify import verify

    path = database or settings().center.data / "center.db"
    report = verify(path, vkey=vkey, hub_vkey=hub_vkey, promises=list(promises))
    click.echo(report.as_json())
    sys.exit(0 if report.ok else 1)


@cli.command()
@click.argument("database", type=PATH, required=False)
@click.option("--since", default="", help="First day asked about, like 2026-11-22.")
@click.option("--form", type=click.Choice(["text", "page", "json"]), default="text")
@click.option("--language", type=click.Choice(["ar", "en"]), default="ar")
@click.option("--out", type=PATH, help="A file instead of the terminal.")
def report(
    database: Path | None, since: str, form: str, language: str, out: Path | None
) -> None:
    """The questions that a record raises: text, a page to print, or JSON.

    It accuses nobody; each question has what is usual, its chance, and its lines.
    """
    from center.report.examine import examine_database
    from center.report.forms import write

    path = database or settings().center.data / "center.db"
    told = write(examine_database(path, since), form, language)
    if out:
        out.write_text(told, "utf-8")
        click.echo(str(out))
    else:
        click.echo(told)


@cli.command()
@click.option("--seed", default=1, show_default=True, help="The same gives the same.")
@click.option("--days", type=click.IntRange(1, 250), default=1, show_default=True)
@click.option("--tickets", type=click.IntRange(1, 2000), default=260, show_default=True)
@click.option("--windows", type=click.IntRange(1, 60), default=6, show_default=True)
@click.option(
    "--scheme", default="", help="A dishonest behaviour; a wrong one lists all."
)
@click.option("--strength", type=click.IntRange(1, 100), help="How much of it.")
@click.option("--through-server", is_flag=True, help="A real server, over HTTP.")
@click.option("--out", type=PATH, help="Keep the record: a file, or a folder with it.")
def simulate(
    seed: int,
    days: int,
    tickets: int,
    windows: int,
    scheme: str,
    strength: int | None,
    through_server: bool,
    out: Path | None,
) -> None:
    """Let seeded days of a center pass, honest or not; prints JSON.

    In memory, or a day through a real server whose clock is moved.  Exit 0 only if the
    audit finds nothing and the counts agree.
    """
    from simulation.command import Asked, run
    from simulation.day import Day

    day = Day(seed, tickets, windows)
    asked = Asked(day, days, scheme, strength or 0, through_server, out)
    told, ok = run(asked)
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    sys.exit(0 if ok else 1)


def tell(refusal: Refusal) -> None:
    """Say a refusal on standard error: what, why, and what to do."""
    texts = Texts.load()
    key = f"error.{refusal.code}"
    click.echo(f"{texts.get(key, 'en')} — {texts.get(key, 'ar')}", err=True)
    if refusal.detail:
        click.echo(f"  {refusal.detail}", err=True)
    if refusal.hint:
        click.echo(f"  hint: {refusal.hint}", err=True)


def main() -> None:
    """Run one command; a refusal is told, never a traceback."""
    try:
        cli()
    except Refusal as refusal:
        tell(refusal)
        sys.exit(REFUSED)


if __name__ == "__main__":
    main()
