"""What `bench.fuzz` feeds with bytes that nobody should have written, and what it begins from.

A target takes any bytes. What may be raised of them (BadData; ConnectionLost, on a wire) it catches, what must hold of
them it asserts; anything else that it raises is a finding.
"""

from __future__ import annotations

import functools
import io
import json
import socket
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from email import message_from_bytes
from pathlib import Path
from zoneinfo import ZoneInfo

from followupd.adapters.archive import Archive
from followupd.adapters.archive.mbox import from_line_date, is_mail, split_mbox
from followupd.adapters.imap.fetch import headers, internal_date, is_fetch, names_calendar
from followupd.adapters.imap.fetch import read as read_fetch
from followupd.adapters.imap.folders import _listed
from followupd.adapters.imap.uids import Uids
from followupd.adapters.imap.wire import Wire
from followupd.core.arrival import arrived
from followupd.core.classify import inbound
from followupd.core.codec import pack, unpack
from followupd.core.domains import registrable
from followupd.core.folding import fold
from followupd.core.html import content_ids, html_to_text
from followupd.core.ics import invitations
from followupd.core.interest import Interest
from followupd.core.linear.inbound import of_sentences
from followupd.core.mime import header_of, parse
from followupd.core.outbound import outbound
from followupd.core.own_words import own_words
from followupd.core.promise import promised_in
from followupd.core.reading import read
from followupd.core.sentences import sentences
from followupd.core.traces import Traces
from followupd.errors import BadData, ConnectionLost
from followupd.model import Address, RawMail, Reading, Role

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"
FOLDERS = ("inbound", "outbound", "own_words", "invites")  # the held-back mails are for measuring judgement only
ZONE = ZoneInfo("America/Toronto")
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
ME = frozenset({"jordan@mail.example"})
INTEREST = Interest(addresses=frozenset({"alice@acme.example"}), companies=frozenset({"acme.example"}))
ALICE = Address("alice@acme.example", "Alice Moreau")
HEAD = b"From: alice@acme.example\nTo: jordan@mail.example\nDate: Tue, 24 Nov 2026 10:00:00 +0000\nContent-Type: "

Target = Callable[[bytes], None]


def _of_role(role: Role, data: bytes) -> None:
    """The whole way of one mail: bytes, Reading, what the store keeps, and back."""
    try:
        reading = read(RawMail(data, role=role, received=NOON), zone=ZONE, me=ME, prompts=("billing", "the dry run"))
    except BadData:
        return
    kept = pack(reading)
    written = json.dumps(kept, ensure_ascii=False).encode()  # no half of a surrogate pair
    assert pack(unpack(Reading, json.loads(written))) == kept


def _header(data: bytes) -> None:
    try:
        for person in header_of(data, NOON).recipients:
            registrable(person.domain)
        header_of(data)
    except BadData:
        pass
    arrived(data, NOON)
    Traces().add(1, data, Role.INBOX)
    INTEREST.wants(data, Role.INBOX)


def _calendar(data: bytes) -> None:
    for found in invitations([data], zone=ZONE, subject="Interview", sender=ALICE, text="Our interview"):
        assert found.start is None or (found.end is not None and found.start < found.end)


