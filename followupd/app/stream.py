"""`run --json`: every event, finding and nudge on a stream, as it is logged, across restarts.

Written first, remembered afterwards: killed in between, a line comes twice, under the same key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from followupd.ports import Store

REMEMBERED = "json_streamed"


class LogStream:
    """Follows the store's log. What was logged before it was first asked for is not repeated."""

    def __init__(self, store: Store, write: Callable[[Mapping[str, Any]], None], zone: ZoneInfo) -> None:
        self._store = store
        self._write = write
        self._zone = zone
        remembered = store.meta(REMEMBERED)
        self._last = store.last_logged() if remembered is None else int(remembered)
        if remembered is None:
            store.set_meta(REMEMBERED, str(self._last))

    def adopt_zone(self, zone: ZoneInfo) -> None:
        """Write times in another zone from now on."""
        self._zone = zone

    def flush(self) -> None:
        """Write what is new. Raises DeliveryFailed when nobody reads any more; nothing is forgotten then."""
        last = self._last
        for number, record in self._store.logged_after(last, self._zone):
            self._write(record)
            self._last = number
        if self._last != last:
            self._store.set_meta(REMEMBERED, str(self._last))
