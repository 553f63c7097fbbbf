"""Stories told as real mail: bytes in, one line for each event, finding and nudge out.

Day 0 is Monday 2 November 2026 in Toronto, after the clocks went back. A line of the outcome is
`day hour:minute what who`, `who` the local parts of the people, joined by "+".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any
from zoneinfo import ZoneInfo

from followupd.core.decide import Raised, decide, replay
from followupd.core.reading import read
from followupd.model import Deed, Event, Policy, RawMail, Reading, Role

ZONE = ZoneInfo("America/Toronto")
ME = "Jordan Reed <jordan@mail.example>"
ALICE = "Alice Smith <alice@acme.example>"
BOB = "Bob Brown <bob@acme.example>"
HR = "Acme HR <hr@acme.example>"
RITA = "Rita Vance <rita@northgate.example>"
TOM = "Tom Okafor <tom@globex.example>"
WARM = "I keep thinking about the ledger that you showed me, and how its two halves could be joined again."


def at(day: int, clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 11, 2, hour, minute, tzinfo=ZONE) + timedelta(days=day)


def ics(
    uid: str,
    start: str | datetime,
    end: str | datetime | None = None,
    *,
    people: tuple[str, ...] = (ALICE,),
    organizer: str = ALICE,
    summary: str = "Interview",
    sequence: int = 0,
    stamp: datetime | None = None,
    method: str = "REQUEST",
    more: tuple[str, ...] = (),
) -> str:
    """A calendar object; `start` a moment, or a DTSTART line's remainder as it is to be written (";VALUE=DATE:…")."""

    def when(name: str, value: str | datetime) -> str:
        return f"{name}{value}" if isinstance(value, str) else f"{name}:{value.astimezone(UTC):%Y%m%dT%H%M%SZ}"

    def who(name: str, written: str) -> str:
        display, _, address = written.rpartition("<")
        return f"{name};CN={display.strip() or address}:mailto:{address.rstrip('>')}"

    if end is None and isinstance(start, datetime):
        end = start + timedelta(hours=1)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//t//EN", f"METHOD:{method}", "BEGIN:VEVENT", f"UID:{uid}"]
    lines += [f"SEQUENCE:{sequence}", f"DTSTAMP:{(stamp or at(0, '08:00')).astimezone(UTC):%Y%m%dT%H%M%SZ}"]
    lines += [when("DTSTART", start)] + ([when("DTEND", end)] if end else [])
    lines += [f"SUMMARY:{summary}", who("ORGANIZER", organizer), *(who("ATTENDEE", p) for p in (*people, ME)), *more]
    return "\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR", ""])


