"""The store on SQLite (ports.Store).

1. One public method is one transaction; a Commit is written whole or not at all.
2. The same thing twice (a message in two folders, an event derived again) is one row.
3. What no mailbox can tell again goes to the journal first (see `journal`).
4. No body ever comes here: readings are packed by `core.codec`.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from followupd.adapters.sqlite.journal import Journal
from followupd.core.codec import event_record, finding_record, in_zone, pack, unpack
from followupd.errors import StateDamaged, StateUnavailable
from followupd.model import Deed, Notice, Place, Reading, Role

if TYPE_CHECKING:  # its Protocols take long to make, and `status` has no use for one of them
    from followupd.ports import Commit, Cursor, OutboxRow

LONGEST_WAIT = timedelta(hours=2)
"""No attempt is put off longer. One that seems to be was put off by a clock that has since gone back."""

DAMAGE = ("malformed", "not a database", "corrupt", "disk image", "no such table", "no such column", "missing index")


class SqliteStore:
    """One connection to the state file. Calls are serialised; a thread that waits much takes `another()`."""

    def __init__(
        self, db: sqlite3.Connection, journal: Journal | None, connect: Callable[[], sqlite3.Connection] | None = None
    ) -> None:
        self._db = db
        self._journal = journal
        self._connect = connect
        self._lock = threading.RLock()

    # -------------------------------------------------------------- writing

    def commit(self, change: Commit) -> None:
        """Write everything that one batch changes, in one transaction. Raises StateDamaged, StateUnavailable."""
        if change.nudges:
            notices = [notice.key for notice, _ in change.notices]
            self._note(
                *({"kind": "raised", "key": k, "at": _utc(at), "notices": notices} for k, at, _ in change.nudges)
            )
        with self._transaction() as db:
            for reading, place in change.readings:
                _put_reading(db, reading, place)
            _put_log(db, change)
            for notice, channel in change.notices:
                db.execute(
                    "INSERT INTO outbox (key, channel, current, state, not_before, json) "
                    "VALUES (?, ?, ?, 'pending', '', ?) ON CONFLICT (key, channel) DO NOTHING",
                    (_text(notice.key), channel, channel, _dumps(pack(notice))),
                )
            for key in change.withdrawn:
                db.execute(
                    "UPDATE outbox SET state = CASE state WHEN 'pending' THEN 'withdrawn' ELSE 'withdrawing' END, "
                    "not_before = '' WHERE key = ? AND state IN ('pending', 'delivered')",
                    (_text(key),),
                )
            if change.deeds_seen:
                _raise_meta(db, "deeds_seen", change.deeds_seen)
            if change.unreadable:
                _raise_meta(db, "unreadable", _number(db, "unreadable") + change.unreadable)
            if (cursor := change.cursor) is not None:
                db.execute(
                    "INSERT INTO cursors VALUES (?, ?, ?, ?, ?) ON CONFLICT (account, folder) DO UPDATE SET "
                    "uidvalidity = excluded.uidvalidity, uidnext = excluded.uidnext, interest = excluded.interest",
                    (cursor.account, _text(cursor.folder), cursor.uidvalidity, cursor.uidnext, cursor.interest),
                )

    def add_deed(self, deed: Deed) -> int:
        """Keep what the user told us; returns its id, higher than every earlier one."""
        token, packed = os.urandom(16).hex(), pack(deed)
        self._note({"kind": "deed", "token": token, "deed": packed})
        with self._transaction() as db:
            put_deed(db, token, deed.at, packed)
            return int(db.execute("SELECT id FROM deeds WHERE token = ?", (token,)).fetchone()[0])

    def delivered(self, row: OutboxRow, at: datetime) -> None:
        self._note({"kind": "delivered", "key": row.notice.key, "channel": row.channel, "at": _utc(at)})
        self._settle(row, "CASE state WHEN 'withdrawn' THEN 'withdrawing' ELSE 'delivered' END", at, row.channel)

    def postpone(self, row: OutboxRow, until: datetime, channel: str) -> None:
        with self._transaction() as db:
            db.execute(
                "UPDATE outbox SET attempts = attempts + 1, not_before = ?, current = ? WHERE id = ?",
                (_utc(until), channel, row.id),
            )

    def taken_back(self, row: OutboxRow, at: datetime) -> None:
        self._settle(row, "'withdrawn'", at, row.channel)

    def _settle(self, row: OutboxRow, state: str, at: datetime, channel: str) -> None:
        with self._transaction() as db:
            db.execute(
                f"UPDATE outbox SET state = {state}, settled_at = ?, current = ? WHERE id = ?",  # noqa: S608 - ours
                (_utc(at), channel, row.id),
            )

    def set_meta(self, name: str, value: str) -> None:
        with self._transaction() as db:
            db.execute(
                "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, value)
            )

    # -------------------------------------------------------------- reading

    def readings(self) -> Iterator[Reading]:
        """Every mail that has been read, in order of its date."""
        return (
            unpack(Reading, json.loads(row[0])) for row in self._rows("SELECT json FROM readings ORDER BY date, id")
        )

    def place(self, message_id: str) -> Place | None:
        """Where a message lies, as it was last seen."""
        for account, folder, role, uidvalidity, uid in self._rows(
            "SELECT account, folder, role, uidvalidity, uid FROM readings WHERE message_id = ? AND folder <> ''",
            (_text(message_id),),
        ):
            return Place(account, folder, Role(role), uidvalidity, uid)
        return None

    def deeds(self) -> Sequence[tuple[int, Deed]]:
        return [
            (row[0], unpack(Deed, json.loads(row[1]))) for row in self._rows("SELECT id, json FROM deeds ORDER BY id")
        ]

    def deeds_seen(self) -> int:
        return int(self.meta("deeds_seen") or 0)

    def raised(self) -> Mapping[str, datetime]:
        rows = self._rows("SELECT key, at FROM log WHERE kind = 'nudge'")
        return {key: datetime.fromisoformat(at) for key, at in rows}

    def known_keys(self) -> frozenset[str]:
        return frozenset(row[0] for row in self._rows("SELECT key FROM log WHERE kind IN ('event', 'finding')"))

    def log(self, zone: tzinfo = UTC) -> Iterator[dict[str, Any]]:
        """Events, findings and nudges with their keys, oldest first, as in SPEC section 11; times in `zone`."""
        rows = self._rows("SELECT json, key FROM log ORDER BY at, id")
        return ({**in_zone(json.loads(text), zone), "key": key} for text, key in rows)

    def logged_after(self, number: int, zone: tzinfo = UTC) -> list[tuple[int, dict[str, Any]]]:
        """What was logged after line `number` (0: everything), in the order of logging, each with its number."""
        rows = self._rows("SELECT id, json, key FROM log WHERE id > ? ORDER BY id", (number,))
        return [(line, {**in_zone(json.loads(text), zone), "key": key}) for line, text, key in rows]

    def last_logged(self) -> int:
        """The number of the newest line; 0 for none."""
        return int(self._rows("SELECT ifnull(max(id), 0) FROM log")[0][0])

    def cursor(self, account: str, folder: str) -> Cursor | None:
        from followupd.ports import Cursor

        rows = self._rows("SELECT * FROM cursors WHERE account = ? AND folder = ?", (account, _text(folder)))
        return Cursor(*rows[0]) if rows else None

    def cursors(self) -> Sequence[Cursor]:
        from followupd.ports import Cursor

        return [Cursor(*row) for row in self._rows("SELECT * FROM cursors ORDER BY account, folder")]

    def has_message(self, message_id: str) -> bool:
        return bool(self._rows("SELECT 1 FROM readings WHERE message_id = ? LIMIT 1", (_text(message_id),)))

    def pending(self, now: datetime) -> Sequence[OutboxRow]:
        """Notices to be tried now, oldest first."""
        return self._outbox(
            "state = 'pending' AND (not_before <= ? OR not_before > ?)", (_utc(now), _utc(now + LONGEST_WAIT))
        )

    def to_withdraw(self) -> Sequence[OutboxRow]:
        return self._outbox("state = 'withdrawing'", ())

    def next_attempt(self) -> datetime | None:
        rows = self._rows("SELECT min(not_before) FROM outbox WHERE state = 'pending'")
        earliest = rows[0][0]
        return (
            None
            if earliest is None
            else datetime.fromisoformat(earliest)
            if earliest
            else datetime.min.replace(tzinfo=UTC)
        )

    def undelivered(self) -> int:
        """How many notices are waiting, due or not."""
        return int(self._rows("SELECT count(*) FROM outbox WHERE state = 'pending'")[0][0])

    def meta(self, name: str) -> str | None:
        rows = self._rows("SELECT value FROM meta WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else None

    def another(self) -> SqliteStore:
        if self._connect is None:
            raise StateUnavailable("A store in memory has one connection only.")
        with translated():
            return SqliteStore(self._connect(), self._journal, self._connect)

    def close(self) -> None:
        with self._lock:
            self._db.close()

    # -------------------------------------------------------------- how

    def _outbox(self, where: str, arguments: tuple[str, ...]) -> list[OutboxRow]:
        from followupd.ports import OutboxRow

        rows = self._rows(
            f"SELECT id, json, current, attempts, not_before FROM outbox WHERE {where} ORDER BY id",  # noqa: S608 - ours
            arguments,
        )
        return [
            OutboxRow(number, unpack(Notice, json.loads(text)), current, attempts, _from_utc(not_before))
            for number, text, current, attempts, not_before in rows
        ]

    def _rows(self, statement: str, arguments: tuple[Any, ...] = ()) -> list[Any]:
        with self._lock, translated():
            return self._db.execute(statement, arguments).fetchall()

    def _note(self, *lines: Mapping[str, Any]) -> None:
        if self._journal is not None:
            with translated():
                self._journal.append(*lines)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock, translated(), transaction(self._db) as db:
            yield db


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All of the block, or nothing. IMMEDIATE: a reader that turns writer cannot wait for the lock."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield db
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


@contextmanager
def translated() -> Iterator[None]:
    """SQLite's and the file system's errors, as ours."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            raise StateDamaged(
                f"The state file is damaged: {error}.", hint="Restart followupd: it keeps the file aside and rebuilds."
            ) from error
        locked = "locked" in str(error)
        hint = "Another program holds it: end that one." if locked else "Is the disk full?"
        raise StateUnavailable(f"The state file cannot be used: {error}.", hint=hint) from error
    except OSError as error:
        raise StateUnavailable(f"The state folder cannot be used: {error}.", hint="Is the disk full?") from error


