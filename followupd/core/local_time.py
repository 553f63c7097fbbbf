"""Calendar days and wall-clock times of the user's zone. Everything returned is aware UTC or a local date."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from followupd.model import Policy

ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=64)
def zone_of(name: str) -> ZoneInfo:
    """The IANA zone of that name. Raises ZoneInfoNotFoundError (config checks names before)."""
    return ZoneInfo(name)


def utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    """The calendar day of an instant in `zone`."""
    return moment.astimezone(zone).date()


def moment_of(day: date, at: time, zone: ZoneInfo) -> datetime:
    """That wall-clock time on that day, in UTC. In a gap (spring) it is the moment as long after
    midnight's offset; of an ambiguous hour (autumn) it is the first (PEP 495, fold 0)."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)


def weekday_on_or_after(day: date) -> date:
    """The day itself, or the Monday after its weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= 5 else day


def first_at(not_before: datetime, policy: Policy, zone: ZoneInfo) -> datetime:
    """The first `policy.at` of a permitted day that is not earlier than `not_before`, in UTC."""
    day = day_of(not_before, zone)
    if moment_of(day, policy.at, zone) < not_before:
        day += ONE_DAY
    if policy.skip_weekends:
        day = weekday_on_or_after(day)
    return moment_of(day, policy.at, zone)


def after_quiet(moment: datetime, policy: Policy, zone: ZoneInfo) -> datetime:
    """`moment`, or the end of the quiet hours that it falls in."""
    if policy.quiet is None:
        return moment
    begin, end = policy.quiet
    local = moment.astimezone(zone)
    clock = local.time().replace(tzinfo=None)
    if begin <= end:
        return moment_of(local.date(), end, zone) if begin <= clock < end else moment
    if clock >= begin:
        return moment_of(local.date() + ONE_DAY, end, zone)
    return moment_of(local.date(), end, zone) if clock < end else moment


def is_quiet(moment: datetime, policy: Policy, zone: ZoneInfo) -> bool:
    return after_quiet(moment, policy, zone) != moment
