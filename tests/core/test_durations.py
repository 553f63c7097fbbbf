"""Spans of time as people write them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.core.durations import parse_duration, write_duration


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("48h", timedelta(hours=48)),
        ("5d", timedelta(days=5)),
        ("90m", timedelta(minutes=90)),
        ("30s", timedelta(seconds=30)),
        ("2w", timedelta(weeks=2)),
        ("1d 12h", timedelta(hours=36)),
        ("1d12h", timedelta(hours=36)),
        (" 5 D ", timedelta(days=5)),
        ("0m", timedelta()),
    ],
)
def test_a_duration_is_read_as_it_is_written(text: str, span: timedelta) -> None:
    assert parse_duration(text) == span


@pytest.mark.parametrize("text", ["", "5", "5 dayz", "-1d", "1.5d", "d5", "5d,", "5d 3", "٣d", "1d 1d", "9999999d"])
def test_what_is_no_duration_is_refused_with_what_is_allowed(text: str) -> None:
    with pytest.raises(ValueError, match="write it as 48h, 5d or 90m") as refused:
        parse_duration(text)
    assert f'"{text}"' in str(refused.value)


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (timedelta(days=5), "5d"),
        (timedelta(hours=48), "48h"),
        (timedelta(minutes=90), "90m"),
        (timedelta(seconds=61), "61s"),
        (timedelta(), "0m"),
        (timedelta(days=90), "90d"),
    ],
)
def test_a_duration_is_written_in_the_unit_that_people_use(span: timedelta, text: str) -> None:
    assert write_duration(span) == text


@given(st.integers(min_value=0, max_value=999_999).map(lambda seconds: timedelta(seconds=seconds)))
def test_what_is_written_is_read_back(span: timedelta) -> None:
    assert parse_duration(write_duration(span)) == span
