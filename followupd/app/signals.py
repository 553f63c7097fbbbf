"""Signals become items on the daemon's queue.

A handler may not touch a lock that the interrupted code may hold, so it only wakes a socket pair
(signal.set_wakeup_fd) from which a thread of its own reads.
"""

from __future__ import annotations

import contextlib
import signal
import socket
import threading
from collections.abc import Callable, Mapping
from types import FrameType


class SignalRelay:
    """Calls what each signal stands for, from a thread, until closed. Made in the main thread."""

    def __init__(self, meanings: Mapping[int, Callable[[], None]]) -> None:
        self._meanings = meanings
        self._reader, self._writer = socket.socketpair()
        self._writer.setblocking(False)
        self._before_fd = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, _nothing) for number in meanings}
        self._thread = threading.Thread(target=self._relay, name="signals", daemon=True)
        self._thread.start()

    def _relay(self) -> None:
        while numbers := self._reader.recv(64):
            for number in numbers:
                if meaning := self._meanings.get(number):
                    meaning()

    def close(self) -> None:
        """Put back what was there before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._before_fd)
        with contextlib.suppress(OSError):
            self._writer.shutdown(socket.SHUT_RDWR)
        self._thread.join(1)
        self._writer.close()
        self._reader.close()


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """The wakeup descriptor does the work; without a handler the default action would be taken."""
