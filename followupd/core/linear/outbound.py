"""How likely the user's own words are a bare request for status, desperate, a demand, or thanks: the model's word.

The rules (`core.wording`) know what is said in so many words, and theirs is one word among many here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from followupd.core.folding import fold
from followupd.core.linear.features import features, of_rules
from followupd.core.linear.model import Weighed, model

MOST_SENTENCES: Final = 40
GENERIC: Final = "FU201"
DESPERATE: Final = "FU203"
DEMAND: Final = "FU206"
THANKS: Final = "thanks"
"""For an interview or a meeting."""
CLASSES: Final = (GENERIC, DESPERATE, DEMAND, THANKS)


def of_sentences(sentences: Sequence[str]) -> list[set[str]]:
    """The features of sentences in lower case, quotations blanked (`wording.prose.Sentence.low`)."""
    return [features(fold(text)) for text in sentences[:MOST_SENTENCES]]


def beside(ruled: Collection[str] | None, signs: Collection[str], count: int) -> set[str]:
    """What counts beside the sentences: what the rules see (None: they were made for this mail), signs, the length."""
    return {f"!{min(count, 9)} sentences", *of_signs(signs), *of_rules(ruled)}


def of_signs(signs: Collection[str]) -> set[str]:
    """The signs of a request for status (`wording.status.signs`), as features."""
    return {f"!{sign}" for sign in signs}


def weigh(sentences: Sequence[str]) -> Weighed:
    """How likely each of `CLASSES` is for a mail of these sentences, before rules and signs are asked for."""
    return model("outbound").weigh(of_sentences(sentences), beside((), (), len(sentences)))
