"""Follow-ups: which the plan has, and whether a contact has satisfied them (SPEC section 7).

1. The promise known when the interview ended picks the steps; a reply after it replaces those still
   open by one: the day after their promise, or a week after the reply.
2. Whether a step is satisfied depends on contacts alone, never on what was shown to the user: so the
   guard, which sanctions a step of the plan, and the agenda always agree.
3. A due step waits for the weekend, their absence, `min_gap` and quiet hours.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from followupd.core.interview_day import InterviewDay, Step, about, current_day, digest
from followupd.core.local_time import ONE_DAY, after_quiet, day_of, first_at, moment_of, weekday_on_or_after, zone_of
from followupd.core.opportunity import Heard, Held, Opportunity
from followupd.model import EventType, Policy, State
from followupd.value import Value

AFTER_PROMISE = "after-promise"
EARLY = 3
"""A follow-up is satisfied from this many days before its due day."""
REPLY_STEP = 7
"""Days after a reply without a promise when the one follow-up is due."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FollowUp(Value):
    """A follow-up before it is known whether it is satisfied: its window and its due day."""

    name: str
    anchor: str
    after: datetime  # contacts later than this count
    first_day: date  # … on this day or later
    due_day: date
    why: str


def satisfies(opportunity: Opportunity, at: datetime, policy: Policy) -> bool:
    """Whether a contact at that moment would satisfy a follow-up that is still owed."""
    zone = zone_of(policy.zone)
    return any(
        follow_up.after < at and day_of(at, zone) >= follow_up.first_day
        for follow_up in follow_ups_of(opportunity, policy, zone)
        if _settled(opportunity, follow_up, zone) is None and key_of(opportunity, follow_up) not in opportunity.done
    )


def follow_ups_of(opportunity: Opportunity, policy: Policy, zone: ZoneInfo) -> list[FollowUp]:
    """The follow-up steps in force, in the order of their days."""
    if opportunity.state in (State.REJECTED, State.OFFER, State.CLOSED):
        return []
    plan = current_day(opportunity, zone)
    if plan is None:
        return []
    if any(i.stands and i.start is None and i.known_at > plan.start for i in opportunity.interviews.values()):
        return []  # a further interview, at a time that nobody knows yet
    reply = _last_reply(opportunity, plan)
    if reply is None:
        return _after_interview(opportunity, plan, policy, zone)
    held = opportunity.promise()
    told = f"{about(opportunity, plan, zone)} {_wrote(reply, zone)}"
    if reply.invites:
        return []
    if held is not None and (held.at >= reply.at or held.promise.by >= day_of(reply.at, zone)):
        first = about(opportunity, plan, zone) if held.at == reply.at else told  # its sentence is quoted once
        return [_after_promise(held, plan, f"{first} {_promised(held, zone)}", zone)]
    if not policy.follow_up_days:
        return []
    day = day_of(reply.at, zone)
    return [
        FollowUp(
            f"follow-up-{REPLY_STEP}",
            f"{plan.anchor}/follow-up-{REPLY_STEP}/{digest(reply.message_id)}",
            reply.at,
            day + (REPLY_STEP - EARLY) * ONE_DAY,
            day + REPLY_STEP * ONE_DAY,
            f"{told} That was a week ago.",
        )
    ]


def _last_reply(opportunity: Opportunity, plan: InterviewDay) -> Heard | None:
    """The last message from them after the interview began; how the interview came about is none."""
    own = {i.message_id for i in plan.interviews}
    kinds = (EventType.REPLY, EventType.REJECTION, EventType.OFFER)
    return next(
        (h for h in reversed(opportunity.heard) if h.at > plan.start and h.type in kinds and h.message_id not in own),
        None,
    )


def _after_interview(opportunity: Opportunity, plan: InterviewDay, policy: Policy, zone: ZoneInfo) -> list[FollowUp]:
    """The steps that the promise known when the interview ended picks (SPEC section 7)."""
    days = sorted(policy.follow_up_days)
    known = [h for h in opportunity.promises if h.at <= plan.end or h.by_hand]
    held = known[-1] if known and known[-1].promise.by >= plan.day else None
    told = about(opportunity, plan, zone)
    if held is not None:
        told = f"{told} {_promised(held, zone)}"
    promised = (held.promise.by - plan.day).days if held else None
    if days and promised is not None and promised <= days[0]:
        days = days[:1]
    start = moment_of(plan.day, time(0), zone) if plan.inferred else plan.start
    steps = [
        FollowUp(
            f"follow-up-{count}",
            f"{plan.anchor}/follow-up-{count}",
            start,
            plan.day + max(1, count - EARLY) * ONE_DAY,
            plan.day + count * ONE_DAY,
            f"{told} {count} days have passed.",
        )
        for count in days
    ]
    if held is not None and promised is not None and policy.follow_up_days and promised > max(policy.follow_up_days):
        steps.append(_after_promise(held, plan, told, zone))
    return steps


