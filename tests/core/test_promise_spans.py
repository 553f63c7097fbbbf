"""Spans that are named by one word, weeks named beside another week, and what a recruiter relays."""

from __future__ import annotations

from datetime import date

import pytest

from bench.lines import ZONE
from bench.lines import message as line
from followupd.core.classify import inbound
from followupd.core.dates import spans
from followupd.core.folding import fold
from followupd.core.outbound import outbound
from tests.core.promises import promise
from tests.core.wording.mails import mail

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("You'll hear by the end of the week after next.", date(2026, 12, 11)),
        ("We will decide by Friday of the week after next.", date(2026, 12, 11)),
        ("We will decide on Wednesday of the week commencing 7 December.", date(2026, 12, 11)),
        ("We'll get back to you w/c 7 December.", date(2026, 12, 11)),
        ("You will hear from us within a fortnight.", date(2026, 12, 8)),
        ("Within the next fortnight you will hear from us.", date(2026, 12, 8)),
        ("We'll be in touch two weeks on Friday.", date(2026, 12, 11)),
        ("We have another week of interviews to go.", date(2026, 12, 1)),
        ("The hiring team tell me they'll come back to me by Thursday.", date(2026, 11, 26)),
        ("My client has promised me feedback by Thursday.", date(2026, 11, 26)),
        ("Des nouvelles au plus tard le 4 décembre.", date(2026, 12, 4)),
        ("Nous reviendrons vers vous sous huitaine.", date(2026, 12, 2)),
        ("Nous reviendrons vers vous d'ici une dizaine de jours.", date(2026, 12, 4)),
        ("Nous reviendrons vers vous sous quinzaine.", date(2026, 12, 9)),
        ("Wir melden uns in KW 50.", date(2026, 12, 11)),
        ("Wir melden uns im Laufe der kommenden Woche.", date(2026, 12, 4)),
        ("Wir melden uns im Laufe der Woche.", date(2026, 11, 27)),
        ("You will hear from us before the week is out.", date(2026, 11, 27)),
        ("We will decide before the month is out.", date(2026, 11, 30)),
        ("We will let you know by the last day of December.", date(2026, 12, 31)),
        ("Nous vous répondrons avant la fin du mois de décembre.", date(2026, 12, 31)),
        ("We will decide in week 50 and let you know.", date(2026, 12, 11)),
        ("Nous vous répondrons en semaine 50.", date(2026, 12, 11)),
        ("We will let you know tmrw.", date(2026, 11, 25)),
        ("Sie hören heute in einer Woche von uns, wie wir uns entschieden haben.", date(2026, 12, 1)),
        ("We will let you know before Christmas.", date(2026, 12, 24)),
        ("We meet on Thursday, and you will hear our decision the day after.", date(2026, 11, 27)),
    ],
)
def test_a_span_in_words_has_its_last_day(sentence: str, by: date) -> None:
    found = promise(sentence, TUESDAY)
    assert found is not None
    assert found.by == by


def test_a_calendar_week_that_is_over_is_the_next_years() -> None:
    found = promise("Wir melden uns in KW 2.", TUESDAY)
    assert found is not None
    assert found.by == date(2027, 1, 15)


@pytest.mark.parametrize(
    "sentence",
    [
        "Nous reviendrons vers vous à la fin de la semaine suivante.",
        "Nous avons reçu une quinzaine de candidatures et vous recontacterons.",
        "We will let you know early the week after next.",
        "The job starts in a fortnight.",
        "Please get back to me within a fortnight.",
        "Last fortnight we were told to get back to you.",
        "Nous vous informerons dans la seconde quinzaine de décembre.",
        "Did the client get back to you within a fortnight?",
    ],
)
def test_no_day_is_better_than_a_wrong_one(sentence: str) -> None:
    assert promise(sentence, TUESDAY) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Our mail merge printed [First Name] on every letter last year.",
        "The placeholder syntax was [company_name] in the old tool and {{company}} in the new one.",
    ],
)
def test_who_writes_about_placeholders_left_none(sentence: str) -> None:
    assert outbound(mail(f"Hi Alice,\n\n{sentence}\n\nBest,\nJordan")).placeholder == ""


def test_a_placeholder_in_a_plain_sentence_is_one() -> None:
    said = "I would love to work at [Company Name]."
    assert outbound(mail(f"Hi Alice,\n\n{said}\n\nBest,\nJordan")).placeholder == said


def test_a_german_question_whether_they_have_decided_asks_for_status() -> None:
    said = "haben Sie sich inzwischen entschieden?"
    assert outbound(mail(f"Sehr geehrte Frau Schmidt,\n\n{said}\n\nViele Grüße\nJordan Lee")).status_request == said


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by Friday 4th", date(2026, 12, 4)),
        ("on Friday the 11th", date(2026, 12, 11)),
        ("vendredi 4", date(2026, 12, 4)),
        ("am Freitag, den 11.", date(2026, 12, 11)),
        ("a week today", date(2026, 12, 1)),
        ("a week tomorrow", date(2026, 12, 2)),
        ("two weeks from today", date(2026, 12, 8)),
        ("in ten days from now", date(2026, 12, 4)),
        ("weds", date(2026, 11, 25)),
        ("Friday 5pm", date(2026, 11, 27)),
        ("Friday 13th", None),
    ],
)
def test_a_day_of_the_month_beside_its_weekday_and_weeks_counted_from_today(words: str, day: date | None) -> None:
    named = spans(fold(words), TUESDAY)
    assert [span.last for span in named] == ([day] if day else [])


