"""Our own readers of IMAP: FETCH responses, sets of UIDs, the coarse sieve. No server needed."""

from __future__ import annotations

import contextlib
import datetime as dt
import socket
import threading
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.adapters.imap import fetch
from followupd.adapters.imap.fetch import Fetched, internal_date, names_calendar
from followupd.adapters.imap.sieve import Sieve
from followupd.adapters.imap.sync import imap_date
from followupd.adapters.imap.uids import Cutter, Uids
from followupd.adapters.imap.wire import ABSURD, Wire
from followupd.core.interest import Interest
from followupd.errors import ConnectionLost
from followupd.model import Role

Give = Callable[[bytes, int], Wire]
HEADER = b"From: a@b.example\r\nSubject: x\r\n\r\n"


@pytest.fixture
def give() -> Iterator[Give]:
    """`give(data, size)`: a wire on which `data` arrives in pieces of `size` bytes, and then the end."""
    open_ends: list[Wire] = []

    def wire(data: bytes, size: int = 1 << 16) -> Wire:
        ours, theirs = socket.socketpair()

        def send() -> None:
            with theirs, contextlib.suppress(BrokenPipeError):  # some readers give up
                for start in range(0, len(data), size):
                    theirs.sendall(data[start : start + size])

        threading.Thread(target=send, daemon=True).start()
        open_ends.append(Wire(ours, "test"))
        return open_ends[-1]

    yield wire
    for one in open_ends:
        one.close()


def _fast(uid: int, fields: bytes) -> bytes:
    return b"* 7 FETCH (UID %d BODY[HEADER.FIELDS (FROM SUBJECT)] {%d}\r\n" % (uid, len(fields)) + fields + b")\r\n"


@pytest.mark.parametrize("size", [1, 3, 17, 1 << 16])
@pytest.mark.parametrize(
    "response",
    [
        _fast(5, HEADER),
        b"* 7 FETCH (BODY[HEADER.FIELDS (FROM SUBJECT)] {%d}\r\n%s UID 5)\r\n" % (len(HEADER), HEADER),
        b"* 7 FETCH (FLAGS (\\Seen) UID 5 BODY[HEADER.FIELDS (FROM)] {%d}\r\n%s MODSEQ (12))\r\n"
        % (len(HEADER), HEADER),
        b"* 7 fetch (uid 5 body[header.fields (from)] {%d}\r\n%s)\r\n" % (len(HEADER), HEADER),
    ],
    ids=["usual", "uid_last", "with_flags", "lower_case"],
)
def test_a_header_response_is_read_in_whatever_form_and_pieces(give: Give, response: bytes, size: int) -> None:
    wire = give(response + b"* 3 EXISTS\r\n" + _fast(6, b"\r\n") + b"F1 OK done\r\n", size)

    assert list(fetch.headers(wire, b"F1")) == [
        (5, HEADER, b""),
        [b"* 3 EXISTS\r\n"],
        (6, b"\r\n", b""),
        [b"F1 OK done\r\n"],
    ]


def test_a_bodystructure_with_quotes_parentheses_and_a_literal_is_kept_raw(give: Give) -> None:
    name = b'odd ) "name\r\n'
    response = (
        b'* 1 FETCH (UID 9 BODYSTRUCTURE (("text" "plain" ("name" {%d}\r\n%s) NIL) "mixed \\" (")'
        b" BODY[HEADER.FIELDS (X)] {2}\r\n\r\n)\r\n" % (len(name), name)
    )

    found = list(fetch.headers(give(response + b"F1 OK\r\n", 5), b"F1"))

    assert isinstance(found[0], tuple)
    assert (found[0][0], found[0][1]) == (9, b"\r\n")
    assert name in found[0][2]


def test_a_header_that_speaks_of_uids_does_not_change_them(give: Give) -> None:
    trap = b"Subject: ) UID 1 BODY[HEADER.FIELDS (X)] {3}\r\n\r\n* 1 FETCH (UID 1)\r\nF1 OK done\r\n"

    found = list(fetch.headers(give(_fast(5, trap) + b"F1 OK\r\n", 11), b"F1"))

    assert found == [(5, trap, b""), [b"F1 OK\r\n"]]


