"""A linear model: weights for features, summed over a text (logistic regression, one class against the rest).

A weights file is a line of JSON (classes, biases, scale, what it was trained on), then the features' CRC-32 in rising
order as little-endian 32-bit numbers, then for each class one signed byte a feature. Features are known by their CRC
alone: that keeps a model at some 200 KB in memory, and a lookup at half a microsecond.
"""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, sqrt
from typing import Final
from zlib import crc32

SUFFIX: Final = ".weights"


@dataclass(frozen=True, slots=True)
class Weighed:
    """How likely each class is (0 to 1, each by itself)."""

    likely: dict[str, float]
    _known: tuple[list[int], ...]  # of each sentence the features that the model knows
    _weights: dict[str, array[int]]

    def sentence(self, name: str) -> int:
        """The index of the sentence that speaks most for a class; 0 when there is none."""
        weights = self._weights[name]
        sums = [sum([weights[at] for at in known]) for known in self._known]
        return max(range(len(sums)), key=sums.__getitem__, default=0)


class Model:
    """Weights in memory. `trained_on` is the fingerprint of what it was trained on."""

    def __init__(self, data: bytes) -> None:
        head, _, body = data.partition(b"\n")
        about = json.loads(head)
        self.classes: tuple[str, ...] = tuple(about["classes"])
        self.trained_on: str = about["trained_on"]
        self._bias: tuple[float, ...] = tuple(about["bias"])
        self._scale: tuple[float, ...] = tuple(about["scale"])
        count: int = about["features"]
        self._keys = array("I", body[: 4 * count])
        if sys.byteorder == "big":
            self._keys.byteswap()
        self._weights = {
            name: array("b", body[count * (4 + number) : count * (5 + number)])
            for number, name in enumerate(self.classes)
        }

    def weight(self, name: str, feature: str) -> float:
        """How much a feature weighs for a class, before the length of a text is allowed for; 0 when it is not known."""
        scale = self._scale[self.classes.index(name)]
        return sum(self._weights[name][at] for at in self._places([feature])) * scale

    def weigh(self, sentences: Sequence[Iterable[str]], beside: Iterable[str] = ()) -> Weighed:
        """Weigh a text by the features of its sentences; those `beside` them count, and stand in none."""
        known = tuple(map(self._places, sentences))
        seen = set(self._places(beside)).union(*known)
        norm = sqrt(len(seen)) or 1.0
        likely: dict[str, float] = {}
        for name, bias, scale in zip(self.classes, self._bias, self._scale, strict=True):
            weights = self._weights[name]
            total = sum([weights[at] for at in seen]) * scale / norm + bias
            likely[name] = 1 / (1 + exp(-max(-30.0, min(30.0, total))))
        return Weighed(likely, known, self._weights)

    def _places(self, features: Iterable[str]) -> list[int]:
        """Where the known ones of the features stand."""
        keys, last = self._keys, len(self._keys) - 1
        found = []
        for feature in features:
            key = crc32(feature.encode())
            at = bisect_left(keys, key, 0, last)
            if keys[at] == key:
                found.append(at)
        return found


@cache
def model(name: str) -> Model:
    """The model of that name that comes with the package."""
    return Model((files(__package__) / f"{name}{SUFFIX}").read_bytes())
