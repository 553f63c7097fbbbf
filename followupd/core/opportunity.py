"""One company's process with the user, as it stands at a moment of the replay.

An `Opportunity` grows while `core.history` walks through time; nobody else changes it. What it is made of (contacts,
interviews, people) is never changed but exchanged for another, so that a copy of it costs no more than its containers.
All datetimes are UTC.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import islice

from followupd.model import EventType, Promise, State
from followupd.value import Value

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


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Person(Value):
    """Somebody of an opportunity, and why we think so."""

    address: str
    name: str
    why: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Sent(Value):
    """One message of a contact: the opportunity's people among its recipients, and to whom it did not get."""

    at: datetime
    subject: str
    people: tuple[str, ...]
    recipients: frozenset[str]  # all of them, whoever they are
    failed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Contact(Value):
    """One contact: the first message, and those that followed it within `grace`."""

    at: datetime
    message_id: str
    subject: str
    people: tuple[str, ...]
    answer: bool = False
    thank_you: bool = False
    sanctioned: bool = False
    sent: Mapping[str, Sent] = field(default_factory=dict)  # its messages, by Message-ID; see `carrying`
    reached: frozenset[str] = frozenset()  # the people of the opportunity to whom one of its messages got

    @property
    def happened(self) -> bool:
        return bool(self.reached)

    def carrying(self, message_id: str, sent: Sent) -> Contact:
        """The contact with one more message."""
        reached = self.reached | (set(sent.people) - sent.failed)
        return replace(self, sent={**self.sent, message_id: sent}, reached=reached)

    def losing(self, message_id: str, lost: Set[str]) -> Contact:
        """The contact when one of its messages did not get to those."""
        sent = self.sent[message_id]
        messages = {**self.sent, message_id: replace(sent, failed=sent.failed | lost)}
        reached = frozenset().union(*(set(each.people) - each.failed for each in messages.values()))
        return replace(self, sent=messages, reached=reached)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Heard(Value):
    """One message from them. `invites`: it asks to a further interview, whatever its type."""

    at: datetime
    type: EventType
    message_id: str
    sender: str
    evidence: str
    invites: bool = False
    by_machine: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Held(Value):
    """A promise that they made (or that the user entered), and when we learned of it."""

    at: datetime
    promise: Promise
    message_id: str
    sender: str
    by_hand: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Interview(Value):
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


@dataclass(slots=True, eq=False, repr=False)
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

    def copy(self) -> Opportunity:
        """One that grows on by itself."""
        return replace(
            self,
            people=self.people.copy(),
            seen=self.seen.copy(),
            relay_names=self.relay_names.copy(),
            interviews=self.interviews.copy(),
            contacts=self.contacts.copy(),
            heard=self.heard.copy(),
            pending=self.pending.copy(),
            promises=self.promises.copy(),
            away=self.away.copy(),
            done=self.done.copy(),
            snoozed=self.snoozed.copy(),
        )

    def send(self, contact: Contact) -> None:
        """The user made a contact."""
        self.contacts.append(contact)
        self.pending.append(contact)

    def exchange(self, old: Contact, new: Contact) -> None:
        """A contact is now known to be like this. One that did not happen is not pending."""
        for contacts in (self.contacts, self.pending):
            at = next((n for n in range(len(contacts) - 1, -1, -1) if contacts[n] is old), None)
            if at is not None:
                contacts[at] = new
        if not new.happened:
            self.pending = [contact for contact in self.pending if contact is not new]

    def hear(self, heard: Heard) -> None:
        """They wrote: what was pending is answered, unless by a machine that answers nothing."""
        self.heard.append(heard)
        if heard.type in ANSWERING:
            self.pending.clear()

    def came_back(self, contact: Contact, message_id: str, lost: Set[str]) -> None:
        """A message of a contact did not get to `lost`; when none of them got to anybody, it did not happen."""
        self.exchange(contact, contact.losing(message_id, lost))

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
