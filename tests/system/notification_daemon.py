"""A real notification daemon (dunst) under a real X server (Xvfb), and an ear on the bus.

desktop.notified               every Notify call that came: `Notified(app_name, replaces_id, summary, body, …)`
desktop.closed                 ids that the sender took back (CloseNotification)
desktop.wait_for(count)        until so many Notify calls have been answered; then `notified`
desktop.press("Snooze")        choose a button by its label in dunst's own menu, as a user does
desktop.displayed()            how many are on the screen now (dunst's own count)
desktop.history()              what dunst has shown and put away
desktop.screenshot()           a PNG of the whole screen
desktop.stop(), desktop.start()   the daemon goes away and comes back (the X server stays)
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.server.ports import wait_for
from tests.system.session_bus import SessionBus

NAME = "org.freedesktop.Notifications"
PROGRAMS = {"dunst": "/usr/bin/dunst", "xvfb": "/usr/bin/Xvfb", "imagemagick": "/usr/bin/import"}

_X_SOCKETS = Path("/tmp/.X11-unix")  # wherever TMPDIR points
_DUNST = DBusAddress("/org/freedesktop/Notifications", NAME, "org.dunstproject.cmd0")
_MONITORING = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus.Monitoring")

# `dmenu` gets the buttons as lines, "#Label …", and prints the one that was chosen.
_CONFIG = """[global]
    monitor = 0
    follow = none
    font = DejaVu Sans 12
    width = 500
    height = 300
    markup = full
    format = "<b>%s</b>\\n%b"
    dmenu = {choose}
    idle_threshold = 0
    sticky_history = yes
    history_length = 100
[urgency_low]
    timeout = 0
[urgency_normal]
    timeout = 0
[urgency_critical]
    timeout = 0
