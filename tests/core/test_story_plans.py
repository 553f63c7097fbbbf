"""SPEC sections 4 (calendars) and 7 on real mail: interviews, their versions, and what is owed."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from followupd.core.decide import decide
from followupd.model import Address, Deed, DeedType
from tests.core.mails import BOB, HR, ME, TOM, ZONE, Box, at, ics, policy_of

NUDGES = "thank|follow|after|let|ask"
NO = "Unfortunately, we have decided to move forward with another candidate."


def interview(day: int = 0, clock: str = "10:00", **more: object) -> Box:
    box = Box()
    box.invite(-3, "10:00", ics("u", at(day, clock), **more))  # type: ignore[arg-type]
    return box


def nudges(box: Box, until: int, *deeds: Deed, **settings: object) -> list[str]:
    return [" ".join(line.split()[:3]) for line in box.told(*deeds, until=(until, "23:59"), only=NUDGES, **settings)]


# ------------------------------------------------------------------ the table


@pytest.mark.parametrize(
    ("start", "end", "due"),
    [
        ("10:00", "11:00", ["0 13:00 thank-you", "1 09:00 thank-you-last-chance"]),
        ("16:00", "17:00", ["0 19:00 thank-you", "1 09:00 thank-you-last-chance"]),
        ("18:00", "18:30", ["0 19:00 thank-you", "1 09:00 thank-you-last-chance"]),
        ("18:00", "19:00", ["0 19:00 thank-you", "1 09:00 thank-you-last-chance"]),
        ("18:00", "19:01", ["1 09:00 thank-you"]),
        ("20:00", "21:00", ["1 09:00 thank-you"]),
        ("23:30", "00:30", ["1 09:00 thank-you"]),
        ("04:00", "05:00", ["0 08:00 thank-you", "1 09:00 thank-you-last-chance"]),
    ],
)
def test_when_thanks_are_due(start: str, end: str, due: list[str]) -> None:
    last = at(1 if end < start else 0, end)
    box = interview(0, start, end=last)
    assert nudges(box, 2) == due


def test_thanks_put_off_to_the_next_day_by_quiet_hours_have_no_last_chance() -> None:
    box = interview(0, "16:00")
    assert nudges(box, 2, quiet=(time(18, 0), time(9, 30))) == ["1 09:30 thank-you"]


def test_thanks_come_on_a_weekend_and_follow_ups_do_not() -> None:
    box = interview(4, "10:00")
    assert nudges(box, 26)[:4] == [
        "4 13:00 thank-you",
        "5 09:00 thank-you-last-chance",
        "11 09:00 follow-up-7",
        "18 09:00 follow-up-14",
    ]
    box = interview(5, "10:00")
    assert nudges(box, 26)[:4] == [
        "5 13:00 thank-you",
        "6 09:00 thank-you-last-chance",
        "14 09:00 follow-up-7",
        "21 09:00 follow-up-14",
    ]
    assert nudges(box, 26, skip_weekends=False)[2:] == ["12 09:00 follow-up-7", "19 09:00 follow-up-14"]


def test_what_a_mail_of_the_night_makes_owed_waits_for_the_end_of_quiet_hours() -> None:
    box = interview(0)
    note = box.you(0, "12:00")
    box.bounce(0, "20:30", note, "alice@acme.example")
    again = box.you(7, "08:30")
    box.bounce(7, "23:15", again, "alice@acme.example")
    assert nudges(box, 9) == ["1 09:00 thank-you-last-chance", "8 08:00 follow-up-7"]
    late = Box()
    late.invite(0, "22:10", ics("u", at(0, "10:00")))
    assert nudges(late, 0) == []
    assert nudges(late, 1) == ["1 09:00 thank-you-last-chance"]


def test_a_follow_up_whose_quiet_hours_end_on_a_saturday_waits_for_monday() -> None:
    box = interview(4, "10:00")
    box.you(4, "12:00")
    assert nudges(box, 15, at=time(21)) == ["14 08:00 follow-up-7"]
    assert nudges(box, 15, at=time(21), skip_weekends=False) == ["12 08:00 follow-up-7"]


def test_ask_timeline_is_an_hour_before_even_at_night_and_not_for_a_whole_day() -> None:
    box = interview(6, "07:30")
    assert nudges(box, 6, ask_timeline=True)[0] == "6 06:30 ask-timeline"
    box = interview(0, "10:00")
    box.mails.clear()
    box.invite(-3, "10:00", ics("u", ";VALUE=DATE:20261102", ";VALUE=DATE:20261103"))
    assert nudges(box, 1, ask_timeline=True) == ["1 09:00 thank-you"]


def test_ask_timeline_comes_late_with_a_late_invitation_and_never_after_the_beginning() -> None:
    box = Box()
    box.invite(0, "09:40", ics("u", at(0, "10:00")))
    assert nudges(box, 0, ask_timeline=True) == ["0 09:40 ask-timeline", "0 13:00 thank-you"]
    box = Box()
    box.invite(0, "10:00", ics("u", at(0, "10:00")))
    assert nudges(box, 0, ask_timeline=True) == ["0 13:00 thank-you"]


def test_ask_timeline_is_not_owed_when_a_promise_is_known() -> None:
    box = interview(0)
    box.them(-2, "10:00", "You will hear from us by Friday, November 6.")
    assert nudges(box, 0, ask_timeline=True) == ["0 13:00 thank-you"]


def test_switches_turn_steps_off() -> None:
    box = interview(0)
    assert nudges(box, 40, thank_you=False, let_go=False) == ["7 09:00 follow-up-7", "14 09:00 follow-up-14"]
    assert nudges(box, 40, thank_you=False, follow_up_days=()) == []


def test_other_days_give_other_names_and_a_promise_picks_from_them() -> None:
    box = interview(0)
    box.you(0, "13:00")
    assert nudges(box, 12, follow_up_days=(5, 10), skip_weekends=False) == [
        "5 09:00 follow-up-5",
        "10 09:00 follow-up-10",
    ]
    assert nudges(box, 12, follow_up_days=(3, 10)) == ["3 09:00 follow-up-3", "10 09:00 follow-up-10"]
    promised = interview(0)
    promised.them(-1, "10:00", "You will hear from us by Thursday, November 5.")
    promised.you(0, "12:00")
    assert nudges(promised, 12, follow_up_days=(3, 10)) == ["3 09:00 follow-up-3"]


def test_a_thank_you_note_is_no_follow_up_however_early_that_is_due() -> None:
    box = interview(0)
    box.you(1, "10:00")
    assert nudges(box, 5, follow_up_days=(3,), thank_you=False) == ["3 09:00 follow-up-3"]


# ------------------------------------------------------------------ satisfied, put off, lapsed


def test_an_early_contact_satisfies_and_a_contact_satisfies_two() -> None:
    box = interview(0)
    box.you(0, "12:00")
    box.you(11, "08:00")
    assert nudges(box, 30) == ["7 09:00 follow-up-7", "18 09:00 let-go"]


def test_a_contact_at_the_very_moment_of_the_nudge_settles_it_first() -> None:
    box = interview(0)
    box.you(0, "12:00")
    box.you(7, "09:00")
    assert nudges(box, 7) == []


def test_nudges_are_raised_up_to_the_last_message_and_at_it() -> None:
    box = interview(0)
    box.you(0, "12:00")
    box.mail(at(7, "09:00"), "friend@mail.example", ME, "Lunch?")
    assert box.told(until=(7, "09:00"), only=NUDGES) == ["7 09:00 follow-up-7 alice"]
    assert box.told(until=(7, "08:59"), only=NUDGES) == []


def test_min_gap_after_an_unsanctioned_contact_puts_the_step_off() -> None:
    box = interview(0)
    box.you(0, "12:00")
    box.you(3, "09:00")
    assert box.told(until=(10, "12:00"), only="FU|follow") == ["3 09:00 FU101 alice", "8 09:00 follow-up-7 alice"]
    box = interview(0)
    box.you(0, "12:00")
    box.you(3, "09:01")
    assert nudges(box, 10) == ["9 09:00 follow-up-7"]


def test_away_puts_off_to_the_first_weekday_after_the_last_day_away() -> None:
    box = interview(0)
    note = box.you(0, "12:00")
    box.them(
        0,
        "12:01",
        "I am out of the office until Friday, November 13.",
        subject="Automatic reply: x",
        re=note,
        headers=(("Auto-Submitted", "auto-replied"),),
    )
    assert nudges(box, 15) == ["14 09:00 follow-up-14"]
    box.mails.pop()
    box.them(
        0,
        "12:01",
        "I am out of the office and back on Thursday, November 12.",
        subject="Automatic reply: x",
        re=note,
        headers=(("Auto-Submitted", "auto-replied"),),
    )
    assert nudges(box, 15) == ["10 09:00 follow-up-7", "14 09:00 follow-up-14"]


def test_let_go_counts_from_the_last_step_not_from_a_later_contact() -> None:
    box = interview(0)
    box.you(0, "12:00")
    box.you(7, "10:00")
    box.you(14, "10:00")
    box.you(17, "10:00")
    assert nudges(box, 40)[-1] == "21 09:00 let-go"


def test_lapsed_steps_end_with_let_go_too() -> None:
    assert nudges(interview(0), 40)[-2:] == ["14 09:00 follow-up-14", "28 09:00 let-go"]


# ------------------------------------------------------------------ replies, promises, ends


def test_a_reply_before_the_interview_drops_nothing_and_one_after_replaces() -> None:
    box = interview(0)
    box.them(0, "09:00", "See you in an hour.")
    box.you(0, "12:00")
    assert nudges(box, 8) == ["7 09:00 follow-up-7"]
    box.them(2, "10:00", "It was good to meet you.")
    assert nudges(box, 10) == ["9 09:00 follow-up-7"]


def test_a_reply_that_promises_gives_after_promise_on_a_weekday() -> None:
    box = interview(0)
    box.you(0, "12:00")
    box.them(1, "10:00", "We will decide by Friday, November 13.")
    assert nudges(box, 30) == ["14 09:00 after-promise", "28 09:00 let-go"]


def test_a_plain_reply_keeps_a_promise_that_is_ahead_but_not_one_that_is_over() -> None:
    box = interview(0)
    box.you(0, "12:00")
    box.them(1, "10:00", "We will decide by Friday, November 6.")
    box.them(2, "10:00", "It was good to meet you.")
    assert nudges(box, 10) == ["7 09:00 after-promise"]
    box.them(7, "08:00", "Sorry, it takes longer than we thought.")
    assert nudges(box, 15) == ["14 09:00 follow-up-7"]


def test_a_promise_that_was_replaced_by_one_already_over_picks_nothing() -> None:
    box = interview(7)
    box.them(-2, "10:00", "We will decide by Friday, November 13.")
    box.them(-1, "10:00", "We will decide by Tuesday, November 3.")
    box.you(7, "12:00")
    assert nudges(box, 22) == ["14 09:00 follow-up-7", "21 09:00 follow-up-14"]


@pytest.mark.parametrize("text", [NO, "We are delighted to offer you the position of data engineer."])
def test_a_rejection_and_an_offer_end_every_step(text: str) -> None:
    box = interview(0)
    box.them(0, "12:00", text)
    assert nudges(box, 40) == []


def test_a_reply_that_invites_in_words_leaves_no_follow_up_and_is_proposed() -> None:
    box = interview(0)
    box.you(0, "12:00")
    invites = box.them(
        2, "10:00", "We would like to invite you to a second interview on Thursday, November 12 at 10:00."
    )
    assert nudges(box, 40) == []
    assert box.told(only="reply|interview")[1:] == ["2 10:00 reply alice"]
    assert list(box.decided(3, "10:00").history.proposals) == [invites]


def test_in_words_it_is_adopted_with_all_and_starts_a_new_plan() -> None:
    box = interview(0)
    box.you(0, "12:00")
    box.them(2, "10:00", "We would like to invite you to a second interview on Thursday, November 12 at 10:00.")
    assert box.told(until=(17, "10:00"), only=f"interview|{NUDGES}", auto_adopt="all")[1:] == [
        "2 10:00 interview alice",
        "10 13:00 thank-you alice",
        "11 09:00 thank-you-last-chance alice",
        "17 09:00 follow-up-7 alice",
    ]


def test_of_a_stranger_in_words_it_is_nothing_unless_all() -> None:
    box = Box()
    box.them(0, "10:00", "We would like to invite you to an interview on Thursday, November 12 at 10:00.", sender=TOM)
    assert box.told() == []
    assert box.told(auto_adopt="all") == ["0 10:00 interview tom globex.example"]


def test_a_relay_in_words_is_keyed_by_its_display_name_and_is_nobody() -> None:
    box = Box()
    relay = "Initech <no-reply@us.greenhouse-mail.io>"
    box.them(0, "10:00", "We would like to invite you to an interview on Thursday, November 12 at 10:00.", sender=relay)
    assert box.told(until=(11, "00:00"), auto_adopt="all") == ["0 10:00 interview no-reply initech"]


def test_with_none_a_strangers_calendar_is_proposed_and_adopted_when_confirmed() -> None:
    box = Box()
    call = box.invite(0, "10:00", ics("g", at(3, "10:00"), people=(TOM,), organizer=TOM), sender=TOM)
    assert box.told(auto_adopt="none") == []
    proposals = box.decided(1, "10:00", auto_adopt="none").history.proposals
    assert [(name, said.start) for name, (_, said) in proposals.items()] == [(call, at(3, "10:00"))]
    adopt = Deed(at(1, "10:00"), DeedType.ADOPT, note=call)
    assert box.told(adopt, auto_adopt="none") == ["0 10:00 interview tom globex.example"]


# ------------------------------------------------------------------ versions


def test_versions_of_an_invitation() -> None:
    box = Box()
    box.invite(-3, "10:00", ics("u", at(3, "10:00"), sequence=1, stamp=at(-3, "10:00")))
    box.invite(-2, "10:00", ics("u", at(4, "10:00"), sequence=2, stamp=at(-2, "10:00")))  # higher SEQUENCE
    box.invite(-2, "11:00", ics("u", at(3, "10:00"), sequence=1, stamp=at(-3, "11:00")))  # older, late
    box.invite(-2, "12:00", ics("u", at(4, "11:00"), sequence=2, stamp=at(-2, "12:00")))  # later DTSTAMP
    box.invite(-2, "13:00", ics("u", at(4, "11:00"), sequence=3, stamp=at(-2, "13:00")))  # the same time again
    box.invite(-1, "10:00", ics("u", at(4, "11:00"), sequence=4, stamp=at(-1, "10:00"), method="CANCEL"))
    box.invite(-1, "11:00", ics("u", at(5, "11:00"), sequence=5, stamp=at(-1, "11:00")))  # on again
    assert box.told(until=(6, "00:00")) == [
        "-3 10:00 interview alice",
        "-2 10:00 interview-moved alice",
        "-2 12:00 interview-moved alice",
        "-1 10:00 interview-cancelled alice",
        "-1 11:00 interview alice",
        "5 14:00 thank-you alice",
    ]


def test_an_older_version_without_a_cue_from_a_watched_person_is_no_reply() -> None:
    box = Box()
    for sequence in (1, 0):
        box.invite(
            -3 + sequence,
            "10:00",
            ics("u", at(3, "10:00"), sequence=sequence, summary="Jordan / Alice"),
            subject="Jordan / Alice",
            text="As discussed.",
        )
    assert box.told() == ["-3 10:00 interview alice"]
    box.mails.reverse()
    box.mails.append(box.mails[1].replace(b"<1@story", b"<9@story"))
    assert [line.split()[2] for line in box.told()].count("reply") == 0


def test_a_move_bears_its_own_type_only_and_a_cancellation_with_a_rejection_too() -> None:
    box = interview(3)
    box.invite(-2, "10:00", ics("u", at(4, "10:00"), sequence=1), text="Sorry! We will decide by Friday, November 20.")
    box.invite(-1, "10:00", ics("u", at(4, "10:00"), sequence=2, method="CANCEL"), text=NO)
    assert box.told(only="interview|rejection|promise|reply")[1:] == [
        "-2 10:00 interview-moved alice",
        "-1 10:00 interview-cancelled alice",
    ]


def test_an_invitation_that_promises_gives_both() -> None:
    box = Box()
    box.invite(0, "09:00", ics("u", at(3, "10:00")), text="We will decide by Friday, November 20.")
    assert box.told() == ["0 09:00 interview alice", "0 09:00 promise alice"]


def test_one_instance_of_a_series_moves_it_twice() -> None:
    box = interview(3)
    original = f"RECURRENCE-ID:{at(3, '15:00'):%Y%m%d}T150000Z"  # 10:00 in Toronto
    box.invite(-2, "10:00", ics("u", at(4, "10:00"), sequence=1, more=(original,)))
    box.invite(-1, "10:00", ics("u", at(5, "10:00"), sequence=2, more=(original,)))
    assert box.told(until=(4, "23:00"), only="interview|thank") == [
        "-3 10:00 interview alice",
        "-2 10:00 interview-moved alice",
        "-1 10:00 interview-moved alice",
    ]


def test_one_of_two_on_a_day_cancelled_leaves_the_plan_of_the_other() -> None:
    box = interview(0, "10:00")
    box.invite(-3, "11:00", ics("v", at(0, "14:00"), people=(BOB,)))
    assert nudges(box, 1) == ["0 17:00 thank-you", "1 09:00 thank-you-last-chance"]
    box.invite(-1, "11:00", ics("v", at(0, "14:00"), people=(BOB,), sequence=1, method="CANCEL"))
    assert nudges(box, 8) == ["0 13:00 thank-you", "1 09:00 thank-you-last-chance", "7 09:00 follow-up-7"]


def test_a_cancelled_further_interview_ends_the_plan_until_it_is_on_again() -> None:
    box = interview(0)
    box.you(0, "12:00")
    box.invite(2, "10:00", ics("v", at(9, "10:00")))
    box.invite(3, "10:00", ics("v", at(9, "10:00"), sequence=1, method="CANCEL"))
    assert nudges(box, 40) == []
    box.invite(4, "10:00", ics("w", at(10, "10:00")))
    assert nudges(box, 11) == ["10 13:00 thank-you", "11 09:00 thank-you-last-chance"]


def test_an_unknown_zone_is_asked_about_and_a_further_one_stops_the_follow_ups() -> None:
    box = interview(0)
    box.you(0, "12:00")
    box.invite(
        2, "10:00", ics("v", ";TZID=Customized Time Zone:20261112T100000", ";TZID=Customized Time Zone:20261112T110000")
    )
    assert nudges(box, 40) == []
    assert list(box.decided(3, "10:00").history.questions) == ["v"]


@pytest.mark.parametrize("start", [":99991231T233000Z", ":00010101T000000Z", ";VALUE=DATE:99991231"])
def test_an_interview_at_the_end_or_beginning_of_time_is_none(start: str) -> None:
    box = Box()
    box.invite(0, "10:00", ics("u", start))
    box.you(1, "10:00")
    assert box.told(until=(40, "00:00"), ask_timeline=True)[-1] == "1 10:00 contact alice"


def test_an_organizer_only_invitation_has_the_organizer_for_interviewer() -> None:
    box = Box()
    box.invite(0, "09:00", ics("u", at(3, "10:00"), people=()))
    assert box.told() == ["0 09:00 interview alice"]


def test_rooms_shared_calendars_and_relays_are_nobody_and_an_organizer_is_a_person_only() -> None:
    box = Box()
    room = "ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@acme.example"
    shared = "c_1@group.calendar.google.com"
    box.invite(
        0,
        "09:00",
        ics("u", at(3, "10:00"), people=(BOB, shared, "no-reply@acme.example"), organizer=HR, more=(room,)),
        sender=HR,
    )
    box.you(4, "10:00", to=HR)
    assert box.told(watch=(), until=(4, "10:00"), only="interview|contact|thank") == [
        "0 09:00 interview bob",
        "3 13:00 thank-you bob",
        "4 09:00 thank-you-last-chance bob",
        "4 10:00 contact hr",
    ]


@pytest.mark.parametrize(
    "summary", ["Dentist", "Podcast interview: careers", "Exit interview", "User research interview"]
)
def test_no_interview_from_a_stranger(summary: str) -> None:
    box = Box()
    box.invite(
        0, "09:00", ics("u", at(3, "10:00"), people=(TOM,), organizer=TOM, summary=summary), sender=TOM, subject=summary
    )
    assert box.told() == []


# ------------------------------------------------------------------ by hand, and inferred


def by_hand(when: datetime, **more: object) -> Deed:
    people = (Address("alice@acme.example", "Alice Smith"),)
    return Deed(at(-2, "10:00"), DeedType.INTERVIEW, identity="h", start=when, people=people, **more)  # type: ignore[arg-type]


def test_by_hand_entered_moved_and_removed() -> None:
    box = Box()
    box.mail(at(-5, "10:00"), "friend@mail.example", ME, "Lunch?")
    moved = Deed(at(-1, "10:00"), DeedType.INTERVIEW, identity="h", start=at(1, "10:00"))
    removed = Deed(at(0, "10:00"), DeedType.INTERVIEW_REMOVED, identity="h")
    assert box.told(by_hand(at(0, "10:00")), moved, until=(1, "23:00")) == [
        "-2 10:00 interview alice",
        "-1 10:00 interview-moved alice",
        "1 13:00 thank-you alice",
    ]
    assert nudges(box, 40, by_hand(at(0, "10:00")), moved, removed) == []


def test_a_thank_you_note_tells_of_an_interview_and_is_sanctioned_by_it() -> None:
    box = Box()
    box.you(-1, "18:00", "I look forward to tomorrow, and to the ledger.")
    box.you(0, "17:00", "Thank you for your time today. The ledger is a fine puzzle.")
    assert box.told(until=(7, "10:00")) == [
        "-1 18:00 contact alice",
        "0 17:00 contact alice",
        "0 17:00 interview-inferred alice",
        "7 09:00 follow-up-7 alice",
    ]


def test_thanks_for_yesterday_put_day_zero_there_and_a_second_note_names_who_else_was_there() -> None:
    box = Box()
    box.you(1, "10:00", "It was great to meet you and the team yesterday. The ledger is a fine puzzle.")
    box.you(1, "15:00", "Thank you for your time yesterday. The ledger is a fine puzzle.", to=BOB)
    assert box.told(until=(7, "10:00"), watch=("@acme.example",)) == [
        "1 10:00 contact alice",
        "1 10:00 interview-inferred alice",
        "1 15:00 contact bob",
        "7 09:00 follow-up-7 bob",
    ]


def test_nothing_is_inferred_when_it_is_off_or_an_interview_is_known() -> None:
    box = Box()
    box.you(0, "17:00", "Thank you for your time today. The ledger is a fine puzzle.")
    assert box.told(infer_interview=False) == ["0 17:00 contact alice"]
    known = interview(-1)
    known.you(0, "17:00", "Thank you for your time yesterday. The ledger is a fine puzzle.")
    assert known.told(only="interview") == ["-3 10:00 interview alice"]


def test_without_an_interview_there_is_no_plan() -> None:
    box = Box()
    box.you(0, "10:00")
    box.them(1, "10:00", "We will decide by Friday, November 13.")
    assert nudges(box, 40) == []


def test_first_run_raises_nothing_older_than_its_reach() -> None:
    box = interview(0)
    box.you(0, "12:00")
    policy_since = at(9, "10:00")
    policy = policy_of()
    found = decide(box.readings(policy), (), policy, {}, now=at(12, "10:00"), since=policy_since)
    assert [(n.step, n.due.astimezone(ZONE)) for n in found.agenda] == [("follow-up-14", at(14, "09:00"))]


def test_thanks_of_two_days_that_come_on_one_day_are_both_raised() -> None:
    box = interview(0, "10:00")
    box.invite(-3, "11:00", ics("v", at(1, "10:00"), people=(BOB,)))
    assert box.told(until=(2, "23:00"), only="thank") == [
        "0 13:00 thank-you alice",
        "1 09:00 thank-you-last-chance alice",
        "1 13:00 thank-you bob",
        "2 09:00 thank-you-last-chance bob",
    ]


def test_a_mail_on_the_morning_of_an_inferred_interview_is_not_its_thank_you_note() -> None:
    box = Box()
    box.you(0, "09:00", "I look forward to this afternoon, and to the ledger.")
    box.you(0, "17:00", "Thank you for your time today. The ledger is a fine puzzle.")
    assert box.told(only="FU") == []


def test_the_calendar_takes_the_place_of_the_words_that_announced_it() -> None:
    box = Box()
    box.them(0, "10:00", "We would like to invite you to an interview on Thursday, November 12 at 10:00.", sender=HR)
    box.invite(1, "10:00", ics("v", at(10, "10:00"), people=(BOB,), organizer=HR), sender=HR)
    assert box.told(until=(10, "20:00"), auto_adopt="all", only="int|thank") == [
        "0 10:00 interview hr",
        "1 10:00 interview bob",
        "10 13:00 thank-you bob",
    ]


def test_a_cancelled_series_cancels_the_one_instance_that_is_known() -> None:
    box = Box()
    box.invite(0, "10:00", ics("s", at(3, "10:00"), more=("RECURRENCE-ID:20261105T150000Z",)))
    box.invite(1, "10:00", ics("s", at(3, "10:00"), sequence=1, method="CANCEL"))
    assert box.told(until=(5, "00:00")) == ["0 10:00 interview alice", "1 10:00 interview-cancelled alice"]


def test_a_cancellation_that_overtook_its_invitation_voids_it_and_a_strangers_does_not() -> None:
    box = Box()
    box.invite(-3, "09:00", ics("u", at(0, "10:00"), sequence=1, method="CANCEL"), sender=BOB)
    box.invite(-3, "10:00", ics("u", at(0, "10:00")))
    assert box.told(until=(0, "09:30"), watch=()) == []
    box.invite(-2, "10:00", ics("u", at(0, "11:00"), sequence=2))
    assert box.told(until=(0, "09:30")) == ["-2 10:00 interview alice"]
    box = Box()
    box.invite(-3, "09:00", ics("u", at(0, "10:00"), sequence=1, method="CANCEL"), sender=TOM)
    box.invite(-3, "10:00", ics("u", at(0, "10:00")))
    assert box.told(until=(0, "09:30")) == ["-3 10:00 interview alice"]
