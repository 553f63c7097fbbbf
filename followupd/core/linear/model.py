"""A linear model: weights for features, summed over a text (logistic regression, one class against the rest).

A weights file is a line of JSON (classes, biases, scale, what it was trained on), then the features' CRC-32 in rising
order as little-endian 32-bit numbers, then for each class one signed byte a feature. Features are known by their CRC
alone: that keeps a model at half a megabyte in memory, and what is often looked up costs a tenth of a microsecond.
"""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import exp
from operator import itemgetter
from typing import Final
from zlib import crc32

SUFFIX: Final = ".weights"
DAMPING: Final = 0.3
"""A text of n features is weighed by n to this power: of two that say the same, the longer one counts for less."""

_REMEMBERED: Final = 1024
"""Features whose place is remembered: a few make up most of every text, and a search takes ten times as long."""


@dataclass(frozen=True, slots=True)
class _Class:
    """What a model knows of one class."""

    bias: float
    scale: float
    weights: memoryview[int]

    def likely(self, known: Collection[int]) -> float:
        """How likely a text with these of the features is of the class, from 0 to 1."""
        total = sum(map(self.weights.__getitem__, known)) * self.scale / (len(known) ** DAMPING or 1.0) + self.bias
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True)
class Weighed:
    """How likely each class is (0 to 1, each by itself)."""

    likely: dict[str, float]
    _known: frozenset[int]  # places of the features that the model knows
    _sentences: Sequence[Collection[str]]  # their features
    _model: Model

    def also(self, beside: Iterable[str]) -> Weighed:
        """The same text with further features beside its sentences."""
        return self._model.weighed(self._known.union(self._model.places(beside)), self._sentences)

    def sentence(self, name: str, among: Collection[int] | None = None) -> tuple[int, float]:
        """The sentence that by itself is likeliest of a class, its index and how likely; (0, 0.0) for none.

        `among`: the indices of those that may be it; None for all.
        """
        each = enumerate(self._model.likely(name, self._sentences))
        may_be = each if among is None else (item for item in each if item[0] in among)
        return max(may_be, key=itemgetter(1), default=(0, 0.0))


class Model:
    """Weights in memory. `trained_on` is the fingerprint of what it was trained on."""

    def __init__(self, data: bytes) -> None:
        end = data.index(b"\n")
        about = json.loads(data[:end])
        body = memoryview(data)[end + 1 :]  # a view: copies of this size would stay with the process
        self.trained_on: str = about["trained_on"]
        count: int = about["features"]
        self._keys: Sequence[int] = body[: 4 * count].cast("I")
        if sys.byteorder == "big":
            swapped = array("I", self._keys)
            swapped.byteswap()
            self._keys = swapped
        self._place = lru_cache(_REMEMBERED)(self._searched)
        self._classes = {
            name: _Class(bias, scale, body[count * (4 + number) : count * (5 + number)].cast("b"))
            for number, (name, bias, scale) in enumerate(
                zip(about["classes"], about["bias"], about["scale"], strict=True)
            )
        }

    def weight(self, name: str, feature: str) -> float:
        """How much a feature weighs for a class, before the length of a text is allowed for; 0 when it is not known."""
        known = self._classes[name]
        return sum(known.weights[at] for at in self.places([feature])) * known.scale

    def weigh(self, sentences: Sequence[Collection[str]], beside: Iterable[str] = ()) -> Weighed:
        """Weigh a text by the features of its sentences; those `beside` them count, and stand in none."""
        return self.weighed(frozenset(self.places(set(beside).union(*sentences))), sentences)

    def weighed(self, known: frozenset[int], sentences: Sequence[Collection[str]]) -> Weighed:
        """Weigh a text by the places of its features that are known."""
        return Weighed({name: each.likely(known) for name, each in self._classes.items()}, known, sentences, self)

    def likely(self, name: str, sentences: Sequence[Collection[str]]) -> list[float]:
        """How likely each sentence by itself is of a class."""
        return [self._classes[name].likely(self.places(features)) for features in sentences]

    def places(self, features: Iterable[str]) -> list[int]:
        """Where the known ones of the features stand."""
        return [at for at in map(self._place, features) if at >= 0]

    def _searched(self, feature: str) -> int:
        """Where a feature stands; -1 when it is not known."""
        key = crc32(feature.encode())
        at = bisect_left(self._keys, key)
        return at if at < len(self._keys) and self._keys[at] == key else -1


@cache
def model(name: str) -> Model:
    """The model of that name that comes with the package."""
    return Model((files(__package__) / f"{name}{SUFFIX}").read_bytes())
