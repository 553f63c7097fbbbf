"""Times and days as they are typed: ISO 8601, a weekday's name, or a length of time from now.

1. A time without an offset is meant in the user's zone.
2. A time that a clock change skips is taken as if the clock had not changed; one that it repeats, as the first.
   Either is said on stderr.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import click

from followupd.core.durations import parse_duration
from followupd.errors import UsageError

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEPARATOR = re.compile(r"(?<=\d)[Tt](?=\d)")
FARTHEST = timedelta(days=3653)
"""No interview is planned, and no decision promised, farther away than that: a slip of the finger in the year."""
ALLOWED = "write it as 2026-11-30, today, tomorrow, a weekday, or 3d"


def parse_moment(
    text: str, zone: ZoneInfo, now: datetime, *, at: time = time(9, 0), farthest: timedelta | None = FARTHEST
) -> datetime:
    """The instant, in UTC: `2026-11-30 14:00`, `2026-11-30T14:00-05:00`, `friday 14:00`, `3d` (from `now`).

    A day alone means `at` on that day. Raises UsageError, also for what is farther from `now` than `farthest`.
    """
    try:
        moment = _moment_of(text.strip(), zone, now, at)
        too_far = farthest is not None and abs(moment - now) > farthest
    except OverflowError:  # the first and the last day of the calendar have no UTC
        too_far = True
    if too_far:
        raise UsageError(f'"{text}" is more than ten years away.', "Look at the year.")
    return moment


def _moment_of(text: str, zone: ZoneInfo, now: datetime, at: time) -> datetime:
    day_text, _, clock = _SEPARATOR.sub(" ", text).partition(" ")
    day = _day_of(day_text, zone, now)
    if day is not None:
        return _local(datetime.combine(day, _clock_of(clock, text) if clock else at), zone)
    try:
        return now.astimezone(UTC) + parse_duration(text)
    except ValueError:
        raise UsageError(f'"{text}" is no time;', f"{ALLOWED}, each with a time such as 14:00 after it.") from None


def parse_day(text: str, zone: ZoneInfo, now: datetime) -> date:
    """The day, in the user's zone: `2026-11-30`, `friday` (the next one), `tomorrow`, `14d`. Raises UsageError."""
    day = _day_of(text.strip(), zone, now)
    today = now.astimezone(zone).date()
    if day is None:
        try:
            day = today + timedelta(days=parse_duration(text).days)
        except (ValueError, OverflowError):
            raise UsageError(f'"{text}" is no day;', f"{ALLOWED}.") from None
    if abs(day - today) > FARTHEST:
        raise UsageError(f'"{text}" is more than ten years away.', "Look at the year.")
    return day


def _day_of(text: str, zone: ZoneInfo, now: datetime) -> date | None:
    today = now.astimezone(zone).date()
    word = text.lower()
    if word in ("today", "tomorrow"):
        return today + timedelta(days=word == "tomorrow")
    weekday = next((n for n, name in enumerate(WEEKDAYS) if len(word) >= 3 and name.startswith(word)), None)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _clock_of(text: str, whole: str) -> time:
    try:
        return time.fromisoformat(text.strip())
    except ValueError:
        raise UsageError(f'"{whole}" has no time of day that followupd can read;', "write it as 14:00.") from None


def _local(naive: datetime, zone: ZoneInfo) -> datetime:
    """A wall-clock time of the user, in UTC."""
    if naive.tzinfo is not None:  # the clock bore its own offset: "2026-11-30 14:00-05:00"
        return naive.astimezone(UTC)
    local = naive.replace(tzinfo=zone, fold=0)
    moment = local.astimezone(UTC)
    back = moment.astimezone(zone)
    written = f"{naive:%Y-%m-%d %H:%M}"
    written = f"{naive:%Y-%m-%d %H:%M}"
    if back.replace(tzinfo=None) != naive:
        click.echo(f"{written} does not exist in {zone.key} (clocks change); taken as {back:%H:%M}.", err=True)
    elif local.replace(fold=1).astimezone(UTC) != moment:
        click.echo(f"{written} comes twice in {zone.key} (clocks change); taken as the first.", err=True)
    return moment


def write_moment(moment: datetime, zone: ZoneInfo) -> str:
    """For people: `Mon 2026-11-30 14:00`."""
    return f"{moment.astimezone(zone):%a %Y-%m-%d %H:%M}"
