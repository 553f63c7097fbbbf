"""Rejections in many voices, and what only sounds like one."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from followupd.core.classify import inbound
from followupd.core.own_words import own_words
from followupd.core.rejection import force
from followupd.model import Address, Header, Inbound, Kind, Message
from tests.core.linear import grows_linearly

ZONE = ZoneInfo("America/Toronto")

LINES = Path(__file__).parents[1] / "corpus" / "inbound_lines" / "told.jsonl"
ROWS = [json.loads(line) for line in LINES.read_text("utf-8").splitlines()]


def read(words: str) -> Inbound:
    text = f"Hi Jordan,\n\n{words}\n\nBest regards,\nAlice Hale"
    header = Header(
        "<1@acme.example>",
        datetime.fromisoformat("2026-11-24T10:15:00-05:00"),
        Address("alice@acme.example", "Alice Hale"),
        subject="Re: Your application",
    )
    return inbound(Message(header, text, own_words(text)), zone=ZONE)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:60])
def test_a_line_is_what_its_label_says(row: dict[str, Any]) -> None:
    labels = row["label"] if isinstance(row["label"], list) else [row["label"]]
    assert str(read(row["text"]).kind) in labels


@pytest.mark.parametrize(
    ("words", "introduces"),
    [
        ("I've cc'd Carol from our people team.", True),
        ("Adding Dan to this thread.", True),
        ("Bringing in my colleague Eve, who handles travel.", True),
        ("+ Carol, who will schedule.", True),
        ("Let me introduce you to Dan, our CTO.", True),
        ("I'm connecting you with Eve, who leads recruiting.", True),
        ("My colleague Dan (in copy) will follow up.", True),
        ("Please cc Dan when you reply.", False),
        ("You will meet Dan and Eve on Tuesday.", False),
        ("I'd like to introduce myself: I'm the new recruiter.", False),
        ("J'ajoute Luc à la conversation.", True),
        ("In CC finden Sie meine Kollegin Frau Weber.", True),
        ("Adding to what I said, the role is remote.", False),
        ("I'm looping Dan in.", True),
        ("I'll loop back on Friday.", False),
    ],
)
def test_the_sentence_that_brings_somebody_in_is_kept(words: str, *, introduces: bool) -> None:
    assert read(words).introduces == (words if introduces else "")


@pytest.mark.parametrize("unit", ["nous ne donnerons pas suite a votre candidature et ", "n'a pas ete retenue par "])
def test_a_refusal_without_end_takes_linear_time(unit: str) -> None:
    assert grows_linearly(force, unit)


def test_a_school_that_refuses_in_the_words_of_an_employer_is_no_rejection() -> None:
    said = "I regret to tell you that your application for admission to the MBA programme was not successful."
    assert read(said).kind is Kind.HUMAN


def test_a_plain_refusal_that_names_a_newsletter_or_a_login_is_still_one() -> None:
    said = (
        "Thank you for applying. Unfortunately you were not selected for this role. "
        "You can log in to your profile, or sign up for our newsletter."
    )
    assert read(said).kind is Kind.REJECTION


def test_a_long_mail_is_no_rejection_by_the_model_alone() -> None:
    said = "It was not easy, and in the end it has gone to Sara, who has done this for ten years."
    assert read(said).kind is Kind.REJECTION
    assert read(f"{said} " + "We had tea at noon. " * 12).kind is Kind.HUMAN
