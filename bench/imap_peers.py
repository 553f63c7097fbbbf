"""Other programs that watch a folder over IMAP, on the same folder in the same run: mbsync and offlineimap3.

    .venv/bin/python -m bench.imap_peers [--messages 100000] [--seconds 300]

Both are Debian's (apt install isync offlineimap3). What each does on a first sync of one folder:

    raw socket        drains the header fields that we ask for, and does nothing with them
    followupd         reads those fields of every message, and whole those that concern a watched person (1 in 100)
    mbsync, headers   fetches every header and writes a small file for it (MaxSize 1: larger mails get a placeholder)
    mbsync            fetches every mail whole and writes it into a Maildir
    offlineimap3      the same

They are made to mirror, we to look: whole mails cost them more bytes (in this folder a mail is small, its header most
of it), and a file each. The second run, with nothing new, is what compares: there all have the same to find out. All
go through one counting proxy; TLS and login are counted too, since these programs do them each time.
"""

from __future__ import annotations

import argparse
import datetime as dt
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.imap import INTEREST, SINCE, account_of, drain, mail
from bench.row import Row
from followupd.adapters.imap.mailbox import ImapAccount
from followupd.model import Role
from followupd.ports import Cursor
from tests.server.dovecot import DovecotServer, Mailbox
from tests.server.proxy import Proxy


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took: wall seconds, bytes both ways and round trips on the network."""

    seconds: float
    size: int
    turns: int
    ended: bool = True


class Ours:
    """followupd's own reading, connection after connection."""

    name = "followupd"

    def __init__(self, box: Mailbox, port: int, folder: Path) -> None:  # noqa: ARG002
        self._account: ImapAccount = account_of(box, port)
        self._cursor: Cursor | None = None

    def run(self, seconds: float) -> bool:  # noqa: ARG002
        mailbox = self._account.connect()
        mailbox.examine(mailbox.folder(Role.SENT))
        for batch in mailbox.sync(Role.SENT, self._cursor, INTEREST, SINCE):
            self._cursor = batch.cursor
        mailbox.idle(0.05)
        mailbox.close()
        return True


class Program:
    """A program that is configured by a file."""

    def __init__(self, name: str, command: list[str], environment: dict[str, str]) -> None:
        self.name = name
        self._command = command
        self._environment = environment

    def run(self, seconds: float) -> bool:
        """Run it; False when it had to be ended."""
        try:
            done = subprocess.run(
                self._command,
                check=False,
                capture_output=True,
                text=True,
                timeout=seconds,
                env={"PATH": "/usr/bin:/bin", **self._environment},
            )
        except subprocess.TimeoutExpired:
            return False
        if done.returncode:
            raise RuntimeError(f"{self.name}: {done.stdout[-500:]}{done.stderr[-1000:]}")
        return True


def mbsync(box: Mailbox, port: int, folder: Path, *, headers_only: bool = False) -> Program:
    folder.mkdir()
    (folder / "mail").mkdir()
    config = folder / "mbsyncrc"
    most = "MaxSize 1\n" if headers_only else ""
    config.write_text(
        f"IMAPAccount far\nHost localhost\nPort {port}\nUser {box.user}\nPass {box.password}\nSSLType IMAPS\n"
        f"CertificateFile {box.ca_file}\nAuthMechs LOGIN\n\nIMAPStore far\nAccount far\n\n"
        f"MaildirStore near\nPath {folder}/mail/\nInbox {folder}/mail/INBOX\n\n"
        f"Channel bench\nFar :far:\nNear :near:\nPatterns Sent\nCreate Near\nSync Pull\nSyncState *\n{most}",
        encoding="utf-8",
    )
    config.chmod(0o600)
    name = "mbsync, headers" if headers_only else "mbsync"
    return Program(name, ["mbsync", "-c", str(config), "-q", "-q", "bench"], {"HOME": str(folder)})


