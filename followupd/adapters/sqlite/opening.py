"""Opening the state file: made when it is not there, brought to today's form, rebuilt when damaged.

1. A file that SQLite calls damaged, or that fails `quick_check`, is kept aside under another name, never deleted.
2. Out of it comes what can still be read; out of the journal comes what no mailbox can tell again.
   Cursors are not taken over: the mailbox is read again, and Message-IDs keep it from counting twice.
3. The new file is whole before it takes the old one's place, so being killed here loses nothing.
4. Only the daemon rebuilds (`recover`). A command line that finds damage says so.
"""

from __future__ import annotations

import fcntl
import json
import os
import sqlite3
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from followupd.adapters.sqlite.journal import Journal
from followupd.adapters.sqlite.migrations import MIGRATIONS, migrate, version
from followupd.adapters.sqlite.store import SqliteStore, is_damage, put_deed, transaction, translated
from followupd.core.codec import unpack
from followupd.errors import StateDamaged
from followupd.model import Deed

if TYPE_CHECKING:
    from followupd.ports import Clock

JOURNAL = "deeds.jsonl"
BUSY = 60.0
"""Seconds that a connection waits for another process's transaction."""

_SALVAGED = {
    "readings": "account, message_id, date, rank, folder, role, uidvalidity, uid, json",
    "deeds": "id, token, at, json",
    "log": "key, kind, at, json",
    "outbox": "key, channel, current, state, attempts, not_before, settled_at, json",
}


def open_store(
    path: Path | None, clock: Clock, *, readonly: bool = False, recover: bool = True
) -> tuple[SqliteStore, tuple[str, ...]]:
    """The store in the file `path` (None: in memory), and what the user should be told of it.

    `readonly`, for `status` and the like: quick, never writes; a file that is not there reads as empty.
    `recover`: check the file, and rebuild it when it is damaged; otherwise damage raises StateDamaged.
    Raises StateDamaged also for a file of a newer followupd, StateUnavailable when it cannot be used.
    """
    if path is None or (readonly and not path.exists()):
        return SqliteStore(_in_memory(), None), ()
    with translated():
        if readonly:
            with suppress(_MigrationNeededError):
                return _open_readonly(path), ()
        _make_private(path)
        journal = Journal(path.with_name(JOURNAL))
        messages: list[str] = []
        with _alone(path):
            _finish_rebuilding(path, clock)
            _recover_if_damaged(path, journal, clock, messages, recover=recover)
            db = _connect(path)
            try:
                if (copy := migrate(db, path)) is not None:
                    messages.append(f"The state file was brought to a new form; a copy of the old one is {copy}.")
                _read_journal(db, journal)
            except BaseException:
                db.close()
                raise
    return SqliteStore(db, journal, lambda: _connect(path)), tuple(messages)


class _MigrationNeededError(Exception):
    pass


def _open_readonly(path: Path) -> SqliteStore:
    db = _connect(path, "ro")
    if version(db) < len(MIGRATIONS):
        db.close()
        raise _MigrationNeededError
    return SqliteStore(db, None, lambda: _connect(path, "ro"))


def _in_memory() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    migrate(db, None)
    return db


