"""FU2xx: what is said (SPEC section 6). The reading was done by `core.outbound`; here it is weighed."""

from __future__ import annotations

import followupd.core.rules.content_examples as examples
from followupd.core.rules.base import Case, Rule, Verdict
from followupd.model import Severity


def generic(case: Case) -> Verdict | None:
    if case.answer or not case.outbound.status_request:
        return None
    return Verdict(
        f"“{case.outbound.status_request}” asks for news and says nothing specific: add something of the work."
    )


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def too_long(case: Case) -> Verdict | None:
    said, policy = case.outbound, case.policy
    if case.answer or (said.paragraphs <= policy.max_paragraphs and said.words <= policy.max_words):
        return None
    return Verdict(
        f"{_counted(said.paragraphs, 'paragraph')}, {_counted(said.words, 'word')}; "
        f"{_counted(policy.max_paragraphs, 'paragraph')} and {_counted(policy.max_words, 'word')} are enough."
    )


def desperate(case: Case) -> Verdict | None:
    return Verdict(f"“{case.outbound.desperate}” sounds desperate.") if case.outbound.desperate else None


def unspecific(case: Case) -> Verdict | None:
    if case.answer or not case.recorded or case.outbound.mentions.intersection(case.recorded):
        return None
    return Verdict(f"Nothing of what you noted is in it: {'; '.join(case.recorded)}.")


def open_question(case: Case) -> Verdict | None:
    left = [question for question in case.questions if question not in case.outbound.mentions]
    if case.answer or not case.thank_you or not left:
        return None
    return Verdict(f"You promised to come back to: {'; '.join(left)}.")


def feedback_demand(case: Case) -> Verdict | None:
    if case.rejection is None:
        return None
    if case.since_rejection == 0 and case.outbound.feedback_demand:
        return Verdict(f"“{case.outbound.feedback_demand}” demands; asking once, politely, is all that one can do.")
    if case.since_rejection > 0 and (asked := case.outbound.feedback_demand or case.outbound.feedback_request):
        return Verdict(f"“{asked}”: they have said no, and you have answered; asking again does not help.")
    return None


def placeholder(case: Case) -> Verdict | None:
    return Verdict(f"“{case.outbound.placeholder}” is not filled in.") if case.outbound.placeholder else None


def wrong_name(case: Case) -> Verdict | None:
    for name in case.outbound.greets:
        folded = name.casefold()
        if folded not in case.own_names and folded in case.other_names:
            return Verdict(f"It greets {name}, who belongs to {case.other_names[folded]}.")
    for company, sentence in case.outbound.companies:
        folded = company.casefold()
        if folded not in case.own_companies and folded in case.other_companies:
            return Verdict(f"“{sentence}” names {company}, which is not whom you write to.")
    return None


def missing_attachment(case: Case) -> Verdict | None:
    if not case.outbound.attachment_claim or case.outbound.has_attachment or case.settled_attachment:
        return None
    return Verdict(f"“{case.outbound.attachment_claim}”, but nothing is attached.")


RULES = (
    Rule(
        "FU201",
        "generic",
        Severity.WARNING,
        "A bare request for status, with nothing specific in it.",
        generic,
        examples.FU201_BAD,
        examples.FU201_GOOD,
    ),
    Rule(
        "FU202",
        "too-long",
        Severity.WARNING,
        "More than `max_paragraphs` paragraphs or `max_words` words.",
        too_long,
        examples.FU202_BAD,
        examples.FU202_GOOD,
    ),
    Rule(
        "FU203",
        "desperate",
        Severity.WARNING,
        "Pleading, guilt, self-abasement, or an ultimatum.",
        desperate,
        examples.FU203_BAD,
        examples.FU203_GOOD,
    ),
    Rule(
        "FU204",
        "unspecific",
        Severity.INFO,
        "None of the strengths and specifics that you noted is mentioned.",
        unspecific,
        examples.FU204_BAD,
        examples.FU204_GOOD,
    ),
    Rule(
        "FU205",
        "open-question",
        Severity.WARNING,
        "A thank-you note leaves a noted open question aside.",
        open_question,
        examples.FU205_BAD,
        examples.FU205_GOOD,
    ),
    Rule(
        "FU206",
        "feedback-demand",
        Severity.CRITICAL,
        "Feedback demanded after a rejection, or asked for again.",
        feedback_demand,
        examples.FU206_BAD,
        examples.FU206_GOOD,
    ),
    Rule(
        "FU207",
        "placeholder",
        Severity.CRITICAL,
        "A placeholder of a template is not filled in.",
        placeholder,
        examples.FU207_BAD,
        examples.FU207_GOOD,
    ),
    Rule(
        "FU208",
        "wrong-name",
        Severity.CRITICAL,
        "The name or company of another opportunity.",
        wrong_name,
        examples.FU208_BAD,
        examples.FU208_GOOD,
    ),
    Rule(
        "FU209",
        "missing-attachment",
        Severity.WARNING,
        "Something is said to be attached, and nothing is.",
        missing_attachment,
        examples.FU209_BAD,
        examples.FU209_GOOD,
    ),
)
