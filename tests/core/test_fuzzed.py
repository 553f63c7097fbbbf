"""What `bench.fuzz` found, each written by hand; and the monsters of the specification in every folder."""

from __future__ import annotations

import json
import tracemalloc
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from followupd.adapters.imap.sieve import Sieve
from followupd.core.addresses import addresses
from followupd.core.codec import pack, unpack
from followupd.core.domains import registrable
from followupd.core.encoded import decode_charset
from followupd.core.interest import Interest
from followupd.core.quotes import MOST_LINES, unquote
from followupd.core.reading import read
from followupd.core.traces import Traces
from followupd.model import Address, RawMail, Reading, Role
from tests.core.linear import grows_linearly

ZONE = ZoneInfo("America/Toronto")
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HEAD = (
    b"From: Alice <alice@acme.example>\nTo: Jordan <jordan@mail.example>\nSubject: Monster\n"
    b"Message-ID: <monster@acme.example>\n"
)
DATED = HEAD + b"Date: Tue, 24 Nov 2026 10:00:00 +0000\n"


def of(data: bytes, role: Role) -> Reading:
    """The reading, written as UTF-8 and read again."""
    reading = read(RawMail(data, role=role, received=NOON), zone=ZONE, me={"jordan@mail.example"}, prompts=("billing",))
    return unpack(Reading, json.loads(json.dumps(pack(reading), ensure_ascii=False).encode()))


# ------------------------------------------------------------------ found


@pytest.mark.parametrize(
    ("opening", "unit", "end"),
    [
        ("Jordan Le", "\x05\u2405", ""),  # a word without an end
        ("Jordan", " ", ">"),
        ('"Jordan"', " ", ">"),
        (" ", " ", "x"),
        ("<", "a@", ">"),
    ],
)
def test_a_long_run_in_a_list_of_people_takes_linear_time(opening: str, unit: str, end: str) -> None:
    assert grows_linearly(lambda run: addresses(opening + run + end), unit)


def test_the_address_in_a_broken_list_is_the_whole_of_it() -> None:
    assert addresses("Alice Moreau alice.moreau@acme.example") == (
        Address("alice.moreau@acme.example", "Alice Moreau"),
    )


def test_an_address_longer_than_any_is_nobody_s() -> None:
    long = "a" * 400 + "@acme.example"
    assert [addresses(written) for written in (long, f"Alice <{long}>", f"Alice <{long}>; bob@acme.example")] == [
        (),
        (),
        (Address("bob@acme.example"),),
    ]


@pytest.mark.parametrize("unit", ["e.", "@e.", "."])
def test_a_long_domain_in_a_header_passed_over_takes_linear_time(unit: str) -> None:
    interest = Interest(addresses=frozenset({"alice@acme.example"}), companies=frozenset({"acme.example"}))

    def work(run: str) -> None:
        fields = b"To: x@" + run.encode()
        interest.wants(fields, Role.SENT)
        Traces().add(1, fields, Role.SENT)
        Sieve(interest, Role.SENT).passes(fields)

    assert grows_linearly(work, unit)


def test_what_is_no_domain_names_nobody() -> None:
    interest = Interest(companies=frozenset({"acme.example"}))
    longest = b"To: x@" + b"e." * 121 + b"acme.example"
    assert [interest.wants(longest.replace(b"@", b"@" + more), Role.INBOX) for more in (b"", b"ee.")] == [True, False]
    assert [Sieve(interest, Role.SENT).passes(longest.replace(b"@", b"@" + more)) for more in (b"", b"ee.")] == [
        True,
        False,
    ]


def test_what_domains_strangers_write_from_is_not_remembered_for_ever() -> None:
    def held(first: int) -> int:
        for number in range(first, first + 10_000):
            registrable(f"mail.acme.made-up-{number}")
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        sizes = [held(number * 10_000) for number in range(3)]
    finally:
        tracemalloc.stop()
    assert sizes[2] - sizes[1] < 100_000


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"+2AA-", "\ufffd"), (b"+2D3eAA-", "\U0001f600"), (b"x +3gDYPQ- y", "x \ufffd\ufffd y"), (b"A", "A")],
)
def test_half_a_pair_of_surrogates_is_no_character(data: bytes, text: str) -> None:
    assert decode_charset(data, "utf-7") == text