def _connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """A connection in autocommit: transactions are begun by hand."""
    db = sqlite3.connect(
        f"file:{urllib.parse.quote(str(path))}?mode={mode}",
        uri=True,
        timeout=BUSY,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        if mode != "ro":
            db.execute("PRAGMA journal_mode = WAL")
            # FULL: what was shown to the user must not be forgotten in a power cut.
            db.execute("PRAGMA synchronous = FULL")
            db.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        db.close()
        raise
    return db


def _make_private(path: Path) -> None:
    """The folder 0700 where we make it, the file 0600 in any case; SQLite gives -wal and -shm the file's mode."""
    if not path.parent.exists():
        path.parent.mkdir(parents=True, mode=0o700)
        path.parent.chmod(0o700)
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        if os.fstat(descriptor).st_mode & 0o077:
            os.fchmod(descriptor, 0o600)
    finally:
        os.close(descriptor)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One process at a time opens for writing: none migrates or moves aside under another's feet."""
    descriptor = os.open(path.with_name(f"{path.name}.opening"), os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


# ------------------------------------------------------------------ damage


def _recover_if_damaged(path: Path, journal: Journal, clock: Clock, messages: list[str], *, recover: bool) -> None:
    fault = _fault(path, thorough=recover)
    if fault is None:
        return
    if not recover:
        raise StateDamaged(f"The state file {path} is damaged: {fault}.", hint="Start `followupd run`: it rebuilds it.")
    aside = _rebuild(path, journal, clock)
    messages.append(
        f"The state file was damaged ({fault}). It is kept as {aside}; a new one was begun, with your snoozes and "
        "hand-made entries, and the mailbox is read again."
    )


def _fault(path: Path, *, thorough: bool) -> str | None:
    """What is wrong with the file, or None. A newer form raises StateDamaged and is never rebuilt."""
    try:
        db = _connect(path)
        try:
            version(db)
            tables = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
            if tables and not tables.issuperset(_SALVAGED):
                return "tables are missing"
            if thorough and (found := db.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
                return " ".join(str(found).split())
        finally:
            db.close()
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            return str(error)
        raise
    return None


def _rebuild(path: Path, journal: Journal, clock: Clock) -> Path:
    """Make a new file of what can be read, and put it in the old one's place. Returns where the old one went."""
    part = path.with_name(f"{path.name}.fresh.part")
    for suffix in ("", "-wal", "-shm", "-journal"):
        part.with_name(part.name + suffix).unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))
    db = _connect(part)
    try:
        migrate(db, None)
        with transaction(db):
            _salvage(path, db)
        _read_journal(db, journal)
        # One file, without a WAL beside it, can be renamed in one step.
        db.execute("PRAGMA journal_mode = DELETE")
    finally:
        db.close()
    part.rename(_fresh(path))
    return _put_in_place(path, clock)


def _fresh(path: Path) -> Path:
    return path.with_name(f"{path.name}.fresh")


def _finish_rebuilding(path: Path, clock: Clock) -> None:
    """Killed on the way: a whole new file lies there and is not yet in its place."""
    if _fresh(path).exists():
        _put_in_place(path, clock)


def _put_in_place(path: Path, clock: Clock) -> Path:
    aside = _free_name(path, clock)
    # The WAL goes first: SQLite would apply it to whatever file bears the name it belongs to.
    for suffix in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    if path.stat().st_size > 0:
        path.rename(aside)
    _fresh(path).rename(path)
    return aside


def _free_name(path: Path, clock: Clock) -> Path:
    stamp = clock.now().astimezone(UTC).strftime("%Y%m%dT%H%M%S")
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.damaged-{stamp}-{number}")
    return aside


def _salvage(damaged: Path, db: sqlite3.Connection) -> None:
    """Take over every row that can still be read."""
    try:
        old = sqlite3.connect(f"file:{urllib.parse.quote(str(damaged))}?mode=rw", uri=True, isolation_level=None)
    except sqlite3.Error:
        return
    try:
        for table, columns in _SALVAGED.items():
            marks = ", ".join("?" for _ in columns.split(","))
            for row in _readable_rows(old, table, columns):
                with suppress(sqlite3.Error, ValueError):  # a row that breaks our own rules is not ours
                    json.loads(row[-1])
                    db.execute(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})", row)  # noqa: S608 - ours
        for name, value in _readable_rows(old, "meta", "name, value"):
            if name == "deeds_seen":
                db.execute("INSERT OR IGNORE INTO meta VALUES (?, ?)", (name, value))
    finally:
        old.close()


def _readable_rows(old: sqlite3.Connection, table: str, columns: str) -> Iterator[tuple[Any, ...]]:
    """Rows from the front until a page is bad, then from the back until it."""
    for order in ("ASC", "DESC"):
        try:
            for row in old.execute(f"SELECT {columns} FROM {table} ORDER BY rowid {order}"):  # noqa: S608 - ours
                if all(isinstance(value, str | int | None) for value in row):
                    yield row
        except (sqlite3.Error, UnicodeDecodeError):
            continue
        return


def _read_journal(db: sqlite3.Connection, journal: Journal) -> None:
    """What a killed process wrote here and not into its tables: deeds, deliveries. Into a new file, everything."""
    row = db.execute("SELECT value FROM meta WHERE name = 'journal_read'").fetchone()
    known, size = int(row[0]) if row else 0, journal.size()
    if row and size == known:
        return
    reached = known if known <= size else 0
    with transaction(db):
        for offset, line in journal.read(reached):
            reached = offset
            if line.get("kind") == "deed":
                with suppress(ValueError, KeyError, TypeError):
                    put_deed(db, str(line["token"]), unpack(Deed, line["deed"]).at, line["deed"])
            elif line.get("kind") == "delivered":
                db.execute(
                    "UPDATE outbox SET state = 'delivered', settled_at = ? WHERE key = ? AND state = 'pending'",
                    (str(line.get("at")), str(line.get("key"))),
                )
        if row is None:
            _restore(db, journal)
        db.execute(
            "INSERT INTO meta VALUES ('journal_read', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (str(reached),),
        )


def _restore(db: sqlite3.Connection, journal: Journal) -> None:
    """What has been delivered, and the nudges whose notice has been; any other is raised again."""
    raised: list[tuple[str, str, list[str]]] = []
    delivered: dict[str, tuple[str, str]] = {}
    for _, line in journal.read():
        with suppress(KeyError, TypeError, ValueError):
            key, at = str(line["key"]), str(line["at"])
            datetime.fromisoformat(at)
            if line.get("kind") == "raised":
                raised.append((key, at, [str(notice) for notice in line["notices"]]))
            elif line.get("kind") == "delivered":
                delivered[key] = (str(line["channel"]), at)
    for key, (channel, at) in delivered.items():
        # A rescued row of the same notice that was still waiting would be a double.
        db.execute("DELETE FROM outbox WHERE key = ? AND state = 'pending'", (key,))
        stub = json.dumps({"key": key, "title": "", "body": "", "severity": "info", "at": at})
        db.execute(
            "INSERT OR IGNORE INTO outbox (key, channel, current, state, not_before, settled_at, json) "
            "VALUES (?, ?, ?, 'delivered', '', ?, ?)",
            (key, channel, channel, at, stub),
        )
    for key, at, notices in raised:
        if not notices or any(notice in delivered for notice in notices):
            record = json.dumps({"kind": "nudge", "at": at, "reason": "raised before the state file was damaged"})
            db.execute("INSERT OR IGNORE INTO log (key, kind, at, json) VALUES (?, 'nudge', ?, ?)", (key, at, record))
