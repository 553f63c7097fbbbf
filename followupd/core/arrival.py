"""When a mail on disk arrived, as far as one can know.

The time of the file, or of an mbox "From " line, says when it was copied, not when it arrived: a story of
next year may well be written today. Only its topmost Received (RFC 5321 section 4.4) contradicts its Date.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from followupd.core.header import parse_date
from followupd.core.local_time import utc

_LARGEST = 65_536
_END = re.compile(rb"\r?\n\r?\n")
_DATE = re.compile(rb"^date:[ \t]*([^\r\n]*)", re.MULTILINE | re.IGNORECASE)
_RECEIVED = re.compile(rb"^received:((?:[^\r\n]|\r?\n[ \t])*)", re.MULTILINE | re.IGNORECASE)
_FAR = timedelta(days=3653)
"""A Date so long after the copying is absurd."""


def arrived(data: bytes, copied: datetime) -> datetime | None:
    """When the mail arrived (aware); None when that is not known, and its Date is to be believed.

    `copied`: the time of the file or of the mbox "From " line, which stands in only for a Date that is
    missing, unreadable or absurd.
    """
    end = _END.search(data, 0, _LARGEST)
    stop = end.start() if end else _LARGEST
    if (found := _RECEIVED.search(data, 0, stop)) is not None:
        when = _read(found[1].rpartition(b";")[2])
        if when is not None:
            return when
    written = _read(found[1]) if (found := _DATE.search(data, 0, stop)) is not None else None
    return None if written is not None and utc(written) <= utc(copied) + _FAR else copied


def _read(value: bytes) -> datetime | None:
    return parse_date(b" ".join(value.split()).decode("latin-1"))
