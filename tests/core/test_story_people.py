"""SPEC section 4 on real mail: who counts, and to which opportunity a mail belongs."""

from __future__ import annotations

import pytest

from tests.core.mails import ALICE, BOB, HR, ME, RITA, TOM, WARM, Box, at, ics

NO = "Unfortunately, we have decided to move forward with another candidate."
RELAY = "us.greenhouse-mail.io"
GINA = "Gina Park <gina.park@gmail.com>"
UMA = "Uma Lee <uma@initech.example>"


def globex(box: Box, day: int = 0, **more: object) -> str:
    """Rita of an agency invites to an interview with Tom of Globex."""
    return box.invite(
        day,
        "09:00",
        ics("g", at(day + 3, "10:00"), people=(TOM,), organizer=RITA),
        sender=RITA,
        **more,  # type: ignore[arg-type]
    )


# ------------------------------------------------------------------ the config


def test_a_domain_of_the_config_counts_with_its_subdomains() -> None:
    box = Box()
    box.you(0, "10:00", to="carol@eu.acme.example")
    box.you(7, "10:00", to="carol@acme.example.org")
    assert box.told(watch=("@acme.example",)) == ["0 10:00 contact carol"]


def test_a_free_mail_person_of_the_config_is_an_opportunity_of_its_own() -> None:
    box = Box()
    box.you(0, "10:00", to=GINA)
    box.you(0, "12:00", to="other@gmail.com")
    assert box.told(watch=("gina.park@gmail.com",)) == ["0 10:00 contact gina.park gina.park@gmail.com"]


def test_mail_of_strangers_and_to_strangers_is_nothing() -> None:
    box = Box()
    box.you(0, "10:00", to=BOB)
    box.them(1, "10:00", sender=BOB)
    box.them(
        2,
        "10:00",
        "Big news: we raised a round.",
        sender="Acme News <news@acme.example>",
        headers=(("List-Unsubscribe", "<mailto:u@acme.example>"),),
    )
    assert box.told() == []


def test_the_companys_newsletter_is_nothing_even_when_watched() -> None:
    box = Box()
    box.them(
        0,
        "10:00",
        "Big news: we raised a round.",
        sender="Acme <news@acme.example>",
        headers=(("List-Id", "<news.acme.example>"),),
    )
    assert box.told(watch=("@acme.example",)) == []


# ------------------------------------------------------------------ several people of one company


def test_all_people_of_a_company_are_counted_together() -> None:
    box = Box()
    box.you(0, "10:00", to=ALICE)
    box.you(1, "10:00", to=BOB)
    box.them(1, "11:00", sender=BOB)
    box.you(1, "12:00", to=ALICE)
    assert box.told(watch=("@acme.example",)) == [
        "0 10:00 contact alice",
        "1 10:00 contact bob",
        "1 10:00 FU102 bob",
        "1 11:00 reply bob",
        "1 12:00 contact alice",
    ]


def test_a_colleague_on_the_thread_joins_and_one_off_it_does_not() -> None:
    box = Box()
    mine = box.you(0, "10:00")
    box.them(1, "10:00", sender=BOB, re=mine)
    box.them(2, "10:00", sender=HR, subject="Parking")
    box.you(2, "11:00", to=BOB, subject="Parking")
    assert box.told() == ["0 10:00 contact alice", "1 10:00 reply bob", "2 11:00 contact bob"]


def test_a_thread_without_references_is_told_by_its_subject() -> None:
    box = Box()
    box.you(0, "10:00", subject="Data engineer at Acme")
    box.them(1, "10:00", sender=BOB, subject="RE: Data engineer at Acme", cc=ALICE)
    box.them(2, "10:00", sender=HR, subject="RE: Data engineer at Acme")  # nobody of it on the mail
    assert box.told() == ["0 10:00 contact alice", "1 10:00 reply bob"]


def test_a_rejection_by_a_machine_of_the_company_in_a_new_thread_counts() -> None:
    box = Box()
    box.invite(0, "09:00", ics("u", at(3, "10:00")))
    box.them(
        6,
        "10:00",
        NO,
        sender="Acme <no-reply@acme.example>",
        subject="Your application",
        headers=(("Auto-Submitted", "auto-generated"), ("List-Unsubscribe", "<mailto:u@acme.example>")),
    )
    box.you(6, "12:00", "Thank you for telling me.", to=ALICE)
    box.you(20, "12:00", to=ALICE)
    assert box.told(watch=(), only="rej|FU|contact") == [
        "6 10:00 rejection no-reply",
        "6 12:00 contact alice",
        "20 12:00 contact alice",
        "20 12:00 FU105 alice",
    ]


# ------------------------------------------------------------------ outsiders


