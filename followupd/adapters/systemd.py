"""What a service tells systemd: sd_notify(3), its protocol on a plain datagram socket.

Without NOTIFY_SOCKET every call does nothing: the same code runs in a terminal.
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Mapping


class ServiceManager:
    """The service manager that started us, if one did."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        environment = os.environ if environment is None else environment
        self._address = environment.get("NOTIFY_SOCKET", "")
        self._watchdog = _watchdog(environment)

    @property
    def present(self) -> bool:
        return self._address[:1] in ("/", "@")

    @property
    def watchdog_seconds(self) -> float | None:
        """How often it wants to hear from us, at least (WATCHDOG_USEC); None when it does not watch."""
        return self._watchdog

    def ready(self, status: str = "") -> None:
        self._send("READY=1", f"STATUS={status}")

    def status(self, status: str) -> None:
        self._send(f"STATUS={status}")

    def alive(self) -> None:
        self._send("WATCHDOG=1")

    def reloading(self) -> None:
        """Before taking over a new configuration; `ready` ends it. MONOTONIC_USEC is for Type=notify-reload."""
        self._send("RELOADING=1", f"MONOTONIC_USEC={time.monotonic_ns() // 1000:d}")

    def stopping(self) -> None:
        self._send("STOPPING=1")

    def _send(self, *lines: str) -> None:
        if not self.present:
            return
        # A line break in a status would begin an assignment of its own.
        message = "\n".join(" ".join(line.split()) for line in lines if not line.endswith("STATUS="))
        address = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as unix:
                unix.settimeout(1)
                unix.sendto(message.encode("utf-8", "replace"), address)
        except OSError:
            return  # it restarts, or is gone: nothing of ours depends on it


def _watchdog(environment: Mapping[str, str]) -> float | None:
    try:
        microseconds = int(environment.get("WATCHDOG_USEC", ""))
        wanted = int(environment.get("WATCHDOG_PID", str(os.getpid())))
    except ValueError:
        return None
    return microseconds / 1e6 if microseconds > 0 and wanted == os.getpid() else None
