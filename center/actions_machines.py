"""What a machine tells about itself: its paper, its parts, and calls for help."""

from center.domain.events import id_of
from center.domain.machine_acts import CAMERA_OK, DISK_OK, SOUND_OK
from center.store.transaction import Result, Transaction

USUAL = {"printer": "", "camera": CAMERA_OK, "disk": DISK_OK, "sound": SOUND_OK}
"""Part → how it is while the machine has said nothing of it."""


def report_print(
    tx: Transaction, command: str, by: str, ticket: str, told: dict[str, str | int]
) -> Result:
    def do() -> Result:
        tx.act("ticket.printing", by, ticket=ticket, **told)
        return {}

    return tx.once(command, f"print {by} {ticket} {sorted(told.items())}", do)


def report(tx: Transaction, command: str, by: str, part: str, state: str) -> Result:
    """How a part of a machine is; a state that is known already adds no line."""
    device = id_of(by)

    def do() -> Result:
        known = getattr(tx.hall.device(device), part) or USUAL[part]
        if known != state:
            tx.act(f"{part}.changed", by, device=device, state=state)
        return {}

    return tx.once(command, f"{part} {device} {state}", do)


def call_help(tx: Transaction, command: str, device: str) -> Result:
    def do() -> Result:
        tx.act("help.called", f"kiosk:{device}", device=device)
        return {}

    return tx.once(command, f"help {device}", do)
