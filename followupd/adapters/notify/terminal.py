"""Notices on a terminal (stderr, so that stdout stays data)."""

from __future__ import annotations

import os
import re
import sys
from typing import TextIO

from followupd.errors import DeliveryFailed
from followupd.model import Notice, Severity

_STYLE = {Severity.INFO: "bold cyan", Severity.WARNING: "bold yellow", Severity.CRITICAL: "bold red"}
_CONTROL = re.compile(r"[^\n\t\x20-\x7e\xa0-\U0010ffff]")
"""Escape sequences and the like: a mail's subject must not steer the terminal."""


class TerminalNotifier:
    """Plain text; in colours on a terminal that wants them."""

    name = "terminal"

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream

    def deliver(self, notice: Notice) -> None:
        stream = self._stream or sys.stderr
        title, body = _plain(notice.title).replace("\n", " "), _plain(notice.body)
        hints = [f"  {_plain(label)}: {_plain(command)}" for _, label, command in notice.actions if command]
        rest = "".join(f"  {line}\n" for line in body.splitlines()) + "".join(f"{hint}\n" for hint in hints)
        try:
            if stream.isatty() and not os.environ.get("NO_COLOR"):
                from rich.console import Console  # here: 10 MB that a service does not need
                from rich.text import Text

                console = Console(file=stream, highlight=False)
                console.print(Text(title, style=_STYLE[notice.severity]))
                console.print(Text(rest))
            else:
                stream.write(f"{title}\n{rest}\n")
            stream.flush()
        except (OSError, ValueError) as error:  # closed, or its other end has gone
            raise DeliveryFailed("The terminal has gone.") from error

    def withdraw(self, key: str) -> None:
        """What is written is written."""

    def close(self) -> None:
        """The stream is not ours."""


def _plain(text: str) -> str:
    return _CONTROL.sub(" ", text.encode("utf-8", "replace").decode())
