"""What a linear model sees of a text: the words of its sentences, alone and in pairs, and their meanings.

1. A word is its first letters: "moving" and "moved", "Bewerbung" and "Bewerbungen" are one.
2. Meanings (`word_classes`) are paired over a few words: "not be able to take your application any further" is NOT ON,
   whatever stands between. Threes of words or meanings were tried, and added nothing but time.
3. A feature is there or not; how often does not matter. Linear in the length of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise
from typing import Final

from followupd.core.linear.word_classes import CLASS_OF

MOST_WORDS: Final = 60
"""Of one sentence."""

_STEM: Final = 6
_NEXT: Final = 4  # classes that one class is paired with
_FAR: Final = 9  # words between two that are paired, at most
_WORD = re.compile(r"[a-z]+|\d+|\?")


def features(folded: str) -> set[str]:
    """The features of one folded sentence."""
    words = _WORD.findall(folded)[:MOST_WORDS]
    stems = ["<", *["0" if word[0].isdigit() else word[:_STEM] for word in words], ">"]
    found = set(stems)
    found.update([f"{first} {second}" for first, second in pairwise(stems)])
    meant = [(place, meaning) for place, meaning in enumerate(map(CLASS_OF.get, words)) if meaning]
    for at, (place, meaning) in enumerate(meant):
        found.add(f"#{meaning}")
        for further, later in meant[at + 1 : at + 1 + _NEXT]:
            if further - place <= _FAR:
                found.add(f"#{meaning} {later}")
    return found


def of_rules(ruled: Collection[str] | None) -> set[str]:
    """The classes that the rules see in a text, as features beside its sentences.

    `ruled` is None where the rules were made for this very text, and so tell nothing.
    """
    return set() if ruled is None else {"!rules", *[f"!{name}" for name in ruled]}
