"""The whole daemon: what it takes when idle, how quick `status` is, how soon a notice follows the server's word.

    python -m bench daemon

A real Dovecot on loopback with TLS (tests/server/dovecot.py) and the daemon as a process of its own
(tests/system/daemon.py), on a mailbox of MESSAGES messages in three folders, one in twenty to a watched company.
"""

from __future__ import annotations

import datetime as dt
import imaplib
import queue
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from bench.row import Row
from tests.server.dovecot import DovecotServer, Mailbox
from tests.server.ports import wait_for
from tests.system.daemon import Home
from tests.system.letters import letter

MESSAGES = 1000
APPENDS = 60
ROUNDS = 21
COMPANIES = 20
REST = 3.0
"""Seconds for which the daemon has nothing to do before its memory is read."""


def rows() -> list[Row]:
    server = DovecotServer()
    server.start()
    try:
        with tempfile.TemporaryDirectory(prefix="fd-bench-") as folder:
            box = server.mailbox()
            fill(box)
            watch = f"[watch]\npeople = {[f'@company{n}.example' for n in range(COMPANIES)]}\n"
            home = Home(Path(folder), box, tables=watch, channels=("terminal",))
            home.environment["FOLLOWUPD_LOG_LEVEL"] = "info"
            with home.daemon() as daemon:
                time.sleep(REST)
                memory = resident(daemon.pid)
                times = latencies(home, APPENDS)
                after = resident(daemon.pid)
                ratio, seconds = status_ratio(home)
    finally:
        server.close()
    return [
        Row(
            "idle daemon, one account, three folders", memory, 45, "MB", f"resident, after reading {MESSAGES} messages"
        ),
        Row("the same after more mail", after, 45, "MB", f"{APPENDS} mails later"),
        Row("`followupd status`", ratio, 8, "×", f"`python -c pass`; {seconds * 1000:.0f} ms, median of {ROUNDS}"),
        Row(
            "from the server's announcement to the notice",
            statistics.median(times),
            100,
            "ms",
            f"median of {APPENDS}; a second connection in IDLE hears the announcement",
        ),
        Row("the same, worst", max(times), 100, "ms", ""),
    ]


def fill(box: Mailbox) -> None:
    """MESSAGES in Sent, Inbox and Drafts, an hour apart, the last of them some hours ago."""
    share = {"Sent": MESSAGES // 2, "INBOX": MESSAGES * 2 // 5, "Drafts": MESSAGES // 10}
    for folder, count in share.items():
        begin = dt.datetime.now(dt.UTC).replace(microsecond=0) - dt.timedelta(hours=count + 5)

        def make(index: int, folder: str = folder, begin: dt.datetime = begin) -> bytes:
            me = f"Jordan Reed <{box.user}>"
            watched = index % 20 == 7
            other = f"alice@company{index % COMPANIES}.example" if watched else f"friend{index % 97}@people.example"
            sender, to = (other, me) if folder == "INBOX" else (me, other)
            identity = f"<{folder.lower()}-{index}@bench.example>"
            text = f"Hello,\n\nthis is note {index} about the importer and its queue.\n\nJordan\n"
            return letter(begin + dt.timedelta(hours=index), sender, to, f"Note {index}", text, identity)

        box.fill(folder, count, make, begin)


def resident(pid: int) -> float:
    """Resident memory of one process in MB, as /proc/PID/smaps_rollup sums it (proc(5)); its children excluded."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Rss:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise AssertionError("no Rss")


def announcements(box: Mailbox) -> queue.Queue[float]:
    """The wall-clock moments at which the server tells a connection in IDLE on Sent of a new message."""
    moments: queue.Queue[float] = queue.Queue()
    ready = threading.Event()

    def listen() -> None:
        imap = imaplib.IMAP4("127.0.0.1", box.plain_port, timeout=600)
        imap.login(box.user, box.password)
        imap.select("Sent", readonly=True)
        imap.send(b"x IDLE\r\n")
        while line := imap.readline():
            if line.startswith(b"+"):
                ready.set()
            elif b" EXISTS" in line:
                moments.put(time.time())

    threading.Thread(target=listen, daemon=True).start()
    assert ready.wait(10)
    return moments


def latencies(home: Home, count: int) -> list[float]:
    """Milliseconds from the announcement of a mail with a finding to the mark that its notice was shown."""
    box, moments, times = home.mailbox, announcements(home.mailbox), []
    for number in range(count):
        now = dt.datetime.now(dt.UTC)
        identity, to = f"<late-{number}@bench.example>", f"alice@company{number % COMPANIES}.example"
        text = "Hello,\n\nI would like to work on the importer at [Company].\n\nJordan\n"
        box.append("Sent", letter(now, f"Jordan Reed <{box.user}>", to, f"Importer {number}", text, identity))
        announced = moments.get(timeout=20)
        found: list[float] = []

        def shown(identity: str = identity, found: list[float] = found) -> bool:
            rows = home.rows("SELECT settled_at FROM outbox WHERE state = 'delivered' AND key LIKE ?", f"%{identity}")
            found += [dt.datetime.fromisoformat(at).timestamp() for (at,) in rows]
            return bool(rows)

        wait_for(shown, "the notice")
        times.append((found[0] - announced) * 1000)
    return times


def status_ratio(home: Home) -> tuple[float, float]:
    """How many times `python -c pass` a `followupd status` takes, and its seconds; medians of runs in turn."""
    # As the installed command does it: `-m` would add runpy's own imports.
    script = "from followupd.__main__ import main; main()"
    status = [sys.executable, "-c", script, "status", "--config", str(home.config)]
    bare = [sys.executable, "-c", "pass"]

    def seconds(command: list[str]) -> float:
        begin = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=home.environment)
        return time.perf_counter() - begin

    seconds(status)
    pairs = [(seconds(status), seconds(bare)) for _ in range(ROUNDS)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    return ours / theirs, ours