def offlineimap(box: Mailbox, port: int, folder: Path) -> Program:
    folder.mkdir()
    config = folder / "offlineimaprc"
    config.write_text(
        f"[general]\naccounts = bench\nmetadata = {folder}/metadata\nmaxsyncaccounts = 1\nui = quiet\n"
        f"[Account bench]\nlocalrepository = near\nremoterepository = far\n"
        f"[Repository near]\ntype = Maildir\nlocalfolders = {folder}/mail\n"
        f"[Repository far]\ntype = IMAP\nremotehost = localhost\nremoteport = {port}\nremoteuser = {box.user}\n"
        f"remotepass = {box.password}\nssl = yes\nsslcacertfile = {box.ca_file}\nreadonly = True\n"
        f"folderfilter = lambda name: name == 'Sent'\n",
        encoding="utf-8",
    )
    config.chmod(0o600)
    return Program("offlineimap3", ["offlineimap", "-c", str(config), "-o"], {"HOME": str(folder)})


def peers(box: Mailbox, port: int, folder: Path) -> list[Ours | Program]:
    """Ourselves, and those of the others that are installed."""
    found: list[Ours | Program] = [Ours(box, port, folder)]
    if shutil.which("mbsync"):
        found += [mbsync(box, port, folder / "headers", headers_only=True), mbsync(box, port, folder / "whole")]
    if shutil.which("offlineimap"):
        found.append(offlineimap(box, port, folder / "offlineimap"))
    if len(found) < 4:
        print("Some are not here, and left out: apt install isync offlineimap3", file=sys.stderr)
    return found


def timed(proxy: Proxy, act: Callable[[float], bool], seconds: float) -> Run:
    proxy.count_from_here()
    begun = time.perf_counter()
    ended = act(seconds)
    took = time.perf_counter() - begun
    return Run(took, proxy.to_client.bytes + proxy.to_server.bytes, proxy.round_trips, ended)


def measure(counts: tuple[int, ...], seconds: float) -> dict[int, tuple[float, dict[str, tuple[Run, Run | None]]]]:
    """By size of the folder: the raw socket's seconds, and by program its first run and the one with nothing new."""
    server = DovecotServer()
    server.start()
    found = {}
    try:
        for count in counts:
            box = server.mailbox()
            box.fill("Sent", count, mail, dt.datetime(2010, 1, 1, tzinfo=dt.UTC))
            drain(box)  # warms the server's caches
            with Proxy(server.port) as proxy, tempfile.TemporaryDirectory(prefix="fd-bench-") as folder:
                raw = drain(box, proxy.port)[0]
                runs: dict[str, tuple[Run, Run | None]] = {}
                for peer in peers(box, proxy.port, Path(folder)):
                    first = timed(proxy, peer.run, seconds)
                    runs[peer.name] = (first, timed(proxy, peer.run, seconds) if first.ended else None)
                    print(f"{count} {peer.name}: {runs[peer.name]}", file=sys.stderr, flush=True)
                found[count] = (raw, runs)
    finally:
        server.close()
    return found


def rows_of(found: dict[int, tuple[float, dict[str, tuple[Run, Run | None]]]]) -> list[Row]:
    rows = []
    for count, (raw, runs) in found.items():
        for name, (first, again) in runs.items():
            if count == max(found):
                took = f"{first.seconds:.1f} s, {first.size / 1e6:.0f} MB{'' if first.ended else ', ended unfinished'}"
                note = f"the raw socket ({raw:.2f} s), both through the proxy; {took}"
                limit = 3 if name == Ours.name else None
                rows.append(Row(f"first sync of {count:,}: {name}", first.seconds / raw, limit, "×", note))
            if again is not None:
                note = f"TLS and login included; {again.turns} round trips, {again.seconds:.2f} s"
                rows.append(Row(f"nothing new among {count:,}: {name}", again.size, None, "bytes", note))
    return rows


def rows() -> list[Row]:
    """For the table of docs/performance.md."""
    return rows_of(measure((1000, 100_000), 300))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=300, help="after which a program is ended")
    arguments = parser.parse_args()
    for row in rows_of(measure((1000, arguments.messages), arguments.seconds)):
        print(f"{row.name:45} {row.value:12.3g} {row.unit:6} {row.note}")


if __name__ == "__main__":
    main()
