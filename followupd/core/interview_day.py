"""Day 0: the standing interviews of one day, on which a plan hangs (SPEC section 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from followupd.core.local_time import day_of
from followupd.core.opportunity import Interview, Opportunity
from followupd.value import Value


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Step(Value):
    """One step as it stands. `due` is when it is to be raised; `until` when it becomes pointless.

    `satisfied` is when a contact (or the user's word) settled it, None while it is owed.
    """

    name: str
    key: str
    due: datetime
    people: tuple[str, ...]
    reason: str
    satisfied: datetime | None = None
    until: datetime | None = None
    follow_up: bool = True


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class InterviewDay(Value):
    """The standing interviews of one day. `day` is day 0."""

    day: date
    interviews: tuple[Interview, ...]

    @property
    def start(self) -> datetime:
        return min(i.start for i in self._timed if i.start)

    @property
    def end(self) -> datetime:
        return max(i.end or i.start for i in self._timed if i.start)

    @property
    def _timed(self) -> tuple[Interview, ...]:
        """Those with hours; all, when none has any."""
        return tuple(i for i in self.interviews if not i.all_day) or self.interviews

    @property
    def all_day(self) -> bool:
        return all(i.all_day for i in self.interviews)

    @property
    def anchor(self) -> str:
        """Stable while the interview moves: made of its identity, not of its time."""
        first = min(self.interviews, key=lambda i: (i.known_at, i.identity))
        return digest(first.identity)

    @property
    def inferred(self) -> bool:
        return all(i.inferred for i in self.interviews)


def digest(text: str) -> str:
    import hashlib  # loads OpenSSL: not for those without an interview

    return hashlib.sha256(text.encode()).hexdigest()[:10]


def interview_days(opportunity: Opportunity, zone: ZoneInfo) -> list[InterviewDay]:
    by_day: dict[date, list[Interview]] = {}
    for interview in opportunity.standing():
        if interview.start is not None:
            by_day.setdefault(day_of(interview.start, zone), []).append(interview)
    return [InterviewDay(day, tuple(interviews)) for day, interviews in sorted(by_day.items())]


def current_day(opportunity: Opportunity, zone: ZoneInfo) -> InterviewDay | None:
    """The plan of the latest interview day, unless a later interview was cancelled after all its own were known."""
    plans = interview_days(opportunity, zone)
    if not plans:
        return None
    plan = plans[-1]
    known = max(i.known_at for i in plan.interviews)
    for interview in opportunity.interviews.values():
        cancelled = interview.cancelled_at
        if (
            cancelled
            and not interview.removed
            and cancelled >= known
            and interview.start
            and day_of(interview.start, zone) > plan.day
        ):
            return None
    return plan


def about(opportunity: Opportunity, plan: InterviewDay, zone: ZoneInfo) -> str:
    """The interview in words, and what the user noted to come back to."""
    first = plan.interviews[0]
    title = f" “{first.summary}”" if first.summary else ""
    if plan.inferred:
        said = f"Your thank-you note speaks of an interview on {plan.day:%a %-d %b}."
    elif plan.all_day:
        said = f"Interview{title} with {opportunity.label()} on {plan.day:%a %-d %b}."
    else:
        said = f"Interview{title} with {opportunity.label()} on {plan.start.astimezone(zone):%a %-d %b at %H:%M}."
    questions = [question for i in plan.interviews for question in i.questions]
    return f"{said} You promised to come back to: {'; '.join(questions)}." if questions else said
