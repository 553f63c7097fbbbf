"""`python -m followupd`, and the `followupd` command."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    # Importing makes many objects and no garbage: a tenth of `status` went into looking for some.
    gc.disable()
    from followupd.cli import run_command_line

    code = run_command_line(sys.argv[1:])
    if _LOOKING.isdisjoint(sys.argv[1:4]):
        sys.exit(code)
    _leave(code)


_LOOKING = frozenset({"status", "agenda", "log"})
"""Commands that write nothing anywhere: there is nothing that would have to be closed."""


def _leave(code: int) -> NoReturn:
    """Exit without taking the interpreter apart object by object, which was another tenth of `status`.

    Whoever has asked to be called at the end is called; when a thread is left, or something cannot be written,
    Python's own way out has its rules for that.
    """
    import atexit
    import threading

    try:
        if threading.active_count() == 1:
            atexit._run_exitfuncs()  # noqa: SLF001 - as multiprocessing's children do before they leave in this way
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
            os._exit(code)
    except (OSError, ValueError):
        pass
    sys.exit(code)


if __name__ == "__main__":
    main()
