"""What `interview list` shows of each interview."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from followupd.core.opportunity import Interview, Opportunity
    from followupd.wiring import Proposal

F = TypeVar("F", bound=Callable[..., Any])
USUAL = timedelta(hours=1)
"""How long an interview takes when nobody says."""


def by_time(opportunities: Any) -> list[tuple[Opportunity, Interview]]:
    known = [(o, i) for o in opportunities for i in o.interviews.values() if not i.removed]
    return sorted(known, key=lambda pair: (pair[1].start or pair[1].known_at, pair[1].identity))


def short_ids(identities: list[str]) -> dict[str, str]:
    """The beginning of each identity, eight characters or as many more as tell it from the others."""
    short = {}
    for identity in identities:
        length = 8
        while length < len(identity) and sum(other.startswith(identity[:length]) for other in identities) > 1:
            length += 1
        short[identity] = identity[:length]
    return short


def origin(interview: Interview) -> str:
    if interview.cancelled_at is not None:
        return "cancelled"
    if interview.unknown_zone:
        return f"invitation; unknown zone {interview.unknown_zone}"
    return "by hand" if interview.by_hand else "your thank-you note" if interview.inferred else "invitation"


def record(opportunity: Opportunity, interview: Interview, zone: ZoneInfo) -> dict[str, Any]:
    def iso(moment: datetime | None) -> str | None:
        return moment.astimezone(zone).replace(microsecond=0).isoformat() if moment else None

    return {
        "id": interview.identity,
        "opportunity": opportunity.key,
        "start": iso(interview.start),
        "end": iso(interview.end),
        "people": list(interview.people),
        "summary": interview.summary,
        "by_hand": interview.by_hand,
        "inferred": interview.inferred,
        "cancelled": interview.cancelled_at is not None,
        "strengths": list(interview.strengths),
        "specifics": list(interview.specifics),
        "questions": list(interview.questions),
    }


def proposed(name: str, proposal: Proposal, zone: ZoneInfo) -> dict[str, Any]:
    start = proposal.said.start
    return {
        "id": name,
        "proposed": True,
        "start": start.astimezone(zone).isoformat() if start else None,
        "people": [proposal.header.sender.address],
        "evidence": proposal.said.evidence,
        "message_id": proposal.header.message_id,
    }