def test_what_utf_7_can_spell_can_be_written() -> None:
    data = DATED.replace(b"Monster", b"=?utf-7?q?A_+2AA-?=") + b"Content-Type: text/plain; charset=utf-7\n\nHi +2AA-."
    assert of(data, Role.SENT).header.subject == "A \ufffd"


@pytest.mark.parametrize("unit", ["x y\n", "On x:\n", "Hi,\n\n", "a:\n"])
def test_lines_past_the_limit_are_not_read(unit: str) -> None:
    times = MOST_LINES // unit.count("\n")
    assert unquote(unit * times * 3) == unquote((unit * times).removesuffix("\n"))


# ------------------------------------------------------------------ monsters


def mixed(*parts: bytes) -> bytes:
    body = b"".join(b"--b\n" + part + b"\n" for part in parts)
    return b"Content-Type: multipart/mixed; boundary=b\n\n" + body + b"--b--\n"


def bomb(width: int, depth: int) -> bytes:
    """Mails within mails, `width` of them on every floor, under boundaries of their own."""
    inner = b"Content-Type: text/plain\n\nx"
    for floor in range(depth):
        part = b"--%d\nContent-Type: message/rfc822\n\n%s%s\n" % (floor, DATED, inner)
        inner = b"Content-Type: multipart/mixed; boundary=%d\n\n%s--%d--\n" % (floor, part * width, floor)
    return DATED + inner


PEOPLE = b",\n ".join(b"Person %d <p%d@acme.example>" % (number, number) for number in range(10_000))
ENDLESS = (
    b"BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:16010101T000000\n"
    b"TZOFFSETFROM:-0500\nTZOFFSETTO:-0500\nRRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:u1\n"
    b"DTSTART;TZID=Ours:20261130T100000\nRRULE:FREQ=SECONDLY\nSUMMARY:Interview\nEND:VEVENT\nEND:VCALENDAR\n"
)
WHITE = b"QUJDREVGR0hJ" * 6 + b"\n"
MONSTERS = {
    "malformed MIME": DATED + b"Content-Type: multipart/mixed; boundary=\n\n--\n--b\nContent-Type\n\n\x00",
    "a boundary in itself": DATED + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * 100_000,
    "a wrong charset": DATED + b"Content-Type: text/plain; charset=utf-8\n\nCaf\xe9 \xff\xfe na\xefve",
    "a charset of no text": DATED + b"Content-Type: text/plain; charset=zlib\n\nx",
    "no date": HEAD + b"\nx",
    "a date in the far future": HEAD + b"Date: Fri, 31 Dec 9999 23:59:59 -2359\n\nx",
    "ten thousand recipients": DATED + b"Cc: " + PEOPLE + b"\n\nx",
    "mails within mails": DATED + mixed(*[b"Content-Type: message/rfc822\n\n" + DATED] * 100) * 100,
    "a bomb of mails": bomb(4, 7),
    "an attachment of 50 MB": DATED
    + mixed(
        b"Content-Type: text/plain\n\nx",
        b"Content-Type: application/pdf; name=cv.pdf\nContent-Transfer-Encoding: base64\n\n" + WHITE * 700_000,
    ),
    "a text of 50 MB": DATED + b"Content-Type: text/plain\n\n" + b"I remain interested.\n" * 2_500_000,
    "HTML 20,000 deep": DATED
    + b"Content-Type: text/html\n\n"
    + b"<div>" * 20_000
    + b"deep"
    + b"</blockquote></div>" * 20_000,
    "a series without end": DATED
    + mixed(b"Content-Type: text/plain\n\nx", b"Content-Type: text/calendar; method=REQUEST\n\n" + ENDLESS),
}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("name", MONSTERS)
def test_a_monster_is_one_mail_of_bounded_memory(name: str, role: Role) -> None:
    data = MONSTERS[name]
    tracemalloc.start()
    try:
        reading = of(data, role)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    header = reading.header
    assert (header.message_id, header.sender.address) == ("<monster@acme.example>", "alice@acme.example")
    assert header.date <= NOON
    assert len(header.cc) == (10_000 if name == "ten thousand recipients" else 0)
    assert [each.start for each in reading.invitations] == (
        [datetime(2026, 11, 30, 15, tzinfo=UTC)] if name == "a series without end" else []
    )
    assert peak < 32 << 20
