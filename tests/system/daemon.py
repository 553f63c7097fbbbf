"""The real daemon as a process of its own: `python -m followupd run --json` in its own XDG folders.

home = Home(tmp_path, mailbox)                 its config.toml is written, nothing runs yet
with home.daemon() as daemon:                  started, and ready (every folder read once)
    daemon.wait_for(finding("FU102"))          until stdout has such a line; all lines so far
    daemon.logged("interest.changed")          the log lines (JSON) of that event
    home.command("agenda", "--json")           another `followupd` on the same state; its lines
daemon.stop(), daemon.kill()                   SIGTERM and its exit code; SIGKILL
home.logs()                                    everything that any process of this home has said on stderr

`driver` replaces `-m followupd`: a script that starts the same command line after changing something.
"""

from __future__ import annotations

import contextlib
import json
import os
import shlex
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.server.dovecot import Mailbox
from tests.server.ports import wait_for

ROOT = Path(__file__).parents[2]

Record = dict[str, Any]


class Home:
    """One user's machine: a folder with configuration, state and cache, watching one mailbox.

    `tables` are further lines of the configuration, appended; `top` and `account` lines of those tables.
    """

    def __init__(
        self,
        folder: Path,
        mailbox: Mailbox,
        *,
        top: str = "",
        account: str = "",
        channels: Sequence[str] = ("terminal",),
        tables: str = "",
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.folder = folder
        self.mailbox = mailbox
        folder.mkdir(parents=True, exist_ok=True)
        self.config = folder / "config.toml"
        self.password = folder / "password"
        self.password.write_text(mailbox.password, encoding="utf-8")
        self.password.chmod(0o600)
        self.state = folder / "state" / "followupd" / "state.db"
        self.config.write_text(
            f'timezone = "UTC"\n{top}\n[[accounts]]\nname = "personal"\nemail = "{mailbox.user}"\n'
            f"password_command = {json.dumps(f'cat {shlex.quote(str(self.password))}')}\n{account}\n"
            f'[accounts.imap]\nhost = "{mailbox.host}"\nport = {mailbox.port}\nca_file = "{mailbox.ca_file}"\n'
            f'[nudges]\nquiet_hours = ""\nweekends = "allow"\nchannels = {json.dumps(list(channels))}\n{tables}',
            encoding="utf-8",
        )
        self.config.chmod(0o600)
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_STATE_HOME": str(folder / "state"),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "XDG_RUNTIME_DIR": str(folder / "runtime"),
            "PYTHONPATH": str(ROOT),
            "FOLLOWUPD_LOG_FORMAT": "json",
            "FOLLOWUPD_LOG_LEVEL": "debug",
            **(environment or {}),
        }
        self._logs: list[Path] = []

    @contextlib.contextmanager
    def daemon(self, driver: Sequence[str] = ("-m", "followupd"), *, ready: bool = True) -> Iterator[Daemon]:
        """A running daemon; ended with the block, whatever happens in it."""
        one = self.start(driver)
        try:
            if ready:
                one.wait_until_ready()
            yield one
        finally:
            one.kill()

    def start(self, driver: Sequence[str] = ("-m", "followupd"), *, stdout: int = subprocess.PIPE) -> Daemon:
        """A daemon that the caller ends. `stdout`: a descriptor instead of the pipe that fills `records`."""
        log = self.folder / f"stderr-{len(self._logs)}.log"
        self._logs.append(log)
        command = [sys.executable, *driver, "run", "--json", "--config", str(self.config)]
        return Daemon(command, self.environment, log, stdout)

    def command(self, *arguments: str, code: int = 0) -> str:
        """Run another `followupd` here; its stdout. AssertionError unless it ends with `code`."""
        done = subprocess.run(
            [sys.executable, "-m", "followupd", *arguments, "--config", str(self.config)],
            capture_output=True,
            text=True,
            timeout=60,
            env=self.environment,
            check=False,
        )
        log = self.folder / f"stderr-{len(self._logs)}.log"
        self._logs.append(log)
        log.write_text(done.stderr, encoding="utf-8")
        assert done.returncode == code, f"{arguments} ended with {done.returncode}: {done.stderr}"
        return done.stdout

    def listed(self, *arguments: str) -> list[Record]:
        """The same with `--json`, read."""
        return [json.loads(line) for line in self.command(*arguments, "--json").splitlines()]

    def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """What the state file says, asked beside whoever has it open."""
        with contextlib.closing(sqlite3.connect(f"file:{self.state}?mode=ro", uri=True, timeout=10)) as db:
            return db.execute(statement, values).fetchall()

    def logs(self) -> str:
        return "\n".join(log.read_text(encoding="utf-8", errors="replace") for log in self._logs if log.exists())


class Daemon:
    """One process. `records` are its JSON lines so far."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], log: Path, stdout: int) -> None:
        self.records: list[Record] = []
        self.log = log
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=log.open("wb"),
            env=dict(environment),
            text=True,
            start_new_session=True,
        )
        self.pid = self.process.pid
        self._reader = threading.Thread(target=self._read, name="stdout", daemon=True)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self.records.append(json.loads(line))

    # ------------------------------------------------------------ waiting

    def wait_until_ready(self, seconds: float = 30.0) -> None:
        self._wait(lambda: bool(self.logged("daemon.ready")), "readiness", seconds)

    def wait_for(self, *conditions: Callable[[Record], bool], seconds: float = 20.0) -> list[Record]:
        """Until each condition holds of some line; then all lines so far."""
        self._wait(
            lambda: all(any(condition(record) for record in list(self.records)) for condition in conditions),
            "lines on stdout",
            seconds,
        )
        return list(self.records)

    def _wait(self, condition: Callable[[], bool], what: str, seconds: float) -> None:
        try:
            wait_for(lambda: condition() or self.process.poll() is not None, f"the daemon's {what}", seconds)
            assert condition(), f"the daemon ended ({self.process.returncode}) before its {what}"
        except AssertionError as error:
            said = self.log.read_text(encoding="utf-8", errors="replace")
            raise AssertionError(f"{error}\nlines: {self.records}\nlog:\n{said}") from None

    def logged(self, event: str) -> list[Record]:
        """The log lines of that event."""
        found = []
        for line in self.log.read_text(encoding="utf-8", errors="replace").splitlines():
            with contextlib.suppress(ValueError):
                record = json.loads(line)
                if record.get("event") == event:
                    found.append(record)
        return found

    # ------------------------------------------------------------ ending

    def ended(self, seconds: float = 30.0) -> int:
        """Wait until it ends by itself; its exit code."""
        code = self.process.wait(timeout=seconds)
        self._reader.join(timeout=10)
        return code

    def stop(self) -> int:
        """As the service manager ends it; its exit code."""
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGTERM)
        return self.ended()

    def kill(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.ended()


def event(kind: str, message_id: str = "") -> Callable[[Record], bool]:
    return lambda record: record.get("type") == kind and message_id in ("", record.get("message_id"))


def finding(code: str, message_id: str = "") -> Callable[[Record], bool]:
    return lambda record: record.get("code") == code and message_id in ("", record.get("message_id"))


def nudge(step: str) -> Callable[[Record], bool]:
    return lambda record: record.get("step") == step
