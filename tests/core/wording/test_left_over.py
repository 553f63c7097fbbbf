"""Placeholders and claims of an attachment in further ways, and what only looks like them."""

from __future__ import annotations

import pytest

from tests.core.wording.mails import letter


@pytest.mark.parametrize(
    "text",
    [
        "I have XX years on tower cranes.",
        "I would be glad to work for COMPANY_NAME.",
        "Thank you again, (name of the recruiter), for your time.",
        "My three reasons are the river, the team and (FILL IN LATER).",
        "Je peux venir le JJ/MM à partir de 8 heures.",
        "Meine Vorstellung liegt bei [Betrag] Euro im Jahr.",
        "Say hello to [[colleague]] for me.",
    ],
)
def test_a_placeholder_is_left(text: str) -> None:
    assert letter(text).placeholder


@pytest.mark.parametrize(
    "text",
    [
        "Miss you loads XXX",
        "It was Dynasty XXX, and I said the one before.",
        "The form wants dates as DD/MM and no year.",
        "Our script reads COMPANY_NAME=acme from the environment.",
        "I said (as you know) that I like it.",
    ],
)
def test_no_placeholder_is_left(text: str) -> None:
    assert letter(text).placeholder == ""


@pytest.mark.parametrize(
    "text",
    [
        "The attached spreadsheet has my solution to the pricing case.",
        "I've attached the slides that I will present on Monday.",
        "I send you in attachment the test task that you wanted.",
        "Here is the scan of my passport, attached in colour as you asked.",
        "Das Referenzschreiben der Schule füge ich dieser E-Mail bei.",
        "Hier die Skizze vom Messestand, siehe Anhang.",
    ],
)
def test_an_attachment_is_claimed(text: str) -> None:
    assert letter(text).attachment_claim


@pytest.mark.parametrize(
    "text",
    [
        "Did the floor plan that I attached on Sunday open for you?",
        "The enclosed garden behind the stables would be my first job.",
        "There is an attached-style scale that nobody has tested.",
        "Ich hänge sehr an Passau, deshalb lieber dort als in Linz.",
        "In der Anlage 2 war am Freitag der Druck zu niedrig.",
        "Votre message annonce un plan ci-joint, mais je ne le vois pas.",
    ],
)
def test_no_attachment_is_claimed(text: str) -> None:
    assert letter(text).attachment_claim == ""
