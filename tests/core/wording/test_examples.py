"""Every example of the content rules says what it is shown for, as far as one mail alone tells."""

import pytest

from followupd.core.rules import content_examples
from tests.core.wording.mails import Example, example, letter


def fires(code: str, case: Example) -> bool:
    said = case.said
    recorded = (*case.of("strengths"), *case.of("specifics"))
    rejected = said.feedback_request if "later" in case.of("after rejection") else said.feedback_demand
    strangers = {word for person in case.of("other person") for word in (person, *person.split())}
    return {
        "FU201": bool(said.status_request),
        "FU202": said.paragraphs > 2 or said.words > 200,
        "FU203": bool(said.desperate),
        "FU204": bool(recorded) and not said.mentions.intersection(recorded),
        "FU205": bool(said.thank_you) and not said.mentions.issuperset(case.of("questions")),
        "FU206": bool(rejected),
        "FU207": bool(said.placeholder),
        "FU208": bool(strangers.intersection(said.greets))
        or bool({name for name, _ in said.companies} & set(case.of("other company"))),
        "FU209": bool(said.attachment_claim),
    }[code]


CODES = [f"FU20{digit}" for digit in range(1, 10)]
BAD = [(code, text) for code in CODES for text in getattr(content_examples, f"{code}_BAD")]
GOOD = [(code, text) for code in CODES for text in getattr(content_examples, f"{code}_GOOD")]


@pytest.mark.parametrize(("code", "text"), BAD)
def test_a_bad_example_fires(code: str, text: str) -> None:
    assert fires(code, example(text))


@pytest.mark.parametrize(("code", "text"), GOOD)
def test_a_good_example_is_silent(code: str, text: str) -> None:
    assert not fires(code, example(text))


@pytest.mark.parametrize("code", CODES)
def test_a_rule_shows_at_least_twelve_of_each_kind(code: str) -> None:
    assert min(len(getattr(content_examples, f"{code}_{kind}")) for kind in ("BAD", "GOOD")) >= 12


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Many thanks for Tuesday.", 2),
        ("Thanks for the deep dive into the Kafka migration.", 0),
        ("Thank you for receiving me in the textile store yesterday.", 1),
        ("Thanks for hearing me out.", 0),
        ("Thank you for making me so welcome.", 0),
    ],
)
def test_a_meeting_is_thanked_for_in_other_words(words: str, days: int) -> None:
    said = letter(words)
    assert (said.thank_you, said.thanks_for) == (words, days)


@pytest.mark.parametrize(
    "words", ["Thanks for the morning off.", "Thank you for Monday's invoice.", "Thanks, any time!"]
)
def test_thanks_for_something_else_are_no_thank_you_note(words: str) -> None:
    assert letter(words).thank_you == ""
