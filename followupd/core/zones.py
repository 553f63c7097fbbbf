"""What a TZID means (RFC 5545 sections 3.2.19 and 3.6.5), or that nobody can say.

1. A region of the IANA database ("America/Toronto") is that, whatever the file's own, often
   shortened, table says.
2. Any other name is first what the file's own VTIMEZONE says: "Customized Time Zone", "US-Eastern", and
   "EST" with summer time all mean what their author wrote.
3. Then Windows names, plain offsets ("UTC+2"), the database's short names, and the region at the end of a
   globally unique name ("/citadel.org/20211207_1/Europe/Berlin").
4. Else it is unknown: the user is asked. Never UTC by default.

Nothing is kept from one file to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from followupd.core.ics_lines import Component
from followupd.core.pattern import lazy

_OFFSET = lazy(r"([+-])(\d{2})(\d{2})(\d{2})?")
_PLAIN = lazy(r"(?:UTC|GMT)\s*([+-])(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)
_UTC_NAMES = frozenset(
    {"utc", "z", "gmt", "zulu", "etc/utc", "etc/gmt", "tzone://microsoft/utc", "coordinated universal time"}
)
_BY_DAY = lazy(r"([+-]?\d{0,2})(MO|TU|WE|TH|FR|SA|SU)")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NO_REGIONS = frozenset({"localtime", "posixrules", "Factory"})  # files of the database that are no zones
_MOST_OBSERVANCES = 500
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Observance:
    """STANDARD or DAYLIGHT: from `start` (wall clock before the change) the offset is `to`."""

    start: datetime  # naive
    before: timedelta
    to: timedelta
    rule: Mapping[str, str]  # RRULE, empty for none; FREQ=YEARLY only
    dates: tuple[datetime, ...] = ()

    def onsets(self, moment: datetime) -> Iterator[datetime]:
        """Changes to this observance that are not later than `moment` (naive), at least the latest of them."""
        for onset in (self.start, *self.dates):
            if onset <= moment:
                yield onset
        if not self.rule:
            return
        until = _until(self.rule.get("UNTIL", ""))
        last = min(moment.year, until.year if until else moment.year)
        for year in range(last, max(last - 3, self.start.year - 1), -1):
            day = _day_of(self.rule, year, self.start)
            if day is None:
                continue
            onset = datetime.combine(day, self.start.time())
            if self.start <= onset <= moment and (until is None or onset <= until + timedelta(days=1)):
                yield onset


class FileZones:
    """The zones that one calendar object defines for itself, and the names that all the world knows."""

    def __init__(self, vtimezones: Iterable[Component]) -> None:
        self._own = {_bare(zone.value("TZID")): zone for zone in vtimezones if zone.value("TZID")}

    def instant(self, naive: datetime, tzid: str) -> datetime | None:
        """The UTC instant of a wall-clock time in zone `tzid`; None when the zone is unknown.

        A time that occurs twice is the first of both, one that does not exist is read with the
        offset before the gap (RFC 5545 3.3.5).
        """
        zone = self._zone(tzid, naive)
        if zone is None:
            return None
        try:
            return naive.replace(tzinfo=zone).astimezone(UTC)
        except (OverflowError, ValueError):
            return None

    def _zone(self, tzid: str, naive: datetime) -> tzinfo | None:
        name = _bare(tzid)
        if "/" in name and (zone := _known(name)):
            return zone
        if name in self._own and (offset := _offset_at(self._own[name], naive)) is not None:
            return timezone(offset)
        return _by_name(name)


def _bare(tzid: str) -> str:
    return tzid.strip().strip("\"'").strip()[:_LONGEST_NAME]


@lru_cache(maxsize=256)
def _by_name(name: str) -> tzinfo | None:
    if name.lower() in _UTC_NAMES:
        return UTC
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    if region := WINDOWS_TO_OLSON.get(name):
        return _known(region)
    if plain := _PLAIN.fullmatch(name):
        hours, minutes = int(plain[2]), int(plain[3] or 0)
        if hours <= 14:
            return timezone((1 if plain[1] == "+" else -1) * timedelta(hours=hours, minutes=minutes))
    if zone := _known(name):
        return zone
    parts = name.strip("/").split("/")
    if name.startswith("/"):
        for start in range(len(parts)):
            if zone := _known("/".join(parts[start:])):
                return zone
    return None


@lru_cache(maxsize=256)
def _known(name: str) -> ZoneInfo | None:
    """A zone of the IANA database; None for a name that it does not know, or that is no name."""
    name = name.strip("/").replace(" ", "_")
    if name in _NO_REGIONS or not re.fullmatch(r"[A-Za-z][A-Za-z0-9_+/-]*", name):
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


# ------------------------------------------------------------------ a file's own VTIMEZONE


def _offset_at(zone: Component, naive: datetime) -> timedelta | None:
    """The offset from UTC at a wall-clock time, by the file's own table; None when it holds none."""
    observances = [o for child in zone.children[:_MOST_OBSERVANCES] if (o := _observance(child))]
    if not observances:
        return None
    changes = [(onset, observance) for observance in observances for onset in observance.onsets(naive)]
    if changes:
        return max(changes, key=lambda change: change[0])[1].to
    return min(observances, key=lambda observance: observance.start).before


