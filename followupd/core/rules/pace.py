"""FU1xx: how often and how early (SPEC section 5).

The examples are stories, one message a line: `day time direction who: words`. `>` is the
user, `<` is them, `!` is a deed or a fact ("interview", "promise 9", "rejection").
"""

from __future__ import annotations

from datetime import timedelta

import followupd.core.rules.pace_examples as examples
from followupd.core.rules.base import Case, Rule, Verdict
from followupd.model import Severity


def span(gap: timedelta) -> str:
    """A gap in words, rounded down: "5 hours", "3 days"."""
    hours = int(gap.total_seconds() // 3600)
    if hours < 1:
        minutes = int(gap.total_seconds() // 60)
        return f"{minutes} minute{'' if minutes == 1 else 's'}"
    if hours < 48:
        return f"{hours} hour{'' if hours == 1 else 's'}"
    return f"{hours // 24} days"


def previous_words(case: Case) -> str:
    """ "your last mail (“Subject”, Mon 2 Nov 10:00) is unanswered" """
    if case.previous is None:
        return ""
    subject = f"“{case.previous.subject}”, " if case.previous.subject else ""
    return f"your mail ({subject}{case.when(case.previous.at)}) is still unanswered"


def _paced(case: Case) -> bool:
    return case.opens_contact and not case.sanctioned and case.gap is not None


def too_soon(case: Case) -> Verdict | None:
    if not _paced(case) or case.gap is None or not case.policy.daily <= case.gap < case.policy.min_gap:
        return None
    return Verdict(f"Only {span(case.gap)} after the one before: {previous_words(case)}.{_earliest(case)}")


def daily(case: Case) -> Verdict | None:
    if not _paced(case) or case.gap is None or case.gap >= case.policy.daily:
        return None
    return Verdict(f"Already {span(case.gap)} after the one before: {previous_words(case)}.{_earliest(case)}")


def _earliest(case: Case) -> str:
    if case.previous is None or case.rejection is not None:
        return ""
    return f" Wait until {case.when(case.previous.at + case.policy.min_gap)}."


def no_reply_streak(case: Case) -> Verdict | None:
    if not case.opens_contact or case.sanctioned or case.unanswered <= case.policy.max_unanswered:
        return None
    return Verdict(f"This is contact number {case.unanswered} without a reply; {previous_words(case)}.")


def before_promise(case: Case) -> Verdict | None:
    if not case.opens_contact or case.sanctioned or case.promise is None or case.day >= case.promise.promise.by:
        return None
    held = case.promise
    who = "you noted" if held.by_hand else f"{held.sender} wrote"
    by, learned = f"{held.promise.by:%a %-d %b %Y}", case.when(held.at)
    return Verdict(f"They have until {by} to decide: on {learned} {who} “{held.promise.sentence}”.")


def after_rejection(case: Case) -> Verdict | None:
    if case.rejection is None or not case.opens_contact or case.since_rejection < 1 or case.answers_since_rejection:
        return None
    return Verdict(
        f"They have said no, and you have answered already: on {case.when(case.rejection.at)} "
        f"{case.rejection.sender} wrote “{case.rejection.evidence}”."
    )


RULES = (
    Rule(
        "FU101",
        "too-soon",
        Severity.WARNING,
        "Another mail to the same opportunity before `min_gap` is over, with no reply in between.",
        too_soon,
        examples.FU101_BAD,
        examples.FU101_GOOD,
    ),
    Rule(
        "FU102",
        "daily",
        Severity.CRITICAL,
        "Another mail to the same opportunity within `daily`, with no reply in between.",
        daily,
        examples.FU102_BAD,
        examples.FU102_GOOD,
    ),
    Rule(
        "FU103",
        "no-reply-streak",
        Severity.CRITICAL,
        "More than `max_unanswered` contacts without any reply.",
        no_reply_streak,
        examples.FU103_BAD,
        examples.FU103_GOOD,
    ),
    Rule(
        "FU104",
        "before-promise",
        Severity.WARNING,
        "A mail on a day before the one by which they said they would decide.",
        before_promise,
        examples.FU104_BAD,
        examples.FU104_GOOD,
    ),
    Rule(
        "FU105",
        "after-rejection",
        Severity.CRITICAL,
        "A further mail after the rejection has been answered.",
        after_rejection,
        examples.FU105_BAD,
        examples.FU105_GOOD,
    ),
)
