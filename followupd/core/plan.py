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

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from followupd.core.local_time import (
    ONE_DAY,
    after_quiet,
    day_of,
    first_at,
    moment_of,
    weekday_on_or_after,
    zone_of,
)
from followupd.core.opportunity import Contact, Heard, Held, Interview, Opportunity
from followupd.model import EventType, Nudge, Policy, State

FIRST_RUN_REACH = timedelta(days=3)
"""On first run nothing that was due earlier than this is raised."""
LAPSE = timedelta(days=7)
EARLY = 3
"""A follow-up is satisfied from this many days before its due day."""
REPLY_STEP = 7
"""Days after a reply without a promise when the one follow-up is due."""
THANK_YOU_AFTER = timedelta(hours=2)
THANK_YOU_LATEST = time(19, 0)
LAST_CHANCE = time(9, 0)
ASK_BEFORE = timedelta(minutes=60)
LET_GO_AFTER = 7
THANKS = ("thank-you", "thank-you-last-chance")


@dataclass(frozen=True, slots=True)
class Step:
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


@dataclass(frozen=True, slots=True)
class _FollowUp:
    """A follow-up before it is known whether it is satisfied: its window and its due day."""

    name: str
    anchor: str
    after: datetime  # contacts later than this count
    first_day: date  # … on this day or later
    due_day: date
    why: str


@dataclass(frozen=True, slots=True)
class _Plan:
    """The standing interviews of one day. `day` is day 0."""

    day: date
    interviews: tuple[Interview, ...]

    @property
    def start(self) -> datetime:
        return min(i.start for i in self.interviews if i.start)

    @property
    def end(self) -> datetime:
        return max(i.end or i.start for i in self.interviews if i.start)

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
    return hashlib.sha256(text.encode()).hexdigest()[:10]


# ---------------------------------------------------------------------- what the guard asks


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


def satisfies(opportunity: Opportunity, at: datetime, policy: Policy) -> bool:
    """Whether a contact at that moment would satisfy a follow-up that is still owed."""
    zone = zone_of(policy.zone)
    return any(
        follow_up.after < at and day_of(at, zone) >= follow_up.first_day
        for follow_up in _follow_ups(opportunity, policy, zone)
        if _settled(opportunity, follow_up, zone) is None and _key(opportunity, follow_up) not in opportunity.done
    )


def _thanks_end(start: datetime, zone: ZoneInfo) -> datetime:
    return moment_of(day_of(start, zone) + 2 * ONE_DAY, time(0), zone)


def _thanked(
    opportunity: Opportunity, interview: Interview, address: str, before: datetime | None = None
) -> datetime | None:
    """When that interviewer was first written to after the interview began; None if never."""
    return next(
        (
            c.at
            for c in opportunity.contacts
            if address in c.people
            and address not in c.failed
            and interview.start is not None
            and c.at >= interview.start
            and (before is None or c.at < before)
        ),
        None,
    )


# ---------------------------------------------------------------------- the agenda


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
    steps = [step for step in steps_of(opportunity, policy, raised, since=since) if step.satisfied is None]
    owed = []
    for step in steps:
        if any(later.key in raised for later in _following(step, steps)):
            continue
        snoozed = opportunity.snoozed.get(step.key)
        key = f"{step.key}~{snoozed:%Y%m%dT%H%M}" if snoozed else step.key
        due = max(step.due, snoozed) if snoozed else step.due
        if key in raised or (step.until is not None and max(due, now) >= step.until):
            continue
        if since is not None and due < since:
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
    """Of several follow-ups on one day, or late together, only the last; the same of thank-yous."""
    zone = zone_of(policy.zone)
    kept: dict[tuple[str, date], Nudge] = {}
    for nudge in owed:
        day = max(day_of(nudge.due, zone), day_of(now, zone))
        kind = "thank-you" if nudge.step in THANKS else "" if nudge.step != "ask-timeline" else nudge.key
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
    plans = _plans(opportunity, zone)
    steps: list[Step] = []
    for plan in plans:
        if policy.ask_timeline and not plan.all_day and not _promised_before(opportunity, plan):
            steps.append(_ask_timeline(opportunity, plan))
        if policy.thank_you and not plan.inferred:
            steps += _thank_you(opportunity, plan, policy, zone)
    follow_ups = [_step(opportunity, follow_up, policy, zone) for follow_up in _follow_ups(opportunity, policy, zone)]
    steps += follow_ups
    if policy.let_go and follow_ups and (step := _let_go(opportunity, follow_ups, policy, zone, raised, since)):
        steps.append(step)
    return steps


