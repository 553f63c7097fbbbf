"""The folders of the scripted server, and its answers to FETCH and SEARCH."""

from __future__ import annotations

import datetime as dt
import imaplib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.server.scripted_wire import Command

_TRUE = object()


@dataclass(slots=True)
class Mail:
    """One mail: its UID, its bytes, when it came, its flags."""

    uid: int
    data: bytes
    received: dt.datetime
    flags: str = "\\Seen"


@dataclass(slots=True)
class Folder:
    """Mails in order of UID. `shown_uidnext`: the truth unless set; None hides it."""

    name: str
    special_use: str = ""
    uidvalidity: int = 1000
    uidnext: int = 1
    shown_uidnext: int | object | None = _TRUE
    mails: list[Mail] = field(default_factory=list)

    def add(self, data: bytes, date: dt.datetime | None = None, flags: str = "\\Seen") -> int:
        uid = self.uidnext
        self.uidnext += 1
        whole = data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        self.mails.append(Mail(uid, whole, date or dt.datetime.now(dt.UTC), flags))
        return uid

    def uidnext_to_show(self) -> int | None:
        if self.shown_uidnext is _TRUE:
            return self.uidnext
        assert self.shown_uidnext is None or isinstance(self.shown_uidnext, int)
        return self.shown_uidnext

    def chosen(self, ranges: str, *, by_uid: bool) -> list[tuple[int, Mail]]:
        """The mails of a sequence set, with their numbers; `50:*` names the last even when it is 49."""
        numbered = list(enumerate(self.mails, 1))
        last = (self.mails[-1].uid if by_uid else len(self.mails)) if self.mails else 0
        found = []
        for number, mail in numbered:
            key = mail.uid if by_uid else number
            for part in ranges.split(","):
                ends = [last if end == "*" else int(end) for end in part.split(":")]
                if min(ends) <= key <= max(ends):
                    found.append((number, mail))
                    break
        return found


def answer_fetch(folder: Folder, command: Command) -> Iterator[bytes]:
    """One untagged FETCH for each mail that was asked for (RFC 3501 7.4.2)."""
    ranges, _, items = command.arguments.partition(" ")
    by_uid = command.name.startswith("UID")
    for number, mail in folder.chosen(ranges, by_uid=by_uid):
        yield b"* %d FETCH (" % number + b" ".join(_items(mail, items, by_uid=by_uid)) + b")\r\n"


def _items(mail: Mail, items: str, *, by_uid: bool) -> Iterator[bytes]:
    asked = items.upper()
    if by_uid or re.search(r"\bUID\b", asked):
        yield b"UID %d" % mail.uid
    if "FLAGS" in asked:
        yield b"FLAGS (%s)" % mail.flags.encode()
    if "INTERNALDATE" in asked:
        yield b"INTERNALDATE " + imaplib.Time2Internaldate(mail.received).encode()
    if "RFC822.SIZE" in asked:
        yield b"RFC822.SIZE %d" % len(mail.data)
    for section, part in re.findall(r"(?:BODY|BODY\.PEEK)\[([^\]]*)\](<\d+\.\d+>)?", items, re.IGNORECASE):
        data = _section(mail.data, section)
        origin = b""
        if part:
            begin, length = map(int, part[1:-1].split("."))
            data, origin = data[begin : begin + length], b"<%d>" % begin
        yield b"BODY[%s]%s {%d}\r\n" % (section.encode(), origin, len(data)) + data


def _section(data: bytes, section: str) -> bytes:
    header, gap, _ = data.partition(b"\r\n\r\n")
    if not section:
        return data
    if section.upper() == "TEXT":
        return data[len(header) + len(gap) :]
    fields = re.match(r"HEADER\.FIELDS \(([^)]*)\)", section, re.IGNORECASE)
    if not fields:
        return header + gap
    wanted = {name.strip('"').lower() for name in fields[1].split()}
    lines = re.split(rb"\r\n(?![ \t])", header)
    kept = [line for line in lines if line.partition(b":")[0].decode("ascii", "replace").lower() in wanted]
    return b"".join(line + b"\r\n" for line in kept) + b"\r\n"


def answer_search(folder: Folder, command: Command) -> bytes:
    """Mails by sequence set, `UID set`, `SINCE day` and `HEADER name value`, all of them together."""
    by_uid = command.name.startswith("UID")
    found = list(enumerate(folder.mails, 1))
    words = command.words()
    index = 0
    while index < len(words):
        word = words[index].upper()
        if word == "UID":
            index += 1
            inside = {mail.uid for _, mail in folder.chosen(words[index], by_uid=True)}
            found = [(number, mail) for number, mail in found if mail.uid in inside]
        elif word == "SINCE":
            index += 1
            day = dt.datetime.strptime(words[index], "%d-%b-%Y").date()  # noqa: DTZ007 (a day has no zone)
            found = [(number, mail) for number, mail in found if mail.received.date() >= day]
        elif word == "HEADER":
            line = words[index + 1].lower().encode() + b":"
            value = words[index + 2].lower().encode()
            index += 2
            found = [(number, mail) for number, mail in found if _has_header(mail.data, line, value)]
        elif re.fullmatch(r"[\d:*,]+", word):
            inside = {mail.uid for _, mail in folder.chosen(word, by_uid=False)}
            found = [(number, mail) for number, mail in found if mail.uid in inside]
        index += 1
    keys = [str(mail.uid if by_uid else number) for number, mail in found]
    return f"* SEARCH {' '.join(keys)}".rstrip().encode() + b"\r\n"


def _has_header(data: bytes, name: bytes, value: bytes) -> bool:
    header = re.sub(rb"\r\n[ \t]+", b" ", data.partition(b"\r\n\r\n")[0]).lower()
    return any(line.startswith(name) and value in line for line in header.split(b"\r\n"))
