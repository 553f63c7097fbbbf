"""One daemon per state folder, and how a command line wakes it.

1. The daemon holds an advisory lock (flock) on a file beside the state, with its process id in it: the
   lock ends with the process, however that ends, so a stale id is never believed.
2. `poke` sends SIGUSR1 to the holder: "look at what the user has told you". No socket is needed.
"""

from __future__ import annotations

import fcntl
import os
import signal
from pathlib import Path

from followupd.errors import FollowupdError


class AlreadyRunning(FollowupdError):
    """Another daemon keeps this state."""


class Instance:
    """Holds the lock from `__init__` to `close`. Raises AlreadyRunning."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._file)
            raise AlreadyRunning(
                f"Another followupd watches already (its lock is {path}).",
                "Stop it first: systemctl --user stop followupd.",
            ) from None
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, f"{os.getpid()}\n".encode(), 0)

    def close(self) -> None:
        os.close(self._file)


def holder(path: Path) -> int | None:
    """The process id of the running daemon; None when none runs."""
    try:
        file = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        text = os.pread(file, 32, 0).decode("ascii", "replace").strip()
        return int(text) if text.isdigit() else None
    else:
        return None
    finally:
        os.close(file)


def poke(path: Path) -> bool:
    """Tell the running daemon to look at its state; False when none runs."""
    process = holder(path)
    if process is None:
        return False
    try:
        os.kill(process, signal.SIGUSR1)
    except ProcessLookupError:
        return False
    return True
