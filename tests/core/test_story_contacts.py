"""SPEC sections 2, 3 and 5, on real mail: contacts, answers, pace."""

from __future__ import annotations

import pytest

from followupd.model import Deed, DeedType
from tests.core.mails import ALICE, BOB, HR, ME, TOM, Box, at, ics

BARE = "Any updates?"


def test_the_forgotten_attachment_is_the_same_contact() -> None:
    box = Box()
    box.you(0, "10:00")
    box.you(0, "10:59")
    assert box.told() == ["0 10:00 contact alice", "0 10:59 contact alice"]


def test_an_hour_later_it_is_another_contact() -> None:
    box = Box()
    box.you(0, "10:00")
    box.you(0, "11:00")
    assert box.told(only="FU") == ["0 11:00 FU102 alice"]


def test_the_hour_counts_from_the_first_message_of_the_contact() -> None:
    box = Box()
    for clock in ("10:00", "10:40", "11:20"):
        box.you(0, clock)
    assert box.told(only="FU") == ["0 11:20 FU102 alice"]


def test_a_message_from_them_ends_the_contact() -> None:
    box = Box()
    box.you(0, "10:00")
    box.them(0, "10:10")
    box.you(0, "10:20")  # no answer: a new thread; but what went before is answered
    box.you(0, "11:10")
    box.you(0, "11:30")
    assert box.told(only="FU") == ["0 11:30 FU102 alice"]


def test_an_automatic_reply_in_between_does_not_end_the_contact() -> None:
    box = Box()
    first = box.you(0, "10:00")
    box.them(
        0,
        "10:01",
        "I am out of the office until Friday, November 6.",
        subject="Automatic reply: Data engineer",
        re=first,
        headers=(("Auto-Submitted", "auto-replied"),),
    )
    box.you(0, "10:20")
    assert box.told() == ["0 10:00 contact alice", "0 10:01 auto-reply alice", "0 10:20 contact alice"]


@pytest.mark.parametrize(
    ("clock", "found"),
    [
        ((1, "09:59"), ["FU102"]),
        ((2, "09:59"), ["FU102"]),
        ((2, "10:00"), ["FU101"]),
        ((5, "09:59"), ["FU101"]),
        ((5, "10:00"), []),
    ],
)
def test_the_boundaries_of_pace(clock: tuple[int, str], found: list[str]) -> None:
    box = Box()
    box.you(0, "10:00")
    box.you(*clock)
    assert [line.split()[2] for line in box.told(only="FU")] == found


def test_bcc_to_cc_and_several_people_are_one_contact() -> None:
    box = Box()
    box.you(0, "10:00", to=ALICE, cc=f"{BOB}, friend@mail.example")
    box.you(7, "10:00", to="friend@mail.example", bcc=ALICE)
    assert box.told(watch=("@acme.example",)) == ["0 10:00 contact alice+bob", "7 10:00 contact alice"]


def test_one_mail_to_two_companies_is_a_contact_to_each_and_mixes_nobody() -> None:
    box = Box()
    box.you(0, "10:00", to=f"{ALICE}, {TOM}")
    box.you(1, "10:00", to=TOM)
    assert box.told(watch=("@acme.example", "@globex.example")) == [
        "0 10:00 contact alice",
        "0 10:00 contact tom globex.example",
        "1 10:00 contact tom globex.example",
        "1 10:00 FU102 tom globex.example",
    ]


def test_an_answer_from_one_of_two_companies_written_to_together_is_that_companys() -> None:
    box = Box()
    both = box.you(0, "10:00", to=f"{ALICE}, {TOM}")
    box.them(0, "12:00", sender=TOM, re=both)
    assert box.told(watch=("@acme.example", "@globex.example"))[2:] == ["0 12:00 reply tom globex.example"]


