"""SIGHUP: a new configuration is taken over, what it does not change is kept, a bad one is refused."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.server.dovecot import Mailbox
from tests.server.ports import wait_for
from tests.system.daemon import Daemon, Home, event
from tests.system.letters import letter

pytestmark = pytest.mark.server


class Reloading:
    """A running daemon and its configuration file."""

    def __init__(self, home: Home, daemon: Daemon) -> None:
        self.home, self.daemon = home, daemon
        self.text = home.config.read_text(encoding="utf-8")

    def write(self, text: str) -> None:
        """Replace the configuration, as an editor does."""
        fresh = self.home.config.with_name("fresh")
        fresh.write_text(text, encoding="utf-8")
        fresh.chmod(0o600)
        fresh.replace(self.home.config)
        os.kill(self.daemon.pid, signal.SIGHUP)

    def taken(self, text: str) -> None:
        """The same, and wait until it has been taken over."""
        before = len(self.daemon.logged("config.reloaded"))
        self.write(text)
        self.wait("config.reloaded", before)
        self.text = text

    def refused(self, text: str) -> str:
        """The same with a bad one; why it was refused."""
        before = len(self.daemon.logged("config.refused"))
        self.write(text)
        self.wait("config.refused", before)
        return str(self.daemon.logged("config.refused")[-1]["why"])

    def wait(self, logged: str, before: int = 0) -> None:
        wait_for(lambda: len(self.daemon.logged(logged)) > before, f"{logged} in the log")

    def connections(self, mailbox: Mailbox) -> set[str]:
        """Our ends of the connections to that server, as the kernel names them."""
        inodes = set()
        for link in Path(f"/proc/{self.daemon.pid}/fd").iterdir():
            with contextlib.suppress(OSError):  # closed meanwhile
                if found := re.match(r"socket:\[(\d+)\]", str(link.readlink())):
                    inodes.add(found.group(1))
        lines = [line.split() for line in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]]
        lines += [line.split() for line in Path("/proc/net/tcp6").read_text("ascii").splitlines()[1:]]
        far = f":{mailbox.port:04X}"
        return {line[1] for line in lines if line[9] in inodes and line[2].endswith(far) and line[3] == "01"}


def account(mailbox: Mailbox, name: str, password: Path, extra: str = "") -> str:
    return (
        f'[[accounts]]\nname = "{name}"\nemail = "{mailbox.user}"\npassword_command = "cat {password}"\n{extra}\n'
        f'[accounts.imap]\nhost = "{mailbox.host}"\nport = {mailbox.port}\nca_file = "{mailbox.ca_file}"\n'
    )


def logins(mailbox: Mailbox) -> int:
    return sum("Login: user=" in line and f"<{mailbox.user}>" in line for line in mailbox.log().splitlines())


@pytest.fixture
def reloading(tmp_path: Path, dovecot: Mailbox) -> Iterator[Reloading]:
    home = Home(tmp_path, dovecot, tables='[watch]\npeople = ["alice@acme.example"]\n')
    with home.daemon() as daemon:
        yield Reloading(home, daemon)


def written(mailbox: Mailbox, to: str, number: int) -> str:
    """A mail of the user's, in Sent; its Message-ID."""
    name = f"<sent-{number}@mail.example>"
    mailbox.append("Sent", letter(datetime.now(UTC), mailbox.user, to, "A question", "Is there a code test?", name))
    return name


def test_what_a_new_configuration_says_holds_and_no_connection_is_lost(reloading: Reloading, dovecot: Mailbox) -> None:
    before, ours = logins(dovecot), reloading.connections(dovecot)
    assert len(ours) == 3
    reloading.taken(reloading.text.replace("alice@acme.example", "bob@globex.example"))
    first = written(dovecot, "Bob <bob@globex.example>", 1)
    reloading.daemon.wait_for(event("contact", first))
    assert reloading.connections(dovecot) == ours
    assert logins(dovecot) == before + 1, "that of the test itself"


def test_an_account_that_is_new_is_watched_and_the_others_keep_their_connections(
    reloading: Reloading, dovecot: Mailbox, dovecot_with: Callable[..., Mailbox]
) -> None:
    before, other = logins(dovecot), dovecot_with()
    reloading.taken(reloading.text + account(other, "second", reloading.home.password))
    name = written(other, "Alice <alice@acme.example>", 2)
    reloading.daemon.wait_for(event("contact", name))
    assert logins(dovecot) == before
    assert logins(other) == 3 + 1


def test_an_account_that_is_gone_is_left(
    reloading: Reloading, dovecot: Mailbox, dovecot_with: Callable[..., Mailbox]
) -> None:
    other, alone = dovecot_with(), reloading.text
    reloading.taken(reloading.text + account(other, "second", reloading.home.password))
    wait_for(lambda: other.sessions() == 3, "its connections")
    before, ours = logins(dovecot), reloading.connections(dovecot)
    reloading.taken(alone)
    wait_for(lambda: other.sessions() == 0, "their end")
    assert (logins(dovecot), reloading.connections(dovecot) <= ours) == (before, True)
    name = written(dovecot, "Alice <alice@acme.example>", 3)
    reloading.daemon.wait_for(event("contact", name))


