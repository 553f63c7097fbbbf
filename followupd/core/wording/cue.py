"""A cue: a pattern, and the substrings one of which must occur before the pattern is worth trying.

Patterns cost microseconds a sentence, substring tests nanoseconds a mail: a mail that has none of the
substrings of a cue never meets its pattern, which is how a hundred cues fit into a fraction of a millisecond.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from followupd.core.pattern import lazy
from followupd.core.wording.prose import Prose, Sentence


@dataclass(frozen=True, slots=True)
class Cue:
    """`gate`: substrings, lower case; `pattern` is searched in `Sentence.low`."""

    gate: tuple[str, ...]
    pattern: re.Pattern[str]

    def opens(self, low: str) -> bool:
        return any(map(low.__contains__, self.gate))


def cue(gate: str, *patterns: str) -> Cue:
    """A cue from `a|b|c` and alternatives; a line break in a pattern, with the indent after it, is nothing."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return Cue(tuple(gate.split("|")), lazy(re.sub(r"\n\s*", "", joined)))


def found(prose: Prose, cues: Iterable[Cue], unless: Cue | None = None) -> Sentence | None:
    """The first sentence in which one of the cues is found, and `unless` is not."""
    low = prose.low
    live = [each for each in cues if each.opens(low)]
    if not live:
        return None
    for sentence in prose.sentences:
        for each in live:
            if not each.opens(sentence.low) or not each.pattern.search(sentence.low):
                continue
            if unless is None or not unless.pattern.search(sentence.low):
                return sentence
    return None
