"""One line of the table of measurements."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured: `value` in `unit`, and the most that it may be (None: no limit is set)."""

    name: str
    value: float
    limit: float | None
    unit: str  # "×", "ms", "MB", "bytes", "round trips", …
    note: str = ""  # beside what, on what, how often

    @property
    def holds(self) -> bool:
        return self.limit is None or self.value <= self.limit
