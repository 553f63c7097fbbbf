"""Where a walk through the history stands: what is known so far, and what the present item led to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from followupd.core.opportunity import Interview, Opportunity
from followupd.core.people import Roster
from followupd.model import Event, EventType, Finding, Header, Inbound, Policy

if TYPE_CHECKING:
    from followupd.core.judge import Judge


@dataclass(slots=True, eq=False, repr=False)
class Outcome:
    """What one item led to."""

    events: list[Event] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)  # keys of findings that no longer hold
    touched: set[str] = field(default_factory=set)  # keys of opportunities that changed


@dataclass(slots=True, eq=False, repr=False)
class Walk:
    """The opportunities after every item taken so far, and the outcome of the one in hand."""

    policy: Policy
    zone: ZoneInfo
    roster: Roster
    judge: Judge | None  # None: only who and what, no verdicts
    adopted: frozenset[str]  # Message-IDs of invitations in prose that the user confirmed
    proposals: dict[str, tuple[Header, Inbound]] = field(default_factory=dict)  # those not adopted, by Message-ID
    questions: dict[str, Interview] = field(default_factory=dict)  # interviews whose zone is unknown, by identity
    out: Outcome = field(default_factory=Outcome)

    def copy(self, roster: Roster, judge: Judge | None) -> Walk:
        """One that walks on by itself, with copies of these two."""
        return replace(
            self,
            roster=roster,
            judge=judge,
            proposals=self.proposals.copy(),
            questions=self.questions.copy(),
            out=Outcome(),
        )

    @property
    def opportunities(self) -> dict[str, Opportunity]:
        return self.roster.opportunities

    def touch(self, opportunity: Opportunity, at: datetime | None) -> None:
        """The opportunity changed; `at` when by a mail of that time."""
        self.out.touched.add(opportunity.key)
        if at is not None:
            opportunity.active_at = at

    def event(
        self,
        opportunity: Opportunity,
        at: datetime,
        kind: EventType,
        message_id: str,
        people: Iterable[str],
        evidence: str,
        *,
        by: date | None = None,
        until: date | None = None,
        start: datetime | None = None,
        end: datetime | None = None,
    ) -> None:
        """Something happened to the opportunity."""
        self.out.touched.add(opportunity.key)
        self.out.events.append(
            Event(
                at, kind, message_id, opportunity.key, tuple(people), evidence, by=by, until=until, start=start, end=end
            )
        )