def test_the_outside_recruiter_belongs_to_the_company_of_the_invitation() -> None:
    box = Box()
    globex(box)
    box.you(0, "10:00", to=RITA)
    box.you(1, "10:00", to=TOM)
    assert box.told(watch=()) == [
        "0 09:00 interview tom globex.example",
        "0 10:00 contact rita globex.example",
        "1 10:00 contact tom globex.example",
        "1 10:00 FU102 tom globex.example",
    ]


def test_a_recruiter_who_attends_too_does_not_make_it_her_own_companys() -> None:
    box = Box()
    box.invite(0, "09:00", ics("g", at(3, "10:00"), people=(RITA, TOM), organizer=RITA), sender=RITA)
    assert box.told(watch=()) == ["0 09:00 interview rita+tom globex.example"]


def test_a_free_mail_recruiter_is_carried_by_the_invitation() -> None:
    box = Box()
    box.invite(0, "09:00", ics("g", at(3, "10:00"), people=(TOM,), organizer=GINA), sender=GINA)
    box.you(0, "10:00", to=GINA)
    assert box.told(watch=()) == ["0 09:00 interview tom globex.example", "0 10:00 contact gina.park globex.example"]


def test_two_companies_of_one_recruiter_are_kept_apart_by_thread() -> None:
    box = Box()
    first = globex(box, subject="Globex: interview")
    second = box.invite(
        1, "09:00", ics("i", at(5, "10:00"), people=(UMA,), organizer=RITA), sender=RITA, subject="Initech: interview"
    )
    box.you(1, "10:00", to=RITA, re=first, subject="Re: Globex: interview")
    box.you(1, "12:00", to=RITA, re=second, subject="Re: Initech: interview")
    box.them(2, "10:00", NO, sender=RITA, re=first, subject="Re: Globex: interview")
    box.you(2, "12:00", to=RITA, subject="Re: Initech: interview")
    assert box.told(watch=()) == [
        "0 09:00 interview tom globex.example",
        "1 09:00 interview uma initech.example",
        "1 10:00 contact rita globex.example",
        "1 12:00 contact rita initech.example",
        "2 10:00 rejection rita globex.example",
        "2 12:00 contact rita initech.example",
        "2 12:00 FU102 rita initech.example",
    ]


@pytest.mark.parametrize(
    ("to", "cc", "text", "joins"),
    [
        (f"{ME}, {GINA}", "", "Gina will answer your questions.", True),
        (ME, GINA, "Looping in Gina, our recruiter.", True),
        (ME, GINA, "We read it with interest.", False),
    ],
)
def test_whom_a_person_brings_in_joins_and_a_mere_cc_does_not(to: str, cc: str, text: str, joins: bool) -> None:
    box = Box()
    mine = box.you(0, "10:00")
    box.them(1, "10:00", text, to=to, cc=cc, re=mine)
    box.you(2, "10:00", to=GINA, subject="Hello")
    assert box.told()[2:] == (["2 10:00 contact gina.park"] if joins else [])


def test_an_outsider_who_writes_on_the_thread_joins_but_not_by_an_automatic_reply() -> None:
    box = Box()
    mine = box.you(0, "10:00", cc=GINA)
    box.them(
        0,
        "10:01",
        "I am out of the office until Friday, November 6.",
        sender=GINA,
        re=mine,
        subject="Automatic reply: x",
        headers=(("Auto-Submitted", "auto-replied"),),
    )
    box.you(1, "10:00", to=GINA, subject="Lunch?")
    assert box.told() == ["0 10:00 contact alice"]
    box.them(2, "10:00", sender=GINA, re=mine)
    assert box.told()[1:] == ["2 10:00 reply gina.park"]


def test_the_users_own_forward_and_the_friends_answer_bring_nobody_in() -> None:
    box = Box()
    theirs = box.them(0, "10:00")
    forward = box.mail(
        at(0, "11:00"),
        ME,
        GINA,
        f"What do you think?\n\n---------- Forwarded message ---------\n{WARM}",
        "Fwd: Data engineer",
        re=theirs,
    )
    answer = box.them(0, "12:00", "Sounds good!", sender=GINA, re=forward, references=f"{theirs} {forward}")
    box.you(0, "13:00", to=GINA, re=answer, references=f"{theirs} {forward} {answer}")
    assert box.told() == ["0 10:00 reply alice"]


# ------------------------------------------------------------------ relays


