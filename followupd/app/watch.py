"""Watching one account: a thread and a connection for each folder, mail put on a queue.

1. IDLE is a hint: whatever ends it, the folder is read from its cursor. Without it, the same every few minutes.
2. Any error drops the connection. The next one is made after a wait that grows, with jitter, and that `wake` ends.
3. A refused login is no network error: it is told once, and the server is left alone (`gate.py`).
4. Where the server allows fewer connections than there are folders, one watcher serves several of them in turn.
5. A cursor held here may be ahead of the one in the store, never behind: what was lost with us is read again.
"""

from __future__ import annotations

import contextlib
import queue
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import structlog

from followupd.app.backoff import delay
from followupd.app.gate import LoginGate
from followupd.core.interest import Interest
from followupd.errors import ConnectionLost, FollowupdError, LoginRefused, TooManyConnections
from followupd.model import Role
from followupd.ports import Batch, Cursor, Mailbox

POLL_SECONDS = 285.0  # below five minutes: IDLE is renewed and the folder is looked at again
TURN_SECONDS = 30.0  # of one folder's IDLE, when the connection serves several
STEADY_SECONDS = 60.0  # a connection that lasted as long makes the next failure the first one
PARKED_SECONDS = 30 * 60.0  # before asking again whether the server allows one more connection
STOP_SECONDS = 2.0

log = structlog.get_logger(__name__)


class Phase(StrEnum):
    """What a watcher is doing."""

    CONNECTING = "connecting"
    SYNCING = "syncing"
    IDLE = "idle"
    OFFLINE = "offline"
    REFUSED = "refused"
    NO_FOLDER = "no-folder"
    PARKED = "parked"  # another watcher reads its folder
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class WatcherState:
    """A watcher's state, given on every change. `since` is monotonic seconds; `error` says why it is not well."""

    account: str
    role: Role
    phase: Phase
    since: float
    error: FollowupdError | None = None


@dataclass(frozen=True, slots=True)
class Watched:
    """What the watchers of one account need. The callables are called from the watchers' threads."""

    account: str
    connect: Callable[[], Mailbox]
    interest: Callable[[], Interest]
    cursor: Callable[[str, str], Cursor | None]  # account, folder: as committed
    since: Callable[[], date]  # first day of the window
    out: queue.Queue[Batch]
    report: Callable[[WatcherState], None]
    roles: tuple[Role, ...] = (Role.SENT, Role.INBOX, Role.DRAFTS)
    poll: float = POLL_SECONDS
    monotonic: Callable[[], float] = time.monotonic
    chance: Callable[[], float] = random.random


class AccountWatch:
    """The watchers of one account. `start`, then `wake` as often as something happened, then `stop`."""

    def __init__(self, watched: Watched) -> None:
        self.watched = watched
        self.gate = LoginGate(watched.monotonic)
        self._lock = threading.Lock()
        self.watchers = [Watcher(watched, role, self) for role in watched.roles]

    def start(self) -> None:
        for watcher in self.watchers:
            watcher.start()

    def wake(self, *, user_acted: bool = False) -> None:
        """Look again now: interest widened, network up, resumed. `user_acted`: a refused login may be tried again."""
        if user_acted:
            self.gate.open()
        for watcher in self.watchers:
            watcher.wake()

    def stop(self, seconds: float = STOP_SECONDS) -> bool:
        """End all threads; whether they ended in time. Cursors are safe either way."""
        until = time.monotonic() + seconds
        for watcher in self.watchers:
            watcher.stop()
        for watcher in self.watchers:
            if watcher.ident is not None:
                watcher.join(max(0.0, until - time.monotonic()))
        return not any(watcher.is_alive() for watcher in self.watchers)

    def serve(self, roles: tuple[Role, ...]) -> None:
        """Watch the folders of these roles from now on; the connections of the others stay as they are."""
        with self._lock:
            gone = [watcher for watcher in self.watchers if watcher.role not in roles]
            self.watchers = [watcher for watcher in self.watchers if watcher.role in roles]
            for watcher in self.watchers:
                watcher.seats = tuple(role for role in watcher.seats if role in roles)
            for role in [role for watcher in gone for role in watcher.seats if role in roles]:
                next(watcher for watcher in self.watchers if watcher.role is role).seats = (role,)
            known = {watcher.role for watcher in self.watchers}
            fresh = [Watcher(self.watched, role, self) for role in roles if role not in known]
            self.watchers += fresh
        for watcher in gone:
            watcher.stop()
        for watcher in fresh:
            watcher.start()

    @property
    def last_progress(self) -> float:
        """The earliest moment (monotonic) at which a living watcher last got on; for the watchdog."""
        return min((w.last_progress for w in self.watchers if w.is_alive()), default=self.watched.monotonic())

    @property
    def caught_up(self) -> bool:
        """Whether every folder that can be read has been read to its end once."""
        return all(watcher.caught_up for watcher in self.watchers)

    def hand_over(self, watcher: Watcher) -> bool:
        """Give the folders of a watcher that gets no connection to one that has; whether there is one."""
        with self._lock:
            if not watcher.seats:
                return True  # they are with another already
            able = [w for w in self.watchers if w is not watcher and w.is_alive() and w.connected and not w.stopping]
            if not able:
                return False
            chosen = min(able, key=lambda w: (len(w.seats), Role.SENT in w.seats))
            chosen.seats = (*chosen.seats, *watcher.seats)
            watcher.seats = ()
        chosen.wake()
        log.info("watch.shared", account=self.watched.account, roles=[role.value for role in chosen.seats])
        return True

    def take_back(self, watcher: Watcher) -> None:
        """A watcher without a folder has a connection of its own again."""
        with self._lock:
            for other in self.watchers:
                if other is not watcher:
                    other.seats = tuple(role for role in other.seats if role is not watcher.role)
            watcher.seats = (watcher.role,)


