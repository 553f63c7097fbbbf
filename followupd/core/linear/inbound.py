"""How likely an inbound mail rejects, offers or invites: the model's word, in which the rules' word is one among many.

The rules (`core.rejection`, `core.offer`, `core.prose_invitation`) know what is said in so many words; the model has
read many mails, and knows what mostly stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from followupd.core.linear.features import features
from followupd.core.linear.model import Weighed, model

MOST_SENTENCES: Final = 40
REJECTION: Final = "rejection"
OFFER: Final = "offer"
INVITATION: Final = "invitation"
PLAIN: Final = "plain"
"""What the rules say beside REJECTION where the sentence needs no context."""
CLASSES: Final = (REJECTION, OFFER, INVITATION)

_WORD = re.compile(r"[a-z]+")


def of_sentences(folded: Sequence[str]) -> list[set[str]]:
    """The features of a mail's folded sentences."""
    return [features(text) for text in folded[:MOST_SENTENCES]]


def beside(subject: str, ruled: frozenset[str] | None) -> set[str]:
    """What counts beside the sentences: words of the folded subject, and the classes that the rules see.

    `ruled` is None where the rules were made for this very mail, and so tell nothing.
    """
    found = {f"S:{word[:6]}" for word in _WORD.findall(subject[:200])}
    if ruled is not None:
        found.add("!rules")
        found.update(of_rules(ruled))
    return found


def of_rules(ruled: frozenset[str]) -> set[str]:
    """The classes that the rules see, as features."""
    return {f"!{name}" for name in ruled}


def weigh(seen: Sequence[set[str]], subject: str) -> Weighed:
    """How likely each of `CLASSES` is for a mail of sentences with these features, before the rules are asked."""
    return model("inbound").weigh(seen, beside(subject, frozenset()))
