"""A center with its listener for phones, and a kiosk that waits for one."""

import re
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep
from typing import Any

import requests
import yaml
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from center.dossier.sealing import unseal, upload_purpose
from tests.launch import Process, launch
from tests.processes import Center, free_port

SERVICE, DOCUMENTS = "shop_licence", ["nid", "own"]


@dataclass
class Guests:
    """A center, its listener for phones, and where both may write."""

    center: Center
    folder: Path
    port: int = field(default_factory=free_port)
    process: Process | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> "Guests":
        config = self.folder / "guest.yaml"
        guest = {"listen": f"127.0.0.1:{self.port}", "center": self.center.url}
        config.write_text(yaml.safe_dump({"guest": guest}), "utf-8")
        log = self.folder / "guest.log"
        self.process = launch(["--config", str(config), "--log", "json", "guest"], log)
        self.wait(log)
        return self

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(15)

    def wait(self, log: Path) -> None:
        """Until it answers; it says nothing but that nothing is there."""
        for _ in range(400):
            assert self.process is not None
            assert self.process.poll() is None, log.read_text()
            with suppress(requests.ConnectionError):
                assert requests.get(self.url, timeout=5).status_code == 404
                return
            sleep(0.05)
        raise AssertionError(log.read_text())


@dataclass
class Waiting:
    """A kiosk that shows a code, and the key that it keeps to itself."""

    guests: Guests
    upload: str
    url: str
    private: X25519PrivateKey
    kiosk: str = "K1"

    @classmethod
    def at(cls, guests: Guests, kiosk: str = "K1", pages: int = 24) -> "Waiting":
        private = X25519PrivateKey.generate()
        key = b64encode(private.public_key().public_bytes_raw()).decode()
        opened = guests.center.kiosk(kiosk).post(
            "/v1/uploads", key=key, service=SERVICE, documents=DOCUMENTS, pages=pages
        )
        assert opened.status_code == 201, opened.text
        told = opened.json()
        assert told["url"] == f"{guests.url}/{told['upload']}"
        return cls(guests, told["upload"], told["url"], private, kiosk)

    def look(self) -> Any:
        return (
            self.guests.center.kiosk(self.kiosk)
            .get(f"/v1/uploads/{self.upload}")
            .json()
        )

    def pages(self) -> list[bytes]:
        return [
            unseal(
                b64decode(each["sealed"]),
                self.private,
                upload_purpose(self.upload, each["document"]),
            )
            for each in self.look()["pages"]
        ]

    def form(self, document: str = "nid") -> str:
        """Where the page's form sends a document."""
        page = requests.get(self.url, timeout=10)
        assert page.status_code == 200, page.text
        [address] = re.findall(rf'action="([^"]*d={document}&amp;p=[^"]*)"', page.text)
        return self.guests.url + str(address).replace("&amp;", "&")

    def send(self, data: bytes, address: str = "", name: str = "a.jpg") -> Any:
        return self.send_all([data], address, name)

    def send_all(
        self, sheets: list[bytes], address: str = "", name: str = "a.jpg"
    ) -> Any:
        """In one form."""
        files = [("page", (name, data, "image/jpeg")) for data in sheets]
        return requests.post(address or self.form(), files=files, timeout=60)
