"""What was seen on the way of a visit: steps with their times, pictures, agreements."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

Take = Callable[[Path], object]


class Diary:
    """Collects what a visit shows; ``ok`` only if all of it agrees."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.steps: list[dict[str, str | int]] = []
        self.pictures: dict[str, str] = {}
        self.agreements: dict[str, bool] = {}
        self.facts: dict[str, object] = {}
        self.problem = ""

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Take the time of what happens within."""
        begun = time.perf_counter_ns()
        yield
        took = (time.perf_counter_ns() - begun) // 1_000_000
        self.steps.append({"step": name, "ms": took})

    def picture(self, name: str, take: Take) -> None:
        """Let a screen be drawn into the next numbered file."""
        path = self.folder / f"{len(self.pictures) + 1:02}-{name}.png"
        take(path)
        self.pictures[name] = str(path)

    def agree(self, what: str, found: object, wanted: object) -> None:
        """Note whether two places say the same; the first difference is the problem."""
        self.agreements[what] = found == wanted
        if found != wanted and not self.problem:
            self.problem = f"{what}: {found!r} instead of {wanted!r}"

    @property
    def ok(self) -> bool:
        return not self.problem and all(self.agreements.values())

    def as_dict(self) -> dict[str, object]:
        return {
            "ok": self.ok,
            "problem": self.problem,
            **self.facts,
            "agreements": self.agreements,
            "pictures": self.pictures,
            "steps": self.steps,
        }