def test_an_account_that_signs_in_otherwise_does_so_and_no_mail_is_missed(
    reloading: Reloading, dovecot: Mailbox
) -> None:
    first = written(dovecot, "Alice <alice@acme.example>", 1)
    reloading.daemon.wait_for(event("contact", first))
    before = reloading.connections(dovecot)
    moved = reloading.home.folder / "other-password"
    shutil.copy(reloading.home.password, moved)
    reloading.taken(reloading.text.replace(str(reloading.home.password), str(moved)))
    second = written(dovecot, "Alice <alice@acme.example>", 2)
    records = reloading.daemon.wait_for(event("contact", second))
    assert [one["message_id"] for one in records if one.get("type") == "contact"] == [first, second]
    wait_for(lambda: len(reloading.connections(dovecot)) == 3, "three connections")
    assert not reloading.connections(dovecot) & before


def test_drafts_can_be_left_and_taken_up_again_and_the_rest_stays(reloading: Reloading, dovecot: Mailbox) -> None:
    ours = reloading.connections(dovecot)
    with_drafts = reloading.text
    reloading.taken(reloading.text + "[guard]\ndrafts = false\n")
    wait_for(lambda: len(reloading.connections(dovecot)) == 2, "the end of one connection")
    rest = reloading.connections(dovecot)
    assert rest < ours
    reloading.taken(with_drafts)
    wait_for(lambda: len(reloading.connections(dovecot)) == 3, "three connections")
    assert rest < reloading.connections(dovecot)


@pytest.mark.parametrize(
    ("mistake", "why"),
    [
        ("[pace]\nmin_gap = 'soon'\n", "pace.min_gap"),
        ("[nonsense]\n", "nonsense"),
        ("= no TOML", "config.toml"),
    ],
)
def test_a_bad_one_is_refused_the_old_one_stays_and_the_user_is_told(
    reloading: Reloading, dovecot: Mailbox, mistake: str, why: str
) -> None:
    before, ours = logins(dovecot), reloading.connections(dovecot)
    assert why in reloading.refused(f"{reloading.text}\n{mistake}")
    said = "The new configuration is refused, the old one stays: "
    wait_for(lambda: reloading.home.logs().count(said) == 1, "the notice")
    reloading.refused(f"{reloading.text}\n{mistake}")
    wait_for(lambda: reloading.home.logs().count(said) == 2, "the notice of the second try")

    name = written(dovecot, "Alice <alice@acme.example>", 1)
    reloading.daemon.wait_for(event("contact", name))
    assert reloading.connections(dovecot) == ours
    assert logins(dovecot) == before + 1
    reloading.taken(reloading.text)


def test_one_without_an_account_is_refused(reloading: Reloading) -> None:
    assert "names no account" in reloading.refused('timezone = "UTC"\n')


def test_one_that_is_gone_is_refused(reloading: Reloading) -> None:
    reloading.home.config.unlink()
    os.kill(reloading.daemon.pid, signal.SIGHUP)
    reloading.wait("config.refused")
    assert reloading.daemon.process.poll() is None


def test_a_wider_window_is_read_from_its_beginning(tmp_path: Path, dovecot: Mailbox) -> None:
    old = datetime.now(UTC) - timedelta(days=200)
    name = "<long-ago@mail.example>"
    data = letter(old, dovecot.user, "Alice <alice@acme.example>", "Hello", "I would like to talk.", name)
    dovecot.append("Sent", data, date=old)
    home = Home(tmp_path, dovecot, tables='[watch]\npeople = ["alice@acme.example"]\n')
    with home.daemon() as daemon:
        reloading = Reloading(home, daemon)
        fresh = written(dovecot, "Alice <alice@acme.example>", 1)
        records = daemon.wait_for(event("contact", fresh))
        assert [one["message_id"] for one in records if one.get("type") == "contact"] == [fresh]
        reloading.taken('backfill = "365d"\n' + reloading.text)
        records = daemon.wait_for(event("contact", name))
        assert [one["message_id"] for one in records if one.get("type") == "contact"] == [fresh, name]


def test_many_in_a_row_come_to_the_last(reloading: Reloading, dovecot: Mailbox) -> None:
    for number in range(8):
        reloading.write(reloading.text.replace("alice@acme.example", f"p{number}@acme{number}.example"))
    reloading.taken(reloading.text.replace("alice@acme.example", "last@globex.example"))
    name = written(dovecot, "Last <last@globex.example>", 1)
    reloading.daemon.wait_for(event("contact", name))
    assert len(reloading.connections(dovecot)) == 3


def test_in_a_terminal_it_ends_when_that_is_closed(tmp_path: Path, dovecot: Mailbox) -> None:
    home = Home(tmp_path, dovecot)
    pid, terminal = pty.fork()
    if pid == 0:
        command = [sys.executable, "-m", "followupd", "run", "--config", str(home.config)]
        os.execve(sys.executable, command, home.environment)
    shown = b""

    def ready() -> bool:
        nonlocal shown
        shown += os.read(terminal, 4096)
        return b"daemon.ready" in shown

    wait_for(ready, "readiness")
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
