"""One signed-in connection: commands of our own, the examined folder, what the server volunteers.

1. Every command goes out as text made of numbers, of `quoted` names, or of constants.
2. Untagged data is looked at wherever it comes: EXISTS means news, BYE means that we are leaving.
3. Any error leaves the session unusable; its owner closes it and makes another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from imapclient.imap_utf7 import encode as modified_utf7

from followupd.adapters.imap import fetch, refusal
from followupd.adapters.imap.client import Client
from followupd.adapters.imap.fetch import Fetched
from followupd.adapters.imap.uids import Slice, Uids
from followupd.adapters.imap.wire import LITERAL_LIMIT, Wire
from followupd.core.interest import FIELDS
from followupd.errors import ConnectionLost, MailboxError

BODY_FIRST = 1 << 20  # bytes of a mail that are fetched at once
ANSWER_LIMIT = 64 << 20  # bytes of the answer to one command other than FETCH
BODY_WHOLE = 10 << 20  # a mail up to this size is fetched whole; of a larger one only BODY_FIRST

_EXISTS = re.compile(rb"\* (\d{1,10}) (EXISTS|RECENT|EXPUNGE)", re.IGNORECASE)
_CODE = re.compile(rb"\* OK \[(UIDVALIDITY|UIDNEXT) (\d{1,10})\]", re.IGNORECASE)
_BYE = re.compile(rb"\* BYE\s*(.*)", re.IGNORECASE | re.DOTALL)
_TAGGED = re.compile(rb"\S+ (OK|NO|BAD)\b\s*(.*)", re.IGNORECASE | re.DOTALL)
_ESEARCH_ALL = re.compile(rb"\bALL ([\d:,]+)", re.IGNORECASE)


class NotDone(MailboxError):  # named for what the server answers
    """The server answered NO or BAD to one command; the session goes on."""


@dataclass(slots=True)
class Examined:
    """What EXAMINE said (RFC 3501 6.3.2). `uidnext` is None where the server keeps it to itself."""

    folder: str
    uidvalidity: int = 0
    uidnext: int | None = None
    exists: int = 0


class Session:
    """A signed-in connection to `account`. Owned by one thread."""

    def __init__(self, client: Client, account: str, capabilities: frozenset[bytes]) -> None:
        self.client = client
        self.wire: Wire = client.wire
        self.account = account
        self.capabilities = capabilities
        self.examined: Examined | None = None
        self.news = False  # the server volunteered something since the folder was last searched
        self.turns = 0  # commands sent, each a round trip
        self._count = 0

    def has(self, capability: str) -> bool:
        return capability.encode() in self.capabilities

    # ------------------------------------------------------------------ commands

    def start(self, command: str) -> bytes:
        """Send one command; its tag."""
        self._count += 1
        self.turns += 1
        tag = b"F%d" % self._count
        self.wire.send(tag + b" " + command.encode("ascii") + b"\r\n")
        return tag

    def run(self, command: str) -> list[bytes]:
        """As `ask`, the first text of each response only."""
        return [parts[0] or b"" for parts in self.ask(command)]

    def ask(self, command: str) -> list[list[bytes | None]]:
        """Send a command and read to its end: the parts of each untagged response. NO and BAD raise NotDone."""
        tag = self.start(command)
        responses: list[list[bytes | None]] = []
        size = 0
        while True:
            parts = self.wire.response()
            line = parts[0] or b""
            if line.startswith(tag + b" "):
                self.finish(line)
                return responses
            self.volunteered(line)
            responses.append(parts)
            size += 100 + sum(len(part or b"") for part in parts)
            if size > ANSWER_LIMIT:
                raise ConnectionLost(f"{self.wire.peer} answers more than anybody can read.")

    def finish(self, line: bytes) -> None:
        """Raise NotDone unless a tagged response says OK."""
        match = _TAGGED.match(line)
        if match is None or match.group(1).upper() != b"OK":
            said = refusal.shown((match.group(2) if match else line).decode("latin-1"))
            raise NotDone(f"{self.wire.peer} answers: {said}")

    def volunteered(self, line: bytes) -> None:
        """Take notice of untagged data that nobody asked for."""
        if not line.startswith(b"* "):
            return
        if match := _EXISTS.match(line):
            self._counted(int(match.group(1)), match.group(2).upper())
        elif match := _CODE.match(line):
            self._coded(match.group(1).upper(), int(match.group(2)))
        elif match := _BYE.match(line):
            raise refusal.of_goodbye(match.group(1).decode("latin-1"), self.wire.peer)

    def _counted(self, number: int, what: bytes) -> None:
        if self.examined is None:
            return
        if what == b"EXPUNGE":
            self.examined.exists = max(0, self.examined.exists - 1)
        elif what == b"EXISTS":
            self.news = self.news or number != self.examined.exists
            self.examined.exists = number
        elif number:
            self.news = True

    def _coded(self, what: bytes, number: int) -> None:
        if self.examined is None:
            return
        if what == b"UIDNEXT":
            self.examined.uidnext = number
        elif self.examined.uidvalidity != number:
            self.news = self.news or bool(self.examined.uidvalidity)
            self.examined.uidvalidity = number

    # ------------------------------------------------------------------ what we ask

    def examine(self, folder: str) -> Examined:
        """Open `folder` for reading only."""
        examined = Examined(folder)
        self.examined = examined
        try:
            self.run(f"EXAMINE {quoted_name(folder)}")
        except NotDone as error:
            self.examined = None
            raise MailboxError(f"The folder {folder} cannot be opened.", error.title) from error
        self.news = False
        return examined

    def search(self, criteria: str) -> Uids:
        """UIDs that match; `criteria` are of our own making. `news` counts from here on."""
        self.news = False
        extended = self.has("ESEARCH")
        command = f"UID SEARCH RETURN (ALL) {criteria}" if extended else f"UID SEARCH {criteria}"
        try:
            lines = self.run(command)
        except NotDone:
            if self.examined is not None and not self.examined.exists:
                return Uids()  # some servers take a search in an empty folder for an error
            raise
        for line in lines:
            upper = line[:12].upper()
            if upper.startswith(b"* ESEARCH"):
                match = _ESEARCH_ALL.search(line)
                return Uids.parse(match.group(1)) if match else Uids()
            if upper.startswith(b"* SEARCH"):
                return Uids.numbers(line[8:].partition(b"(")[0])  # "(MODSEQ n)" may follow (RFC 7162 3.1.5)
        return Uids()

    def last_uid(self) -> int:
        """The highest UID of the examined folder; 0 when it is empty."""
        if self.examined is None or not self.examined.exists:
            return 0  # `FETCH *` in an empty folder is an error
        found = [fetch.read(parts).uid for parts in self.ask("FETCH * (UID)") if fetch.is_fetch(parts)]
        return max(found, default=0)

    def headers(self, part: Slice, *, structure: bool) -> Iterator[tuple[int, bytes | None, bytes]]:
        """`(uid, header fields, BODYSTRUCTURE)` of the messages of `part` still there. To be read to the end."""
        shape = "UID BODYSTRUCTURE" if structure else "UID"
        tag = self.start(f"UID FETCH {part.text} ({shape} BODY.PEEK[HEADER.FIELDS ({FIELDS})])")
        low, high = part.low, part.high
        for item in fetch.headers(self.wire, tag):
            if isinstance(item, tuple):
                if low <= item[0] <= high:  # `50:*` answers 49, and servers volunteer others
                    yield item
                continue
            line = item[0] or b""
            if line.startswith(tag + b" "):
                self.finish(line)
            else:
                self.volunteered(line)

    def bodies(self, wanted: str, origin: int = 0, length: int = BODY_FIRST) -> Iterator[Fetched]:
        """`length` bytes from `origin` of each mail of `wanted`, with size and arrival. To be read to the end."""
        items = f"UID INTERNALDATE RFC822.SIZE BODY.PEEK[]<{origin}.{length}>"
        tag = self.start(f"UID FETCH {wanted} ({items})")
        while True:
            parts = self.wire.response(LITERAL_LIMIT)
            line = parts[0] or b""
            if line.startswith(tag + b" "):
                self.finish(line)
                return
            if fetch.is_fetch(parts):
                found = fetch.read(parts)
                if found.uid:
                    yield found
            else:
                self.volunteered(line)

    def close(self) -> None:
        self.wire.close()


def quoted(value: str | bytes) -> str:
    """An IMAP quoted string. What cannot stand in one (CR, LF, NUL, 8-bit) raises ValueError."""
    text = value.decode("ascii") if isinstance(value, bytes) else value
    if not text.isascii() or any(ord(c) < 32 or ord(c) == 127 for c in text):
        raise ValueError("this cannot stand in an IMAP command")
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def quoted_name(folder: str) -> str:
    """A folder's name for a command, in modified UTF-7 (RFC 3501 5.1.3)."""
    try:
        return quoted(modified_utf7(folder))
    except ValueError as error:
        raise MailboxError(f"The folder name {folder!r} cannot be sent to a server.") from error
