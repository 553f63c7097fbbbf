"""What the headers of mails passed over name, in 16 bytes a name, so that a wider interest can be put to them again.

Of a mail that `Interest.wants` did not want, three things can change its mind: an address, the domain of one, a
Message-ID. Those are kept, as hashes; a collision (one in 10^13 for a million names) costs one needless look.
"""

from __future__ import annotations

import re
from array import array
from typing import Final

from followupd.core.interest import Interest, addresses_in, parents
from followupd.model import Role

_ID: Final = re.compile(rb"<[^<>\s]+>")


class Traces:
    """By the number of the mail: which addresses, domains and Message-IDs its header names."""

    def __init__(self) -> None:
        self._received = (array("q"), array("q"))  # hashes of names, and the mail of each
        self._sent = (array("q"), array("q"))

    def add(self, number: int, fields: bytes, role: Role) -> None:
        """Mail `number`, with these raw header fields, was passed over in a folder of `role`."""
        seen: set[str] = {token.decode("latin-1") for token in _ID.findall(fields)}
        for address, domain in addresses_in(fields.lower()):
            if address not in seen:
                seen.add(address)
                if domain not in seen:
                    seen.add(domain)
                    seen.update(parents(domain))
        names, mails = self._received if role is Role.INBOX else self._sent
        names.extend(map(hash, seen))
        mails.extend([number] * len(seen))

    def named(self, interest: Interest) -> set[int]:
        """The mails that `interest` now wants."""
        terms = set(map(hash, (*interest.addresses, *interest.domains, *interest.ids)))
        companies = set(map(hash, interest.companies))
        return _with(terms, *self._sent) | _with(terms | companies, *self._received)


def _with(terms: set[int], names: array[int], mails: array[int]) -> set[int]:
    return {mail for name, mail in zip(names, mails, strict=True) if name in terms}
