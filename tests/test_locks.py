import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RUNNING, DEVELOPMENT = "requirements.lock", "requirements-dev.lock"


def entries(name: str) -> dict[str, str]:
    """Package and version → everything that stands below it."""
    text = (ROOT / name).read_text("utf-8")
    return dict(re.findall(r"^([\w.-]+==\S+)((?:.|\n)*?)(?=^[\w.-]+==|\Z)", text, re.M))


@pytest.mark.parametrize("name", [RUNNING, DEVELOPMENT])
def test_a_lock_holds_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")

    assert not re.search(r"://|^-|\bfile:|/simple\b", text, re.M)
    assert all("--hash=sha256:" in below for below in entries(name).values())


def test_the_lock_of_the_tests_holds_the_whole_lock_of_the_processes() -> None:
    running, development = entries(RUNNING), entries(DEVELOPMENT)

    assert running
    assert running.keys() <= development.keys()


def test_every_pinned_dependency_is_in_the_locks() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    pinned = set(re.findall(r'^    "([\w.-]+==[^"]+)",$', project, re.M))

    assert len(pinned) > 20
    assert pinned <= entries(DEVELOPMENT).keys()
