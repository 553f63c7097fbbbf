"""Where the configuration lies, and which time zone this machine keeps.

XDG Base Directory Specification 0.8, by hand: platformdirs costs 15 ms at every start, for the same three paths.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

FILE_NAME = "config.toml"


def config_path(environ: Mapping[str, str]) -> Path:
    """`$XDG_CONFIG_HOME/followupd/config.toml`, whether or not it is there."""
    return _base(environ, "XDG_CONFIG_HOME", ".config") / "followupd" / FILE_NAME


def cache_dir(environ: Mapping[str, str]) -> Path:
    """`$XDG_CACHE_HOME/followupd`: may be deleted at any time."""
    return _base(environ, "XDG_CACHE_HOME", ".cache") / "followupd"


def _base(environ: Mapping[str, str], variable: str, default: str) -> Path:
    """A base directory. A relative path in the variable is to be ignored, says the specification."""
    named = environ.get(variable, "")
    if named.startswith("/"):
        return Path(named)
    return Path(environ.get("HOME") or os.path.expanduser("~")) / default  # noqa: PTH111  (Path.home() reads os.environ)


def system_zone(environ: Mapping[str, str], root: Path = Path("/")) -> str:
    """The IANA name of the zone that this machine keeps: TZ, /etc/localtime, /etc/timezone; "UTC" when none says.

    /etc/localtime before /etc/timezone, because the C library reads only the former, and systemd sets only it.
    """
    candidates = [environ.get("TZ", "").removeprefix(":")]
    try:
        target = os.path.realpath(root / "etc/localtime")
        candidates.append(target.partition("zoneinfo/")[2])
        candidates.append((root / "etc/timezone").read_text("utf-8").strip())
    except (OSError, UnicodeDecodeError):
        pass
    for name in candidates:
        if name and is_zone(known := name.removeprefix("posix/").removeprefix("right/")):
            return known
    return "UTC"


def is_zone(name: str) -> bool:
    """Whether `name` is a zone that this machine (or the tzdata package) knows."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
