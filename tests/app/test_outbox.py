"""Every notice reaches the user once, whatever its channels do."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from followupd.adapters.clock import DrivenClock
from followupd.adapters.sqlite import SqliteStore, open_store
from followupd.app.outbox import Outbox, may_wait, summary
from followupd.errors import DeliveryFailed
from followupd.model import Notice, Policy, Severity
from followupd.ports import Commit

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 24, 23, 0, tzinfo=UTC)
NUDGE = {"kind": "nudge", "step": "follow-up-7"}


class Channel:
    """A notifier that can be broken and mended, and held up in the middle of a delivery."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.shown: list[str] = []
        self.taken_back: list[str] = []
        self.tried = 0
        self.broken: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.got = threading.Condition()

    def deliver(self, notice: Notice) -> None:
        self.tried += 1
        self.gate.wait(10)
        if self.broken is not None:
            raise self.broken
        with self.got:
            self.shown.append(notice.key)
            self.got.notify_all()

    def withdraw(self, key: str) -> None:
        self.taken_back.append(key)

    def close(self) -> None:
        pass

    def wait_for(self, *keys: str) -> bool:
        with self.got:
            return self.got.wait_for(lambda: self.shown == list(keys), 10)


def notice(key: str, severity: Severity = Severity.WARNING, at: datetime = NOON, **record: object) -> Notice:
    return Notice(key, f"Title of {key}", "Body", severity, at, record=record)


class Rig:
    def __init__(self, path: Path | None, *names: str) -> None:
        self.clock = DrivenClock(NOON)
        self.store: SqliteStore = open_store(path, self.clock)[0]
        self.channels = [Channel(name) for name in names]
        self.outbox = Outbox(
            self.store, {c.name: c for c in self.channels}, names, self.clock, Policy(), jitter=lambda: 0.0
        )

    def put(self, *notices: Notice) -> None:
        self.store.commit(Commit(notices=[(n, self.outbox.first_channel) for n in notices]))

    def deliver(self, after: timedelta = timedelta()) -> None:
        self.clock.advance(after)
        self.outbox.deliver_due(self.clock.now())


@pytest.fixture
def rig() -> Iterator[Rig]:
    made = Rig(None, "desktop", "ntfy")
    yield made
    made.outbox.close()
    made.store.close()


def test_a_notice_is_shown_once_on_the_first_channel(rig: Rig) -> None:
    rig.put(notice("a"), notice("b"))
    rig.deliver()
    rig.deliver(timedelta(days=1))
    assert [c.shown for c in rig.channels] == [["a", "b"], []]


def test_a_channel_that_is_down_hands_over_to_the_next_at_once(rig: Rig) -> None:
    desktop, ntfy = rig.channels
    desktop.broken = DeliveryFailed("no bus")
    rig.put(notice("a"), notice("b"))
    rig.deliver()
    assert (desktop.tried, ntfy.shown) == (1, ["a", "b"])
    desktop.broken = None
    rig.put(notice("c"))
    rig.deliver(timedelta(seconds=31))
    assert desktop.shown == ["c"]


def test_when_all_fail_it_is_tried_again_later_and_later_and_never_lost(rig: Rig) -> None:
    desktop, ntfy = rig.channels
    desktop.broken = ntfy.broken = DeliveryFailed("down")
    rig.put(notice("a"))
    waits = []
    for _ in range(10):
        rig.deliver()
        due = rig.store.next_attempt()
        assert due is not None
        waits.append((due - rig.clock.now()).total_seconds())
        rig.clock.set(due)
    assert waits == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]
    desktop.broken = None
    rig.deliver(timedelta(hours=1))
    assert (desktop.shown, rig.store.undelivered()) == (["a"], 0)


def test_a_channel_with_a_bug_of_its_own_counts_as_down(rig: Rig) -> None:
    desktop, ntfy = rig.channels
    desktop.broken = ZeroDivisionError()
    rig.put(notice("a"))
    rig.deliver()
    assert ntfy.shown == ["a"]


def test_a_clock_that_went_a_day_ahead_and_back_delays_nothing(rig: Rig) -> None:
    desktop, ntfy = rig.channels
    desktop.broken = ntfy.broken = DeliveryFailed("down")
    rig.put(notice("a"))
    rig.deliver(timedelta(days=1))
    desktop.broken = None
    rig.deliver(-timedelta(days=1))
    assert desktop.shown == ["a"]


def test_more_than_five_at_once_are_one_and_each_is_marked(rig: Rig) -> None:
    notices = [notice(str(n)) for n in range(6)]
    rig.put(*notices)
    rig.deliver()
    assert rig.channels[0].shown == [summary(notices, NOON).key]
    assert rig.store.undelivered() == 0


