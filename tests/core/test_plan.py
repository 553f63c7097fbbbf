"""The plan, row by row of SPEC section 7, in the user's own time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from followupd.core.decide import Raised, decide, replay
from followupd.core.plan import agenda
from followupd.model import Deed, DeedType, Promise
from tests.core.stories import ALICE, BOB, ZONE, day, moment, story
from tests.core.stories import POLICY as FULL

POLICY = replace(FULL, ask_timeline=False)
"""Without `ask-timeline`: the stories' invitations come a minute before the interview."""


def raised(text: str, until: int = 40, policy=POLICY) -> list[tuple[str, str]]:
    """Step and local time, as `0 14:00` (day, hour)."""
    return [(step, clock(at)) for step, at in story(text).nudges(moment(until, 23), policy)]


def clock(at: datetime) -> str:
    return f"{(at.date() - day(0)).days} {at:%H:%M}"


def test_an_interview_owes_the_whole_plan() -> None:
    assert raised("0 9 interview 1", 40, FULL) == [
        ("ask-timeline", "1 08:00"),
        ("thank-you", "1 12:00"),
        ("thank-you-last-chance", "2 09:00"),
        ("follow-up-7", "8 09:00"),
        ("follow-up-14", "15 09:00"),
        ("let-go", "29 09:00"),
    ]


def test_thank_you_comes_no_later_than_seven_in_the_evening() -> None:
    assert raised("0 16 interview", 0)[-1] == ("thank-you", "0 19:00")


def test_after_a_late_interview_thank_you_waits_for_the_morning_and_has_no_last_chance() -> None:
    assert [step for step in raised("0 18:30 interview", 3) if "thank" in step[0]] == [("thank-you", "1 09:00")]


def test_a_thank_you_note_ends_both_thank_you_steps() -> None:
    assert [s for s, _ in raised("0 10 interview\n0 12 you: thanks", 10)] == ["follow-up-7"]


def test_a_note_two_days_later_is_no_thank_you_note() -> None:
    told = story("0 10 interview\n0 12 you: thanks\n2 12 you: more thanks")
    assert [f.code for f in told.findings()] == ["FU101"]


@pytest.mark.parametrize(
    ("promise", "steps"),
    [
        (5, ["follow-up-7"]),
        (7, ["follow-up-7"]),
        (8, ["follow-up-7", "follow-up-14"]),
        (14, ["follow-up-7", "follow-up-14"]),
        (15, ["follow-up-7", "follow-up-14", "after-promise"]),
    ],
)
def test_the_promise_known_at_the_end_picks_the_steps(promise: int, steps: list[str]) -> None:
    told = raised(f"0 8 them: promise {promise}\n0 10 interview\n0 12 you: thanks", 18)
    assert [step for step, _ in told if step != "ask-timeline"] == steps


def test_an_early_contact_satisfies_a_step_at_once() -> None:
    assert [s for s, _ in raised("0 10 interview\n0 12 you: thanks\n5 10 you: follow-up", 16)] == ["follow-up-14"]


def test_a_contact_too_early_puts_the_step_off_by_the_gap() -> None:
    told = raised("0 10 interview\n0 12 you: thanks\n3 15 you: hm", 12)
    assert told == [("follow-up-7", "9 09:00")]


def test_two_steps_on_one_day_are_one_nudge_the_later() -> None:
    policy = replace(POLICY, follow_up_days=(5, 7))  # Saturday and Monday
    assert raised("0 10 interview\n0 12 you: thanks", 8, policy) == [("follow-up-7", "7 09:00")]


def test_a_weekend_is_skipped_unless_allowed() -> None:
    told = "5 10 interview\n5 12 you: thanks"
    assert raised(told, 14)[-1] == ("follow-up-7", "14 09:00")
    assert raised(told, 14, replace(POLICY, skip_weekends=False))[-1] == ("follow-up-7", "12 09:00")


def test_a_reply_replaces_the_open_steps_by_one_a_week_later() -> None:
    assert raised("0 10 interview\n0 12 you: thanks\n2 10 them: reply", 20) == [("follow-up-7", "9 09:00")]


