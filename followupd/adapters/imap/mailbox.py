"""The mailbox port over IMAP: an account that can be connected to, and one connection to it."""

from __future__ import annotations

import contextlib
import imaplib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from imapclient.exceptions import IMAPClientError

from followupd.adapters.imap import folders as listed
from followupd.adapters.imap.connect import open_session, translated
from followupd.adapters.imap.idle import Ended, idle
from followupd.adapters.imap.session import Session
from followupd.adapters.imap.sync import sync
from followupd.core.interest import Interest
from followupd.errors import ConnectionLost, MailboxError
from followupd.model import Account, Role
from followupd.ports import Batch, Cursor, Secrets


@dataclass(slots=True)
class Known:
    """What was learnt of an account's server in this process, so that reconnecting need not ask again."""

    capabilities: frozenset[bytes] = frozenset()
    folders: tuple[listed.Listed, ...] = ()


@dataclass(slots=True)
class ImapAccount:
    """An account on an IMAP server. `connect` may be called from any thread."""

    account: Account
    secrets: Secrets
    known: Known = field(default_factory=Known)

    def connect(self) -> ImapMailbox:
        """A new signed-in connection. Raises as `ports.Mailbox` says."""
        session = open_session(self.account, self.secrets, self.known.capabilities)
        self.known.capabilities = session.capabilities
        return ImapMailbox(session, self.account, self.known)


class ImapMailbox:
    """One signed-in connection (`ports.Mailbox`). Owned by one thread; `wake` and `abort` from any."""

    def __init__(self, session: Session, account: Account, known: Known) -> None:
        self.session = session
        self._account = account
        self._known = known

    def folder(self, role: Role) -> str:
        """The name of the folder of `role`; MailboxError when the user must say which it is."""
        found = listed.candidates_for(role, self._known.folders, self._account.folders)
        if len(found) == 1:
            return found[0]
        if not self._known.folders:
            self._known.folders = listed.listing(self.session)
            return self.folder(role)
        error = listed.missing(role, self._known.folders, self._account.folders)
        self._known.folders = ()  # it may be there the next time
        raise error

    def folders(self) -> Mapping[Role, str]:
        """The folders that can be told, by role."""
        if not self._known.folders:
            self._known.folders = listed.listing(self.session)
        return listed.find(self._known.folders, self._account.folders, Role)

    def examine(self, folder: str) -> None:
        with self._border():
            try:
                self.session.examine(folder)
            except MailboxError:
                self._known.folders = ()  # renamed or deleted: to be listed again
                raise

    def sync(self, role: Role, cursor: Cursor | None, interest: Interest, since: date) -> Iterator[Batch]:
        with self._border():
            yield from sync(self.session, role, cursor, interest, since)

    def idle(self, seconds: float) -> bool:
        """True for news, False when `seconds` passed or somebody woke us."""
        with self._border():
            return idle(self.session, seconds) is Ended.NEWS

    def wake(self) -> None:
        self.session.wire.wake()

    def abort(self) -> None:
        self.session.wire.abort()

    def close(self) -> None:
        """Say goodbye without waiting for the answer, and let go."""
        wire = self.session.wire
        with contextlib.suppress(ConnectionLost):
            wire.patience = 0.2
            self.session.start("LOGOUT")
        wire.close()

    @contextlib.contextmanager
    def _border(self) -> Iterator[None]:
        try:
            yield
        except (IMAPClientError, imaplib.IMAP4.error, OSError, UnicodeError, ValueError) as error:
            raise translated(error, self._account.name, self.session.wire.peer) from error
