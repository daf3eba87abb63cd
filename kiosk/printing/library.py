"""python-escpos, loaded while nobody waits: importing it takes a third of a second.

It also leaves a folder with a copy of its printer table behind in every process.
"""

import os
import shutil
from functools import cache
from typing import Any

TABLE_FOLDER = "ESCPOS_CAPABILITIES_PICKLE_DIR"


@cache
def load_library() -> None:
    """Import it once, and clear up after it."""
    from escpos import capabilities, printer  # type: ignore[import-untyped] # noqa: F401

    if TABLE_FOLDER not in os.environ:
        shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)


def print_head(dots: int) -> Any:
    """Give a printer that only writes bytes, for a print head of so many dots.

    Were the width unknown, the library would print a remark to standard output.
    """
    load_library()
    from escpos.capabilities import Profile  # type: ignore[import-untyped]
    from escpos.printer import Dummy  # type: ignore[import-untyped]

    head = Profile()
    head.profile_data = {**head.profile_data, "media": {"width": {"pixels": dots}}}
    return Dummy(profile=head)
