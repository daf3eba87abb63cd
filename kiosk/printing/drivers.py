"""Chooses the printer driver that the configuration names.

A serial line is loaded only where there is one.
"""

from functools import partial

from center.config import PrinterConfig
from kiosk.printing.escpos_printer import EscposPrinter
from kiosk.printing.file_printer import FilePrinter
from kiosk.printing.printer import Printer
from kiosk.printing.wire import DeviceWire, SocketWire


def make_printer(settings: PrinterConfig) -> Printer:
    """Make the printer of section ``kiosk.printer``; nothing is opened yet."""
    timeout, dots = settings.timeout_seconds, settings.dots
    if settings.driver == "file":
        return FilePrinter(settings.folder, dots)
    if settings.driver == "network":
        return network_printer(settings.host, settings.port, timeout, dots)
    if settings.driver == "usb":
        return EscposPrinter(partial(DeviceWire, settings.device), timeout, dots)
    return serial_printer(settings)


def network_printer(
    host: str, port: int = 9100, timeout_seconds: float = 3.0, dots: int = 576
) -> EscposPrinter:
    """A printer at an address."""
    wire = partial(SocketWire, host, port, timeout_seconds)
    return EscposPrinter(wire, timeout_seconds, dots)


def serial_printer(settings: PrinterConfig) -> EscposPrinter:
    """A printer on a serial line, whose speed is part of how long a job may take."""
    from kiosk.printing.serial_wire import BITS_OF_A_BYTE, SerialWire

    wire = partial(SerialWire, settings.device, settings.baud, settings.flow)
    return EscposPrinter(
        wire,
        settings.timeout_seconds,
        settings.dots,
        settings.baud / BITS_OF_A_BYTE,
    )
