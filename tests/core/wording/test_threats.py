"""Threats, reproaches and hardship that the writer means for the reader; and what only sounds like them."""

from __future__ import annotations

import pytest

from tests.core.wording.mails import letter


@pytest.mark.parametrize(
    "sentence",
    [
        "If I don't hear from you by Friday, I will go to your competitor and tell them how you treat people.",
        "If you do not answer this week I'll join your biggest competitor and let everyone know about this.",
        "Do you treat everyone like this?",
        "I don't know how I'll feed my kids.",
    ],
)
def test_a_threat_a_reproach_or_hardship_sounds_desperate(sentence: str) -> None:
    assert letter(sentence).desperate == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "I worked for a competitor of yours until June.",
        "If you do not need the slides I will let everyone in my group have them.",
        "Do you treat every customer's data like this, or only the large ones?",
        "My app shows parents how to feed the baby at night.",
    ],
)
def test_calm_words_stay_calm(sentence: str) -> None:
    assert letter(sentence).desperate == ""
