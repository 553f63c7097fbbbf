"""Every store keeps what it is given, once, through whatever happens to it."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from followupd.adapters.sqlite import SqliteStore, migrations, open_store
from followupd.errors import StateDamaged, StateUnavailable
from followupd.model import (
    Address,
    Deed,
    DeedType,
    DeliveryReport,
    Event,
    EventType,
    Finding,
    Header,
    Notice,
    Place,
    Reading,
    Role,
    Severity,
)
from followupd.ports import Commit, Cursor, Store

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class FixedClock:
    def now(self) -> datetime:
        return NOW

    def wait(self, seconds: float) -> bool:
        return False

    def wake(self) -> None:
        pass


def reading(message_id: str = "<a@home.example>", *, draft: bool = False, minutes: int = 0, **more: object) -> Reading:
    header = Header(
        message_id,
        NOW + timedelta(minutes=minutes),
        Address("bob@home.example", "Bob"),
        to=(Address("alice@acme.example", "Alice"),),
        subject="Thank you",
    )
    return replace(Reading(header, outgoing=True, draft=draft, account="home"), **more)  # type: ignore[arg-type]


def event(message_id: str = "<a@home.example>") -> Event:
    return Event(NOW, EventType.CONTACT, message_id, "acme.example", ("alice@acme.example",), "Thank you")


def notice(key: str = "n1", at: datetime = NOW) -> Notice:
    return Notice(
        key,
        "Too soon",
        "Wait until Monday",
        Severity.WARNING,
        at,
        "acme.example",
        actions=(("snooze", "Snooze", "followupd snooze n1"),),
        record={"kind": "finding", "code": "FU101"},
    )


def snooze(nudge: str = "follow-up-7:acme.example") -> Deed:
    return Deed(NOW, DeedType.SNOOZE, "acme.example", nudge, until=NOW + timedelta(days=2))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "state.db"


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, path: Path) -> Iterator[Store]:
    found, messages = open_store(path if request.param == "file" else None, FixedClock())
    assert messages == ()
    yield found
    found.close()


# ------------------------------------------------------------------ what is kept


def test_a_commit_keeps_everything_in_it(store: SqliteStore) -> None:
    finding = Finding(
        NOW + timedelta(seconds=1),
        "FU101",
        "too-soon",
        Severity.WARNING,
        "<a@home.example>",
        "acme.example",
        ("alice@acme.example",),
        "2 days after the last one",
    )
    store.commit(
        Commit(
            readings=[(reading(), Place("home", "Sent", Role.SENT, 7, 42))],
            cursor=Cursor("home", "Sent", 7, 43, "f00d"),
            events=[event()],
            findings=[finding],
            nudges=[("thank-you:acme", NOW + timedelta(hours=1), {"kind": "nudge", "at": "2026-11-24T13:00:00+00:00"})],
            notices=[(notice(), "desktop")],
            deeds_seen=3,
            unreadable=2,
        )
    )
    assert list(store.readings()) == [reading()]
    assert store.place("<a@home.example>") == Place("home", "Sent", Role.SENT, 7, 42)
    assert store.cursor("home", "Sent") == Cursor("home", "Sent", 7, 43, "f00d")
    assert store.cursor("home", "INBOX") is None
    assert store.known_keys() == {event().key, finding.key}
    assert store.raised() == {"thank-you:acme": NOW + timedelta(hours=1)}
    assert [(row.notice, row.channel, row.attempts) for row in store.pending(NOW)] == [(notice(), "desktop", 0)]
    assert (store.deeds_seen(), store.meta("unreadable")) == (3, "2")
    assert store.has_message("<a@home.example>")
    assert not store.has_message("<b@home.example>")
    assert list(store.log(ZoneInfo("America/Toronto"))) == [
        {
            "kind": "event",
            "at": "2026-11-24T07:00:00-05:00",
            "type": "contact",
            "message_id": "<a@home.example>",
            "opportunity": "acme.example",
            "people": ["alice@acme.example"],
            "evidence": "Thank you",
            "key": event().key,
        },
        {
            "kind": "finding",
            "at": "2026-11-24T07:00:01-05:00",
            "code": "FU101",
            "name": "too-soon",
            "severity": "warning",
            "message_id": "<a@home.example>",
            "opportunity": "acme.example",
            "people": ["alice@acme.example"],
            "reason": "2 days after the last one",
            "key": finding.key,
        },
        {"kind": "nudge", "at": "2026-11-24T08:00:00-05:00", "key": "thank-you:acme"},
    ]


def test_a_mail_in_two_folders_is_one(store: SqliteStore) -> None:
    store.commit(Commit(readings=[(reading(), Place("home", "Sent", Role.SENT, 7, 1))]))
    store.commit(Commit(readings=[(reading(), Place("home", "All Mail", Role.SENT, 9, 5))]))
    store.commit(Commit(readings=[(reading(), Place("home", "Sent", Role.SENT, 8, 1))]))
    assert list(store.readings()) == [reading()]


def test_the_same_mail_in_two_accounts_is_kept_for_each(store: SqliteStore) -> None:
    store.commit(Commit(readings=[(reading(), None), (reading(account="work", outgoing=False), None)]))
    assert {r.account for r in store.readings()} == {"home", "work"}


def test_a_sent_copy_replaces_the_draft_and_no_draft_the_sent_copy(store: SqliteStore) -> None:
    store.commit(Commit(readings=[(reading(draft=True), Place("home", "Drafts", Role.DRAFTS, 1, 1))]))
    store.commit(Commit(readings=[(reading(), Place("home", "Sent", Role.SENT, 1, 1))]))
    store.commit(Commit(readings=[(reading(draft=True, minutes=9), Place("home", "Drafts", Role.DRAFTS, 1, 2))]))
    assert list(store.readings()) == [reading()]


def test_a_newer_draft_replaces_an_older_one_in_whichever_order_they_come(store: SqliteStore) -> None:
    older, newer = reading(draft=True), reading(draft=True, forwarded=True)
    for uid, version in ((1, older), (3, newer), (2, older)):
        store.commit(Commit(readings=[(version, Place("home", "Drafts", Role.DRAFTS, 1, uid))]))
    assert list(store.readings()) == [newer]
    store.commit(Commit(readings=[(reading(draft=True, minutes=-5), Place("home", "Drafts", Role.DRAFTS, 2, 1))]))
    assert list(store.readings()) == [newer]
    store.commit(Commit(readings=[(reading(draft=True, minutes=5), Place("home", "Drafts", Role.DRAFTS, 2, 2))]))
    assert list(store.readings()) == [reading(draft=True, minutes=5)]


def test_a_message_to_oneself_stays_sent_when_it_is_received(store: SqliteStore) -> None:
    store.commit(Commit(readings=[(reading(), None)]))
    store.commit(Commit(readings=[(reading(outgoing=False), None)]))
    assert [r.outgoing for r in store.readings()] == [True]


def test_an_event_derived_again_is_logged_once(store: SqliteStore) -> None:
    store.commit(Commit(events=[event()]))
    store.commit(Commit(events=[event(), event("<b@home.example>")]))
    assert [line["message_id"] for line in store.log()] == ["<a@home.example>", "<b@home.example>"]


def test_a_commit_that_fails_changes_nothing(store: SqliteStore) -> None:
    with pytest.raises(AttributeError):
        store.commit(
            Commit(readings=[(reading(), None)], cursor=Cursor("home", "Sent", 1, 2), notices=[(None, "desktop")])
        )  # type: ignore[list-item]
    assert (list(store.readings()), store.cursor("home", "Sent")) == ([], None)


def test_a_header_with_a_lone_surrogate_and_a_date_at_the_end_of_time_is_kept(store: SqliteStore) -> None:
    odd = reading("<\udcff@home.example>")
    odd = replace(
        odd, header=replace(odd.header, subject="\ud800", date=datetime.max.replace(tzinfo=ZoneInfo("America/Toronto")))
    )
    odd = replace(odd, header=replace(odd.header, date=datetime(9999, 12, 31, 23, tzinfo=UTC)))
    store.commit(Commit(readings=[(odd, None)], events=[replace(event(), message_id="<\udcff@home.example>")]))
    store.commit(Commit(readings=[(odd, None)], events=[replace(event(), message_id="<\udcff@home.example>")]))
    assert list(store.readings()) == [odd]
    assert store.has_message("<\udcff@home.example>")
    assert len(list(store.log())) == 1


def test_deeds_come_back_in_order_with_rising_ids(store: SqliteStore) -> None:
    promise = Deed(
        NOW, DeedType.PROMISE, "acme.example", by=date(2026, 12, 1), people=(Address("a@acme.example", "A"),)
    )
    first, second = store.add_deed(snooze()), store.add_deed(promise)
    assert first < second
    assert store.deeds() == [(first, snooze()), (second, promise)]


# ------------------------------------------------------------------ the outbox


def test_a_notice_is_pending_until_it_is_delivered_and_never_again(store: SqliteStore) -> None:
    store.commit(Commit(notices=[(notice(), "desktop")]))
    [row] = store.pending(NOW)
    store.delivered(row, NOW)
    store.commit(Commit(notices=[(notice(), "desktop")]))
    assert (store.pending(NOW), store.next_attempt(), store.undelivered()) == ([], None, 0)


def test_a_postponed_notice_waits_and_moves_to_the_other_channel(store: SqliteStore) -> None:
    store.commit(Commit(notices=[(notice(), "desktop")]))
    [row] = store.pending(NOW)
    store.postpone(row, NOW + timedelta(seconds=30), "email")
    assert store.pending(NOW) == []
    assert store.next_attempt() == NOW + timedelta(seconds=30)
    [row] = store.pending(NOW + timedelta(seconds=30))
    assert (row.channel, row.attempts) == ("email", 1)


def test_a_notice_put_off_by_a_clock_that_went_back_is_due_at_once(store: SqliteStore) -> None:
    store.commit(Commit(notices=[(notice(), "desktop")]))
    [row] = store.pending(NOW + timedelta(days=1))
    store.postpone(row, NOW + timedelta(days=1, seconds=30), "desktop")
    assert [row.notice.key for row in store.pending(NOW)] == ["n1"]


def test_a_notice_whose_reason_is_gone_is_dropped_or_taken_back(store: SqliteStore) -> None:
    store.commit(Commit(notices=[(notice("shown"), "desktop"), (notice("waiting"), "desktop")]))
    store.delivered(store.pending(NOW)[0], NOW)
    store.commit(Commit(withdrawn=["shown", "waiting", "unknown"]))
    assert store.pending(NOW) == []
    [row] = store.to_withdraw()
    assert row.notice.key == "shown"
    store.taken_back(row, NOW)
    assert (store.to_withdraw(), store.pending(NOW)) == ([], [])


def test_a_notice_withdrawn_while_it_was_being_shown_is_taken_back(store: SqliteStore) -> None:
    store.commit(Commit(notices=[(notice(), "desktop")]))
    [row] = store.pending(NOW)
    store.commit(Commit(withdrawn=["n1"]))
    store.delivered(row, NOW)
    assert [row.notice.key for row in store.to_withdraw()] == ["n1"]


# ------------------------------------------------------------------ the file


def test_the_state_is_private(path: Path) -> None:
    store, _ = open_store(path, FixedClock())
    store.add_deed(snooze())
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in path.parent.iterdir()}
    store.close()
    assert modes == dict.fromkeys(("state.db", "state.db-wal", "state.db-shm", "state.db.opening", "deeds.jsonl"), 384)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_no_body_is_on_the_disk(path: Path) -> None:
    store, _ = open_store(path, FixedClock())
    report = DeliveryReport(True, ("alice@acme.example",), None, "user unknown " + "x" * 400 + " PLANTED BODY")
    store.commit(Commit(readings=[(reading(report=report), None)]))
    store.close()
    assert b"user unknown" in path.read_bytes()
    assert b"PLANTED" not in path.read_bytes()


def test_everything_is_there_after_opening_again(path: Path) -> None:
    store, _ = open_store(path, FixedClock())
    store.commit(Commit(readings=[(reading(), None)], notices=[(notice(), "desktop")]))
    store.set_meta("seen", "now")
    store.close()
    store, messages = open_store(path, FixedClock())
    assert messages == ()
    assert list(store.readings()) == [reading()]
    assert [row.notice for row in store.pending(NOW)] == [notice()]
    assert store.meta("seen") == "now"
    store.close()


def test_a_second_connection_sees_what_the_first_wrote(path: Path) -> None:
    store, _ = open_store(path, FixedClock())
    other = store.another()
    store.commit(Commit(notices=[(notice(), "desktop")]))
    [row] = other.pending(NOW)
    other.delivered(row, NOW)
    assert store.pending(NOW) == []
    other.close()
    store.close()


def test_reading_only_neither_makes_nor_changes_a_file(path: Path) -> None:
    store, _ = open_store(path, FixedClock(), readonly=True)
    assert list(store.log()) == []
    assert not path.parent.exists()
    writer, _ = open_store(path, FixedClock())
    writer.commit(Commit(events=[event()]))
    store, _ = open_store(path, FixedClock(), readonly=True)
    assert [line["key"] for line in store.log()] == [event().key]
    with pytest.raises(StateUnavailable):
        store.commit(Commit(events=[event("<b@home.example>")]))
    store.close()
    writer.close()


def test_a_file_of_a_newer_followupd_is_left_alone(path: Path) -> None:
    open_store(path, FixedClock())[0].close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    before = path.read_bytes()
    for readonly in (False, True):
        with pytest.raises(StateDamaged) as caught:
            open_store(path, FixedClock(), readonly=readonly)
        assert "newer followupd" in caught.value.title
        assert "Update followupd" in caught.value.hint
    assert path.read_bytes() == before


def test_a_migration_keeps_a_copy_and_is_applied_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, _ = open_store(path, FixedClock())
    store.commit(Commit(events=[event()]))
    store.close()

    def add_colour(db: sqlite3.Connection) -> None:
        db.execute("CREATE TABLE colours (name TEXT) STRICT")
        db.execute("INSERT INTO colours VALUES ('blue')")

    later = (*migrations.MIGRATIONS, add_colour)
    db = sqlite3.connect(path, isolation_level=None)
    copy = migrations.migrate(db, path, later)
    assert migrations.migrate(db, path, later) is None
    assert db.execute("SELECT * FROM colours").fetchall() == [("blue",)]
    assert [row[0] for row in db.execute("SELECT name FROM migrations ORDER BY rowid")] == ["begin", "add_colour"]
    db.close()
    assert copy == path.with_name("state.db.before-form-2")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    old, _ = open_store(copy, FixedClock(), readonly=True)
    assert [line["key"] for line in old.log()] == [event().key]
    old.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    open_store(path, FixedClock())[0].close()

    def broken(db: sqlite3.Connection) -> None:
        db.execute("CREATE TABLE half (name TEXT) STRICT")
        raise ZeroDivisionError

    db = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(ZeroDivisionError):
        migrations.migrate(db, path, (*migrations.MIGRATIONS, broken))
    assert db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").fetchone() == (0,)
    assert db.execute("PRAGMA user_version").fetchone() == (len(migrations.MIGRATIONS),)
    db.close()


# ------------------------------------------------------------------ damage


def filled(path: Path) -> None:
    store, _ = open_store(path, FixedClock())
    store.add_deed(snooze())
    raised = [(key, NOW, {"kind": "nudge", "at": NOW.isoformat()}) for key in ("shown", "unshown")]
    for key, at, record in raised:
        store.commit(Commit(nudges=[(key, at, record)], notices=[(notice(key), "desktop")]))
    store.delivered(store.pending(NOW)[0], NOW)
    store.commit(
        Commit(
            readings=[(reading(f"<{n}@home.example>", minutes=n), None) for n in range(300)],
            cursor=Cursor("home", "Sent", 1, 301),
        )
    )
    store.close()


def test_a_file_that_is_no_database_is_kept_aside_and_the_deeds_come_back(path: Path) -> None:
    filled(path)
    path.write_bytes(b"not a database at all, " * 100)
    store, messages = open_store(path, FixedClock())
    aside = path.with_name("state.db.damaged-20261124T120000")
    assert aside.read_bytes() == b"not a database at all, " * 100
    assert len(messages) == 1
    assert str(aside) in messages[0]
    assert [deed for _, deed in store.deeds()] == [snooze()]
    assert (list(store.readings()), store.cursor("home", "Sent")) == ([], None)
    # What was shown is not shown again; what was raised and not shown is owed again.
    assert store.raised() == {"shown": NOW}
    store.commit(Commit(notices=[(notice("shown"), "desktop"), (notice("unshown"), "desktop")]))
    assert [row.notice.key for row in store.pending(NOW)] == ["unshown"]
    store.close()
    store, messages = open_store(path, FixedClock())
    assert messages == ()
    assert [deed for _, deed in store.deeds()] == [snooze()]
    store.close()


def test_what_can_still_be_read_of_a_damaged_file_is_taken_over(path: Path) -> None:
    filled(path)
    db = sqlite3.connect(path)
    root = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'readings_by_date'").fetchone()[0]
    size = db.execute("PRAGMA page_size").fetchone()[0]
    db.close()
    whole = bytearray(path.read_bytes())
    whole[(root - 1) * size : root * size] = b"\xff" * size
    path.write_bytes(whole)
    store, messages = open_store(path, FixedClock())
    assert len(messages) == 1
    assert len(list(store.readings())) == 300
    assert store.cursor("home", "Sent") is None
    assert [row.notice.key for row in store.pending(NOW)] == ["unshown"]
    assert store.raised() == {"shown": NOW, "unshown": NOW}
    assert [deed for _, deed in store.deeds()] == [snooze()]
    store.close()


def test_any_page_may_be_damaged_and_nothing_that_only_we_know_is_lost(path: Path) -> None:
    filled(path)
    whole = path.read_bytes()
    pages = len(whole) // 4096
    for page in range(0, pages, 3):
        hurt = bytearray(whole)
        hurt[page * 4096 : (page + 1) * 4096] = bytes((b * 7 + page) % 256 for b in range(4096))
        path.write_bytes(hurt)
        store, _ = open_store(path, FixedClock())
        assert [deed for _, deed in store.deeds()] == [snooze()], page
        assert store.raised()["shown"] == NOW, page
        assert "shown" not in [row.notice.key for row in store.pending(NOW)], page
        assert "unshown" in [row.notice.key for row in store.pending(NOW)] or "unshown" not in store.raised(), page
        store.close()


def test_the_command_line_reports_damage_and_leaves_the_file(path: Path) -> None:
    filled(path)
    path.write_bytes(b"x" * 9000)
    for options in ({"readonly": True}, {"recover": False}):
        with pytest.raises(StateDamaged):
            open_store(path, FixedClock(), **options)
    assert path.read_bytes() == b"x" * 9000


def test_a_rebuilding_that_was_killed_is_finished_at_the_next_start(path: Path) -> None:
    filled(path)
    good = path.read_bytes()
    path.with_name("state.db.fresh").write_bytes(good)
    path.unlink()
    store, messages = open_store(path, FixedClock())
    assert messages == ()
    assert len(list(store.readings())) == 300
    store.close()
    assert not path.with_name("state.db.fresh").exists()


def test_a_torn_line_of_the_journal_hides_no_other(path: Path) -> None:
    filled(path)
    with path.with_name("deeds.jsonl").open("ab") as file:
        file.write(b'{"kind":"deed","token":"t')
    store, _ = open_store(path, FixedClock())
    store.add_deed(snooze("second"))
    store.close()
    for file in path.parent.glob("state.db*"):
        file.unlink()
    store, _ = open_store(path, FixedClock())
    assert [deed.nudge for _, deed in store.deeds()] == ["follow-up-7:acme.example", "second"]
    store.close()


# ------------------------------------------------------------------ kill -9

KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
sys.path.insert(0, {tests!r})
from test_store import *
store, _ = open_store(Path({path!r}), FixedClock())
left = [int(sys.argv[1])]
def step(_):
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), 9)
store._db.set_trace_callback(step)
store.add_deed(snooze())
print("deed", flush=True)
store.commit(Commit(readings=[(reading(), None)], cursor=Cursor("home", "Sent", 1, 2), events=[event()],
                    nudges=[("nudge", NOW, {{"kind": "nudge", "at": NOW.isoformat()}})],
                    notices=[(notice("nudge"), "desktop")]))
print("commit", flush=True)
[row] = store.pending(NOW)
print("shown", flush=True)
store.delivered(row, NOW)
print("delivered", flush=True)
store.next_attempt()
"""


