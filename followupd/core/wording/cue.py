"""A cue: a pattern, and the substrings one of which must occur before the pattern is worth trying.

Patterns cost microseconds a sentence, substring tests nanoseconds a mail: a mail that has none of the
substrings of a cue never meets its pattern, which is how a hundred cues fit into a fraction of a millisecond.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from followupd.core.pattern import lazy
from followupd.core.wording.prose import WORD, Prose, Sentence


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


class Family:
    """Many cues, with an index that tells for the words of a mail which of them may open at all.

    A gate can only occur where the longest run of letters in it occurs within a word.
    """

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._cues = tuple(cues)
        self._always: set[int] = set()
        self._by_start: dict[str, list[tuple[str, int]]] = {}
        self._of_word: dict[str, frozenset[int]] = {}
        for number, each in enumerate(self._cues):
            for part in each.gate:
                letters = max(WORD.findall(part), key=len, default="")
                if len(letters) < _START:
                    self._always.add(number)
                else:
                    self._by_start.setdefault(letters[:_START], []).append((letters, number))

    def live(self, prose: Prose) -> list[Cue]:
        """The cues that open for `prose`, in their order."""
        numbers = self._always.union(*map(self._opened_by, prose.words))
        return [self._cues[number] for number in sorted(numbers) if self._cues[number].opens(prose.low)]

    def _opened_by(self, word: str) -> frozenset[int]:
        known = self._of_word.get(word)
        if known is None:
            starts = {word[at : at + _START] for at in range(len(word) - _START + 1)}
            known = frozenset(
                number for start in starts for letters, number in self._by_start.get(start, ()) if letters in word
            )
            if len(word) <= _LONGEST:
                if len(self._of_word) >= _REMEMBERED:
                    self._of_word.clear()
                self._of_word[word] = known or _NONE
        return known


_START = 3
_LONGEST = 30  # letters of a word that is remembered
_REMEMBERED = 4_000  # words
_NONE: frozenset[int] = frozenset()


def found(prose: Prose, cues: Iterable[Cue] | Family, unless: Cue | None = None) -> Sentence | None:
    """The first sentence in which one of the cues is found, and `unless` is not."""
    live = cues.live(prose) if isinstance(cues, Family) else [each for each in cues if each.opens(prose.low)]
    if not live:
        return None
    for sentence in prose.sentences:
        for each in live:
            if not each.opens(sentence.low) or not each.pattern.search(sentence.low):
                continue
            if unless is None or not unless.pattern.search(sentence.low):
                return sentence
    return None
