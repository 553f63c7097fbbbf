"""How likely a day that a mail names is the one by which they say that they will decide, or get back: the model's word.

The rules (`core.promise`) know what is said in so many words, and theirs is one word among many here. A day is told by
what stands before and after it in its sentence, and by the sentences around.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from followupd.core.dates import Span
from followupd.core.linear.features import features
from followupd.core.linear.model import model

PROMISE: Final = "promise"
CLASSES: Final = (PROMISE,)

_DAY = " zzday "  # no word of any language: what the day is, says nothing


def about(folded: Sequence[str], index: int, first: Span, last: Span) -> set[str]:
    """The features of the days `first` to `last`, named in the sentence `index` of a mail's folded sentences."""
    text = folded[index]
    before, after = text[: first.start], text[last.end :]
    found = features(before + _DAY + after)
    for side, part in (
        ("L", before),
        ("R", after),
        ("P", folded[index - 1] if index else ""),
        ("N", folded[index + 1] if index + 1 < len(folded) else ""),
    ):
        found.update([f"{side}{feature}" for feature in features(part)])
    return found


def beside(*, vague: bool, ruled: bool | None) -> set[str]:
    """What counts beside the words: whether no day is really named, and what the rules see.

    `ruled` is None where the rules were made for this very sentence, and so tell nothing.
    """
    found = {"!vague"} if vague else set()
    if ruled is not None:
        found.add("!rules")
        if ruled:
            found.add("!promise")
    return found


def likely(folded: Sequence[str], index: int, first: Span, last: Span, *, ruled: bool) -> float:
    """How likely these days are a promise: from 0 to 1."""
    seen = about(folded, index, first, last)
    return model("promise").weigh([seen], beside(vague=first.vague or last.vague, ruled=ruled)).likely[PROMISE]
