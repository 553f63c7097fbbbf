"""Times and days as they are typed on the command line."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from followupd.cli.when import parse_day, parse_moment
from followupd.errors import UsageError

TORONTO = ZoneInfo("America/Toronto")
NOW = datetime(2026, 11, 25, 3, 30, tzinfo=UTC)  # in Toronto still Tuesday the 24th, 22:30


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-30 14:00", datetime(2026, 11, 30, 19, tzinfo=UTC)),
        ("2026-11-30T14:00", datetime(2026, 11, 30, 19, tzinfo=UTC)),
        ("2026-11-30T14:00:30", datetime(2026, 11, 30, 19, 0, 30, tzinfo=UTC)),
        ("2026-11-30T14:00Z", datetime(2026, 11, 30, 14, tzinfo=UTC)),
        ("2026-11-30T14:00-08:00", datetime(2026, 11, 30, 22, tzinfo=UTC)),
        ("2026-11-30 14:00+01:00", datetime(2026, 11, 30, 13, tzinfo=UTC)),
        ("2026-11-30", datetime(2026, 11, 30, 14, tzinfo=UTC)),
        ("today 23:00", datetime(2026, 11, 25, 4, tzinfo=UTC)),
        ("tomorrow 14:00", datetime(2026, 11, 25, 19, tzinfo=UTC)),
        ("Tuesday 14:00", datetime(2026, 12, 1, 19, tzinfo=UTC)),
        ("fri 09:30", datetime(2026, 11, 27, 14, 30, tzinfo=UTC)),
        ("3d", datetime(2026, 11, 28, 3, 30, tzinfo=UTC)),
        ("1d 12h", datetime(2026, 11, 26, 15, 30, tzinfo=UTC)),
        ("2026-07-01 14:00", datetime(2026, 7, 1, 18, tzinfo=UTC)),
        ("2027-03-14 02:30", datetime(2027, 3, 14, 7, 30, tzinfo=UTC)),
        ("2027-11-07 01:30", datetime(2027, 11, 7, 5, 30, tzinfo=UTC)),
    ],
)
def test_a_time_is_read_in_the_zone_of_the_user(text: str, moment: datetime) -> None:
    assert parse_moment(text, TORONTO, NOW, at=time(9)) == moment


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-30", date(2026, 11, 30)),
        ("today", date(2026, 11, 24)),
        ("tomorrow", date(2026, 11, 25)),
        ("tuesday", date(2026, 12, 1)),
        ("Wed", date(2026, 11, 25)),
        ("14d", date(2026, 12, 8)),
        ("2w", date(2026, 12, 8)),
    ],
)
def test_a_day_is_a_day_of_the_user(text: str, day: date) -> None:
    assert parse_day(text, TORONTO, NOW) == day


@pytest.mark.parametrize("text", ["", "soon", "we", "2026-13-01", "2026-11-30 25:00", "2026-11-30 noon", "14:00"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_moment(text, TORONTO, NOW)


@pytest.mark.parametrize(
    "text", ["0001-01-01", "9999-12-31 23:59", "2062-11-30 14:00", "99999w", "9999-12-31T23:59-10:00"]
)
def test_a_slip_in_the_year_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="ten years away"):
        parse_moment(text, TORONTO, NOW)


@pytest.mark.parametrize("text", ["9999-12-31", "99999w", "0001-01-01"])
def test_a_slip_in_the_year_of_a_day_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="ten years away"):
        parse_day(text, TORONTO, NOW)
