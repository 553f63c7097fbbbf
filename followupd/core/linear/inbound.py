"""How likely an inbound mail rejects, offers or invites: the model's word, in which the rules' word is one among many.

The rules (`core.rejection`, `core.offer`, `core.prose_invitation`) know what is said in so many words; the model has
read many mails, and knows what mostly stands around it.
"""

from __future__ import annotations

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


def of_sentences(folded: Sequence[str]) -> list[set[str]]:
    """The features of a mail's folded sentences."""
    return [features(text) for text in folded[:MOST_SENTENCES]]


def beside(ruled: frozenset[str] | None) -> set[str]:
    """What counts beside the sentences: the classes that the rules see. The subject does not: it is the thread's.

    `ruled` is None where the rules were made for this very mail, and so tell nothing.
    """
    return set() if ruled is None else {"!rules", *of_rules(ruled)}


def of_rules(ruled: frozenset[str]) -> set[str]:
    """The classes that the rules see, as features."""
    return {f"!{name}" for name in ruled}


def weigh(seen: Sequence[set[str]]) -> Weighed:
    """How likely each of `CLASSES` is for a mail of sentences with these features, before the rules are asked."""
    return model("inbound").weigh(seen, beside(frozenset()))
