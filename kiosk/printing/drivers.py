"""Chooses the printer driver that the configuration names."""

from center.config import PrinterConfig
from kiosk.printing.file_printer import FilePrinter
from kiosk.printing.network_printer import NetworkPrinter
from kiosk.printing.printer import Printer


def make_printer(settings: PrinterConfig) -> Printer:
    """Make the printer of section ``kiosk.printer``; nothing is opened yet."""
    if settings.driver == "file":
        return FilePrinter(settings.folder, settings.dots)
    return NetworkPrinter(
        settings.host, settings.port, settings.timeout_seconds, settings.dots
    )
