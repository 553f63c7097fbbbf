"""Clocks (ports.Clock): the machine's, and one that is driven by hand, for tests and the demo.

1. Deadlines are wall-clock: monotonic time stops while the machine sleeps (Linux, CLOCK_MONOTONIC).
2. So a long wait is made of short ones, and ends when either clock says that it is over: after a
   suspend the wall clock says so, after a step back the monotonic one.
3. A `wake` that comes before the wait is not lost; each waiting thread gets its own.
"""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta

SLICE = 60.0
"""Seconds of real time after which a wait looks at the wall clock again."""


class _Bell:
    """Wakes every thread that waits, once; also one that comes a moment too late to hear it."""

    def __init__(self) -> None:
        self.condition = threading.Condition()
        self._rung = 0
        self._heard = threading.local()

    def ring(self) -> None:
        with self.condition:
            self._rung += 1
            self.condition.notify_all()

    def heard(self) -> bool:
        """Whether it rang since this thread last asked. Call with `condition` held."""
        new = self._rung != getattr(self._heard, "count", 0)
        self._heard.count = self._rung
        return new


class SystemClock:
    """The machine's clock."""

    def __init__(self) -> None:
        self._bell = _Bell()

    def now(self) -> datetime:
        return datetime.now(UTC)

    def wait(self, seconds: float) -> bool:
        """Wait; True when woken early. Seconds of wall time, a suspend included."""
        wall, steady = time.time() + seconds, time.monotonic() + seconds
        with self._bell.condition:
            while not self._bell.heard():
                left = min(wall - time.time(), steady - time.monotonic())
                if left <= 0:
                    return False
                self._bell.condition.wait(min(left, SLICE))
            return True

    def wake(self) -> None:
        self._bell.ring()


class DrivenClock:
    """Stands still until it is told a time: `set` may go forward (also a suspend) and back."""

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)
        self._bell = _Bell()
        self._told = threading.local()

    def now(self) -> datetime:
        with self._bell.condition:
            self._told.now = self._now
            return self._now

    def set(self, now: datetime) -> None:
        with self._bell.condition:
            self._now = now.astimezone(UTC)
            self._bell.condition.notify_all()

    def advance(self, by: timedelta) -> None:
        self.set(self.now() + by)

    def wait(self, seconds: float) -> bool:
        """Wait from the time that this thread was last told: it may have been set in between."""
        with self._bell.condition:
            began = getattr(self._told, "now", self._now)
            end = began + timedelta(seconds=min(seconds, 1e9))
            while not self._bell.heard():
                # A step back ends the wait: whoever waits has to look at the time again.
                if self._now >= end or self._now < began:
                    self._told.now = self._now
                    return False
                self._bell.condition.wait()
            return True

    def wake(self) -> None:
        self._bell.ring()