def is_damage(error: sqlite3.DatabaseError) -> bool:
    return any(sign in str(error).lower() for sign in DAMAGE)


def put_deed(db: sqlite3.Connection, token: str, at: datetime, packed: Mapping[str, Any]) -> None:
    db.execute(
        "INSERT INTO deeds (token, at, json) VALUES (?, ?, ?) ON CONFLICT (token) DO NOTHING",
        (token, _utc(at), _dumps(packed)),
    )


def _put_reading(db: sqlite3.Connection, reading: Reading, place: Place | None) -> None:
    """Sent beats received beats draft; a newer draft beats an older one; else the first stays.

    A draft is newer when its uid is higher in the same folder, or its date is no earlier.
    """
    rank = 0 if reading.draft else 2 if reading.outgoing else 1
    at = place or Place(reading.account, "", Role.INBOX)
    account = reading.account or at.account
    db.execute(
        "INSERT INTO readings (account, message_id, date, rank, folder, role, uidvalidity, uid, json) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account, message_id) DO UPDATE SET "
        "date = excluded.date, rank = excluded.rank, folder = excluded.folder, role = excluded.role, "
        "uidvalidity = excluded.uidvalidity, uid = excluded.uid, json = excluded.json "
        "WHERE excluded.rank > rank OR (rank = 0 AND excluded.rank = 0 AND CASE "
        "WHEN (excluded.folder, excluded.uidvalidity) = (folder, uidvalidity) AND uid > 0 THEN excluded.uid >= uid "
        "ELSE excluded.date >= date END)",
        (
            account,
            _text(reading.header.message_id),
            _utc(reading.header.date),
            rank,
            _text(at.folder),
            str(at.role),
            at.uidvalidity,
            at.uid,
            _dumps(pack(reading)),
        ),
    )