@pytest.mark.parametrize(
    "headers",
    [
        (("Auto-Submitted", "auto-replied"),),
        (("Auto-Submitted", "auto-generated; owner-email=x"),),
        (("X-Followupd", "1"), ("Auto-Submitted", "auto-generated")),
    ],
)
def test_automatic_mail_of_the_user_is_no_contact(headers: tuple[tuple[str, str], ...]) -> None:
    box = Box()
    box.you(0, "10:00", headers=headers)
    assert box.told() == []


def test_auto_submitted_no_is_a_contact() -> None:
    box = Box()
    box.you(0, "10:00", headers=(("Auto-Submitted", "no"),))
    assert box.told() == ["0 10:00 contact alice"]


def test_a_calendar_reply_of_the_user_is_no_contact() -> None:
    box = Box()
    box.you(0, "10:00", calendar=ics("u", at(3, "10:00"), method="REPLY"))
    assert box.told() == []


def test_a_calendar_reply_without_times_is_no_contact_either() -> None:
    box = Box()
    lines = ics("u", at(3, "10:00"), method="REPLY").split("\r\n")
    box.you(0, "10:00", calendar="\r\n".join(line for line in lines if not line.startswith("DT")))
    assert box.told() == []


def test_a_read_receipt_of_the_user_is_no_contact() -> None:
    box = Box()
    head = f"From: {ME}\r\nTo: {ALICE}\r\nSubject: Read: x\r\nDate: Mon, 02 Nov 2026 10:00:00 -0500\r\n"
    kind = "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=disposition-notification; "
    body = "--b\r\n\r\nread\r\n--b\r\nContent-Type: message/disposition-notification\r\n\r\nDisposition: x\r\n--b--"
    box.mails.append(f'{head}Message-ID: <r@x>\r\n{kind}boundary="b"\r\n\r\n{body}'.encode())
    assert box.told() == []


def test_the_same_message_twice_is_one_with_or_without_an_id() -> None:
    box = Box()
    box.you(0, "10:00")
    box.you(6, "10:00", mid="")
    box.mails += box.mails
    assert box.told() == ["0 10:00 contact alice", "6 10:00 contact alice"]


def test_a_draft_is_no_contact_and_is_judged_all_the_same() -> None:
    box = Box()
    box.you(0, "10:00")
    box.you(1, "10:00", draft=True, subject="An idea")
    box.you(5, "10:00")
    assert box.told() == ["0 10:00 contact alice", "1 10:00 FU102 alice", "5 10:00 contact alice"]


# ------------------------------------------------------------------ answers


def test_an_answer_is_never_too_soon_whatever_reference_names_the_message() -> None:
    box = Box()
    box.you(0, "10:00")
    theirs = box.them(0, "12:00")
    box.you(0, "12:30", re="<unknown@x.example>", references=f"<unknown@x.example> {theirs}")
    assert box.told(only="FU") == []


def test_an_answer_to_a_message_older_than_the_previous_contact_is_none() -> None:
    box = Box()
    theirs = box.them(0, "09:00")
    box.you(0, "10:00", re=theirs)
    box.you(1, "10:00", re=theirs)
    assert box.told(only="FU") == ["1 10:00 FU102 alice"]


def test_of_two_messages_the_one_unanswered_so_far_makes_the_answer() -> None:
    box = Box()
    first = box.them(0, "09:00")
    mine = box.you(0, "10:00", re=first)
    second = box.them(0, "11:00", re=mine)
    box.you(0, "12:00", re=second, references=f"{first} {mine} {second}")
    assert box.told(only="FU") == []


def test_a_reference_to_what_is_not_in_the_history_makes_no_answer() -> None:
    box = Box()
    box.you(0, "10:00")
    box.you(1, "10:00", re="<lost@acme.example>")
    assert box.told(only="FU") == ["1 10:00 FU102 alice"]


def test_an_answer_to_an_automatic_reply_is_none() -> None:
    box = Box()
    mine = box.you(0, "10:00")
    away = box.them(
        0,
        "10:01",
        "I am out of the office until Friday, November 6.",
        subject="Automatic reply: x",
        re=mine,
        headers=(("Auto-Submitted", "auto-replied"),),
    )
    box.you(1, "10:00", re=away)
    assert box.told(only="FU") == ["1 10:00 FU102 alice"]


