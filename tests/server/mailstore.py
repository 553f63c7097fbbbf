"""A mailbox on a real server as the tests reach it: by an imaplib of their own, on the plain port."""

from __future__ import annotations

import contextlib
import datetime as dt
import imaplib
import socket
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoredMail:
    """One mail as the server keeps it."""

    uid: int
    flags: frozenset[str]
    received: dt.datetime
    data: bytes


class Store:
    """Where it is, and what lies in it. Dovecot's and Cyrus' mailboxes are of this kind."""

    host: str
    port: int  # imaps
    plain_port: int  # plain, and STARTTLS
    ca_file: str
    user: str
    password: str

    @contextlib.contextmanager
    def session(self) -> Iterator[imaplib.IMAP4]:
        """A logged-in imaplib connection of its own."""
        imap = imaplib.IMAP4("127.0.0.1", self.plain_port, timeout=30)
        try:
            imap.login(self.user, self.password)
            yield imap
        finally:
            with contextlib.suppress(imaplib.IMAP4.error, OSError):
                imap.logout()

    def append(
        self, folder: str, data: bytes, flags: Sequence[str] = ("\\Seen",), date: dt.datetime | None = None
    ) -> int:
        """Append one mail (line ends become CRLF); its UID (RFC 4315)."""
        when = imaplib.Time2Internaldate(date or dt.datetime.now(dt.UTC))
        with self.session() as imap:
            kind, answer = imap.append(f'"{folder}"', f"({' '.join(flags)})", when, data)
        assert kind == "OK", answer
        return int(answer[0].split(b"APPENDUID")[1].split()[1].rstrip(b"]"))

    def mails(self, folder: str) -> list[StoredMail]:
        """Every mail of the folder, in order of UID."""
        with self.session() as imap:
            _ok(imap.select(f'"{folder}"', readonly=True))
            found = _ok(imap.uid("FETCH", "1:*", "(UID FLAGS INTERNALDATE BODY.PEEK[])"))
        mails = []
        for part in found:
            if isinstance(part, tuple):
                head, data = part
                flags = frozenset(flag.decode() for flag in imaplib.ParseFlags(head)) - {"\\Recent"}
                uid = int(head.split(b"UID ")[1].split()[0].rstrip(b")"))
                stamp = imaplib.Internaldate2tuple(head)
                received = dt.datetime(*stamp[:6]).astimezone(dt.UTC)  # local time, by imaplib
                mails.append(StoredMail(uid, flags, received, data))
        return sorted(mails, key=lambda mail: mail.uid)

    def expunge(self, folder: str, uid: int) -> None:
        """Delete one mail for good."""
        with self.session() as imap:
            _ok(imap.select(f'"{folder}"'))
            _ok(imap.uid("STORE", str(uid), "+FLAGS", "(\\Deleted)"))
            _ok(imap.uid("EXPUNGE", str(uid)))

    def create(self, folder: str) -> None:
        with self.session() as imap:
            _ok(imap.create(f'"{folder}"'))

    def delete(self, folder: str) -> None:
        with self.session() as imap:
            _ok(imap.delete(f'"{folder}"'))

    def status(self, folder: str) -> dict[str, int]:
        """UIDVALIDITY, UIDNEXT and MESSAGES of a folder."""
        with self.session() as imap:
            line = _ok(imap.status(f'"{folder}"', "(UIDVALIDITY UIDNEXT MESSAGES)"))[0]
        words = line[line.rindex(b"(") + 1 : line.rindex(b")")].decode().split()
        return {name: int(value) for name, value in zip(words[::2], words[1::2], strict=True)}

    def fill(
        self, folder: str, count: int, make: Callable[[int], bytes] | None = None, begin: dt.datetime | None = None
    ) -> None:
        """Put `count` mails into the folder, an hour apart from `begin` on, by MULTIAPPEND (RFC 3502)."""
        build = make or _plain_mail
        first = begin or dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
        with socket.create_connection(("127.0.0.1", self.plain_port), timeout=600) as raw, raw.makefile("rb") as lines:
            lines.readline()
            _command(raw, lines, b"a0", f'LOGIN "{self.user}" "{self.password}"'.encode())
            for start in range(0, count, 1000):
                pieces = [f'APPEND "{folder}"'.encode()]
                for index in range(start, min(start + 1000, count)):
                    data = build(index).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
                    when = imaplib.Time2Internaldate(first + dt.timedelta(hours=index))
                    pieces.append(b" (\\Seen) %s {%d+}\r\n" % (when.encode(), len(data)) + data)
                _command(raw, lines, b"a%d" % (start + 1), b"".join(pieces))
            _command(raw, lines, b"z", b"LOGOUT")


def _plain_mail(index: int) -> bytes:
    return (
        f"From: Jordan <jordan@mail.example>\r\nTo: Friend {index % 97} <friend{index % 97}@people.example>\r\n"
        f"Subject: Note {index}\r\nMessage-ID: <fill-{index}@mail.example>\r\n"
        f"Date: Wed, 01 Jan 2020 00:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\nNote number {index}.\r\n"
    ).encode()


def _command(raw: socket.socket, lines: object, tag: bytes, command: bytes) -> None:
    raw.sendall(tag + b" " + command + b"\r\n")
    while True:
        line: bytes = lines.readline()  # type: ignore[attr-defined]
        if line.startswith(tag + b" "):
            assert line.startswith(tag + b" OK"), line
            return
        assert line, "the server hung up"


def _ok(answer: tuple[str, list[bytes]]) -> list[bytes]:
    kind, lines = answer
    assert kind == "OK", lines
    return lines