def test_a_reply_with_a_promise_gives_after_promise() -> None:
    assert raised("0 10 interview\n0 12 you: thanks\n2 10 them: promise 10", 20) == [("after-promise", "11 09:00")]


def test_after_promise_on_a_friday_comes_on_monday() -> None:
    assert raised("0 10 interview\n0 12 you: thanks\n2 10 them: promise 11", 20) == [("after-promise", "14 09:00")]


def test_a_further_promise_replaces_the_earlier() -> None:
    told = "0 10 interview\n0 12 you: thanks\n2 10 them: promise 10\n9 10 them: promise 16"
    assert raised(told, 20) == [("after-promise", "17 09:00")]


def test_a_reply_while_a_promise_is_ahead_keeps_it() -> None:
    told = "0 10 interview\n0 12 you: thanks\n2 10 them: promise 10\n3 10 them: reply"
    assert raised(told, 20) == [("after-promise", "11 09:00")]


@pytest.mark.parametrize("words", ["rejected", "offer"])
def test_a_rejection_or_an_offer_ends_every_step(words: str) -> None:
    assert raised(f"0 10 interview\n0 11:30 them: {words}", 40) == []


def test_an_invitation_drops_the_old_follow_ups_and_starts_a_new_plan() -> None:
    told = raised("0 10 interview\n0 12 you: thanks\n3 10 interview 6", 18, FULL)[1:]
    assert told == [
        ("ask-timeline", "9 09:00"),
        ("thank-you", "9 13:00"),
        ("thank-you-last-chance", "10 09:00"),
        ("follow-up-7", "16 09:00"),
    ]


def test_a_moved_interview_moves_its_plan() -> None:
    told = raised("0 9 interview 2\n1 9 move 3", 5, FULL)
    assert told == [("ask-timeline", "4 08:00"), ("thank-you", "4 12:00"), ("thank-you-last-chance", "5 09:00")]


def test_a_cancelled_interview_ends_its_plan() -> None:
    assert raised("0 9 interview 2\n1 9 cancel", 40) == []


def test_an_automatic_reply_puts_steps_off_to_after_the_absence() -> None:
    told = raised("0 10 interview\n0 12 you: thanks\n0 12 them: away until 10", 15)
    assert told == [("follow-up-7", "11 09:00"), ("follow-up-14", "14 09:00")]


def test_let_go_comes_a_week_after_the_last_step_was_satisfied() -> None:
    told = raised("0 10 interview\n0 12 you: thanks\n7 10 you: one\n14 10 you: two", 30)
    assert told == [("follow-up-7", "7 09:00"), ("follow-up-14", "14 09:00"), ("let-go", "21 09:00")]


def test_nothing_is_owed_without_an_interview() -> None:
    assert raised("0 10 you: Hello\n1 10 them: reply", 40) == []


def test_thank_you_is_owed_to_each_and_names_who_is_left() -> None:
    told = story("0 10 interview")
    both = told.readings[0].invitations[0]
    from followupd.model import Attendee

    invitation = replace(both, attendees=(*both.attendees, Attendee(BOB.address, BOB.name)))
    told.readings[0] = replace(told.readings[0], invitations=(invitation,))
    told.you(moment(0, 12), "thanks")
    (nudge,) = [r.nudge for r in replay(told.readings, (), POLICY, until=moment(0, 20)) if isinstance(r, Raised)]
    assert (nudge.step, nudge.people) == ("thank-you", (BOB.address,))


def test_a_snoozed_nudge_comes_again_and_a_done_one_does_not() -> None:
    told = story("0 10 interview\n0 12 you: thanks")
    (nudge,) = decide(told.readings, (), POLICY, {}, now=moment(8, 9)).due()
    assert nudge.step == "follow-up-7"
    shown = {nudge.key: moment(7, 9)}
    snooze = Deed(moment(7, 10), DeedType.SNOOZE, "acme.example", nudge=nudge.key, until=moment(9, 9))
    before = decide(told.readings, (snooze,), POLICY, shown, now=moment(8, 12))
    assert before.due() == ()
    (again,) = decide(told.readings, (snooze,), POLICY, shown, now=moment(9, 9)).due()
    assert (again.step, again.due) == ("follow-up-7", moment(9, 9))
    done = Deed(moment(7, 10), DeedType.DONE, "acme.example", nudge=nudge.key)
    assert decide(told.readings, (done,), POLICY, shown, now=moment(9, 9)).due() == ()