@pytest.mark.parametrize(("clock", "found"), [((5, "09:00"), []), ((5, "09:01"), ["5 09:01 FU201 alice"])])
def test_a_bare_request_for_status_is_an_answer_within_min_gap(clock: tuple[int, str], found: list[str]) -> None:
    box = Box()
    theirs = box.them(0, "09:00")
    box.you(*clock, BARE, re=theirs)
    assert box.told(only="FU") == found


def test_a_late_bare_request_after_a_promise_is_before_the_promise() -> None:
    box = Box()
    theirs = box.them(0, "09:00", "We will decide by Friday, November 20.")
    box.you(7, "10:00", BARE, re=theirs)
    assert box.told(only="FU") == ["7 10:00 FU104 alice", "7 10:00 FU201 alice"]


def test_an_answer_to_an_invitation_is_an_answer() -> None:
    box = Box()
    box.you(0, "08:00")
    call = box.invite(0, "09:00", ics("u", at(3, "10:00")))
    box.you(0, "09:30", "Thank you, I will be there.", re=call)
    assert box.told(only="FU") == []


def test_an_answer_sent_again_after_it_came_back_is_an_answer_still() -> None:
    box = Box()
    theirs = box.them(0, "09:00", "We will decide by Friday, November 20.")
    mine = box.you(0, "10:00", re=theirs)
    box.bounce(0, "10:01", mine, "alice@acme.example")
    box.you(0, "12:00", re=theirs)
    assert box.told(only="FU") == ["0 10:01 FU302 alice"]


# ------------------------------------------------------------------ pace


def test_more_than_three_without_a_reply_and_every_later_one() -> None:
    box = Box()
    for day in range(0, 36, 6):
        box.you(day, "10:00")
    assert box.told(only="FU") == [f"{day} 10:00 FU103 alice" for day in (18, 24, 30)]


def test_thank_you_notes_count_as_one_for_the_streak() -> None:
    box = Box()
    box.invite(-1, "10:00", ics("u", at(0, "10:00"), people=(ALICE, BOB)))
    box.you(0, "13:00", to=ALICE)
    box.you(0, "15:00", to=BOB)
    box.you(7, "10:00")
    box.you(14, "10:00")
    box.you(20, "10:00")
    assert box.told(only="FU") == ["20 10:00 FU103 alice"]


def test_the_promised_day_itself_is_free_and_a_later_promise_replaces() -> None:
    box = Box()
    first = box.them(0, "09:00", "We will decide by Friday, November 6.")
    box.you(0, "10:00", re=first)
    box.them(3, "09:00", "Sorry, we will decide by Friday, November 13.")
    box.you(4, "10:00")
    box.you(11, "00:30")
    assert box.told(only="FU|promise") == ["0 09:00 promise alice", "3 09:00 promise alice", "4 10:00 FU104 alice"]


def test_after_a_rejection_one_contact_is_free_threaded_or_not() -> None:
    box = Box()
    box.them(0, "09:00", "Unfortunately, we have decided to move forward with another candidate.")
    box.you(0, "10:00", "Thank you for telling me, and for the interview.")
    box.you(0, "10:30", "And all the best to the team.")
    box.you(9, "10:00", "I would like to be considered for the next opening.")
    assert box.told() == [
        "0 09:00 rejection alice",
        "0 10:00 contact alice",
        "0 10:30 contact alice",
        "9 10:00 contact alice",
        "9 10:00 FU105 alice",
    ]


def test_after_a_rejection_an_answer_to_a_later_human_message_is_fine() -> None:
    box = Box()
    no = box.them(0, "09:00", "Unfortunately, we have decided to move forward with another candidate.")
    mine = box.you(0, "10:00", "Thank you for telling me.", re=no)
    later = box.them(1, "09:00", "You are welcome. May we keep your CV?", re=mine)
    box.you(1, "10:00", "With pleasure.", re=later)
    box.you(2, "10:00", "And thank you again.", re=later)
    assert box.told(only="FU") == ["2 10:00 FU102 alice", "2 10:00 FU105 alice"]


