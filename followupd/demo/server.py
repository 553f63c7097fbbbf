"""A small IMAP server (RFC 3501) in memory, on loopback, for the demo: just what a mail reader needs.

1. One user, three folders, messages that only ever grow. It announces news to whoever IDLEs (RFC 2177).
2. LIST tells the folders' use (RFC 6154). FETCH answers UID, INTERNALDATE, RFC822.SIZE, BODYSTRUCTURE
   (a coarse one) and BODY[…]; SEARCH knows SINCE, HEADER and ALL.
3. It is no server for anything else: no encryption (loopback only), no flags that last, no deleting.
"""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.parser import BytesHeaderParser

FOLDERS = {"INBOX": "", "Sent": "\\Sent", "Drafts": "\\Drafts"}
CAPABILITIES = "IMAP4rev1 IDLE UIDPLUS SPECIAL-USE"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LARGEST_LITERAL = 1 << 20

_LITERAL = re.compile(rb"\{(\d+)\}\r?\n$")
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|\(([^()]*)\)|(\S+)')
_BODY = re.compile(r"BODY(?:\.PEEK)?\[(HEADER\.FIELDS \(([^)]*)\)|HEADER|TEXT|)\](?:<(\d+)\.(\d+)>)?", re.IGNORECASE)


@dataclass(slots=True)
class Mail:
    """One message in a folder."""

    uid: int
    data: bytes
    received: datetime


@dataclass
class Maildrop:
    """The mailbox: folders of mails, and who waits for news. Shared by all connections."""

    user: str
    password: str
    folders: dict[str, list[Mail]] = field(default_factory=lambda: {name: [] for name in FOLDERS})
    news: threading.Condition = field(default_factory=threading.Condition)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)  # the demo puts its own clock here

    def append(self, folder: str, data: bytes, received: datetime | None = None) -> Mail:
        """Put a mail in; everyone who waits is told."""
        with self.news:
            mails = self.folders[folder]
            mail = Mail(len(mails) + 1, data, received or self.now())
            mails.append(mail)
            self.news.notify_all()
        return mail


class DemoServer:
    """Listens on loopback, on a port of the system's choosing, from `__init__` to `close`."""

    def __init__(self, maildrop: Maildrop) -> None:
        class Handler(_Connection):
            drop = maildrop

        self.maildrop = maildrop
        self._server = _Server(("127.0.0.1", 0), Handler)
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), name="demo-imap", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.stopping = True
        with self.maildrop.news:
            self.maildrop.news.notify_all()
        self._server.shutdown()
        self._server.server_close()


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    stopping = False


