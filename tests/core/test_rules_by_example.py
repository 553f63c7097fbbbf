"""Every rule is proved by its own examples: `bad` must fire on the last line, `good` must not."""

import pytest

from followupd.core.rules import pace, recipients
from followupd.core.rules.base import Rule
from tests.core.stories import story

STORIED = pace.RULES + recipients.RULES


def codes_on_last_line(text: str) -> set[str]:
    told = story(text)
    last = told.readings[-1].header.date
    return {finding.code for finding in told.findings() if finding.at == last}


@pytest.mark.parametrize(
    ("code", "text"), [(rule.code, text) for rule in STORIED for text in rule.bad], ids=lambda value: value
)
def test_a_bad_story_is_found(code: str, text: str) -> None:
    assert code in codes_on_last_line(text)


@pytest.mark.parametrize(
    ("code", "text"), [(rule.code, text) for rule in STORIED for text in rule.good], ids=lambda value: value
)
def test_a_good_story_is_let_pass(code: str, text: str) -> None:
    assert code not in codes_on_last_line(text)


@pytest.mark.parametrize("rule", STORIED, ids=lambda rule: rule.code)
def test_a_rule_carries_ten_examples_of_both_kinds(rule: Rule) -> None:
    assert len(rule.bad) >= 10
    assert len(rule.good) >= 10
