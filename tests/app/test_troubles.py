"""What the user hears of an account that is in trouble: the real daemon without its threads, hours given by hand."""

from __future__ import annotations

import queue
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from followupd.adapters.clock import DrivenClock
from followupd.adapters.sqlite import open_store
from followupd.app.watched import Phase, WatcherState
from followupd.errors import ConnectionLost, FollowupdError, LoginRefused, MailboxError, SecretUnavailable
from followupd.model import Account, Config, Role, Server
from followupd.ports import Batch, Cursor
from followupd.wiring import build_daemon
from tests.core.stories import POLICY, moment
from tests.server.imap_side import GivenSecrets

LOST = ConnectionLost("No connection to imap.mail.example:993 (no route to host).")
REFUSED = LoginRefused("The mail server refuses the login of home.", "Run: followupd login home")
LOCKED = SecretUnavailable("The keyring is locked.", "Unlock it.")
NO_SENT = MailboxError("No folder is known to be the sent folder.", "Set accounts.folders.sent to one of: Post.")
OVER = "home: mail is being read again."


class Hearing:
    """A daemon for the accounts home and other, which is told of states, and what it then tells the user."""

    def __init__(self, folder: Path) -> None:
        self.clock = DrivenClock(moment(0, 8))
        self.store = open_store(folder / "state.db", self.clock)[0]
        accounts = tuple(
            Account(name, f"{name}@mail.example", name, Server("localhost", 1)) for name in ("home", "other")
        )
        config = Config("", POLICY, accounts, ("terminal",))
        items: queue.Queue[Any] = queue.Queue()
        self.daemon = build_daemon(config, self.store, self.clock, GivenSecrets(), items)
        self.seconds = 0.0
        self.daemon._parts.monotonic = lambda: self.seconds

    def state(self, phase: Phase, error: FollowupdError | None = None, role: Role = Role.SENT) -> None:
        self.daemon._hear(WatcherState("home", role, phase, self.seconds, error))

    def reads(self, role: Role = Role.SENT) -> None:
        self.daemon._take(Batch("home", role.value, role, (), Cursor("home", role.value, 1, 1)))

    def passes(self, **time: float) -> None:
        """Time goes by, the heartbeat's ticks with it."""
        self.seconds += timedelta(**time).total_seconds()
        self.clock.set(self.clock.now() + timedelta(**time))
        self.daemon._tell_of_troubles()

    @property
    def told(self) -> list[str]:
        return [row.notice.title for row in self.store.pending(self.clock.now())]


@pytest.fixture
def hearing(tmp_path: Path) -> Hearing:
    return Hearing(tmp_path)


def test_a_lost_connection_is_not_told_before_it_has_lasted_an_hour(hearing: Hearing) -> None:
    hearing.state(Phase.OFFLINE, LOST)
    hearing.passes(minutes=59)
    hearing.state(Phase.OFFLINE, LOST)
    hearing.state(Phase.IDLE)
    hearing.passes(hours=5)

    assert hearing.told == []


def test_one_that_has_lasted_is_told_once_for_all_folders_and_once_more_when_it_is_over(hearing: Hearing) -> None:
    for role in Role:
        hearing.state(Phase.OFFLINE, LOST, role)
    for _ in range(12):
        hearing.passes(minutes=20)
        hearing.state(Phase.OFFLINE, LOST)
    assert hearing.told == [f"home: {LOST.title}"]

    for role in Role:
        hearing.state(Phase.IDLE, role=role)

    assert hearing.told == [f"home: {LOST.title}", OVER]


def test_a_refused_login_is_told_at_once_with_what_to_do(hearing: Hearing) -> None:
    hearing.state(Phase.REFUSED, REFUSED)

    (row,) = hearing.store.pending(hearing.clock.now())
    assert (row.notice.title, row.notice.body) == (f"home: {REFUSED.title}", REFUSED.hint)


@pytest.mark.parametrize(("minutes", "over"), [(59, []), (61, [OVER])])
def test_the_end_of_a_refusal_is_told_when_it_has_lasted_over_an_hour(
    minutes: int, over: list[str], hearing: Hearing
) -> None:
    hearing.state(Phase.REFUSED, REFUSED)
    hearing.passes(minutes=minutes)
    hearing.state(Phase.IDLE)

    assert hearing.told == [f"home: {REFUSED.title}", *over]


def test_a_second_refusal_on_another_day_is_news_again(hearing: Hearing) -> None:
    hearing.state(Phase.REFUSED, REFUSED)
    hearing.state(Phase.IDLE)
    hearing.passes(days=2)
    hearing.state(Phase.REFUSED, REFUSED)

    assert hearing.told == [f"home: {REFUSED.title}"] * 2


def test_a_refusal_in_the_middle_of_an_outage_that_was_told_is_told_at_once(hearing: Hearing) -> None:
    hearing.state(Phase.OFFLINE, LOST)
    hearing.passes(hours=2)
    hearing.state(Phase.REFUSED, REFUSED)

    assert hearing.told == [f"home: {LOST.title}", f"home: {REFUSED.title}"]


def test_signing_in_alone_ends_nothing_but_mail_does(hearing: Hearing) -> None:
    for _ in range(4):  # every folder opens, and every answer breaks off
        hearing.state(Phase.OFFLINE, LOST)
        hearing.state(Phase.CONNECTING)
        hearing.state(Phase.SYNCING)
        hearing.passes(minutes=20)
    assert hearing.told == [f"home: {LOST.title}"]

    hearing.reads()

    assert hearing.told == [f"home: {LOST.title}", OVER]


def test_a_folder_that_another_watcher_reads_is_in_no_trouble(hearing: Hearing) -> None:
    hearing.state(Phase.OFFLINE, LOST, Role.INBOX)
    hearing.state(Phase.PARKED, role=Role.INBOX)
    hearing.passes(hours=2)

    assert hearing.told == []


def test_a_locked_keyring_is_told_after_a_minute(hearing: Hearing) -> None:
    hearing.state(Phase.OFFLINE, LOCKED)
    hearing.passes(seconds=59)
    assert hearing.told == []
    hearing.passes(seconds=1)

    assert hearing.told == [f"home: {LOCKED.title}"]


def test_a_missing_sent_folder_is_told_at_once_and_hides_no_outage(hearing: Hearing) -> None:
    hearing.state(Phase.NO_FOLDER, NO_SENT)
    hearing.state(Phase.NO_FOLDER, NO_SENT)
    hearing.state(Phase.OFFLINE, LOST, Role.INBOX)
    hearing.passes(hours=2)
    assert hearing.told == [f"home: {NO_SENT.title}", f"home: {LOST.title}"]

    hearing.state(Phase.IDLE, role=Role.INBOX)
    hearing.passes(minutes=1)
    hearing.reads()

    assert hearing.told == [f"home: {NO_SENT.title}", f"home: {LOST.title}", OVER]


def test_a_missing_drafts_folder_is_nothing_to_tell(hearing: Hearing) -> None:
    hearing.state(Phase.NO_FOLDER, NO_SENT, Role.DRAFTS)
    hearing.passes(hours=2)

    assert hearing.told == []
