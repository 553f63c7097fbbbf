"""What watching costs while nothing happens: memory, wake-ups and processor time; and fifty accounts at once.

    .venv/bin/python -m bench.imap_idle [--minutes 60] [--accounts 50]

1. Further folders: the watchers alone, in a process of their own, for 3, 13 and 23 folders; what each one more takes.
2. The real daemon (one account, three folders) left alone: its voluntary and involuntary context switches and its
   processor time, from /proc, over the time given; then per day.
3. Fifty accounts of three folders each in one daemon on this machine: ready after how long, memory, processor time.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.row import Row
from tests.server.dovecot import DovecotServer, Mailbox
from tests.server.dovecot_configuration import Options
from tests.server.ports import wait_for
from tests.system.daemon import Daemon, Home

DAY = 86_400.0
FOLDERS = (3, 13, 23)
MESSAGES = 100  # in Sent and in the Inbox of each account
TICKS = os.sysconf("SC_CLK_TCK")

# Watchers of N folders over one account, in a process of their own; says its memory when all are in IDLE.
_WATCHERS = """
import gc, json, queue, sys, threading, time
from followupd.adapters.imap.mailbox import ImapAccount
from followupd.app.watch import AccountWatch
from followupd.app.watched import Phase, Watched
from followupd.core.interest import Interest
from followupd.model import Account, Role, Server
from bench.imap import Password
import datetime as dt

port, ca_file, user, password, count = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5])
idle = threading.Semaphore(0)
out = queue.Queue()
interest = Interest(domains=frozenset({"acme.example"}))
watches = []
roles = [Role.SENT, Role.INBOX, Role.DRAFTS]
for start in range(0, count, 3):
    account = Account("bench", user, user, Server("localhost", port, "tls", ca_file))
    some = tuple(roles[: min(3, count - start)])
    report = lambda state: idle.release() if state.phase is Phase.IDLE else None
    watches.append(AccountWatch(Watched("bench", ImapAccount(account, Password(password)).connect, lambda: interest,
        lambda *_: None, lambda: dt.date(2020, 1, 1), out, report, some)))
    watches[-1].start()
for _ in range(count):
    assert idle.acquire(timeout=60)
time.sleep(1)
gc.collect()
print(int(open("/proc/self/statm").read().split()[1]) * 4096, flush=True)
"""


@dataclass(frozen=True, slots=True)
class Use:
    """What a process has used so far: seconds of processor, context switches of all its threads."""

    seconds: float
    voluntary: int
    involuntary: int
    resident: float  # MB

    @classmethod
    def of(cls, pid: int) -> Use:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        voluntary = involuntary = 0
        for status in Path(f"/proc/{pid}/task").glob("*/status"):
            for line in status.read_text(encoding="ascii").splitlines():
                name, _, value = line.partition(":")
                voluntary += int(value) if name == "voluntary_ctxt_switches" else 0
                involuntary += int(value) if name == "nonvoluntary_ctxt_switches" else 0
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
        return cls((int(fields[11]) + int(fields[12])) / TICKS, voluntary, involuntary, pages * 4096 / 1e6)


def per_folder(box: Mailbox) -> dict[int, float]:
    """MB resident by the number of folders that are watched, each over its own connection."""
    found = {}
    for count in FOLDERS:
        arguments = [str(box.port), box.ca_file, box.user, box.password, str(count)]
        done = subprocess.run(
            [sys.executable, "-c", _WATCHERS, *arguments], capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        found[count] = int(done.stdout) / 1e6
    return found


def fill(box: Mailbox) -> None:
    for folder in ("Sent", "INBOX"):
        box.fill(folder, MESSAGES)


def left_alone(daemon: Daemon, seconds: float) -> tuple[Use, Use]:
    """What the daemon has used before and after `seconds` in which nothing happens."""
    time.sleep(5)
    before = Use.of(daemon.pid)
    time.sleep(seconds)
    return before, Use.of(daemon.pid)


def home_of(folder: Path, boxes: list[Mailbox]) -> Home:
    """A home that watches all these mailboxes, the first of them by the usual table."""
    tables = ""
    for number, box in enumerate(boxes[1:], 2):
        tables += (
            f'[[accounts]]\nname = "account{number}"\nemail = "{box.user}"\n'
            f'password_command = "cat {folder}/home/password"\n'
            f'[accounts.imap]\nhost = "{box.host}"\nport = {box.port}\nca_file = {json.dumps(box.ca_file)}\n'
        )
    home = Home(folder / "home", boxes[0], tables='[watch]\npeople = ["@acme.example"]\n' + tables)
    home.environment["FOLLOWUPD_LOG_LEVEL"] = "info"
    return home


def measure(minutes: float, accounts: int) -> list[Row]:
    server = DovecotServer(Options(shared=50))
    server.start()
    rows: list[Row] = []
    try:
        with tempfile.TemporaryDirectory(prefix="fd-bench-") as name:
            folder = Path(name)
            one = server.mailbox()
            fill(one)
            memory = per_folder(one)
            few, many = min(memory), max(memory)
            further = (memory[many] - memory[few]) / (many - few)
            sizes = ", ".join(f"{count}: {size:.1f} MB" for count, size in memory.items())
            rows.append(Row("each further folder", further, 0.5, "MB", f"watchers alone, folders: {sizes}"))
            with home_of(folder / "one", [one]).daemon() as daemon:
                before, after = left_alone(daemon, minutes * 60)
            share = DAY / (minutes * 60)
            switches = after.voluntary - before.voluntary
            note = f"one account, three folders, from {minutes:g} minutes"
            rows += [
                Row("idle memory", after.resident, 45, "MB", note),
                Row("processor time when idle", (after.seconds - before.seconds) * share, None, "s a day", note),
                Row("wake-ups when idle", switches / minutes, None, "a minute", f"voluntary context switches; {note}"),
            ]
            print(*rows, sep="\n", file=sys.stderr, flush=True)
            boxes = [server.mailbox() for _ in range(accounts)]
            for box in boxes:
                fill(box)
            begun = time.monotonic()
            with home_of(folder / "many", boxes).daemon(ready=False) as daemon:
                wait_for(lambda: bool(daemon.logged("daemon.ready")), "readiness", 180)
                ready = time.monotonic() - begun
                before, after = left_alone(daemon, min(minutes * 60, 300))
                seconds = min(minutes * 60, 300)
            used = (after.seconds - before.seconds) * DAY / seconds
            note = f"{accounts} accounts, {3 * accounts} connections, {os.cpu_count()} cores"
            rows += [
                Row(f"{accounts} accounts: ready after", ready, None, "s", f"{note}, {2 * MESSAGES} messages each"),
                Row(f"{accounts} accounts: memory", after.resident, None, "MB", note),
                Row(f"{accounts} accounts: processor time when idle", used, None, "s a day", f"from {seconds:g} s"),
            ]
    finally:
        server.close()
    return rows


def rows() -> list[Row]:
    """For the table of docs/performance.md."""
    return measure(5, 50)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--accounts", type=int, default=50)
    arguments = parser.parse_args()
    for row in measure(arguments.minutes, arguments.accounts):
        print(f"{row.name:45} {row.value:12.4g} {row.unit:10} {row.note}")


if __name__ == "__main__":
    main()
