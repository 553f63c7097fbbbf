"""All items in the order of their time, each message once, whatever the order in which they were read.

1. A sent mail beats its draft, the first copy of a mail its twins, the newest version of a draft the older ones.
2. A draft that was sent since is gone.
3. At one instant they are heard before they are answered, and deeds come last.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import UTC, datetime

from followupd.core.local_time import utc
from followupd.model import Deed, Reading

Moment = tuple[datetime, int, str]
"""Where an item stands in time; no two are equal."""

_NEVER = datetime.min.replace(tzinfo=UTC)
_What = tuple[str, frozenset[str]]


class Timeline:
    """`items` in order; `put` finds the place of one more."""

    def __init__(self, readings: Iterable[Reading], deeds: Iterable[Deed]) -> None:
        self._deeds = [((utc(deed.at), 2, f"{number:09}"), deed) for number, deed in enumerate(deeds)]
        self._known: dict[str, Reading] = {}  # by Message-ID
        for reading in readings:
            known = self._known.get(reading.header.message_id)
            if known is None or _supersedes(reading, known):
                self._known[reading.header.message_id] = reading
        self._arrange()

    def _arrange(self) -> None:
        self._sent: dict[_What, datetime] = {}  # when the last mail of that kind went out
        for reading in self._known.values():
            if reading.outgoing and not reading.draft:
                self._note_sent(reading)
        self._drafts: dict[_What, dict[str, Reading]] = {}  # those not sent, by Message-ID
        placed: list[tuple[Moment, Reading | Deed]] = [
            (_place(reading), reading) for reading in self._known.values() if not reading.draft or self._waits(reading)
        ]
        placed += self._deeds
        placed.sort(key=lambda each: each[0])
        self._places = [place for place, _ in placed]
        self.items = [item for _, item in placed]

    def put(self, reading: Reading) -> int:
        """Take one more mail in; from which number on `items` are others than before."""
        known = self._known.get(reading.header.message_id)
        first = len(self.items)
        if known is not None:
            if not _supersedes(reading, known):
                return first
            if not known.draft:  # of another time, and perhaps what made a draft go
                self._known[reading.header.message_id] = reading
                self._arrange()
                return 0
            first = self._take_out(known)
        self._known[reading.header.message_id] = reading
        if reading.draft and not self._waits(reading):
            return first
        if reading.outgoing and not reading.draft:
            self._note_sent(reading)
            drafts = self._drafts.get(_what(reading), {})
            first = min([first, *(self._take_out(draft) for draft in [*drafts.values()] if not self._waits(draft))])
        place = _place(reading)
        at = bisect_left(self._places, place)
        self._places.insert(at, place)
        self.items.insert(at, reading)
        return min(first, at)

    def _take_out(self, draft: Reading) -> int:
        self._drafts.get(_what(draft), {}).pop(draft.header.message_id, None)
        place = _place(draft)
        at = bisect_left(self._places, place)
        if at < len(self._places) and self._places[at] == place:
            del self._places[at], self.items[at]
        return at

    def _note_sent(self, reading: Reading) -> None:
        what = _what(reading)
        self._sent[what] = max(self._sent.get(what, _NEVER), utc(reading.header.date))

    def _waits(self, draft: Reading) -> bool:
        """Whether no such mail was sent since; if so it is noted among the drafts."""
        what = _what(draft)
        if self._sent.get(what, _NEVER) >= utc(draft.header.date):
            return False
        self._drafts.setdefault(what, {})[draft.header.message_id] = draft
        return True


def in_order(readings: Iterable[Reading], deeds: Iterable[Deed]) -> list[Reading | Deed]:
    """All items by time, each message once."""
    return Timeline(readings, deeds).items


def _place(reading: Reading) -> Moment:
    return (utc(reading.header.date), 1 if reading.outgoing or reading.draft else 0, reading.header.message_id)


def _what(reading: Reading) -> _What:
    """What tells a sent mail for its draft where the Message-ID does not: to whom, about what."""
    header = reading.header
    return header.subject.casefold(), frozenset(address.address for address in header.recipients)


def _supersedes(one: Reading, other: Reading) -> bool:
    if one.draft != other.draft:
        return other.draft
    if one.outgoing != other.outgoing:
        return one.outgoing  # a stranger who borrows its Message-ID does not unmake the user's own mail
    mine, theirs = (utc(one.header.date), one.account), (utc(other.header.date), other.account)
    return mine >= theirs if one.draft else mine < theirs