def test_killed_at_any_step_nothing_is_lost_and_nothing_half_written(tmp_path: Path) -> None:
    outcomes = set()
    for step in range(40):
        path = tmp_path / str(step) / "state.db"
        script = KILLED.format(tests=str(Path(__file__).parent), path=str(path))
        done = subprocess.run(
            [sys.executable, "-c", script, str(step)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        )
        said = done.stdout.split()
        store, messages = open_store(path, FixedClock())
        assert messages == ()
        deeds = [deed for _, deed in store.deeds()]
        whole = (
            store.has_message("<a@home.example>"),
            store.cursor("home", "Sent") is not None,
            event().key in store.known_keys(),
            "nudge" in store.raised(),
        )
        waiting = [row.notice.key for row in store.pending(NOW)]
        store.close()
        # The line of the journal comes first: a deed is kept even when the command was killed before its row was.
        assert deeds == [snooze()]
        assert len(set(whole)) == 1, "a commit is whole or not at all"
        assert "commit" not in said or whole[0]
        assert "delivered" not in said or waiting == []
        assert not whole[0] or waiting == ["nudge"] or "shown" in said
        outcomes.add((whole[0], tuple(waiting), done.returncode))
        if done.returncode == 0:
            break
    assert outcomes == {(False, (), -9), (True, ("nudge",), -9), (True, (), -9), (True, (), 0)}
