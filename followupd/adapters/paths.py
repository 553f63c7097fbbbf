"""Where our own files lie (SPEC section 12; XDG Base Directory Specification 0.8)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def state_dir(environ: Mapping[str, str]) -> Path:
    """`$XDG_STATE_HOME/followupd`, made with mode 0700 when it is not there.

    A relative path in the variable is ignored, as the specification asks.
    """
    named = environ.get("XDG_STATE_HOME", "")
    home = environ.get("HOME") or os.path.expanduser("~")  # noqa: PTH111  (Path.home() reads os.environ)
    base = Path(named) if named.startswith("/") else Path(home) / ".local" / "state"
    folder = base / "followupd"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def state_file(environ: Mapping[str, str]) -> Path:
    """`$XDG_STATE_HOME/followupd/state.db`: the store. The file itself may not be there yet."""
    return state_dir(environ) / "state.db"


def lock_file(environ: Mapping[str, str]) -> Path:
    """Where the running daemon holds its lock (`adapters.instance`)."""
    return state_dir(environ) / "daemon.lock"
