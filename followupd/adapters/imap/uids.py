"""Sets of UIDs as ranges: read from SEARCH and ESEARCH answers, written into FETCH commands.

A folder of 100,000 messages is one range, not 100,000 numbers; and a command names ranges,
since servers refuse long lists (Dovecot: "Too long argument" at 20,000 of them).
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

COMMAND_LIMIT = 4000  # characters of one set in a command; servers take 8,000 octets a line at least (RFC 7162 4)

# Numbers have 32 bits (RFC 3501 section 9); longer ones are nobody's UID
_NUMBER = re.compile(rb"(?<!\d)\d{1,10}(?!\d)")
_RANGE = re.compile(rb"(?<!\d)(\d{1,10})(?!\d)(?::(\d{1,10})(?!\d))?")


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a set that fits in one command: every UID of the set from `low` to `high`."""

    text: str
    low: int
    high: int
    count: int

    def halves(self) -> tuple[Slice, Slice]:
        """Two sets that make this one; only for a `count` over 1."""
        whole = Uids.parse(self.text.encode())
        half = self.count // 2
        pieces = list(whole.slices(half))
        first = pieces[0]
        return first, next(whole.above(first.high + 1).slices(self.count))


class Uids:
    """UIDs in ascending order, as ranges."""

    __slots__ = ("_high", "_low")

    def __init__(self, ranges: Iterable[tuple[int, int]] = ()) -> None:
        self._low = array("L")
        self._high = array("L")
        last = -1
        for low, high in ranges:
            if low > last + 1 or last < 0:
                self._low.append(low)
                self._high.append(high)
            elif high > last:
                self._high[-1] = high
            last = max(last, high)

    @classmethod
    def numbers(cls, line: bytes) -> Uids:
        """From the numbers of a SEARCH line, in whatever order."""
        found = array("L", (int(m.group()) for m in _NUMBER.finditer(line)))
        ordered: Iterable[int] = found
        if any(found[i] > found[i + 1] for i in range(len(found) - 1)):
            ordered = sorted(found)
        return cls((n, n) for n in ordered)

    @classmethod
    def parse(cls, text: bytes) -> Uids:
        """From a sequence-set (RFC 3501): `1:5,9`, ranges either way round."""
        pairs = []
        for match in _RANGE.finditer(text):
            a = int(match.group(1))
            b = int(match.group(2) or a)
            pairs.append((min(a, b), max(a, b)))
        pairs.sort()
        return cls(pairs)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self._low, self._high, strict=True)

    def __bool__(self) -> bool:
        return bool(self._low)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Uids) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Uids({list(self)!r})"

    @property
    def top(self) -> int:
        """The highest UID; 0 when there is none."""
        return self._high[-1] if self._high else 0

    @property
    def bottom(self) -> int:
        """The lowest UID; 0 when there is none."""
        return self._low[0] if self._low else 0

    def above(self, lowest: int) -> Uids:
        """Those that are at least `lowest`."""
        return Uids((max(low, lowest), high) for low, high in self if high >= lowest)

    def slices(self, most: int) -> Iterator[Slice]:
        """The set in parts of at most `most` UIDs and COMMAND_LIMIT characters."""
        cutter = Cutter(self)
        while (part := cutter.take(most)) is not None:
            yield part


class Cutter:
    """Cuts a set into slices whose size may change from one to the next."""

    def __init__(self, uids: Uids) -> None:
        self._ranges = iter(uids)
        self._open: tuple[int, int] | None = next(self._ranges, None)

    def take(self, most: int) -> Slice | None:
        """The next slice of at most `most` UIDs; None when all are taken."""
        names: list[str] = []
        length = count = low = high = 0
        while self._open is not None and count < most and length < COMMAND_LIMIT:
            start, end = self._open
            last = min(end, start + most - count - 1)
            name = f"{start}:{last}" if last > start else str(start)
            names.append(name)
            length += len(name) + 1
            count += last - start + 1
            low = low or start
            high = last
            self._open = (last + 1, end) if last < end else next(self._ranges, None)
        return Slice(",".join(names), low, high, count) if names else None
