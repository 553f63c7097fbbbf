"""What they write becomes events: replies, rejections, offers, promises, invitations (SPEC sections 2, 4, 8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from followupd.core import adoption
from followupd.core.domains import company_name, is_machine_address, is_relay
from followupd.core.local_time import utc
from followupd.core.opportunity import Contact, Heard, Held, Interview, Opportunity
from followupd.core.people import key_of_person
from followupd.core.walk import Walk
from followupd.model import (
    EventType,
    Finding,
    Header,
    Inbound,
    Kind,
    Method,
    Promise,
    Reading,
    Severity,
    State,
)

_SPEAKS = {
    Kind.HUMAN: EventType.REPLY,
    Kind.INVITATION: EventType.REPLY,
    Kind.REJECTION: EventType.REJECTION,
    Kind.OFFER: EventType.OFFER,
    Kind.AUTO_REPLY: EventType.AUTO_REPLY,
}
"""What a kind of inbound mail becomes; the others give no event."""


def take_received(walk: Walk, reading: Reading) -> None:
    """Take one mail from them, or about a mail of ours, into the history."""
    header, said = reading.header, reading.inbound
    if said is None:
        return
    walk.roster.heard_of.update(address.address for address in (header.sender, *header.recipients))
    if said.kind is Kind.BOUNCE:
        _bounce(walk, reading)
        return
    objects = [i for i in reading.invitations if i.method in (Method.REQUEST, Method.PUBLISH, Method.CANCEL)]
    answers = any(i.method in (Method.REPLY, Method.COUNTER) for i in reading.invitations)
    confirmed = header.message_id in walk.adopted
    proposed = [] if confirmed else [i for i in objects if adoption.is_proposal(walk.roster, header, i)]
    versions = [i for i in objects if adoption.is_version(walk.roster, header, i)]
    changes = [
        change
        for invitation in objects
        if (change := adoption.take(walk.roster, header, invitation, confirmed=confirmed)) is not None
    ]
    if proposed and not changes:
        first = proposed[0]
        evidence = first.summary or first.cue
        walk.proposals[header.message_id] = (
            header,
            replace(said, kind=Kind.INVITATION, evidence=evidence, start=first.start),
        )
        return
    if changes:
        _calendar_changes(walk, header, said, changes)
        return
    if answers or versions or (objects and _is_calendar_only(reading)):
        return
    _spoken(walk, header, said)


def _is_calendar_only(reading: Reading) -> bool:
    """An older or repeated version of a known invitation gives no event, whatever its text."""
    return any(i.cue or i.method is Method.CANCEL for i in reading.invitations)


def _calendar_changes(walk: Walk, header: Header, said: Inbound, changes: list[adoption.Change]) -> None:
    at = utc(header.date)
    promised: set[str] = set()
    for change in changes:
        opportunity, interview = change.opportunity, change.interview
        walk.roster.note_thread(opportunity, header)
        walk.touch(opportunity, at)
        if change.type is None:
            continue
        if interview.start is None and interview.unknown_zone:
            walk.questions[interview.identity] = interview
        else:
            walk.questions.pop(interview.identity, None)
        if change.type is EventType.INTERVIEW and opportunity.state is not State.CLOSED:
            opportunity.state = State.ACTIVE
        _heard(opportunity, header, change.type, change.evidence, invites=True)
        walk.event(
            opportunity,
            at,
            change.type,
            header.message_id,
            [person.address for person in change.people] or [header.sender.address],
            change.evidence,
            start=interview.start,
            end=interview.end,
        )
        if change.type is EventType.INTERVIEW and said.promise is not None and opportunity.key not in promised:
            promised.add(opportunity.key)
            _promise(walk, opportunity, header, said.promise)


def _spoken(walk: Walk, header: Header, said: Inbound) -> None:
    kind = _SPEAKS.get(said.kind)
    if kind is None:
        return
    opportunity = walk.roster.of_inbound(header, said)
    if said.kind is Kind.INVITATION:
        known = opportunity is not None and said.start is not None and _is_known(opportunity, utc(said.start))
        if not known and (walk.policy.auto_adopt == "all" or header.message_id in walk.adopted):
            _adopt_prose(walk, opportunity, header, said)
            return
        if not known:
            walk.proposals[header.message_id] = (header, said)
    if opportunity is None:
        return
    at = utc(header.date)
    if kind is not EventType.AUTO_REPLY:
        walk.roster.brings_in(opportunity, header, said)
    walk.roster.note_thread(opportunity, header)
    walk.touch(opportunity, at)
    if kind is EventType.AUTO_REPLY:
        if said.until is not None:
            opportunity.away.append((at, said.until))
        walk.event(opportunity, at, kind, header.message_id, [header.sender.address], said.evidence, until=said.until)
        return
    _heard(opportunity, header, kind, said.evidence, invites=said.kind is Kind.INVITATION, by_machine=said.by_machine)
    evidence = said.evidence or header.subject
    walk.event(opportunity, at, kind, header.message_id, [header.sender.address], evidence)
    if kind in (EventType.REJECTION, EventType.OFFER):
        opportunity.state = State.REJECTED if kind is EventType.REJECTION else State.OFFER
        opportunity.state_at, opportunity.state_evidence = at, said.evidence
        opportunity.promises.clear()
    elif opportunity.state is State.SILENT:
        opportunity.state = State.ACTIVE
    if kind is EventType.REPLY and said.promise is not None:
        _promise(walk, opportunity, header, said.promise)


def _is_known(opportunity: Opportunity, start: datetime) -> bool:
    """Whether an interview then is known: a mail that speaks of it again is no new invitation."""
    return any(interview.start == start for interview in opportunity.standing())


def _adopt_prose(walk: Walk, opportunity: Opportunity | None, header: Header, said: Inbound) -> None:
    """An invitation in words is an interview by the user's wish (SPEC section 4, point 3)."""
    relayed = is_relay(header.sender.domain)
    name = company_name(header.sender.name) if relayed else ""
    if opportunity is None:
        if relayed and not name:
            return
        opportunity = walk.roster.open(name if relayed else key_of_person(header.sender))
    at = utc(header.date)
    if name:
        opportunity.relay_names.add(name)
    who = () if relayed or is_machine_address(header.sender.address) else (header.sender.address,)
    if who:
        walk.roster.join(opportunity, header.sender, "invited to an interview")
    walk.roster.note_thread(opportunity, header)
    walk.touch(opportunity, at)
    if opportunity.state is not State.CLOSED:
        opportunity.state = State.ACTIVE
    start = utc(said.start) if said.start else None
    end = start + timedelta(hours=1) if start else None
    if start is not None:
        identity = f"prose:{header.message_id}"
        opportunity.interviews[identity] = Interview(
            identity, at, start, end, who, summary=header.subject, message_id=header.message_id
        )
    _heard(opportunity, header, EventType.INTERVIEW, said.evidence, invites=True)
    people = [header.sender.address]
    walk.event(opportunity, at, EventType.INTERVIEW, header.message_id, people, said.evidence, start=start, end=end)
    if said.promise is not None:
        _promise(walk, opportunity, header, said.promise)


