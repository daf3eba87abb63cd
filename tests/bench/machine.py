"""The machine that the figures are of, and how fast its disk makes things durable."""

import os
import platform
import sqlite3
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter

from center.store.database import connect

ROUNDS = 400


def facts(folder: Path) -> dict[str, str]:
    """What someone needs to know to compare."""
    cpu = next(
        (line.partition(":")[2].strip() for line in lines_of("/proc/cpuinfo", "model")),
        platform.processor(),
    )
    return {
        "cpu": f"{os.cpu_count()} x {cpu}",
        "load": " ".join(f"{load:.1f}" for load in os.getloadavg()),
        "kernel": platform.release(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "disk": filesystem_of(folder),
    }


def lines_of(path: str, beginning: str) -> list[str]:
    text = Path(path).read_text("utf-8")
    return [line for line in text.splitlines() if line.startswith(f"{beginning} name")]


def filesystem_of(folder: Path) -> str:
    """Type of the file system that holds a folder."""
    mounts = [line.split() for line in Path("/proc/mounts").read_text().splitlines()]
    above = [m for m in mounts if folder.resolve().is_relative_to(m[1])]
    return max(above, key=lambda mount: len(mount[1]))[2]


def fsync_ms(folder: Path) -> float:
    """Median of one ``fdatasync`` after 4 KiB were written, as SQLite's log does."""
    taken = []
    with (folder / "fsync").open("wb", buffering=0) as file:
        for _ in range(ROUNDS):
            file.write(b"x" * 4096)
            begun = perf_counter()
            os.fdatasync(file.fileno())
            taken.append(perf_counter() - begun)
    return median(taken) * 1000


def one_row_ms(folder: Path) -> float:
    """Median of a durable commit of one row, by one connection set as the center's."""
    db = connect(folder / "one_row.db")
    connection = db.conn
    taken = []
    with closing(db):
        connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, data TEXT)")
        for _ in range(ROUNDS):
            begun = perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO row (data) VALUES (?)", ("x" * 200,))
            connection.execute("COMMIT")
            taken.append(perf_counter() - begun)
    return median(taken) * 1000


def cpu_seconds(pid: int) -> float:
    """Processor time of a process so far, user and system."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid: int | str = "self") -> tuple[int, int]:
    """Bytes of a process: its own, and all that are resident.

    The others are pages of files (libraries, fonts), which the system has once however
    often they are open, and takes back when it needs them.
    """
    pages = Path(f"/proc/{pid}/statm").read_text("ascii").split()
    size = os.sysconf("SC_PAGE_SIZE")
    return (int(pages[1]) - int(pages[2])) * size, int(pages[1]) * size
