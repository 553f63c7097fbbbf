"""What is owed, and when (SPEC section 7): derived anew from the history each time, never stored.

1. The plan hangs on the latest interview day that stands. A reply after that interview began
   replaces its follow-ups; a rejection, an offer or a closing ends everything.
2. A step is satisfied by a contact in its window, or by the user's word; else it is due, waits
   (weekend, quiet hours, away, `min_gap`), and lapses seven days after it was raised.
3. Steps that come to fall on one day are one nudge, the later of them; so are steps that a long
   sleep made late together.
4. Whether a step is satisfied never depends on what was shown: the guard and the plan agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from followupd.core.follow_up import addressees, follow_up_step, follow_ups_of, waiting
from followupd.core.interview_day import InterviewDay, Step, digest, interview_days
from followupd.core.local_time import ONE_DAY, after_quiet, day_of, is_quiet, zone_of
from followupd.core.opportunity import Opportunity
from followupd.core.thanks import THANKS, thank_you_steps
from followupd.model import Nudge, Policy, State

FIRST_RUN_REACH = timedelta(days=3)
"""On first run nothing that was due earlier than this is raised."""
LAPSE = timedelta(days=7)
"""A nudge that is not acted on lapses so long after it was raised."""
ASK_BEFORE = timedelta(minutes=60)
LET_GO_AFTER = 7
"""Days after the last step was satisfied or lapsed."""


def agenda(
    opportunities: Iterable[Opportunity],
    policy: Policy,
    raised: Mapping[str, datetime],
    *,
    now: datetime,
    since: datetime | None = None,
) -> list[Nudge]:
    """Every nudge that is owed and not yet raised, by due time. Some may be due already.

    `raised` are the nudges raised so far, key to when. What was due before `since` is never
    raised (a first run does not dig up the past). Times are UTC.
    """
    owed: list[Nudge] = []
    for opportunity in opportunities:
        owed += nudges_of(opportunity, policy, raised, now=now, since=since)
    return sorted(owed, key=lambda nudge: (nudge.due, nudge.key))


def nudges_of(
    opportunity: Opportunity,
    policy: Policy,
    raised: Mapping[str, datetime],
    *,
    now: datetime,
    since: datetime | None = None,
) -> list[Nudge]:
    """The same for one opportunity."""
    zone = zone_of(policy.zone)
    steps = [step for step in steps_of(opportunity, policy, raised, since=since) if step.satisfied is None]
    owed = []
    for step in steps:
        if any(later.key in raised for later in _following(step, steps)):
            continue
        snoozed = opportunity.snoozed.get(step.key)
        key = f"{step.key}~{snoozed:%Y%m%dT%H%M}" if snoozed else step.key
        due = max(step.due, snoozed) if snoozed else step.due
        if since is not None and due < since:
            continue
        if due < now and step.name != "ask-timeline" and is_quiet(now, policy, zone):
            due = after_quiet(now, policy, zone)  # what a mail of the night makes owed waits like the rest
        if key in raised or (step.until is not None and max(due, now) >= step.until):
            continue
        owed.append(Nudge(key, due, step.name, opportunity.key, step.people, step.reason, bool(snoozed)))
    return _merged(owed, policy, now)


def _following(step: Step, steps: list[Step]) -> list[Step]:
    """The later steps of the same kind: once one of them was shown, this one is not worth showing."""
    rest = steps[steps.index(step) + 1 :]
    if step.follow_up:
        return [later for later in rest if later.follow_up and later.name != "let-go"]
    return [
        later for later in rest if step.name == THANKS[0] and later.name == THANKS[1] and later.people == step.people
    ]


def _merged(owed: list[Nudge], policy: Policy, now: datetime) -> list[Nudge]:
    """Of several follow-ups on one day, or late together, only the last; the same of one interview's thank-yous."""
    zone = zone_of(policy.zone)
    kept: dict[tuple[str, date], Nudge] = {}
    for nudge in owed:
        day = max(day_of(nudge.due, zone), day_of(now, zone))
        kind = nudge.key.rpartition("/")[0] if nudge.step in THANKS else ""
        kind = nudge.key if nudge.step == "ask-timeline" else kind
        kept[kind, day] = nudge
    return list(kept.values())


