"""How likely an inbound mail rejects, offers or invites: the model's word, in which the rules' word is one among many.

The rules (`core.rejection`, `core.offer`, `core.prose_invitation`) know what is said in so many words; the model has
read many mails, and knows what mostly stands around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from followupd.core.linear.features import features, of_rules
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


def weigh(seen: Sequence[set[str]]) -> Weighed:
    """How likely each of `CLASSES` is for a mail of sentences with these features, before the rules are asked.

    The subject does not count: it is the thread's.
    """
    return model("inbound").weigh(seen, of_rules(()))
