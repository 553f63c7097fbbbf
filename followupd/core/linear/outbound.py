"""How likely the user's own words are a bare request for status, desperate, or a demand: the model's word.

The rules (`core.wording`) know what is said in so many words, and theirs is one word among many here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from followupd.core.folding import fold
from followupd.core.linear.features import features
from followupd.core.linear.model import Weighed, model

MOST_SENTENCES: Final = 40
GENERIC: Final = "FU201"
DESPERATE: Final = "FU203"
DEMAND: Final = "FU206"
CLASSES: Final = (GENERIC, DESPERATE, DEMAND)


def of_sentences(sentences: Sequence[str]) -> list[set[str]]:
    """The features of sentences in lower case, quotations blanked (`wording.prose.Sentence.low`)."""
    return [features(fold(text)) for text in sentences[:MOST_SENTENCES]]


def beside(ruled: frozenset[str] | None, count: int) -> set[str]:
    """What counts beside the sentences: what the rules see (None: they were made for this mail), and the length."""
    found = {f"!{min(count, 9)} sentences"}
    if ruled is not None:
        found.add("!rules")
        found.update(f"!{name}" for name in ruled)
    return found


def weigh(sentences: Sequence[str], ruled: frozenset[str]) -> Weighed:
    """How likely each of `CLASSES` is for a mail of these sentences."""
    return model("outbound").weigh(of_sentences(sentences), beside(ruled, len(sentences)))
