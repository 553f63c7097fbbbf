"""A matter of the work that is called by its name is something specific; an application named so is not."""

from __future__ import annotations

import pytest

from tests.core.wording.mails import letter


@pytest.mark.parametrize(
    "sentence",
    [
        "Any news on Initech this morning?",
        "What's the status of the Northgate Freight and Haulage?",
        "Any word from Globex regarding the phone?",
        "Have you had a chance to review the positions yet?",
    ],
)
def test_a_matter_called_by_its_name_is_specific(sentence: str) -> None:
    assert letter(sentence).status_request == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "Any news on my application?",
        "Any update on the Backend Engineer role?",
        "Any news from Initech about my application?",
        "Any news on this?",
    ],
)
def test_an_application_asked_after_is_a_bare_status_request(sentence: str) -> None:
    assert letter(sentence).status_request == sentence