def test_companies_behind_one_relay_are_kept_apart_by_display_name() -> None:
    box = Box()
    for name, day in (("Initech", 0), ("Umbrella Labs", 1)):
        relay = f"{name} Recruiting <no-reply@{RELAY}>"
        box.invite(day, "09:00", ics(name, at(day + 5, "10:00"), people=(), organizer=relay), sender=relay)
    box.them(8, "10:00", NO, sender=f"Umbrella Labs <no-reply@{RELAY}>", subject="Your application")
    assert box.told(watch=(), only="int|rej") == [
        "0 09:00 interview no-reply initech",
        "1 09:00 interview no-reply umbrella labs",
        "8 10:00 rejection no-reply umbrella labs",
    ]


def test_a_human_of_the_companys_domain_joins_what_the_relay_began() -> None:
    box = Box()
    relay = f"Acme <no-reply@{RELAY}>"
    call = box.invite(0, "09:00", ics("u", at(3, "10:00"), people=(), organizer=relay), sender=relay)
    box.them(4, "10:00", re=call)
    box.invite(5, "10:00", ics("v", at(9, "10:00")))
    assert [line.split()[2:] for line in box.told(watch=(), only="int|rep")] == [
        ["interview", "no-reply", "acme"],
        ["reply", "alice", "acme"],
        ["interview", "alice", "acme"],
    ]


@pytest.mark.parametrize("name", ["Acme", "Acme Hiring Team", "The Acme Team", "Jane Doe (Acme)"])
def test_a_relays_rejection_belongs_to_the_company_whose_label_is_its_display_name(name: str) -> None:
    box = Box()
    box.invite(0, "09:00", ics("u", at(3, "10:00")))
    box.them(8, "10:00", NO, sender=f'"{name}" <no-reply@{RELAY}>', subject="Your application")
    assert box.told(watch=(), only="rej") == ["8 10:00 rejection no-reply"]


def test_a_mail_to_the_relays_address_on_the_thread_is_a_contact() -> None:
    box = Box()
    relay = f"Acme <reply+123@{RELAY}>"
    call = box.invite(0, "09:00", ics("u", at(3, "10:00")), sender=relay)
    box.you(0, "10:00", to=relay, re=call)
    box.you(1, "10:00", to=f"reply+999@{RELAY}", subject="Another thing")
    assert box.told(watch=(), only="cont") == ["0 10:00 contact reply+123"]


def test_a_relays_other_mail_is_nothing() -> None:
    box = Box()
    box.invite(0, "09:00", ics("u", at(3, "10:00")))
    box.them(1, "10:00", NO, sender=f"Hooli <no-reply@{RELAY}>", subject="Your application")
    assert box.told(watch=()) == ["0 09:00 interview alice"]


# ------------------------------------------------------------------ kinds


def test_what_gives_no_event() -> None:
    box = Box()
    mine = box.you(0, "10:00")
    box.invite(1, "10:00", ics("x", at(3, "10:00"), method="REPLY"))
    box.invite(1, "11:00", ics("y", at(3, "10:00"), method="COUNTER"))
    box.them(
        1,
        "12:00",
        "We have received your application. This is an automated message.",
        sender=ALICE,
        re=mine,
        headers=(("Auto-Submitted", "auto-generated"),),
    )
    assert box.told() == ["0 10:00 contact alice"]


def test_an_offer_and_an_automatic_reply_bear_their_own_types() -> None:
    box = Box()
    mine = box.you(0, "10:00")
    box.them(
        0,
        "10:01",
        "I am out of the office until Friday, November 6.",
        subject="Automatic reply: x",
        re=mine,
        headers=(("Auto-Submitted", "auto-replied"),),
    )
    box.them(9, "10:00", "We are delighted to offer you the position of data engineer.", re=mine)
    found = box.decided(10, "10:00").events
    assert [(str(e.type), str(e.until)) for e in found] == [
        ("contact", "None"),
        ("auto-reply", "2026-11-06"),
        ("offer", "None"),
    ]


def test_an_invitation_after_a_rejection_opens_the_process_again() -> None:
    box = Box()
    box.them(0, "09:00", NO)
    box.you(0, "10:00", "Thank you for telling me.")
    box.invite(9, "09:00", ics("u", at(11, "10:00")))
    box.you(11, "12:00")
    assert box.told(only="FU|int", until=(18, "09:00")) == ["9 09:00 interview alice"]
    assert box.told(only="follow", until=(18, "09:00")) == ["18 09:00 follow-up-7 alice"]


def test_an_earlier_message_anywhere_makes_nobody_a_stranger() -> None:
    box = Box()
    box.them(-1, "10:00", "Shall we find a time to talk?", sender=HR, subject="Your application")
    box.you(0, "10:00")
    box.you(6, "10:00", cc=HR)
    assert box.told(only="FU") == []


