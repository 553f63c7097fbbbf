"""`run --json`: each record of a notice as one line (SPEC section 11), with its key, as it happens."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Mapping
from typing import Any, TextIO

from followupd.errors import DeliveryFailed
from followupd.model import Notice


class JsonLinesNotifier:
    """A stream of JSON Lines, ASCII, flushed after each."""

    name = "jsonlines"

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def write(self, record: Mapping[str, Any]) -> None:
        """Raises DeliveryFailed when nobody reads any more."""
        line = json.dumps(record, default=str)
        stream = self._stream or sys.stdout
        try:
            with self._lock:
                stream.write(line + "\n")
                stream.flush()
        except (OSError, ValueError) as error:
            raise DeliveryFailed("Nobody reads the JSON lines any more.") from error

    def deliver(self, notice: Notice) -> None:
        several = notice.record.get("records") or notice.record.get("findings")
        for record in several or ([notice.record] if notice.record else [_bare(notice)]):
            self.write({**record, "key": record.get("key", notice.key)})

    def withdraw(self, key: str) -> None:
        """What is written is written."""

    def close(self) -> None:
        """The stream is not ours."""


def _bare(notice: Notice) -> dict[str, Any]:
    return {"kind": "notice", "at": notice.at.isoformat(), "severity": str(notice.severity), "title": notice.title}
