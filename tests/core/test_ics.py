"""Calendar parts: what no mail of the corpus shows alone, and what an attacker would send."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.core.ics import MOST_INVITATIONS, invitations
from followupd.model import Attendee, Invitation, Method
from tests.core.linear import grows_linearly

ZONE = ZoneInfo("America/Toronto")
START = datetime(2026, 11, 30, 15, tzinfo=UTC)
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\n"
TAIL = "END:VCALENDAR\r\n"


def event(*lines: str, uid: str = "u1", start: str = "DTSTART:20261130T150000Z") -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", start, *lines, "END:VEVENT", ""])


def read(*blocks: str) -> tuple[Invitation, ...]:
    return invitations([(HEAD + "".join(blocks) + TAIL).encode()], zone=ZONE)


def read_bytes(data: bytes) -> tuple[Invitation, ...]:
    return invitations([data], zone=ZONE, subject="Interview", text="interview")


def test_one_event_as_a_whole_value() -> None:
    found = read(
        event(
            "DTEND:20261130T154500Z",
            "DTSTAMP:20261123T140000Z",
            "SEQUENCE:2",
            "SUMMARY:Phone screen\\, Acme",
            'ORGANIZER;CN="Wu, Alice":MAILTO:Alice@Acme.example',
            "ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@acme.example",
            "ATTENDEE;CN=jordan@mail.example:mailto:jordan@mail.example",
        )
    )
    assert found == (
        Invitation(
            identity="u1",
            method=Method.REQUEST,
            sequence=2,
            stamp=datetime(2026, 11, 23, 14, tzinfo=UTC),
            start=START,
            end=START + timedelta(minutes=45),
            summary="Phone screen, Acme",
            cue="Phone screen",
            organizer=Attendee("alice@acme.example", "Wu, Alice"),
            attendees=(Attendee("room4@acme.example", "Room 4", is_room=True), Attendee("jordan@mail.example")),
        ),
    )


def test_a_zone_of_one_file_means_nothing_in_the_next() -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n"
        "TZOFFSETFROM:+0530\r\nTZOFFSETTO:+0530\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    body = event(start="DTSTART;TZID=Customized Time Zone:20261130T203000")
    assert [i.start for i in read(zone, body)] == [START]
    assert [(i.start, i.unknown_zone) for i in read(body)] == [(None, "Customized Time Zone")]


@pytest.mark.parametrize(
    ("tzid", "hour"),
    [
        ("Eastern Standard Time", "100000"),
        ("Pacific Standard Time", "070000"),
        ("India Standard Time", "203000"),
        ("America/Toronto", "100000"),
        ('"America/Toronto"', "100000"),
        ("America/New York", "100000"),
        ("US/Eastern", "100000"),
        ("UTC", "150000"),
        ("GMT", "150000"),
        ("tzone://Microsoft/Utc", "150000"),
        ("UTC+2", "170000"),
        ("GMT-0330", "113000"),
        ("/mozilla.org/20050126_1/Europe/Berlin", "160000"),
    ],
)
def test_zone_names(tzid: str, hour: str) -> None:
    assert [i.start for i in read(event(start=f"DTSTART;TZID={tzid}:20261130T{hour}"))] == [START]


@pytest.mark.parametrize(
    "tzid", ["Customized Time Zone", "Eastern", "localtime", "../../etc/passwd", "tzone://Microsoft/Custom"]
)
def test_unknown_zones_are_named_and_never_guessed(tzid: str) -> None:
    found = read(event("DTEND:20261130T160000Z", start=f"DTSTART;TZID={tzid}:20261130T100000"))
    assert [(i.start, i.end, i.unknown_zone) for i in found] == [(None, None, tzid)]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=YEARLY;BYMONTH=13;BYDAY=9XX",
        "FREQ=YEARLY;BYDAY=0SU",
        "FREQ=YEARLY;UNTIL=x",
        "FREQ",
        "=",
        "",
    ],
)
def test_a_mad_rule_in_a_vtimezone_is_harmless(rule: str) -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Ours\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n"
        f"TZOFFSETFROM:-0500\r\nTZOFFSETTO:-0500\r\nRRULE:{rule}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    assert [i.start for i in read(zone, event(start="DTSTART;TZID=Ours:20261130T100000"))] == [START]


@pytest.mark.parametrize("offset", ["+9900", "0500", "", "+5", "-2400"])
def test_a_vtimezone_without_a_possible_offset_defines_nothing(offset: str) -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Ours\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n"
        f"TZOFFSETFROM:{offset}\r\nTZOFFSETTO:{offset}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    found = read(zone, event(start="DTSTART;TZID=Ours:20261130T100000"))
    assert [(i.start, i.unknown_zone) for i in found] == [(None, "Ours")]


def test_the_same_event_in_two_parts_counts_once_and_keeps_its_method() -> None:
    with_method = (HEAD + event() + TAIL).encode()
    without = with_method.replace(b"METHOD:REQUEST\r\n", b"")
    for parts in ([with_method, without], [without, with_method]):
        assert [i.method for i in invitations(parts, zone=ZONE)] == [Method.REQUEST]


@pytest.mark.parametrize("method", ["ADD", "REFRESH", "DECLINECOUNTER"])
def test_methods_that_bring_no_event_are_left_out(method: str) -> None:
    assert invitations([(HEAD + event() + TAIL).replace("REQUEST", method).encode()], zone=ZONE) == ()


def test_an_object_without_uid_is_known_by_what_it_says() -> None:
    first, second, moved = (
        read(event("SUMMARY:Interview", start=f"DTSTART:{when}").replace("UID:u1\r\n", ""))[0].identity
        for when in ("20261130T150000Z", "20261130T150000Z", "20261201T150000Z")
    )
    assert first == second != moved


def test_a_duration_over_the_clock_change_is_exact() -> None:
    found = read(event("DURATION:PT2H", start="DTSTART;TZID=America/Toronto:20261101T003000"))
    assert [(i.start, i.end) for i in found] == [
        (datetime(2026, 11, 1, 4, 30, tzinfo=UTC), datetime(2026, 11, 1, 6, 30, tzinfo=UTC))
    ]


@pytest.mark.parametrize(
    "end", ["DURATION:-PT1H", "DURATION:PT0S", "DURATION:P99999999D", "DURATION:x", "DTEND:99991231T235959Z"]
)
def test_an_end_that_cannot_be_gives_an_hour(end: str) -> None:
    assert [i.end for i in read(event(end))] == [START + timedelta(hours=1)]


@pytest.mark.parametrize(
    "start", ["DTSTART:00010101T000000Z", "DTSTART;TZID=Asia/Tokyo:00010101T000000", "DTSTART:99991231T235959Z"]
)
def test_the_ends_of_time_do_not_crash(start: str) -> None:
    assert [i.identity for i in read(event(start=start), event(uid="u2"))][-1] == "u2"


def test_an_endless_series_is_one_invitation() -> None:
    found = read_bytes((HEAD + event("RRULE:FREQ=SECONDLY", "SUMMARY:Interview") + TAIL).encode())
    assert [i.start for i in found] == [START]


def test_ten_thousand_events_are_capped() -> None:
    data = (HEAD + "".join(event("SUMMARY:Interview", uid=str(n)) for n in range(10_000)) + TAIL).encode()
    assert [i.identity for i in read_bytes(data)] == [str(n) for n in range(MOST_INVITATIONS)]


def test_ten_thousand_attendees_are_capped() -> None:
    crowd = [f"ATTENDEE:mailto:a{n}@acme.example" for n in range(10_000)]
    (found,) = read_bytes((HEAD + event(*crowd) + TAIL).encode())
    assert len(found.attendees) == 1_000


@pytest.mark.parametrize(
    ("opening", "unit"),
    [
        ("", "X"),
        ("", "\r\n "),
        ("", "\r\n"),
        ("", "BEGIN:VEVENT\r\n"),
        ("", "END:VCALENDAR\r\n"),
        ("DESCRIPTION:", "interview "),
        ("DESCRIPTION:", "job phone technical "),
        ("DESCRIPTION:", "podcast record our "),
        ("SUMMARY:", ".- &'"),
        ("SUMMARY:", '"'),
        ("ATTENDEE;", "X="),
        ("BEGIN:VTIMEZONE\r\nTZID:Z\r\n", "BEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nEND:STANDARD\r\n"),
    ],
)
def test_big_files_take_linear_time(opening: str, unit: str) -> None:
    def work(filler: str) -> object:
        return read_bytes((HEAD + opening + filler + "\r\n" + event("SUMMARY:Interview") + TAIL).encode())

    assert grows_linearly(work, unit, small=250_000, large=1_000_000)


def test_a_file_of_twenty_megabytes_is_not_read() -> None:
    assert read_bytes((HEAD + event()).encode() + b"X" * 20_000_000) == ()


@given(st.lists(st.binary(max_size=300), max_size=4))
def test_garbage_never_raises_and_gives_nothing(parts: list[bytes]) -> None:
    assert invitations(parts, zone=ZONE) == ()


NAMES = [
    "UID",
    "DTSTART",
    "DTEND",
    "DURATION",
    "DTSTAMP",
    "SEQUENCE",
    "RECURRENCE-ID",
    "RRULE",
    "STATUS",
    "SUMMARY",
    "DESCRIPTION",
    "ORGANIZER",
    "ATTENDEE",
    "TZID",
    "X-MICROSOFT-CDO-ALLDAYEVENT",
    "BEGIN",
    "END",
    "TZOFFSETTO",
    "TZOFFSETFROM",
    "METHOD",
    "RDATE",
]
VALUES = [
    "VEVENT",
    "VTIMEZONE",
    "VCALENDAR",
    "STANDARD",
    "20261130",
    "20261130T100000",
    "20261130T100000Z",
    "00010101T000000",
    "99991231T235959Z",
    "PT1H",
    "P9999999999W",
    "+0500",
    "-9999",
    "FREQ=YEARLY;BYDAY=-1SU",
    "mailto:a@b.example",
    "mailto:%ff",
    "CANCELLED",
    "TRUE",
    "Interview",
    "-1",
    "99999999999",
]
LINES = st.builds(
    lambda name, params, value: name + params + ":" + value,
    st.sampled_from(NAMES),
    st.sampled_from(
        ["", ";TZID=UTC", ";TZID=Ours", ";VALUE=DATE", ';CN="', ";CN=", ";;", ";EMAIL=x@y.example", ";TZID=a,b"]
    ),
    st.one_of(st.sampled_from(VALUES), st.text(max_size=20)),
)


@given(st.lists(LINES, max_size=25), st.lists(LINES, max_size=8))
def test_nearly_right_files_never_raise(lines: list[str], zone: list[str]) -> None:
    body = (
        "BEGIN:VTIMEZONE\r\nTZID:Ours\r\nBEGIN:STANDARD\r\n"
        + "\r\n".join(zone)
        + "\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    data = HEAD + body + "BEGIN:VEVENT\r\n" + "\r\n".join(lines) + "\r\nEND:VEVENT\r\n" + event(uid="last") + TAIL
    for found in invitations([data.encode("utf-8", "surrogatepass")], zone=ZONE):
        assert found.identity
        assert found.sequence >= 0
        assert (found.start is None) == (found.end is None)
        if found.start and found.end:
            assert found.start < found.end
            assert found.start.tzinfo is not None
