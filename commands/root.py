"""The command above all others: its options, its settings, and how it refuses."""

from pathlib import Path

import click

from center.config import Config, load_config
from center.domain.errors import Refusal
from center.log import set_up_log
from center.texts import Texts

HERE = Path(__file__).resolve().parent.parent
PATH = click.Path(path_type=Path)


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


def tell(refusal: Refusal) -> None:
    """Say a refusal on standard error: what, why, and what to do."""
    texts = Texts.load()
    key = f"error.{refusal.code}"
    click.echo(f"{texts.get(key, 'en')} — {texts.get(key, 'ar')}", err=True)
    if refusal.detail:
        click.echo(f"  {refusal.detail}", err=True)
    if refusal.hint:
        click.echo(f"  hint: {refusal.hint}", err=True)
