"""IDLE (RFC 2177), read by ourselves.

1. IDLE is a hint and never the payload: whatever ends it, the folder is read from the cursor afterwards.
2. What came before the "+" and together with it counts: the buffer is looked at before anybody waits.
3. DONE is answered in time, or the connection is dead. It is renewed by whoever calls, every few minutes.
"""

from __future__ import annotations

import time
from enum import Enum

from followupd.adapters.imap.session import Session

BEGIN_SECONDS = 8.0  # from IDLE to its "+"
DONE_SECONDS = 15.0
DONE_SECONDS_WOKEN = 8.0  # after a wake, perhaps from suspend, a dead connection must be noticed sooner


class Ended(Enum):
    """Why an IDLE is over."""

    NEWS = "news"
    WOKEN = "woken"
    TIME = "time"


def idle(session: Session, seconds: float) -> Ended:
    """Wait until the server has news, `wire.wake` is called, or `seconds` have passed.

    Without the IDLE capability it only waits. Raises ConnectionLost.
    """
    if session.news:
        return Ended.NEWS
    if not session.has("IDLE"):
        return _without(session, seconds)
    tag = session.start("IDLE")
    if not _begun(session, tag):
        session.capabilities -= {b"IDLE"}  # it offers what it does not do
        return _without(session, seconds)
    ended = _waited(session, tag, seconds)
    if ended is None:
        return Ended.NEWS  # the server ended it by itself
    _done(session, tag, DONE_SECONDS_WOKEN if ended is Ended.WOKEN else DONE_SECONDS)
    return ended


def _begun(session: Session, tag: bytes) -> bool:
    """Read up to the "+", untagged data before it included; False when the server will not IDLE.

    It comes at once, or the connection died in between: a wake must not find us waiting for it for a minute.
    """
    wire = session.wire
    patience, wire.patience = wire.patience, min(wire.patience, BEGIN_SECONDS)
    while True:
        line = wire.response()[0] or b""
        if line.startswith((b"+", tag + b" ")):
            wire.patience = patience
            return line.startswith(b"+")
        session.volunteered(line)


def _waited(session: Session, tag: bytes, seconds: float) -> Ended | None:
    """None when the tagged response came without our DONE."""
    wire = session.wire
    until = time.monotonic() + seconds
    while True:
        while wire.has_line():
            line = wire.response()[0] or b""
            if line.startswith(tag + b" "):
                return None
            session.volunteered(line)
        if session.news:
            return Ended.NEWS
        arrived = wire.wait(max(0.0, until - time.monotonic()))
        if arrived is None:
            return Ended.WOKEN
        if arrived is False:
            return Ended.TIME


def _done(session: Session, tag: bytes, limit: float) -> None:
    wire = session.wire
    patience, wire.patience = wire.patience, limit
    session.turns += 1
    wire.send(b"DONE\r\n")
    while True:
        line = wire.response()[0] or b""
        if line.startswith(tag + b" "):
            break
        session.volunteered(line)
    wire.patience = patience


def _without(session: Session, seconds: float) -> Ended:
    """No IDLE: wait, listening only for the end of the connection."""
    return _waited(session, b"\0", seconds) or Ended.NEWS
