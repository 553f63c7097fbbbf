"""`followupd login`, against a real Secret Service and a real mail server."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from followupd.adapters.secrets import SystemSecrets
from followupd.errors import LoginRefused
from followupd.model import Account, Server
from tests.server.dovecot import Mailbox
from tests.server.ports import wait_for
from tests.system.daemon import ROOT, Daemon
from tests.system.keyring_daemon import KeyringDaemon
from tests.system.session_bus import SessionBus

pytestmark = [pytest.mark.desktop, pytest.mark.server]


class Machine:
    """One user's home, with `accounts` in its configuration."""

    def __init__(self, folder: Path, mailbox: Mailbox, bus: Mapping[str, str]) -> None:
        self.folder, self.mailbox = folder, mailbox
        self.config = folder / "config.toml"
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "PYTHONPATH": str(ROOT),
            "XDG_RUNTIME_DIR": str(folder),
            "FOLLOWUPD_LOG_FORMAT": "json",
            **bus,
        }
        self.configure()

    def configure(self, account: str = "", name: str = "personal", port: int = 0) -> None:
        mailbox = self.mailbox
        self.config.write_text(
            f'timezone = "UTC"\n[[accounts]]\nname = "{name}"\nemail = "{mailbox.user}"\n{account}\n[accounts.imap]\n'
            f'host = "{mailbox.host}"\nport = {port or mailbox.port}\nca_file = "{mailbox.ca_file}"\n'
            '[nudges]\nchannels = ["terminal"]\n',
            encoding="utf-8",
        )
        self.config.chmod(0o600)

    @property
    def command(self) -> list[str]:
        return [sys.executable, "-m", "followupd", "--config", str(self.config)]

    def run(self, *words: str, given: str = "", code: int = 0) -> str:
        """stdout and stderr as one."""
        done = subprocess.run(
            [*self.command, *words],
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=90,
            env=self.environment,
            check=False,
        )
        assert done.returncode == code, f"{words} ended with {done.returncode}: {done.stdout}"
        return done.stdout

    def kept(self) -> str | None:
        """What the keyring has."""
        mailbox = self.mailbox
        account = Account("personal", mailbox.user, mailbox.user, Server(mailbox.host, mailbox.port))
        try:
            return SystemSecrets(self.environment, patience=10).password(account)
        except LoginRefused:
            return None


@pytest.fixture
def machine(tmp_path: Path, dovecot: Mailbox, session_bus: SessionBus) -> Machine:
    return Machine(tmp_path, dovecot, session_bus.environment)


def test_a_password_is_tried_kept_checked_and_forgotten(machine: Machine, keyring_daemon: KeyringDaemon) -> None:
    keyring_daemon.start()
    where = f"localhost:{machine.mailbox.port}"
    assert "No password is stored for personal." in machine.run("login", "--check", code=77)

    said = machine.run("login", given=f"{machine.mailbox.password}\n")
    assert said == f"personal: signed in at {where}. The password is in the keyring.\n"
    assert machine.kept() == machine.mailbox.password
    assert machine.run("login", "--check") == f"personal: signed in at {where}, with its keyring.\n"

    assert machine.run("login", "--forget", "PERSONAL") == "personal: removed from the keyring.\n"
    assert machine.kept() is None
    assert "has no password of it" in machine.run("login", "--forget", machine.mailbox.user)


def test_what_the_server_refuses_is_not_kept(machine: Machine, keyring_daemon: KeyringDaemon) -> None:
    keyring_daemon.start()
    said = machine.run("login", given="wrong one\n", code=77)
    assert "refuses the login of personal" in said
    assert "Nothing was kept." in said
    assert "wrong one" not in said
    assert machine.kept() is None


def test_without_the_server_nothing_is_kept(machine: Machine, keyring_daemon: KeyringDaemon) -> None:
    keyring_daemon.start()
    machine.configure(port=1)
    assert "No connection to localhost:1" in machine.run("login", given=f"{machine.mailbox.password}\n", code=75)
    assert machine.kept() is None


def test_without_a_keyring_the_other_ways_are_named(machine: Machine) -> None:
    said = machine.run("login", given="whatever\n", code=78)
    for way in ("gnome-keyring", "password_command of personal", "LoadCredential=followupd-personal"):
        assert way in said