class _Connection(socketserver.StreamRequestHandler):
    """One connection, served by a thread of its own."""

    drop: Maildrop
    server: _Server
    timeout = 1800

    def setup(self) -> None:
        super().setup()
        self._folder: str | None = None
        self._seen = 0
        self._signed_in = False

    def handle(self) -> None:
        self._send(f"* OK [CAPABILITY {CAPABILITIES}] followupd demo")
        try:
            while (line := self._command()) is not None:
                tag, _, rest = line.partition(" ")
                name, _, arguments = rest.partition(" ")
                if name.upper() == "LOGOUT":
                    self._send("* BYE goodbye", f"{tag} OK done")
                    return
                self._send(f"{tag} {self._answer(name.upper(), arguments)}")
        except (ConnectionError, TimeoutError):
            return

    # ------------------------------------------------------------------ lines in and out

    def _send(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode("utf-8"))

    def _command(self) -> str | None:
        """One command, its literals put in as quoted strings; None at the end of the stream."""
        text = b""
        while True:
            line = self.rfile.readline(65536)
            if not line:
                return None
            literal = _LITERAL.search(line)
            if literal is None:
                return (text + line).decode("utf-8", "surrogateescape").rstrip("\r\n")
            size = int(literal.group(1))
            if size > LARGEST_LITERAL:
                return None
            self._send("+ go on")
            self._literal = self.rfile.read(size)
            text += line[: literal.start()] + b"{}"

    def _answer(self, name: str, arguments: str) -> str:
        simple = {
            "CAPABILITY": self._capability,
            "LOGIN": self._login,
            "AUTHENTICATE": self._authenticate,
            "NOOP": self._noop,
            "CHECK": self._noop,
            "ID": self._id,
            "LIST": self._list,
            "EXAMINE": self._examine,
            "SELECT": self._examine,
            "CLOSE": self._noop,
            "IDLE": self._idle,
            "APPEND": self._append,
            "SEARCH": self._search,
            "STATUS": self._status,
            "FETCH": self._fetch,  # nothing is ever deleted here: sequence numbers are UIDs
        }
        if name == "UID":
            verb, _, rest = arguments.partition(" ")
            if verb.upper() == "FETCH":
                return self._fetch(rest)
            if verb.upper() == "SEARCH":
                return self._search(rest)
        handler = simple.get(name)
        if handler is None:
            return "BAD not known here"
        if not self._signed_in and name not in ("CAPABILITY", "LOGIN", "AUTHENTICATE", "ID", "NOOP"):
            return "NO sign in first"
        return handler(arguments)

    # ------------------------------------------------------------------ commands

    def _capability(self, _: str) -> str:
        self._send(f"* CAPABILITY {CAPABILITIES}")
        return "OK done"

    def _login(self, arguments: str) -> str:
        words = [quoted or bare for quoted, _, bare in _TOKEN.findall(arguments)]
        return self._sign_in(words[:2])

    def _authenticate(self, _: str) -> str:
        return "NO only LOGIN"

    def _sign_in(self, words: list[str]) -> str:
        self._signed_in = words == [self.drop.user, self.drop.password]
        return f"OK [CAPABILITY {CAPABILITIES}] welcome" if self._signed_in else "NO [AUTHENTICATIONFAILED] wrong"

    def _id(self, _: str) -> str:
        self._send('* ID ("name" "followupd demo")')
        return "OK done"

    def _noop(self, _: str) -> str:
        self._tell_news()
        return "OK done"

    def _list(self, _: str) -> str:
        for name, use in FOLDERS.items():
            self._send(f'* LIST (\\HasNoChildren{" " + use if use else ""}) "/" "{name}"')
        return "OK done"

    def _status(self, arguments: str) -> str:
        name = _folder_name(arguments)
        if name is None:
            return "NO no such folder"
        count = len(self.drop.folders[name])
        self._send(f'* STATUS "{name}" (MESSAGES {count} UIDNEXT {count + 1} UIDVALIDITY 1)')
        return "OK done"

    def _examine(self, arguments: str) -> str:
        name = _folder_name(arguments)
        if name is None:
            return "NO [NONEXISTENT] no such folder"
        self._folder, self._seen = name, len(self.drop.folders[name])
        self._send(
            "* FLAGS (\\Seen \\Draft)",
            f"* {self._seen} EXISTS",
            "* 0 RECENT",
            "* OK [UIDVALIDITY 1] ids are valid",
            f"* OK [UIDNEXT {self._seen + 1}] next",
        )
        return "OK [READ-ONLY] done"

    def _tell_news(self) -> bool:
        count = len(self.drop.folders[self._folder]) if self._folder else 0
        if count == self._seen:
            return False
        self._seen = count
        self._send(f"* {count} EXISTS")
        return True

    def _idle(self, _: str) -> str:
        self._send("+ idling")
        done = threading.Event()
        teller = threading.Thread(target=self._tell_while_idle, args=(done,), daemon=True)
        teller.start()
        line = self.rfile.readline(1024)
        with self.drop.news:
            done.set()
            self.drop.news.notify_all()
        teller.join(5)
        return "OK done" if line.strip().upper() == b"DONE" else "BAD DONE was expected"

    def _tell_while_idle(self, done: threading.Event) -> None:
        with self.drop.news:
            while not done.is_set() and not self.server.stopping:
                try:
                    self._tell_news()
                except OSError:
                    return
                self.drop.news.wait(60)

    def _append(self, arguments: str) -> str:
        name = _folder_name(arguments)
        if name is None:
            return "NO [TRYCREATE] no such folder"
        mail = self.drop.append(name, self._literal)
        return f"OK [APPENDUID 1 {mail.uid}] done"

    def _search(self, criteria: str) -> str:
        found = [str(mail.uid) for mail in self._selected() if _matches(mail, criteria)]
        self._send(" ".join(["* SEARCH", *found]))
        return "OK done"

    def _fetch(self, arguments: str) -> str:
        wanted, _, items = arguments.partition(" ")
        mails = self._selected()
        chosen = set(_uids(wanted, len(mails)))
        for number, mail in enumerate(mails, 1):
            if mail.uid in chosen:
                self.wfile.write(_fetched(number, mail, items))
        return "OK done"

    def _selected(self) -> list[Mail]:
        return list(self.drop.folders[self._folder]) if self._folder else []


