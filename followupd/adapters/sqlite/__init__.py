"""The state file: SQLite, with a journal of what no mailbox can tell again beside it."""

from followupd.adapters.sqlite.opening import open_store
from followupd.adapters.sqlite.store import SqliteStore

__all__ = ["SqliteStore", "open_store"]
