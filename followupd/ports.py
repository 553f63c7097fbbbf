"""What the application needs of the world, as Protocols. Adapters satisfy them; tests may too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Any, Protocol, TypeAlias

from followupd.core.interest import Interest
from followupd.model import (
    Account,
    Deed,
    Event,
    Finding,
    Notice,
    Place,
    RawMail,
    Reading,
    Role,
)
from followupd.value import Value

OnAction: TypeAlias = Callable[[str, str], None]
"""Called, from any thread, with a notice's key and the identifier of the button pressed."""


class Clock(Protocol):
    """Wall clock. `now` is aware UTC. `wait` returns True early when `wake` was called."""

    def now(self) -> datetime: ...

    def wait(self, seconds: float) -> bool: ...

    def wake(self) -> None: ...


class Secrets(Protocol):
    """Where a password or an OAuth2 token comes from."""

    def password(self, account: Account) -> str:
        """The password. Raises SecretUnavailable (try later) or LoginRefused (none stored)."""
        ...

    def token(self, account: Account) -> str:
        """An OAuth2 access token. Raises as `password`."""
        ...


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Cursor(Value):
    """How far a folder has been read: every uid below `uidnext` has been dealt with.

    `interest` is the fingerprint of the `core.interest.Interest` under which it was read;
    another one means that the folder's window has to be looked through again.
    """

    account: str
    folder: str
    uidvalidity: int
    uidnext: int
    interest: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Batch(Value):
    """What a folder's owner thread puts on the queue: wanted mails, whole, and how far it got.

    `cursor` is committed together with what the mails led to. `unreadable` counts mails that
    the server would not give up; `caught_up` says that the folder holds nothing further now.
    """

    account: str
    folder: str
    role: Role
    mails: tuple[RawMail, ...]
    cursor: Cursor
    seen: int = 0
    unreadable: int = 0
    caught_up: bool = False


class Mailbox(Protocol):
    """One signed-in connection to an account. Owned by one thread; only `wake` and `abort` from any.

    Every call raises ConnectionLost (or its kind) when the connection is gone: close it and make another.
    """

    def folder(self, role: Role) -> str:
        """The folder of `role`. Raises MailboxError when only the user can say which it is."""
        ...

    def examine(self, folder: str) -> None:
        """Open `folder`, for reading only."""
        ...

    def sync(self, role: Role, cursor: Cursor | None, interest: Interest, since: date) -> Iterator[Batch]:
        """Read the examined folder from `cursor` on. The last batch says `caught_up`."""
        ...

    def idle(self, seconds: float) -> bool:
        """Wait for news (True), at most `seconds`, or until `wake`. Whatever it says, `sync` afterwards."""
        ...

    def wake(self) -> None:
        """End `idle`, now or when it is next entered."""
        ...

    def abort(self) -> None:
        """Make every call of the owner fail soon."""
        ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class OutboxRow(Value):
    """One notice for one channel, not yet delivered there."""

    id: int
    notice: Notice
    channel: str
    attempts: int
    not_before: datetime


class Notifier(Protocol):
    """One channel. `deliver` returns when the notice is shown, else raises DeliveryFailed.

    Delivering the same key twice shows it once where the channel can tell.
    A notifier with buttons takes an `OnAction` when it is built.
    """

    name: str

    def deliver(self, notice: Notice) -> None: ...

    def withdraw(self, key: str) -> None:
        """Take a notice back whose reason is gone; silently nothing where it cannot."""
        ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Commit(Value):
    """Everything that handling one batch changes, written in one transaction."""

    readings: Sequence[tuple[Reading, Place | None]] = ()
    cursor: Cursor | None = None
    events: Sequence[Event] = ()  # newly derived, for the log
    findings: Sequence[Finding] = ()
    nudges: Sequence[tuple[str, datetime, Mapping[str, Any]]] = ()  # key, raised at, record
    notices: Sequence[tuple[Notice, str]] = ()  # notice, first channel
    deeds_seen: int = 0  # highest deed id taken into account
    unreadable: int = 0  # mails that could not be parsed
    withdrawn: Sequence[str] = ()  # keys of notices whose reason is gone


class Store(Protocol):
    """What must last. One transaction a call; all times UTC."""

    def commit(self, change: Commit) -> None: ...

    def readings(self) -> Iterable[Reading]: ...

    def deeds(self) -> Sequence[tuple[int, Deed]]: ...

    def add_deed(self, deed: Deed) -> int: ...

    def raised(self) -> Mapping[str, datetime]:
        """Nudges that have been raised: key to when."""
        ...

    def known_keys(self) -> frozenset[str]:
        """Keys of the events and findings already in the log."""
        ...

    def log(self, zone: tzinfo = UTC) -> Iterable[Mapping[str, Any]]:
        """Events, findings and nudges as SPEC section 11 writes them, oldest first, times in `zone`."""
        ...

    def logged_after(self, number: int, zone: tzinfo = UTC) -> Sequence[tuple[int, Mapping[str, Any]]]:
        """What was logged after line `number`, in the order of logging, each with its number."""
        ...

    def last_logged(self) -> int: ...

    def cursor(self, account: str, folder: str) -> Cursor | None: ...

    def has_message(self, message_id: str) -> bool: ...

    def pending(self, now: datetime) -> Sequence[OutboxRow]: ...

    def delivered(self, row: OutboxRow, at: datetime) -> None: ...

    def postpone(self, row: OutboxRow, until: datetime, channel: str) -> None:
        """Try again not before `until`, on `channel`."""
        ...

    def to_withdraw(self) -> Sequence[OutboxRow]:
        """Notices that were delivered, and are to be taken back."""
        ...

    def taken_back(self, row: OutboxRow, at: datetime) -> None: ...

    def next_attempt(self) -> datetime | None:
        """When the earliest undelivered notice may be tried again; None when there is none."""
        ...

    def deeds_seen(self) -> int:
        """The highest `Commit.deeds_seen` so far."""
        ...

    def meta(self, name: str) -> str | None:
        """A value kept by `set_meta`: the daemon's last sign of life, what `status` shows."""
        ...

    def set_meta(self, name: str, value: str) -> None: ...

    def another(self) -> Store:
        """A second connection to the same state, for another thread."""
        ...

    def close(self) -> None: ...


class MailSink(Protocol):
    """Puts mails into the user's own mailbox: self-mail, drafts. Nothing else is ever written."""

    def append_self_mail(self, account: Account, message: bytes, message_id: str) -> bool:
        """Append to the Inbox unless `message_id` is there already; True when appended."""
        ...
