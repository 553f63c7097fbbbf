"""What a configuration may say, and what is yet worth telling the user."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from pathlib import Path

from followupd.model import Config


def notes(config: Config) -> Iterator[str]:
    """What is allowed and yet worth saying: a line for each."""
    try:
        mode = Path(config.path).stat().st_mode & 0o777
    except OSError:
        mode = 0o600
    if mode & 0o077:
        yield f"{config.path} can be read by others (mode {mode:04o}). To mend it: chmod 600 {config.path}"
    if not config.accounts:
        yield "No account is named: `followupd run` has nothing to watch."
    if not config.channels:
        yield "nudges.channels is empty: nothing will be shown, only logged."
    if config.policy.quiet and _inside(config.policy.at, *config.policy.quiet):
        yield "nudges.at lies in nudges.quiet_hours: nudges will come at the end of the quiet hours."


def _inside(clock: time, begin: time, end: time) -> bool:
    return begin <= clock < end if begin <= end else clock >= begin or clock < end