def test_closing_ends_the_plan_and_reopening_brings_it_back() -> None:
    told = story("0 10 interview\n0 12 you: thanks")
    close = Deed(moment(1, 10), DeedType.CLOSE, "acme.example")
    reopen = Deed(moment(2, 10), DeedType.REOPEN, "acme.example")
    assert decide(told.readings, (close,), POLICY, {}, now=moment(1, 11)).agenda == ()
    assert [n.step for n in decide(told.readings, (close, reopen), POLICY, {}, now=moment(2, 11)).agenda] == [
        "follow-up-7",
        "follow-up-14",
    ]


def test_a_first_run_does_not_dig_up_what_is_long_due() -> None:
    told = story("0 10 interview\n0 12 you: thanks")
    found = decide(told.readings, (), POLICY, {}, now=moment(12, 10), since=moment(9, 10))
    assert [(n.step, clock(n.due.astimezone(ZONE))) for n in found.agenda] == [("follow-up-14", "14 09:00")]


def test_after_a_long_sleep_what_is_late_is_raised_once() -> None:
    told = story("0 10 interview\n0 12 you: thanks")
    (nudge,) = decide(told.readings, (), POLICY, {}, now=moment(33, 10)).due()
    assert nudge.step == "follow-up-14"


def test_a_promise_by_hand_after_the_interview_picks_the_steps() -> None:
    told = story("0 10 interview\n0 12 you: thanks")
    deed = Deed(moment(0, 13), DeedType.PROMISE, "acme.example", by=day(7))
    found = decide(told.readings, (deed,), POLICY, {}, now=moment(1, 9))
    assert [n.step for n in found.agenda] == ["follow-up-7"]


def test_an_interview_by_hand_is_an_interview() -> None:
    deed = Deed(
        moment(0, 8),
        DeedType.INTERVIEW,
        identity="hand-1",
        start=moment(0, 10),
        end=moment(0, 11),
        company="Acme",
        people=(ALICE,),
        questions=("the pager rota",),
    )
    found = decide((), (deed,), POLICY, {}, now=moment(0, 13))
    (nudge,) = found.due()
    assert nudge.step == "thank-you"
    assert "the pager rota" in nudge.reason


def test_the_reason_says_what_was_promised_and_what_was_sent() -> None:
    told = story("0 10 interview\n0 12 you: thanks\n2 10 them: promise 10")
    (nudge,) = decide(told.readings, (), POLICY, {}, now=moment(11, 9)).due()
    assert nudge.reason == (
        "Interview “Interview” with acme.example on Mon 2 Nov at 10:00. "
        "alice@acme.example wrote on Wed 4 Nov: “promise 10” (Thu 12 Nov). That day is over. "
        "Your last mail went out on Mon 2 Nov (“thanks”)."
    )


def test_the_agenda_is_by_due_time() -> None:
    told = story("0 10 interview")
    found = decide(told.readings, (), POLICY, {}, now=moment(0, 11))
    assert [n.due for n in found.agenda] == sorted(n.due for n in found.agenda)
    assert agenda(found.opportunities.values(), POLICY, {}, now=moment(0, 11)) == list(found.agenda)


def test_dst_moves_no_nudge_off_its_hour() -> None:
    # Clocks go forward on 14 March 2027 in Toronto: day 132 is that Sunday.
    told = story("130 10 interview\n130 12 you: thanks")
    found = told.nudges(moment(140, 0), POLICY)
    assert [(step, f"{at:%H:%M}") for step, at in found] == [("follow-up-7", "09:00")]
    assert timedelta(0) == found[0][1].utcoffset() + timedelta(hours=4)  # type: ignore[operator]


_ = Promise
