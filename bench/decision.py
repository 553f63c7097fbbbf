"""One decision on one new mail, from its bytes to the commit on disk, by how many mails of interest there are already.

    python -m bench decision

No server: what `bench.imap` measures from the announcement on, less the network. The store lies in a folder of its own
on a real disk. Three ways in which the mail may come: newer than all others; older than the newest (it came hours
late); newer than all others, while a draft lies there that was never sent. A tenth of the history came in.
"""

from __future__ import annotations

import datetime as dt
import logging
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import structlog

from bench.row import Row
from followupd.adapters.clock import SystemClock
from followupd.adapters.sqlite import open_store
from followupd.app.inbox import Inbox
from followupd.model import Place, Policy, RawMail, Role
from followupd.ports import Batch, Cursor

SIZES = (100, 1_000, 5_000)
TAKEN = 100  # new mails, one after the other
COMPANIES = 40
ME = "jordan@mail.example"
WAYS = ("the newest", "hours late", "a draft lies there")


def mail(number: int, at: dt.datetime, role: Role) -> RawMail:
    """A mail to somebody watched, or from them."""
    them = f"alice@company{number % COMPANIES}.example"
    sender, to = (them, ME) if role is Role.INBOX else (ME, them)
    data = (
        f"From: Somebody <{sender}>\nTo: Somebody Else <{to}>\nSubject: The design, part {number}\n"
        f"Message-ID: <{role.value}-{number}@decision.example>\nDate: {at:%a, %d %b %Y %H:%M:%S} +0000\n"
        f"Content-Type: text/plain; charset=utf-8\n\nHello,\n\nhere is part {number} of the design that we spoke of.\n"
        f"\nJordan\n"
    ).encode()
    return RawMail(data, role, Place("bench", role.value, role, 1, number + 1), at)


def milliseconds(size: int, way: str) -> list[float]:
    """What each of TAKEN decisions took when `size` mails and more were known."""
    clock = SystemClock()
    begin = clock.now() - dt.timedelta(days=80)
    step = dt.timedelta(days=79) / (size + TAKEN)
    policy = Policy(me=frozenset({ME}), watch=tuple(f"@company{number}.example" for number in range(COMPANIES)))
    with tempfile.TemporaryDirectory(prefix="fd-bench-") as folder:
        store = open_store(Path(folder) / "state.db", clock)[0]
        inbox = Inbox(store, policy, clock)

        def batch(mails: Iterable[RawMail], role: Role) -> Batch:
            cursor = Cursor("bench", role.value, 1, 1, inbox.interest.fingerprint)
            return Batch("bench", role.value, role, tuple(mails), cursor, 0, 0, caught_up=True)

        history = [mail(n, begin + n * step, Role.INBOX if n % 10 == 3 else Role.SENT) for n in range(size)]
        if way == WAYS[2]:
            history.append(mail(size + 7, begin + (size - 3) * step, Role.DRAFTS))
        for role in Role:
            inbox.handle(batch([each for each in history if each.role is role], role), whole=True)
        taken = []
        for number in range(size, size + TAKEN):
            at = begin + number * step - (dt.timedelta(hours=3) if way == WAYS[1] else dt.timedelta())
            one = batch([mail(number, at, Role.SENT)], Role.SENT)
            start = time.perf_counter()
            inbox.handle(one, whole=True)
            taken.append((time.perf_counter() - start) * 1000)
        assert sum(1 for _ in store.readings()) >= size + TAKEN
        store.close()
    return taken


def rows() -> list[Row]:
    """For the table of docs/performance.md."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    found = []
    for way in WAYS:
        taken = {size: milliseconds(size, way) for size in SIZES}
        medians = {size: statistics.median(each) for size, each in taken.items()}
        few = ", ".join(f"{size:,}: {medians[size]:.1f} ms" for size in SIZES[:-1])
        worst = max(taken[SIZES[-1]])
        note = f"median of {TAKEN}, the worst {worst:.0f} ms; among {few}"
        found.append(Row(f"a decision among {SIZES[-1]:,} mails: {way}", medians[SIZES[-1]], 10, "ms", note))
    return found
