"""Desktop notifications: org.freedesktop.Notifications, version 1.2 of its specification.

1. A body is markup where the server says `body-markup`, else plain: a subject of `<a href=…>` reads as written
   on both. The summary is always plain.
2. Buttons are asked for only where the server has `actions`; a press is told by our own connection, so it stays open.
3. The same key replaces what it shows: by its id while the server lives, by the hints that several servers know
   after a restart of ours.
4. Nothing here takes longer than two seconds: no bus, no server, one that hangs while it is being started is
   DeliveryFailed, and the next channel's turn. The server is asked for its capabilities before the notice goes out,
   so that one which starts too late does not show what another channel has shown.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from contextlib import suppress
from typing import Any

from jeepney import DBusAddress, MatchRule

from followupd.adapters.notify.bus import Bus, BusError
from followupd.errors import DeliveryFailed
from followupd.model import Notice, Severity
from followupd.ports import OnAction

PATIENCE = 2.0
"""Seconds for one delivery, connecting included."""

REMEMBERED = 500
"""How many notifications a press of a button can be told of."""

_SERVER = DBusAddress(
    "/org/freedesktop/Notifications", "org.freedesktop.Notifications", interface="org.freedesktop.Notifications"
)
_NORMAL, _CRITICAL = 1, 2
_LOW = 0


class DesktopNotifier:
    """The desktop's notification server. `on_action` is called in the bus's own thread."""

    name = "desktop"

    def __init__(self, on_action: OnAction | None = None, *, address: str = "") -> None:
        self._on_action = on_action
        self._address = address
        self._lock = threading.Lock()
        self._bus: Bus | None = None
        self._capabilities: frozenset[str] | None = None
        self._ids: dict[str, int] = {}  # what is shown: key to id
        self._keys: OrderedDict[int, str] = OrderedDict()  # also of what was closed a moment ago

    def deliver(self, notice: Notice) -> None:
        with self._lock:
            deadline = time.monotonic() + PATIENCE
            try:
                bus = self._connected(deadline)
                capabilities = self._server_capabilities(bus, deadline)
                shown = bus.call(
                    _SERVER, "Notify", "susssasa{sv}i", self._message(notice, capabilities), _left(deadline)
                )
            except (BusError, TimeoutError) as error:
                self._capabilities = None
                reason = str(error) or "no answer"
                raise DeliveryFailed(f"No desktop notification can be shown ({reason}).") from error
            self._remember(notice.key, int(shown[0]))

    def withdraw(self, key: str) -> None:
        with self._lock:
            number = self._ids.pop(key, None)
            if number is None or self._bus is None or self._bus.closed.is_set():
                return
            with suppress(BusError, TimeoutError):  # closed by the user in the same moment
                self._bus.call(_SERVER, "CloseNotification", "u", (number,), PATIENCE)

    def close(self) -> None:
        with self._lock:
            if self._bus is not None:
                self._bus.close()
                self._bus = None

    def _connected(self, deadline: float) -> Bus:
        if self._bus is None or self._bus.closed.is_set():
            self._forget_server()
            if self._bus is not None:
                self._bus.close()
                self._bus = None
            bus = Bus(self._on_signal, timeout=_left(deadline), address=self._address)
            try:
                self._subscribe(bus, deadline)
            except BaseException:
                bus.close()
                raise
            self._bus = bus
        return self._bus

    @staticmethod
    def _subscribe(bus: Bus, deadline: float) -> None:
        for member in ("ActionInvoked", "NotificationClosed"):
            rule = MatchRule(
                type="signal",
                sender=_SERVER.bus_name,
                interface=_SERVER.interface,
                path=_SERVER.object_path,
                member=member,
            )
            bus.subscribe(rule, _left(deadline))
        owner = MatchRule(
            type="signal", sender="org.freedesktop.DBus", interface="org.freedesktop.DBus", member="NameOwnerChanged"
        )
        owner.add_arg_condition(0, _SERVER.bus_name)
        bus.subscribe(owner, _left(deadline))

    def _server_capabilities(self, bus: Bus, deadline: float) -> frozenset[str]:
        if self._capabilities is None:
            answer = bus.call(_SERVER, "GetCapabilities", "", (), _left(deadline))
            self._capabilities = frozenset(answer[0])
        return self._capabilities

    def _message(self, notice: Notice, capabilities: frozenset[str]) -> tuple[Any, ...]:
        actions: list[str] = []
        if "actions" in capabilities and self._on_action is not None:
            for identifier, label, _ in notice.actions:
                actions += [_plain(identifier), _plain(label)]
        urgency = _urgency(notice)
        hints = {
            "urgency": ("y", urgency),
            "desktop-entry": ("s", "followupd"),
            "category": ("s", "email"),
            "x-canonical-private-synchronous": ("s", _plain(notice.key)),
            "x-dunst-stack-tag": ("s", _plain(notice.key)),
        }
        body = _plain(notice.body)
        return (
            "followupd",
            self._ids.get(notice.key, 0),
            "followupd",
            _plain(notice.title),
            _escaped(body) if "body-markup" in capabilities else body,
            actions,
            hints,
            0 if urgency == _CRITICAL else -1,  # never expires; as long as the server likes
        )

    def _remember(self, key: str, number: int) -> None:
        self._ids[key] = number
        self._keys[number] = key
        self._keys.move_to_end(number)
        while len(self._keys) > REMEMBERED:
            _, old = self._keys.popitem(last=False)
            self._ids.pop(old, None)

    def _on_signal(self, member: str, arguments: tuple[Any, ...]) -> None:
        """In the bus's thread. Takes no lock: a delivery that waits for an answer holds it."""
        if member == "NameOwnerChanged":
            self._forget_server()
        elif member == "ActionInvoked" and self._on_action is not None:
            key = self._keys.get(int(arguments[0]))
            if key is not None:
                self._on_action(key, str(arguments[1]))
        elif member == "NotificationClosed":
            key = self._keys.get(int(arguments[0]))
            if key is not None and self._ids.get(key) == arguments[0]:
                # Its number is kept for a press that is told after the closing.
                self._ids.pop(key, None)

    def _forget_server(self) -> None:
        """Another server gives other numbers, and can do other things."""
        self._capabilities = None
        self._ids.clear()
        self._keys.clear()


def _urgency(notice: Notice) -> int:
    """Low is not shown at once by some desktops: only a finding that is merely information may be low."""
    if notice.severity is Severity.CRITICAL:
        return _CRITICAL
    return _LOW if notice.severity is Severity.INFO and notice.record.get("kind") == "finding" else _NORMAL


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _plain(text: str) -> str:
    """What D-Bus allows in a string: UTF-8 without NUL; other control characters are shown by nobody."""
    text = "".join(c for c in text if c in "\n\t" or c.isprintable() or ord(c) > 0x9F)
    return text.encode("utf-8", "replace").decode()


def _left(deadline: float) -> float:
    return max(deadline - time.monotonic(), 0.01)
