"""What the user writes becomes contacts, each weighed by the rules first (SPEC sections 2, 5, 6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from followupd.core.domains import is_relay
from followupd.core.follow_up import satisfies
from followupd.core.local_time import ONE_DAY, day_of, moment_of, utc
from followupd.core.opportunity import Contact, Interview, Opportunity, Sent
from followupd.core.thanks import thanks_now
from followupd.core.walk import Walk
from followupd.model import (
    Address,
    EventType,
    Header,
    Method,
    Outbound,
    Reading,
    State,
)


def take_sent(walk: Walk, reading: Reading) -> None:
    """Weigh a mail of the user by the history so far, then make it part of it."""
    header, said = reading.header, reading.outbound
    if said is None or said.not_contact or any(i.method in (Method.REPLY, Method.COUNTER) for i in reading.invitations):
        return
    addressed = _addressed(walk, header)
    if not addressed:
        if walk.roster.of_references(header) is not None or reading.forwarded:
            walk.roster.own_forwards.add(header.message_id)
        return
    for opportunity, people in addressed:
        _contact(walk, opportunity, people, header, said)


def take_draft(walk: Walk, reading: Reading) -> None:
    """Weigh a draft as if it went out when it was saved; it changes nothing."""
    if reading.outbound is None or not walk.policy.drafts or walk.judge is None:
        return
    for opportunity, people in _addressed(walk, reading.header, draft=True):
        known = dict(opportunity.interviews)
        _infer_interview(walk, opportunity, people, reading.header, reading.outbound)
        contact = _weighed(walk, opportunity, people, reading.header, reading.outbound, _before(opportunity))
        opportunity.interviews = known
        findings = walk.judge.findings(opportunity, contact, reading.header, reading.outbound, opens=True)
        key = f"{','.join(sorted(people))}|{reading.header.subject.casefold()}"
        walk.out.findings += [replace(f, draft=True, draft_key=key) for f in findings]


def _addressed(walk: Walk, header: Header, *, draft: bool = False) -> list[tuple[Opportunity, tuple[str, ...]]]:
    """The opportunities that a mail of the user goes to, each with its people among the recipients."""
    whose: dict[str, list[Address]] = {}
    # Whoever belongs to several (a recruiter of both) comes last: the mail is for the company of the others on it.
    belong = walk.roster.by_address
    for address in sorted(header.recipients, key=lambda a: len(belong.get(a.address, ())) > 1):
        among = [key for key in belong.get(address.address, ()) if key in whose]
        if among:
            for key in among:
                whose[key].append(address)
        elif (opportunity := walk.roster.of_person(address.address, header)) is not None:
            whose.setdefault(opportunity.key, []).append(address)
    thread = walk.roster.of_references(header) or walk.roster.of_subject(header)
    for address in header.recipients:
        if is_relay(address.domain) and (opportunity := thread or walk.roster.of_relay(address)) is not None:
            whose.setdefault(opportunity.key, []).append(address)
    for opportunity in [walk.opportunities[key] for key in whose] + ([thread] if thread else []):
        colleagues = [a for a in header.recipients if a.address not in opportunity.people]
        if not draft:
            walk.roster.join_colleagues(opportunity, header)
        joined = [a for a in colleagues if a.address in opportunity.people]
        if joined:
            whose.setdefault(opportunity.key, []).extend(joined)
    return [
        (walk.opportunities[key], tuple(dict.fromkeys(address.address for address in people)))
        for key, people in whose.items()
    ]


def _before(opportunity: Opportunity, present: Contact | None = None) -> Contact | None:
    """The last contact that happened, before the one in hand."""
    return next((c for c in reversed(opportunity.contacts) if c.happened and c is not present), None)


def _weighed(
    walk: Walk,
    opportunity: Opportunity,
    people: tuple[str, ...],
    header: Header,
    said: Outbound,
    before: Contact | None,
) -> Contact:
    """The contact that this mail would be, told what the history makes of it; `before`: the user's previous one."""
    at = utc(header.date)
    recipients = frozenset(address.address for address in header.recipients)
    sent = {header.message_id: Sent(at, header.subject, people, recipients)}
    contact = Contact(at, header.message_id, header.subject, people, sent=sent, reached=frozenset(people))
    named = [h for h in opportunity.heard if h.message_id in header.reply_ids and (before is None or h.at > before.at)]
    answer = bool(named) and (not said.status_request or at - named[-1].at <= walk.policy.min_gap)
    thank_you = bool(thanks_now(opportunity, contact, walk.policy))
    sanctioned = answer or thank_you or _is_step(walk, opportunity, contact)
    return replace(contact, answer=answer, thank_you=thank_you, sanctioned=sanctioned)