def test_a_locked_keyring_is_for_later(machine: Machine, keyring_daemon: KeyringDaemon) -> None:
    keyring_daemon.start_locked()
    said = machine.run("login", given="whatever\n", code=75)
    assert "could not be kept" in said
    assert "Unlock the keyring" in said


def test_a_password_is_typed_unseen(machine: Machine, keyring_daemon: KeyringDaemon) -> None:
    keyring_daemon.start()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(sys.executable, [*machine.command, "login"], machine.environment)
    shown = b""

    def read_on() -> bool:
        nonlocal shown
        with contextlib.suppress(OSError):  # the other side has closed it
            shown += os.read(terminal, 4096)
        return b"Password of " in shown

    wait_for(read_on, "the prompt")
    os.write(terminal, machine.mailbox.password.encode() + b"\n")
    wait_for(lambda: bool(read_on() and b"in the keyring" in shown), "the answer", seconds=40)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    os.close(terminal)
    assert machine.mailbox.password.encode() not in shown
    assert machine.kept() == machine.mailbox.password


def test_the_password_is_nowhere_where_others_can_see_it(
    machine: Machine, keyring_daemon: KeyringDaemon, tmp_path: Path
) -> None:
    keyring_daemon.start()
    secret = machine.mailbox.password
    process = subprocess.Popen(
        [*machine.command, "login"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=machine.environment
    )
    assert process.stdin is not None
    process.stdin.write(secret + "\n")
    process.stdin.close()
    seen = b""
    while process.poll() is None:
        seen += b"".join(visible(pid) for pid in [process.pid, *children(process.pid)])
        time.sleep(0)
    assert process.returncode == 0
    assert seen, "nothing was looked at"
    assert secret.encode() not in seen
    files = [path for path in tmp_path.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]
    assert files == []


def visible(pid: int) -> bytes:
    """What `ps` shows of a process to its owner."""
    found = b""
    for name in ("cmdline", "environ"):
        with contextlib.suppress(OSError):
            found += Path(f"/proc/{pid}/{name}").read_bytes()
    return found


def children(pid: int) -> list[int]:
    with contextlib.suppress(OSError):
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def test_a_token_command_is_tried(machine: Machine) -> None:
    machine.configure(f"token_command = {json.dumps('echo a-token')}")
    said = machine.run("login", code=77)  # this server takes no tokens
    assert "refuses the login of personal" in said
    machine.configure(f"token_command = {json.dumps('false')}")
    assert "The token_command of personal failed with status 1." in machine.run("login", "--check", code=75)


def test_a_password_command_is_tried_and_nothing_is_asked(machine: Machine) -> None:
    machine.configure(f"password_command = {json.dumps(f'echo {machine.mailbox.password}')}")
    assert "with its password_command. There is nothing to keep." in machine.run("login")


def test_an_unknown_account_is_not_guessed(machine: Machine) -> None:
    assert 'There is no account "work"' in machine.run("login", "work", code=2)
    assert "not both" in machine.run("login", "--check", "--forget", code=2)


def test_a_running_daemon_tries_a_new_password_at_once(
    machine: Machine, keyring_daemon: KeyringDaemon, tmp_path: Path
) -> None:
    keyring_daemon.start()
    other = machine.mailbox.server.mailbox()
    text = machine.config.read_text()
    machine.config.write_text(
        text
        + f'[[accounts]]\nname = "other"\nemail = "{other.user}"\npassword_command = "echo {other.password}"\n'
        + f'[accounts.imap]\nhost = "{other.host}"\nport = {other.port}\nca_file = "{other.ca_file}"\n'
    )
    daemon = Daemon([*machine.command, "run"], machine.environment, tmp_path / "log", subprocess.PIPE)
    try:
        wait_for(lambda: any(one["phase"] == "refused" for one in daemon.logged("watch.trouble")), "the refusal")
        said = machine.run("login", "personal", given=f"{machine.mailbox.password}\n")
        assert "The running followupd tries it now." in said
        daemon.wait_until_ready(seconds=15)
    finally:
        daemon.kill()
