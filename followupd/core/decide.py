"""From readings and deeds to what is to be said: the function that every shell calls.

`decide` is what the daemon asks after every batch and at every tick; `replay` is what `audit`
asks: the same history, walked through with the nudges raised at their times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Final

from followupd.core import plan
from followupd.core.history import History
from followupd.core.interest import Interest
from followupd.core.local_time import utc
from followupd.core.opportunity import Opportunity
from followupd.core.people import key_of_person
from followupd.core.timeline import Timeline, in_order
from followupd.model import Address, Deed, Event, Finding, Nudge, Policy, Reading
from followupd.value import Value


@dataclass(frozen=True, eq=False, repr=False)
class Decision(Value):
    """What follows from the whole history at `now`. `agenda` are the nudges still to raise, by due time."""

    now: datetime
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]
    agenda: tuple[Nudge, ...]
    history: History
    raised: Mapping[str, datetime]
    event_keys: tuple[str, ...]  # of `events`, in their order; making them anew costs more than all else
    finding_keys: tuple[str, ...]  # of `findings`

    @property
    def opportunities(self) -> Mapping[str, Opportunity]:
        return self.history.opportunities

    def due(self) -> tuple[Nudge, ...]:
        """The nudges to raise now."""
        return tuple(nudge for nudge in self.agenda if nudge.due <= self.now)

    def settled(self, key: str) -> bool:
        """Whether the nudge of that key (raised before) is owed no more."""
        return key.partition("~")[0] not in self.open_steps

    @cached_property
    def open_steps(self) -> frozenset[str]:
        """Keys of all steps that are still owed, raised or not."""
        policy = self.history.policy
        steps = [step for o in self.opportunities.values() for step in plan.steps_of(o, policy, self.raised)]
        return frozenset(step.key for step in steps if step.satisfied is None)

    def interest(self) -> Interest:
        """Which further mail concerns us, given all that."""
        return interest_of(self.history)


def decide(
    readings: Iterable[Reading],
    deeds: Iterable[Deed],
    policy: Policy,
    raised: Mapping[str, datetime],
    *,
    now: datetime,
    since: datetime | None = None,
    judging: bool = True,
) -> Decision:
    """Derive everything anew. Neither the order nor doubles of `readings` matter.

    `raised`: nudges shown so far, key to when. `since`: what was due before it is not dug up.
    `judging` false: no findings, for who only wants to know what is owed.
    A mail dated later than `now` waits for its time only as far as nudges go: it is history at once.
    """
    return Derivation(readings, deeds, policy, judging=judging).decision(raised, now=now, since=since)


class Derivation:
    """Everything derived from some readings and deeds. What is added is put in at its time, whenever that was.

    1. What comes out is the same as if it had been derived anew from everything: nothing here is an approximation.
    2. An item in the midst means that those after it are walked through again, from the last mark before it. Marks
       are near the end, where mail that is a little late falls, a draft that is saved again, one that was sent.
    """

    def __init__(
        self, readings: Iterable[Reading], deeds: Iterable[Deed], policy: Policy, *, judging: bool = True
    ) -> None:
        deeds = tuple(deeds)
        self._policy = policy
        self._timeline = Timeline(readings, deeds)
        self._told = self._beginning = _Told(History(policy, deeds, judging=judging))
        self._marks: list[_Told] = []
        self._walk(with_marks=False)  # who asks once has no use for them

    def add(self, readings: Iterable[Reading]) -> None:
        """Take further readings in."""
        first = min([self._told.count, *map(self._timeline.put, readings)])
        while self._marks and self._marks[-1].count > first:
            self._marks.pop()
        if self._told.count > first:
            self._told = (self._marks[-1] if self._marks else self._beginning).copy()
        self._walk(with_marks=True)

    def decision(self, raised: Mapping[str, datetime], *, now: datetime, since: datetime | None = None) -> Decision:
        """What follows at `now`; see `decide`."""
        told = self._told
        agenda = plan.agenda(told.history.opportunities.values(), self._policy, raised, now=now, since=since)
        return Decision(
            now,
            tuple(told.events),
            tuple(told.findings.values()),
            tuple(agenda),
            told.history,
            raised,
            tuple(told.event_keys),
            tuple(told.findings),
        )

    def _walk(self, *, with_marks: bool) -> None:
        """From where we stand to the end, with marks on the way."""
        items = self._timeline.items
        if self._told is self._beginning:
            self._told = self._beginning.copy()
        for number in range(self._told.count, len(items)):
            last = self._marks[-1].count if self._marks else 0
            if with_marks and len(items) - number <= MARKS * STRIDE and number - last >= STRIDE:
                self._marks.append(self._told.copy())
                del self._marks[:-MARKS]
            self._told.take(items[number])


MARKS: Final = 4
STRIDE: Final = 16
"""Items from one mark to the next. A mark costs about as much as walking through ten items."""


class _Told:
    """A history as far as it was walked through, and what came of it."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.count = 0
        self.events: list[Event] = []
        self.event_keys: list[str] = []
        self.findings: dict[str, Finding] = {}

    def copy(self) -> _Told:
        other = _Told(self.history.copy())
        other.count = self.count
        other.events, other.event_keys = self.events.copy(), self.event_keys.copy()
        other.findings = self.findings.copy()
        return other

    def take(self, item: Reading | Deed) -> None:
        outcome = self.history.apply(item)
        self.count += 1
        self.events += outcome.events
        self.event_keys += [event.key for event in outcome.events]
        for finding in outcome.findings:
            self.findings.setdefault(finding.key, finding)
        for key in outcome.withdrawn:
            self.findings.pop(key, None)


