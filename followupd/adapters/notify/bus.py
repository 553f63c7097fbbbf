"""One connection to a D-Bus bus, kept open, read by a thread of its own.

1. Buttons die with their sender's connection, so one connection lasts for the process.
2. Nothing waits longer than it is told to: a bus or a service that hangs is a TimeoutError.
3. When the connection ends every waiting call fails at once, and `closed` is set.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, Parser, message_bus, new_method_call
from jeepney.bus import get_bus
from jeepney.io.blocking import prep_socket

OnSignal = Callable[[str, tuple[Any, ...]], None]
"""Called in the reading thread with a signal's member and its arguments."""


class BusError(Exception):
    """The bus is not there, has gone, or a call was answered with an error."""


class Bus:
    """A connection. Raises BusError or TimeoutError when it cannot be made in `timeout` seconds."""

    def __init__(self, on_signal: OnSignal, *, timeout: float, address: str = "") -> None:
        self.closed = threading.Event()
        self._on_signal = on_signal
        self._serials = count(1)
        self._sending = threading.Lock()
        self._replies: dict[int, Message | None] = {}
        self._answered = threading.Condition()
        try:
            self._socket: socket.socket = prep_socket(get_bus(address or session_address()), timeout=timeout)
        except TimeoutError:
            raise
        except Exception as error:
            # jeepney: KeyError, ValueError, StopIteration, RuntimeError for an address; AuthenticationError; OSError.
            raise BusError(f"no bus: {type(error).__name__}") from error
        self._thread = threading.Thread(target=self._read, name="d-bus", daemon=True)
        self._thread.start()
        try:
            self._ask(message_bus.Hello(), timeout)
        except BaseException:
            self.close()
            raise

    def call(
        self, target: DBusAddress, method: str, signature: str, body: tuple[Any, ...], timeout: float
    ) -> tuple[Any, ...]:
        """Call a method and return what it returns. Raises BusError, TimeoutError."""
        return self._ask(new_method_call(target, method, signature or None, body), timeout)

    def subscribe(self, rule: MatchRule, timeout: float) -> None:
        self._ask(message_bus.AddMatch(rule), timeout)

    def close(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        if threading.current_thread() is not self._thread:
            self._thread.join(2)
        self._socket.close()

    def _ask(self, message: Message, timeout: float) -> tuple[Any, ...]:
        with self._sending:
            serial = next(self._serials)
            with self._answered:
                self._replies[serial] = None
            try:
                self._socket.sendall(message.serialise(serial=serial))
            except OSError as error:
                self._forget(serial)
                raise BusError("the bus has gone") from error
        with self._answered:
            self._answered.wait_for(lambda: self._replies[serial] is not None or self.closed.is_set(), timeout)
            reply = self._replies.pop(serial)
        if reply is None:
            if self.closed.is_set():
                raise BusError("the bus has gone")
            raise TimeoutError
        if reply.header.message_type is MessageType.error:
            raise BusError(str(reply.header.fields.get(HeaderFields.error_name, "error")))
        return tuple(reply.body)

    def _forget(self, serial: int) -> None:
        with self._answered:
            self._replies.pop(serial, None)

    def _read(self) -> None:
        parser = Parser()
        # A reader that dies must leave nobody waiting, whatever it died of.
        try:
            while data := self._socket.recv(4096):
                parser.add_data(data)
                while (message := parser.get_next_message()) is not None:
                    self._take(message)
        except (OSError, ValueError, KeyError, UnicodeDecodeError):
            pass
        finally:
            with self._answered:
                self.closed.set()
                self._answered.notify_all()

    def _take(self, message: Message) -> None:
        fields = message.header.fields
        if message.header.message_type is MessageType.signal:
            self._on_signal(str(fields.get(HeaderFields.member, "")), tuple(message.body))
            return
        serial = fields.get(HeaderFields.reply_serial)
        with self._answered:
            if serial in self._replies:
                self._replies[serial] = message
                self._answered.notify_all()


def session_address() -> str:
    """The session bus: from the environment, else where systemd's user manager puts it."""
    if address := os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return address
    socket_path = Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}") / "bus"
    if not socket_path.exists():
        raise BusError("no session bus")
    return f"unix:path={socket_path}"
