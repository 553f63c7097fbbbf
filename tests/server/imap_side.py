"""Our side of the IMAP tests: accounts for the servers, mails of our own, watchers whose batches are kept."""

from __future__ import annotations

import datetime as dt
import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Self

from followupd.adapters.imap.mailbox import ImapAccount, ImapMailbox
from followupd.app.watch import AccountWatch
from followupd.app.watched import Phase, Watched, WatcherState
from followupd.core.interest import Interest
from followupd.model import Account, RawMail, Role, Server
from followupd.ports import Batch, Cursor
from tests.server.mailstore import Store
from tests.server.ports import wait_for
from tests.server.scripted import ScriptedServer

SINCE = dt.date(2000, 1, 1)
ACME = Interest(domains=frozenset({"acme.example"}))


def mail(number: int | str, to: str = "alice@acme.example", body: str = "Hello.") -> bytes:
    """A mail with Message-ID `<m{number}@mail.example>`."""
    return (
        f"From: Jordan <jordan@mail.example>\r\nTo: {to}\r\nSubject: Note {number}\r\n"
        f"Message-ID: <m{number}@mail.example>\r\nDate: Mon, 02 Mar 2026 12:00:00 +0000\r\n\r\n{body}\r\n"
    ).encode()


@dataclass
class GivenSecrets:
    """Secrets that are simply there. `tokens` are given one after the other, the last for ever."""

    secret: str = ""
    tokens: list[str] = field(default_factory=list)
    asked: int = 0

    def password(self, account: Account) -> str:
        self.asked += 1
        return self.secret

    def token(self, account: Account) -> str:
        self.asked += 1
        return self.tokens.pop(0) if len(self.tokens) > 1 else self.tokens[0]


def on_real(box: Store, port: int = 0, *, security: str = "tls", ca_file: str | None = None) -> ImapAccount:
    server = Server(box.host, port or box.port, security, box.ca_file if ca_file is None else ca_file)
    return ImapAccount(Account("work", box.user, box.user, server), GivenSecrets(box.password))


def on_scripted(server: ScriptedServer, secrets: GivenSecrets | None = None, *, token: bool = False) -> ImapAccount:
    where = Server(server.host, server.port, "tls", server.ca_file)
    account = Account("work", "jordan@mail.example", "jordan", where, token_command="token" if token else "")
    return ImapAccount(account, secrets or GivenSecrets("secret", ["token"]))


def read(
    mailbox: ImapMailbox,
    folder: str = "Sent",
    role: Role = Role.SENT,
    cursor: Cursor | None = None,
    interest: Interest = ACME,
) -> tuple[list[RawMail], Cursor, list[Batch]]:
    """Everything that one pass gives: its mails, its last cursor, its batches."""
    mailbox.examine(folder)
    batches = list(mailbox.sync(role, cursor, interest, SINCE))
    assert [b.caught_up for b in batches] == [False] * (len(batches) - 1) + [True]
    return [m for b in batches for m in b.mails], batches[-1].cursor, batches


def numbers(mails: list[RawMail]) -> list[str]:
    """The `number` of each mail, in order."""
    return [m.data.split(b"Message-ID: <m")[1].split(b"@")[0].decode() for m in mails]


class Watching:
    """An AccountWatch with short waits whose batches and states are kept. A context manager."""

    def __init__(
        self,
        account: ImapAccount,
        roles: tuple[Role, ...] = (Role.SENT,),
        *,
        poll: float = 30.0,
        interest: Callable[[], Interest] = lambda: ACME,
        cursor: Callable[[str, str], Cursor | None] = lambda *_: None,
    ) -> None:
        self.out: queue.Queue[Batch] = queue.Queue(4)
        self.batches: list[Batch] = []
        self.states: list[WatcherState] = []
        self.watch = AccountWatch(
            Watched(
                account.account.name,
                account.connect,
                interest,
                cursor,
                lambda: SINCE,
                self.out,
                self.states.append,
                roles,
                poll,
                chance=lambda: 0.0,
            )
        )
        self._end = threading.Event()
        self._collector = threading.Thread(target=self._collect, daemon=True)

    def __enter__(self) -> Self:
        self._collector.start()
        self.watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        assert self.watch.stop(5)
        self._end.set()
        self._collector.join()

    def _collect(self) -> None:
        while not self._end.is_set():
            for batch in self._taken():
                self.batches.append(batch)

    def _taken(self) -> Iterator[Batch]:
        try:
            yield self.out.get(timeout=0.05)
        except queue.Empty:
            return

    @property
    def seen(self) -> list[str]:
        return numbers([m for b in list(self.batches) for m in b.mails])

    @property
    def phases(self) -> list[Phase]:
        return [state.phase for state in list(self.states)]

    def wait_idle(self, times: int = 1) -> None:
        wait_for(lambda: self.phases.count(Phase.IDLE) >= times, "IDLE")

    def wait_for_mail(self, *wanted: str) -> None:
        wait_for(lambda: set(wanted) <= set(self.seen), f"mails {wanted}")
