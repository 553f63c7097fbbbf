"""Stories in the notation of `core.rules.pace_examples`, told as readings and deeds.

Day 0 is Monday 2 November 2026, in Toronto (so the clocks go back before it begins and stay).
Alice is of acme.example; the user is jordan@mail.example.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from followupd.core.decide import Raised, replay
from followupd.model import (
    Address,
    Attendee,
    DeliveryReport,
    Event,
    Finding,
    Header,
    Inbound,
    Invitation,
    Kind,
    Method,
    Outbound,
    Policy,
    Promise,
    Reading,
)

ZONE = ZoneInfo("America/Toronto")
MONDAY = date(2026, 11, 2)
ME = Address("jordan@mail.example", "Jordan Reed")
ALICE = Address("alice@acme.example", "Alice Smith")
BOB = Address("bob@acme.example", "Bob Brown")
HR = Address("hr@acme.example", "Acme HR")
POLICY = Policy(zone="America/Toronto", me=frozenset({ME.address}), watch=(ALICE.address,))
_LINE = re.compile(
    r"(\d+) (\d+)(?::(\d+))? (you|them|interview|bounce|delay|cancel|move)(?: \(([^)]*)\))?(?: (\d+))?(?:: (.*))?$"
)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def moment(number: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 2, hour, minute, tzinfo=ZONE) + timedelta(days=number)


@dataclass
class Story:
    """Readings, made one after the other."""

    readings: list[Reading] = field(default_factory=list)
    last_inbound: str = ""
    first_inbound: str = ""
    last_sent: str = ""
    last_to: tuple[Address, ...] = (ALICE,)
    sequence: int = 0
    interview: Invitation | None = None

    def tell(self, text: str) -> Story:
        for line in text.splitlines():
            match = _LINE.match(line.strip())
            assert match, line
            number, hour, minute, who, options, argument, words = match.groups()
            at = moment(int(number), int(hour), int(minute or 0))
            if who == "you":
                self.you(at, words or "", options or "")
            elif who == "them":
                self.them(at, words or "", options or "")
            elif who in ("bounce", "delay"):
                self.bounce(at, failed=who == "bounce")
            else:
                self.invite(at, who, argument, options or "")
        return self

    def _header(self, at: datetime, sender: Address, to: tuple[Address, ...], subject: str, **more: object) -> Header:
        return Header(f"<{len(self.readings)}@story.example>", at, sender, to, subject=subject, **more)  # type: ignore[arg-type]

    def you(self, at: datetime, words: str, options: str = "") -> Reading:
        cc = tuple(who for name, who in (("cc hr", HR), ("cc bob", BOB)) if name in options)
        named = self.first_inbound if "answer old" in options else self.last_inbound
        refs = (named,) if "answer" in options and named else ()
        if "to bob" in options and not refs:  # on the thread, for there he is a colleague
            refs = (self.last_sent or self.last_inbound,)
        to = BOB if "to bob" in options else ALICE
        header = self._header(at, ME, (to,), words, cc=cc, in_reply_to=refs)
        self.last_to = (to, *cc)
        status = words if "any updates" in words or "any news" in words else ""
        thanks = words if "thanks" in options else ""
        said = Outbound(1, len(words.split()), status_request=status, thank_you=thanks)
        reading = Reading(header, outgoing=True, outbound=said)
        self.last_sent = header.message_id
        self.readings.append(reading)
        return reading

    def them(self, at: datetime, words: str, options: str = "") -> Reading:
        header = self._header(at, ALICE, (ME,), words, cc=(HR,) if "cc hr" in options else ())
        if match := re.match(r"promise (\d+)", words):
            said = Inbound(Kind.HUMAN, words, promise=Promise(day(int(match.group(1))), words))
        elif match := re.match(r"away until (\d+)", words):
            said = Inbound(Kind.AUTO_REPLY, words, until=day(int(match.group(1))))
        else:
            kind = {"rejected": Kind.REJECTION, "offer": Kind.OFFER, "invites": Kind.INVITATION}.get(words, Kind.HUMAN)
            said = Inbound(kind, words)
        reading = Reading(header, outgoing=False, inbound=said)
        if said.kind is not Kind.AUTO_REPLY:
            self.last_inbound = header.message_id
            self.first_inbound = self.first_inbound or header.message_id
        self.readings.append(reading)
        return reading

    def bounce(self, at: datetime, *, failed: bool = True) -> Reading:
        header = self._header(at, Address("mailer-daemon@mail.example"), (ME,), "Undelivered mail")
        lost = tuple(address.address for address in self.last_to)
        report = DeliveryReport(failed, lost, self.last_sent or None, "user unknown")
        kind = Kind.BOUNCE if failed else Kind.MACHINE
        reading = Reading(header, outgoing=False, inbound=Inbound(kind, "user unknown"), report=report)
        self.readings.append(reading)
        return reading

    def invite(self, at: datetime, what: str, days_later: str | None = None, options: str = "") -> Reading:
        """`interview` is sent a minute before it begins, or `days_later` before: `0 10 interview 3`."""
        if what == "interview":
            start = at + timedelta(days=int(days_later or 0))
            identity = f"uid-{len(self.readings)}@acme.example"
            invitation = Invitation(
                identity,
                Method.REQUEST,
                0,
                at,
                start,
                start + timedelta(hours=1),
                summary="Interview",
                cue="interview",
                organizer=Attendee(ALICE.address, ALICE.name),
                attendees=tuple(
                    Attendee(who.address, who.name) for who in (ALICE, *((BOB,) if "with bob" in options else ()), ME)
                ),
            )
        else:
            assert self.interview is not None
            assert self.interview.start is not None
            start = at + timedelta(days=int(days_later or 0))
            invitation = replace(
                self.interview,
                method=Method.CANCEL if what == "cancel" else Method.REQUEST,
                sequence=self.interview.sequence + 1,
                stamp=at,
                start=start if what == "move" else self.interview.start,
                end=start + timedelta(hours=1) if what == "move" else self.interview.end,
            )
        sent = at - timedelta(minutes=1) if what == "interview" and not days_later else at
        self.interview = invitation
        header = self._header(sent, ALICE, (ME,), "Invitation: Interview")
        self.last_inbound = header.message_id
        reading = Reading(header, outgoing=False, inbound=Inbound(Kind.HUMAN), invitations=(invitation,))
        self.readings.append(reading)
        return reading

    def findings(self, policy: Policy = POLICY) -> list[Finding]:
        return [each for each in replay(self.readings, (), policy) if isinstance(each, Finding)]

    def events(self, policy: Policy = POLICY) -> list[Event]:
        return [each for each in replay(self.readings, (), policy) if isinstance(each, Event)]

    def nudges(self, until: datetime, policy: Policy = POLICY) -> list[tuple[str, datetime]]:
        return [
            (each.nudge.step, each.at.astimezone(ZONE))
            for each in replay(self.readings, (), policy, until=until)
            if isinstance(each, Raised)
        ]


def story(text: str) -> Story:
    return Story().tell(text)
