"""`python -m followupd`, and the `followupd` command."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    # Importing makes many objects and no garbage: a tenth of `status` went into looking for some.
    gc.disable()
    from followupd.cli import run_command_line

    sys.exit(run_command_line(sys.argv[1:]))


if __name__ == "__main__":
    main()
