"""What is written is read back as it was, and records are those of SPEC section 11."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.core.codec import event_record, finding_record, in_zone, instant, nudge_record, pack, unpack
from followupd.model import (
    Deed,
    DeliveryReport,
    Event,
    EventType,
    Finding,
    Header,
    Notice,
    Nudge,
    RawMail,
    Reading,
    Severity,
)

TORONTO = ZoneInfo("America/Toronto")
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SANE = (date(1990, 1, 1), date(2200, 1, 1))

offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1), timezones=offsets)  # noqa: DTZ001 - made aware there
texts = st.text(st.characters(exclude_categories=()), max_size=8)
st.register_type_strategy(datetime, moments)
st.register_type_strategy(date, st.dates(*SANE))
st.register_type_strategy(str, texts)
reports = st.builds(DeliveryReport, text=st.text("ab", max_size=5))


def through_json(value: object) -> object:
    return unpack(type(value), json.loads(json.dumps(pack(value))))


@given(st.builds(Reading, report=st.none() | reports))
def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    assert through_json(reading) == reading


@given(st.builds(Deed))
def test_a_deed_comes_back_as_it_was(deed: Deed) -> None:
    assert through_json(deed) == deed


def test_a_notice_comes_back_as_it_was() -> None:
    notice = Notice(
        "k", "t", "b", Severity.CRITICAL, NOON, "acme.example", (("a", "b", "c"),), {"kind": "nudge", "n": [1]}
    )
    assert through_json(notice) == notice


def test_of_a_delivery_report_one_short_line_is_kept() -> None:
    report = DeliveryReport(True, (), None, "550 no such\n user " + "x" * 1000)
    kept = unpack(DeliveryReport, pack(Reading(HEADER, True, report=report))["report"])
    assert kept.text.startswith("550 no such user x")
    assert len(kept.text) == 300


HEADER = Header(
    "<a@home.example>",
    NOON,
    sender=unpack(
        Header, {"message_id": "", "date": NOON.isoformat(), "sender": {"address": "bob@home.example"}}
    ).sender,
)


def test_unknown_fields_are_passed_over_and_absent_ones_take_their_defaults() -> None:
    plain = {**pack(HEADER), "colour": "blue"}
    assert "subject" not in plain
    assert unpack(Header, plain) == HEADER


@pytest.mark.parametrize("plain", [{}, {"at": "2026-01-01T00:00:00", "type": "done"}, {"at": 5, "type": "done"}])
def test_what_is_no_deed_is_a_value_error(plain: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not a Deed"):
        unpack(Deed, plain)


def test_an_event_is_written_as_the_spec_has_it() -> None:
    event = Event(
        NOON,
        EventType.PROMISE,
        "<m@acme.example>",
        "acme.example",
        ("a@acme.example",),
        "By Monday.",
        date(2026, 11, 30),
    )
    plain = {
        "kind": "event",
        "at": "2026-11-24T07:00:00-05:00",
        "type": "promise",
        "message_id": "<m@acme.example>",
        "opportunity": "acme.example",
        "people": ["a@acme.example"],
        "evidence": "By Monday.",
        "by": "2026-11-30",
    }
    assert event_record(event, TORONTO) == plain
    assert event_record(event, TORONTO, keyed=True) == {**plain, "key": event.key}


def test_an_interview_bears_its_times_in_the_users_zone() -> None:
    event = Event(NOON, EventType.INTERVIEW, "<m>", "acme.example", (), "", start=NOON, end=NOON + timedelta(hours=1))
    record = event_record(event, TORONTO)
    assert (record["start"], record["end"]) == ("2026-11-24T07:00:00-05:00", "2026-11-24T08:00:00-05:00")
    assert in_zone(record, UTC)["end"] == "2026-11-24T13:00:00+00:00"


def test_a_finding_and_a_nudge_are_written_as_the_spec_has_them() -> None:
    finding = Finding(
        NOON, "FU102", "daily", Severity.CRITICAL, "<m>", "acme.example", ("a",), "Why", draft=True, draft_key="d"
    )
    assert finding_record(finding, UTC, keyed=True) == {
        "kind": "finding",
        "at": "2026-11-24T12:00:00+00:00",
        "code": "FU102",
        "name": "daily",
        "severity": "critical",
        "message_id": "<m>",
        "opportunity": "acme.example",
        "people": ["a"],
        "reason": "Why",
        "draft": True,
        "key": "draft:FU102:acme.example:d",
    }
    nudge = Nudge("k", NOON, "follow-up-7", "acme.example", ("a",), "Why")
    assert nudge_record(nudge, UTC, at=NOON + timedelta(hours=1)) == {
        "kind": "nudge",
        "at": "2026-11-24T13:00:00+00:00",
        "step": "follow-up-7",
        "opportunity": "acme.example",
        "people": ["a"],
        "reason": "Why",
    }


@pytest.mark.parametrize(
    ("when", "written"),
    [
        (datetime(1850, 1, 1, tzinfo=UTC), "1850-01-01T00:00:00+00:00"),  # local mean time has seconds
        (datetime.max.replace(tzinfo=timezone(timedelta(hours=-9))), "9999-12-31T23:59:59-09:00"),
        (NOON.replace(microsecond=999_999), "2026-11-24T07:00:00-05:00"),
    ],
)
def test_any_instant_can_be_written(when: datetime, written: str) -> None:
    assert instant(when, TORONTO) == written


def test_bytes_never_come_into_the_store() -> None:
    """A RawMail holds a body: JSON refuses its bytes."""
    with pytest.raises(TypeError):
        json.dumps(pack(RawMail(b"body")))
