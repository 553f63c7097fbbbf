"""What the installed files say: the shipped ones, with this machine's paths in their place.

1. The shipped unit is the only source; of its lines only ExecStart and ReadWritePaths are replaced.
2. The launcher stands there as it was called: what pipx and uv put into ~/.local/bin is a symlink that survives an
   upgrade, and its target does not.
3. Words are quoted as systemd.syntax(7) and systemd.service(5) say, or the Desktop Entry Specification.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from followupd.errors import UsageError

UNIT = "followupd.service"
FAILED = "followupd-failed.service"
SANDBOX = "sandbox.conf"

_PACKAGE = Path(__file__).parents[2]


def shipped(name: str) -> str:
    """A file of the folder `systemd`: in the package when it was built, else beside it in the checkout."""
    packaged = _PACKAGE / "data" / "systemd" / name
    return (packaged if packaged.exists() else _PACKAGE.parent / "systemd" / name).read_text("utf-8")


def shipped_data(name: str) -> str:
    return (_PACKAGE / "data" / name).read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Launch:
    """How the service starts us: the program's words, the `--config` (an absolute path, or ""), variables it needs."""

    program: tuple[str, ...]
    config: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)

    def unit(self) -> str:
        words = [*self.program, "run", *(("--config", self.config) if self.config else ())]
        return _started_by(shipped(UNIT), words, self.environment)

    def failed_unit(self) -> str:
        return _started_by(shipped(FAILED), [*self.program, "service", "failed"], self.environment)

    def sandbox(self, writable: Sequence[str]) -> str:
        """The drop-in, with the folders that stay writable."""
        paths = " ".join("-" + _unit_word(path) for path in writable)
        return re.sub(r"(?m)^ReadWritePaths=.*$", lambda _: f"ReadWritePaths={paths}", shipped(SANDBOX))

    def desktop_file(self) -> str:
        words = " ".join(_desktop_word(word) for word in (*self.program, "status"))
        return re.sub(r"(?m)^Exec=.*$", lambda _: f"Exec={words}", shipped_data("followupd.desktop"))


def program(argv0: str | None = None) -> tuple[str, ...]:
    """The launcher by its absolute path, as it was called, its symlinks not resolved.

    Started as a module (`python -m followupd`) it is the launcher beside the interpreter, else the interpreter itself.
    """
    called = sys.argv[0] if argv0 is None else argv0
    if Path(called).name == "__main__.py" or not called:
        beside = Path(sys.executable).with_name("followupd")
        return (str(beside),) if beside.exists() else (sys.executable, "-m", "followupd")
    if "/" not in called:
        called = shutil.which(called) or called
    return (os.path.abspath(called),)  # noqa: PTH100 - Path.resolve() would follow the symlink


def _started_by(text: str, words: Sequence[str], environment: Mapping[str, str]) -> str:
    first, *rest = words
    # A `$` begins a variable, except in the path of the program.
    command = " ".join([_unit_word(first), *(_unit_word(word).replace("$", "$$") for word in rest)])
    lines = [f"ExecStart={command}"]
    lines += [f"Environment={_unit_word(f'{name}={value}')}" for name, value in sorted(environment.items())]
    return re.sub(r"(?m)^ExecStart=.*$", lambda _: "\n".join(lines), text)


def _unit_word(word: str) -> str:
    """One word of a unit file."""
    _must_be_one_line(word)
    word = word.replace("%", "%%")
    if re.fullmatch(r"[\w@%+=:,./$~-]+", word, re.ASCII):
        return word
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _desktop_word(word: str) -> str:
    """One word of a desktop entry's Exec key: quoted, and then escaped once more as every string value is."""
    _must_be_one_line(word)
    word = word.replace("%", "%%")
    if re.fullmatch(r"[\w@%+=:,./-]+", word, re.ASCII):
        return word
    quoted = '"' + re.sub(r'(["`$\\])', r"\\\1", word) + '"'
    return quoted.replace("\\", "\\\\")


def _must_be_one_line(word: str) -> None:
    if not word.isprintable():
        raise UsageError(
            f"A service cannot be started by {word!r}.", "Its path holds a character that is not printable."
        )
