"""After a sleep the daemon looks before it speaks: what was written elsewhere meanwhile counts."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from followupd.adapters.clock import DrivenClock
from followupd.adapters.sqlite import open_store
from followupd.app.daemon import Daemon
from followupd.app.items import Item
from followupd.demo.play import DemoSecrets
from followupd.demo.server import DemoServer, Mail, Maildrop
from followupd.demo.stories import ANA, ZONE_NAME, mail_of, moment
from followupd.model import Account, Config, Notice, Policy, Server
from followupd.ports import Store
from followupd.wiring import build_daemon
from tests.server.ports import wait_for

ADDRESS = "ana@mail.example"


@dataclass
class Shown:
    """A channel that remembers (`ports.Notifier`)."""

    name: str = "test"
    titles: list[str] = field(default_factory=list)

    def deliver(self, notice: Notice) -> None:
        self.titles.append(notice.title)

    def withdraw(self, key: str) -> None: ...

    def close(self) -> None: ...


@dataclass
class Running:
    clock: DrivenClock
    drop: Maildrop
    store: Store
    daemon: Daemon
    shown: Shown

    def put(self, number: int) -> None:
        """A mail of Ana's story comes, and is announced."""
        folder, data, message_id = mail_of(ANA, number)
        self.drop.append(folder, data)
        wait_for(lambda: self.store.has_message(message_id), message_id)

    def put_silently(self, number: int) -> None:
        """A mail comes while nobody listens."""
        folder, data, _ = mail_of(ANA, number)
        mails = self.drop.folders[folder]
        mails.append(Mail(len(mails) + 1, data, ANA.scenes[number].at))


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    clock = DrivenClock(moment(0, "08:00"))
    drop = Maildrop(ADDRESS, "demo", now=clock.now)
    server = DemoServer(drop)
    store, _ = open_store(tmp_path / "state.db", clock)
    items: queue.Queue[Item] = queue.Queue(maxsize=8)
    account = Account("demo", ADDRESS, ADDRESS, Server("127.0.0.1", server.port, "none"))
    config = Config("", Policy(zone=ZONE_NAME, me=frozenset({ADDRESS})), (account,), ("test",))
    shown = Shown()
    daemon = build_daemon(config, store, clock, DemoSecrets(), items, notifiers={"test": shown})
    thread = threading.Thread(target=daemon.run)
    thread.start()
    try:
        wait_for(lambda: daemon.is_ready, "the first sync")
        yield Running(clock, drop, store, daemon, shown)
    finally:
        daemon.stop()
        thread.join(20)
        server.close()
        store.close()


def raised(running: Running) -> Callable[[], list[str]]:
    return lambda: [key.rpartition("/")[2] for key in running.store.raised()]


def test_a_note_sent_from_elsewhere_during_the_sleep_is_read_before_a_nudge_for_it_is_raised(running: Running) -> None:
    running.put(0)
    wait_for(lambda: len(running.daemon.decision.agenda) > 0, "the plan")
    running.put_silently(1)  # the thank-you note, from a telephone, while the lid is closed
    running.clock.set(moment(1, "18:00"))
    wait_for(lambda: running.store.has_message(mail_of(ANA, 1)[2]), "the note")
    wait_for(lambda: [n.step for n in running.daemon.decision.agenda] == ["follow-up-7", "follow-up-14"], "the agenda")
    assert raised(running)() == []
    assert running.shown.titles == []


def test_what_fell_due_during_the_sleep_is_raised_late_and_once(running: Running) -> None:
    running.put(0)
    wait_for(lambda: len(running.daemon.decision.agenda) > 0, "the plan")
    running.clock.set(moment(1, "18:00"))
    wait_for(lambda: raised(running)() == ["thank-you"], "the nudge")
    running.clock.advance(timedelta(hours=-6))
    running.clock.set(moment(1, "18:30"))
    wait_for(lambda: len(running.shown.titles) == 1, "the notice")
    assert raised(running)() == ["thank-you"]


def test_a_clock_that_jumps_and_a_suspend_of_days_raise_each_nudge_once(running: Running) -> None:
    running.put(0)
    wait_for(lambda: len(running.daemon.decision.agenda) > 0, "the plan")
    jumps = [timedelta(days=1), timedelta(days=-1), timedelta(days=3), timedelta(hours=3), timedelta(days=6)]
    for jump in [*jumps, timedelta(days=7), timedelta(days=-2), timedelta(days=4), timedelta(days=10)]:
        running.clock.advance(jump)
        if jump > timedelta(0):
            wait_for(lambda: running.daemon.decision.now == running.clock.now(), "a decision")
            wait_for(lambda: not running.daemon.decision.due(), "what is due")
    wait_for(lambda: not running.store.pending(running.clock.now()), "the notices")
    steps = raised(running)()
    assert sorted(steps) == sorted(set(steps))
    assert {"follow-up-7", "follow-up-14"} <= set(steps)
    assert len(running.shown.titles) == len(set(running.shown.titles)) == len(steps)
