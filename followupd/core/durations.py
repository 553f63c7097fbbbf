"""Spans of time as people write them: `48h`, `5d`, `90m`."""

from __future__ import annotations

import re
from datetime import timedelta

_UNITS = {
    "w": timedelta(weeks=1),
    "d": timedelta(days=1),
    "h": timedelta(hours=1),
    "m": timedelta(minutes=1),
    "s": timedelta(seconds=1),
}
_PART = re.compile(r"(\d{1,6})\s*([wdhms])", re.ASCII)
_WHOLE = re.compile(rf"\s*(?:{_PART.pattern}\s*)+", re.ASCII)


def parse_duration(text: str) -> timedelta:
    """`"48h"`, `"5d"`, `"90m"`, also `"1d 12h"`, `"2w"`, `"30s"`, as a length of time, never negative.

    A day is 24 hours here: calendar days are the plan's business. Raises ValueError with words for the user.
    """
    folded = text.strip().lower()
    if not _WHOLE.fullmatch(folded):
        raise ValueError(f'"{text}" is no duration; write it as 48h, 5d or 90m')
    total = timedelta()
    units = [unit for _, unit in _PART.findall(folded)]
    if len(set(units)) != len(units):
        raise ValueError(f'"{text}" names a unit twice; write it as 48h, 5d or 90m')
    for number, unit in _PART.findall(folded):
        total += int(number) * _UNITS[unit]
    return total


def write_duration(span: timedelta) -> str:
    """`span` as people write it, which `parse_duration` reads back: `5d`, `48h`, `90m`. Days from three days on.

    Fractions of a second are dropped; `span` must not be negative.
    """
    seconds = int(span.total_seconds())
    for unit in ("d", "h", "m"):
        size = int(_UNITS[unit].total_seconds())
        if seconds >= size * (3 if unit == "d" else 1) and seconds % size == 0:
            return f"{seconds // size}{unit}"
    return f"{seconds}s" if seconds else "0m"
