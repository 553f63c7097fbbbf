"""Who belongs to which opportunity, and why (SPEC section 4).

1. A thread is made by references; without them, by the same subject with a person of the
   opportunity in From, To or Cc.
2. Of the company's domain: whoever is on its threads. Of another domain: whom an invitation
   carries, who writes on the thread, or whom a person of it brings in.
3. The user's own forwards, the answers to them, and mere Ccs bring nobody in.
4. A relay's address is nobody: its mail goes by thread, then by display name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from followupd.core.domains import (
    company_key,
    company_name,
    domain_label,
    is_calendar_host,
    is_machine_address,
    is_relay,
    registrable,
)
from followupd.core.opportunity import Opportunity, Person
from followupd.core.thread_subject import thread_subject
from followupd.model import Address, Header, Inbound, Invitation, Kind, Policy


@dataclass(slots=True, eq=False, repr=False)
class Roster:
    """All opportunities, with the indexes that tell whose a mail is. Grows as `core.history` walks on."""

    policy: Policy
    by_hand: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # address: key and company, as entered
    opportunities: dict[str, Opportunity] = field(default_factory=dict)
    by_address: dict[str, list[str]] = field(default_factory=dict)  # person: keys, the latest last
    threads: dict[str, str] = field(default_factory=dict)  # Message-ID: key
    subjects: dict[str, list[str]] = field(default_factory=dict)  # thread subject: keys, the latest last
    own_forwards: set[str] = field(default_factory=set)  # Message-IDs of mails of the user past their people
    heard_of: set[str] = field(default_factory=set)  # on any mail that the user got, whosever
    referenced: dict[str, str] = field(default_factory=dict)  # Message-ID that mails of the threads refer to: key
    cancelled: dict[str, tuple[Address, Invitation]] = field(default_factory=dict)  # before we had heard of it; by whom
    watched: frozenset[str] = field(init=False)
    watched_domains: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.watched = frozenset(entry for entry in self.policy.watch if not entry.startswith("@"))
        self.watched_domains = frozenset(entry[1:] for entry in self.policy.watch if entry.startswith("@"))

    def copy(self) -> Roster:
        """One that grows on by itself."""
        return replace(
            self,
            opportunities={key: opportunity.copy() for key, opportunity in self.opportunities.items()},
            by_address={address: keys.copy() for address, keys in self.by_address.items()},
            threads=self.threads.copy(),
            subjects=self.subjects.copy(),
            own_forwards=self.own_forwards.copy(),
            heard_of=self.heard_of.copy(),
            referenced=self.referenced.copy(),
            cancelled=self.cancelled.copy(),
        )

    # -------------------------------------------------------------- asking

    def is_me(self, address: str) -> bool:
        return address in self.policy.me

    @staticmethod
    def is_calendar(address: Address) -> bool:
        """Whether this is a shared calendar, which is nobody."""
        return is_calendar_host(address.domain)

    def is_watched(self, address: str) -> bool:
        """Whether the config names this address, itself or by its domain, or the user has entered it, ever."""
        if self.is_me(address):
            return False  # of a watched domain, say, but nobody whom one follows up with
        if address in self.watched or address in self.by_hand:
            return True
        domain = address.rpartition("@")[2]
        return any(domain == entry or domain.endswith("." + entry) for entry in self.watched_domains)

    def of_person(self, address: str, header: Header) -> Opportunity | None:
        """The opportunity of a person; one of several by the thread, else the latest."""
        keys = self.by_address.get(address, [])
        if len(keys) > 1:
            thread = self.of_references(header) or self.of_subject(header)
            if thread is not None and thread.key in keys:
                return thread
        if keys:
            return self.opportunities[keys[-1]]
        return self._adopt_watched(address, header) if self.is_watched(address) else None

    def of_references(self, header: Header) -> Opportunity | None:
        """The opportunity on whose thread the mail stands, the nearest reference first.

        A mail that is no part of the history may have begun the thread (an application to a mailbox that nobody
        watches): then the company has to be on this one.
        """
        nearest = (*header.in_reply_to, *reversed(header.references))
        if (key := next((self.threads[each] for each in nearest if each in self.threads), None)) is not None:
            return self.opportunities[key]
        begun = next((self.referenced[each] for each in nearest if each in self.referenced), None)
        companies = map(self.of_company, (header.sender, *header.recipients))
        return next((company for company in companies if company is not None and company.key == begun), None)

    def of_subject(self, header: Header) -> Opportunity | None:
        """The same for a mail without references (rule 1): by subject, with one of its people on it."""
        if header.reply_ids:
            return None
        on_it = {header.sender.address, *(a.address for a in header.to), *(a.address for a in header.cc)}
        so_called = map(self.opportunities.__getitem__, reversed(self.subjects.get(thread_subject(header.subject), [])))
        return next((opportunity for opportunity in so_called if on_it & opportunity.people.keys()), None)

    def of_company(self, address: Address) -> Opportunity | None:
        """The opportunity of the company whose domain this is."""
        key = company_key(address)
        return self._of_key(key) if key else None

    def _of_key(self, key: str) -> Opportunity | None:
        """The opportunity of a company's domain; also one that a relay's display name began ("acme")."""
        return self.opportunities.get(key) or self.opportunities.get(domain_label(key))

    def of_relay(self, sender: Address) -> Opportunity | None:
        """The opportunity that a relay's display name speaks for (rule 4)."""
        name = company_name(sender.name)
        if not name:
            return None
        named = [o for o in self.opportunities.values() if name in o.relay_names]
        labels = {name, name.replace(" ", ""), name.replace(" ", "-")}
        labelled = [o for o in self.opportunities.values() if {domain_label(o.key), o.key} & labels]
        found = named or labelled
        return found[-1] if found else None

    # -------------------------------------------------------------- inbound mail

    def of_inbound(self, header: Header, said: Inbound) -> Opportunity | None:
        """Whose an inbound mail is; its sender joins where the rules above say so."""
        sender = header.sender
        thread = self.of_references(header) or self.of_subject(header)
        if is_relay(sender.domain):
            return thread or self.of_relay(sender)
        company = self.of_company(sender)
        if thread is not None and sender.address in thread.people:
            return thread
        outsider = company is None and not self.by_address.get(sender.address)
        if thread is not None and (outsider or company is thread or (company is None and header.reply_ids)):
            if self._answers_own_forward(header) or (outsider and said.kind is Kind.AUTO_REPLY):
                return None
            if not is_machine_address(sender.address):
                self.join(thread, sender, "writes on the thread")
            return thread
        known = self.of_person(sender.address, header)
        if known is not None:
            return known
        if company is not None and said.kind in (Kind.REJECTION, Kind.OFFER, Kind.INVITATION):
            if not is_machine_address(sender.address):
                self.join(company, sender, f"writes for {company.label()}")
            return company
        return None

    def brings_in(self, opportunity: Opportunity, header: Header, said: Inbound) -> None:
        """A person of it wrote: colleagues on the mail join, others where they are brought in."""
        if header.sender.address not in opportunity.people and not is_relay(header.sender.domain):
            return
        self.join_colleagues(opportunity, header)
        addressed = header.to + header.cc if said.introduces else header.to
        for address in addressed:
            if self._outsider_may_join(address):
                self.join(opportunity, address, f"brought in by {header.sender.address}")

    def _outsider_may_join(self, address: Address) -> bool:
        return not (
            self.is_me(address.address)
            or is_machine_address(address.address)
            or is_relay(address.domain)
            or is_calendar_host(address.domain)
            or address.address in self.by_address
        )

    def _answers_own_forward(self, header: Header) -> bool:
        nearest = header.in_reply_to or header.references[-1:]
        return any(message_id in self.own_forwards for message_id in nearest)

    # -------------------------------------------------------------- joining

    def join(self, opportunity: Opportunity, address: Address, why: str) -> None:
        """Make somebody a person of the opportunity; again is harmless."""
        if self.is_me(address.address) or not address.address:
            return
        person = opportunity.people.get(address.address)
        if person is None:
            opportunity.people[address.address] = Person(address.address, address.name, why)
        elif address.name and not person.name:
            opportunity.people[address.address] = replace(person, name=address.name)
        _last(self.by_address.setdefault(address.address, []), opportunity.key)

    def join_colleagues(self, opportunity: Opportunity, header: Header) -> None:
        """Everybody of the company's own domain on a mail of its threads joins."""
        for address in (header.sender, *header.recipients):
            if address.address in opportunity.people or is_machine_address(address.address):
                continue
            if self.of_company(address) is opportunity:
                self.join(opportunity, address, "of the company, on its thread")

    def note_thread(self, opportunity: Opportunity, header: Header) -> None:
        """This mail is one of the opportunity's: answers to it are too."""
        self.threads.setdefault(header.message_id, opportunity.key)
        for message_id in header.reply_ids:
            self.referenced.setdefault(message_id, opportunity.key)
        if subject := thread_subject(header.subject):
            _last(self.subjects.setdefault(subject, []), opportunity.key)
        opportunity.seen.add(header.sender.address)
        opportunity.seen.update(address.address for address in header.recipients)

    def open(self, key: str, name: str = "") -> Opportunity:
        """The opportunity of that key, made when it is new."""
        opportunity = self._of_key(key) if "." in key and "@" not in key else self.opportunities.get(key)
        if opportunity is None:
            opportunity = self.opportunities[key] = Opportunity(key, name)
        elif name and not opportunity.name:
            opportunity.name = name
        return opportunity

    def _adopt_watched(self, address: str, header: Header) -> Opportunity:
        everybody = (header.sender, *header.recipients)
        as_written = next((a for a in everybody if a.address == address), Address(address))
        if address in self.by_hand:
            opportunity = self.open(*self.by_hand[address])
            self.join(opportunity, as_written, "entered by you")
            return opportunity
        opportunity = self.open(key_of_person(as_written, self.watched_domains))
        self.join(opportunity, as_written, "named in the config")
        return opportunity


