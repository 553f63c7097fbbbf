"""The systemd user manager, by its own command (systemctl(1)): its private bus is not for others to speak."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from followupd.adapters.unit.text import UNIT
from followupd.errors import Exit, FollowupdError

PATIENCE = 30.0
"""Seconds for one call of systemctl; none of ours waits for a job."""

_PROPERTIES = (
    "LoadState",
    "UnitFileState",
    "ActiveState",
    "SubState",
    "StatusText",
    "Result",
    "ExecMainCode",
    "ExecMainStatus",
    "StateChangeTimestamp",
    "ActiveEnterTimestamp",
    "MainPID",
    "NRestarts",
    "NeedDaemonReload",
)

_CLD_EXITED = 1  # siginfo.h: the process ended by itself, and ExecMainStatus is its exit code


class NoUserManager(FollowupdError):
    """There is no systemd user manager here: for now (75), or ever (78)."""

    def __init__(self, title: str, *, ever: bool) -> None:
        hint = "Run it in the foreground, or from what starts your session: followupd run."
        super().__init__(title, hint if ever else f"Sign in to a session of your own (not by su or sudo). {hint}")
        self.exit_code = Exit.BAD_CONFIG if ever else Exit.TEMPORARY


@dataclass(frozen=True, slots=True)
class UnitState:
    """What the manager says of the unit. `exit_code` and `signal` are of its last process, when that has ended."""

    installed: bool
    enabled: bool
    state: str  # active, activating, reloading, deactivating, inactive, failed
    sub: str  # running, auto-restart, …
    status: str  # what the daemon says of itself
    result: str  # success, exit-code, signal, watchdog, timeout, start-limit-hit, …
    exit_code: int | None
    signal: int | None
    since: datetime | None
    ready_since: datetime | None
    pid: int | None
    restarts: int
    stale: bool  # the files have changed since the manager read them

    @property
    def runs(self) -> bool:
        return self.state in {"active", "reloading"}


class UserManager:
    """The manager of the user whose environment this is."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = dict(environ)

    def environment(self) -> dict[str, str]:
        """The variables that every unit gets. Raises NoUserManager."""
        found = {}
        for line in self.call("show-environment").splitlines():
            name, _, value = line.partition("=")
            found[name] = _unquoted(value)
        return found

    def show(self, unit: str = UNIT) -> UnitState:
        """The unit's state, whether or not it is installed. Raises NoUserManager."""
        asked = (f"--property={','.join(_PROPERTIES)}", "--timestamp=unix")
        lines = self.call("show", unit, *asked).splitlines()
        said = {name: value for name, _, value in (line.partition("=") for line in lines)}
        status, ended = _number(said, "ExecMainStatus"), _number(said, "ExecMainCode")
        return UnitState(
            installed=said.get("LoadState") not in {"not-found", None},
            enabled=said.get("UnitFileState") == "enabled",
            state=said.get("ActiveState", ""),
            sub=said.get("SubState", ""),
            status=said.get("StatusText", ""),
            result=said.get("Result", ""),
            exit_code=status if ended == _CLD_EXITED else None,
            signal=status if ended > _CLD_EXITED else None,
            since=_time(said, "StateChangeTimestamp"),
            ready_since=_time(said, "ActiveEnterTimestamp"),
            pid=_number(said, "MainPID") or None,
            restarts=_number(said, "NRestarts"),
            stale=said.get("NeedDaemonReload") == "yes",
        )

    def call(self, *words: str) -> str:
        """One `systemctl --user`; its stdout. Raises NoUserManager, or FollowupdError with systemctl's own words."""
        program = shutil.which("systemctl", path=self._environ.get("PATH"))
        if program is None:
            raise NoUserManager("There is no systemd on this machine.", ever=True)
        try:
            done = subprocess.run(  # noqa: S603 - constants, and unit names of ours
                [program, "--user", "--no-pager", "--no-ask-password", *words],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=PATIENCE,
                env={**self._environ, "LC_ALL": "C.UTF-8"},
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise FollowupdError(f"systemctl --user {words[0]} did not end in {PATIENCE:.0f} s.") from None
        if done.returncode == 0:
            return done.stdout
        said = " ".join(done.stderr.split())
        if re.search(r"not been booted with systemd", said):
            raise NoUserManager("This machine was not started by systemd.", ever=True)
        if re.search(r"connect to (?:the )?(?:user )?(?:scope )?bus|XDG_RUNTIME_DIR|No medium found", said):
            raise NoUserManager("No systemd user manager answers here.", ever=False)
        raise FollowupdError(f"systemctl --user {words[0]} failed: {said or done.returncode}.")


def _number(said: Mapping[str, str], name: str) -> int:
    text = said.get(name, "")
    return int(text) if text.isdigit() else 0


def _time(said: Mapping[str, str], name: str) -> datetime | None:
    text = said.get(name, "").removeprefix("@")
    return datetime.fromtimestamp(int(text), UTC) if text.isdigit() and int(text) else None


def _unquoted(value: str) -> str:
    """systemctl show-environment writes values as a shell would read them: plain, or $'…' with escapes."""
    if not value.startswith("$'"):
        return value
    return re.sub(r"\\(.)", r"\1", value[2:-1])