def _is_step(walk: Walk, opportunity: Opportunity, contact: Contact) -> bool:
    earlier = opportunity.last_pending()
    if earlier is not None and contact.at - earlier.at < walk.policy.min_gap:
        return False
    return satisfies(opportunity, contact.at, walk.policy)


def _contact(walk: Walk, opportunity: Opportunity, people: tuple[str, ...], header: Header, said: Outbound) -> None:
    at = utc(header.date)
    last = opportunity.contacts[-1] if opportunity.contacts else None
    heard_between = last is not None and bool(opportunity.heard) and opportunity.heard[-1].at > last.at
    opens = last is None or at - last.at >= walk.policy.grace or heard_between or not last.happened
    inferred = _infer_interview(walk, opportunity, people, header, said)
    contact = _weighed(walk, opportunity, people, header, said, _before(opportunity, None if opens else last))
    if not opens and last is not None:
        contact = replace(contact, answer=contact.answer or last.answer, thank_you=contact.thank_you or last.thank_you)
    if said.has_attachment:
        recent = [
            i for c in opportunity.contacts[-9:] for i, each in c.sent.items() if at - each.at < walk.policy.grace
        ]
        walk.out.withdrawn += [f"FU209:{opportunity.key}:{message_id}" for message_id in recent]
    if walk.judge is not None:
        walk.out.findings += walk.judge.findings(opportunity, contact, header, said, opens=opens)
    evidence = header.subject or "(no subject)"
    walk.event(opportunity, at, EventType.CONTACT, header.message_id, people, evidence)
    if opens or last is None:
        opportunity.send(contact)
    else:
        longer = last.carrying(header.message_id, contact.sent[header.message_id])
        everybody = tuple(dict.fromkeys(last.people + people))
        longer = replace(longer, people=everybody, thank_you=contact.thank_you, answer=contact.answer)
        opportunity.exchange(last, longer)
    walk.roster.note_thread(opportunity, header)
    walk.touch(opportunity, at)
    if inferred is not None:
        walk.event(
            opportunity,
            at,
            EventType.INTERVIEW_INFERRED,
            header.message_id,
            people,
            said.thank_you,
            start=inferred.start,
            end=inferred.end,
        )


def _infer_interview(
    walk: Walk, opportunity: Opportunity, people: tuple[str, ...], header: Header, said: Outbound
) -> Interview | None:
    """A thank-you note is itself the evidence of an interview (SPEC section 4, point 5): recorded, and given back.

    A further note about the same day says who else was there.
    """
    at = utc(header.date)
    if not said.thank_you or not walk.policy.infer_interview:
        return None
    if opportunity.state in (State.REJECTED, State.OFFER, State.CLOSED):
        return None
    day = day_of(at, walk.zone) - said.thanks_for * ONE_DAY
    near = [
        i
        for i in opportunity.standing()
        if i.start and (at - timedelta(days=3) <= i.start <= at or day_of(i.start, walk.zone) == day)
    ]
    for interview in near:
        if interview.inferred:
            everybody = tuple(dict.fromkeys(interview.people + people))
            opportunity.interviews[interview.identity] = replace(interview, people=everybody)
    if near:
        return None
    start = moment_of(day, datetime.min.time(), walk.zone)
    identity = f"inferred:{header.message_id}"
    interview = Interview(
        identity,
        at,
        start,
        start,
        people,
        all_day=True,
        summary="inferred from your thank-you note",
        message_id=header.message_id,
        inferred=True,
    )
    opportunity.interviews[identity] = interview
    return interview
