"""A mail's bytes as a `Message`: its header, its text, what hangs on it.

1. Whatever the bytes are, they give a Message, or BadData when there is neither header nor date.
2. Time and memory are bounded: at most `parts.MOST_PARTS` parts to the depth `parts.DEEPEST`, `parts.LARGEST_TEXT`
   bytes of each text, `LONGEST_TEXT` characters in all; attachments are measured, not decoded.
3. Plain text before HTML, unless the plain text says next to nothing and the HTML much.
4. A mail inside the mail is not its author's words.
"""

from __future__ import annotations

import dataclasses
import re
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from followupd.core.delivery import delivery_report
from followupd.core.encoded import decode_words
from followupd.core.header import fields, header_from, header_of
from followupd.core.html import content_ids, html_to_text
from followupd.core.own_words import own_words
from followupd.core.parts import Part, parse_parts
from followupd.core.pattern import lazy
from followupd.errors import BadData
from followupd.model import Attachment, Header, Message, OwnWords, RawMail

__all__ = ["header_of", "parse"]

LONGEST_TEXT: Final = 200_000
"""Characters of a mail's text that are kept."""

LARGEST_CALENDAR: Final = 2_000_000
"""Encoded bytes of one calendar part that are decoded."""

MOST_CALENDARS: Final = 20
MOST_ATTACHMENTS: Final = 500

_CALENDAR_TYPES = frozenset({"text/calendar", "application/ics", "application/icalendar", "text/x-vcalendar"})
_SHORT_PLAIN = 120  # characters under which plain text beside a long HTML is but a pointer to it
_FORWARD_SUBJECT = lazy(r"\s*(?:fwd?|wg|tr|rv|i|enc|vb|doorst|vs)\s*:", re.IGNORECASE)
_HIDDEN_SUBJECTS = frozenset({"...", "…", "encrypted message"})
_TAGS = lazy(r"<(?:html|body|div|p|br|table|span)\b", re.IGNORECASE)


def parse(raw: RawMail, *, zone: ZoneInfo) -> Message:
    """The mail, decoded. `zone`: the user's, for a `received` that bears none.

    Raises BadData only where nothing can be made of it: no header, or no date anywhere.
    """
    data = raw.data
    if not data or data.isspace():
        raise BadData("This is no mail: it is empty.")
    found, body = fields(data)
    header = header_from(found, _aware(raw.received, zone))
    root, defects = parse_parts(data, found, body)
    if root.options.get("protected-headers") or header.subject.lower() in _HIDDEN_SUBJECTS:
        header = _unprotected(header, root)
    reader = _Reader()
    text = reader.text_of(root)
    if len(text) > LONGEST_TEXT:
        text = text[:LONGEST_TEXT]
        defects += ("text cut",)
    own = own_words(text, author=header.sender if header.sender.address else None)
    return Message(
        header=header,
        text=text,
        own=_with_forward(own, header, root, text),
        calendars=tuple(reader.calendars),
        attachments=reader.attachments_of(root),
        report=delivery_report(root, text) if root.content_type.startswith("multipart/") else None,
        is_receipt=_is_receipt(root),
        defects=defects,
    )


def _aware(received: datetime | None, zone: ZoneInfo) -> datetime | None:
    return received.replace(tzinfo=zone) if received is not None and received.tzinfo is None else received


def _unprotected(header: Header, root: Part) -> Header:
    """The subject from inside, where the outer one is a stand-in (protected headers, RFC 9788)."""
    for part in root.walk():
        subject = decode_words(part.header.get("subject", "")).strip()
        if subject and part.content_type != "message/rfc822" and subject.lower() not in _HIDDEN_SUBJECTS:
            return dataclasses.replace(header, subject=subject)
    return header


def _with_forward(own: OwnWords, header: Header, root: Part, text: str) -> OwnWords:
    """Outlook's forwards look like its answers: the subject tells them apart."""
    if own.forwarded:
        return own
    attached = root.content_type != "multipart/report" and any(
        child.content_type == "message/rfc822" for child in root.walk() if child is not root
    )
    quoted = bool(_FORWARD_SUBJECT.match(header.subject)) and len(text) > len(own.text) + 80
    return dataclasses.replace(own, forwarded=True) if attached or quoted else own


def _is_receipt(root: Part) -> bool:
    if root.options.get("report-type", "").lower() == "disposition-notification":
        return True
    return any(child.content_type == "message/disposition-notification" for child in root.children)


def _is_calendar(part: Part) -> bool:
    return part.content_type in _CALENDAR_TYPES or part.filename.lower().endswith((".ics", ".vcs"))


def _is_body(part: Part) -> bool:
    """Text that is shown as the mail's text, not hung on it."""
    if part.content_type not in {"text/plain", "text/html"} or part.disposition == "attachment":
        return False
    return not part.filename or (part.disposition != "attachment" and not _looks_like_file(part))


def _looks_like_file(part: Part) -> bool:
    return "." in part.filename[-6:]