def _plans(opportunity: Opportunity, zone: ZoneInfo) -> list[_Plan]:
    by_day: dict[date, list[Interview]] = {}
    for interview in opportunity.standing():
        if interview.start is not None:
            by_day.setdefault(day_of(interview.start, zone), []).append(interview)
    return [_Plan(day, tuple(interviews)) for day, interviews in sorted(by_day.items())]


def _current(opportunity: Opportunity, zone: ZoneInfo) -> _Plan | None:
    """The plan of the latest interview day, unless a later interview was cancelled after all its own were known."""
    plans = _plans(opportunity, zone)
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
            and interview.start > plan.start
        ):
            return None
    return plan


# ---------------------------------------------------------------------- around the interview


def _ask_timeline(opportunity: Opportunity, plan: _Plan) -> Step:
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


def _promised_before(opportunity: Opportunity, plan: _Plan) -> bool:
    return any(held.at <= plan.start and held.promise.by >= plan.day for held in opportunity.promises)


def _thank_you(opportunity: Opportunity, plan: _Plan, policy: Policy, zone: ZoneInfo) -> list[Step]:
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
    on_the_day = not plan.all_day and plan.end <= latest
    due = min(plan.end + THANK_YOU_AFTER, latest) if on_the_day else last_chance
    until = moment_of(plan.day + 2 * ONE_DAY, time(0), zone)
    satisfied = None if people else max(written)
    prefix = f"{opportunity.key}/{plan.anchor}"
    who = ", ".join(people)
    about = _about(opportunity, plan, zone)
    done = opportunity.done.get(f"{prefix}/thank-you") or opportunity.done.get(f"{prefix}/thank-you-last-chance")
    satisfied = satisfied or done
    due = after_quiet(due, policy, zone)
    steps = [
        Step(
            "thank-you", f"{prefix}/thank-you", due, people, f"{about} Thank {who}.", satisfied, until, follow_up=False
        )
    ]
    if on_the_day:
        reason = f"{about} Today is the last good day to thank {who}."
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


def _about(opportunity: Opportunity, plan: _Plan, zone: ZoneInfo) -> str:
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


# ---------------------------------------------------------------------- follow-ups


def _follow_ups(opportunity: Opportunity, policy: Policy, zone: ZoneInfo) -> list[_FollowUp]:
    """The follow-up steps in force, in the order of their days."""
    if opportunity.state in (State.REJECTED, State.OFFER, State.CLOSED):
        return []
    plan = _current(opportunity, zone)
    if plan is None:
        return []
    reply = _last_reply(opportunity, plan)
    if reply is None:
        return _after_interview(opportunity, plan, policy, zone)
    held = opportunity.promise()
    about = f"{_about(opportunity, plan, zone)} {_wrote(reply, zone)}"
    if reply.invites:
        return []
    if held is not None and (held.at >= reply.at or held.promise.by >= day_of(reply.at, zone)):
        return [_after_promise(held, plan, f"{about} {_promised(held, zone)}", zone)]
    if not policy.follow_up_days:
        return []
    day = day_of(reply.at, zone)
    return [
        _FollowUp(
            f"follow-up-{REPLY_STEP}",
            f"{plan.anchor}/follow-up-{REPLY_STEP}/{digest(reply.message_id)}",
            reply.at,
            day + (REPLY_STEP - EARLY) * ONE_DAY,
            day + REPLY_STEP * ONE_DAY,
            f"{about} That was a week ago.",
        )
    ]


def _last_reply(opportunity: Opportunity, plan: _Plan) -> Heard | None:
    """The last message from them after the interview began; how the interview came about is none."""
    own = {i.message_id for i in plan.interviews}
    kinds = (EventType.REPLY, EventType.REJECTION, EventType.OFFER)
    return next(
        (h for h in reversed(opportunity.heard) if h.at > plan.start and h.type in kinds and h.message_id not in own),
        None,
    )


