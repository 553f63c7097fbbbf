"""Watching one account: its watchers together, one for each folder, each with a connection of its own.

1. A refused login is no network error: it is told once, and the server is left alone (`gate.py`).
2. Where the server allows fewer connections than there are folders, one watcher serves several of them in turn.
"""

from __future__ import annotations

import threading
import time

import structlog

from followupd.app.gate import LoginGate
from followupd.app.watched import Watched
from followupd.app.watcher import Watcher
from followupd.model import Role

STOP_SECONDS = 2.0

log = structlog.get_logger(__name__)


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
