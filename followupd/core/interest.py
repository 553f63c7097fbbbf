"""Which messages are worth fetching whole, told from their header fields alone.

1. A header is wanted when it names a watched address or domain, or belongs to a known thread. Others of
   a company that we know of matter when they write (a rejection from its HR), not because the user
   writes to them about something else. (A thread without references has a watched person on it.)
2. Relays of applicant-tracking systems too, from whom or to whom. In the Inbox also: delivery reports, calendar
   parts and subjects that speak of an interview: they may make an opportunity (SPEC sections 3 and 4).
3. It must cost a few microseconds: a Sent folder holds 100,000 of them.
4. Wanting too much costs one fetch; wanting too little loses a mail. When in doubt, want.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from followupd.core.domains import RELAY_DOMAINS, registrable
from followupd.model import Role
from followupd.value import Value

OWN_HEADER = "X-Followupd-Key"
"""Every mail that we write bears this field; it is never read as mail."""

_AT = re.compile(rb"@([a-z0-9.-]{1,255}+)(?![a-z0-9.-])")  # a longer one is no domain (RFC 1035 section 2.3.4)
_BEFORE = re.compile(rb"[\s<>\"',;:()\[\]@]")
_LONGEST_LOCAL = 254
"""Bytes before an "@" that are looked at: RFC 5321 4.5.3.1 allows 64."""

_OWN_FIELD = OWN_HEADER.lower().encode()
_FROM = re.compile(rb"^from:[^\r\n]*", re.MULTILINE)
_ID = re.compile(rb"<[^<>\s]+>")
_DOMAINS = _AT.findall
_SUBJECT = re.compile(rb"subject:(.*(?:\r?\n[ \t].*)*)", re.IGNORECASE)
_REPORTER = re.compile(rb"^from:.*(?:mailer-daemon|postmaster|mail delivery)", re.MULTILINE)
_ICS = re.compile(rb"\.ics\b")
_OF_AN_INTERVIEW = (
    *("interview", "phone screen", "screening", "onsite", "on-site", "hiring", "recruit", "candidate", "application"),
    *("candidature", "entretien", "entrevue", "recrutement", "vorstellungsgespr", "bewerbung", "kennenlern"),
    *("availability", "next steps", "invit"),
)
_REMEMBERED = 20_000  # domains; then the memory begins anew

FIELDS = (
    "DATE FROM TO CC BCC SUBJECT MESSAGE-ID IN-REPLY-TO REFERENCES CONTENT-TYPE AUTO-SUBMITTED LIST-ID "
    + OWN_HEADER.upper()
)
"""The header fields that `Interest.wants` reads, as for `BODY.PEEK[HEADER.FIELDS (…)]`."""


class Named(Enum):
    """Whom a header names."""

    NOBODY = 0
    COMPANY = 1
    WATCHED = 2


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Interest(Value):
    """Whom and what we watch, as a filter over header fields.

    `addresses`, `domains` (watched whole) and `companies` (those of opportunities) in lower case; a
    domain stands for itself and its subdomains. `ids` are Message-IDs of known threads. `read` are those
    already read whole. `me` are the user's own addresses.
    """

    addresses: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    me: frozenset[str] = frozenset()
    fingerprint: str = field(init=False, compare=False, default="")
    # Whether a domain, as it is spelled in headers, may name somebody or is a relay's: there are few, again and again.
    _of_note: dict[bytes, tuple[bool, bool]] = field(init=False, compare=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        import hashlib  # loads OpenSSL, which `status` can do without

        terms = "\n".join([*sorted(self.addresses), "@", *sorted(self.domains), "@", *sorted(self.companies)])
        object.__setattr__(self, "fingerprint", hashlib.sha256(terms.encode()).hexdigest()[:16])

    def wants(self, fields: bytes, role: Role, *, has_calendar: bool = False) -> bool:
        """Whether the mail with these header `fields` (raw bytes) in a folder of `role` is to be read whole.

        `has_calendar`: its BODYSTRUCTURE shows a calendar part. A mail already read is not wanted again.
        """
        lower = fields.lower()
        if self._is_ours(lower):
            return False
        if self.read and (own := message_id_of(lower, fields)) and own in self.read:
            return False
        may_name, of_relay = self._domains(lower)
        named = self._named(lower) if may_name else Named.NOBODY
        if named is Named.WATCHED or (named is Named.COMPANY and role is Role.INBOX):
            return True
        if self.ids and any(token.decode("latin-1") in self.ids for token in _ID.findall(fields)):
            return True
        if of_relay and _names_relay(lower):
            return True
        return role is Role.INBOX and (has_calendar or _may_make_one(lower, fields))

    def _is_ours(self, lower: bytes) -> bool:
        """Whether we wrote it: it bears our field, and comes from the user. A stranger's field hides nothing."""
        if _OWN_FIELD not in lower or not (sender := _FROM.search(lower)):
            return False
        return any(address in self.me for address, _ in addresses_in(sender.group(0)))

    def _domains(self, lower: bytes) -> tuple[bool, bool]:
        """Whether a domain in the fields may name somebody, and whether one may be a relay's: a coarse, quick look."""
        known = self._of_note
        may_name = of_relay = False
        for domain in set(_DOMAINS(lower)):
            noted = known.get(domain)
            if noted is None:
                if len(known) >= _REMEMBERED:
                    known.clear()
                noted = known[domain] = self._note(domain.decode("ascii"))
            may_name |= noted[0]
            of_relay |= noted[1]
        return may_name, of_relay

    def _note(self, domain: str) -> tuple[bool, bool]:
        names = any(each in self.domains or each in self.companies for each in (domain, *parents(domain)))
        of_somebody = any(address.endswith("@" + domain) for address in self.addresses)
        return names or of_somebody, registrable(domain) in RELAY_DOMAINS

    def _named(self, lower: bytes) -> Named:
        found = Named.NOBODY
        if not self.addresses and not self.domains and not self.companies:
            return found
        for address, domain in addresses_in(lower):
            if address in self.addresses:
                return Named.WATCHED
            for each in (domain, *parents(domain)):
                if each in self.domains:
                    return Named.WATCHED
                if each in self.companies:
                    found = Named.COMPANY
        return found


