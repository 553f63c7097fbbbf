"""Mails for the system tests, as bytes with CR LF: letters, invitations, delivery reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a calendar part says. `attendees` and `organizer` as in a header: "Name <address>"."""

    uid: str
    start: datetime
    end: datetime
    organizer: str
    attendees: tuple[str, ...]
    summary: str = "Interview"
    sequence: int = 0
    method: str = "REQUEST"

    def ics(self, stamp: datetime) -> str:
        lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//tests//EN",
            f"METHOD:{self.method}",
            "BEGIN:VEVENT",
            f"UID:{self.uid}",
            f"SEQUENCE:{self.sequence}",
            f"DTSTAMP:{_basic(stamp)}",
            f"DTSTART:{_basic(self.start)}",
            f"DTEND:{_basic(self.end)}",
            f"SUMMARY:{self.summary}",
            _person("ORGANIZER", self.organizer),
            *(_person("ATTENDEE", attendee) for attendee in self.attendees),
            "END:VEVENT",
            "END:VCALENDAR",
        ]
        return "\r\n".join(lines) + "\r\n"


def letter(
    at: datetime,
    sender: str,
    to: str | Sequence[str],
    subject: str,
    text: str,
    message_id: str,
    *,
    answers: str = "",
    cc: Sequence[str] = (),
    meeting: Meeting | None = None,
    meeting_attached: bool = False,
    attachment: bytes = b"",
    headers: Sequence[tuple[str, str]] = (),
) -> bytes:
    """One mail. `answers` is a Message-ID; `meeting` comes as text/calendar, or as invite.ics if `meeting_attached`."""
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = to if isinstance(to, str) else ", ".join(to)
    if cc:
        mail["Cc"] = ", ".join(cc)
    mail["Subject"] = subject
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = message_id
    if answers:
        mail["In-Reply-To"] = answers
        mail["References"] = answers
    for name, value in headers:
        mail[name] = value
    mail.set_content(text)
    if meeting is not None and meeting_attached:
        mail.add_attachment(meeting.ics(at).encode(), maintype="application", subtype="ics", filename="invite.ics")
    elif meeting is not None:
        mail.add_alternative(meeting.ics(at), subtype="calendar", params={"method": meeting.method})
    if attachment:
        mail.add_attachment(attachment, maintype="application", subtype="pdf", filename="notes.pdf")
    return mail.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _person(field: str, written: str) -> str:
    name, address = parseaddr(written)
    return f"{field};CN={name or address}:mailto:{address}"


def _basic(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
