"""python-escpos, loaded when the first paper is printed.

Importing it takes a third of a second, which the first screen need not wait for, and
leaves a folder with a copy of its printer table behind in every process.
"""

import os
import shutil
from typing import Any

TABLE_FOLDER = "ESCPOS_CAPABILITIES_PICKLE_DIR"


def print_head(dots: int) -> Any:
    """Give a printer that only writes bytes, for a print head of so many dots.

    Were the width unknown, the library would print a remark to standard output.
    """
    from escpos import capabilities  # type: ignore[import-untyped]
    from escpos.printer import Dummy  # type: ignore[import-untyped]

    if TABLE_FOLDER not in os.environ:
        shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)
    head = capabilities.Profile()
    head.profile_data = {**head.profile_data, "media": {"width": {"pixels": dots}}}
    return Dummy(profile=head)
