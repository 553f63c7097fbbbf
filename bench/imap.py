"""IMAP: what reading costs beside the bare socket, what coming back costs, how soon news arrives, what memory it takes.

    .venv/bin/python -m bench.imap [--messages 100000] [--appends 1000] [--json]

A real Dovecot on loopback with TLS (tests/server/dovecot.py), started here, its caches warmed once for all sides.
Ratios are of runs side by side, taken in turn; each figure is the median of `--rounds`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import json
import logging
import queue
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog

from bench.row import Row
from followupd.adapters.clock import SystemClock
from followupd.adapters.imap.mailbox import ImapAccount, ImapMailbox
from followupd.adapters.sqlite import open_store
from followupd.app.inbox import Inbox
from followupd.app.watch import AccountWatch
from followupd.app.watched import Phase, Watched, WatcherState
from followupd.core.interest import FIELDS, Interest
from followupd.errors import ConnectionLost
from followupd.model import Account, Policy, Role, Server
from followupd.ports import Batch
from tests.server.dovecot import DovecotServer, Mailbox

SINCE = dt.date(2000, 1, 1)
INTEREST = Interest(
    addresses=frozenset(f"person{n}@company{n}.example" for n in range(40)),
    domains=frozenset(f"company{n}.example" for n in range(20)),
)


@dataclass(frozen=True, slots=True)
class Password:
    """The secrets of the bench's own server."""

    value: str

    def password(self, account: Account) -> str:  # noqa: ARG002
        return self.value

    def token(self, account: Account) -> str:
        raise NotImplementedError


def mail(index: int) -> bytes:
    """A mail as a Sent folder holds it; one in a hundred is to a watched person."""
    person = f"person{index % 40}@company{index % 40}.example"
    to = person if index % 100 == 7 else f"friend{index % 977}@people.example"
    return (
        f"Received: from [192.0.2.7] by mx.mail.example with ESMTPSA id {index:x}; Mon, 05 Jan 2026 10:00:00 +0000\n"
        f"From: Jordan Sample <jordan@mail.example>\nTo: Somebody Else <{to}>\n"
        f"Cc: Team <team{index % 13}@people.example>\n"
        f"Subject: About the thing number {index} that we spoke of\nMessage-ID: <{index:08x}.bench@mail.example>\n"
        f"In-Reply-To: <{index - 1:08x}.theirs@people.example>\nReferences: <{index - 2:08x}.a@people.example>\n"
        f" <{index - 1:08x}.theirs@people.example>\nDate: Mon, 05 Jan 2026 10:00:00 +0000\nMIME-Version: 1.0\n"
        f"User-Agent: Bench\nContent-Type: text/plain; charset=utf-8\n\nHello,\n\nthis is note {index}.\n\nJordan\n"
    ).encode()


def account_of(box: Mailbox, port: int = 0) -> ImapAccount:
    account = Account("bench", box.user, box.user, Server(box.host, port or box.port, "tls", box.ca_file))
    return ImapAccount(account, Password(box.password))


def drain(box: Mailbox, port: int = 0) -> tuple[float, int]:
    """Seconds and bytes of reading the headers of Sent from a bare TLS socket, doing nothing with them."""
    mailbox = account_of(box, port).connect()
    mailbox.examine("Sent")
    sock = mailbox.session.wire.sock
    sock.settimeout(60)
    begun = time.perf_counter()
    sock.sendall(f"raw UID FETCH 1:* (UID BODY.PEEK[HEADER.FIELDS ({FIELDS})])\r\n".encode())
    size, tail = 0, b""
    while b"\r\nraw OK" not in tail:
        data = sock.recv(262144)
        size += len(data)
        tail = tail[-32:] + data[-64:] if len(data) < 64 else data[-96:]
    took = time.perf_counter() - begun
    mailbox.close()
    return took, size


def first_sync(box: Mailbox) -> tuple[float, int]:
    """Seconds and mails of a first sync of Sent: search, headers, filter, the wanted mails whole, cursor."""
    mailbox = account_of(box).connect()
    begun = time.perf_counter()
    mailbox.examine("Sent")
    mails = 0
    for batch in mailbox.sync(Role.SENT, None, INTEREST, SINCE):
        mails += len(batch.mails)
    took = time.perf_counter() - begun
    mailbox.close()
    return took, mails


