"""text/calendar → invitations (SPEC section 4, point 2; RFC 5545 and RFC 5546).

1. Never raises: a broken part, event or line is left out, and the rest read. Nothing is expanded: a series is
   one invitation at its first start, a changed instance (RECURRENCE-ID) one of its own.
2. Every instant is UTC; an all-day event has local midnights in the user's zone. Floating time is the
   user's zone. An unknown zone gives no time at all, only its name.
3. An object without METHOD, as applicant-tracking systems attach it, is PUBLISH. One whose STATUS is
   CANCELLED is a cancellation, whatever its METHOD (some calendars send it so).
4. Which version is the newest is not decided here: `sequence` and `stamp` say it.
5. An event without an end, or with one not after its start, lasts an hour: RFC 5545 3.6.1 would have it end as it
   starts, and no interview does. An all-day one lasts a day.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from followupd.core.domains import is_calendar_host
from followupd.core.ics_lines import Component, Property, components
from followupd.core.interview_cue import interview_cue
from followupd.core.pattern import lazy
from followupd.core.zones import FileZones
from followupd.model import Address, Attendee, Invitation, Method

MOST_INVITATIONS = 100
"""Of one mail. A file with more is a calendar, not an invitation: only its first are read."""
_MOST_ATTENDEES = 1_000
_MOST_PARTS = 50
_LONGEST_SUMMARY = 1_000
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_LONGEST = timedelta(days=366)

_METHODS = {method.value: method for method in Method}
# ADD would look like a move of its series; REFRESH and DECLINECOUNTER carry no event of their own (RFC 5546 3.2)
_SILENT_METHODS = frozenset({"ADD", "REFRESH", "DECLINECOUNTER"})
_ROOM_HOSTS = ("resource.calendar.google.com",)
_DATE = lazy(r"\d{8}", re.ASCII)
_MOMENT = lazy(r"(\d{8})T(\d{4})(\d{2})?Z?", re.IGNORECASE | re.ASCII)


def invitations(
    calendars: Sequence[bytes],
    *,
    zone: ZoneInfo,
    subject: str = "",
    sender: Address | None = None,
    text: str = "",
) -> tuple[Invitation, ...]:
    """The events in the calendar parts of one mail, in order; the same one in two parts counts once.

    `zone` is the user's. `subject`, `sender` and `text` are the mail's: they too may say that it is an interview.
    """
    found: dict[tuple[object, ...], Invitation] = {}
    for data in calendars[:_MOST_PARTS]:
        for invitation in _of_part(data, zone, subject, sender, text):
            key = (invitation.identity, invitation.sequence, invitation.stamp, invitation.start, invitation.end)
            # the part says REQUEST, the attached copy nothing: the part knows better
            if key not in found or found[key].method is Method.PUBLISH:
                found[key] = invitation
            if len(found) >= MOST_INVITATIONS:
                return tuple(found.values())
    return tuple(found.values())


def _of_part(data: bytes, zone: ZoneInfo, subject: str, sender: Address | None, text: str) -> Iterator[Invitation]:
    for calendar in components(data):
        method = calendar.value("METHOD").upper()
        if method in _SILENT_METHODS:
            continue
        zones = FileZones(child for child in calendar.children if child.name == "VTIMEZONE")
        events = [child for child in calendar.children if child.name == "VEVENT"]
        for event in events[:MOST_INVITATIONS]:
            read = _invitation(event, _METHODS.get(method, Method.PUBLISH), zones, zone, (subject, sender, text))
            if read is not None:
                yield read


def _invitation(
    event: Component,
    method: Method,
    zones: FileZones,
    zone: ZoneInfo,
    mail: tuple[str, Address | None, str],
) -> Invitation | None:
    """One VEVENT; None when it says neither when nor which."""
    span = _span(event, zones, zone)
    if span.start is None and not span.unknown and method is not Method.CANCEL:
        return None
    if event.value("STATUS").upper() == "CANCELLED" and method in {Method.REQUEST, Method.PUBLISH}:
        method = Method.CANCEL
    summary = " ".join(event.value("SUMMARY")[:_LONGEST_SUMMARY].split())
    identity = _identity(event, span, summary, zones, zone)
    if not identity:
        return None
    organizer = _person(event.first("ORGANIZER"))
    subject, sender, text = mail
    senders = tuple(a for a in (sender, Address(organizer.address, organizer.name) if organizer else None) if a)
    cue, other = interview_cue(summary, event.value("DESCRIPTION"), subject=subject, senders=senders, text=text)
    return Invitation(
        identity=identity,
        method=method,
        sequence=_sequence(event.value("SEQUENCE")),
        stamp=_instant(event.first("DTSTAMP"), zones, UTC),
        start=span.start,
        end=span.end,
        all_day=span.all_day,
        summary=summary,
        cue=cue,
        not_interview=other,
        organizer=organizer,
        attendees=_attendees(event),
        unknown_zone=span.unknown,
    )


# ------------------------------------------------------------------ when


@dataclass(frozen=True, slots=True)
class _Span:
    start: datetime | None = None
    end: datetime | None = None
    all_day: bool = False
    unknown: str = ""


def _span(event: Component, zones: FileZones, zone: ZoneInfo) -> _Span:
    first, last = event.first("DTSTART"), event.first("DTEND")
    opening = _read(first)
    if first is None or opening is None:
        return _Span()
    closing = _read(last)
    duration = _duration(event.value("DURATION"))
    try:
        if (days := _whole_days(event, opening, closing, duration)) is not None:
            return _Span(_midnight(days[0], zone), _midnight(days[1], zone), all_day=True)
        start = _instant(first, zones, zone)
        if start is None:
            return _Span(unknown=first.params.get("TZID", "").strip().strip('"'))
        end = _instant(last, zones, zone) if isinstance(closing, datetime) else None
        if end is None:
            # RFC 5545 3.8.2.5: hours of a duration are exact; so are its days here, DST or not
            end = start + (duration or _HOUR)
        return _Span(start, end if start < end <= start + _LONGEST else start + _HOUR)
    except (OverflowError, ValueError):
        return _Span()


def _whole_days(
    event: Component, opening: date, closing: date | None, duration: timedelta | None
) -> tuple[date, date] | None:
    """First day and the day after the last, of an all-day event; None for one with hours."""
    if isinstance(opening, datetime):
        outlook = event.value("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
        if not (outlook and opening.time() == time() and isinstance(closing, datetime) and closing.time() == time()):
            return None
        opening, closing = opening.date(), closing.date()
    elif isinstance(closing, datetime):
        closing = closing.date()
    if closing is None and duration is not None:
        closing = opening + timedelta(days=duration.days)
    if closing is None or not opening < closing <= opening + _LONGEST:
        closing = opening + _DAY
    return opening, closing


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _read(line: Property | None) -> date | None:
    """A `date`, or a `datetime` without zone, as written; None for what is neither."""
    if line is None:
        return None
    # some write ISO 8601's extended form, 2026-11-30T15:00:00
    value = line.value.strip().replace("-", "").replace(":", "")
    try:
        if _DATE.fullmatch(value):
            return date(int(value[:4]), int(value[4:6]), int(value[6:]))
        if match := _MOMENT.fullmatch(value):
            # a leap second (RFC 5545 3.3.12) is the second before; whose wall clock it is, TZID says
            second = min(int(match[3] or 0), 59)
            return datetime.strptime(f"{match[1]}{match[2]}{second:02}", "%Y%m%d%H%M%S")  # noqa: DTZ007
    except ValueError:
        return None
    return None


def _instant(line: Property | None, zones: FileZones, floating: tzinfo) -> datetime | None:
    """The UTC instant of a DATE-TIME; None when it is none, or its zone is unknown."""
    read = _read(line)
    if line is None or not isinstance(read, datetime):
        return None
    try:
        if line.value.strip().upper().endswith("Z"):
            return read.replace(tzinfo=UTC)
        if tzid := line.params.get("TZID", "").strip():
            return zones.instant(read, tzid)
        return read.replace(tzinfo=floating).astimezone(UTC)
    except (OverflowError, ValueError):
        return None


def _duration(value: str) -> timedelta | None:
    """A positive duration of at most a year (RFC 5545 3.3.6); None for any other."""
    if not value or len(value) > 40:
        return None
    from icalendar.prop import vDuration

    try:
        read = vDuration.from_ical(value)  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError, TypeError):
        return None
    return read if isinstance(read, timedelta) and timedelta() < read <= _LONGEST else None


# ------------------------------------------------------------------ which


def _identity(event: Component, span: _Span, summary: str, zones: FileZones, zone: ZoneInfo) -> str:
    """UID, with the instance's original start when it is one of a series.

    An attached file without UID (it must have one, RFC 5545 3.8.4.7) is known by what it says.
    """
    uid = event.value("UID")
    if not uid:
        if span.start is None:
            return ""
        return "sha256:" + hashlib.sha256(f"{span.start.isoformat()}\n{summary}".encode()).hexdigest()[:32]
    line = event.first("RECURRENCE-ID")
    if line is None or not line.value.strip():
        return uid
    original = _instant(line, zones, zone)
    if original is None:
        read = _read(line)
        return f"{uid}/{read.isoformat() if read else line.value.strip()}"
    return f"{uid}/{original.isoformat()}"


def _sequence(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0


# ------------------------------------------------------------------ who


def _attendees(event: Component) -> tuple[Attendee, ...]:
    people: dict[str, Attendee] = {}
    for line in event.properties.get("ATTENDEE", ())[:_MOST_ATTENDEES]:
        if (person := _person(line)) is not None:
            people.setdefault(person.address, person)
    return tuple(people.values())


def _person(line: Property | None) -> Attendee | None:
    """A CAL-ADDRESS; None when no mail address is in it (`invalid:nomail`, `urn:uuid:…`)."""
    if line is None:
        return None
    address = _mailbox(line.value) or _mailbox(line.params.get("EMAIL", ""))
    if not address:
        return None
    name = " ".join(line.params.get("CN", "").split()).strip("\"' ")
    if "@" in name and " " not in name:
        name = ""  # an address is no name
    room = line.params.get("CUTYPE", "").upper() in {"ROOM", "RESOURCE"}
    host = address.rpartition("@")[2]
    return Attendee(address, name, is_room=room or (is_calendar_host(host) and host.endswith(_ROOM_HOSTS)))


def _mailbox(value: str) -> str:
    """`MAILTO:Jane%2BDoe@Acme.example?subject=…` gives `jane+doe@acme.example`; "" when it is no address."""
    value = value.strip().strip("<>\"'")
    if value[:7].lower() == "mailto:":
        value = unquote(value[7:].partition("?")[0])
    value = value.strip().strip("<>\"' ").lower()
    local, at, domain = value.rpartition("@")
    if not at or not local or not domain or any(c.isspace() or c in "<>,;:" for c in value) or len(value) > 320:
        return ""
    return value