def test_a_follow_up_of_the_plan_is_sanctioned_only_after_min_gap() -> None:
    box = Box()
    box.invite(-1, "10:00", ics("u", at(0, "10:00")))
    box.you(0, "13:00")
    box.you(7, "10:00")
    box.you(11, "10:00")
    assert box.told(only="FU") == ["11 10:00 FU101 alice"]


# ------------------------------------------------------------------ bounces


def test_a_contact_that_came_back_did_not_happen_and_its_step_is_owed_again() -> None:
    box = Box()
    box.invite(-1, "10:00", ics("u", at(0, "10:00")))
    note = box.you(0, "12:00")
    box.bounce(0, "14:00", note, "alice@acme.example")
    assert box.told(until=(1, "23:00"))[1:] == [
        "0 12:00 contact alice",
        "0 14:00 bounce alice",
        "0 14:00 FU302 alice",
        "0 14:00 thank-you alice",
        "1 09:00 thank-you-last-chance alice",
    ]


def test_of_a_partial_bounce_only_those_lost_are_owed_again() -> None:
    box = Box()
    box.invite(-1, "10:00", ics("u", at(0, "10:00"), people=(ALICE, BOB)))
    note = box.you(0, "12:00", to=f"{ALICE}, {BOB}")
    box.bounce(0, "12:01", note, "bob@acme.example")
    assert box.told(until=(0, "23:00"))[2:] == ["0 12:01 bounce bob", "0 12:01 FU302 bob", "0 13:00 thank-you bob"]


def test_a_bounce_of_a_strangers_copy_is_none_of_ours() -> None:
    box = Box()
    mine = box.you(0, "12:00", cc="friend@mail.example")
    box.bounce(0, "12:01", mine, "friend@mail.example")
    assert box.told() == ["0 12:00 contact alice"]


def test_a_bounce_names_the_message_that_came_back_not_the_first_of_the_contact() -> None:
    box = Box()
    box.you(0, "12:00")
    second = box.you(0, "12:10")
    box.bounce(0, "12:11", second, "alice@acme.example")
    box.you(1, "12:00")
    findings = box.decided(9, "00:00").findings
    assert [(f.code, f.message_id) for f in findings] == [("FU302", second), ("FU102", "<3@story.example>")]


def test_a_delay_is_no_bounce() -> None:
    box = Box()
    mine = box.you(0, "12:00")
    box.bounce(0, "16:00", mine, "alice@acme.example", action="delayed")
    assert box.told() == ["0 12:00 contact alice"]


# ------------------------------------------------------------------ FU2xx and FU301 in context


def test_an_attachment_sent_within_the_hour_settles_the_claim_even_when_they_ask_for_it() -> None:
    box = Box()
    mine = box.you(0, "10:00", "Please find my resume attached.")
    theirs = box.them(0, "10:20", "There is none.", re=mine)
    box.you(0, "10:30", "Here it is.", re=theirs, attach=b"%PDF-1.4")
    box.you(7, "10:00", "Please find my portfolio attached.")
    box.you(7, "11:00", "Here it is.", attach=b"%PDF-1.4")
    assert box.told(only="FU") == ["7 10:00 FU209 alice", "7 11:00 FU102 alice"]


def test_hr_brought_in_while_unanswered_is_an_escalation() -> None:
    box = Box()
    box.you(0, "10:00")
    box.you(6, "10:00", cc=HR)
    assert box.told() == ["0 10:00 contact alice", "6 10:00 contact alice+hr", "6 10:00 FU301 alice+hr"]


def test_in_an_answer_nobody_is_a_stranger_but_after_a_rejection_everybody_is() -> None:
    box = Box()
    box.you(0, "10:00")
    theirs = box.them(1, "10:00")
    box.you(1, "11:00", re=theirs, cc=BOB)
    no = box.them(2, "10:00", "Unfortunately, we have decided to move forward with another candidate.")
    box.you(2, "11:00", "Thank you for telling me.", re=no, cc=HR)
    found = [(f.code, str(f.severity)) for f in box.decided(9, "00:00").findings]
    assert found == [("FU301", "critical")]


