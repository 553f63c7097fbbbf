"""A real Secret Service (gnome-keyring) on the tests' own session bus, with a keyring of its own.

keyring_daemon.start()          unlocked, as after a login with the password
keyring_daemon.start_locked()   running, its keyring locked: as after an automatic login
keyring_daemon.unlock()         the same daemon, unlocked from then on
keyring_daemon.locked()         what the Secret Service itself says
keyring_daemon.stop()
"""

from __future__ import annotations

import shutil
import socket
import struct
import subprocess
import tempfile
from pathlib import Path

from jeepney import DBusAddress, Properties

from tests.server.ports import wait_for
from tests.system.session_bus import SessionBus

BINARY = "/usr/bin/gnome-keyring-daemon"
PASSWORD = "login password"
NAME = "org.freedesktop.secrets"

_LOGIN = DBusAddress("/org/freedesktop/secrets/collection/login", NAME, "org.freedesktop.Secret.Collection")
_SERVICE = DBusAddress("/org/freedesktop/secrets", NAME, "org.freedesktop.Secret.Service")


class KeyringDaemon:
    """See the module's docstring. Not running until told."""

    def __init__(self, bus: SessionBus) -> None:
        self.bus = bus
        self.folder = Path(tempfile.mkdtemp(prefix="fd-keyring-"))
        self._process: subprocess.Popen[bytes] | None = None
        for name in ("home", "data", "control"):
            (self.folder / name).mkdir(mode=0o700)

    def start(self) -> None:
        self.start_locked()
        self.unlock()

    def start_locked(self) -> None:
        if self._process is not None:
            return
        keyring = self.folder / "data" / "keyrings" / "login.keyring"
        if not keyring.exists():
            # The daemon shows a keyring on the bus only when it finds the file as it starts.
            self._launch()
            self._hand_over_password()
            wait_for(keyring.exists, "the keyring's file")
            self.stop()
        self._launch()

    def _launch(self) -> None:
        self._process = subprocess.Popen(
            [BINARY, "--foreground", "--components=secrets", f"--control-directory={self.folder / 'control'}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=(self.folder / "stderr").open("ab"),
            env=self._environment,
        )
        wait_for(lambda: self.bus.owned(NAME), "the Secret Service")

    def unlock(self) -> None:
        self._hand_over_password()
        wait_for(lambda: not self.locked(), "the keyring to be unlocked")

    def _hand_over_password(self) -> None:
        """Hand the daemon the password over its control socket, as the login (PAM) does."""
        text = PASSWORD.encode()
        packet = struct.pack(">III", 12 + len(text), 1, len(text)) + text  # 1: GKD_CONTROL_OP_UNLOCK
        with socket.socket(socket.AF_UNIX) as control:
            control.settimeout(20)
            control.connect(str(self.folder / "control" / "control"))
            control.sendall(b"\0")  # the byte that carries our credentials
            control.sendall(packet)
            assert control.recv(8) == struct.pack(">II", 8, 0), "the keyring refused the password"

    def lock(self) -> None:
        """Lock it, as a screen lock or the user does."""

        def told() -> bool:  # again while it is not: under load an unlocking of before may still be under way
            with self.bus.connection() as one:
                self.bus.call(one, _SERVICE, "Lock", "ao", ([_LOGIN.object_path],))
            return self.locked()

        wait_for(told, "the keyring to be locked")

    def locked(self) -> bool:
        """The login keyring is locked, or there is none."""
        with self.bus.connection() as one:
            reply = one.send_and_get_reply(Properties(_LOGIN).get("Locked"), timeout=10)
        return not (reply.body and isinstance(reply.body[0], tuple)) or bool(reply.body[0][1])

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=10)
            self._process = None

    def close(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def _environment(self) -> dict[str, str]:
        return {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.folder / "home"),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_RUNTIME_DIR": str(self.folder),
            "LANG": "C.UTF-8",
            **self.bus.environment,
        }