def test_on_whatever_thread_a_recruiter_invites_it_is_for_the_company_of_the_interviewers() -> None:
    box = Box()
    screen = box.invite(
        0, "09:00", ics("a", at(1, "10:00"), people=(RITA,), organizer=RITA, summary="Phone screen"), sender=RITA
    )
    second = box.invite(2, "09:00", ics("g", at(4, "10:00"), people=(TOM,), organizer=RITA), sender=RITA, re=screen)
    box.invite(5, "09:00", ics("h", at(7, "10:00"), people=(UMA,), organizer=RITA), sender=RITA, re=second)
    assert box.told(watch=(), only="int") == [
        "0 09:00 interview rita northgate.example",
        "2 09:00 interview tom globex.example",
        "5 09:00 interview uma initech.example",
    ]


def test_a_companys_own_invitation_on_its_thread_may_carry_people_of_another_domain() -> None:
    box = Box()
    first = box.invite(0, "09:00", ics("u", at(1, "10:00"), people=(BOB,), organizer=HR), sender=HR)
    box.invite(2, "09:00", ics("v", at(4, "10:00"), people=(TOM,), organizer=HR), sender=HR, re=first)
    assert box.told(watch=(), only="int") == ["0 09:00 interview bob", "2 09:00 interview tom"]


# ------------------------------------------------------------------ who may change what


@pytest.mark.parametrize("method", ["CANCEL", "REQUEST"])
def test_a_stranger_who_has_learned_its_uid_neither_cancels_nor_moves_an_interview(method: str) -> None:
    box = Box()
    box.invite(0, "09:00", ics("i", at(3, "10:00")))
    eve = "Eve <eve@evil.example>"
    forged = ics("i", at(9, "10:00"), method=method, sequence=99, organizer=eve, people=(eve,))
    box.invite(1, "09:00", forged, sender=eve)
    assert box.told(only="interview") == ["0 09:00 interview alice"]


def test_a_colleague_of_the_organizer_may_move_it() -> None:
    box = Box()
    box.invite(0, "09:00", ics("i", at(3, "10:00")))
    box.invite(1, "09:00", ics("i", at(4, "10:00"), sequence=1), sender=BOB)
    assert box.told(only="interview") == ["0 09:00 interview alice", "1 09:00 interview-moved alice"]


def test_a_recruiter_of_two_companies_in_cc_does_not_make_a_note_one_to_the_other() -> None:
    box = Box()
    box.invite(0, "09:00", ics("a", at(3, "10:00"), organizer=RITA), sender=RITA)
    globex(box, 1)
    box.you(3, "12:00", "Hi Alice,\n\nThank you for your time today.\n\nJordan", to=ALICE, cc=RITA)
    assert [line for line in box.told(only="contact|interview-inferred") if "globex" in line] == []


def test_companies_that_share_a_subject_are_told_apart_by_who_is_on_the_mail() -> None:
    box = Box()
    box.you(0, "10:00", subject="Interview")
    box.you(0, "11:00", to=TOM, subject="Interview")
    box.them(1, "10:00", sender=BOB, subject="Re: Interview", cc=ALICE)
    told = box.told(watch=("alice@acme.example", "tom@globex.example"))
    assert told == ["0 10:00 contact alice", "0 11:00 contact tom globex.example", "1 10:00 reply bob"]


def test_a_mail_to_a_mailbox_that_nobody_watches_begins_the_thread_of_those_who_answer_it() -> None:
    box = Box()
    application = box.you(0, "10:00", to="jobs@acme.example", subject="Application")
    box.them(1, "10:00", re=application)
    box.them(2, "10:00", sender=BOB, re=application)
    box.them(3, "10:00", sender=GINA, re=application)  # of no part in it, and nobody of the company is on the mail
    assert box.told() == ["1 10:00 reply alice", "2 10:00 reply bob"]


def test_an_own_address_of_a_watched_domain_is_nobody() -> None:
    box = Box()
    own = "jordan.reed@acme.example"
    box.you(0, "10:00", to=own)
    box.you(1, "10:00", to=f"{ALICE}, {own}")
    assert box.told(watch=("@acme.example",), me=frozenset({"jordan@mail.example", own})) == ["1 10:00 contact alice"]


def test_a_company_that_has_interviewed_may_bring_somebody_from_outside_to_the_next_round() -> None:
    box = Box()
    box.invite(0, "10:00", ics("u", at(3, "10:00"), people=(ALICE, BOB)))
    box.invite(4, "10:00", ics("v", at(8, "10:00"), people=(ALICE, RITA)), subject="Second round")
    assert box.told(only="interview") == ["0 10:00 interview alice+bob", "4 10:00 interview alice+rita"]
    box.invite(5, "10:00", ics("g", at(9, "10:00"), people=(RITA, TOM), organizer=RITA), sender=RITA, subject="Globex")
    assert box.told(only="interview")[2:] == ["5 10:00 interview rita+tom globex.example"]
