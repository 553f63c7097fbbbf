"""What the user tells us by command or button becomes history like any mail (SPEC section 10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from followupd.core.local_time import utc
from followupd.core.opportunity import Held, Interview, Opportunity
from followupd.core.people import key_of_person
from followupd.core.walk import Walk
from followupd.model import (
    Deed,
    DeedType,
    EventType,
    Promise,
    State,
)


def take_deed(walk: Walk, deed: Deed) -> None:
    """Take one thing that the user told us into the history."""
    at = utc(deed.at)
    if deed.type is DeedType.INTERVIEW:
        _interview_by_hand(walk, deed)
        return
    for opportunity in walk.opportunities.values():
        if deed.identity and deed.identity in opportunity.interviews and deed.type is DeedType.INTERVIEW_REMOVED:
            opportunity.interviews[deed.identity] = replace(opportunity.interviews[deed.identity], removed=True)
            walk.questions.pop(deed.identity, None)
            walk.touch(opportunity, None)
    opportunity_ = walk.opportunities.get(deed.opportunity)
    if opportunity_ is None:
        return
    walk.touch(opportunity_, None)
    match deed.type:
        case DeedType.PROMISE:
            _promise_by_hand(opportunity_, at, deed.by, deed.note)
        case DeedType.SNOOZE if deed.until is not None:
            opportunity_.snoozed[deed.nudge] = utc(deed.until)
        case DeedType.DONE:
            opportunity_.done[deed.nudge] = at
        case DeedType.CLOSE:
            opportunity_.state, opportunity_.state_at = State.CLOSED, at
            opportunity_.state_evidence = deed.note or "closed by you"
        case DeedType.REOPEN:
            _reopen(opportunity_, at)
        case _:
            pass


def _reopen(opportunity: Opportunity, at: datetime) -> None:
    """The user overrules: what was read as a rejection or an offer was a mere reply."""
    opportunity.state, opportunity.state_at, opportunity.state_evidence = State.ACTIVE, at, "reopened by you"
    opportunity.heard = [
        replace(heard, type=EventType.REPLY) if heard.type in (EventType.REJECTION, EventType.OFFER) else heard
        for heard in opportunity.heard
    ]


def _promise_by_hand(opportunity: Opportunity, at: datetime, by: date | None, note: str) -> None:
    opportunity.promises = [] if by is None else opportunity.promises
    if by is not None:
        sentence = note or "entered by you"
        opportunity.promises.append(Held(at, Promise(by, sentence), "", "you", by_hand=True))


def _interview_by_hand(walk: Walk, deed: Deed) -> None:
    at = utc(deed.at)
    opportunity, interview = _find_interview(walk, deed.identity)
    if opportunity is None:
        opportunity = walk.roster.open(_key_of(deed), deed.company)
    if opportunity.state is State.SILENT:
        opportunity.state = State.ACTIVE
    for person in deed.people:
        walk.roster.join(opportunity, person, "entered by you")
    start = utc(deed.start) if deed.start else (interview.start if interview else None)
    end = utc(deed.end) if deed.end else (interview.end if interview and not deed.start else None)
    if start is not None and end is None:
        end = start + timedelta(hours=1)
    people = tuple(person.address for person in deed.people) or (interview.people if interview else ())
    moved = interview is not None and (interview.start, interview.end) != (start, end)
    base = interview or Interview(deed.identity, at, start, end, people, message_id=f"deed:{deed.identity}")
    opportunity.interviews[deed.identity] = replace(
        base,
        start=start,
        end=end,
        people=people,
        by_hand=True,
        all_day=base.all_day and not deed.start,
        unknown_zone="" if start else base.unknown_zone,
        strengths=deed.strengths or base.strengths,
        specifics=deed.specifics or base.specifics,
        questions=deed.questions or base.questions,
        prompts_at=at if deed.strengths or deed.specifics or deed.questions else base.prompts_at,
    )
    walk.questions.pop(deed.identity, None)
    walk.touch(opportunity, None)
    if deed.by is not None:
        _promise_by_hand(opportunity, at, deed.by, "they told you")
    if interview is None or moved:
        kind = EventType.INTERVIEW_MOVED if moved else EventType.INTERVIEW
        label = f"deed:{deed.identity}:{at:%Y%m%dT%H%M%SZ}"
        walk.event(opportunity, at, kind, label, people, deed.note or "entered by you", start=start, end=end)


def _key_of(deed: Deed) -> str:
    first = deed.people[0] if deed.people else None
    return deed.opportunity or (key_of_person(first) if first else deed.company.casefold())


def people_by_hand(deeds: Iterable[Deed]) -> dict[str, tuple[str, str]]:
    """Whom the user has entered, with the key and the company's name. They are watched as those of the config are:
    also in mail that is older than the entry (SPEC section 4, point 1)."""
    return {
        person.address: (_key_of(deed), deed.company)
        for deed in deeds
        if deed.type is DeedType.INTERVIEW
        for person in deed.people
    }


def _find_interview(walk: Walk, identity: str) -> tuple[Opportunity | None, Interview | None]:
    for opportunity in walk.opportunities.values():
        if identity in opportunity.interviews:
            return opportunity, opportunity.interviews[identity]
    return None, None
