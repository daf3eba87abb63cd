"""People with tickets and receipts at a real kiosk of a real center, one after another.

Run by ``test_papers_in_hand.py`` in a process of its own: ``python -m
tests.kiosk.walked_papers FOLDER``.  The center's clock is moved, so that a call can be
missed at once.  One JSON object: what the screens said, by language and by what was
done, and the journal.
"""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import yaml

from center.config import load_config
from center.domain.rule import Rule
from center.keys import FOLDER, load_secrets
from center.store.database import open_reader
from center.store.hall import StoredHall
from tests.launch import ROOT
from tests.processes import Center, Client, make_center, wait_for

W1 = "/v1/windows/1"
MENU = "https://example.com/menu?table=4"
NUMBER = "13-SHR01-2026-0999999-A"
GUESSED = {"ar": "13-SHR01-2026-0999998-A", "en": "13-SHR01-2026-0999997-A"}
"""No request has them."""


class MovedCenter:
    """A center whose clock stands still until it is moved."""

    def __init__(self, folder: Path) -> None:
        self.center = make_center(folder, rule=Rule(wrap_up_seconds=3600))
        self.center.write_config()
        log = folder / "center.log"
        with log.open("w") as said:
            self.process = subprocess.Popen(
                [sys.executable, "shubbak.py", *self.arguments(), "--stepped"],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
            )
        wait_for(f"{self.center.url}/healthz", self.process, log)
        self.now = int(self.center.kiosk().get("/v1/center").json()["now"])
        self.wait(0)
        self.clerk: Client = self.center.clerk(1)

    def arguments(self) -> list[str]:
        options = ["--config", str(self.center.config), "--log", "json"]
        return [*options, "center", "--clock", self.center.clock]

    def wait(self, seconds: int) -> None:
        """Let time go by, and what is due happen."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.now += seconds * 1000
        self.process.stdin.write(f"{self.now}\n")
        self.process.stdin.flush()
        self.process.stdout.readline()

    def call(self, ticket: str) -> None:
        told = self.clerk.do(f"{W1}/call")
        assert told["ticket"]["ticket"] == ticket, told

    def miss(self, ticket: str) -> None:
        """Called three times, and nobody came."""
        self.call(ticket)
        for _ in range(2):
            self.wait(25)
            self.clerk.do(f"{W1}/recall")
        self.wait(75)
        self.clerk.do(f"{W1}/miss")

    def start(self, paper: Any) -> None:
        self.call(paper["ticket"])
        self.clerk.do(f"{W1}/start", presence=paper["url"])

    def serve_all(self) -> None:
        """Whoever still waits."""
        while self.clerk.get(W1).json()["waiting"]:
            ticket = self.clerk.do(f"{W1}/call")["ticket"]["ticket"]
            self.clerk.do(f"{W1}/start", presence=self.center.code(ticket))
            self.clerk.do(f"{W1}/finish", outcome="done")

    def receipt(self, ticket: str) -> tuple[str, str]:
        """Number and secret of the request on a ticket's paper."""
        secrets = load_secrets(self.center.data / FOLDER)
        with closing(open_reader(self.center.database)) as reader:
            number = str(StoredHall(reader).ticket(ticket).request)
        return number, secrets.follow_secret(number)

    def stop(self) -> None:
        self.process.communicate(timeout=15)


