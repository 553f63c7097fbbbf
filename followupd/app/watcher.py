"""One folder's watcher: a thread that owns one connection, reads what is new, and waits for more.

1. IDLE is a hint: whatever ends it, the folder is read from its cursor. Without it, the same every few minutes.
2. Any error drops the connection. The next one is made after a wait that grows, with jitter, and that `wake` ends;
   after a wake it grows anew: the network has changed.
3. A cursor held here may be ahead of the one in the store, never behind: what was lost with us is read again.
"""

from __future__ import annotations

import contextlib
import queue
import threading
from dataclasses import dataclass
from typing import Protocol

import structlog

from followupd.app.backoff import delay
from followupd.app.gate import LoginGate
from followupd.app.watched import Phase, Watched, WatcherState
from followupd.errors import ConnectionLost, FollowupdError, LoginRefused, SecretUnavailable, TooManyConnections
from followupd.model import Role
from followupd.ports import Batch, Cursor, Mailbox

TURN_SECONDS = 30.0  # of one folder's IDLE, when the connection serves several
STEADY_SECONDS = 60.0  # a connection that lasted as long makes the next failure the first one
PARKED_SECONDS = 30 * 60.0  # before asking again whether the server allows one more connection

log = structlog.get_logger(__name__)


class Team(Protocol):
    """The watchers of one account together, as one of them sees them."""

    gate: LoginGate

    def hand_over(self, watcher: Watcher) -> bool:
        """Give the folders of a watcher that gets no connection to one that has; whether there is one."""
        ...

    def take_back(self, watcher: Watcher) -> None:
        """A watcher without a folder has a connection of its own again."""
        ...


@dataclass(slots=True)
class _Seat:
    """One folder as a watcher knows it."""

    name: str
    cursor: Cursor | None
    caught_up: bool = False
    interest: str = ""


class Watcher(threading.Thread):
    """Owns one connection, and reads the folders of its `seats` over it, usually one."""

    def __init__(self, watched: Watched, role: Role, team: Team) -> None:
        super().__init__(name=f"watch-{watched.account}-{role.value}", daemon=True)
        self.watched = watched
        self.role = role
        self.team = team
        self.seats: tuple[Role, ...] = (role,)
        self.last_progress = watched.monotonic()
        self._looked = 0.0
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
        except SecretUnavailable:
            self.team.gate.leave(unused=True)
            raise
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
            self._looked = self.watched.monotonic()
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
        if self._pause(delay(self._attempt, self.watched.chance())):
            self._attempt = 0

    def _pause(self, seconds: float) -> bool:
        """Wait, or until `wake` (True), showing that we live."""
        until = self.watched.monotonic() + seconds
        woken = False
        while not (woken or self.stopping) and (left := until - self.watched.monotonic()) > 0:
            woken = self._woken.wait(min(left, 60.0))
            self._progress()
        self._woken.clear()
        return woken

    def _progress(self) -> None:
        self.last_progress = self.watched.monotonic()

    def _enter(self, phase: Phase, error: FollowupdError | None = None, role: Role | None = None) -> None:
        self._phase = phase
        self._progress()
        state = WatcherState(self.watched.account, role or self.role, phase, self.last_progress, error, self._looked)
        self.watched.report(state)
