"""Walking through time: readings and deeds in, events and findings out.

1. Items are taken in the order of their time, each once; what came later never changes what was
   decided earlier. Reading mail in another order, or twice, therefore changes nothing.
2. A mail of the user is weighed against what had happened until then, and only then becomes history.
3. Whose a mail is, `core.people` says; what is owed, `core.plan`; what is wrong, `core.rules`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime

from followupd.core.interest import OWN_HEADER
from followupd.core.local_time import utc, zone_of
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
        self._walk = Walk(policy, zone_of(policy.zone), self.roster, judge, adopted)

    @property
    def opportunities(self) -> dict[str, Opportunity]:
        return self.roster.opportunities

    @property
    def proposals(self) -> dict[str, tuple[Header, Inbound]]:
        """Invitations in prose that were not adopted, by Message-ID."""
        return self._walk.proposals

    @property
    def questions(self) -> dict[str, Interview]:
        """Interviews whose time zone nobody knows, by identity."""
        return self._walk.questions

    def apply(self, item: Reading | Deed) -> Outcome:
        """Take one item, not older than those before it."""
        self._walk.out = Outcome()
        if isinstance(item, Deed):
            take_deed(self._walk, item)
        elif item.header.marks.get(OWN_HEADER.lower()) and item.header.sender.address in self.policy.me:
            pass
        elif item.draft:
            take_draft(self._walk, item)
        elif item.outgoing:
            take_sent(self._walk, item)
        else:
            take_received(self._walk, item)
        return self._walk.out


def in_order(readings: Iterable[Reading], deeds: Iterable[Deed]) -> Iterator[Reading | Deed]:
    """All items by time, each message once: a sent mail beats its draft, the first copy its twins.

    A draft that was sent since is gone. At one instant they are heard before they are answered, and
    deeds come last.
    """
    by_id: dict[str, Reading] = {}
    for reading in readings:
        known = by_id.get(reading.header.message_id)
        if known is None or _supersedes(reading, known):
            by_id[reading.header.message_id] = reading
    return iter([item for _, item in keyed(by_id.values(), deeds)])


Order = tuple[datetime, int, str]
"""Where an item stands in time; no two are equal."""


def place_of(item: Reading | Deed) -> Order:
    """Where an item stands; a deed after everything of its instant."""
    if isinstance(item, Deed):
        return (utc(item.at), 2, "")
    return (utc(item.header.date), 1 if item.outgoing or item.draft else 0, item.header.message_id)


def keyed(readings: Collection[Reading], deeds: Iterable[Deed]) -> list[tuple[Order, Reading | Deed]]:
    """The same for readings of which no two bear one Message-ID, each item with its place."""
    sent = {_what(r): utc(r.header.date) for r in readings if r.outgoing and not r.draft}
    items: list[tuple[Order, Reading | Deed]] = [
        (place_of(r), r) for r in readings if not r.draft or sent.get(_what(r), _NEVER) < utc(r.header.date)
    ]
    items += [((utc(deed.at), 2, f"{number:09}"), deed) for number, deed in enumerate(deeds)]
    return sorted(items, key=lambda item: item[0])


_NEVER = datetime.min.replace(tzinfo=UTC)


def _what(reading: Reading) -> tuple[str, frozenset[str]]:
    """What tells a sent mail for its draft where the Message-ID does not: to whom, about what."""
    header = reading.header
    return header.subject.casefold(), frozenset(address.address for address in header.recipients)


def _supersedes(one: Reading, other: Reading) -> bool:
    if one.draft != other.draft:
        return other.draft
    if one.outgoing != other.outgoing:
        return one.outgoing  # a stranger who borrows its Message-ID does not unmake the user's own mail
    mine, theirs = (utc(one.header.date), one.account), (utc(other.header.date), other.account)
    return mine > theirs if one.draft else mine < theirs