def steps_of(
    opportunity: Opportunity,
    policy: Policy,
    raised: Mapping[str, datetime],
    *,
    since: datetime | None = None,
) -> list[Step]:
    """Every step of the opportunity's plans, owed or settled, in the order of the table."""
    if opportunity.state in (State.REJECTED, State.OFFER, State.CLOSED):
        return []
    zone = zone_of(policy.zone)
    plans = interview_days(opportunity, zone)
    steps: list[Step] = []
    for plan in plans:
        if policy.ask_timeline and not plan.all_day and not _promised_before(opportunity, plan):
            steps.append(_ask_timeline(opportunity, plan))
        if policy.thank_you and not plan.inferred:
            steps += thank_you_steps(opportunity, plan, policy, zone)
    follow_ups = [
        follow_up_step(opportunity, follow_up, policy, zone) for follow_up in follow_ups_of(opportunity, policy, zone)
    ]
    steps += follow_ups
    if policy.let_go and follow_ups and (step := _let_go(opportunity, follow_ups, policy, zone, raised, since)):
        steps.append(step)
    return steps


def _ask_timeline(opportunity: Opportunity, plan: InterviewDay) -> Step:
    who = ", ".join(dict.fromkeys(address for i in plan.interviews for address in i.people)) or opportunity.label()
    return Step(
        "ask-timeline",
        f"{opportunity.key}/{plan.anchor}/ask-timeline/{plan.start:%Y%m%dT%H%M}",
        plan.start - ASK_BEFORE,
        tuple(dict.fromkeys(address for i in plan.interviews for address in i.people)),
        f"The interview with {who} begins in an hour: at its end, ask when they will decide.",
        until=plan.start,
        follow_up=False,
    )


def _promised_before(opportunity: Opportunity, plan: InterviewDay) -> bool:
    return any(held.at <= plan.start and held.promise.by >= plan.day for held in opportunity.promises)


def _let_go(
    opportunity: Opportunity,
    follow_ups: list[Step],
    policy: Policy,
    zone: ZoneInfo,
    raised: Mapping[str, datetime],
    since: datetime | None,
) -> Step | None:
    """Seven days after the last step was satisfied or lapsed; None while a step is open."""
    ends: list[datetime] = []
    for number, step in enumerate(follow_ups):
        shown = [at for key, at in raised.items() if key == step.key or key.startswith(step.key + "~")]
        if step.satisfied is not None:
            ends.append(step.satisfied)
        elif shown:
            ends.append(max(shown) + LAPSE)
        elif (since is not None and step.due < since) or any(
            later.key in raised or (later.satisfied and later.satisfied >= step.due)
            for later in follow_ups[number + 1 :]
        ):
            ends.append(step.due + LAPSE)  # never shown: too old, or one nudge with a later step
        else:
            return None
    due = waiting(opportunity, day_of(max(ends), zone) + LET_GO_AFTER * ONE_DAY, policy, zone)
    anchor = digest(follow_ups[-1].key)
    count = len(opportunity.pending)
    unanswered = f"{count} mail{'' if count == 1 else 's'} without an answer" if count else "they know where you are"
    reason = f"You have done everything you can with {opportunity.label()}: {unanswered}. Let it go."
    return Step("let-go", f"{opportunity.key}/{anchor}/let-go", due, addressees(opportunity), reason)


def is_silent(opportunity: Opportunity, raised: Mapping[str, datetime], policy: Policy) -> bool:
    """Whether its `let-go` has been raised: nothing more is owed."""
    if opportunity.state is not State.ACTIVE:
        return opportunity.state is State.SILENT
    return any(step.name == "let-go" and step.key in raised for step in steps_of(opportunity, policy, raised))