def _names_relay(lower: bytes) -> bool:
    return any(registrable(domain) in RELAY_DOMAINS for _, domain in addresses_in(lower))


def addresses_in(lower: bytes) -> Iterator[tuple[str, str]]:
    """Whatever looks like an address in header fields (lower case), each with its domain.

    Looked for back from each "@", so that a long run without one costs nothing.
    """
    for match in _AT.finditer(lower):
        at = match.start()
        local = _BEFORE.split(lower[max(0, at - _LONGEST_LOCAL) : at])[-1]
        if local:
            domain = match.group(1).decode("ascii")
            yield f"{local.decode('latin-1')}@{domain}", domain


def _may_make_one(lower: bytes, fields: bytes) -> bool:
    """Whether a mail in the Inbox may make an opportunity, or undo a contact."""
    if b"multipart/report" in lower or b"text/calendar" in lower or b"application/ics" in lower:
        return True
    if b".ics" in lower and _ICS.search(lower):
        return True
    if (b"mailer-daemon" in lower or b"postmaster" in lower or b"mail delivery" in lower) and _REPORTER.search(lower):
        return True
    at = 0 if lower.startswith(b"subject:") else lower.find(b"\nsubject:") + 1
    subject = _SUBJECT.match(fields, at)
    if subject is None:
        return False
    said = decoded(subject.group(1)).lower()
    return any(word in said for word in _OF_AN_INTERVIEW)


def parents(domain: str) -> Iterable[str]:
    """`mail.eu.acme.example` gives `eu.acme.example`, `acme.example`, `example`."""
    rest = domain
    while dot := rest.find(".") + 1:
        rest = rest[dot:]
        yield rest


def message_id_of(lower: bytes, fields: bytes) -> str:
    """The Message-ID in a block of header fields, with its brackets; "" when there is none."""
    at = 0 if lower.startswith(b"message-id:") else lower.find(b"\nmessage-id:") + 1
    if at == 0 and not lower.startswith(b"message-id:"):
        return ""
    match = _ID.search(fields, at)
    return match.group(0).decode("latin-1") if match else ""


def decoded(value: bytes) -> str:
    """A header value with its encoded words (RFC 2047) read, whatever its faults."""
    text = value.decode("utf-8", "replace")
    if "=?" not in text:
        return text
    from email.header import decode_header  # costs as much as this whole module

    try:
        return "".join(
            part if isinstance(part, str) else part.decode(charset or "ascii", "replace")
            for part, charset in decode_header(text)
        )
    except (LookupError, ValueError):
        return text
