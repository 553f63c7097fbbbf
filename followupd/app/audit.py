"""Replaying mail from disk as if the daemon had watched it (SPEC section 11).

1. The archive is walked more than once: headers say which mails matter, those are read whole, and
   what they reveal (people, threads) may make others matter. It ends when nothing new is found.
2. No body is held: a 10 GB archive needs no more memory than its few hundred mails that matter.
3. Every mail is accounted for, in `messages` or in `skipped`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from followupd.core.codec import event_record, finding_record, nudge_record
from followupd.core.decide import interest_in, replay
from followupd.core.interest import Interest
from followupd.core.local_time import utc, zone_of
from followupd.core.reading import read
from followupd.errors import BadData
from followupd.model import Event, Finding, Policy, RawMail, Reading, Role

LARGEST_HEADER = 256 * 1024
"""Bytes: a longer header is cut; the rest of it says nothing that matters here."""

LARGEST_SEARCH = 1024 * 1024
"""Bytes of a mail in which a calendar part is looked for."""

_CALENDAR = re.compile(rb"text/calendar|application/ics|\.ics\b", re.IGNORECASE)
_END_OF_HEADER = re.compile(rb"\r?\n\r?\n")
_DATE = re.compile(rb"^date:[ \t]*([^\r\n]*)", re.MULTILINE | re.IGNORECASE)
_FIELD = re.compile(rb"^(?:from|date|message-id|received|to|subject)[ \t]*:", re.MULTILINE | re.IGNORECASE)
_RECEIVED = re.compile(rb"^received:((?:[^\r\n]|\r?\n[ \t])*)", re.MULTILINE | re.IGNORECASE)
_BEGINNING = datetime(1980, 1, 1, tzinfo=UTC)
_FAR = timedelta(days=3653)
"""A Date so long after the file itself was written is absurd; a nearer one may be meant (a story of next year)."""
_DAY = timedelta(days=1)


@dataclass(slots=True)
class Audit:
    """One walk through an archive. `archive` gives a fresh iterator of its mails each time it is called.

    An archive yields RawMail, or the text of an error for a mail that cannot be read at all.
    `report` is told of each mail that is skipped (its name and why).
    """

    archive: Callable[[], Iterable[RawMail | str]]
    policy: Policy
    report: Callable[[str], None]
    readings: dict[str, Reading] = field(default_factory=dict)
    messages: int = 0
    skipped: int = 0
    last: datetime | None = None
    _passed_over: set[int] = field(default_factory=set)
    _taken: set[int] = field(default_factory=set)

    def records(self, until: datetime | None = None) -> Iterator[Mapping[str, Any]]:
        """Every event, finding and nudge in order of time, and the summary last."""
        self._read_all()
        zone = zone_of(self.policy.zone)
        counts = {"finding": 0, "nudge": 0}
        for told in replay(self.readings.values(), (), self.policy, until=until or self.last):
            if isinstance(told, Event):
                yield event_record(told, zone)
            elif isinstance(told, Finding):
                counts["finding"] += 1
                yield finding_record(told, zone)
            else:
                counts["nudge"] += 1
                yield nudge_record(told.nudge, zone, at=told.at)
        yield {
            "kind": "summary",
            "messages": self.messages,
            "skipped": self.skipped,
            "findings": counts["finding"],
            "nudges": counts["nudge"],
        }

    def _read_all(self) -> None:
        interest = self._interest()
        first = True
        while True:
            self._walk(interest, first=first)
            first = False
            wider = self._interest()
            if wider == interest:
                return
            interest = wider

    def _interest(self) -> Interest:
        return interest_in(self.readings.values(), self.policy)

    def _walk(self, interest: Interest, *, first: bool) -> None:
        for number, mail in enumerate(self.archive()):
            if isinstance(mail, str):
                if first:
                    self._skip(number, mail)
                continue
            if number in self._taken or number in self._passed_over:
                continue
            header = header_block(mail.data)
            if first and not self._count(number, header, mail):
                continue
            role = mail.role or (Role.SENT if self._is_sent(header) else Role.INBOX)
            has_calendar = role is Role.INBOX and bool(_CALENDAR.search(mail.data, 0, LARGEST_SEARCH))
            if interest.wants(header, role, has_calendar=has_calendar):
                self._take(number, replace(mail, received=written(header, mail)))

    def _count(self, number: int, header: bytes, mail: RawMail) -> bool:
        if not _FIELD.search(header):
            self._skip(number, f"message {number + 1}: no mail header")
            return False
        self.messages += 1
        at = written(header, mail)
        if at is not None and (self.last is None or at > self.last):
            self.last = at
        return True

    def _is_sent(self, header: bytes) -> bool:
        sender = re.search(rb"^from:[^\r\n]*", header, re.MULTILINE | re.IGNORECASE)
        lower = sender.group(0).decode("latin-1").lower() if sender else ""
        return any(address in lower for address in self.policy.me)

    def _take(self, number: int, mail: RawMail) -> None:
        self._taken.add(number)
        try:
            reading = read(mail, zone=zone_of(self.policy.zone), me=self.policy.me)
        except BadData as error:
            self.messages -= 1
            self._skip(number, f"message {number + 1}: {error.title}")
            return
        except Exception as error:  # noqa: BLE001 - whatever a mail does to a parser, the next one is read
            self.messages -= 1
            self._skip(number, f"message {number + 1}: {type(error).__name__}")
            return
        known = self.readings.get(reading.header.message_id)
        if known is None or (known.draft and not reading.draft):
            self.readings[reading.header.message_id] = reading

    def _skip(self, number: int, why: str) -> None:
        self._passed_over.add(number)
        self.skipped += 1
        self.report(why)


def header_block(data: bytes) -> bytes:
    """The header of a mail, without its body, at most LARGEST_HEADER bytes."""
    end = _END_OF_HEADER.search(data, 0, LARGEST_HEADER)
    return data[: end.start() + 1] if end else data[:LARGEST_HEADER]


def date_of(header: bytes) -> datetime | None:
    """The Date of a header, in UTC; None when it has none that can be read, or one before 1980."""
    found = _DATE.search(header)
    return _read_date(found.group(1)) if found else None


def written(header: bytes, mail: RawMail) -> datetime | None:
    """When a mail on disk was written: its Date, unless that lies after its arrival (the topmost Received) or is absurd.

    The time of the file, or of an mbox "From " line, says when it was copied: it stands in only where nothing else is.
    """
    own = date_of(header)
    found = _RECEIVED.search(header)
    arrived = _read_date(found.group(1).rpartition(b";")[2].strip()) if found else None
    if own is not None:
        if arrived is not None:
            return own if own <= arrived + _DAY else arrived
        if mail.received is None or own <= mail.received + _FAR:
            return own
    return arrived or mail.received


def _read_date(value: bytes) -> datetime | None:
    try:
        when = parsedate_to_datetime(value.decode("latin-1"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    when = utc(when if when.tzinfo else when.replace(tzinfo=UTC))
    return when if when >= _BEGINNING else None