def _heard(
    opportunity: Opportunity,
    header: Header,
    kind: EventType,
    evidence: str,
    *,
    invites: bool = False,
    by_machine: bool = False,
) -> None:
    opportunity.hear(
        Heard(utc(header.date), kind, header.message_id, header.sender.address, evidence, invites, by_machine)
    )


def _promise(walk: Walk, opportunity: Opportunity, header: Header, promise: Promise) -> None:
    at = utc(header.date)
    opportunity.promises.append(Held(at, promise, header.message_id, header.sender.address))
    people = [header.sender.address]
    walk.event(opportunity, at, EventType.PROMISE, header.message_id, people, promise.sentence, by=promise.by)


def _bounce(walk: Walk, reading: Reading) -> None:
    """A contact came back: it did not happen for those recipients (FU302)."""
    report, header = reading.report, reading.header
    ids = [*([report.original_id] if report and report.original_id else []), *header.reply_ids]
    named = set(report.recipients) if report else set()
    named |= {address.strip(" <>").lower() for address in header.marks.get("x-failed-recipients", "").split(",")} - {""}
    at = utc(header.date)
    for opportunity in walk.opportunities.values():
        found = _message_that_failed(opportunity, ids, named, at)
        if found is None:
            continue
        contact, message_id = found
        each = contact.sent[message_id]
        # an address that is none of the mail's own is where one of them was sent on to
        lost = named & set(each.people) if named & each.recipients else set(each.people)
        if not lost:
            continue
        news = not lost <= each.failed
        opportunity.came_back(contact, message_id, lost)
        walk.touch(opportunity, at)
        said = reading.inbound.evidence if reading.inbound else header.subject
        walk.event(opportunity, at, EventType.BOUNCE, header.message_id, sorted(lost), said or header.subject)
        if news and "FU302" not in walk.policy.ignore:
            reason = f"It came back from {', '.join(sorted(lost))}: “{said or header.subject}”. It did not happen."
            walk.out.findings.append(
                Finding(
                    at,
                    "FU302",
                    "bounced",
                    Severity.WARNING,
                    message_id,
                    opportunity.key,
                    tuple(sorted(lost)),
                    reason,
                    each.subject,
                )
            )


def _message_that_failed(
    opportunity: Opportunity, ids: list[str], named: set[str], at: datetime
) -> tuple[Contact, str] | None:
    """The message that a report is about: by its id, else the last of five days to one of those named."""
    for contact in reversed(opportunity.contacts):
        for message_id in ids:
            if message_id in contact.sent:
                return contact, message_id
    if ids and not named:
        return None
    for contact in reversed(opportunity.contacts):
        for message_id, each in reversed(list(contact.sent.items())):
            if timedelta(0) <= at - each.at <= timedelta(days=5) and named & set(each.people):
                return contact, message_id
    return None
