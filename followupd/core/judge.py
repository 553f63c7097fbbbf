"""Weighing one outgoing mail: gather what the rules need of the history, run them, report findings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from followupd.core.domains import company_name, domain_label
from followupd.core.local_time import day_of, zone_of
from followupd.core.opportunity import Contact, Opportunity
from followupd.core.people import Roster
from followupd.core.rules import RULES, Case
from followupd.model import EventType, Finding, Header, Outbound, Policy


@dataclass(slots=True)
class Judge:
    """Runs every rule over a mail. Reads the roster, changes nothing."""

    policy: Policy
    roster: Roster

    def findings(
        self, opportunity: Opportunity, contact: Contact, header: Header, said: Outbound, *, opens: bool
    ) -> list[Finding]:
        """All findings on this mail as (part of) `contact`; `opens` when it is the contact's first message."""
        case = self.case(opportunity, contact, header, said, opens=opens)
        found = []
        for rule in RULES:
            if rule.code in self.policy.ignore or (verdict := rule.check(case)) is None:
                continue
            found.append(
                Finding(
                    contact.at,
                    rule.code,
                    rule.name,
                    verdict.severity or rule.severity,
                    header.message_id,
                    opportunity.key,
                    contact.people,
                    verdict.reason,
                    header.subject,
                )
            )
        return found

    def case(self, opportunity: Opportunity, contact: Contact, header: Header, said: Outbound, *, opens: bool) -> Case:
        """The contact with everything that a rule may ask of the history before it."""
        own = None if opens or not opportunity.contacts else opportunity.contacts[-1]  # the contact that it is part of
        previous = next((c for c in reversed(opportunity.pending) if c is not own), None)
        rejection = opportunity.rejection()
        after_no: list[Contact] = []
        later: set[str] = set()
        if rejection is not None:
            after_no = [c for c in opportunity.since(rejection.at) if c.at > rejection.at and c is not own]
            later = {
                h.message_id
                for h in opportunity.heard
                if h.at > rejection.at and not h.by_machine and h.type is not EventType.REJECTION
            }
        zone = zone_of(self.policy.zone)
        promise = opportunity.promise()
        greets = {name.casefold() for name in said.greets}
        own_names = self._own_names(opportunity, header) if greets else frozenset()
        return Case(
            at=contact.at,
            day=day_of(contact.at, zone),
            policy=self.policy,
            outbound=said,
            opens_contact=opens,
            answer=contact.answer,
            thank_you=contact.thank_you,
            sanctioned=contact.sanctioned,
            previous=previous,
            gap=contact.at - previous.at if previous else None,
            unanswered=_count(opportunity.pending, contact),
            promise=promise,
            rejection=rejection,
            since_rejection=len(after_no),
            answers_since_rejection=contact.answer and bool(later & set(header.reply_ids)),
            strangers=self._strangers(opportunity, header),
            recorded=self._recorded(opportunity, contact.at),
            questions=self._questions(opportunity, contact),
            own_names=own_names,
            other_names={} if greets <= own_names else self._other_names(opportunity, header),
            own_companies=_company_names(opportunity) if said.companies else frozenset(),
            other_companies=self._other_companies(opportunity) if said.companies else {},
            when=lambda moment: f"{moment.astimezone(zone):%a %-d %b %H:%M}",
        )

    def _strangers(self, opportunity: Opportunity, header: Header) -> tuple[str, ...]:
        """Of the company, in To or Cc, on no earlier message, not watched and no interviewer (FU301)."""
        interviewers = {address for i in opportunity.interviews.values() for address in i.people}
        return tuple(
            address.address
            for address in header.to + header.cc
            if address.address not in opportunity.seen
            and address.address not in self.roster.heard_of
            and address.address not in interviewers
            and not self.roster.is_watched(address.address)
            and not self.roster.is_me(address.address)
            and (company := self.roster.of_company(address)) is not None
            and company.key == opportunity.key
        )

    @staticmethod
    def _recorded(opportunity: Opportunity, at: datetime) -> tuple[str, ...]:
        noted = [i for i in opportunity.interviews.values() if i.prompts_at is not None and i.prompts_at <= at]
        return tuple(dict.fromkeys(text for i in noted for text in i.strengths + i.specifics))

    @staticmethod
    def _questions(opportunity: Opportunity, contact: Contact) -> tuple[str, ...]:
        """Open questions of the interview that this note may thank for."""
        return tuple(
            question
            for i in opportunity.standing()
            if i.start
            and i.prompts_at
            and i.prompts_at <= contact.at
            and i.start <= contact.at < i.start + timedelta(days=3)
            for question in i.questions
        )

    def _own_names(self, opportunity: Opportunity, header: Header) -> frozenset[str]:
        own = (names_of(person.address, person.name) for person in opportunity.people.values())
        addressed = (names_of(address.address, address.name) for address in header.recipients)
        return frozenset().union(*own, *addressed)

    def _other_names(self, opportunity: Opportunity, header: Header) -> dict[str, str]:
        """Names of other opportunities' people, but none that a recipient without a name might bear (bsmith@: Bob)."""
        named = {person.address for person in opportunity.people.values() if person.name}
        initials = {a.address[:1] for a in header.recipients if not a.name and a.address not in named}
        return {
            name: other.label()
            for other in self.roster.opportunities.values()
            if other is not opportunity
            for person in other.people.values()
            if person.address not in opportunity.people
            for name in names_of(person.address, person.name)
            if name[:1] not in initials
        }

    def _other_companies(self, opportunity: Opportunity) -> dict[str, str]:
        return {
            name: other.label()
            for other in self.roster.opportunities.values()
            if other is not opportunity
            for name in _company_names(other)
        }


@lru_cache(maxsize=4096)
def names_of(address: str, name: str) -> frozenset[str]:
    """The names by which one may greet a person, lower case: of the display name, else of the address."""
    words = [word.strip(",.'\"()").casefold() for word in name.split()]
    if not words:
        local = address.partition("@")[0].replace("_", ".").replace("-", ".")
        words = [word.casefold() for word in local.split(".")]
    return frozenset(word for word in words if len(word) > 1 and not word.isdigit())


def _company_names(opportunity: Opportunity) -> frozenset[str]:
    if "@" in opportunity.key:
        return frozenset()
    label = domain_label(opportunity.key) if "." in opportunity.key else opportunity.key
    return frozenset({label, company_name(opportunity.name), *opportunity.relay_names} - {""})


def _count(pending: list[Contact], contact: Contact) -> int:
    """Contacts, this one included, the thank-you notes among them taken together as one (SPEC section 5)."""
    if contact.sanctioned:
        return len(pending) + 1  # no rule asks
    thanks = sum(each.thank_you for each in pending)
    return len(pending) + 1 - max(0, thanks - 1)