def _last(keys: list[str], key: str) -> None:
    """Put `key` at the end, once."""
    if key in keys:
        keys.remove(key)
    keys.append(key)


def key_of_person(address: Address, watched_domains: Iterable[str] = ()) -> str:
    """The key of the opportunity that one person alone makes: the company's domain, else the address."""
    key = company_key(address)
    if key is None and address.domain in watched_domains:
        key = registrable(address.domain)
    return key or address.address


def interviewers(invitation: Invitation, roster: Roster) -> tuple[Address, ...]:
    """Attendees other than the user, rooms, relays and machines; the organizer only when an attendee
    too, or when there is nobody else (SPEC section 4)."""
    people = [
        Address(attendee.address, attendee.name)
        for attendee in invitation.attendees
        if not attendee.is_room and _is_somebody(attendee.address, roster)
    ]
    organizer = invitation.organizer
    if not people and organizer and not organizer.is_room and _is_somebody(organizer.address, roster):
        people = [Address(organizer.address, organizer.name)]
    return tuple({person.address: person for person in people}.values())


def _is_somebody(address: str, roster: Roster) -> bool:
    domain = address.rpartition("@")[2]
    return bool(address) and not (
        roster.is_me(address) or is_machine_address(address) or is_relay(domain) or is_calendar_host(domain)
    )


