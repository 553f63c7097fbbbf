"""What a rule is: a code, a proof by example, and a check over one contact in its history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from followupd.core.opportunity import Contact, Heard, Held
from followupd.model import Outbound, Policy, Severity


@dataclass(frozen=True, slots=True)
class Case:
    """One outgoing message (sent, or still a draft) to one opportunity, at its moment.

    What the checks need of the history is already looked up here, so that a check is a
    comparison. `gap` is since the first message of `previous`, the last unanswered contact.
    """

    at: datetime
    day: date  # local
    policy: Policy
    outbound: Outbound
    opens_contact: bool = True  # false for a message within `grace` of the contact's first
    answer: bool = False
    thank_you: bool = False
    sanctioned: bool = False
    previous: Contact | None = None
    gap: timedelta | None = None
    unanswered: int = 1  # contacts without a reply, this one included, thank-yous of one interview as one
    promise: Held | None = None
    rejection: Heard | None = None
    since_rejection: int = 0  # contacts between the rejection and this one
    answers_since_rejection: bool = False  # answers a human message later than the rejection
    strangers: tuple[str, ...] = ()  # of the company, on no earlier message, newly in To or Cc
    settled_attachment: bool = False  # a later message within `grace` brought it
    recorded: tuple[str, ...] = ()  # strengths and specifics
    questions: tuple[str, ...] = ()  # open questions of the interview that is thanked for
    own_names: frozenset[str] = frozenset()  # names one may greet here, lower case
    other_names: Mapping[str, str] = field(default_factory=dict)  # name, lower case: its opportunity
    own_companies: frozenset[str] = frozenset()
    other_companies: Mapping[str, str] = field(default_factory=dict)
    when: Callable[[datetime], str] = str  # writes an instant in the user's zone


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a rule fires; `severity` where it differs from the rule's own."""

    reason: str
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `bad` must fire and `good` must not: the suite runs both, `explain` shows both."""

    code: str
    name: str
    severity: Severity
    summary: str
    check: Callable[[Case], Verdict | None]
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