def _html(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    content_ids(text)
    assert "\n\n\n" not in html_to_text(text)


def _words(data: bytes) -> None:
    own_words(data.decode("utf-8", "replace"), author=ALICE)


def _promise(data: bytes) -> None:
    folded = [fold(each) for each in sentences(data.decode("utf-8", "replace"))]
    promised_in(folded, date(2026, 11, 24), of_sentences(folded))


def _outbound(data: bytes) -> None:
    outbound(parse(RawMail(HEAD + b"text/plain; charset=utf-8\n\n" + data), zone=ZONE), prompts=("billing",))


def _inbound(data: bytes) -> None:
    inbound(parse(RawMail(HEAD + b"text/plain; charset=utf-8\n\n" + data), zone=ZONE), zone=ZONE)


class _Drops(io.BytesIO):
    """A file that gives a few bytes at a time, whatever is asked for."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(4099, size or 4099) if size != -1 else -1)


def _archive(data: bytes) -> None:
    is_mail(data[:4096])
    for line, _ in split_mbox(_Drops(data)):
        from_line_date(line)
    with tempfile.NamedTemporaryFile(dir=_memory()) as file:
        file.write(data)
        file.flush()
        try:
            for _ in Archive([Path(file.name)]):
                pass
        except BadData:
            pass


def _memory() -> Path | None:
    shared = Path("/dev/shm")
    return shared if shared.is_dir() else None


class _Cut(socket.socket):
    """A connection that gives its bytes in pieces of `size`, and then ends."""

    def __init__(self, data: bytes, size: int) -> None:
        super().__init__()
        self._stream, self._size = io.BytesIO(data), size

    def recv(self, most: int, _flags: int = 0, /) -> bytes:
        return self._stream.read(min(most, self._size))


def _told(data: bytes, size: int) -> list[list[bytes | None]]:
    """Every whole response, of a connection cut into pieces of `size`."""
    found: list[list[bytes | None]] = []
    with closing(Wire(_Cut(data, size), "imap.example")) as wire:
        try:
            while True:
                found.append(wire.response(1 << 20, 1 << 20))
        except ConnectionLost:
            return found


def _fetched(data: bytes, size: int) -> list[object]:
    found: list[object] = []
    with closing(Wire(_Cut(data, size), "imap.example")) as wire, suppress(ConnectionLost):
        found.extend(headers(wire, b"F1"))
    return found


def _cut_as_told(data: bytes) -> tuple[int, bytes]:
    """The first byte says into what pieces the rest is cut: short ones only of what is short."""
    size, data = data[0] % 64 + 1 if data else 1, data[1:]
    return size * 256 if len(data) > 4000 else size, data


def _wire(data: bytes) -> None:
    """However the bytes are cut, the same is heard."""
    size, data = _cut_as_told(data[:50_000])  # it is read twice
    assert _told(data, size) == _told(data, 1 << 20)


def _fetch(data: bytes) -> None:
    size, data = _cut_as_told(data)
    _fetched(data, size)


def _responses(data: bytes) -> None:
    for parts in _told(data[1:], 1 << 20):
        line = parts[0] or b""
        _listed(parts)
        internal_date(line[:40])
        if b"SEARCH" in line[:20]:
            list(Uids.numbers(line).slices(100))
            list(Uids.parse(line).slices(100))
        if is_fetch(parts):
            names_calendar(read_fetch(parts).structure)


TARGETS: dict[str, Target] = {
    "sent": functools.partial(_of_role, Role.SENT),
    "received": functools.partial(_of_role, Role.INBOX),
    "draft": functools.partial(_of_role, Role.DRAFTS),
    "header": _header,
    "calendar": _calendar,
    "html": _html,
    "words": _words,
    "promise": _promise,
    "outbound": _outbound,
    "inbound": _inbound,
    "archive": _archive,
    "wire": _wire,
    "fetch": _fetch,
    "responses": _responses,
}

# ------------------------------------------------------------------ where it begins


@functools.cache
def mails() -> list[bytes]:
    """The mails of the corpus that may be read."""
    return [path.read_bytes() for folder in FOLDERS for path in sorted((CORPUS / folder).rglob("*.eml"))]


def seeds(target: str) -> list[bytes]:
    """What a target begins from: mails, or what it reads of them."""
    if target in {"sent", "received", "draft", "header"}:
        return [*mails(), *_MONSTERS]
    if target == "calendar":
        return [part for mail in mails() for part in parse(RawMail(mail, received=NOON), zone=ZONE).calendars]
    if target == "html":
        parts = [part for mail in mails() for part in message_from_bytes(mail).walk()]
        return [_content(part) for part in parts if part.get_content_type() == "text/html"] + [_HTML]
    if target == "archive":
        lines = [b"From a@b.example Tue Nov 24 10:00:00 2026\n" + mail + b"\n" for mail in mails()]
        return [b"".join(lines[n : n + 3]) for n in range(0, len(lines), 3)]
    if target in {"wire", "fetch", "responses"}:
        return [_SERVER % (len(mail), mail) for mail in mails()] + [_SERVER % (1, b"x")]
    return [parse(RawMail(mail, received=NOON), zone=ZONE).text.encode() for mail in mails()]


def _content(part: object) -> bytes:
    content = part.get_payload(decode=True)  # type: ignore[attr-defined]
    return content if isinstance(content, bytes) else b""


_HTML = (
    b'<html><head><style>p{}</style></head><body><p style="margin:0">Hi</p><table><tr><td>a<td>b</table><ul><li>x'
    b'</ul><pre>\n  y</pre><div class="gmail_quote"><blockquote type="cite">old</blockquote></div><img src="cid:a">'
    b"<!--[if mso]>z<![endif]-->&nbsp;&#x1F600;&amp;</body></html>"
)
_MONSTERS = (
    HEAD + b"multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n" + HEAD + b"text/plain\n\nx\n--b--\n",
    HEAD + b"multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status"
    b"\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1\n--b--\n",
    HEAD + b"text/plain; charset=utf-7; format=flowed; delsp=yes\nContent-Transfer-Encoding: x-uuencode\n\n+AGE- \nx",
    HEAD + b"text/html; charset*0=iso-; charset*1=2022-jp\nContent-Transfer-Encoding: quoted-printable\n\n<p>=1B$B=\n",
    HEAD + b"text/calendar\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nDTSTART:20261130T150000Z\nRRULE:FREQ=SECONDLY\n",
)
_SERVER = (
    b'\x05* OK [CAPABILITY IMAP4rev1 IDLE] hi\r\n* LIST (\\HasNoChildren \\Sent) "/" "Gel&APY-scht"\r\n'
    b'* LIST () NIL {4}\r\nSent\r\n* SEARCH 1 2 3\r\n* ESEARCH (TAG "F1") UID ALL 1:3,5\r\n* 3 EXISTS\r\n'
    b'* 1 FETCH (UID 7 BODYSTRUCTURE ("text" "calendar" ("name" {5}\r\na.ics) NIL NIL "7BIT" 1 1) '
    b'INTERNALDATE "24-Nov-2026 10:00:00 +0000" RFC822.SIZE 9 BODY[]<0> NIL)\r\n'
    b"* 2 FETCH (UID 8 BODY[HEADER.FIELDS (FROM TO)] {%d}\r\n%s)\r\n+ idling\r\nF1 OK [READ-ONLY] done\r\n"
)