def _interviews(roster: Roster, key: str, inviters: Iterable[Address]) -> bool:
    """Whether somebody of that company has interviewed, the inviters aside (a recruiter's talk is no interview)."""
    known = roster.opportunities.get(key)
    met = {address for interview in known.interviews.values() for address in interview.people} if known else set()
    return any(company_key(Address(address)) == key for address in met - {inviter.address for inviter in inviters})


def of_invitation(invitation: Invitation, header: Header, roster: Roster) -> Opportunity | None:
    """The opportunity of a calendar invitation, made when it is new.

    By thread (but a recruiter's first invitation to a company, also after a talk with the recruiter alone, is
    that company's), else by the company
    of its interviewers, its organizer or its sender; else by the display name of a relay; else by one
    of its people who is already known, or alone.
    """
    people = interviewers(invitation, roster)
    organizer = invitation.organizer
    others = [Address(organizer.address, organizer.name)] if organizer else []
    candidates = [*people, *others, header.sender]
    keys = [key for person in people if (key := company_key(person))]
    thread = roster.of_references(header)
    if thread is not None:
        met = {person for interview in thread.interviews.values() for person in interview.people}
        screened = met <= {address.address for address in [*others, header.sender]}  # by the recruiter, if by anybody
        humans = [a for a in (*others, header.sender) if _is_somebody(a.address, roster)]
        agency = bool(humans) and not any(company_key(a) in (thread.key, *keys) for a in humans)
        if thread.key in keys or not keys or not (screened or agency):
            return thread
    if keys:
        # of as many, the one that has interviewed already, then the company whom a recruiter invites for
        # rather than the recruiter's own
        inviters = [*others, header.sender]
        sends = {company_key(address) for address in inviters}
        return roster.open(
            max(keys, key=lambda key: (keys.count(key), _interviews(roster, key, inviters), key not in sends))
        )
    for person in people:
        if roster.by_address.get(person.address) or roster.is_watched(person.address):
            return roster.of_person(person.address, header)
    for address in [*others, header.sender]:
        if is_relay(address.domain) or is_calendar_host(address.domain):
            continue
        if roster.by_address.get(address.address) or roster.is_watched(address.address):
            return roster.of_person(address.address, header)
        if (
            not roster.is_me(address.address)
            and not is_machine_address(address.address)
            and (key := company_key(address))
        ):
            return roster.open(key)
    if is_relay(header.sender.domain):
        name = company_name(header.sender.name)
        return roster.of_relay(header.sender) or (roster.open(name) if name else None)
    alone = next((a for a in candidates if _is_somebody(a.address, roster)), None)
    return roster.open(alone.address) if alone else None
