"""How the state file came to look as it does: named functions, in order, one transaction each.

A new one goes at the end of `MIGRATIONS`; none is ever changed or removed. `PRAGMA user_version`
counts those applied. Before the first that is missing runs on a file with content, the file is
copied aside.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from followupd.errors import StateDamaged

Migration = Callable[[sqlite3.Connection], None]


def begin(db: sqlite3.Connection) -> None:
    """The first form. Instants are UTC text of fixed width, so that text order is time order."""
    for statement in (
        "CREATE TABLE migrations (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT",
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
        """CREATE TABLE cursors (
             account TEXT NOT NULL, folder TEXT NOT NULL,
             uidvalidity INTEGER NOT NULL, uidnext INTEGER NOT NULL, interest TEXT NOT NULL,
             PRIMARY KEY (account, folder)) STRICT""",
        # rank: 0 a draft, 1 received, 2 sent; a higher one replaces a lower one of the same mail.
        """CREATE TABLE readings (
             id INTEGER PRIMARY KEY, account TEXT NOT NULL, message_id TEXT NOT NULL,
             date TEXT NOT NULL, rank INTEGER NOT NULL,
             folder TEXT NOT NULL, role TEXT NOT NULL, uidvalidity INTEGER NOT NULL, uid INTEGER NOT NULL,
             json TEXT NOT NULL, UNIQUE (account, message_id)) STRICT""",
        "CREATE INDEX readings_by_date ON readings (date, id)",
        "CREATE INDEX readings_by_message_id ON readings (message_id)",
        # token: the same in deeds.jsonl, so that a deed that is read back is not a second one.
        """CREATE TABLE deeds (
             id INTEGER PRIMARY KEY AUTOINCREMENT, token TEXT NOT NULL UNIQUE,
             at TEXT NOT NULL, json TEXT NOT NULL) STRICT""",
        """CREATE TABLE log (
             id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
             kind TEXT NOT NULL, at TEXT NOT NULL, json TEXT NOT NULL) STRICT""",
        "CREATE INDEX log_by_time ON log (at, id)",
        # channel: the one it was meant for; current: the one that is tried now.
        """CREATE TABLE outbox (
             id INTEGER PRIMARY KEY, key TEXT NOT NULL, channel TEXT NOT NULL, current TEXT NOT NULL,
             state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'withdrawing', 'withdrawn')),
             attempts INTEGER NOT NULL DEFAULT 0, not_before TEXT NOT NULL, settled_at TEXT,
             json TEXT NOT NULL, UNIQUE (key, channel)) STRICT""",
        "CREATE INDEX outbox_open ON outbox (not_before, id) WHERE state IN ('pending', 'withdrawing')",
    ):
        db.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (begin,)


def version(db: sqlite3.Connection) -> int:
    """How many migrations the file has had. Raises StateDamaged when they are more than we know."""
    count = int(db.execute("PRAGMA user_version").fetchone()[0])
    if count > len(MIGRATIONS):
        raise StateDamaged(
            f"The state file was written by a newer followupd (form {count}; this one knows {len(MIGRATIONS)}).",
            hint="Update followupd; or move the state file away to begin anew.",
        )
    return count


def migrate(db: sqlite3.Connection, path: Path | None, migrations: tuple[Migration, ...] = MIGRATIONS) -> Path | None:
    """Apply what is missing. Returns the copy made before, if one was. `db` is in autocommit mode."""
    had = int(db.execute("PRAGMA user_version").fetchone()[0])
    copy = _copy_aside(db, path, had) if 0 < had < len(migrations) and path is not None else None
    for number, migration in enumerate(migrations[had:], start=had + 1):
        db.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have been faster: it is looked up again under the lock.
            if int(db.execute("PRAGMA user_version").fetchone()[0]) < number:
                migration(db)
                now = datetime.now(UTC).isoformat(timespec="microseconds")
                db.execute("INSERT INTO migrations VALUES (?, ?)", (migration.__name__, now))
                db.execute(f"PRAGMA user_version = {number:d}")
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
    return copy


def _copy_aside(db: sqlite3.Connection, path: Path, had: int) -> Path:
    target = path.with_name(f"{path.name}.before-form-{had + 1}")
    partial = target.with_name(target.name + ".part")
    partial.unlink(missing_ok=True)
    os.close(os.open(partial, os.O_CREAT | os.O_RDWR, 0o600))
    copy = sqlite3.connect(partial)
    try:
        db.backup(copy)
    finally:
        copy.close()
    partial.replace(target)
    return target
