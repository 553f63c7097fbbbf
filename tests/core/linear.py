"""Whether work grows in proportion to its input, told from an input four times as large: linear work takes four times
as long, quadratic sixteen times. No time is compared with a clock on the wall.
"""

from __future__ import annotations

import time
from collections.abc import Callable

SMALL, LARGE = 25_000, 100_000
"""Characters."""

LEAST = 0.002
"""Seconds of processor time: what takes less cannot be compared."""


def grows_linearly(work: Callable[[str], object], unit: str, *, small: int = SMALL, large: int = LARGE) -> bool:
    """Whether `work` on `large` characters of repeated `unit` costs at most 12 times what it costs on `small` ones.

    The least processor time of several runs is compared, so that a busy machine changes nothing; a ratio that is
    too high is measured anew before it is believed.
    """
    return any(
        _least(work, unit, large) <= 12 * max(_least(work, unit, small), LEAST) * (large / small) / 4 for _ in range(4)
    )


def _least(work: Callable[[str], object], unit: str, size: int) -> float:
    text = unit * (size // len(unit))
    best = float("inf")
    for _ in range(3):
        begin = time.process_time()
        work(text)
        best = min(best, time.process_time() - begin)
    return best
