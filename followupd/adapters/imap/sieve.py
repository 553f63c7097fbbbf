"""A first, coarse look at header fields, so that `Interest.wants` sees only those that may matter.

1. It may let through what is not wanted; it never holds back what is (a property test holds it to that).
2. Domains that mean nothing to us are remembered as they are spelled: a Sent folder names few, again and again.
3. In the Inbox anything may make an opportunity: there everything goes through.
"""

from __future__ import annotations

import re

from followupd.core.interest import Interest, parents
from followupd.model import Role

REMEMBERED = 20_000  # spellings of domains; then the memory begins anew

_DOMAINS = re.compile(rb"@([A-Za-z0-9.-]{1,255}+)(?![A-Za-z0-9.-])").findall  # as `Interest` has them
_IDS = re.compile(rb"<[^<>\s]+>").findall


class Sieve:
    """The coarse look for one `Interest` and folder."""

    __slots__ = ("_all", "_dull", "_ids", "_named")

    def __init__(self, interest: Interest, role: Role) -> None:
        self._all = role is Role.INBOX
        of_people = {address.rpartition("@")[2] for address in interest.addresses}
        self._named = interest.domains | interest.companies | of_people
        self._ids = frozenset(identity.encode("latin-1", "replace") for identity in interest.ids)
        self._dull: set[bytes] = set()

    def passes(self, fields: bytes) -> bool:
        """Whether a mail with these header `fields` may be wanted."""
        if self._all:
            return True
        found = _DOMAINS(fields)
        if not self._dull.issuperset(found) and self._names_somebody(found):
            return True
        return bool(self._ids) and not self._ids.isdisjoint(_IDS(fields))

    def _names_somebody(self, domains: list[bytes]) -> bool:
        if len(self._dull) > REMEMBERED:
            self._dull.clear()
        named = False
        for spelled in domains:
            if spelled in self._dull:
                continue
            domain = spelled.lower().decode("ascii")
            if domain in self._named or any(parent in self._named for parent in parents(domain)):
                named = True
            else:
                self._dull.add(spelled)
        return named