def _after_promise(held: Held, plan: InterviewDay, why: str, zone: ZoneInfo) -> FollowUp:
    by = held.promise.by
    return FollowUp(
        AFTER_PROMISE,
        f"{plan.anchor}/after-promise/{by.isoformat()}",
        max(plan.start, moment_of(by, time(0), zone)),
        by + ONE_DAY,
        weekday_on_or_after(by + ONE_DAY),
        f"{why} That day is over.",
    )


def _promised(held: Held, zone: ZoneInfo) -> str:
    who = "You noted" if held.by_hand else f"{held.sender} wrote"
    return f"{who} on {held.at.astimezone(zone):%a %-d %b}: “{held.promise.sentence}” ({held.promise.by:%a %-d %b})."


def _wrote(reply: Heard, zone: ZoneInfo) -> str:
    said = f": “{reply.evidence}”" if reply.evidence else ""
    return f"{reply.sender} wrote on {reply.at.astimezone(zone):%a %-d %b}{said}."


def key_of(opportunity: Opportunity, follow_up: FollowUp) -> str:
    return f"{opportunity.key}/{follow_up.anchor}"


def _settled(opportunity: Opportunity, follow_up: FollowUp, zone: ZoneInfo) -> datetime | None:
    """When the first contact in the step's window went out; a note of thanks is no follow-up, however early that is."""
    return next(
        (
            contact.at
            for contact in opportunity.since(follow_up.after)
            if contact.at > follow_up.after
            and day_of(contact.at, zone) >= follow_up.first_day
            and (not contact.thank_you or follow_up.name == AFTER_PROMISE)
        ),
        None,
    )


def follow_up_step(opportunity: Opportunity, follow_up: FollowUp, policy: Policy, zone: ZoneInfo) -> Step:
    key = key_of(opportunity, follow_up)
    settled = _settled(opportunity, follow_up, zone) or opportunity.done.get(key)
    due = _due(opportunity, follow_up.due_day, policy, zone)
    sent = opportunity.last_sent()
    last = f" Your last mail went out on {sent.at.astimezone(zone):%a %-d %b} (“{sent.subject}”)." if sent else ""
    people = addressees(opportunity)
    return Step(follow_up.name, key, due, people, follow_up.why + last, settled)


def addressees(opportunity: Opportunity) -> tuple[str, ...]:
    """Whom a follow-up would go to: those of the last contact, else the interviewers, else everybody."""
    if opportunity.contacts:
        return opportunity.contacts[-1].people
    interviews = opportunity.standing()
    if interviews and interviews[-1].people:
        return interviews[-1].people
    return tuple(opportunity.people)


def _due(opportunity: Opportunity, day: date, policy: Policy, zone: ZoneInfo) -> datetime:
    """`at` on that day, put off by the weekend, `min_gap` and their absence, then by quiet hours."""
    pending = opportunity.last_pending()
    if pending is not None:
        day = max(day, day_of(first_at(pending.at + policy.min_gap, policy, zone), zone))
    return waiting(opportunity, day, policy, zone)


def waiting(opportunity: Opportunity, day: date, policy: Policy, zone: ZoneInfo) -> datetime:
    """`at` on that day, put off by the weekend, their absence and quiet hours."""
    due = first_at(moment_of(day, policy.at, zone), policy, zone)
    for _, until in sorted(opportunity.away, key=lambda away: away[1]):
        if day_of(due, zone) <= until:
            due = moment_of(weekday_on_or_after(until + ONE_DAY), policy.at, zone)
    awake = after_quiet(due, policy, zone).astimezone(zone)
    # the quiet hours of a Friday end on a Saturday
    day = weekday_on_or_after(awake.date()) if policy.skip_weekends else awake.date()
    return moment_of(day, awake.time(), zone)