def test_a_day_after_is_told_by_an_earlier_sentence() -> None:
    found = promise("The board meets on 3 December. You will have our decision the following day.", TUESDAY)
    assert found is not None
    assert found.by == date(2026, 12, 4)


def test_a_day_after_nothing_is_no_day() -> None:
    assert spans("we will write to you the day after", TUESDAY) == []


def test_a_weekend_has_its_sunday_and_the_week_its_friday() -> None:
    assert [span.last for span in spans("i will email you over the weekend", TUESDAY)] == [date(2026, 11, 29)]
    assert [span.last for span in spans("you will hear by the weekend", TUESDAY)] == [date(2026, 11, 27)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("donnerstag in einer woche geben wir ihnen bescheid", ["2026-12-03"]),
        ("wir geben ihnen nachste woche donnerstag bescheid", ["2026-12-03"]),
        ("wir geben ihnen am donnerstag dieser woche bescheid", ["2026-11-26"]),
        ("by the end of q4", ["2026-12-31"]),
        ("by the end of q1 2027", ["2027-03-31"]),
        ("fin du t1", ["2027-03-31"]),
        ("der vorstand tagt am donnerstag, am tag darauf rufen wir an", ["2026-11-26", "2026-11-27"]),
        (
            "we see the last one on 9 december and one on thursday, and call you the following day",
            ["2026-12-09", "2026-11-26", "2026-11-27"],
        ),
        ("this time next week", ["2026-12-01"]),
        ("on the 13th", ["2026-12-13"]),
        ("courant semaine prochaine", ["2026-12-04"]),
        ("bis heiligabend", ["2026-12-24"]),
        ("by christmas", ["2026-12-24"]),
        ("noch diesen monat", ["2026-11-30"]),
        ("before december is over", ["2026-12-31"]),
        ("april is out today", ["2026-11-24"]),
        ("nous vous repondrons demain dans la journee", ["2026-11-25"]),
        ("le 3 decembre dans la journee", ["2026-12-03"]),
        ("jeudi, dans la soiree", ["2026-11-26"]),
        ("je vous rappelle dans la soiree", ["2026-11-24"]),
        ("in week 50", ["2026-12-11"]),
        ("by the end of week 50", ["2026-12-11"]),
        ("dans la semaine 50", ["2026-12-11"]),
        ("before this weekend", ["2026-11-27"]),
        ("over the coming weekend", ["2026-11-29"]),
        ("avant ce week-end", ["2026-11-27"]),
        ("the exam you sat will be marked", []),
        ("i ring you mon", ["2026-11-30"]),
        ("in the next day or two", []),
    ],
)
def test_days_in_other_words(text: str, days: list[str]) -> None:
    assert [span.last.isoformat() for span in spans(text, TUESDAY)] == days


def test_a_year_ends_and_a_weekend_is_the_one_that_is() -> None:
    assert [span.last for span in spans("before christmas", date(2026, 12, 27))] == []
    assert [span.last for span in spans("over the weekend", date(2026, 12, 5))] == [date(2026, 12, 6)]
    assert [span.last for span in spans("in week 2 of 12, by week 10", date(2026, 12, 28))] == [date(2027, 3, 12)]


def test_the_week_of_a_day_that_was_named_before() -> None:
    assert [span.last for span in spans("we call you on friday of that week", TUESDAY, date(2026, 12, 9))] == [
        date(2026, 12, 11)
    ]


def test_a_vague_day_has_no_day_after() -> None:
    assert promise("The board meets early next week. You will have our decision the following day.", TUESDAY) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "We had hoped to get back to you by Friday.",
        "We were going to let you know by Friday.",
        "No decision will be made by Friday.",
        "I doubt you will hear from us by Friday.",
        "Send us the missing papers by Friday and we will get back to you.",
        "Envoyez-nous vos documents avant vendredi et nous reviendrons vers vous.",
    ],
)
def test_what_was_hoped_doubted_or_asked_for_is_no_promise(sentence: str) -> None:
    assert promise(sentence, TUESDAY) is None


def test_no_decision_before_a_day_is_still_a_promise() -> None:
    found = promise("There will be no decision before Christmas.", TUESDAY)
    assert found is not None
    assert found.by == date(2026, 12, 24)


def test_of_two_promises_the_last_one_holds() -> None:
    text = "We will let you know by Thursday. If that fails, you will hear from us by 4 December at the latest."
    found = inbound(line({"text": text, "date": "2026-11-24"}), zone=ZONE).promise
    assert found is not None
    assert found.by == date(2026, 12, 4)