def _put_log(db: sqlite3.Connection, change: Commit) -> None:
    rows = [("event", e.key, e.at, event_record(e, UTC)) for e in change.events]
    rows += [("finding", f.key, f.at, finding_record(f, UTC)) for f in change.findings]
    rows += [("nudge", key, at, dict(record)) for key, at, record in change.nudges]
    for kind, key, at, record in rows:
        record.pop("key", None)
        # A nudge that was snoozed is raised again under its key: the latest time counts.
        db.execute(
            "INSERT INTO log (key, kind, at, json) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET "
            "at = excluded.at, json = excluded.json WHERE kind = 'nudge' AND excluded.at > at",
            (_text(key), kind, _utc(at), _dumps(record)),
        )


def _raise_meta(db: sqlite3.Connection, name: str, value: int) -> None:
    value = max(value, _number(db, name))
    db.execute(
        "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, str(value))
    )


def _number(db: sqlite3.Connection, name: str) -> int:
    row = db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row else 0


def _utc(when: datetime) -> str:
    """UTC text of fixed width: text order is time order."""
    try:
        when = when.astimezone(UTC)
    except OverflowError:  # the first or last day of the calendar, of a mail with a made-up date
        when = when.replace(tzinfo=UTC)
    return when.isoformat(timespec="microseconds")


def _from_utc(text: str) -> datetime:
    return datetime.fromisoformat(text) if text else datetime.min.replace(tzinfo=UTC)


def _dumps(value: Mapping[str, Any]) -> str:
    """ASCII, so that a lone surrogate of a badly decoded header comes back as it was."""
    return json.dumps(value, separators=(",", ":"))


def _text(value: str) -> str:
    """A key that SQLite can hold: UTF-8 has no lone surrogates."""
    return value.encode("utf-8", "backslashreplace").decode()