class Walk:
    """All that is done once the kiosk has been started; then it ends."""

    def __init__(self, screen: Any, place: MovedCenter) -> None:
        from tests.kiosk.holder import Holder

        self.screen, self.place = screen, place
        self.found: dict[str, dict[str, Any]] = {"ar": {}, "en": {}}
        self.said: dict[str, Any] = {}
        self.holder = Holder(screen)

    def start(self) -> None:
        from tests.kiosk.walked_requests import written_in

        for language in self.found:
            self.said, self.holder.language = self.found[language], language
            for walk in WALKS:
                self.holder.begin()
                walk(self)
            self.place.serve_all()
        self.found["left"] = {"": written_in(self.screen.stage)}
        self.screen.stop()

    def stop(self) -> None:
        """Nothing is left to be ended."""

    def tell(self, name: str) -> None:
        """Keep what the screen says."""
        self.said[name] = self.holder.look()["texts"]

    def leave(self) -> None:
        self.holder.touch("done")

    def waiting_ticket(self) -> None:
        """Typed and scanned; given back only when it was asked twice."""
        paper = self.holder.take_number("rev", "pay_fees")
        self.holder.want("ticket")
        number = str(paper["number"])
        self.holder.type_ticket(paper["letter"], number, paper["check"])
        self.tell("waiting")
        self.print_again(paper["url"], "printed ticket")
        self.holder.show(paper["url"])
        self.holder.touch("do:cancel")
        self.tell("sure")
        self.holder.touch("back", "do:cancel")
        self.holder.do("confirm")
        self.tell("cancelled")
        self.leave()
        self.holder.show(paper["url"])
        self.tell("look cancelled")
        self.leave()
        self.said["ticket"] = paper

    def print_again(self, url: str, name: str) -> None:
        """As soon as the center has heard of the first paper."""
        while "do:print" not in self.holder.look()["ids"]:
            self.leave()
            self.holder.show(url)
        self.holder.touch("do:print")
        self.holder.until_one_of("take_ticket", "take_receipt")
        self.tell(name)
        self.leave()

    def wrong_tickets(self) -> None:
        """Of the same number, and of one that nobody has."""
        paper = self.holder.take_number("rev", "pay_fees")
        number, check = str(paper["number"]), paper["check"]
        wrong = next(each for each in ("22", "33") if each != check)
        self.holder.want("ticket")
        self.holder.type_ticket(paper["letter"], number, wrong)
        self.tell("wrong characters")
        self.holder.type_ticket(paper["letter"], "998", wrong)
        self.tell("no such ticket")
        self.leave()
        self.holder.show(paper["url"])
        self.holder.touch("do:cancel")
        self.holder.do("confirm")
        self.leave()

    def missed_ticket(self) -> None:
        paper = self.holder.take_number("rev", "pay_fees")
        self.place.miss(paper["ticket"])
        self.holder.show(paper["url"])
        self.tell("missed")
        self.holder.do("do:return")
        self.tell("returned")
        self.leave()
        self.place.start(paper)
        self.place.clerk.do(f"{W1}/park", reason="copy")
        self.holder.show(paper["url"])
        self.holder.do("do:resume")
        self.tell("resumed")
        self.leave()
        self.place.start(paper)
        self.place.clerk.do(f"{W1}/finish", outcome="done")
        self.holder.show(paper["url"])
        self.tell("served")
        self.holder.do("do:rating:fair")
        self.tell("rated")
        self.leave()

    def receipt(self) -> None:
        """A receipt, followed by its code and by its number; then withdrawn."""
        shown = self.holder.go("comp", "street_light")
        filed = shown["filed"]
        self.holder.touch("done")
        self.holder.want("track")
        self.holder.type_receipt(filed["request"], filed["secret"])
        self.tell("followed")
        self.print_again(filed["url"], "printed receipt")
        self.holder.want("track")
        wrong = "000000" if filed["secret"] != "000000" else "111111"
        self.holder.type_receipt(filed["request"], wrong)
        self.tell("wrong secret")
        self.holder.type_receipt(NUMBER, wrong)
        self.tell("no such request")
        self.leave()
        self.holder.show(filed["url"])
        self.holder.touch("do:withdraw")
        self.tell("sure to withdraw")
        self.holder.do("confirm")
        self.tell("withdrawn")
        self.leave()
        self.said["filed"] = filed

    def locked(self) -> None:
        """Whoever guesses is soon asked to wait."""
        self.holder.want("track")
        for _ in range(6):
            self.holder.type_receipt(GUESSED[self.holder.language], "123456")
        self.tell("locked")
        self.leave()

    def missing_papers(self) -> None:
        """A request whose papers come later; a number to show them, and to pay."""
        number, secret = self.given_without_paper()
        self.holder.want("complete")
        self.holder.type_receipt(number, secret)
        self.tell("incomplete")
        self.holder.touch("do:documents", "paper:own")
        self.holder.do("next")
        self.tell("brought")
        self.holder.touch("do:complete")
        self.said["originals"] = self.holder.confirm()["ticket"]
        self.said["request"] = number
        self.holder.want("pay")
        self.holder.type_receipt(number, secret)
        self.tell("has a number")
        self.leave()

    def given_without_paper(self) -> tuple[str, str]:
        """A request at a window that lacks a paper, its ticket given back."""
        from tests.kiosk.citizen import ANSWERS

        holder = self.holder
        holder.begin()
        holder.touch("start", "category:cert", "service:licence_copy")
        holder.touch("have_documents", "answer:ordinary", "fill")
        while (shown := holder.look())["screen"] != "ask_documents":
            ANSWERS[shown["screen"]](holder, shown)
        holder.touch("paper:own", "next")
        paper = holder.fill()["ticket"]
        holder.touch("done")
        holder.show(paper["url"])
        holder.touch("do:cancel")
        holder.do("confirm")
        holder.touch("done")
        return self.place.receipt(paper["ticket"])

    def errands_of_services(self) -> None:
        """Pay with the receipt shown, collect without it, complain."""
        filed = self.holder.go("comp", "street_light")["filed"]
        self.holder.touch("done")
        self.holder.want("pay")
        self.holder.show(filed["url"])
        self.tell("to pay")
        self.holder.touch("do:pay", "have_documents", "answer:ordinary")
        self.tell("confirm")
        self.holder.touch("confirm")
        shown = self.holder.until_one_of("take_ticket")
        self.said["paying"] = shown["ticket"]["ticket"], filed["request"]
        self.leave()
        self.holder.want("collect")
        self.holder.touch("without")
        self.said["collecting"] = self.holder.confirm()["ticket"]
        self.holder.want("complain")
        self.holder.touch("have_documents")
        self.said["complaint"] = self.holder.fill()["filed"]["service"]
        self.leave()

    def foreign_codes(self) -> None:
        self.holder.show(MENU)
        self.tell("foreign")
        self.holder.touch("back", "purpose:pay")
        self.tell("asked for the code")
        self.holder.show("6221031490170")
        self.tell("foreign receipt")
        other = self.said["ticket"]["url"]
        self.holder.show(
            other[:-4] + ("AAAA" if not other.endswith("AAAA") else "BBBB")
        )
        self.tell("forged")
        self.leave()


WALKS = (
    Walk.waiting_ticket,
    Walk.wrong_tickets,
    Walk.missed_ticket,
    Walk.receipt,
    Walk.locked,
    Walk.missing_papers,
    Walk.errands_of_services,
    Walk.foreign_codes,
)


def main(folder: Path) -> None:
    from kiosk.app import run_kiosk

    place = MovedCenter(folder)
    center = place.center
    config = folder / "kiosk.yaml"
    config.write_text(yaml.safe_dump({"kiosk": settings_of(center)}), "utf-8")
    walks: list[Walk] = []

    def walk(screen: Any) -> Walk:
        walks.append(Walk(screen, place))
        return walks[0]

    try:
        run_kiosk(load_config(config).kiosk, walk)
    finally:
        place.stop()
    sys.stdout.write(json.dumps({"said": walks[0].found, "lines": center.lines()}))


def settings_of(center: Center) -> dict[str, Any]:
    """A small screen: nothing of it is looked at here."""
    return {
        "center": center.url,
        "key_file": str(center.data / "secrets" / "kiosk-K1.key"),
        "printer": {"driver": "file", "folder": str(center.folder / "paper")},
        "scanner": "typing",
        "width": 540,
        "height": 960,
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
