"""A long soak: the real daemon, a real Dovecot, and between them a network that breaks every few seconds.

    .venv/bin/python -m bench.imap_soak [--minutes 60] [--messages 2000] | tee soak.txt
    .venv/bin/python -m bench.imap_soak --record soak.txt     its figures into docs/reliability.md

Half of the messages go to Sent, half to the Inbox, evenly over the time. The proxy breaks all connections in turn in
every way it knows. At the end the network is mended, and each message must have led to exactly one event on the
daemon's standard output, in its log and in its store. Memory is the daemon's own (VmRSS), a sample every ten seconds,
and beside it that of a fresh daemon that reads the same mailbox at once: what the history itself takes.
Exit 1 when a message is missing or came twice, or when memory is not flat.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import copy
import datetime as dt
import json
import os
import random
import re
import signal
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.server.dovecot import DovecotServer, Mailbox
from tests.server.proxy import Proxy
from tests.system.daemon import Daemon, Home

DOCUMENT = Path(__file__).parent.parent / "docs" / "reliability.md"
BEGIN, END = "<!-- soak: begin -->", "<!-- soak: end -->"
COMPANIES = 50
EVERY = (2.0, 8.0)  # seconds between two breaks
SPACING = dt.timedelta(minutes=10)  # between the dates of two messages
FLAT_MB = 8.0  # what the daemon may hold more than a fresh one that knows the same mails


def breaks(box: Mailbox, proxy: Proxy) -> dict[str, Callable[[], object]]:
    """Every way of breaking; each lasts until `heal`."""

    def slices() -> None:
        proxy.to_client.slice = proxy.to_server.slice = 1

    def delays() -> None:
        proxy.to_client.delay = proxy.to_server.delay = 0.3

    def black_hole() -> None:
        proxy.to_client.drop = proxy.to_server.drop = True

    def one_way_hole() -> None:
        proxy.to_client.drop = True

    def refused() -> None:
        proxy.refuse()
        proxy.reset()

    return {
        "slice": slices,
        "delay": delays,
        "stall": proxy.hold,
        "black hole": black_hole,
        "black hole one way": one_way_hole,
        "reset": proxy.reset,
        "hang up": proxy.hang_up,
        "half-close": proxy.half_close,
        "garbage": lambda: proxy.inject(b"\x00\xff * garbage {99999}\r\n"),
        "cut in the middle": lambda: proxy.cut_after(random.randint(1, 4000)),
        "refuse": refused,
        "server kicks": box.kick,
    }


def identity(number: int) -> str:
    return f"<{number:06d}.soak@mail.example>"


def mail(number: int, begin: dt.datetime) -> tuple[str, bytes]:
    """The folder and the bytes of message `number`: the even ones are written, the odd ones answer them."""
    company = number // 2 % COMPANIES
    them, us = f"Alice <alice@company{company}.example>", "Jordan <jordan1@mail.example>"
    date = (begin + number * SPACING).strftime("%a, %d %b %Y %H:%M:%S +0000")
    sender, to, folder, answers = us, them, "Sent", ""
    if number % 2:
        sender, to, folder, answers = them, us, "INBOX", f"In-Reply-To: {identity(number - 1)}\r\n"
    return folder, (
        f"From: {sender}\r\nTo: {to}\r\nSubject: Our project, part {number // 2}\r\nMessage-ID: {identity(number)}\r\n"
        f"{answers}Date: {date}\r\nContent-Type: text/plain\r\n\r\n"
        f"Here is what we said about part {number // 2} of the design.\r\n"
    ).encode()


def resident(pid: int) -> float:
    """VmRSS of a process in MB."""
    return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * 4096 / 1e6


def seen_of(daemon: Daemon) -> collections.Counter[str]:
    """How many events each message has led to."""
    return collections.Counter(
        record["message_id"]
        for record in list(daemon.records)
        if record["kind"] == "event" and record["type"] in {"contact", "reply"}
    )


class Soak:
    """One run. `figures` are filled as it goes."""

    def __init__(self, minutes: float, messages: int) -> None:
        self.seconds = minutes * 60
        self.messages = messages
        self.figures: dict[str, Any] = {}
        self.appended: dict[str, float] = {}
        self.arrived: dict[str, float] = {}
        self.memory: list[float] = []
        self.broken: collections.Counter[str] = collections.Counter()
        self._over = threading.Event()

    def run(self) -> dict[str, Any]:
        server = DovecotServer()
        server.start()
        try:
            with Proxy(server.port) as proxy, tempfile.TemporaryDirectory() as folder:
                return self._measure(server.mailbox(), proxy, Path(folder))
        finally:
            server.close()

    def _measure(self, box: Mailbox, proxy: Proxy, folder: Path) -> dict[str, Any]:
        behind = copy.copy(box)
        behind.port = proxy.port
        watch = "[watch]\npeople = " + json.dumps([f"@company{n}.example" for n in range(COMPANIES)])
        home = Home(folder / "soaked", behind, tables=watch, environment={"FOLLOWUPD_LOG_LEVEL": "info"})
        begun = time.monotonic()
        with home.daemon() as daemon:
            breaker = threading.Thread(target=self._break, args=(box, proxy), daemon=True)
            observer = threading.Thread(target=self._observe, args=(daemon,), daemon=True)
            breaker.start()
            observer.start()
            self._append(box, begun)
            self._over.set()
            breaker.join()
            proxy.heal()
            os.kill(daemon.pid, signal.SIGUSR1)  # look again now, as when the kernel says that the network is back
            mended = time.monotonic()
            while len(seen_of(daemon)) < self.messages and time.monotonic() - mended < 900:
                time.sleep(0.5)
            caught_up = time.monotonic() - mended
            time.sleep(5)  # whatever would come twice has come by then
            observer.join()
            seen = seen_of(daemon)
            held = resident(daemon.pid)
            stored = dict(home.rows("SELECT message_id, count(*) FROM readings GROUP BY message_id"))
            troubles = collections.Counter(record["phase"] for record in daemon.logged("watch.trouble"))
            bugs = len(daemon.logged("watch.bug"))
        fresh = self._fresh(folder, box, watch)
        waits = sorted(self.arrived[name] - self.appended[name] for name in self.arrived if name in self.appended)
        expected = {identity(number) for number in range(self.messages)}
        tenth = max(1, len(self.memory) // 10)
        return {
            "minutes": round((time.monotonic() - begun) / 60, 1),
            "messages": self.messages,
            "missed": len(expected - set(seen)),
            "missed_in_store": len(expected - set(stored)),
            "handled_twice": sum(count > 1 for count in seen.values()) + sum(count > 1 for count in stored.values()),
            "not_ours": len(set(seen) - expected),
            "breaks": sum(self.broken.values()),
            "breaks_by_kind": dict(self.broken),
            "connections": proxy.accepted,
            "watchers_lost": dict(troubles),
            "bugs": bugs,
            "seconds_to_event_median": round(statistics.median(waits), 2),
            "seconds_to_event_worst": round(waits[-1], 1),
            "seconds_to_catch_up_when_mended": round(caught_up, 1),
            "resident_mb_first_tenth": round(statistics.median(self.memory[:tenth]), 1),
            "resident_mb_last_tenth": round(statistics.median(self.memory[-tenth:]), 1),
            "resident_mb_end": round(held, 1),
            "resident_mb_fresh_daemon_same_mail": round(fresh, 1),
        }

    def _append(self, box: Mailbox, begun: float) -> None:
        begin = dt.datetime.now(dt.UTC) - self.messages * SPACING
        for number in range(self.messages):
            due = begun + self.seconds * number / self.messages
            time.sleep(max(0.0, due - time.monotonic()))
            folder, data = mail(number, begin)
            self.appended[identity(number)] = time.monotonic()
            box.append(folder, data)
        time.sleep(max(0.0, begun + self.seconds - time.monotonic()))

    def _break(self, box: Mailbox, proxy: Proxy) -> None:
        ways = breaks(box, proxy)
        while not self._over.is_set():
            for name, act in random.sample(sorted(ways.items()), len(ways)):
                if self._over.wait(random.uniform(*EVERY)):
                    return
                with contextlib.suppress(AssertionError, OSError):  # nobody there to kick, or gone in this moment
                    act()
                    self.broken[name] += 1
                self._over.wait(random.uniform(0.2, 3.0))
                proxy.heal()

    def _observe(self, daemon: Daemon) -> None:
        known = sampled = 0
        while not self._over.is_set() or len(self.arrived) < self.messages:
            if daemon.process.poll() is not None:
                return
            now = time.monotonic()
            fresh = daemon.records[known:]
            known += len(fresh)
            for record in fresh:
                if record["kind"] == "event" and record.get("message_id"):
                    self.arrived.setdefault(record["message_id"], now)
            if now - sampled > 10:
                sampled = int(now)
                self.memory.append(resident(daemon.pid))
                if len(self.memory) % 30 == 1:
                    print(
                        f"{len(self.appended)} appended, {len(self.arrived)} handled, "
                        f"{sum(count > 1 for count in seen_of(daemon).values())} twice, "
                        f"{sum(self.broken.values())} breaks, {self.memory[-1]:.1f} MB",
                        file=sys.stderr,
                        flush=True,
                    )
            if self._over.wait(0.05):
                time.sleep(0.05)

    def _fresh(self, folder: Path, box: Mailbox, watch: str) -> float:
        """What a daemon holds that reads the same mail at once, over a network that works."""
        home = Home(folder / "fresh", box, tables=watch, environment={"FOLLOWUPD_LOG_LEVEL": "info"})
        with home.daemon() as daemon:
            until = time.monotonic() + 120
            while len(seen_of(daemon)) < self.messages and time.monotonic() < until:
                time.sleep(0.2)
            return resident(daemon.pid)


def record(printed: str) -> None:
    """Put the figures of an earlier run (what it printed) into the document."""
    lines = [line.split(maxsplit=1) for line in printed.splitlines()]
    figures = [line for line in lines if len(line) == 2 and re.fullmatch(r"[a-z_]+", line[0])]
    if not figures:
        raise SystemExit("no figures: the run is not over, or was broken off")
    body = "\n".join(f"| {name.replace('_', ' ')} | {value.strip(chr(123) + chr(125))} |" for name, value in figures)
    before, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    DOCUMENT.write_text(f"{before}{BEGIN}\n| what | seen |\n|---|---|\n{body}\n{END}{after}", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--messages", type=int, default=2000)
    parser.add_argument("--record", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    if arguments.record:
        record(arguments.record.read_text(encoding="utf-8"))
        return 0
    figures = Soak(arguments.minutes, arguments.messages).run()
    for name, value in figures.items():
        print(f"{name:40} {value}")
    flat = figures["resident_mb_end"] - figures["resident_mb_fresh_daemon_same_mail"] <= FLAT_MB
    good = not (figures["missed"] or figures["missed_in_store"] or figures["handled_twice"] or figures["bugs"])
    return 0 if good and flat else 1


if __name__ == "__main__":
    sys.exit(main())
