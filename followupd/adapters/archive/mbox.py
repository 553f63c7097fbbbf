"""The mbox format, as a stream.

1. A mail starts at a line `From … <time> …` whose next line is a header field. A blank line before it is not asked for:
   some writers forget it, and a mail that quotes another one has it too.
2. In a file whose first line has no such time, a mail starts at any `From ` after a blank line and before a field.
3. `>From ` at the start of a line loses one `>` (mboxrd). An mboxo file cannot say whether it was
   escaped; we assume so.
4. One mail in memory at a time; the search for the next is `bytes.find`, which is what makes it fast.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import IO

CHUNK = 1 << 20
LARGEST = 128 << 20
"""Bytes of one mail that we still read: more than any provider lets through."""

_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:|>?From ")
_DATED = re.compile(
    rb"From [^\n]*?(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +(?P<day>\d\d?) +"
    rb"(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<rest>[^\n]*)\n"
)
_BARE = re.compile(rb"(?:(?<=\n\n)|(?<=\n\r\n)|(?<!\n))From [^\n]*\n")
_YEAR = re.compile(rb"\b(\d{4})\b")
_OFFSET = re.compile(rb"([+-])(\d\d)(\d\d)\b")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_MONTHS = (b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec")


def is_mbox(head: bytes) -> bool:
    """Whether a file that begins with `head` (some KB of it) is an mbox."""
    head = head.lstrip(b"\r\n")
    line = _BARE.match(head)
    return line is not None and _FIELD.match(head, line.end()) is not None


def is_mail(head: bytes) -> bool:
    """Whether a file that begins with `head` begins with a header field."""
    return _FIELD.match(head.lstrip(b"\xef\xbb\xbf\r\n")) is not None


def split_mbox(
    stream: IO[bytes], count: Callable[[int], None] = lambda _: None, largest: int = LARGEST
) -> Iterator[tuple[bytes, bytes | None]]:
    """Each mail of an mbox with its `From ` line, as they stand in the file, the blank line after it removed.

    A mail larger than `largest` bytes gives None in its place. `count` is told the size of every piece read.
    """
    buffer = b""
    begin = -1  # of the mail under way, at its From_ line; -1 before the first
    search = 0
    size = CHUNK
    starts = None
    oversize = b""  # the From_ line of a mail that is being passed over
    while piece := stream.read(size):
        count(len(piece))
        if begin > 0:
            buffer, search, begin = buffer[begin:] + piece, search - begin, 0
        else:
            buffer += piece
        starts = starts or (_DATED if _DATED.match(buffer.lstrip(b"\r\n")) else _BARE)
        while (at := _next_start(buffer, search, starts)) >= 0:
            if begin >= 0:
                yield _cut(buffer, begin, at, oversize)
                oversize = b""
            begin, search = at, at + 5
        search = max(search, len(buffer) - 4096)
        size = min(max(CHUNK, len(buffer)), 16 * CHUNK)
        if begin >= 0 and len(buffer) - begin > largest:
            oversize = oversize or buffer[begin : buffer.find(b"\n", begin) + 1]
            buffer, begin, search = buffer[-4096:], 0, 1
    if begin >= 0:
        yield _cut(buffer, begin, len(buffer), oversize)


def _cut(buffer: bytes, begin: int, end: int, oversize: bytes) -> tuple[bytes, bytes | None]:
    if oversize:
        return oversize, None
    line = buffer.find(b"\n", begin, end) + 1 or end
    if buffer.endswith(b"\n\n", line, end):
        end -= 1
    elif buffer.endswith(b"\r\n\r\n", line, end):
        end -= 2
    return buffer[begin:line], buffer[line:end]


def _next_start(buffer: bytes, search: int, starts: re.Pattern[bytes]) -> int:
    """Where the next mail's From_ line begins, at or after `search`; -1 when this buffer has no further one."""
    if search == 0 and buffer.startswith(b"From ") and _is_start(buffer, 0, starts):
        return 0
    at = max(search - 1, 0)
    while (at := buffer.find(b"\nFrom ", at)) >= 0:
        at += 1
        if _is_start(buffer, at, starts):
            return at
    return -1


def _is_start(buffer: bytes, at: int, starts: re.Pattern[bytes]) -> bool:
    line = starts.match(buffer, at)
    return line is not None and _FIELD.match(buffer, line.end()) is not None


def unescaped(data: bytes) -> bytes:
    """`data` with one `>` less before every `From ` at the start of a line (mboxrd)."""
    return _ESCAPED.sub(rb"\1", data) if b">From " in data else data


def from_line_date(line: bytes) -> datetime | None:
    """The time in a `From ` line, UTC where it names no offset (RFC 4155, appendix A); None when it is no time."""
    match = _DATED.match(line)
    year = match and _YEAR.search(_OFFSET.sub(b"", match["rest"]))
    if not match or not year:
        return None
    zone: timezone = UTC
    if offset := _OFFSET.search(match["rest"]):
        minutes = int(offset[2]) * 60 + int(offset[3])
        zone = timezone(timedelta(minutes=minutes if offset[1] == b"+" else -minutes)) if minutes < 1440 else UTC
    try:
        moment = datetime(
            int(year[1]),
            _MONTHS.index(match["month"]) + 1,
            int(match["day"]),
            int(match["hour"]),
            int(match["minute"]),
            min(int(match["second"] or 0), 59),
            tzinfo=zone,
        )
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
