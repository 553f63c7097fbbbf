"""Tells when the machine comes back from sleep: logind's PrepareForSleep, over the system bus.

Optional: without a system bus or logind nothing is told, and the heartbeat finds out by itself
within a minute (org.freedesktop.login1(5)).
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress

RETRY = 300.0
"""Seconds until the bus is tried again."""


class Logind:
    """Calls `on_resume`, from a thread of its own, each time the machine has woken up."""

    def __init__(self, on_resume: Callable[[], None], *, bus: str = "SYSTEM") -> None:
        self._on_resume = on_resume
        self._bus = bus
        self._closed = threading.Event()
        self._ready = threading.Event()
        self._socket: socket.socket | None = None
        self._thread = threading.Thread(target=self._run, name="logind", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._closed.set()
        if (open_socket := self._socket) is not None:
            with suppress(OSError):
                open_socket.shutdown(socket.SHUT_RDWR)
        if self._thread.is_alive():
            self._thread.join(2)

    def listening(self, seconds: float) -> bool:
        """Wait until the signal is subscribed to; False when it is not in time."""
        return self._ready.wait(seconds)

    def _run(self) -> None:
        while not self._closed.is_set():
            # Whatever goes wrong on this bus is no more than the lack of a convenience.
            with suppress(OSError, KeyError, RuntimeError, ValueError, StopIteration):
                self._listen()
            self._ready.clear()
            self._closed.wait(RETRY)

    def _listen(self) -> None:
        from jeepney import HeaderFields, MatchRule, MessageType, message_bus
        from jeepney.io.blocking import open_dbus_connection

        rule = MatchRule(
            type="signal",
            sender="org.freedesktop.login1",
            interface="org.freedesktop.login1.Manager",
            member="PrepareForSleep",
            path="/org/freedesktop/login1",
        )
        with open_dbus_connection(self._bus) as connection:
            self._socket = connection.sock
            connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=5)
            self._ready.set()
            while not self._closed.is_set():
                message = connection.receive()
                if (
                    message.header.message_type is MessageType.signal
                    and message.header.fields.get(HeaderFields.member) == "PrepareForSleep"
                    and message.body == (False,)  # False: the sleep is over
                ):
                    self._on_resume()