@dataclass(slots=True)
class _Seat:
    """One folder as a watcher knows it."""

    name: str
    cursor: Cursor | None
    caught_up: bool = False
    interest: str = ""


class Watcher(threading.Thread):
    """Owns one connection, and reads the folders of its `seats` over it, usually one."""

    def __init__(self, watched: Watched, role: Role, team: AccountWatch) -> None:
        super().__init__(name=f"watch-{watched.account}-{role.value}", daemon=True)
        self.watched = watched
        self.role = role
        self.team = team
        self.seats: tuple[Role, ...] = (role,)
        self.last_progress = watched.monotonic()
        self.connected = False
        self.stopping = False
        self._known: dict[Role, _Seat] = {}
        self._absent: set[Role] = set()
        self._woken = threading.Event()
        self._mailbox: Mailbox | None = None
        self._phase: Phase | None = None
        self._attempt = 0

    # ------------------------------------------------------------------ from any thread

    def wake(self) -> None:
        self._woken.set()
        mailbox = self._mailbox
        if mailbox is not None:
            mailbox.wake()

    def stop(self) -> None:
        self.stopping = True
        mailbox = self._mailbox
        if mailbox is not None:
            mailbox.abort()
        self.wake()

    @property
    def caught_up(self) -> bool:
        return all(role in self._absent or ((s := self._known.get(role)) and s.caught_up) for role in self.seats)

    # ------------------------------------------------------------------ the thread

    def run(self) -> None:
        while not self.stopping:
            if not self.seats:  # another watcher has our folder, since the server allows no more connections
                self._enter(Phase.PARKED)
                self._pause(PARKED_SECONDS)
            started = self.watched.monotonic()
            try:
                self._session()
            except LoginRefused as error:
                if self.team.gate.leave(refused=error):
                    self._enter(Phase.REFUSED, error)
            except TooManyConnections as error:
                if not self.team.hand_over(self):
                    self._failed(error, started)
            except FollowupdError as error:
                self._failed(error, started)
            except Exception as error:  # a watcher that dies silently would miss mail for ever
                log.exception("watch.bug", account=self.watched.account, role=self.role.value)
                self._failed(ConnectionLost(f"Reading mail failed ({type(error).__name__})."), started)
        self._enter(Phase.STOPPED)

    def _session(self) -> None:
        """From the login to the first error."""
        if not self._admitted():
            return
        try:
            mailbox = self.watched.connect()
        except LoginRefused:
            raise  # told to the gate by `run`, which knows whether it is news
        except BaseException:
            self.team.gate.leave()
            raise
        self._mailbox = mailbox
        self.team.gate.leave(signed_in=True)
        with contextlib.closing(mailbox):
            try:
                self.connected = True
                if not self.seats:
                    self.team.take_back(self)
                self._serve(mailbox)
            finally:
                self.connected = False
                self._mailbox = None

    def _admitted(self) -> bool:
        """Wait for our turn to sign in; False when we are to stop."""
        gate = self.team.gate
        while not self.stopping:
            seconds = gate.ask()
            if not seconds:
                if self.stopping:
                    gate.leave()
                    return False
                self._enter(Phase.CONNECTING)
                return True
            self._pause(seconds)
        return False

    def _serve(self, mailbox: Mailbox) -> None:
        """Read every seat, then IDLE on the first; again and again."""
        opened: Role | None = None
        while not self.stopping and self.seats:
            self._woken.clear()
            seats = self.seats
            readable = []
            for role in reversed(seats):  # the first one last: it is open when we rest
                seat = self._seat(mailbox, role)
                if seat is None:
                    continue
                readable.append(role)
                if opened is not role:
                    self._open(mailbox, role, seat)
                    opened = role
                self._read(mailbox, role, seat)
            if self.stopping or self._woken.is_set() or self.seats != seats:
                continue
            if not readable:
                self._pause(self.watched.poll)
                mailbox.idle(0.0)  # whether the connection still stands
                continue
            self._rest(mailbox, readable)

    def _open(self, mailbox: Mailbox, role: Role, seat: _Seat) -> None:
        try:
            mailbox.examine(seat.name)
        except ConnectionLost:
            raise
        except FollowupdError:
            self._known.pop(role, None)  # renamed or deleted: looked for again the next time
            raise

    def _rest(self, mailbox: Mailbox, readable: list[Role]) -> None:
        """IDLE on the folder that is open, until there is a reason to look."""
        seats = [self._known[role] for role in readable]
        fingerprint = self.watched.interest().fingerprint
        if any(seat.interest != fingerprint for seat in seats):
            return
        self._attempt = 0
        self._enter(Phase.IDLE)
        mailbox.idle(min(self.watched.poll, TURN_SECONDS) if len(seats) > 1 else self.watched.poll)
        self._progress()

    def _seat(self, mailbox: Mailbox, role: Role) -> _Seat | None:
        """The folder of `role`; None, told once, when there is none."""
        known = self._known.get(role)
        if known is not None:
            return known
        try:
            name = mailbox.folder(role)
        except ConnectionLost:
            raise
        except FollowupdError as error:
            if role not in self._absent:
                self._absent.add(role)
                self._enter(Phase.NO_FOLDER, error, role)
            return None
        self._absent.discard(role)
        seat = self._known[role] = _Seat(name, self.watched.cursor(self.watched.account, name))
        return seat

    def _read(self, mailbox: Mailbox, role: Role, seat: _Seat) -> None:
        """Read one folder from its cursor on, and hand over what is new."""
        interest = self.watched.interest()
        if seat.cursor is None or seat.cursor.interest != interest.fingerprint or self._phase is not Phase.IDLE:
            self._enter(Phase.SYNCING, role=role)
        for batch in mailbox.sync(role, seat.cursor, interest, self.watched.since()):
            tells = batch.mails or batch.unreadable or batch.cursor != seat.cursor
            if tells or (batch.caught_up and not seat.caught_up):
                self._hand(batch)
            if self.stopping:
                return
            seat.cursor = batch.cursor
            seat.caught_up = seat.caught_up or batch.caught_up
            self._progress()
        seat.interest = interest.fingerprint

    def _hand(self, batch: Batch) -> None:
        """Put a batch on the queue, however long that takes; waiting there is no lack of progress."""
        while not self.stopping:
            try:
                self.watched.out.put(batch, timeout=0.5)
            except queue.Full:
                self._progress()
            else:
                return

    # ------------------------------------------------------------------ waiting and telling

    def _failed(self, error: FollowupdError, started: float) -> None:
        """Wait after a lost connection, longer each time."""
        if self.stopping:
            return
        if self.watched.monotonic() - started > STEADY_SECONDS:
            self._attempt = 0
        self._attempt += 1
        self._enter(Phase.OFFLINE, error)
        self._pause(delay(self._attempt, self.watched.chance()))

    def _pause(self, seconds: float) -> None:
        """Wait, or until `wake`, showing that we live."""
        until = self.watched.monotonic() + seconds
        while not self.stopping and (left := until - self.watched.monotonic()) > 0:
            if self._woken.wait(min(left, 60.0)):
                break
            self._progress()
        self._woken.clear()
        self._progress()

    def _progress(self) -> None:
        self.last_progress = self.watched.monotonic()

    def _enter(self, phase: Phase, error: FollowupdError | None = None, role: Role | None = None) -> None:
        self._phase = phase
        self._progress()
        self.watched.report(WatcherState(self.watched.account, role or self.role, phase, self.last_progress, error))
