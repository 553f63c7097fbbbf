"""Thank-you notes: owed to each interviewer, and told from other contacts by their time (SPEC section 7)."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from followupd.core.interview_day import InterviewDay, Step, about
from followupd.core.local_time import ONE_DAY, after_quiet, day_of, moment_of, zone_of
from followupd.core.opportunity import Contact, Interview, Opportunity
from followupd.model import Policy

THANK_YOU_AFTER = timedelta(hours=2)
THANK_YOU_LATEST = time(19, 0)
LAST_CHANCE = time(9, 0)
THANKS = ("thank-you", "thank-you-last-chance")


def thanks_now(opportunity: Opportunity, contact: Contact, policy: Policy) -> tuple[str, ...]:
    """The interviewers for whom this contact is the thank-you note: the first since their interview
    began, and no later than the end of the day after (SPEC section 7)."""
    zone = zone_of(policy.zone)
    found: list[str] = []
    for interview in opportunity.standing():
        if interview.start is None or not interview.start <= contact.at < _thanks_end(interview.start, zone):
            continue
        found += [
            address
            for address in contact.people
            if address in interview.people and not _thanked(opportunity, interview, address, before=contact.at)
        ]
    return tuple(dict.fromkeys(found))


def _thanks_end(start: datetime, zone: ZoneInfo) -> datetime:
    return moment_of(day_of(start, zone) + 2 * ONE_DAY, time(0), zone)


def _thanked(
    opportunity: Opportunity, interview: Interview, address: str, before: datetime | None = None
) -> datetime | None:
    """When that interviewer was first written to after the interview began; None if never.

    When an inferred one began nobody knows: the note that speaks of it is the first.
    """
    began = interview.known_at if interview.inferred else interview.start
    if began is None:
        return None
    first = next((contact.at for contact in opportunity.since(began) if address in contact.reached), None)
    return first if first is not None and (before is None or first < before) else None


def thank_you_steps(opportunity: Opportunity, plan: InterviewDay, policy: Policy, zone: ZoneInfo) -> list[Step]:
    left: list[str] = []
    written: list[datetime] = []
    for interview in plan.interviews:
        for address in interview.people:
            thanked = _thanked(opportunity, interview, address)
            if thanked is None:
                left.append(address)
            else:
                written.append(thanked)
    people = tuple(dict.fromkeys(left))
    if not people and not written:
        return []
    next_day = plan.day + ONE_DAY
    last_chance = moment_of(next_day, LAST_CHANCE, zone)
    latest = moment_of(plan.day, THANK_YOU_LATEST, zone)
    in_time = not plan.all_day and plan.end <= latest
    due = after_quiet(min(plan.end + THANK_YOU_AFTER, latest) if in_time else last_chance, policy, zone)
    on_the_day = day_of(due, zone) <= plan.day  # quiet hours may put it off to the next
    until = moment_of(plan.day + 2 * ONE_DAY, time(0), zone)
    satisfied = None if people else max(written)
    prefix = f"{opportunity.key}/{plan.anchor}"
    who = ", ".join(people)
    told = about(opportunity, plan, zone)
    done = opportunity.done.get(f"{prefix}/thank-you") or opportunity.done.get(f"{prefix}/thank-you-last-chance")
    satisfied = satisfied or done
    steps = [
        Step("thank-you", f"{prefix}/thank-you", due, people, f"{told} Thank {who}.", satisfied, until, follow_up=False)
    ]
    if on_the_day:
        reason = f"{told} Today is the last good day to thank {who}."
        due = after_quiet(last_chance, policy, zone)
        steps.append(
            Step(
                "thank-you-last-chance",
                f"{prefix}/thank-you-last-chance",
                due,
                people,
                reason,
                satisfied,
                until,
                follow_up=False,
            )
        )
    return steps
