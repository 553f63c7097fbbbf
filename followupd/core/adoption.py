"""From a calendar object to an interview that we keep: versions, moves, cancellations (SPEC section 4, point 2).

1. Identity is UID and RECURRENCE-ID. The highest SEQUENCE wins; at an equal one the later DTSTAMP.
2. An older version that comes late, or the same one again, changes nothing.
3. The same time again is no event, but its people are taken over.
4. A single changed instance moves its series' interview when that began at the replaced time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from followupd.core.domains import company_name, is_free_mail, is_machine_address, is_relay, registrable
from followupd.core.local_time import utc
from followupd.core.opportunity import Interview, Opportunity
from followupd.core.people import Roster, interviewers, of_invitation
from followupd.model import Address, EventType, Header, Invitation, Method
from followupd.value import Value

_NEVER = datetime.min.replace(tzinfo=UTC)
_EARLIEST_YEAR, _LATEST_YEAR = 1980, 2200


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Change(Value):
    """What an invitation did to an opportunity; `type` is None when nothing that one would tell."""

    opportunity: Opportunity
    interview: Interview
    type: EventType | None
    people: tuple[Address, ...]
    evidence: str


def take(roster: Roster, header: Header, invitation: Invitation, *, confirmed: bool = False) -> Change | None:
    """Take one calendar object in. None where it is no interview, or an older version of one."""
    if invitation.not_interview or roster.is_me(header.sender.address) or not _plausible(invitation):
        return None
    known_in, known = _known(roster, invitation)
    if known_in is not None and not _speaks_for(known_in, header):
        return None
    if invitation.method is Method.CANCEL:
        if known_in is None or known is None:
            roster.cancelled[invitation.identity] = (header.sender, invitation)
            return None
        return _cancel(known_in, known, header, invitation)
    if known_in is not None and known is not None:
        return _update(roster, known_in, known, header, invitation)
    if is_void(roster, header, invitation) or not (invitation.cue or _from_watched(roster, header, invitation)):
        return None
    if not confirmed and is_proposal(roster, header, invitation):
        return None
    opportunity = of_invitation(invitation, header, roster)
    if opportunity is None:
        return None
    people = _join(roster, opportunity, header, invitation)
    interview = Interview(
        invitation.identity,
        utc(header.date),
        utc(invitation.start) if invitation.start else None,
        utc(invitation.end) if invitation.end else None,
        tuple(person.address for person in people),
        all_day=invitation.all_day,
        summary=invitation.summary,
        sequence=invitation.sequence,
        stamp=invitation.stamp,
        message_id=header.message_id,
        unknown_zone=invitation.unknown_zone,
    )
    for other in list(opportunity.interviews.values()):
        if other.identity.startswith("prose:") and other.start == interview.start:
            del opportunity.interviews[other.identity]  # the calendar says the same, and who will be there
    opportunity.interviews[invitation.identity] = interview
    return Change(opportunity, interview, EventType.INTERVIEW, people, _evidence(invitation))


def _speaks_for(opportunity: Opportunity, header: Header) -> bool:
    """Whether this sender may move or cancel what the opportunity has: its people and their colleagues, and the
    calendars and relays that write for them. A stranger who has learned a UID may not (RFC 5546 3.2.2, 3.2.5:
    the organizer's to do)."""
    sender = header.sender
    if is_machine_address(sender.address) or is_relay(sender.domain) or Roster.is_calendar(sender):
        return True
    domains = {registrable(address.rpartition("@")[2]) for address in opportunity.people}
    domain = registrable(sender.domain)
    return (
        sender.address in opportunity.people
        or domain == opportunity.key
        or (domain in domains and not is_free_mail(domain))
    )


def is_proposal(roster: Roster, header: Header, invitation: Invitation) -> bool:
    """Whether the user wants to be asked about this one first: `auto_adopt = "none"`, and from nobody known."""
    return (
        roster.policy.auto_adopt == "none"
        and invitation.method is not Method.CANCEL
        and bool(invitation.cue)
        and not invitation.not_interview
        and not roster.is_me(header.sender.address)
        and not is_version(roster, header, invitation)
        and not _from_watched(roster, header, invitation)
    )


def is_version(roster: Roster, header: Header, invitation: Invitation) -> bool:
    """Whether an interview of this identity is known, or was cancelled before we heard of it."""
    return _known(roster, invitation) != (None, None) or is_void(roster, header, invitation)


def is_void(roster: Roster, header: Header, invitation: Invitation) -> bool:
    """Whether its cancellation overtook it, by those who invite: an older version that comes late."""
    who, cancelled = roster.cancelled.get(invitation.identity, (header.sender, None))
    if cancelled is None or _version(invitation) > _version(cancelled):
        return False
    inviters = {header.sender.address, invitation.organizer.address if invitation.organizer else ""}
    domains = {registrable(address.rpartition("@")[2]) for address in inviters}
    domain = registrable(who.domain)
    return who.address in inviters or (domain in domains and not is_free_mail(domain))


def _plausible(invitation: Invitation) -> bool:
    """No interview is held in the year 9999, where counting days on would overflow."""
    times = [moment for moment in (invitation.start, invitation.end) if moment is not None]
    return all(_EARLIEST_YEAR <= moment.year <= _LATEST_YEAR for moment in times)


def _known(roster: Roster, invitation: Invitation) -> tuple[Opportunity | None, Interview | None]:
    """The interview that this is a version of, by identity, or by the series whose instance it is."""
    series, _, instance = invitation.identity.partition("/")
    for opportunity in roster.opportunities.values():
        if (interview := opportunity.interviews.get(invitation.identity)) is not None:
            return opportunity, interview
        master = opportunity.interviews.get(series) if instance else None
        if master is None or master.start is None:
            continue
        if instance == master.instance or _same_instant(instance, master.start):
            return opportunity, master
    if invitation.method is Method.CANCEL and not instance:  # the series, of which one instance is known
        for opportunity in roster.opportunities.values():
            for interview in opportunity.interviews.values():
                if interview.stands and interview.identity.startswith(f"{series}/"):
                    return opportunity, interview
    return None, None


def _same_instant(text: str, moment: datetime) -> bool:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return False
    return instant.tzinfo is not None and utc(instant) == moment


def _version(of: Invitation | Interview) -> tuple[int, datetime]:
    return of.sequence, of.stamp or _NEVER


def _cancel(opportunity: Opportunity, known: Interview, header: Header, invitation: Invitation) -> Change | None:
    stale = (invitation.sequence, invitation.stamp or known.stamp or _NEVER) < (known.sequence, known.stamp or _NEVER)
    if stale or not known.stands:
        return None
    cancelled = opportunity.interviews[known.identity] = replace(
        known,
        sequence=max(known.sequence, invitation.sequence),
        stamp=invitation.stamp or known.stamp,
        cancelled_at=utc(header.date),
    )
    people = tuple(Address(address) for address in known.people)
    return Change(opportunity, cancelled, EventType.INTERVIEW_CANCELLED, people, _evidence(invitation) or known.summary)


def _update(
    roster: Roster, opportunity: Opportunity, known: Interview, header: Header, invitation: Invitation
) -> Change | None:
    if known.removed or _version(invitation) <= _version(known):
        return None
    people = _join(roster, opportunity, header, invitation)
    start = utc(invitation.start) if invitation.start else None
    end = utc(invitation.end) if invitation.end else None
    was_cancelled = known.cancelled_at is not None
    same = (known.start, known.end) == (start, end)
    updated = replace(
        known,
        start=start,
        end=end,
        people=tuple(person.address for person in people) or known.people,
        all_day=invitation.all_day,
        summary=invitation.summary or known.summary,
        sequence=invitation.sequence,
        stamp=invitation.stamp,
        cancelled_at=None,
        unknown_zone=invitation.unknown_zone,
        instance=invitation.identity.partition("/")[2] or known.instance,
    )
    opportunity.interviews[known.identity] = updated
    kind = EventType.INTERVIEW if was_cancelled else None if same else EventType.INTERVIEW_MOVED
    return Change(opportunity, updated, kind, people, _evidence(invitation))


def _join(roster: Roster, opportunity: Opportunity, header: Header, invitation: Invitation) -> tuple[Address, ...]:
    """Interviewers, organizer and sender become people of the opportunity; returns the interviewers."""
    people = interviewers(invitation, roster)
    for person in people:
        roster.join(opportunity, person, "invited as an interviewer")
    organizer = invitation.organizer
    others = [Address(organizer.address, organizer.name)] if organizer and not organizer.is_room else []
    for person in [*others, header.sender]:
        if is_relay(person.domain):
            if name := company_name(person.name):
                opportunity.relay_names.add(name)
        elif not is_machine_address(person.address) and not roster.is_calendar(person):
            roster.join(opportunity, person, "sent the invitation")
    return people


def _from_watched(roster: Roster, header: Header, invitation: Invitation) -> bool:
    addresses = {header.sender.address, *(attendee.address for attendee in invitation.attendees)}
    if invitation.organizer is not None:
        addresses.add(invitation.organizer.address)
    return any(
        roster.is_watched(address) or address in roster.by_address for address in addresses if not roster.is_me(address)
    )


def _evidence(invitation: Invitation) -> str:
    return invitation.summary or invitation.cue
