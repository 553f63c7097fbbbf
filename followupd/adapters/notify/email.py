"""Mail to oneself: text and HTML, one thread an opportunity, the same Message-ID on every machine.

It bears our own header, so it is never read as mail, and `Auto-Submitted` (RFC 3834 section 5), so
that no machine answers it. Handed to a MailSink: into the Inbox by IMAP, or by SMTP.
"""

from __future__ import annotations

import hashlib
import html
from datetime import tzinfo

from followupd.core.interest import OWN_HEADER
from followupd.errors import DeliveryFailed, FollowupdError
from followupd.model import Account, Notice
from followupd.ports import MailSink


class EmailNotifier:
    """The user's own mailbox."""

    name = "email"

    def __init__(self, account: Account, sink: MailSink, zone: tzinfo) -> None:
        self._account = account
        self._sink = sink
        self._zone = zone

    def deliver(self, notice: Notice) -> None:
        message_id, data = self_mail(notice, self._account.email, self._zone)
        try:
            self._sink.append_self_mail(self._account, data, message_id)
        except FollowupdError as error:
            raise DeliveryFailed(f"No mail to yourself could be left: {error.title}", error.hint) from error

    def withdraw(self, key: str) -> None:
        """A mail once left is the user's."""

    def close(self) -> None:
        """The sink is not ours."""


def self_mail(notice: Notice, address: str, zone: tzinfo) -> tuple[str, bytes]:
    """The Message-ID and the bytes (CRLF) of the mail that shows a notice to its user."""
    from email.message import EmailMessage  # 1 MB that a daemon with a desktop may never need
    from email.policy import SMTP
    from email.utils import format_datetime, formataddr

    message = EmailMessage(policy=SMTP)
    message_id = _id(address, f"notice:{notice.key}")
    message["Message-ID"] = message_id
    message["Date"] = format_datetime(notice.at.astimezone(zone))
    message["From"] = formataddr(("followupd", address))
    message["To"] = address
    message["Subject"] = _line(notice.title)[:200]
    if notice.opportunity:
        root = _id(address, f"opportunity:{notice.opportunity}")
        message["In-Reply-To"] = root
        message["References"] = root
    message["Auto-Submitted"] = "auto-generated"
    message[OWN_HEADER] = _header_key(notice.key)
    message.set_content(_text(notice), cte="quoted-printable")
    message.add_alternative(_html(notice), subtype="html", cte="quoted-printable")
    # Python's own boundary is random; the same notice is the same mail, byte by byte.
    message.set_boundary("=_" + hashlib.sha256(message_id.encode()).hexdigest()[:32])
    return message_id, message.as_bytes()


def _id(address: str, what: str) -> str:
    digest = hashlib.sha256(f"{address.lower()}\n{what}".encode("utf-8", "backslashreplace")).hexdigest()[:32]
    return f"<followupd.{digest}@followupd.invalid>"


def _text(notice: Notice) -> str:
    parts = [_clean(notice.body).strip()]
    if notice.actions:
        parts.append("\n".join(f"{_line(label)}: {_line(command)}" for _, label, command in notice.actions if command))
    parts.append("-- \nfollowupd, on your own machine. It writes to nobody but you.")
    return "\n\n".join(part for part in parts if part) + "\n"


def _html(notice: Notice) -> str:
    def safe(text: str) -> str:
        return html.escape(text, quote=True)

    paragraphs = [
        f"<p>{safe(block.strip()).replace(chr(10), '<br>')}</p>"
        for block in _clean(notice.body).split("\n\n")
        if block.strip()
    ]
    commands = [
        f"<li>{safe(_line(label))}: <code>{safe(_line(command))}</code></li>"
        for _, label, command in notice.actions
        if command
    ]
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head>',
            '<body style="font-family: sans-serif; max-width: 40em">',
            f"<h3>{safe(_line(notice.title))}</h3>",
            *paragraphs,
            *(["<ul>", *commands, "</ul>"] if commands else []),
            '<p style="color: #666; font-size: small">followupd, on your own machine. It writes to nobody but you.</p>',
            "</body></html>\n",
        ]
    )


def _line(text: str) -> str:
    """One line, for a header: whatever breaks lines, or might, is a space."""
    return " ".join(_clean(text).split())


def _clean(text: str) -> str:
    text = "".join(c if c in "\n\t" or c.isprintable() else " " for c in text.replace("\r\n", "\n"))
    return text.encode("utf-8", "replace").decode()


def _header_key(key: str) -> str:
    """The key as it is where a header can bear it, else its digest: a double is still recognisable."""
    if key.isascii() and key.isprintable() and " " not in key and len(key) <= 200:
        return key
    return "sha256:" + hashlib.sha256(key.encode("utf-8", "backslashreplace")).hexdigest()
