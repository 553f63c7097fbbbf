"""How likely a day that a mail names is the one by which they say that they will decide, or get back: the model's word.

The rules (`core.promise`) know what is said in so many words, and theirs is one word among many here. A day is told by
what stands before and after it in its sentence, and by the sentences around.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from followupd.core.dates import Span
from followupd.core.linear.features import features, of_rules
from followupd.core.linear.model import Weighed, model

PROMISE: Final = "promise"
CLASSES: Final = (PROMISE,)

_NOTHING: Final = frozenset(features(""))


def around(seen: Sequence[set[str]], text: str, index: int, first: Span, last: Span) -> set[str]:
    """What stands around the days `first` to `last`, named in `text`, the sentence `index` of a mail, as features.

    That is on either side in the sentence, and in the sentences before and after. `seen`: the features of the mail's
    sentences.
    """
    return {
        f"{side}{feature}"
        for side, found in (
            ("L", features(text[: first.start])),
            ("R", features(text[last.end :])),
            ("P", seen[index - 1] if index else _NOTHING),
            ("N", seen[index + 1] if index + 1 < len(seen) else _NOTHING),
        )
        for feature in found
    }


def weigh(sentence: set[str]) -> Weighed:
    """How likely a day is promised in a sentence of these features, before rules and what is around are asked for."""
    return model("promise").weigh([sentence], of_rules(()))