def headers_only(box: Mailbox) -> float:
    """Seconds of the same when nothing is wanted: what reading and filtering the headers cost alone."""
    mailbox = account_of(box).connect()
    begun = time.perf_counter()
    mailbox.examine("Sent")
    for _ in mailbox.sync(Role.SENT, None, Interest(domains=frozenset({"nobody.example"})), SINCE):
        pass
    took = time.perf_counter() - begun
    mailbox.close()
    return took


def reconnect(box: Mailbox) -> tuple[int, int]:
    """Bytes both ways after the login, and round trips, of coming back with nothing new, up to IDLE and its end."""
    known = account_of(box)
    cursor = None
    for mailbox in _connections(known, 2):
        wire, session = mailbox.session.wire, mailbox.session
        bytes_before, turns_before = _login_bytes(mailbox), 0
        mailbox.examine("Sent")
        for batch in mailbox.sync(Role.SENT, cursor, INTEREST, SINCE):
            cursor = batch.cursor
        mailbox.idle(0.05)
        figures = (wire.received + wire.sent - bytes_before, session.turns - turns_before)
    return figures


def _connections(account: ImapAccount, count: int) -> Iterator[ImapMailbox]:
    for _ in range(count):
        mailbox = account.connect()
        yield mailbox
        mailbox.close()


def _login_bytes(mailbox: ImapMailbox) -> int:
    wire = mailbox.session.wire
    return wire.received + wire.sent


def latency(box: Mailbox, appends: int, folder: Path) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds from the server's announcement (seen by a second, bare IDLE) to the mail, and to the decision;
    to the decision also of the mails alone that came late, after mail that is newer.

    The decision is committed, and derived from the whole history, which grows with every append.

    Dovecot announces twice a second at most, so that a thousand take eight minutes.
    """
    out: queue.Queue[Batch] = queue.Queue(8)
    idle = threading.Event()

    def report(state: WatcherState) -> None:
        if state.phase is Phase.IDLE:
            idle.set()

    clock = SystemClock()
    store = open_store(folder / "state.db", clock)[0]
    watched = tuple(f"@company{n}.example" for n in range(40))
    inbox = Inbox(store, Policy(me=frozenset({"jordan@mail.example"}), watch=watched), clock)
    account = account_of(box)
    since = dt.datetime.now(dt.UTC).date()
    watch = AccountWatch(
        Watched(
            "bench", account.connect, lambda: inbox.interest, lambda *_: None, lambda: since, out, report, (Role.SENT,)
        )
    )
    watch.start()
    while not out.get(timeout=120).caught_up:
        pass
    bell = Bell(box)
    handed, decided, late = [], [], []
    with box.session() as imap:
        for index in range(appends):
            assert idle.wait(10)
            idle.clear()
            assert bell.armed.wait(10)
            imap.append('"Sent"', "(\\Seen)", None, _contact(index).replace(b"\n", b"\r\n"))
            batch = out.get(timeout=30)
            while not batch.mails:
                batch = out.get(timeout=30)
            in_hand = time.perf_counter()
            inbox.handle(batch, whole=True)
            done = time.perf_counter()
            announced = bell.moments.get(timeout=30)
            handed.append((in_hand - announced) * 1000)
            decided.append((done - announced) * 1000)
            if _is_late(index):
                late.append(decided[-1])
    watch.stop()
    assert sum(1 for _ in store.readings()) == appends
    store.close()
    return handed, decided, late


def _is_late(index: int) -> bool:
    return index % 10 == 9


def _contact(index: int) -> bytes:
    """A mail to a watched person, dated a day after the one before to the same company; one in ten came twenty minutes,
    and so up to twenty mails, late."""
    date = dt.datetime.now(dt.UTC) - dt.timedelta(days=25 - index // 40, minutes=-(index % 40))
    date -= dt.timedelta(minutes=20 if _is_late(index) else 0)
    return (
        f"From: Jordan Sample <jordan@mail.example>\nTo: Alice <alice@company{index % 40}.example>\n"
        f"Subject: The design, part {index}\nMessage-ID: <{index}.latency@mail.example>\n"
        f"Date: {date:%a, %d %b %Y %H:%M:%S} +0000\nContent-Type: text/plain; charset=utf-8\n\n"
        f"Hello Alice,\n\nhere is part {index} of the design that we spoke of.\n\nJordan\n"
    ).encode()


class Bell:
    """The moments at which the server announces news to a socket that does nothing but wait.

    It begins a new IDLE after each: Dovecot goes on watching the log that it had when IDLE began, and after that log's
    rotation (at 32 KB, once it is five minutes old) looks only every thirty seconds.
    """

    def __init__(self, box: Mailbox) -> None:
        self.moments: queue.Queue[float] = queue.Queue()
        self.armed = threading.Event()
        mailbox = account_of(box).connect()
        mailbox.examine("Sent")
        self._session = mailbox.session
        self._session.start("IDLE")
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        wire = self._session.wire
        while True:
            try:
                line = wire.line()
            except ConnectionLost:
                return  # the bench is over
            if line.startswith(b"+"):
                self.armed.set()
            elif b" EXISTS" in line:
                moment = time.perf_counter()
                self.armed.clear()
                wire.send(b"DONE\r\n")
                self._session.start("IDLE")
                self.moments.put(moment)


def resident() -> float:
    """Resident memory of this process in MB."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    server = DovecotServer()
    server.start()
    try:
        small, large = server.mailbox(), server.mailbox()
        begin = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
        small.fill("Sent", 1000, mail, begin)
        large.fill("Sent", arguments.messages, mail, begin)
        first_sync(small)
        before = resident()
        first_sync(large)  # warms the server's caches
        after = resident()
        drain(large)
        rows = [(drain(large), first_sync(large), headers_only(large)) for _ in range(arguments.rounds)]
        raw = statistics.median(row[0][0] for row in rows)
        sync = statistics.median(row[1][0] for row in rows)
        only = statistics.median(row[2] for row in rows)
        few, many = reconnect(small), reconnect(large)
        with tempfile.TemporaryDirectory(prefix="fd-bench-") as folder:
            handed, decided, late = map(sorted, latency(small, arguments.appends, Path(folder)))
        return {
            "messages": arguments.messages,
            "header_bytes": rows[0][0][1],
            "raw_socket_s": round(raw, 3),
            "first_sync_s": round(sync, 3),
            "wanted": rows[0][1][1],
            "headers_only_s": round(only, 3),
            "first_sync_over_raw": round(sync / raw, 2),
            "headers_only_over_raw": round(only / raw, 2),
            "resident_mb_after_1000": round(before, 1),
            "resident_mb_after_all": round(after, 1),
            "reconnect_1000": {"bytes": few[0], "round_trips": few[1]},
            "reconnect_all": {"bytes": many[0], "round_trips": many[1]},
            "appends": arguments.appends,
            "in_hand_ms_median": round(statistics.median(handed), 2),
            "in_hand_ms_worst": round(handed[-1], 2),
            "decision_ms_median": round(statistics.median(decided), 2),
            "decision_ms_worst": round(decided[-1], 2),
            "late_ms_median": round(statistics.median(late), 2),
        }
    finally:
        server.close()


