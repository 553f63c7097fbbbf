"""Replaying mail from disk as if the daemon had watched it (SPEC section 11).

1. Headers say which mails matter, those are read whole, and what they reveal (people, threads) may make others
   matter: what their headers name is kept, and the archive is walked again only where some of them do.
2. No body is held: a 10 GB archive needs the memory of its few hundred mails that matter, and about 150 bytes
   for each other one.
3. Every mail is accounted for, in `messages` or in `skipped`.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from followupd.app.readers import Readers
from followupd.core.addresses import addresses
from followupd.core.codec import event_record, finding_record, nudge_record
from followupd.core.decide import interest_in, replay
from followupd.core.header import parse_date
from followupd.core.interest import Interest
from followupd.core.local_time import utc, zone_of
from followupd.core.traces import Traces
from followupd.model import Event, Finding, Policy, RawMail, Reading, Role

LARGEST_HEADER = 256 * 1024
"""Bytes: a longer header is cut; the rest of it says nothing that matters here."""

LARGEST_SEARCH = 1024 * 1024
"""Bytes of a mail in which a calendar part is looked for."""

SELDOM = (100_000, 50, 100)
"""How often cycles are looked for while mail is read: seldom, for what is read stays, and has none."""

_CALENDAR = re.compile(rb"text/calendar|application/ics|\.ics\b", re.IGNORECASE)
_INVITES = re.compile(
    rb"interview|entretien|entrevue|gespr|screen|on-?site|\bround|\bstage|hiring|transfer-encoding:[ \t]*base64",
    re.IGNORECASE,
)
_SOFT_BREAK = re.compile(rb"=\r?\n")
_END_OF_HEADER = re.compile(rb"\r?\n\r?\n")
_DATE = re.compile(rb"^date:[ \t]*([^\r\n]*)", re.MULTILINE | re.IGNORECASE)
_FIELD = re.compile(rb"^(?:from|date|message-id|received|to|subject)[ \t]*:", re.MULTILINE | re.IGNORECASE)
_RECEIVED = re.compile(rb"^received:", re.MULTILINE | re.IGNORECASE)
_SENDER = re.compile(rb"^from:[^\r\n]*", re.MULTILINE | re.IGNORECASE)
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
    _traces: Traces = field(default_factory=Traces)
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
        before = gc.get_threshold()
        gc.set_threshold(*SELDOM)
        try:
            with closing(Readers(self.policy.zone, self.policy.me)) as readers:
                self._first_walk(readers)
                while self._keep(readers.finish()):
                    wanted = self._traces.named(self._interest()) - self._taken
                    if not wanted:
                        return
                    self._walk_again(wanted, readers)
        finally:
            gc.set_threshold(*before)

    def _interest(self) -> Interest:
        return interest_in(self.readings.values(), self.policy)

    def _first_walk(self, readers: Readers) -> None:
        """Look at every header; have those read that matter already, and note what the others name."""
        interest = self._interest()
        for number, mail in enumerate(self.archive()):
            if isinstance(mail, str):
                self._skip(mail)
                continue
            header = header_block(mail.data)
            if not self._count(number, header, mail):
                continue
            role = mail.role or (Role.SENT if self._is_sent(header) else Role.INBOX)
            has_calendar = role is Role.INBOX and bool(_CALENDAR.search(mail.data, 0, LARGEST_SEARCH))
            adopted = role is Role.INBOX and self.policy.auto_adopt == "all" and may_invite(mail.data)
            if adopted or interest.wants(header, role, has_calendar=has_calendar):
                self._taken.add(number)
                readers.take(number, mail)
            else:
                self._traces.add(number, header, role)

    def _walk_again(self, wanted: set[int], readers: Readers) -> None:
        """Have the mails of these numbers read."""
        self._taken |= wanted
        last = max(wanted)
        for number, mail in enumerate(self.archive()):
            if number in wanted and isinstance(mail, RawMail):
                readers.take(number, mail)
            if number == last:
                return

    def _keep(self, read: Iterable[tuple[int, Reading | str]]) -> bool:
        """Take over what was read; whether there was anything."""
        kept = False
        for number, reading in read:
            if isinstance(reading, str):
                self.messages -= 1
                self._skip(f"message {number + 1}: {reading}")
                continue
            kept = True
            known = self.readings.get(reading.header.message_id)
            if known is None or (known.draft and not reading.draft):
                self.readings[reading.header.message_id] = reading
        return kept

    def _count(self, number: int, header: bytes, mail: RawMail) -> bool:
        if not _FIELD.search(header):
            self._skip(f"message {number + 1}: no mail header")
            return False
        self.messages += 1
        at = date_of(header, mail.received)
        if at is not None and (self.last is None or at > self.last):
            self.last = at
        return True

    def _is_sent(self, header: bytes) -> bool:
        sender = _SENDER.search(header)
        written = sender.group(0).decode("latin-1") if sender else ""
        if not any(address in written.lower() for address in self.policy.me):
            return False
        found = addresses(written.partition(":")[2])  # a relay may write the user's address in its display name
        return bool(found) and found[0].address in self.policy.me

    def _skip(self, why: str) -> None:
        self.skipped += 1
        self.report(why)


def header_block(data: bytes) -> bytes:
    """The header of a mail, without its body, at most LARGEST_HEADER bytes."""
    end = _END_OF_HEADER.search(data, 0, LARGEST_HEADER)
    return data[: end.start() + 1] if end else data[:LARGEST_HEADER]


def may_invite(data: bytes) -> bool:
    """Whether this mail may invite to an interview in words, which only its body tells; when in doubt, it may."""
    return _INVITES.search(_SOFT_BREAK.sub(b"", data[:LARGEST_SEARCH])) is not None


def date_of(header: bytes, received: datetime | None = None) -> datetime | None:
    """When the mail with this header was written or at least arrived, in UTC, as `core.header` judges it.

    None when its header does not say: the time of its file says when it was copied, and ends no replay.
    """
    found = _DATE.search(header)
    own = parse_date(found.group(1).decode("latin-1")) if found else None
    if own is None or (received is not None and own > received + _DAY):
        own = received if _RECEIVED.search(header) else None
    return utc(own) if own is not None else None
