"""One account's door: logins are what servers count, so they go through here.

1. One login at a time, and not more than a few in a minute, however many folders lose their connection at once.
2. Refused: told once; then one try in fifteen minutes, by one watcher, until it succeeds or the user has acted.
3. No thread waits in here: `ask` says how long to wait, and the caller does it where it can be woken.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from followupd.errors import LoginRefused

REFUSED_SECONDS = 15 * 60.0
BURST = 20  # logins that may follow each other at once
EVERY = 10.0  # seconds in which one more becomes allowed
BUSY = 0.05  # seconds to wait while another watcher signs in


@dataclass(slots=True)
class LoginGate:
    """Shared by the watchers of one account; times are those of `monotonic`, in seconds."""

    monotonic: Callable[[], float]
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _busy: bool = False
    _allowed: float = BURST
    _counted_at: float | None = None
    _closed_until: float = 0.0
    refused: LoginRefused | None = None

    def ask(self) -> float:
        """0 for "go on" (then `leave` must follow), else the seconds to wait before asking again."""
        with self._lock:
            now = self.monotonic()
            if self._counted_at is not None:
                self._allowed = min(BURST, self._allowed + (now - self._counted_at) / EVERY)
            self._counted_at = now
            if self.refused is not None and now < self._closed_until:
                return self._closed_until - now
            if self._busy:
                return BUSY
            if self._allowed < 1:
                return (1 - self._allowed) * EVERY
            self._allowed -= 1
            self._busy = True
            return 0.0

    def leave(self, *, refused: LoginRefused | None = None, signed_in: bool = False, unused: bool = False) -> bool:
        """After a login was tried; True when a refusal is new and has to be told.

        `unused`: there was no secret to sign in with, so the server has counted no login.
        """
        with self._lock:
            self._busy = False
            if unused:
                self._allowed = min(BURST, self._allowed + 1)
            if signed_in:
                self.refused = None
                return False
            if refused is None:
                return False
            news = self.refused is None
            self.refused = refused
            self._closed_until = self.monotonic() + REFUSED_SECONDS
            return news

    def open(self) -> None:
        """The user has acted (a new password, a new config): the next try may be now."""
        with self._lock:
            self._closed_until = 0.0
