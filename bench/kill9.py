"""kill -9 at random moments under load: what is lost, what is doubled. `python bench/kill9.py [TIMES]`

A child commits notices as fast as it can (an event, a reading, a cursor and a notice in each commit) and delivers
them, by the real outbox and its thread, to a channel that appends each key to a file. It is killed after a random
time, and started again on the same state. At the end everything that a commit returned for must have been shown.
"""

from __future__ import annotations

import collections
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from followupd.adapters.clock import SystemClock  # noqa: E402
from followupd.adapters.sqlite import open_store  # noqa: E402
from followupd.app.outbox import Outbox  # noqa: E402
from followupd.model import Address, Event, EventType, Header, Notice, Policy, Reading, Severity  # noqa: E402
from followupd.ports import Commit, Cursor  # noqa: E402


class File:
    """A channel that appends each key to a file, in one write."""

    name = "email"  # one by one, however many

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)

    def deliver(self, notice: Notice) -> None:
        os.write(self._file, f"{notice.key}\n".encode())

    def withdraw(self, key: str) -> None:
        pass

    def close(self) -> None:
        os.close(self._file)


def work(folder: Path, *, only_deliver: bool) -> None:
    clock = SystemClock()
    store, messages = open_store(folder / "state.db", clock)
    if messages:
        sys.exit(f"damaged: {messages}")
    outbox = Outbox(store, {"email": File(folder / "shown")}, ["email"], clock, Policy(quiet=None))
    if only_deliver:
        outbox.deliver_due(clock.now())
        return
    outbox.start()
    committed = os.open(folder / "committed", os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    cursor = store.cursor("home", "Sent")
    number = cursor.uidnext if cursor else 1
    while True:
        key, now = f"n{number}", datetime.now(UTC)
        message_id = f"<{number}@home.example>"
        reading = Reading(Header(message_id, now, Address("bob@home.example")), outgoing=True, account="home")
        event = Event(now, EventType.CONTACT, message_id, "acme.example", (), "")
        notice = Notice(key, "t", "b", Severity.WARNING, now, record={"kind": "finding"})
        store.commit(
            Commit(
                readings=[(reading, None)],
                events=[event],
                cursor=Cursor("home", "Sent", 1, number + 1),
                notices=[(notice, "email")],
            )
        )
        os.write(committed, f"{key}\n".encode())
        outbox.wake()
        number += 1


def main(times: int) -> int:
    chance = random.Random(5)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = [sys.executable, __file__, "--work", name]
        for _ in range(times):
            child = subprocess.Popen(command)
            time.sleep(chance.uniform(0.05, 0.6))
            child.kill()
            child.wait()
        subprocess.run([*command, "--deliver"], check=True)
        committed = (folder / "committed").read_text().split()
        shown = collections.Counter((folder / "shown").read_text().split())
        store, _ = open_store(folder / "state.db", SystemClock())
        cursor = store.cursor("home", "Sent")
        readings = sum(1 for _ in store.readings())
        store.close()
        assert cursor is not None
        every = {f"n{number}" for number in range(1, cursor.uidnext)}
        lost = (set(committed) | every) - set(shown)
        doubled = {key: count for key, count in shown.items() if count > 1}
        print(f"killed {times} times; {len(every)} notices committed, {readings} readings")
        print(f"lost: {len(lost)}; shown more than once: {len(doubled)} (at most {max(shown.values())} times), by key")
        return 1 if lost or readings != len(every) else 0


if __name__ == "__main__":
    if "--work" in sys.argv:
        work(Path(sys.argv[2]), only_deliver="--deliver" in sys.argv)
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
