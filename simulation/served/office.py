"""The devices of a center, enrolled and signed in, and the papers that were printed."""

from typing import Any

from center.keys import FOLDER
from center.setup import FIRST_CLERK, MANAGER, RECEPTION
from simulation.served.device import Device
from simulation.served.process import HOST, CenterProcess

PIN = "640197"


class Office:
    """Everything that speaks to the server of a day."""

    def __init__(self, center: CenterProcess, kiosks: int) -> None:
        self.center = center
        self.papers: dict[str, dict[str, Any]] = {}
        """Ticket → what is printed on it."""
        self.spoke_at: dict[int, int] = {}
        """Window → when its terminal was last heard of, UTC ms."""
        self.own_pins: set[str] = set()
        """Whose first PIN is exchanged."""
        self.devices: dict[str, Device] = {}
        for name, code in center.first.enrolment.items():
            self.devices[name] = device = Device(HOST, center.port)
            device.enrol(code)
        for number in range(1, kiosks + 1):
            file = center.data / FOLDER / f"kiosk-K{number}.key"
            key = f"K{number}:{file.read_text('utf-8').strip()}"
            self.devices[f"K{number}"] = Device(HOST, center.port, key)

    def begin(self) -> None:
        """The manager and reception, when the day opens."""
        self.sign_in("M1", "/v1/manager/sign_in", MANAGER)
        self.sign_in("R1", "/v1/reception/sign_in", RECEPTION)

    def sign_in(self, device: str, path: str, staff: str) -> None:
        """With the first PIN, which is exchanged at once; later with one's own."""
        given = {"pin": PIN}
        if staff not in self.own_pins:
            given = {"pin": self.center.first.pins[staff], "new_pin": PIN}
        self.devices[device].post(path, staff=staff, **given)
        self.own_pins.add(staff)

    def open(self, number: int) -> None:
        """A clerk signs in at the window."""
        staff = str(FIRST_CLERK + number - 1)
        self.sign_in(f"W{number}", f"/v1/windows/{number}/sign_in", staff)
        self.spoke_at[number] = self.center.now

    def window(self, number: int) -> Device:
        """The terminal of a window, to speak through now."""
        self.spoke_at[number] = self.center.now
        return self.devices[f"W{number}"]

    def close(self) -> None:
        for device in self.devices.values():
            device.connection.close()