def test_a_summary_tells_the_worst_first_and_does_not_grow_for_ever() -> None:
    notices = [notice(str(n), Severity.INFO) for n in range(12)] + [notice("bad", Severity.CRITICAL)]
    made = summary(notices, NOON)
    assert made.title == "13 notices while you were away"
    assert made.severity is Severity.CRITICAL
    assert made.body.splitlines()[0] == "Title of bad"
    assert made.body.splitlines()[-2:] == ["and 3 more", "All of them: followupd log"]
    assert made.key == summary(list(reversed(notices)), NIGHT).key


def test_mail_is_left_one_by_one_however_many() -> None:
    rig = Rig(None, "email")
    rig.put(*(notice(str(n)) for n in range(6)))
    rig.deliver()
    assert rig.channels[0].shown == list("012345")


@pytest.mark.parametrize(
    ("what", "held"),
    [
        (notice("late nudge", Severity.INFO, NOON, **NUDGE), True),
        (notice("interview soon", Severity.INFO, NIGHT, kind="nudge", step="ask-timeline"), False),
        (notice("mail just sent", Severity.WARNING, NIGHT, kind="finding"), False),
        (notice("mail of this morning", Severity.WARNING, NOON, kind="finding"), True),
        (notice("rejected", Severity.CRITICAL, NOON, kind="finding"), False),
        (notice("login refused", Severity.WARNING, NIGHT), True),
    ],
    ids=lambda value: value.key if isinstance(value, Notice) else "",
)
def test_quiet_hours_hold_what_can_wait(rig: Rig, what: Notice, held: bool) -> None:
    assert may_wait(what, NIGHT) is held
    rig.clock.set(NIGHT)
    rig.put(what)
    rig.deliver()
    assert (rig.channels[0].shown == []) is held
    rig.clock.set(datetime(2026, 11, 25, 8, 0, tzinfo=UTC))
    rig.deliver()
    assert rig.channels[0].shown == [what.key]


def test_quiet_hours_are_the_users_own_and_may_be_within_one_day(rig: Rig) -> None:
    rig.outbox.policy = replace(Policy(), zone="America/Toronto")
    assert not rig.outbox.is_quiet(datetime(2026, 11, 24, 23, 0, tzinfo=UTC))
    assert rig.outbox.is_quiet(datetime(2026, 11, 25, 1, 0, tzinfo=UTC))
    rig.outbox.policy = replace(Policy(), quiet=(time(12, 0), time(13, 0)))
    assert [rig.outbox.is_quiet(NOON + timedelta(hours=h)) for h in (-1, 0, 1)] == [False, True, False]
    rig.outbox.policy = replace(Policy(), quiet=None)
    assert not rig.outbox.is_quiet(NIGHT)


def test_a_notice_whose_reason_is_gone_is_taken_back(rig: Rig) -> None:
    rig.put(notice("a"))
    rig.deliver()
    rig.store.commit(Commit(withdrawn=["a"]))
    rig.deliver()
    rig.deliver()
    assert rig.channels[0].taken_back == ["a"]


def test_a_slow_channel_holds_up_no_other(tmp_path: Path) -> None:
    rig = Rig(tmp_path / "state.db", "desktop", "email")
    desktop, email = rig.channels
    email.gate.clear()
    desktop.broken = DeliveryFailed("no bus")
    rig.outbox.start()
    rig.put(notice("slow"))
    rig.outbox.wake()
    while not email.tried:
        threading.Event().wait(0.01)
    desktop.broken = None
    rig.outbox.try_again()
    rig.put(notice("quick"))
    rig.outbox.wake()
    assert desktop.wait_for("quick")
    assert email.shown == []
    assert rig.outbox.busy_for() > 0
    email.gate.set()
    assert email.wait_for("slow")
    rig.outbox.close()
    assert rig.store.undelivered() == 0
    rig.store.close()


def test_what_was_not_shown_before_the_end_is_shown_after_the_next_start(tmp_path: Path) -> None:
    first = Rig(tmp_path / "state.db", "desktop")
    first.channels[0].broken = DeliveryFailed("no bus")
    first.put(notice("a"))
    first.deliver()
    first.store.close()
    second = Rig(tmp_path / "state.db", "desktop")
    second.clock.advance(timedelta(minutes=1))
    second.outbox.start()
    assert second.channels[0].wait_for("a")
    second.outbox.close()
    assert second.store.undelivered() == 0
    second.store.close()