def _observance(component: Component) -> Observance | None:
    start, to = _moment(component.value("DTSTART")), _offset(component.value("TZOFFSETTO"))
    if component.name not in {"STANDARD", "DAYLIGHT"} or start is None or to is None:
        return None
    before = _offset(component.value("TZOFFSETFROM"))
    rule = dict(part.upper().split("=", 1) for part in component.value("RRULE").split(";") if "=" in part)
    listed = (value for line in component.properties.get("RDATE", ())[:50] for value in line.value.split(",")[:200])
    dates = tuple(moment for value in listed if (moment := _moment(value)))
    return Observance(start, to if before is None else before, to, rule if rule.get("FREQ") == "YEARLY" else {}, dates)


def _moment(value: str) -> datetime | None:
    try:
        return datetime.strptime(value.strip()[:15], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - wall clock
    except ValueError:
        return None


def _offset(value: str) -> timedelta | None:
    """`+0530`, `-0500`, `+013000`; None for anything else, and from 24 hours on."""
    match = _OFFSET.fullmatch(value.strip())
    if not match:
        return None
    size = timedelta(hours=int(match[2]), minutes=int(match[3]), seconds=int(match[4] or 0))
    if size >= timedelta(days=1):
        return None
    return size if match[1] == "+" else -size


def _until(value: str) -> datetime | None:
    return _moment(value) or _moment(value + "T235959")


def _day_of(rule: Mapping[str, str], year: int, start: datetime) -> date | None:
    """The day in `year` on which a yearly rule falls: "last Sunday of March", "the 14th of April"."""
    try:
        month = int(rule.get("BYMONTH", str(start.month)).split(",")[0])
        first = date(year, month, 1)
        following = date(year + month // 12, month % 12 + 1, 1)
        by_day = _BY_DAY.fullmatch(rule.get("BYDAY", "").split(",")[0])
        month_days = [int(number) for number in rule.get("BYMONTHDAY", "").split(",") if number]
        if by_day is None:
            return date(year, month, month_days[0] if month_days else start.day)
        weekday = _DAYS.index(by_day[2])
        days = [first + timedelta(days=n) for n in range((following - first).days)]
        days = [day for day in days if day.weekday() == weekday and (not month_days or day.day in month_days)]
        nth = int(by_day[1]) if by_day[1] not in {"", "+", "-"} else 1
        return days[nth - 1 if nth > 0 else nth] if nth else None
    except (ValueError, IndexError, OverflowError):
        return None
