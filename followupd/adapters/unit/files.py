"""Which files make the service, where they lie, and putting them there and away again.

1. A file that says already what it should is left alone, so that installing twice changes nothing.
2. What is not ours (drop-ins of the user's own) is never touched; an emptied folder of ours goes too.
3. A file is replaced as a whole: nobody ever reads half of it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from followupd.adapters.unit.text import FAILED, SANDBOX, UNIT, Launch, shipped_data


class Change(StrEnum):
    """What happened to a file."""

    WRITTEN = "written"
    CHANGED = "changed"
    SAME = "unchanged"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the files lie. `units` is the folder that the user manager reads; `data` is $XDG_DATA_HOME."""

    units: Path
    data: Path

    @classmethod
    def of(cls, manager: Mapping[str, str], ours: Mapping[str, str]) -> Layout:
        """The manager's environment says where it looks for units; ours, where the desktop does for the rest."""
        return cls(
            base(manager, "XDG_CONFIG_HOME", ".config") / "systemd" / "user",
            base(ours, "XDG_DATA_HOME", ".local/share"),
        )

    @property
    def unit(self) -> Path:
        return self.units / UNIT

    @property
    def failed_unit(self) -> Path:
        return self.units / FAILED

    @property
    def sandbox(self) -> Path:
        return self.units / f"{UNIT}.d" / SANDBOX

    @property
    def desktop_file(self) -> Path:
        return self.data / "applications" / "followupd.desktop"

    @property
    def icon(self) -> Path:
        return self.data / "icons" / "hicolor" / "scalable" / "apps" / "followupd.svg"

    @property
    def all(self) -> tuple[Path, ...]:
        return (self.unit, self.failed_unit, self.sandbox, self.desktop_file, self.icon)


@dataclass(frozen=True, slots=True)
class Installed:
    """The files of the service at their places."""

    layout: Layout

    def write(
        self, launch: Launch, *, sandbox: bool | None = None, writable: tuple[str, ...] = ()
    ) -> list[tuple[Path, Change]]:
        """Put every file there. `sandbox` None leaves the drop-in on or off as it is. Raises OSError."""
        layout = self.layout
        wanted = {
            layout.unit: launch.unit(),
            layout.failed_unit: launch.failed_unit(),
            layout.desktop_file: launch.desktop_file(),
            layout.icon: shipped_data("followupd.svg"),
        }
        if sandbox or (sandbox is None and layout.sandbox.exists()):
            wanted[layout.sandbox] = launch.sandbox(writable)
        changes = [(path, _put(path, text)) for path, text in wanted.items()]
        if sandbox is False and _remove(layout.sandbox, layout.units):
            changes.append((layout.sandbox, Change.REMOVED))
        return changes

    def remove(self) -> list[tuple[Path, Change]]:
        """Take every file away, and the folders that are empty then; what was there. Raises OSError."""
        layout = self.layout
        tops = {layout.desktop_file: layout.data, layout.icon: layout.data}
        return [(path, Change.REMOVED) for path in layout.all if _remove(path, tops.get(path, layout.units.parents[1]))]

    def left(self) -> list[Path]:
        """Drop-ins that are not ours."""
        folder = self.layout.sandbox.parent
        return sorted(folder.iterdir()) if folder.is_dir() else []


def base(environ: Mapping[str, str], variable: str, default: str) -> Path:
    """A base directory (XDG Base Directory Specification 0.8): a relative path in the variable is ignored."""
    named = environ.get(variable, "")
    if named.startswith("/"):
        return Path(named)
    return Path(environ.get("HOME") or os.path.expanduser("~")) / default  # noqa: PTH111 - Path.home() reads os.environ


def _put(path: Path, text: str) -> Change:
    with contextlib.suppress(OSError, UnicodeDecodeError):
        if path.read_text("utf-8") == text:
            return Change.SAME
    change = Change.CHANGED if path.exists() else Change.WRITTEN
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        fresh.write_text(text, "utf-8")
        fresh.chmod(0o644)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    return change


def _remove(path: Path, top: Path) -> bool:
    """Remove a file and the folders below `top` that are empty then; whether it was there."""
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    for folder in path.parents:
        if folder == top:
            break
        try:
            folder.rmdir()
        except OSError:
            break
    return True
