"""A real session bus of its own: dbus-daemon on a private address, with no service that starts by itself.

bus.address                       for DBUS_SESSION_BUS_ADDRESS; `bus.environment` has it already
with bus.connection() as one:     a jeepney blocking connection
bus.owned("org.freedesktop.Notifications")   somebody answers under that name now
bus.stop(), bus.start()           the same address again, as after a logout
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

from tests.server.ports import wait_for

BINARY = "/usr/bin/dbus-daemon"

_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={path}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

_DRIVER = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")


class SessionBus:
    """See the module's docstring. Not running until `start`."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="fd-bus-"))
        self._socket = self.folder / "bus"
        self._config = self.folder / "bus.conf"
        self._config.write_text(_CONFIG.format(path=self._socket), encoding="utf-8")
        self.address = f"unix:path={self._socket}"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to find this bus, and no other one."""
        return {"DBUS_SESSION_BUS_ADDRESS": self.address}

    def start(self) -> None:
        if self._process is not None:
            return
        self._process = subprocess.Popen(
            [BINARY, f"--config-file={self._config}", "--nofork", "--nopidfile", "--nosyslog"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=(self.folder / "stderr").open("ab"),
        )
        wait_for(self._answers, "the session bus")

    def stop(self) -> None:
        """End the bus, and with it every connection to it."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=10)
            self._process = None
            self._socket.unlink(missing_ok=True)

    def close(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    @contextlib.contextmanager
    def connection(self) -> Iterator[DBusConnection]:
        one = open_dbus_connection(self.address)
        try:
            yield one
        finally:
            one.close()

    def owned(self, name: str) -> bool:
        with self.connection() as one:
            return bool(self.call(one, _DRIVER, "NameHasOwner", "s", (name,))[0])

    def call(
        self,
        connection: DBusConnection,
        address: DBusAddress,
        method: str,
        signature: str = "",
        body: tuple[Any, ...] = (),
    ) -> tuple[Any, ...]:
        """One method call; its answer's values. Raises jeepney's DBusErrorResponse."""
        message = new_method_call(address, method, signature or None, body)
        return tuple(unwrap_msg(connection.send_and_get_reply(message, timeout=10)))

    def _answers(self) -> bool:
        try:
            with self.connection():
                return True
        except OSError:
            return False