class _Reader:
    """Reads the texts of a mail's parts, and remembers what it met on the way."""

    def __init__(self) -> None:
        self.calendars: list[bytes] = []
        self.shown: frozenset[str] = frozenset()  # Content-IDs that the HTML shows
        self.has_html = False
        self.read: set[int] = set()  # id() of parts that are text
        self.left = LONGEST_TEXT * 4

    def text_of(self, part: Part) -> str:
        """The text that a reader sees. Depth is bounded by the tree."""
        plain, rich = self._texts(part)
        return _better(plain, rich)

    def _texts(self, part: Part) -> tuple[str, str]:
        """What `part` says as plain text, and what it says as HTML ("" for neither)."""
        if part.content_type.startswith("multipart/") and part.children:
            return self._of_multipart(part)
        if _is_calendar(part):
            self._keep_calendar(part)
            return "", ""
        if self.left <= 0 or not _is_body(part) or _is_legacy_header(part):
            return "", ""
        self.read.add(id(part))
        text = part.text()
        self.left -= len(text)
        if part.content_type == "text/html" or _is_unmarked_html(text):
            self.has_html = True
            self.shown |= content_ids(text)
            return "", html_to_text(text)
        if part.options.get("format", "").lower() == "flowed":
            text = flowed(text, delsp=part.options.get("delsp", "").lower() == "yes")
        return _clean(text), ""

    def _of_multipart(self, part: Part) -> tuple[str, str]:
        each = [self._texts(child) for child in part.children]
        if part.content_type == "multipart/alternative":
            # The first of each kind; programs put calendars and AMP after them.
            plain = next((plain for plain, _ in each if plain), "")
            return plain, next((rich for _, rich in each if rich), "")
        texts = [_better(plain, rich) for plain, rich in each]
        return "\n\n".join(text for text in texts if text), ""

    def _keep_calendar(self, part: Part) -> None:
        if len(self.calendars) < MOST_CALENDARS:
            content = part.decoded(LARGEST_CALENDAR)
            if content.strip() and content not in self.calendars:
                self.calendars.append(content)

    def attachments_of(self, root: Part) -> tuple[Attachment, ...]:
        """What hangs on the mail; what lies inside an attached mail belongs to that mail."""
        found: list[Attachment] = []
        stack = [root]
        while stack and len(found) < MOST_ATTACHMENTS:
            part = stack.pop()
            if part.content_type.startswith("multipart/") and part.children:
                stack.extend(reversed(part.children))
            elif id(part) not in self.read and (part is not root or not part.content_type.startswith("multipart/")):
                if _is_legacy_header(part) or (part is root and part.content_type == "text/plain"):
                    continue
                if _is_calendar(part) and part.disposition != "attachment":
                    continue
                if part.content_type in _REPORT_PARTS or (not part.filename and part.end - part.start < 3):
                    continue
                found.append(Attachment(part.filename, part.content_type, part.size(), self._is_inline(part)))
        return tuple(found)

    def _is_inline(self, part: Part) -> bool:
        """Shown in the body: an image that the HTML names, or that belongs to it (RFC 2387), or stands inline in it.

        Other files are never inline: Apple's Mail so marks every PDF that somebody attaches.
        """
        if part.content_id.lower() in self.shown and part.content_id:
            return True
        if not part.content_type.startswith("image/"):
            return False
        if part.in_related and part.disposition != "attachment":
            return True
        return part.disposition == "inline" and (bool(part.content_id) and self.has_html)


_REPORT_PARTS = frozenset(
    {
        "message/delivery-status",
        "message/global-delivery-status",
        "message/disposition-notification",
        "text/rfc822-headers",
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
    }
)


def _is_legacy_header(part: Part) -> bool:
    """The part that shows protected headers to old programs."""
    return (
        part.options.get("protected-headers", "") != ""
        and part.content_type in {"text/plain", "text/rfc822-headers"}
        and (part.disposition == "inline" and not part.children and part.size() < 2_000)
    )


def _is_unmarked_html(text: str) -> bool:
    """HTML sent under text/plain."""
    head = text[:300].lstrip().lower()
    return head.startswith(("<html", "<!doctype html", "<body")) and _TAGS.search(text) is not None


def _better(plain: str, rich: str) -> str:
    if not rich.strip():
        return plain
    stripped = plain.strip()
    if not stripped or (len(stripped) < _SHORT_PLAIN and len(rich) > 4 * len(stripped) + 200):
        return rich
    return plain


_ODD_SPACE = {ord(c): None for c in "\u200b\u2060\ufeff\u00ad\u200e\u200f\x00"} | {0xA0: " ", 0x202F: " ", 0x0C: "\n"}


def _clean(text: str) -> str:
    """No-break spaces are spaces, and what has no width is gone."""
    return text if text.isascii() and "\x00" not in text and "\x0c" not in text else text.translate(_ODD_SPACE)


def flowed(text: str, *, delsp: bool = False) -> str:
    """format=flowed (RFC 3676) with each paragraph on one line; quote marks are kept."""
    lines: list[str] = []
    pieces: list[str] = []
    depth_open = -1
    for line in text.split("\n"):
        content = line.lstrip(">")
        depth = len(line) - len(content)
        content = content.removeprefix(" ")  # space-stuffing (section 4.4)
        if pieces and (depth != depth_open or content == "-- "):
            lines.append(_joined(pieces, depth_open))
            pieces = []
        if content.endswith(" ") and content != "-- ":
            pieces.append(content[:-1] if delsp else content)
            depth_open = depth
            continue
        pieces.append(content)
        lines.append(_joined(pieces, depth))
        pieces = []
    if pieces:
        lines.append(_joined(pieces, depth_open))
    return "\n".join(lines)


def _joined(pieces: list[str], depth: int) -> str:
    text = "".join(pieces)
    return f"{'>' * depth} {text}" if depth else text
