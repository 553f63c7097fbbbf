"""FU3xx: to whom (SPEC section 6)."""

from __future__ import annotations

import followupd.core.rules.pace_examples as examples
from followupd.core.rules.base import Case, Rule, Verdict
from followupd.core.rules.pace import previous_words
from followupd.model import Severity


def escalation(case: Case) -> Verdict | None:
    if not case.strangers:
        return None
    who = ", ".join(case.strangers)
    if case.rejection is not None:
        return Verdict(f"{who} had no part in this, and they have said no: leave them out.", Severity.CRITICAL)
    if case.answer or case.previous is None:
        return None
    return Verdict(f"{who} had no part in this until now, and {previous_words(case)}.")


def bounced(_case: Case) -> Verdict | None:
    """Raised by `core.history` when the report comes, not when the mail goes out."""
    return None


RULES = (
    Rule(
        "FU301",
        "escalation",
        Severity.WARNING,
        "HR or a stranger of the company is brought in while the mail before is unanswered.",
        escalation,
        examples.FU301_BAD,
        examples.FU301_GOOD,
    ),
    Rule(
        "FU302",
        "bounced",
        Severity.WARNING,
        "A mail came back undelivered: it did not happen, and what it was for is owed again.",
        bounced,
        examples.FU302_BAD,
        examples.FU302_GOOD,
    ),
)