def rows() -> list[Row]:
    """For the table of docs/performance.md."""
    figures = measure(argparse.Namespace(messages=100_000, appends=1000, rounds=3))
    count, size = f"{figures['messages']:,} messages", f"{figures['header_bytes'] / 1e6:.0f} MB of header fields"
    few, many, appends = figures["reconnect_1000"], figures["reconnect_all"], figures["appends"]
    grown = figures["resident_mb_after_all"] - figures["resident_mb_after_1000"]
    return [
        Row(
            "first sync",
            figures["first_sync_over_raw"],
            3,
            "×",
            f"a bare socket draining the same {size} ({figures['raw_socket_s']:.2f} s); {count}, "
            f"{figures['wanted']} of them fetched whole",
        ),
        Row("the same, nothing wanted", figures["headers_only_over_raw"], 3, "×", "headers read and filtered"),
        Row("memory taken by that first sync", grown, 8, "MB", "over that of 1,000 messages"),
        Row("coming back without news", many["bytes"], 2048, "bytes", f"after the login, at {count}"),
        Row("the same", few["bytes"], 2048, "bytes", "at 1,000 messages"),
        Row("the same", many["round_trips"], 5, "round trips", f"at {count}"),
        Row("the same", few["round_trips"], 5, "round trips", "at 1,000 messages"),
        Row("announcement to the mail in hand", figures["in_hand_ms_median"], 10, "ms", f"median of {appends}"),
        Row("the same, worst", figures["in_hand_ms_worst"], 100, "ms", ""),
        Row(
            "announcement to the decision",
            figures["decision_ms_median"],
            10,
            "ms",
            f"median; history of 1 to {appends}",
        ),
        Row("the same, worst", figures["decision_ms_worst"], 100, "ms", ""),
        Row(
            "the same, of mail that came late",
            figures["late_ms_median"],
            10,
            "ms",
            "median of one in ten, dated before up to twenty others",
        ),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--appends", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    figures = measure(arguments)
    if arguments.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:28} {value}")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
