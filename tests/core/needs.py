"""Whether every match of a pattern bears one of some substrings, told from the pattern's source.

A pattern is read as the texts that it may match; "…" is what it does not spell out ("any letter"). Forms that bear a
substring are left out at once: one that is left at the end may match without any.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

ANYTHING = "…"
MOST = 20_000
"""Forms of one sequence that are put together; past these what has most forms is taken for anything."""


def unguarded(source: str, flags: int, needs: Sequence[str]) -> str | None:
    """A form of the pattern without any of `needs`; None when there is none."""
    return next(iter(_Proof(needs).forms(_parser.parse(source, flags))), None)


@dataclass
class _Proof:
    needs: Sequence[str]

    def forms(self, sequence: Iterable[Any]) -> set[str]:
        """The forms of a sequence that bear none of `needs`."""
        found = {""}
        for element in sequence:
            each = self.of_one(*element)
            if len(found) * len(each) > MOST:
                found, each = ({ANYTHING}, each) if len(found) > len(each) else (found, {ANYTHING})
            found = {text for before in found for after in each if not self.bears(text := before + after)}
        return found

    def bears(self, text: str) -> bool:
        return any(map(text.__contains__, self.needs))

    def of_one(self, kind: Any, value: Any) -> set[str]:
        match str(kind):
            case "LITERAL":
                return {chr(value)}
            case "AT" | "ASSERT" | "ASSERT_NOT":
                return {""}
            case "SUBPATTERN":
                return self.forms(value[-1])
            case "ATOMIC_GROUP":
                return self.forms(value)
            case "BRANCH":
                return set().union(*map(self.forms, value[1]))
            case "IN" if all(each[0] is op.LITERAL for each in value):
                return {chr(each[1]) for each in value}
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                least, most, inner = value
                once = self.forms(inner)
                return ({""} if least == 0 else set()) | (once if most == 1 else {ANYTHING} if once else set())
            case _:
                return {ANYTHING}