@given(
    uid=st.integers(1, 2**32 - 1),
    size=st.integers(0, 2**31),
    text=st.binary(max_size=60),
    order=st.permutations(["UID", "SIZE", "DATE", "BODY"]),
)
def test_a_body_response_is_read_in_any_order(uid: int, size: int, text: bytes, order: list[str]) -> None:
    items = {
        "UID": (b"UID %d" % uid, None),
        "SIZE": (b"RFC822.SIZE %d" % size, None),
        "DATE": (b'INTERNALDATE "02-Mar-2026 12:00:00 +0100"', None),
        "BODY": (b"BODY[]<0> {%d}\r\n" % len(text), text),
    }
    parts: list[bytes | None] = [b"* 1 FETCH ("]
    for name in order:
        words, literal = items[name]
        parts[-1] = (parts[-1] or b"") + b" " + words
        if literal is not None:
            parts += [literal, b""]
    parts[-1] = (parts[-1] or b"") + b")\r\n"

    assert fetch.read(parts) == Fetched(
        uid=uid, text=text, size=size, received=dt.datetime(2026, 3, 2, 11, 0, tzinfo=dt.UTC)
    )


@given(st.lists(st.binary(max_size=80), min_size=1, max_size=5))
def test_garbage_is_read_without_harm(parts: list[bytes]) -> None:
    found = fetch.read([b"* 1 FETCH (" + parts[0], *parts[1:]])

    assert isinstance(found, Fetched)


@pytest.mark.parametrize("nothing", [b"NIL", b'""'])
def test_a_body_that_the_server_has_not_is_empty(nothing: bytes) -> None:
    assert not fetch.read([b"* 1 FETCH (UID 5 BODY[] " + nothing + b")\r\n"]).text


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        (b"17-Jul-1996 02:44:25 -0700", dt.datetime(1996, 7, 17, 9, 44, 25, tzinfo=dt.UTC)),
        (b" 1-Feb-2026 00:00:00 +0530", dt.datetime(2026, 1, 31, 18, 30, tzinfo=dt.UTC)),
        (b"31-Feb-2026 00:00:00 +0000", None),
        (b"yesterday", None),
        (b"01-Jan-0001 00:00:00 +1400", None),
        (b"01-Jan-2026 00:00:00 +9959", None),
    ],
)
def test_a_date_of_arrival_becomes_an_instant(text: bytes, instant: dt.datetime | None) -> None:
    assert internal_date(text) == instant


def test_a_line_without_end_and_an_absurd_literal_are_refused(give: Give) -> None:
    with pytest.raises(ConnectionLost, match="does not end"):
        give(b"* OK " + b"x" * 300_000, 1 << 16).line()
    with pytest.raises(ConnectionLost, match="more than anybody"):
        give(b"* 1 FETCH (UID 5 BODY[] {%d}\r\n" % (ABSURD + 1), 1 << 16).response()


def test_a_header_response_that_never_ends_is_given_up(give: Give) -> None:
    with pytest.raises(ConnectionLost, match="does not end"):
        list(fetch.headers(give(b"* 1 FETCH (UID 5 " + b"x" * (40 << 20), 1 << 20), b"F1"))


def test_a_number_of_five_thousand_digits_is_refused_or_none(give: Give) -> None:
    digits = b"9" * 5_000  # more than Python turns into a number
    with pytest.raises(ConnectionLost):
        give(b"* 1 FETCH (UID 5 BODY[] {" + digits + b"}\r\n", 1 << 16).response()
    assert fetch.read([b"* 1 FETCH (UID 5 RFC822.SIZE " + digits + b" BODY[]<" + digits + b"> NIL)\r\n"]) == Fetched(
        uid=5
    )
    assert fetch.read([b"* 1 FETCH (UID " + digits + b")\r\n"]) == Fetched()


@pytest.mark.parametrize("digits", [b"9" * 11, b"9" * 21, b"9" * 5_000])
def test_a_number_too_large_for_a_uid_is_passed_over(digits: bytes) -> None:
    assert Uids.numbers(b"* SEARCH 3 " + digits + b" 4") == Uids([(3, 4)])
    assert Uids.parse(b"3:4," + digits) == Uids([(3, 4)])