def _after_interview(opportunity: Opportunity, plan: _Plan, policy: Policy, zone: ZoneInfo) -> list[_FollowUp]:
    """The steps that the promise known when the interview ended picks (SPEC section 7)."""
    days = sorted(policy.follow_up_days)
    known = [h for h in opportunity.promises if (h.at <= plan.end or h.by_hand) and h.promise.by >= plan.day]
    held = known[-1] if known else None
    about = _about(opportunity, plan, zone)
    if held is not None:
        about = f"{about} {_promised(held, zone)}"
    promised = (held.promise.by - plan.day).days if held else None
    if days and promised is not None and promised <= days[0]:
        days = days[:1]
    start = moment_of(plan.day, time(0), zone) if plan.inferred else plan.start
    steps = [
        _FollowUp(
            f"follow-up-{count}",
            f"{plan.anchor}/follow-up-{count}",
            start,
            plan.day + max(1, count - EARLY) * ONE_DAY,
            plan.day + count * ONE_DAY,
            f"{about} {count} days have passed.",
        )
        for count in days
    ]
    if held is not None and promised is not None and policy.follow_up_days and promised > max(policy.follow_up_days):
        steps.append(_after_promise(held, plan, about, zone))
    return steps


def _after_promise(held: Held, plan: _Plan, why: str, zone: ZoneInfo) -> _FollowUp:
    by = held.promise.by
    return _FollowUp(
        "after-promise",
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


def _key(opportunity: Opportunity, follow_up: _FollowUp) -> str:
    return f"{opportunity.key}/{follow_up.anchor}"


def _settled(opportunity: Opportunity, follow_up: _FollowUp, zone: ZoneInfo) -> datetime | None:
    """When the first contact in the step's window went out."""
    return next(
        (
            contact.at
            for contact in opportunity.contacts
            if contact.happened and contact.at > follow_up.after and day_of(contact.at, zone) >= follow_up.first_day
        ),
        None,
    )


def _step(opportunity: Opportunity, follow_up: _FollowUp, policy: Policy, zone: ZoneInfo) -> Step:
    key = _key(opportunity, follow_up)
    settled = _settled(opportunity, follow_up, zone) or opportunity.done.get(key)
    due = _due(opportunity, follow_up.due_day, policy, zone)
    sent = [c for c in opportunity.contacts if c.happened]
    last = (
        f" Your last mail went out on {sent[-1].at.astimezone(zone):%a %-d %b} (“{sent[-1].subject}”)." if sent else ""
    )
    people = _addressees(opportunity)
    return Step(follow_up.name, key, due, people, follow_up.why + last, settled)


def _addressees(opportunity: Opportunity) -> tuple[str, ...]:
    """Whom a follow-up would go to: those of the last contact, else the interviewers, else everybody."""
    if opportunity.contacts:
        return opportunity.contacts[-1].people
    interviews = opportunity.standing()
    if interviews and interviews[-1].people:
        return interviews[-1].people
    return tuple(opportunity.people)


def _due(opportunity: Opportunity, day: date, policy: Policy, zone: ZoneInfo) -> datetime:
    """`at` on that day, put off by the weekend, `min_gap` and their absence, then by quiet hours."""
    due = first_at(moment_of(day, policy.at, zone), policy, zone)
    pending = [contact for contact in opportunity.unanswered() if not contact.thank_you]
    if pending:
        due = max(due, first_at(pending[-1].at + policy.min_gap, policy, zone))
    for _, until in opportunity.away:
        if day_of(due, zone) <= until:
            due = moment_of(weekday_on_or_after(until + ONE_DAY), policy.at, zone)
    return after_quiet(due, policy, zone)


# ---------------------------------------------------------------------- let-go


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
    last = max(ends)
    sent = [contact.at for contact in opportunity.contacts if contact.happened]
    if sent:
        last = max(last, sent[-1])
    due = after_quiet(
        first_at(moment_of(day_of(last, zone) + LET_GO_AFTER * ONE_DAY, policy.at, zone), policy, zone), policy, zone
    )
    anchor = digest(follow_ups[-1].key)
    reason = (
        f"You have done everything you can with {opportunity.label()}: {len(sent)} mails, and no answer. Let it go."
    )
    return Step("let-go", f"{opportunity.key}/{anchor}/let-go", due, _addressees(opportunity), reason)


def is_silent(opportunity: Opportunity, raised: Mapping[str, datetime], policy: Policy) -> bool:
    """Whether its `let-go` has been raised: nothing more is owed."""
    if opportunity.state is not State.ACTIVE:
        return opportunity.state is State.SILENT
    return any(step.name == "let-go" and step.key in raised for step in steps_of(opportunity, policy, raised))
