"""Reading FETCH responses (RFC 3501 7.4.2) as fast as they come.

1. The usual form of a header response is one regular expression away from its bytes.
2. Anything else (another order of items, quoted strings, FLAGS nobody asked for) goes the slow way,
   which reads all of the grammar.
3. A list (BODYSTRUCTURE) is kept as raw bytes: we only ask whether it names a calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from followupd.adapters.imap.wire import Wire

HEADER_LIMIT = 8 << 20  # bytes of chosen header fields; a mail with more is counted as unreadable
LONG_LINE = 1 << 20  # a longer one is read the slow way, which knows its limits

_FAST = re.compile(
    rb"\* \d{1,10} FETCH \(UID (\d{1,10})(?: BODYSTRUCTURE (\(.*\)))?"
    rb" BODY\[HEADER\.FIELDS \([^)\r\n]*\)\] \{(\d{1,7})\}\r\n"
)
_FETCH = re.compile(rb"\* \d+ FETCH \(", re.IGNORECASE)
_TOKEN = re.compile(
    rb"""\s*(?:(?P<quoted>"(?:[^"\\]|\\.)*")|(?P<literal>\{\d+\+?\})|(?P<open>\()|(?P<close>\))"""
    rb"""|(?P<atom>[^\s()"{\[]+(?:\[[^\]]*\](?:<\d+>)?)?|[\["{]))"""
)
_CALENDAR = re.compile(rb'"calendar"|\.ics"|"ics"', re.IGNORECASE)
_DATE = re.compile(rb" ?(\d{1,2})-([A-Za-z]{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)")
_MONTHS = {name: n for n, name in enumerate(b"jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}


@dataclass(slots=True)
class Fetched:
    """What one FETCH response says of one message. `text` is the header fields or the body that was asked for."""

    uid: int = 0
    text: bytes | None = None
    structure: bytes = b""
    received: datetime | None = None
    size: int = 0
    origin: int = 0

    @property
    def has_calendar(self) -> bool:
        return bool(self.structure) and names_calendar(self.structure)


def names_calendar(structure: bytes) -> bool:
    """Whether a raw BODYSTRUCTURE shows a calendar part or an .ics attachment."""
    return _CALENDAR.search(structure) is not None


def headers(wire: Wire, tag: bytes) -> Iterator[tuple[int, bytes | None, bytes] | list[bytes | None]]:
    """The answers to a header FETCH: `(uid, fields, structure)`, and every other response as its parts.

    The tagged response is the last thing given.
    """
    match_fast = _FAST.match
    tagged = tag + b" "
    while True:
        buffer, at = wire.buffer, wire.at
        match = match_fast(buffer, at)
        if match is not None:
            start = match.end()
            end = start + int(match.group(3))
            if buffer[end : end + 3] == b")\r\n":
                wire.at = end + 3
                yield int(match.group(1)), buffer[start:end], match.group(2) or b""
                continue
            if len(buffer) < end + 3 and end - start < 1 << 18:
                wire.fill()
                continue
        elif len(buffer) - at < LONG_LINE and buffer.find(b"\n", at) < 0:
            wire.fill()
            continue
        parts = wire.response(HEADER_LIMIT)
        first = parts[0] or b""
        if _FETCH.match(first):
            found = read(parts)
            if found.uid:
                yield found.uid, found.text, found.structure
            continue
        yield parts
        if first.startswith(tagged):
            return


def is_fetch(parts: list[bytes | None]) -> bool:
    return _FETCH.match(parts[0] or b"") is not None


def read(parts: list[bytes | None]) -> Fetched:
    """One FETCH response, whatever the order of its items. What is not known is passed over."""
    text = b"".join((part or b"").rstrip(b"\r\n") for part in parts[::2])
    literals = iter(parts[1::2])
    found = Fetched()
    start = _FETCH.match(text)
    if start is None:
        return found
    at = start.end()
    key = b""
    while (token := _TOKEN.match(text, at)) is not None:
        at = token.end()
        kind = token.lastgroup
        if kind == "close":
            break
        if not key:
            key = token.group("atom") or b"?"
            continue
        value: bytes | None
        if kind == "open":
            value, at = _list(text, at, literals)
        elif kind == "literal":
            value = next(literals, None)
        elif kind == "quoted":
            value = token.group("quoted")[1:-1]
            if b"\\" in value:
                value = re.sub(rb"\\(.)", rb"\1", value)
        else:
            value = token.group("atom")
        _store(found, key.upper(), value, is_atom=kind == "atom")
        key = b""
    return found


def _list(text: bytes, at: int, literals: Iterator[bytes | None]) -> tuple[bytes, int]:
    """A parenthesised list from behind its opening, as raw bytes, literals put in as quoted; and where it ends."""
    depth = 1
    pieces: list[bytes] = []
    while depth and (token := _TOKEN.match(text, at)) is not None:
        at = token.end()
        depth += {"open": 1, "close": -1}.get(token.lastgroup or "", 0)
        if token.lastgroup == "literal":
            pieces.append(b'"' + (next(literals, None) or b"") + b'"')
        else:
            pieces.append(token.group().strip())
    return b" ".join(pieces), at


def _store(found: Fetched, key: bytes, value: bytes | None, *, is_atom: bool) -> None:
    if key == b"UID":
        found.uid = _number(value)
    elif key == b"RFC822.SIZE":
        found.size = _number(value)
    elif key == b"INTERNALDATE" and value:
        found.received = internal_date(value)
    elif key == b"BODYSTRUCTURE":
        found.structure = value or b""
    elif key.startswith(b"BODY[") and not (is_atom and value is not None and value.upper() == b"NIL"):
        found.text = value
        found.origin = _number(key.rpartition(b"]")[2].strip(b"<>"))


def _number(value: bytes | None) -> int:
    """A number of the protocol (32 bits, RFC 3501 section 9); 0 for what is none."""
    return int(value) if value and value.isdigit() and len(value) <= 10 else 0


def internal_date(value: bytes) -> datetime | None:
    """An INTERNALDATE (RFC 3501 date-time) in UTC; None for one that no calendar knows."""
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    day, month, year, hour, minute, second, sign, off_hours, off_minutes = match.groups()
    offset = timedelta(hours=int(off_hours), minutes=int(off_minutes)) * (-1 if sign == b"-" else 1)
    try:
        local = datetime(
            int(year), _MONTHS[month.lower()], int(day), int(hour), int(minute), int(second), tzinfo=timezone(offset)
        )
        return local.astimezone(UTC)
    except (KeyError, ValueError, OverflowError):
        return None
