"""Tells when a keyring appears or changes its state in this session: what was locked may be open now.

Optional, as is the session bus: without it a locked keyring is only asked again after a while.
Signals of the Secret Service API 0.2 (CollectionChanged; PropertiesChanged of a collection) and of the bus itself.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress

RETRY = 60.0
"""Seconds until the bus is tried again."""

SECRETS = "org.freedesktop.secrets"
_NEWS = frozenset({"CollectionChanged", "CollectionCreated", "PropertiesChanged", "NameOwnerChanged"})


class KeyringSignals:
    """Calls `on_change`, from a thread of its own, whenever a keyring may have been opened."""

    def __init__(self, on_change: Callable[[], None], *, bus: str = "SESSION") -> None:
        self._on_change = on_change
        self._bus = bus
        self._closed = threading.Event()
        self._socket: socket.socket | None = None
        self._thread = threading.Thread(target=self._run, name="keyring", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._closed.set()
        if (open_socket := self._socket) is not None:
            with suppress(OSError):
                open_socket.shutdown(socket.SHUT_RDWR)
        if self._thread.is_alive():
            self._thread.join(2)

    def _run(self) -> None:
        while not self._closed.is_set():
            # Whatever goes wrong on this bus is no more than the lack of a convenience.
            with suppress(OSError, KeyError, RuntimeError, ValueError, StopIteration):
                self._listen()
            self._closed.wait(RETRY)

    def _listen(self) -> None:
        from jeepney import HeaderFields, MatchRule, MessageType, message_bus
        from jeepney.io.blocking import open_dbus_connection

        changes = MatchRule(type="signal", sender=SECRETS)
        owner = MatchRule(type="signal", sender="org.freedesktop.DBus", member="NameOwnerChanged")
        owner.add_arg_condition(0, SECRETS)
        with open_dbus_connection(self._bus) as connection:
            self._socket = connection.sock
            for rule in (changes, owner):
                connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=5)
            while not self._closed.is_set():
                message = connection.receive()
                is_signal = message.header.message_type is MessageType.signal
                if is_signal and message.header.fields.get(HeaderFields.member) in _NEWS:
                    self._on_change()
