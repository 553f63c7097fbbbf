"""What a request for status asks about, and which of its sentences asks."""

from __future__ import annotations

import pytest

from followupd.core.outbound import prose_of
from followupd.core.wording.prose import Prose
from followupd.core.wording.status import asks_of_another_matter, may_ask, signs
from tests.core.wording.mails import letter, mail


def said(text: str) -> Prose:
    return prose_of(mail(f"Hi Alice,\n\n{text}\n\nBest,\nJordan"))


def another(text: str) -> bool:
    prose = said(text)
    return asks_of_another_matter(prose, signs(prose))


@pytest.mark.parametrize(
    "text",
    [
        "Any news about Bob's knee?",
        "What are the next steps for the background check?",
        "Have you made a decision about the sharding key?",
        "I haven't received the contract yet. Could you send it again?",
        "I have another offer and must answer by Friday. May I ask when you expect to decide?",
        "Have you heard from Carol, my reference?",
        "Où en est le projet de tramway ?",
        "Wie ist der Stand beim Visum?",
    ],
)
def test_something_else_is_asked_for(text: str) -> None:
    assert another(text)
    assert letter(text).status_request == ""


@pytest.mark.parametrize(
    "text",
    [
        "Any update on the shop manager position?",
        "Any news about my application for the Visa Analyst role?",
        "Do you have an update on the contract role?",
        "Is there any word on the onboarding manager position?",
        "Gibt es Neuigkeiten zu meiner Bewerbung als Vertragsmanager?",
    ],
)
def test_the_decision_is_asked_for(text: str) -> None:
    assert not another(text)


@pytest.mark.parametrize(
    ("text", "asking"),
    [
        ("Hope you are having a great week! Any news?", {1}),
        ("Hope you are well, where have we got to?", {0}),
        ("I look forward to your reply.", set()),
        ("Please find my updated resume as requested.", set()),
    ],
)
def test_which_sentence_may_ask(text: str, asking: set[int]) -> None:
    assert may_ask(said(text)) == asking


def test_any_feedback_is_as_bare_as_can_be() -> None:
    assert letter("Any feedback?").status_request == "Any feedback?"
