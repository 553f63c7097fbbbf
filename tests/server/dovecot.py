"""A real Dovecot (2.3 or 2.4) on loopback, from Debian's `dovecot-imapd`, each run in a folder of its own.

Fixtures (tests/server/conftest.py):

`dovecot`            a fresh, empty `Mailbox` on the default server (SPECIAL-USE, IDLE).
`dovecot_with(...)`  a fresh `Mailbox` on a server with other options, for instance
                     `dovecot_with(special_use=False, sent="Gesendet")`, `dovecot_with(idle=False)`,
                     `dovecot_with(connections=2)` (mail_max_userip_connections).

A `Mailbox` has `host`, `port` (imaps), `plain_port` (plain, and STARTTLS), `ca_file`, `user`, `password`;
`append(folder, data, flags, date)`, `mails(folder)`, `fill(folder, n)`, `create`, `delete`, `expunge`,
`change_uidvalidity(folder)`; and, of its server, `stop()`, `start()`, `restart()`, `kick()`, `log()`.

Servers are shared by all tests with the same options; mailboxes never are. As root, Dovecot runs
under the user `nobody`; as a plain user, as that one: it never needs a privilege.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from tests.server.certificates import Authority, make_authority
from tests.server.dovecot_configuration import Options, Place, configuration
from tests.server.mailstore import Store
from tests.server.ports import answers, free_port, wait_for

BINARY = "/usr/sbin/dovecot"
PASSWORD = "correct-horse"


class DovecotServer:
    """One server process tree. `start` returns when it greets; `stop` when it is gone."""

    host = "localhost"

    def __init__(self, options: Options | None = None) -> None:
        self.options = options or Options()
        self.folder = Path(tempfile.mkdtemp(prefix="fd-dovecot-"))
        self.authority: Authority = make_authority(self.folder / "tls")
        self.ca_file = str(self.authority.ca_file)
        self.port = free_port()
        self.plain_port = free_port()
        self._owner = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
        self._process: subprocess.Popen[bytes] | None = None
        self._numbers = itertools.count(1)
        for name in ("run", "homes"):
            (self.folder / name).mkdir()
        self._config = self.folder / "dovecot.conf"
        place = Place(self.folder, self._owner, self.authority, self.port, self.plain_port, PASSWORD)
        self._config.write_text(configuration(BINARY, self.options, place), encoding="utf-8")
        self._give_away()

    # ------------------------------------------------------------ running

    def start(self) -> None:
        if self.running:
            return
        identity = {"user": self._owner.pw_uid, "group": self._owner.pw_gid, "extra_groups": []}
        self._process = subprocess.Popen(
            [BINARY, "-F", "-c", str(self._config)],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=(self.folder / "stderr").open("ab"),
            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"},
            start_new_session=True,
            **(identity if os.geteuid() == 0 else {}),  # type: ignore[call-overload]
        )
        try:
            wait_for(lambda: not self.running or answers(self.plain_port), "Dovecot's greeting")
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.log()}") from None
        if not self.running:
            raise AssertionError(f"Dovecot did not start:\n{self.log()}")

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """End it and every session on it; the port then refuses connections."""
        if self._process is None:
            return
        workers = self._workers()
        self._process.terminate()
        try:
            self._process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None
        # Sessions outlive their master unless they are told; only then does the client see the end.
        for number in (signal.SIGTERM, signal.SIGKILL):
            for pid in filter(_is_dovecot, workers):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, number)
            with contextlib.suppress(AssertionError):
                wait_for(lambda: not any(map(_is_dovecot, workers)), "the end of its sessions", seconds=5)

    def _workers(self) -> list[int]:
        assert self._process is not None
        pid = self._process.pid
        with contextlib.suppress(OSError):
            return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
        return []

    def restart(self) -> None:
        self.stop()
        self.start()

    def close(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def log(self) -> str:
        parts = [self.folder / "stderr", self.folder / "dovecot.log"]
        return "\n".join(part.read_text(encoding="utf-8", errors="replace") for part in parts if part.exists())

    def doveadm(self, *arguments: str) -> str:
        """Run doveadm against this server as the owner of its files; its output."""
        identity = {"user": self._owner.pw_uid, "group": self._owner.pw_gid, "extra_groups": []}
        done = subprocess.run(
            ["/usr/bin/doveadm", "-c", str(self._config), *arguments],
            cwd="/",
            capture_output=True,
            check=False,
            text=True,
            timeout=30,
            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"},
            **(identity if os.geteuid() == 0 else {}),  # type: ignore[call-overload]
        )
        if done.returncode:
            raise AssertionError(f"doveadm {arguments}: {done.stderr}")
        return done.stdout

    def mailbox(self) -> Mailbox:
        """A mailbox that nobody has used before."""
        return Mailbox(self, f"jordan{next(self._numbers)}@mail.example")

    # ------------------------------------------------------------ its files

    def _give_away(self) -> None:
        if os.geteuid() != 0:
            return
        for path in [self.folder, *self.folder.rglob("*")]:
            os.chown(path, self._owner.pw_uid, self._owner.pw_gid)
        self.folder.chmod(0o755)


class Mailbox(Store):
    """One user's mailbox, and what can be done to it and to its server."""

    password = PASSWORD

    def __init__(self, server: DovecotServer, user: str) -> None:
        self.server = server
        self.user = user
        self.host = server.host
        self.port = server.port
        self.plain_port = server.plain_port
        self.ca_file = server.ca_file
        self.sent = server.options.sent
        self.drafts = server.options.drafts

    # ------------------------------------------------------------ the server under it

    def start(self) -> None:
        self.server.start()

    def stop(self) -> None:
        self.server.stop()

    def restart(self) -> None:
        self.server.restart()

    def log(self) -> str:
        return self.server.log()

    def kick(self) -> None:
        """Have the server end every session of this user."""
        self.server.doveadm("kick", self.user)

    def sessions(self) -> int:
        """How many connections this user has open now, ours included while they last."""
        return len(self.server.doveadm("who", "-1", self.user).splitlines()[1:])

    def change_uidvalidity(self, folder: str) -> int:
        """Give the folder another UIDVALIDITY, as a restored or rebuilt mailbox has; the new one."""
        value = self.status(folder)["UIDVALIDITY"] + 1
        self.server.doveadm("mailbox", "update", "-u", self.user, "--uid-validity", str(value), folder)
        return value


def _is_dovecot(pid: int) -> bool:
    """The process still runs, and is not another one that has been given its number."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().startswith(b"dovecot/")
    except OSError:
        return False