@dataclass
class Box:
    """A mailbox that grows mail by mail. Each method gives the Message-ID of the mail that it adds."""

    mails: list[bytes] = field(default_factory=list)
    drafts: list[bytes] = field(default_factory=list)

    def mail(
        self,
        when: datetime,
        sender: str,
        to: str,
        text: str,
        subject: str = "Data engineer",
        *,
        cc: str = "",
        bcc: str = "",
        re: str = "",
        references: str = "",
        calendar: str = "",
        attach: bytes = b"",
        headers: tuple[tuple[str, str], ...] = (),
        mid: str | None = None,
        draft: bool = False,
    ) -> str:
        mail = EmailMessage()
        mail["From"], mail["To"] = sender, to
        for name, value in (("Cc", cc), ("Bcc", bcc), ("In-Reply-To", re), ("References", references or re)):
            if value:
                mail[name] = value
        mail["Subject"], mail["Date"] = subject, format_datetime(when)
        message_id = f"<{len(self.mails) + len(self.drafts)}@story.example>" if mid is None else mid
        if message_id:
            mail["Message-ID"] = message_id
        for name, value in headers:
            mail[name] = value
        mail.set_content(text + "\n")
        if calendar:
            method = calendar.partition("METHOD:")[2].partition("\r\n")[0]
            mail.add_alternative(calendar, subtype="calendar", params={"method": method})
        if attach:
            mail.add_attachment(attach, maintype="application", subtype="pdf", filename="cv.pdf")
        (self.drafts if draft else self.mails).append(mail.as_bytes())
        return message_id

    def you(self, day: int, clock: str, text: str = WARM, to: str = ALICE, **more: Any) -> str:
        return self.mail(at(day, clock), ME, to, f"Hi,\n\n{text}\n\nBest,\nJordan", **more)

    def them(
        self, day: int, clock: str, text: str = "We read it with interest.", sender: str = ALICE, **more: Any
    ) -> str:
        return self.mail(at(day, clock), sender, more.pop("to", ME), f"Hi Jordan,\n\n{text}\n\nBest,\nAlice", **more)

    def invite(self, day: int, clock: str, calendar: str, sender: str = ALICE, **more: Any) -> str:
        text = more.pop("text", "Here is the invitation.")
        return self.mail(
            at(day, clock), sender, ME, text, more.pop("subject", "Invitation: Interview"), calendar=calendar, **more
        )

    def bounce(self, day: int, clock: str, of: str, *failed: str, action: str = "failed") -> str:
        groups = "".join(
            f"\r\nFinal-Recipient: rfc822; {who}\r\nAction: {action}\r\nStatus: 5.1.1\r\n" for who in failed
        )
        message_id = f"<{len(self.mails)}@bounce.example>"
        self.mails.append(
            (
                f"From: Mail Delivery Subsystem <mailer-daemon@mail.example>\r\nTo: {ME}\r\n"
                "Subject: Undelivered mail\r\n"
                f"Date: {format_datetime(at(day, clock))}\r\nMessage-ID: {message_id}\r\nMIME-Version: 1.0\r\n"
                "Auto-Submitted: auto-replied\r\n"
                'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
                "--b\r\nContent-Type: text/plain\r\n\r\nYour message could not be delivered.\r\n"
                f"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example\r\n{groups}\r\n"
                f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {of}\r\nSubject: x\r\n\r\n--b--\r\n"
            ).encode()
        )
        return message_id

    # -------------------------------------------------------------- what comes of it

    def readings(self, policy: Policy) -> list[Reading]:
        zone = ZoneInfo(policy.zone)
        raws = [RawMail(data) for data in self.mails] + [RawMail(data, role=Role.DRAFTS) for data in self.drafts]
        return [read(raw, zone=zone, me=policy.me) for raw in raws]

    def told(self, *deeds: Deed, until: tuple[int, str] | None = None, only: str = "", **settings: Any) -> list[str]:
        """Everything, or only those lines of which the word begins so; up to `until`, else the last mail."""
        policy = policy_of(**settings)
        end = at(*until) if until else None
        lines = []
        for each in replay(self.readings(policy), deeds, policy, until=end):
            if isinstance(each, Raised):
                what, people, key = each.nudge.step, each.nudge.people, each.nudge.opportunity
            elif isinstance(each, Event):
                what, people, key = str(each.type), each.people, each.opportunity
            else:
                what, people, key = each.code, each.people, each.opportunity
            if not only or what.startswith(tuple(only.split("|"))):
                company = "" if key == "acme.example" else f" {key}"
                who = "+".join(person.partition("@")[0] for person in people)
                lines.append(f"{clock_of(each.at)} {what} {who}{company}".strip())
        return lines

    def decided(self, day: int, clock: str, *deeds: Deed, **settings: Any) -> Any:
        policy = policy_of(**settings)
        return decide(self.readings(policy), deeds, policy, {}, now=at(day, clock))


def policy_of(**settings: Any) -> Policy:
    me = frozenset({"jordan@mail.example"})
    plain: dict[str, Any] = {"me": me, "watch": ("alice@acme.example",), "ask_timeline": False}
    return Policy(zone="America/Toronto", **{**plain, **settings})


def clock_of(moment: datetime) -> str:
    local = moment.astimezone(ZONE)
    return f"{(local.date() - at(0, '00:00').date()).days} {local:%H:%M}"
