"""One company's process with the user, as it stands at a moment of the replay.

These records grow while `core.history` walks through time; nobody else changes them.
All datetimes are UTC.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice

from followupd.model import EventType, Promise, State

ANSWERING = frozenset(
    {
        EventType.REPLY,
        EventType.REJECTION,
        EventType.OFFER,
        EventType.INTERVIEW,
        EventType.INTERVIEW_MOVED,
        EventType.INTERVIEW_CANCELLED,
    }
)
"""What ends "unanswered" (SPEC section 2): an automatic reply and a bounce do not."""


@dataclass(slots=True)
class Person:
    """Somebody of an opportunity, and why we think so."""

    address: str
    name: str
    why: str


@dataclass(slots=True)
class Sent:
    """One message of a contact: the opportunity's people among its recipients, and to whom it did not get."""

    at: datetime
    subject: str
    people: tuple[str, ...]
    recipients: frozenset[str]  # all of them, whoever they are
    failed: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Contact:
    """One contact: the first message, and those that followed it within `grace`."""

    at: datetime
    message_id: str
    subject: str
    people: tuple[str, ...]
    answer: bool = False
    thank_you: bool = False
    sanctioned: bool = False
    sent: dict[str, Sent] = field(default_factory=dict)  # its messages, by Message-ID; added by `carry`
    reached: frozenset[str] = frozenset()  # the people of the opportunity to whom one of its messages got

    @property
    def happened(self) -> bool:
        return bool(self.reached)

    def carry(self, message_id: str, sent: Sent) -> None:
        """One more message is part of it."""
        self.sent[message_id] = sent
        self.reached |= set(sent.people) - sent.failed

    def lose(self, message_id: str, lost: set[str]) -> None:
        """One of its messages did not get to those."""
        self.sent[message_id].failed |= lost
        self.reached = frozenset().union(*(set(each.people) - each.failed for each in self.sent.values()))


@dataclass(slots=True)
class Heard:
    """One message from them. `invites`: it asks to a further interview, whatever its type."""

    at: datetime
    type: EventType
    message_id: str
    sender: str
    evidence: str
    invites: bool = False
    by_machine: bool = False


@dataclass(slots=True)
class Held:
    """A promise that they made (or that the user entered), and when we learned of it."""

    at: datetime
    promise: Promise
    message_id: str
    sender: str
    by_hand: bool = False


@dataclass(slots=True)
class Interview:
    """One interview. `start` is None while its zone is unknown."""

    identity: str
    known_at: datetime
    start: datetime | None
    end: datetime | None
    people: tuple[str, ...]
    all_day: bool = False
    summary: str = ""
    sequence: int = 0
    stamp: datetime | None = None
    message_id: str = ""
    inferred: bool = False
    by_hand: bool = False
    cancelled_at: datetime | None = None
    removed: bool = False
    unknown_zone: str = ""
    instance: str = ""  # of a series: the replaced time of the instance that moved it (RECURRENCE-ID)
    strengths: tuple[str, ...] = ()
    specifics: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    prompts_at: datetime | None = None  # when the user recorded them

    @property
    def stands(self) -> bool:
        return self.cancelled_at is None and not self.removed


@dataclass(slots=True)
class Opportunity:
    """Everything known of one company's process."""

    key: str
    name: str = ""
    state: State = State.ACTIVE
    state_at: datetime | None = None
    state_evidence: str = ""
    people: dict[str, Person] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)  # every address on any message of it
    relay_names: set[str] = field(default_factory=set)
    interviews: dict[str, Interview] = field(default_factory=dict)
    contacts: list[Contact] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)
    pending: list[Contact] = field(default_factory=list)  # happened, and unanswered so far; oldest first
    promises: list[Held] = field(default_factory=list)
    away: list[tuple[datetime, date]] = field(default_factory=list)  # learned at, last day away
    done: dict[str, datetime] = field(default_factory=dict)  # nudge key: when the user said so
    snoozed: dict[str, datetime] = field(default_factory=dict)  # nudge key: until
    active_at: datetime | None = None  # the last mail of either side

    def send(self, contact: Contact) -> None:
        """The user made a contact."""
        self.contacts.append(contact)
        self.pending.append(contact)

    def hear(self, heard: Heard) -> None:
        """They wrote: what was pending is answered, unless by a machine that answers nothing."""
        self.heard.append(heard)
        if heard.type in ANSWERING:
            self.pending.clear()

    def came_back(self, contact: Contact, message_id: str, lost: set[str]) -> None:
        """A message of a contact did not get to `lost`; when none of them got to anybody, it did not happen."""
        contact.lose(message_id, lost)
        if not contact.happened and contact in self.pending:
            self.pending.remove(contact)

    def since(self, moment: datetime) -> Iterator[Contact]:
        """Contacts at that moment or later that happened, oldest first."""
        first = bisect_left(self.contacts, moment, key=lambda contact: contact.at)
        return (contact for contact in islice(self.contacts, first, None) if contact.happened)

    def last_sent(self) -> Contact | None:
        """The last contact that happened."""
        return next((contact for contact in reversed(self.contacts) if contact.happened), None)

    def last_pending(self) -> Contact | None:
        """The last unanswered contact, thank-you notes aside."""
        return next((contact for contact in reversed(self.pending) if not contact.thank_you), None)

    def last_heard(self) -> Heard | None:
        """The last message that answers: a reply, rejection, offer or invitation."""
        return next((heard for heard in reversed(self.heard) if heard.type in ANSWERING), None)

    def promise(self) -> Held | None:
        """The promise that stands: the latest one."""
        return self.promises[-1] if self.promises else None

    def rejection(self) -> Heard | None:
        """The last rejection, while the opportunity is rejected."""
        if self.state is not State.REJECTED:
            return None
        return next((heard for heard in reversed(self.heard) if heard.type is EventType.REJECTION), None)

    def standing(self) -> list[Interview]:
        """Interviews that are neither cancelled nor removed and whose time is known, by time."""
        known = [i for i in self.interviews.values() if i.stands and i.start is not None]
        return sorted(known, key=lambda i: (i.start or i.known_at, i.identity))

    def label(self) -> str:
        return self.name or self.key
