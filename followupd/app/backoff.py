"""How long to wait before trying again. Pure: the random number is an argument."""

from __future__ import annotations

FIRST = 2.0
LONGEST = 15 * 60.0


def delay(attempt: int, chance: float, *, first: float = FIRST, longest: float = LONGEST) -> float:
    """Seconds before the try after `attempt` failures (1 or more) in a row; `chance` is in [0, 1).

    Doubles from `first` up to `longest`, each spread over its upper half, so that many
    watchers that lost one network at one moment do not come back at one moment.
    """
    ceiling = min(longest, first * 2.0 ** min(max(attempt, 1), 30))
    return max(first, ceiling / 2 * (1 + chance))