def _folder_name(arguments: str) -> str | None:
    match = _TOKEN.match(arguments.strip())
    name = (match.group(1) or match.group(3) or "") if match else ""
    if name.upper() == "INBOX":
        return "INBOX"
    return name if name in FOLDERS else None


def _uids(text: str, highest: int) -> Iterator[int]:
    """The numbers of a sequence set (RFC 3501 9); "*" is the highest there is."""
    for part in text.split(","):
        first, _, last = part.partition(":")
        ends = sorted(highest if end == "*" else int(end) for end in (first, last or first))
        yield from range(ends[0], min(ends[1], highest) + 1)


def _matches(mail: Mail, criteria: str) -> bool:
    since = re.search(r"SINCE (\d{1,2})-([A-Za-z]{3})-(\d{4})", criteria, re.IGNORECASE)
    if since:
        day = datetime(int(since.group(3)), MONTHS.index(since.group(2).title()) + 1, int(since.group(1)), tzinfo=UTC)
        if mail.received < day:
            return False
    header = re.search(r'HEADER "?([\w-]+)"? (?:"([^"]*)"|(\S+))', criteria, re.IGNORECASE)
    if header:
        value = BytesHeaderParser().parsebytes(mail.data).get(header.group(1), "")
        return (header.group(2) or header.group(3) or "").lower() in str(value).lower()
    return True


def _fetched(number: int, mail: Mail, items: str) -> bytes:
    """One FETCH response with what was asked for."""
    upper = items.upper()
    parts: list[bytes] = [f"UID {mail.uid}".encode()]
    if "INTERNALDATE" in upper:
        month = MONTHS[mail.received.month - 1]
        parts.append(f'INTERNALDATE "{mail.received:%d}-{month}-{mail.received:%Y %H:%M:%S %z}"'.encode())
    if "RFC822.SIZE" in upper:
        parts.append(f"RFC822.SIZE {len(mail.data)}".encode())
    if "BODYSTRUCTURE" in upper:
        kind = '"text" "calendar"' if b"text/calendar" in mail.data else '"text" "plain"'
        parts.append(f'BODYSTRUCTURE ({kind} NIL NIL NIL "8bit" {len(mail.data)} 1)'.encode())
    for section, names, origin, length in _BODY.findall(items):
        data = _section(mail.data, section, names)
        label = f"BODY[{section}]"
        if length:
            data = data[int(origin) : int(origin) + int(length)]
            label += f"<{origin}>"
        parts.append(f"{label} {{{len(data)}}}\r\n".encode() + data)
    return f"* {number} FETCH (".encode() + b" ".join(parts) + b")\r\n"


def _section(data: bytes, section: str, names: str) -> bytes:
    header, _, body = data.partition(b"\r\n\r\n")
    match section.upper().partition(".")[0]:
        case "":
            return data
        case "TEXT":
            return body
    if not names:
        return header + b"\r\n\r\n"
    wanted = {name.lower() for name in names.split()}
    lines = re.findall(rb"^([^\s:]+):((?:.*(?:\r\n[ \t].*)*))(?:\r\n|$)", header, re.MULTILINE)
    kept = b"".join(
        name + b":" + value.rstrip(b"\r") + b"\r\n" for name, value in lines if name.decode().lower() in wanted
    )
    return kept + b"\r\n"
