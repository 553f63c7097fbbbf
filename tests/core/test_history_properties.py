"""What must hold of every history: order, doubles, sleep and clock changes do not change the outcome."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.core.decide import STRIDE, Derivation, Raised, decide, replay
from followupd.core.history import History
from followupd.model import Event, Finding, Reading
from tests.core.stories import POLICY, ZONE, Story

WHAT = st.sampled_from(
    (
        *("you: hello", "you (answer): hello", "them: reply", "them: promise 20", "them: rejected"),
        *("them: away until 12", "interview", "interview 2", "bounce", "you (cc hr): hello"),
    )
)
MOMENTS = st.tuples(st.integers(0, 40), st.integers(8, 20))
LINES = st.lists(st.tuples(MOMENTS, WHAT), min_size=1, max_size=14)


def told(lines: list[tuple[tuple[int, int], str]]) -> Story:
    story = Story()
    for (day, hour), what in sorted(lines):
        story.tell(f"{day} {hour} {what}")
    return story


def outcome(readings: list[Reading]) -> tuple[list[Event], list[Finding]]:
    decision = decide(readings, (), POLICY, {}, now=datetime(2027, 3, 1, tzinfo=UTC))
    return list(decision.events), list(decision.findings)


@given(LINES, st.randoms(use_true_random=False))
def test_the_order_of_reading_changes_nothing(lines: list, random) -> None:
    readings = told(lines).readings
    shuffled = list(readings)
    random.shuffle(shuffled)
    assert outcome(shuffled) == outcome(readings)


@given(LINES, st.randoms(use_true_random=False))
def test_reading_mail_twice_changes_nothing(lines: list, random) -> None:
    readings = told(lines).readings
    assert outcome(readings + random.sample(readings, len(readings))) == outcome(readings)


@given(LINES, st.lists(st.integers(0, 14), max_size=4), st.randoms(use_true_random=False))
def test_adding_mail_of_any_time_is_the_same_as_deriving_anew(lines: list, cuts: list[int], random) -> None:
    readings = with_drafts(told(lines).readings)
    random.shuffle(readings)
    standing = Derivation((), (), POLICY)
    taken = 0
    now = datetime(2027, 3, 1, tzinfo=UTC)
    for cut in [*sorted(cuts), len(readings)]:
        standing.add(readings[taken:cut])
        taken = max(cut, taken)
        ours, anew = standing.decision({}, now=now), decide(readings[:taken], (), POLICY, {}, now=now)
        assert (ours.events, ours.findings, ours.agenda) == (anew.events, anew.findings, anew.agenda)
        assert (ours.event_keys, ours.finding_keys) == (anew.event_keys, anew.finding_keys)
        assert ours.interest() == anew.interest()


def with_drafts(readings: list[Reading]) -> list[Reading]:
    """Before every third mail of the user, its draft: under the same Message-ID, or under another."""
    drafts = []
    for number, reading in enumerate(each for each in readings if each.outgoing):
        if number % 3 == 0:
            of_its_own = f"<draft-{number}@mail.example>" if number % 2 else reading.header.message_id
            date = reading.header.date - timedelta(hours=number)
            header = replace(reading.header, date=date, message_id=of_its_own)
            drafts.append(replace(reading, header=header, draft=True))
    return readings + drafts


def test_a_long_history_is_walked_through_again_only_near_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    story = Story()
    for number in range(120):
        story.tell(f"{1 + number // 8} {8 + number % 8} you: hello")
    taken: list[str] = []
    apply = History.apply
    monkeypatch.setattr(
        History, "apply", lambda self, item: (taken.append(item.header.message_id), apply(self, item))[1]
    )
    *readings, late, last = story.readings
    standing = Derivation(readings, (), POLICY)
    taken.clear()
    standing.add([last])
    assert taken == [last.header.message_id]
    standing.add([late])
    assert len(taken) <= 1 + STRIDE + 2
    now = datetime(2027, 3, 1, tzinfo=UTC)
    anew = decide(story.readings, (), POLICY, {}, now=now)
    assert standing.decision({}, now=now).findings == anew.findings


@given(LINES)
def test_what_came_later_never_changes_what_was_found_before(lines: list) -> None:
    readings = told(lines).readings
    half = readings[: len(readings) // 2]
    if not half:
        return
    end = max(reading.header.date for reading in half)
    rest = [reading for reading in readings[len(half) :] if reading.header.date > end]
    before = outcome(half)[1]
    after = [finding for finding in outcome(half + rest)[1] if finding.at <= end]
    assert after == before


@given(LINES, st.lists(st.integers(1, 400), min_size=1, max_size=30))
def test_a_daemon_that_wakes_now_and_then_raises_each_nudge_once_and_never_early(lines: list, naps: list[int]) -> None:
    readings = told(lines).readings
    now = datetime(2026, 11, 1, tzinfo=UTC)
    raised: dict[str, datetime] = {}
    for hours in naps:
        now += timedelta(hours=hours)
        seen = [reading for reading in readings if reading.header.date <= now]
        for nudge in decide(seen, (), POLICY, raised, now=now).due():
            assert nudge.key not in raised
            assert nudge.due <= now
            raised[nudge.key] = now
        assert decide(seen, (), POLICY, raised, now=now).due() == ()


@given(LINES)
def test_a_daemon_that_never_sleeps_raises_what_a_replay_raises(lines: list) -> None:
    readings = told(lines).readings
    end = datetime(2027, 1, 31, tzinfo=UTC)
    replayed = {(r.nudge.key, r.at) for r in replay(readings, (), POLICY, until=end) if isinstance(r, Raised)}
    lived: set[tuple[str, datetime]] = set()
    raised: dict[str, datetime] = {}
    waiting = sorted({reading.header.date.astimezone(UTC) for reading in readings})
    now = waiting[0]
    while now <= end:
        seen = [reading for reading in readings if reading.header.date <= now]
        decision = decide(seen, (), POLICY, raised, now=now)
        while decision.due():
            nudge = decision.due()[0]
            raised[nudge.key] = now
            lived.add((nudge.key, now))
            decision = decide(seen, (), POLICY, raised, now=now)
        coming = [at for at in waiting if at > now] + [nudge.due for nudge in decision.agenda if nudge.due > now]
        if not coming:
            break
        now = min(coming)
    assert lived == replayed


@given(LINES)
def test_no_nudge_asks_for_a_contact_that_the_guard_would_warn_of(lines: list) -> None:
    story = told(lines)
    for each in list(replay(story.readings, (), POLICY, until=datetime(2027, 1, 31, tzinfo=UTC))):
        if not isinstance(each, Raised) or each.nudge.step in ("ask-timeline", "let-go"):
            continue
        before = [reading for reading in story.readings if reading.header.date <= each.at]
        obeying = Story(readings=before)
        obeying.you(each.at.astimezone(ZONE) + timedelta(minutes=1), "as you said")
        pace = ("FU101", "FU102", "FU103", "FU104", "FU105")
        found = [finding for finding in obeying.findings() if finding.at > each.at and finding.code in pace]
        assert found == [], (each, found)
