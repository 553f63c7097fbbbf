"""What the rules alone, without the model, take for promised."""

from __future__ import annotations

from datetime import date

from followupd.core.folding import fold
from followupd.core.promise import named_in
from followupd.core.sentences import sentences
from followupd.model import Promise


def promise(text: str, on: date) -> Promise | None:
    """The last day that the rules see promised in `text`, written on `on`; with its sentence."""
    written = sentences(text)
    seen = [each for each in named_in([fold(sentence) for sentence in written], on) if each.ruled]
    return Promise(seen[-1].last.last, written[seen[-1].index]) if seen else None
