"""What a kiosk tells about itself: its paper, printer, camera, and calls for help."""

from center.domain.machine_acts import CAMERA_OK, DISK_OK
from center.store.transaction import Result, Transaction


def report_print(
    tx: Transaction, command: str, by: str, ticket: str, told: dict[str, str | int]
) -> Result:
    def do() -> Result:
        tx.act("ticket.printing", by, ticket=ticket, **told)
        return {}

    return tx.once(command, f"print {by} {ticket} {sorted(told.items())}", do)


def report_printer(tx: Transaction, command: str, device: str, state: str) -> Result:
    """A state that is known already adds no line."""

    def do() -> Result:
        if tx.hall.device(device).printer != state:
            tx.act("printer.changed", f"kiosk:{device}", device=device, state=state)
        return {}

    return tx.once(command, f"printer {device} {state}", do)


def report_camera(tx: Transaction, command: str, device: str, state: str) -> Result:
    """As of the printer."""

    def do() -> Result:
        if (tx.hall.device(device).camera or CAMERA_OK) != state:
            tx.act("camera.changed", f"kiosk:{device}", device=device, state=state)
        return {}

    return tx.once(command, f"camera {device} {state}", do)


def report_disk(tx: Transaction, command: str, device: str, state: str) -> Result:
    """As of the printer."""

    def do() -> Result:
        if (tx.hall.device(device).disk or DISK_OK) != state:
            tx.act("disk.changed", f"kiosk:{device}", device=device, state=state)
        return {}

    return tx.once(command, f"disk {device} {state}", do)


def call_help(tx: Transaction, command: str, device: str) -> Result:
    def do() -> Result:
        tx.act("help.called", f"kiosk:{device}", device=device)
        return {}

    return tx.once(command, f"help {device}", do)
