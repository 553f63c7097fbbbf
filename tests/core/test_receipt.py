"""What says that an application has come, and so has not been decided."""

from __future__ import annotations

import pytest

from followupd.core.folding import fold
from followupd.core.machines import tells_of_receipt


@pytest.mark.parametrize(
    "text",
    [
        "We have received your application and will be in touch.",
        "Your application for the post of Site Engineer has been received.",
        "Our recruiters will carefully review your details.",
        "This is to confirm receipt of your CV.",
        "Wir bestätigen den Eingang Ihrer Bewerbung.",
        "Ihre Bewerbung ist gut bei uns eingegangen.",
        "Nous accusons réception de votre dossier.",
        "Votre candidature a bien été enregistrée.",
    ],
)
def test_it_has_come(text: str) -> None:
    assert tells_of_receipt(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for your application. We have appointed somebody else.",
        "We received many applications and have chosen another candidate.",
        "Wir haben uns für jemand anderen entschieden.",
        "Votre candidature n'a pas été retenue.",
        "Votre candidature ne sera pas traitée.",
        "Ihre Unterlagen erhalten Sie in den nächsten Tagen zurück.",
        "Your application has been passed over.",
        "Your profile was submitted to the client, who chose somebody else.",
        "We will consider you again next year.",
        "Nach Eingang Ihrer Bewerbung haben wir uns für jemand anderen entschieden.",
    ],
)
def test_it_has_been_decided(text: str) -> None:
    assert not tells_of_receipt(fold(text))
