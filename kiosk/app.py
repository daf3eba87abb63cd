"""Starts one kiosk: environment, window, threads; and ends it cleanly."""

import logging
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from center.config import KioskConfig, PrinterConfig
from center.domain.errors import ConfigError, MissingKey
from center.texts import Texts
from kiosk import environment, heap
from kiosk.client import Client
from kiosk.phone_errands import PhoneErrands
from kiosk.photo_errands import photo_errands
from kiosk.printing.drivers import make_printer
from kiosk.printing.outcome import PrinterState
from kiosk.printing.printer import Printer
from kiosk.spool.alone import Alone
from kiosk.spool.founding import Founding
from kiosk.spool.sole import Sole
from kiosk.text import fonts, raqm_provider
from kiosk.touch_size import small_panel
from kiosk.worker import Deliver

if TYPE_CHECKING:
    from kiosk.director import Director
    from kiosk.touchscreen import Touchscreen

log = logging.getLogger(__name__)

TURN_SECONDS = 0.0005


class Helper(Protocol):
    """Something with threads of its own."""

    def start(self) -> None: ...

    def stop(self) -> None: ...


def run_kiosk(
    config: KioskConfig, also: "Callable[[Touchscreen], Helper] | None" = None
) -> None:
    """Run the kiosk until SIGTERM or SIGINT, with one more helper if there is one.

    Kivy is imported only here and below, after the environment has been prepared.
    """
    make_client = partial(
        Client, config.center, config.device, read_key(config.key_file)
    )
    environment.require_screen()
    sole = Sole(config.data / config.device)
    sole.require()
    if small := small_panel(config):
        log.warning("panel too small: %s", small.detail)
    share_among_threads()
    environment.prepare(config)
    printer = make_printer(config.printer)
    require_folder(printer, config.printer)
    raqm_provider.install()
    fonts.register()
    screen, helpers = assemble(config, make_client, printer, sole)
    if also is not None:
        helpers.append(also(screen))
    end_on_signal(screen.stop)
    screen.when_shown = partial(start_all, helpers)
    try:
        screen.run()
    finally:
        for helper in reversed(helpers):
            helper.stop()
        sole.release()


def assemble(
    config: KioskConfig,
    make_client: Callable[[], Client],
    printer: Printer,
    sole: Sole,
) -> "tuple[Touchscreen, list[Helper]]":
    """The screen, and all that works beside it; each thread has its own client."""
    from kiosk.defects import go_on_after_defects
    from kiosk.demonstration import Demonstration
    from kiosk.errands import Errands
    from kiosk.paper_errands import add_paper_errands
    from kiosk.touchscreen import Touchscreen
    from kiosk.worker import CenterWatch

    go_on_after_defects()
    texts = Texts.load()
    screen = Touchscreen(config, texts)
    director, deliver = screen.director, screen.deliver
    dots = config.printer.dots
    errands = Errands(director, make_client, printer, dots, texts, deliver)
    add_paper_errands(errands)
    director.run_errand = errands.run
    news = director.hear_of_center, director.hear_of_catalogue
    helpers: list[Helper] = [
        errands,
        go_on_alone(sole, director, make_client(), deliver),
        CenterWatch(make_client(), deliver, *news),
        screen.watchdog,
        *photo_errands(config.camera, screen, errands),
        PhoneErrands(make_client(), deliver, errands),
    ]
    if config.demonstration_socket is not None:
        helpers.append(Demonstration(screen, config.demonstration_socket))
    return screen, helpers


def go_on_alone(
    sole: Sole, director: "Director", client: Client, deliver: Deliver
) -> Founding:
    """What the kiosk does without its center, and knows of it from before."""

    def open_folder() -> Alone:
        sole.take()
        return Alone(sole.folder, client)

    return Founding(open_folder, director.hear_of_folder, deliver)


def share_among_threads() -> None:
    """Let other threads have their turn soon, and all of them one heap.

    The ticket is issued and printed while the screen is being drawn, and every answer
    on the way would wait Python's usual 5 ms.
    """
    sys.setswitchinterval(TURN_SECONDS)
    heap.share()


def start_all(helpers: list[Helper]) -> None:
    for helper in helpers:
        helper.start()


def read_key(path: Path) -> str:
    """The kiosk's own key, from its file."""
    with suppress(OSError):
        return path.read_text(encoding="ascii").strip()
    raise MissingKey(
        f"{path}: the kiosk's key cannot be read",
        hint="`shubbak init center` makes the first, `shubbak device code` and "
        "`shubbak kiosk enrol` another; kiosk.key_file says where it is",
    )


def require_folder(printer: Printer, settings: PrinterConfig) -> None:
    """Papers that are to be files need a folder; without one no ticket is printed."""
    if settings.driver == "file" and printer.status() is not PrinterState.ok:
        raise ConfigError(
            f"the papers cannot be written to {settings.folder}",
            hint="kiosk.printer.folder names a folder that the kiosk may write to",
        )


def end_on_signal(stop: object) -> None:
    """SIGTERM and Ctrl-C end the window's loop, from its own thread."""
    from kivy.clock import Clock

    def end(number: int, _: object) -> None:
        log.info("kiosk ends: %s", signal.Signals(number).name)
        Clock.schedule_once(lambda _: stop(), -1)  # type: ignore[operator]

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
