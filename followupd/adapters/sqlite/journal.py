"""What no mailbox can tell again, once more as lines of JSON beside the state file.

1. A line is on the disk (fsync) before the transaction that it belongs to is begun.
2. It is appended to and never rewritten; daemon and command line write whole lines (O_APPEND).
3. It is read when the state file had to be begun anew, and, for deeds whose command was killed
   between the line and the transaction, at every opening. A line that cannot be read is passed over.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


class Journal:
    """`deeds.jsonl`, mode 0600."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def append(self, *lines: Mapping[str, Any]) -> None:
        """Write lines, and return when they are on the disk. Raises OSError."""
        text = "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)
        descriptor = os.open(self.path, os.O_CREAT | os.O_RDWR | os.O_APPEND | os.O_CLOEXEC, 0o600)
        try:
            size = os.fstat(descriptor).st_size
            # A line torn by a crash must not swallow the next one.
            torn = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
            rest = memoryview((("\n" if torn else "") + text).encode("ascii"))
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def size(self) -> int:
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    def read(self, offset: int = 0) -> Iterator[tuple[int, dict[str, Any]]]:
        """Each whole line from byte `offset`, with the offset after it."""
        try:
            file = self.path.open("rb")
        except FileNotFoundError:
            return
        with file:
            file.seek(offset)
            for line in file:
                offset += len(line)
                if not line.endswith(b"\n"):
                    return
                try:
                    value = json.loads(line)
                except ValueError:
                    continue
                if isinstance(value, dict):
                    yield offset, value