def test_a_watched_person_or_an_interviewer_is_no_stranger() -> None:
    box = Box()
    box.invite(-1, "10:00", ics("u", at(0, "10:00"), people=(ALICE, BOB)))
    box.you(0, "13:00")
    box.you(7, "10:00", cc=f"{BOB}, {HR}")
    assert box.told(only="FU", watch=("alice@acme.example", "hr@acme.example")) == []


def test_a_mail_to_a_stranger_of_the_company_alone_counts_on_the_thread_only() -> None:
    box = Box()
    mine = box.you(0, "10:00")
    box.you(6, "10:00", to=HR, subject="A question")
    box.you(12, "10:00", to=HR, re=mine, subject="Re: Data engineer")
    assert box.told() == ["0 10:00 contact alice", "12 10:00 contact hr", "12 10:00 FU301 hr"]


def test_two_companies_names_are_not_mixed_up() -> None:
    box = Box()
    box.you(0, "10:00", to=TOM)
    box.mail(at(1, "10:00"), ME, ALICE, "Hi Tom,\n\nI liked the talk about queues.\n\nBest,\nJordan")
    assert box.told(only="FU", watch=("@acme.example", "@globex.example")) == ["1 10:00 FU208 alice"]


def test_a_recipient_without_a_name_may_be_greeted_by_one_that_fits_its_address() -> None:
    box = Box()
    box.you(0, "10:00", to=TOM)
    box.mail(at(1, "10:00"), ME, "tjones@acme.example", "Hi Tom,\n\nI liked the talk about queues.\n\nBest,\nJordan")
    assert box.told(only="FU", watch=("@acme.example", "@globex.example")) == []


def test_feedback_asked_for_once_politely_within_the_hour_of_the_answer_is_fine() -> None:
    box = Box()
    no = box.them(0, "09:00", "Unfortunately, we have decided to move forward with another candidate.")
    box.you(0, "10:00", "Thank you for telling me.", re=no)
    box.you(0, "10:20", "If you have a minute, I would be grateful for any feedback.", re=no)
    box.you(9, "10:00", "Could you give me some feedback on the interview?", re=no)
    assert box.told(only="FU") == ["9 10:00 FU105 alice", "9 10:00 FU206 alice"]


def test_recorded_strengths_and_questions_are_looked_for() -> None:
    box = Box()
    box.you(0, "13:00", "Thank you for your time today.")
    deed = Deed(
        at(-1, "10:00"),
        DeedType.INTERVIEW,
        identity="h",
        start=at(0, "10:00"),
        end=at(0, "11:00"),
        people=(),
        opportunity="acme.example",
        strengths=("ten years of SQL",),
        questions=("the pager rota",),
    )
    assert box.told(deed, only="FU") == ["0 13:00 FU204 alice"]


def test_a_failure_notice_in_plain_words_names_the_contact_by_the_header_that_it_shows() -> None:
    box = Box()
    sent = box.you(0, "10:00")
    notice = (
        "Hi. This is the qmail-send program at mail.example.\n"
        "I'm afraid I wasn't able to deliver your message to the following addresses.\n"
        "This is a permanent error; I've given up. Sorry it didn't work out.\n\n"
        "<alice@acme.example>:\n203.0.113.5 does not like recipient.\n"
        "Remote host said: 550 No such user here\n\n"
        f"--- Below this line is a copy of the message.\n\nMessage-ID: {sent}\nSubject: Data engineer\n"
    )
    box.mail(at(0, "10:05"), "MAILER-DAEMON@mail.example", ME, notice, "failure notice")
    assert box.told(watch=("alice@acme.example",)) == [
        "0 10:00 contact alice",
        "0 10:05 bounce alice",
        "0 10:05 FU302 alice",
    ]
