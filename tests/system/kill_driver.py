"""`followupd`, killed by SIGKILL at one of its steps: python kill_driver.py WHERE JOURNAL run --json …

Every call that leaves a trace in the world or in the state is wrapped; before it and after it are steps. WHERE is
"2 before SqliteStore.commit" for the second of its kind; "" kills never; "~500" at a random moment within 500 ms of
readiness. JOURNAL gets a line for each step, in that form, before anything else happens there.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any

from followupd.adapters.imap.append import ImapSink
from followupd.adapters.notify.desktop import DesktopNotifier
from followupd.adapters.notify.email import EmailNotifier
from followupd.adapters.notify.jsonlines import JsonLinesNotifier
from followupd.adapters.sqlite.journal import Journal
from followupd.adapters.sqlite.store import SqliteStore
from followupd.app.daemon import Daemon
from followupd.app.inbox import Inbox

STEPS: tuple[tuple[type, str], ...] = (
    (Daemon, "_take"),  # before: a batch was received; after: everything that follows from it is written
    (Inbox, "handle"),
    (SqliteStore, "commit"),
    (SqliteStore, "set_meta"),
    (Journal, "append"),
    (JsonLinesNotifier, "write"),
    (EmailNotifier, "deliver"),
    (DesktopNotifier, "deliver"),
    (ImapSink, "append_self_mail"),
    (SqliteStore, "delivered"),
    (SqliteStore, "postpone"),
)


class Counter:
    """Counts steps by name from `arm` on, over all threads, and dies at the chosen one."""

    def __init__(self, where: str, journal: str) -> None:
        self.where = where
        self.file = os.open(journal, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self.lock = threading.Lock()
        self.counts: dict[str, int] = {}
        self.armed = False

    def arm(self) -> None:
        self.armed = True
        if self.where.startswith("~"):
            seconds = random.random() * int(self.where[1:]) / 1000
            threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGKILL)).start()

    def step(self, name: str) -> None:
        with self.lock:
            if not self.armed:
                return
            self.counts[name] = self.counts.get(name, 0) + 1
            step = f"{self.counts[name]} {name}"
            os.write(self.file, f"{step}\n".encode())
            if step == self.where:
                os.kill(os.getpid(), signal.SIGKILL)


def wrap(counter: Counter, owner: type, name: str) -> None:
    inner: Callable[..., Any] = getattr(owner, name)

    def outer(self: Any, *arguments: Any, **named: Any) -> Any:
        counter.step(f"before {owner.__name__}.{name}")
        result = inner(self, *arguments, **named)
        counter.step(f"after {owner.__name__}.{name}")
        return result

    setattr(owner, name, outer)


def arm_when_ready(counter: Counter) -> None:
    """Steps count from the moment when the daemon is ready: killing while starting is another test."""
    inner = Daemon._after

    def after(self: Daemon, *, judged: bool) -> None:
        inner(self, judged=judged)
        if self.is_ready and not counter.armed:
            counter.arm()

    Daemon._after = after  # type: ignore[method-assign]


def main() -> int:
    counter = Counter(sys.argv[1], sys.argv[2])
    for owner, name in STEPS:
        wrap(counter, owner, name)
    arm_when_ready(counter)
    from followupd.cli.main import run_command_line

    return run_command_line(sys.argv[3:])


if __name__ == "__main__":
    sys.exit(main())