def test_a_literal_over_its_limit_is_passed_over_and_what_follows_is_read(give: Give) -> None:
    wire = give(b"* 1 FETCH (UID 5 BODY[] {5000}\r\n" + b"x" * 5000 + b")\r\n* 2 EXISTS\r\n", 700)

    assert wire.response(literal_limit=4000) == [b"* 1 FETCH (UID 5 BODY[] {5000}\r\n", None, b")\r\n"]
    assert wire.response() == [b"* 2 EXISTS\r\n"]


UIDS = st.sets(st.integers(1, 3000), max_size=300)


@given(UIDS, st.integers(1, 50))
def test_slices_hold_every_uid_once_in_order(uids: set[int], most: int) -> None:
    whole = Uids.numbers(b" ".join(str(n).encode() for n in uids))

    slices = list(whole.slices(most))

    assert [
        n for part in slices for low, high in Uids.parse(part.text.encode()) for n in range(low, high + 1)
    ] == sorted(uids)
    assert all(part.count <= most for part in slices)
    assert [(p.low, p.high) for p in slices] == sorted((p.low, p.high) for p in slices)


@given(UIDS.filter(lambda s: len(s) > 1))
def test_halves_make_the_whole(uids: set[int]) -> None:
    part = Cutter(Uids((n, n) for n in sorted(uids))).take(len(uids))
    assert part is not None
    if part.count < 2:
        return

    first, second = part.halves()

    assert Uids.parse(f"{first.text},{second.text}".encode()) == Uids.parse(part.text.encode())
    assert first.count + second.count == part.count


@given(UIDS, st.integers(1, 3000))
def test_above_keeps_what_is_not_below(uids: set[int], lowest: int) -> None:
    found = Uids((n, n) for n in sorted(uids)).above(lowest)

    assert [n for low, high in found for n in range(low, high + 1)] == sorted(n for n in uids if n >= lowest)


LABEL = st.sampled_from(["acme", "Acme", "mail", "globex", "people", "x-1"])
DOMAIN = st.lists(LABEL, min_size=1, max_size=3).map(lambda labels: ".".join([*labels, "example"]))
ADDRESS = st.tuples(st.sampled_from(["alice", "Bob", "no.reply", "a@b"]), DOMAIN).map("@".join)


@given(
    st.sets(ADDRESS.map(str.lower), max_size=3),
    st.sets(DOMAIN.map(str.lower), max_size=3),
    st.sets(ADDRESS.map(lambda a: f"<{a}>"), max_size=3),
    st.lists(st.lists(ADDRESS, max_size=3), max_size=4),
    st.sampled_from(list(Role)),
)
def test_the_sieve_holds_back_nothing_that_is_wanted(
    addresses: set[str], domains: set[str], ids: set[str], mails: list[list[str]], role: Role
) -> None:
    interest = Interest(frozenset(addresses), frozenset(domains), ids=frozenset(ids))
    sieve = Sieve(interest, role)
    for people in mails:
        fields = "".join(f"To: Some One <{one}>\r\nReferences: <{one}>\r\n" for one in people).encode()

        assert sieve.passes(fields) >= interest.wants(fields, role)


def test_the_sieve_holds_back_what_names_nobody() -> None:
    sieve = Sieve(Interest(domains=frozenset({"acme.example"})), Role.SENT)

    assert [sieve.passes(b"To: a@%s\r\n" % d) for d in (b"b.example", b"eu.ACME.example", b"b.example")] == [
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("structure", "has"),
    [
        (b'("text" "calendar" ("method" "REQUEST") NIL NIL "7BIT" 900 30)', True),
        (b'("application" "octet-stream" ("name" "invite.ICS") NIL NIL "BASE64" 900)', True),
        (b'("text" "plain" ("charset" "utf-8") NIL NIL "7BIT" 900 30)', False),
    ],
)
def test_a_calendar_shows_in_the_structure(structure: bytes, has: bool) -> None:
    assert names_calendar(structure) is has


def test_a_day_is_written_in_english() -> None:
    assert imap_date(dt.date(2026, 2, 1)) == "1-Feb-2026"