_TICK = timedelta(microseconds=1)
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Raised(Value):
    """A nudge, raised in a replay at its time."""

    at: datetime
    nudge: Nudge


def replay(
    readings: Iterable[Reading], deeds: Iterable[Deed], policy: Policy, *, until: datetime | None = None
) -> list[Event | Finding | Raised]:
    """The same history as the daemon would have lived it, in order of time, up to `until`.

    `until` defaults to the last item. A finding that a later mail settled (FU209) is left out.
    """
    deeds = tuple(deeds)
    history = History(policy, deeds)
    raising = _Raising(history, policy)
    told: list[Event | Finding | Raised] = []
    settled: set[str] = set()
    for item in in_order(readings, deeds):
        at = utc(item.at if isinstance(item, Deed) else item.header.date)
        if until is not None and at > until:
            break
        told += raising.before(at)
        outcome = history.apply(item)
        raising.touch(outcome.touched)
        told += outcome.events
        told += outcome.findings
        settled.update(outcome.withdrawn)
    if until is not None:
        told += raising.before(until + _TICK)
    return [each for each in told if not (isinstance(each, Finding) and each.key in settled)]


class _Raising:
    """Raises nudges as replayed time passes, looking again only at opportunities that changed."""

    def __init__(self, history: History, policy: Policy) -> None:
        self._history = history
        self._policy = policy
        self._raised: dict[str, datetime] = {}
        self._next: dict[str, Nudge | None] = {}
        self._now = _BEGINNING

    def touch(self, keys: Iterable[str]) -> None:
        for key in keys:
            self._next.pop(key, None)

    def before(self, moment: datetime) -> Iterator[Raised]:
        """Every nudge that is raised before `moment`, in the order of time: what happens then comes first."""
        while True:
            self._refresh()
            coming = [nudge for nudge in self._next.values() if nudge and max(nudge.due, self._now) < moment]
            if not coming:
                break
            nudge = min(coming, key=lambda nudge: (nudge.due, nudge.key))
            self._now = max(self._now, nudge.due)
            self._raised[nudge.key] = self._now
            self._next.pop(nudge.opportunity)
            yield Raised(self._now, nudge)
        self._now = max(self._now, moment)

    def _refresh(self) -> None:
        for key, opportunity in self._history.opportunities.items():
            if key not in self._next:
                owed = plan.nudges_of(opportunity, self._policy, self._raised, now=self._now)
                self._next[key] = min(owed, key=lambda nudge: (nudge.due, nudge.key)) if owed else None


def interest_in(readings: Iterable[Reading], policy: Policy) -> Interest:
    """The interest that these readings alone give rise to, without judging any of them."""
    history = History(policy, judging=False)
    for item in in_order(readings, ()):
        history.apply(item)
    return interest_of(history)


def interest_of(history: History) -> Interest:
    """Addresses, domains and threads of everything watched, as a filter for headers."""
    roster = history.roster
    alone = (key_of_person(Address(address)) for address in roster.watched)
    return Interest(
        addresses=roster.watched | frozenset(roster.by_address),
        domains=roster.watched_domains,
        companies=frozenset(key for key in (*roster.opportunities, *alone) if "." in key and "@" not in key),
        me=roster.policy.me,
        ids=frozenset(roster.threads) | frozenset(roster.own_forwards) | frozenset(roster.referenced),
    )
