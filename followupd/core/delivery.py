"""Delivery status notifications (RFC 3464), and what else comes back undelivered."""

from __future__ import annotations

import re

from followupd.core.encoded import decode_charset
from followupd.core.header import fields
from followupd.core.parts import Part
from followupd.core.pattern import lazy
from followupd.model import DeliveryReport

_ID = lazy(r"<[^<>\s]{1,998}>")
_ORIGINAL_HEADERS = frozenset({"message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global"})
_STATUS_LIMIT = 200_000


_PLAIN_ID = lazy(r"^>?[ \t]*message-id:[ \t]*(<[^<>\s]{1,998}>)", re.IGNORECASE | re.MULTILINE)
_PLAIN_ADDRESS = lazy(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_PLAIN_LIMIT = 20_000


def plain_report(text: str) -> DeliveryReport:
    """What a failure notice says that is only words (qmail's, say): the addresses it names, the id of the mail if it
    shows its header. Addresses that were no recipients are harmless: they are looked for among those of the mail."""
    said = text[:_PLAIN_LIMIT]
    shown = _PLAIN_ID.search(said)
    recipients = tuple(dict.fromkeys(address.lower() for address in _PLAIN_ADDRESS.findall(said)))[:100]
    return DeliveryReport(True, recipients, shown.group(1) if shown else None, "")


def delivery_report(root: Part, text: str) -> DeliveryReport | None:
    """The report that this mail is, or None. `text` is what it says to people.

    Failed only for a final failure: Action "failed", or without an Action a Status of class 5 (RFC 3464 section 2.3).
    """
    status: Part | None = None
    original: str | None = None
    for part in root.walk():
        if part.content_type in {"message/delivery-status", "message/global-delivery-status"}:
            status = status or part
        elif part.content_type in _ORIGINAL_HEADERS and part is not root and original is None:
            original = _original_id(part)
    if status is None:
        return None
    failed, recipients = _recipients(status)
    return DeliveryReport(failed, recipients, original, text)


def _recipients(status: Part) -> tuple[bool, tuple[str, ...]]:
    """Whether one of the recipients failed for good, and those who did (all, where none did)."""
    block = decode_charset(status.decoded(_STATUS_LIMIT)).replace("\r\n", "\n")
    failed: list[str] = []
    others: list[str] = []
    for group in block.split("\n\n"):
        found, _ = fields(group.encode("utf-8", "replace") + b"\n\n")
        first = dict(reversed(found))
        address = _address(first.get("original-recipient", "")) or _address(first.get("final-recipient", ""))
        action = first.get("action", "").split("(")[0].strip().lower()
        if not address and not action:
            continue
        is_failure = action == "failed" or (not action and first.get("status", "").strip().startswith("5"))
        (failed if is_failure else others).append(address)
    return bool(failed), tuple(dict.fromkeys(address for address in failed or others if address))


def _address(value: str) -> str:
    """`rfc822; a@b` as `a@b`, in lower case."""
    address = value.rpartition(";")[2].strip().strip("<>").lower()
    return address if "@" in address else ""


def _original_id(part: Part) -> str | None:
    begin = part.start
    data = part.data
    if part.header.get("content-transfer-encoding", "").strip().lower() in {"base64", "quoted-printable"}:
        data, begin = part.decoded(_STATUS_LIMIT), 0
        found, _ = fields(data)
    else:
        found, _ = fields(data, begin, part.end)
    for name, value in found:
        if name == "message-id" and (match := _ID.search(value)):
            return match.group(0)
    return None
