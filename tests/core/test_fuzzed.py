"""What `bench.fuzz` found, each written by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from followupd.core.addresses import addresses
from followupd.model import Address
from tests.core.linear import grows_linearly

ZONE = ZoneInfo("America/Toronto")
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HEAD = (
    b"From: Alice <alice@acme.example>\nTo: Jordan <jordan@mail.example>\nSubject: Monster\n"
    b"Message-ID: <monster@acme.example>\n"
)
DATED = HEAD + b"Date: Tue, 24 Nov 2026 10:00:00 +0000\n"


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
