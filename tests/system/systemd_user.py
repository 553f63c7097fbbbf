"""A real `systemd --user` of its own: its own runtime folder, config folder and home, stopped at the end.

    systemd_user.systemctl("start", "followupd")      its output; AssertionError when it fails
    systemd_user.show("followupd", "StatusText", …)   the named properties
    systemd_user.unit_folder                          where units of the user lie (XDG_CONFIG_HOME/systemd/user)
    systemd_user.environment                          for programs that are to find this manager, and its bus
    systemd_user.log()                                what manager and units said on stderr

Where no systemd runs the machine, `/run/systemd/system` is made for the while (systemctl looks for it),
and removed again; so are the control groups that the manager leaves behind.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.server.ports import wait_for

BINARY = "/usr/lib/systemd/systemd"
SYSTEMCTL = "/usr/bin/systemctl"

# No user's manager may mount anything; with CAP_SYS_ADMIN it passes credentials and makes sandboxes in other ways.
_UNPRIVILEGED = ("/usr/bin/setpriv", "--bounding-set=-sys_admin", "--inh-caps=-sys_admin") if os.geteuid() == 0 else ()
_BOOTED = Path("/run/systemd/system")
_GROUPS = (Path("/sys/fs/cgroup/systemd"), Path("/sys/fs/cgroup/unified"), Path("/sys/fs/cgroup"))


class CannotStart(Exception):
    """A user manager does not start here; the text says what it said."""


class SystemdUser:
    """See the module's docstring. Running once constructed; raises CannotStart."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="fd-systemd-"))
        self.home, self.config, self.state, self.runtime = (
            self.folder / name for name in ("home", "config", "state", "run")
        )
        for path in (self.home, self.config, self.state, self.runtime):
            path.mkdir(mode=0o700)
        self.unit_folder = self.config / "systemd" / "user"
        self.unit_folder.mkdir(parents=True)
        self.environment = {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "XDG_CONFIG_HOME": str(self.config),
            "XDG_STATE_HOME": str(self.state),
            "XDG_RUNTIME_DIR": str(self.runtime),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.runtime}/bus",
        }
        self._made_booted = False
        if not _BOOTED.exists():
            with contextlib.suppress(OSError):
                _BOOTED.mkdir(parents=True)
                self._made_booted = True
        self._groups_before = _groups()
        self._process: subprocess.Popen[bytes] | None = subprocess.Popen(
            [*_UNPRIVILEGED, BINARY, "--user", "--log-target=console", "--log-level=info"],
            stdin=subprocess.DEVNULL,
            stdout=(self.folder / "log").open("ab"),
            stderr=subprocess.STDOUT,
            env={name: value for name, value in self.environment.items() if name != "DBUS_SESSION_BUS_ADDRESS"},
            start_new_session=True,
        )
        try:
            wait_for(self._is_up, "the user manager", seconds=30)
        except AssertionError as error:
            said = self.log()[-600:]
            self.close()
            raise CannotStart(f"{error}: {said}") from None

    def _is_up(self) -> bool:
        if self._process is None or self._process.poll() is not None:
            raise AssertionError("systemd --user ended at once")
        return self.run("is-system-running").stdout.strip() in {"running", "degraded"}

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """systemctl, whatever comes of it."""
        return subprocess.run(
            [SYSTEMCTL, "--user", "--no-pager", *arguments],
            check=False,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=90,
            env=self.environment,
        )

    def systemctl(self, *arguments: str) -> str:
        done = self.run(*arguments)
        if done.returncode:
            raise AssertionError(f"systemctl --user {' '.join(arguments)}: {done.stderr}{done.stdout}\n{self.log()}")
        return done.stdout

    def show(self, unit: str, *properties: str) -> dict[str, str]:
        lines = self.systemctl("show", unit, *(f"--property={name}" for name in properties)).splitlines()
        return {name: value for name, _, value in (line.partition("=") for line in lines)}

    def wait_until(self, unit: str, name: str, value: str, seconds: float = 30.0) -> None:
        """Until the unit's property has that value."""
        wait_for(lambda: self.show(unit, name) == {name: value}, f"{unit}: {name}={value}", seconds)

    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    def close(self) -> None:
        """Stop every unit and the manager, and remove what they left."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        for group in sorted(_groups() - self._groups_before, reverse=True):
            with contextlib.suppress(OSError):
                os.rmdir(group)  # noqa: PTH106 (a control group is no common folder)
        if self._made_booted:
            with contextlib.suppress(OSError):
                _BOOTED.rmdir()
        shutil.rmtree(self.folder, ignore_errors=True)


def _groups() -> set[str]:
    """Top control groups by the names that a manager makes."""
    names = ("init.scope", "app.slice", "session.slice", "background.slice")
    return {str(top / name) for top in _GROUPS for name in names if (top / name).is_dir()}
