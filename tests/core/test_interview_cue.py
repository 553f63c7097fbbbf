"""Which appointments are job interviews, by their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.core.interview_cue import interview_cue
from followupd.model import Address
from tests.core.linear import grows_linearly

INTERVIEWS = (
    ("Interview with Acme", "Interview"),
    ("Phone screen: Jordan Lee / Acme", "Phone screen"),
    ("Acme <> Jordan Lee: Technical Screen", "Technical Screen"),
    ("Acme | On-site", "On-site"),
    ("Onsite with Acme Robotics", "Onsite"),
    ("Virtual onsite – Jordan Lee", "Virtual onsite"),
    ("Hiring manager chat", "Hiring manager chat"),
    ("Screening call Acme", "Screening call"),
    ("Panel interview (Zoom)", "Panel interview"),
    ("Intro call with Jane Doe, Technical Recruiter", "Intro call with Jane Doe, Technical Recruiter"),
    ("Recruiter call with Globex", "Recruiter call"),
    ("Coding interview 2/4", "Coding interview"),
    ("Case interview – Initech", "Case interview"),
    ("Final round: Jordan Lee", "Final round"),
    ("Invitation: Second interview @ Mon Nov 30, 2026", "Second interview"),
    ("Canceled: Final interview", "Final interview"),
    ("Entretien d'embauche – Acme", "Entretien d'embauche"),
    ("Entretien téléphonique Jordan Lee", "Entretien téléphonique"),
    ("Entrevue avec Acme", "Entrevue"),
    ("Einladung zum Vorstellungsgespräch", "Vorstellungsgespräch"),
    ("Bewerbungsgespräch Softwareentwickler", "Bewerbungsgespräch"),
    ("Kennenlerngespräch mit Globex", "Kennenlerngespräch"),
    ("Entrevista técnica – Acme", "Entrevista técnica"),
    ("Client interview: Java developer", "interview"),
    ("Jordan Lee / Acme (Onsite, part 2)", "Onsite"),
    ("Acme: 1st round", "1st round"),
    ("Superday – Initech", "Superday"),
    # a job may be called like a non-interview
    ("Interview: Podcast Producer", "Interview"),
    ("Interview: Training Specialist at Acme", "Interview"),
    ("User Researcher interview", "interview"),
    ("Interview - Exit Planning Associate", "Interview"),
    ("Interview for Customer Success Manager", "Interview"),
    ("Interview: Dental Assistant", "Interview"),
    ("Media Buyer: phone interview", "phone interview"),
)

NOTHING = (
    "Dentist appointment",
    "Yoga with Sam",
    "Daily standup",
    "1:1 Jordan / Pat",
    "Lunch with the team",
    "Team onsite: quarterly planning",
    "On-site maintenance visit (boiler)",
    "Panel discussion: the future of rail",
    "Film screening and drinks",
    "Health screening",
    "Solar panel installation",
    "Project kick-off",
    "Offer call with Acme",
    "Chat about the holidays",
    "30 Minute Meeting",
    "Zahnarzt",
    "Final round of golf",
    "Sprint review",
    "Health screening call",
    "Phone screen protector delivery",
)

OTHER_INTERVIEWS = (
    "Podcast interview with Jordan",
    "Interview for the Data Bytes podcast",
    "Podcast recording: Jordan Lee",
    "Exit interview",
    "Exit interview - Jordan Lee",
    "User research interview",
    "User interview: checkout flow",
    "Customer interview with Jordan",
    "Usability interview (45 min)",
    "Media interview: budget day",
    "Radio interview CKUT",
    "Interview for an article on remote work",
    "Visa interview – consulate",
    "Mock interview with Pat",
    "Interview prep with Pat",
    "Webinar: how to ace your interview",
    "Interview debrief: backend candidate",
    "Interview with Acme candidate: panel prep",
    "Austrittsgespräch",
    "Entretien de départ",
    "Entretien de la chaudière",
    "Entretien véhicule",
    "How to interview candidates",
    "Travel to interview",
    "Entretien annuel d'évaluation",
    "College interview – admissions",
)


@pytest.mark.parametrize(("title", "cue"), INTERVIEWS)
def test_an_interview_is_known_by_its_title(title: str, cue: str) -> None:
    assert interview_cue(title) == (cue, False)


@pytest.mark.parametrize("title", NOTHING)
def test_other_appointments_have_no_cue(title: str) -> None:
    assert interview_cue(title) == ("", False)


@pytest.mark.parametrize("title", OTHER_INTERVIEWS)
def test_interviews_of_another_kind_are_none_whoever_sends_them(title: str) -> None:
    recruiter = Address("recruiting@acme.example", "Acme Recruiting")
    assert interview_cue(title, senders=(recruiter,)) == ("", True)


def test_the_description_may_say_it() -> None:
    assert interview_cue("Jordan / Jane", "Your interview with Acme is confirmed.") == ("Your interview", False)
    assert interview_cue("Jordan / Jane", "Interviewers: Jane Doe, Raj Patel") == ("Interviewers", False)


def test_the_subject_may_say_it() -> None:
    assert interview_cue("Jordan / Jane", subject="Your phone screen with Acme") == ("phone screen", False)


def test_the_text_of_the_mail_may_say_it() -> None:
    assert interview_cue("Jordan / Jane", text="Looking forward to your upcoming interview on Monday.") == (
        "your upcoming interview",
        False,
    )


@pytest.mark.parametrize(
    "sender",
    [
        Address("jane@acme.example", "Jane at Acme Recruiting"),
        Address("no-reply@us.greenhouse-mail.io", "Acme"),
        Address("scheduling@ashbyhq.com", "Acme via Ashby"),
        Address("recruiting@acme.example"),
        Address("talent.team@acme.example"),
    ],
)
def test_the_sender_may_say_it(sender: Address) -> None:
    cue, other = interview_cue("Jordan / Jane", senders=(sender,))
    assert (cue in {sender.name, sender.address}, other) == (True, False)


@pytest.mark.parametrize(
    "sender",
    [
        Address("jane@acme.example", "Jane Doe"),
        Address("no-reply@calendly.com", "Calendly"),
        Address("no-reply@zoom.us", "Zoom"),
        Address("hello@gmail.com", "Talent Show"),
    ],
)
def test_other_senders_say_nothing(sender: Address) -> None:
    assert interview_cue("Jordan / Jane", senders=(sender,)) == ("", False)


def test_a_weak_word_counts_beside_words_of_hiring_only() -> None:
    assert interview_cue("Intro call") == ("", False)
    assert interview_cue("Intro call", "To discuss the Backend Engineer role at Acme") == ("Intro call", False)
    assert interview_cue("Initial chat: Backend Engineer") == ("Initial chat", False)
    assert interview_cue("Intro call", "Let us see whether our product fits your needs") == ("", False)


def test_a_podcast_named_in_the_description_only_is_no_interview() -> None:
    assert interview_cue("Interview with Jordan", "We record an episode of our podcast, about 40 minutes.") == (
        "",
        True,
    )


def test_a_job_that_mentions_a_podcast_in_passing_is_an_interview() -> None:
    description = "Your interview for the Editor role. To know us better, listen to the latest episode of our podcast."
    assert interview_cue("Interview with Acme", description) == ("Interview", False)


def test_the_other_side_of_the_table_is_no_interview() -> None:
    assert interview_cue("Interview: Pat Singh", "Interview kit: please submit your scorecard within a day.") == (
        "",
        True,
    )


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Lunch", "How was your interview with Acme? Tell me everything on Friday."),
        ("Board games", "Good luck with your interview on Monday! See you on Saturday."),
        ("Flight to Montreal", "Booked for your interview with Acme."),
        ("Hike", "You will need air after your interview."),
    ],
)
def test_an_interview_mentioned_in_passing_makes_none(title: str, text: str) -> None:
    assert interview_cue(title, text=text) == ("", False)


@given(st.text(max_size=200), st.text(max_size=500), st.text(max_size=100))
def test_the_words_found_are_words_that_stand_there(title: str, body: str, subject: str) -> None:
    cue, other = interview_cue(title, body, subject=subject)
    assert not (cue and other)
    assert "".join(cue.split()).strip(":-–") in "".join(f"{title}\n{subject}\n{body}".split())


@pytest.mark.parametrize(
    "words", ["job phone technical ", "podcast record ", "interview for the a ", "( .", "on-site "]
)
def test_long_texts_cost_little(words: str) -> None:
    assert grows_linearly(lambda text: interview_cue(text, text, subject=text, text=text), words)
