"""Walking through time: readings and deeds in, events and findings out.

1. Items are taken in the order of their time, each once; what came later never changes what was
   decided earlier. Reading mail in another order, or twice, therefore changes nothing.
2. A mail of the user is weighed against what had happened until then, and only then becomes history.
3. Whose a mail is, `core.people` says; what is owed, `core.plan`; what is wrong, `core.rules`.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import replace

from followupd.core.interest import OWN_HEADER
from followupd.core.local_time import zone_of
from followupd.core.opportunity import Interview, Opportunity
from followupd.core.people import Roster
from followupd.core.received import take_received
from followupd.core.sent import take_draft, take_sent
from followupd.core.told import people_by_hand, take_deed
from followupd.core.walk import Outcome, Walk
from followupd.model import Deed, DeedType, Header, Inbound, Policy, Reading


class History:
    """The opportunities as they stand after every item applied so far."""

    def __init__(self, policy: Policy, deeds: Iterable[Deed] = (), *, judging: bool = True) -> None:
        """`judging` false: who belongs to what is found out, but no rule is asked."""
        self.policy = policy
        deeds = tuple(deeds)
        self.roster = Roster(policy, people_by_hand(deeds))
        judge = None
        if judging:
            from followupd.core.judge import Judge  # the rules and their examples: `status` does without

            judge = Judge(policy, self.roster)
        adopted = frozenset(deed.note for deed in deeds if deed.type is DeedType.ADOPT)
        self.walk = Walk(policy, zone_of(policy.zone), self.roster, judge, adopted)

    def copy(self) -> History:
        """One that goes on by itself from here, for the price of its containers: what they hold is never changed."""
        other = copy(self)
        other.roster = self.roster.copy()
        judge = self.walk.judge and replace(self.walk.judge, roster=other.roster)
        other.walk = self.walk.copy(other.roster, judge)
        return other

    @property
    def opportunities(self) -> dict[str, Opportunity]:
        return self.roster.opportunities

    @property
    def proposals(self) -> dict[str, tuple[Header, Inbound]]:
        """Invitations in prose that were not adopted, by Message-ID."""
        return self.walk.proposals

    @property
    def questions(self) -> dict[str, Interview]:
        """Interviews whose time zone nobody knows, by identity."""
        return self.walk.questions

    def apply(self, item: Reading | Deed) -> Outcome:
        """Take one item, not older than those before it."""
        self.walk.out = Outcome()
        if isinstance(item, Deed):
            take_deed(self.walk, item)
        elif item.header.marks.get(OWN_HEADER.lower()) and item.header.sender.address in self.policy.me:
            pass
        elif item.draft:
            take_draft(self.walk, item)
        elif item.outgoing:
            take_sent(self.walk, item)
        else:
            take_received(self.walk, item)
        return self.walk.out
