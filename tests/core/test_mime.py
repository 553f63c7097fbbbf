"""Bytes to Message: headers as they come, trees as they are broken, and bounded cost."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.core.mime import flowed, header_of, parse
from followupd.errors import BadData
from followupd.model import Address, Attachment, DeliveryReport, Message, RawMail

ZONE = ZoneInfo("America/Toronto")
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HEAD = (
    b"From: Jordan <jordan@mail.example>\nTo: alice@acme.example\nSubject: x\n"
    b"Date: Tue, 24 Nov 2026 10:00:00 +0000\nMessage-ID: <1@mail.example>\n"
)


def read(data: bytes, received: datetime | None = None) -> Message:
    return parse(RawMail(data, received=received), zone=ZONE)


def part(kind: str, body: bytes, *fields: str) -> bytes:
    return "\n".join([f"Content-Type: {kind}", *fields]).encode() + b"\n\n" + body


def multi(kind: str, *parts: bytes, boundary: str = "b", params: str = "") -> bytes:
    inner = b"".join(b"--" + boundary.encode() + b"\n" + each + b"\n" for each in parts)
    return (
        f'Content-Type: multipart/{kind}; boundary="{boundary}"{params}\n\n'.encode()
        + inner
        + f"--{boundary}--\n".encode()
    )


# ------------------------------------------------------------------ header


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        ("=?utf-8?Q?Caf=C3=A9_au_lait?=", "Café au lait"),
        ("=?utf-8?b?Q2Fmw6k=?=", "Café"),
        ("=?utf-8?q?Caf=C3?=\n =?utf-8?q?=A9?=", "Café"),  # split in the middle of a character
        ("=?ISO-8859-1?Q?Caf=E9?= and =?utf-8?Q?=C3=BC?=", "Café and ü"),
        ("=?x-unknown?Q?Caf=C3=A9?=", "Café"),
        ("=?utf-8?b?Q2Fmw6k?=", "Café"),  # without its padding
        ("=?utf-8*en?Q?Hi?=", "Hi"),
        ("Re: =?utf-8?Q?unfinished", "Re: =?utf-8?Q?unfinished"),
        ("folded\n\tover\n lines", "folded over lines"),
        ("Café", "Café"),
        ("", ""),
    ],
)
def test_a_subject_is_decoded(raw: str, subject: str) -> None:
    data = HEAD.replace(b"Subject: x", f"Subject: {raw}".encode())
    assert header_of(data).subject == subject


def test_a_raw_latin_1_subject_is_read() -> None:
    assert (
        header_of(HEAD.replace(b"Subject: x", b"Subject: Entrevue \xe0 Montr\xe9al")).subject == "Entrevue à Montréal"
    )


@pytest.mark.parametrize(
    ("raw", "people"),
    [
        ("alice@acme.example", [Address("alice@acme.example")]),
        ("Alice <Alice@ACME.example>", [Address("alice@acme.example", "Alice")]),
        (
            '"Adams, Alice" <alice@acme.example>, Bob <bob@acme.example>',
            [
                Address("alice@acme.example", "Adams, Alice"),
                Address("bob@acme.example", "Bob"),
            ],
        ),
        (
            "=?utf-8?Q?Adams=2C_Zo=C3=A9?= <zoe@acme.example>, b@acme.example",
            [
                Address("zoe@acme.example", "Adams, Zoé"),
                Address("b@acme.example"),
            ],
        ),
        ("Panel: a@acme.example, Bo <b@acme.example>;", [Address("a@acme.example"), Address("b@acme.example", "Bo")]),
        ("undisclosed-recipients:;", []),
        ("Alice Adams, bob@acme.example", [Address("bob@acme.example")]),  # without @: nobody's address
        ("alice@acme.example (Alice)", [Address("alice@acme.example", "Alice")]),
        ("<alice@acme.example> <bob@acme.example>", [Address("alice@acme.example"), Address("bob@acme.example")]),
        ("a@acme.example; b@acme.example", [Address("a@acme.example"), Address("b@acme.example")]),
        ('"a@b.example" <alice@acme.example>', [Address("alice@acme.example", "a@b.example")]),
        ("=?utf-8?Q?Alice_=3Calice=40acme=2Eexample=3E?=", [Address("alice@acme.example", "Alice")]),
        ("<@relay.example:alice@acme.example>", [Address("alice@acme.example")]),
        ("'Alice' <alice@acme.example>", [Address("alice@acme.example", "Alice")]),
    ],
)
def test_recipients_are_read(raw: str, people: list[Address]) -> None:
    assert header_of(HEAD.replace(b"To: alice@acme.example", f"To: {raw}".encode())).to == tuple(people)


def test_doubled_recipient_fields_add_up_and_bcc_is_kept() -> None:
    header = header_of(b"To: bob@acme.example\nBcc: carol@acme.example\n" + HEAD)
    assert [person.address for person in header.recipients] == [
        "bob@acme.example",
        "alice@acme.example",
        "carol@acme.example",
    ]


@pytest.mark.parametrize(
    ("raw", "moment"),
    [
        ("Tue, 24 Nov 2026 10:00:00 -0500", datetime(2026, 11, 24, 10, tzinfo=timezone(timedelta(hours=-5)))),
        ("24 Nov 2026 10:00 +0100 (CET)", datetime(2026, 11, 24, 10, tzinfo=timezone(timedelta(hours=1)))),
        ("Tue, 24 Nov 2026 10:00:00 -0000", datetime(2026, 11, 24, 10, tzinfo=UTC)),
        ("Tue, 24 Nov 2026 10:00:00", datetime(2026, 11, 24, 10, tzinfo=UTC)),
        ("Tue, 24 Nov 26 10:00:00 EST", datetime(2026, 11, 24, 10, tzinfo=timezone(timedelta(hours=-5)))),
        ("Tue Nov 24 10:00:00 2026", datetime(2026, 11, 24, 10, tzinfo=UTC)),
        ("2026-11-24T10:00:00+01:00", datetime(2026, 11, 24, 10, tzinfo=timezone(timedelta(hours=1)))),
        ("Tue, 24 Nov 2026 10:00:60 +0000", datetime(2026, 11, 24, 10, 0, 59, tzinfo=UTC)),
    ],
)
def test_a_date_keeps_its_own_offset(raw: str, moment: datetime) -> None:
    date = header_of(HEAD.replace(b"Tue, 24 Nov 2026 10:00:00 +0000", raw.encode())).date
    assert (date, date.utcoffset()) == (moment, moment.utcoffset())


@pytest.mark.parametrize(
    "raw", ["", "yesterday", "Tue, 24 Nov 1926 10:00:00 +0000", "Tue, 24 Nov 2036 10:00:00 +0000", "99 Foo"]
)
def test_a_date_that_cannot_be_true_gives_way_to_the_arrival(raw: str) -> None:
    data = HEAD.replace(b"Tue, 24 Nov 2026 10:00:00 +0000", raw.encode())
    assert header_of(data, NOON).date == NOON


def test_without_an_arrival_the_newest_received_counts() -> None:
    hops = b"Received: by b; Tue, 24 Nov 2026 09:00:00 +0000\nReceived: by a; Mon, 23 Nov 2026 09:00:00 +0000\n"
    assert header_of(hops + HEAD.replace(b"Date:", b"X-Date:")).date == datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_a_mail_without_an_id_has_the_same_one_in_every_folder() -> None:
    bare = HEAD.replace(b"Message-ID: <1@mail.example>\n", b"")
    one = header_of(bare)
    assert one.message_id.startswith("sha256:")
    assert header_of(b"X-Folder: Sent\n" + bare, NOON).message_id == one.message_id
    assert header_of(bare.replace(b"Subject: x", b"Subject: y")).message_id != one.message_id


def test_thread_ids_come_in_order_without_doubles() -> None:
    header = header_of(b"In-Reply-To: <b@x> (Alice)\nReferences: <a@x>\n <b@x>,<c@x>\n" + HEAD)
    assert header.reply_ids == ("<b@x>", "<a@x>", "<c@x>")


def test_marks_tell_machines_from_people() -> None:
    extra = b"Auto-Submitted: auto-replied\nPrecedence: bulk\n"
    extra += b"Content-Type: Multipart/Report; report-type=Delivery-Status; boundary=x\n"
    assert header_of(extra + HEAD).marks == {
        "auto-submitted": "auto-replied",
        "precedence": "bulk",
        "content-type": "multipart/report; report-type=delivery-status",
    }


@pytest.mark.parametrize("data", [b"", b"\n\n", b"only some words", b"Subject: no date\n\nx"])
def test_what_is_no_mail_is_refused(data: bytes) -> None:
    with pytest.raises(BadData):
        read(data)


# ------------------------------------------------------------------ texts


@pytest.mark.parametrize(
    ("charset", "encoded", "text"),
    [
        ("iso-8859-1", "na\xefve".encode("latin-1"), "naïve"),
        ("iso-8859-1", b"\x93quoted\x94", "“quoted”"),  # windows-1252, as everybody means
        ("utf-8", "naïve".encode("latin-1"), "naïve"),
        ("us-ascii", "naïve".encode(), "naïve"),
        ("no-such", b"plain", "plain"),
        ("punycode", b"abc-", "abc-"),
        ("iso-2022-jp", "日本".encode("iso-2022-jp"), "日本"),
        ("gb2312", "面试".encode("gb18030"), "面试"),
    ],
)
def test_a_charset_is_believed_as_far_as_it_goes(charset: str, encoded: bytes, text: str) -> None:
    assert read(HEAD + part(f"text/plain; charset={charset}", encoded)).text == text


def test_broken_transfer_encodings_are_read_as_far_as_they_go() -> None:
    assert (
        read(HEAD + part("text/plain", b"caf=C3=A9 =XY =", "Content-Transfer-Encoding: quoted-printable")).text
        == "café =XY "
    )
    assert read(HEAD + part("text/plain", b"aGVs\nbG8", "Content-Transfer-Encoding: base64")).text == "hello"


def test_flowed_text_is_joined() -> None:
    assert flowed("one \ntwo\n> three \n> four\n-- \nname") == "one two\n> three four\n-- \nname"
    assert flowed("re \nsumé", delsp=True) == "resumé"


def test_html_is_read_where_the_plain_text_says_nothing() -> None:
    html = part("text/html", b"<p>" + b"A long answer. " * 30 + b"</p>")
    assert read(HEAD + multi("alternative", part("text/plain", b"Please view as HTML."), html)).text.startswith(
        "A long"
    )
    assert (
        read(HEAD + multi("alternative", part("text/plain", b"Thursday."), part("text/html", b"<p>Other.</p>"))).text
        == "Thursday."
    )


def test_an_image_of_the_signature_is_inline_and_a_document_is_not() -> None:
    html = part("text/html", b'<p>Hi</p><img src="cid:logo@x">')
    logo = part(
        "image/png; name=logo.png", b"iVBORw0KGgo=", "Content-ID: <logo@x>", "Content-Transfer-Encoding: base64"
    )
    cv = part(
        "application/pdf; name=cv.pdf", b"JVBERi0x", "Content-Disposition: inline", "Content-Transfer-Encoding: base64"
    )
    message = read(HEAD + multi("mixed", multi("related", html, logo, boundary="r"), cv))
    assert message.attachments == (
        Attachment("logo.png", "image/png", 8, inline=True),
        Attachment("cv.pdf", "application/pdf", 6, inline=False),
    )


def test_a_filename_of_rfc_2231_is_read() -> None:
    cv = part(
        "application/pdf",
        b"x" * 10,
        "Content-Disposition: attachment; filename*0*=utf-8''R%C3%A9sum; filename*1*=%C3%A9.pdf",
    )
    assert [each.filename for each in read(HEAD + multi("mixed", part("text/plain", b"x"), cv)).attachments] == [
        "Résumé.pdf"
    ]


def test_calendars_are_decoded_once() -> None:
    ics = b"BEGIN:VCALENDAR\nEND:VCALENDAR"
    coded = base64.b64encode(ics)
    tree = multi(
        "mixed",
        multi("alternative", part("text/plain", b"x"), part("text/calendar; method=REQUEST", ics), boundary="a"),
        part("application/octet-stream; name=invite.ics", coded, "Content-Transfer-Encoding: base64"),
        part("application/ics; name=other.ics", b"BEGIN:VCALENDAR", "Content-Disposition: attachment"),
    )
    assert read(HEAD + tree).calendars == (ics, b"BEGIN:VCALENDAR")


def test_the_subject_inside_replaces_a_stand_in() -> None:
    inner = b"Subject: The real one\n" + part("text/plain; protected-headers=v1", b"x")
    data = HEAD.replace(b"Subject: x", b"Subject: ...") + multi("mixed", inner)
    assert read(data).header.subject == "The real one"


# ------------------------------------------------------------------ reports


def dsn(action: str, status: str) -> bytes:
    fields = (
        "Reporting-MTA: dns; mx.example\n\n"
        f"Final-Recipient: rfc822; Alice@acme.example\nAction: {action}\nStatus: {status}\n"
    )
    return HEAD + multi(
        "report",
        part("text/plain", b"It did not arrive."),
        part("message/delivery-status", fields.encode()),
        part("text/rfc822-headers", b"Message-ID: <lost@mail.example>\nSubject: x\n"),
        params="; report-type=delivery-status",
    )


@pytest.mark.parametrize(("action", "failed"), [("failed", True), ("delayed", False), ("delivered", False)])
def test_a_delivery_report_is_read(action: str, failed: bool) -> None:
    assert read(dsn(action, "5.1.1")).report == DeliveryReport(
        failed, ("alice@acme.example",), "<lost@mail.example>", "It did not arrive."
    )


def test_a_returned_mail_within_a_report_is_not_read_as_text() -> None:
    data = dsn("failed", "5.0.0").replace(b"text/rfc822-headers", b"message/rfc822")
    message = read(data)
    assert (message.text, message.report and message.report.original_id) == (
        "It did not arrive.",
        "<lost@mail.example>",
    )
    assert not message.own.forwarded


def test_a_read_receipt_is_told() -> None:
    note = part("message/disposition-notification", b"Disposition: manual-action; displayed")
    data = HEAD + multi("report", part("text/plain", b"read"), note, params="; report-type=disposition-notification")
    assert read(data).is_receipt
    assert not read(dsn("failed", "5.0.0")).is_receipt


# ------------------------------------------------------------------ broken, huge, hostile


def test_boundaries_that_begin_alike_are_told_apart() -> None:
    inner = multi("alternative", part("text/plain", b"words"), boundary="abc")
    assert read(HEAD + multi("mixed", inner, part("text/csv; name=t.csv", b"1"), boundary="ab")).text == "words"


def test_a_multipart_without_its_end_is_read_and_named() -> None:
    message = read(HEAD + multi("mixed", part("text/plain", b"words")).replace(b"--b--\n", b""))
    assert (message.text.strip(), message.defects) == ("words", ("multipart without its end",))


def test_ten_thousand_recipients_are_kept() -> None:
    people = ",\n ".join(f"Person {number} <p{number}@acme.example>" for number in range(10_000))
    assert len(read(HEAD.replace(b"alice@acme.example", people.encode()) + b"\nx").header.to) == 10_000


def test_ten_thousand_parts_are_bounded() -> None:
    message = read(HEAD + multi("mixed", *[part("text/plain", b"x")] * 10_000))
    assert "too many parts" in message.defects


def test_a_thousand_mails_within_each_other_are_bounded() -> None:
    nested = b"".join(HEAD + b"Content-Type: message/rfc822\n\n" for _ in range(1_000))
    assert "nested too deep" in read(HEAD + multi("mixed", part("message/rfc822", nested))).defects
    deep = b"".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n".encode() for n in range(1_000))
    assert "nested too deep" in read(HEAD + deep).defects


def test_a_large_attachment_is_measured_without_being_decoded() -> None:
    raw = b"QUJDREVGR0hJ" * 6 + b"\n"
    count = 50_000_000 // len(raw)
    cv = part("application/zip; name=a.zip", raw * count, "Content-Transfer-Encoding: base64")
    message = read(HEAD + multi("mixed", part("text/plain", b"x"), cv))
    assert message.attachments == (Attachment("a.zip", "application/zip", 54 * count, inline=False),)


@given(st.binary(max_size=3_000))
def test_any_bytes_give_a_message_or_bad_data(data: bytes) -> None:
    try:
        message = read(data, NOON)
    except BadData:
        return
    assert message.header.date.tzinfo is not None


PIECES = [
    b"From: a@b.example\n",
    b"To: ",
    b"Subject: =?utf-8?b?",
    b"?=",
    b"Date: Tue, 24 Nov 2026 10:00:00 +0000\n",
    b"\n",
    b"\r\n",
    b"Content-Type: multipart/mixed; boundary=b\n",
    b"--b\n",
    b"--b--\n",
    b"Content-Type: text/html\n",
    b"<blockquote>",
    b"Content-Type: message/rfc822\n",
    b"Content-Transfer-Encoding: base64\n",
    b"=C3",
    b"<p>",
    b"> ",
    b"\xff",
    b";",
    b'"',
    b",",
    b"On 3 Nov a@b wrote:\n",
    b"-- \n",
    b"Content-Type: message/delivery-status\n",
    b"Action: failed\n",
    b"filename*0*=utf-8''%",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_broken_mail_made_of_real_pieces_is_survived(pieces: list[bytes]) -> None:
    data = b"From: a@b.example\n" + b"".join(pieces)
    assert read(data, NOON).header.sender == Address("a@b.example")