"""


@dataclass(frozen=True, slots=True)
class Notified:
    """One Notify call, as it came over the bus, and the id it was answered with."""

    app_name: str
    replaces_id: int
    icon: str
    summary: str
    body: str
    actions: tuple[str, ...]
    hints: dict[str, Any] = field(hash=False)
    timeout: int
    sender: str
    id: int


class Ear:
    """Listens to Notify, its answers and CloseNotification, on a monitor connection of its own."""

    def __init__(self, bus: SessionBus) -> None:
        self.notified: list[Notified] = []
        self.closed: list[int] = []
        self._waiting: dict[tuple[str, int], Message] = {}
        self._connection: DBusConnection = open_dbus_connection(bus.address)
        rules = [
            MatchRule(type="method_call", interface=NAME).serialise(),
            MatchRule(type="method_return").serialise(),
        ]
        call = new_method_call(_MONITORING, "BecomeMonitor", "asu", (rules, 0))
        self._connection.send_and_get_reply(call, timeout=10)
        self._thread = threading.Thread(target=self._listen, name="ear", daemon=True)
        self._thread.start()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._connection.sock.shutdown(2)
        self._thread.join(timeout=10)
        self._connection.close()

    def _listen(self) -> None:
        with contextlib.suppress(OSError, ConnectionError):
            while True:
                self._hear(self._connection.receive())

    def _hear(self, message: Message) -> None:
        fields = message.header.fields
        if message.header.message_type is MessageType.method_return:
            asked = self._waiting.pop((fields.get(HeaderFields.destination), fields[HeaderFields.reply_serial]), None)
            if asked is not None:
                app, replaces, icon, summary, body, actions, hints, timeout = asked.body
                values = {name: value for name, (_, value) in hints.items()}
                sender = asked.header.fields[HeaderFields.sender]
                self.notified.append(
                    Notified(
                        app, replaces, icon, summary, body, tuple(actions), values, timeout, sender, message.body[0]
                    )
                )
        elif fields.get(HeaderFields.member) == "Notify":
            self._waiting[fields[HeaderFields.sender], message.header.serial] = message
        elif fields.get(HeaderFields.member) == "CloseNotification":
            self.closed.append(message.body[0])


class Desktop:
    """See the module's docstring. Running from construction on; needs a running bus."""

    def __init__(self, bus: SessionBus) -> None:
        self.bus = bus
        self.folder = Path(tempfile.mkdtemp(prefix="fd-desktop-"))
        self._choice = self.folder / "choice"
        choose = self.folder / "choose"
        choose.write_text(f'#!/bin/sh\nexec grep -m 1 -F -f "{self._choice}"\n', encoding="utf-8")
        choose.chmod(0o755)
        self._config = self.folder / "dunstrc"
        self._config.write_text(_CONFIG.format(choose=choose), encoding="utf-8")
        self._dunst: subprocess.Popen[bytes] | None = None
        self._screens = 0
        self._made_sockets = not _X_SOCKETS.exists()
        self._x, self.display = self._start_x()
        self._ear = Ear(bus)
        self.start()

    def _start_x(self) -> tuple[subprocess.Popen[bytes], str]:
        reading, writing = os.pipe()
        process = subprocess.Popen(
            [PROGRAMS["xvfb"], "-displayfd", str(writing), "-screen", "0", "800x600x24", "-nolisten", "tcp"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=(self.folder / "xvfb.log").open("ab"),
            pass_fds=(writing,),
        )
        os.close(writing)
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        if not number:
            raise AssertionError((self.folder / "xvfb.log").read_text(errors="replace"))
        return process, f":{number}"

    # ------------------------------------------------------------ the daemon

    def start(self) -> None:
        if self._dunst is not None:
            return
        self._dunst = subprocess.Popen(
            [PROGRAMS["dunst"], "-config", str(self._config)],
            stdin=subprocess.DEVNULL,
            stdout=(self.folder / "dunst.log").open("ab"),
            stderr=subprocess.STDOUT,
            env={
                "PATH": "/usr/bin:/bin",
                "HOME": str(self.folder),
                "DISPLAY": self.display,
                "LANG": "C.UTF-8",
                **self.bus.environment,
            },
        )
        wait_for(lambda: self.bus.owned(NAME), "dunst on the bus")

    def stop(self) -> None:
        if self._dunst is not None:
            self._dunst.terminate()
            self._dunst.wait(timeout=10)
            self._dunst = None

    def close(self) -> None:
        self._ear.close()
        self.stop()
        self._x.terminate()
        self._x.wait(timeout=10)
        if self._made_sockets:
            with contextlib.suppress(OSError):  # somebody else's screen is there by now
                _X_SOCKETS.rmdir()
        shutil.rmtree(self.folder, ignore_errors=True)

    def log(self) -> str:
        return (self.folder / "dunst.log").read_text(encoding="utf-8", errors="replace")

    # ------------------------------------------------------------ what the user sees and does

    @property
    def notified(self) -> list[Notified]:
        return list(self._ear.notified)

    @property
    def closed(self) -> list[int]:
        return list(self._ear.closed)

    def wait_for(self, count: int, seconds: float = 20.0) -> list[Notified]:
        wait_for(lambda: len(self._ear.notified) >= count, f"{count} notifications", seconds)
        return self.notified

    def displayed(self) -> int:
        with self.bus.connection() as one:
            reply = one.send_and_get_reply(Properties(_DUNST).get("displayedLength"), timeout=10)
            return int(reply.body[0][1])

    def history(self) -> list[dict[str, Any]]:
        """What was shown and is gone, newest first, as dunst keeps it (keys: id, summary, body, appname, …)."""
        with self.bus.connection() as one:
            (found,) = self.bus.call(one, _DUNST, "NotificationListHistory")
        return [{name: value for name, (_, value) in entry.items()} for entry in found]

    def press(self, label: str) -> None:
        """Choose the button with that label on what is displayed; dunst then emits ActionInvoked."""
        self._choice.write_text(f"#{label} ", encoding="utf-8")
        with self.bus.connection() as one:
            self.bus.call(one, _DUNST, "ContextMenuCall")

    def close_all(self) -> None:
        """Dismiss everything on the screen, as a user does."""
        with self.bus.connection() as one:
            self.bus.call(one, _DUNST, "NotificationCloseAll")

    def screenshot(self) -> Path:
        self._screens += 1
        picture = self.folder / f"screen-{self._screens}.png"
        subprocess.run(
            [PROGRAMS["imagemagick"], "-display", self.display, "-window", "root", str(picture)],
            check=True,
            timeout=30,
            env={"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "DISPLAY": self.display},
        )
        return picture
