"""Address lists of a header (RFC 5322 section 3.4, with its obsolete forms), as `Address` values.

1. Structure first, encoded words after: a comma inside an encoded name divides nothing.
2. Addresses in lower case; what has no @ is nobody's address and is left out.
3. A group gives its members ("Panel: a@x, b@y;").
4. One pass over the characters, at most `MOST` addresses a field.
"""

from __future__ import annotations

import re

from followupd.core.encoded import decode_words
from followupd.core.pattern import lazy
from followupd.model import Address

MOST = 20_000
"""Addresses kept of one field; a mail to more people than this is nobody's contact."""

LONGEST = 320
"""Characters of an address (RFC 5321 section 4.5.3.1: 64 before the @, 255 after it); a longer one is nobody's."""

# None gives back what it has taken, nor begins in the middle of a word: else a long run takes quadratic time.
_SIMPLE = lazy(r'(?:"([^"\\]*+)"\s*+|([^"<>(),;:\\@\[\]]*+))<\s*+([^\s<>@,;:"()]++@[^\s<>@,;:"()]++)\s*+>')
_BARE = lazy(r'[^\s<>@,;:"()\\]++@[^\s<>@,;:"()\\]++')
_ANY = lazy(r"""(?<![^\s<>@,;:"()\[\]\\'])[^\s<>@,;:"()\[\]\\']++@[^\s<>@,;:"()\\']+""")
_TOKENS = lazy(r'"(?:[^"\\]|\\.)*"?|\((?:[^()\\]|\\.)*\)?|<[^<>]*>?|[,;:]|[^",;:<(]+|.', re.DOTALL)


def addresses(value: str) -> tuple[Address, ...]:
    """The mailboxes of one field's unfolded value, in its order."""
    if "," not in value and ";" not in value:
        only = _one(value)
        if only is not None:
            return (only,)
    elif '"' not in value and "(" not in value and ";" not in value and ":" not in value:
        pieces = value.split(",", MOST)[:MOST]
        found = [_one(piece) for piece in pieces if piece.strip()]
        if all(found):
            return tuple(entry for entry in found if entry is not None)
    return _scanned(value)


def _one(text: str) -> Address | None:
    text = text.strip()
    if match := _SIMPLE.fullmatch(text):
        quoted, plain, address = match.groups()
        if len(address) > LONGEST:
            return None
        return Address(address.lower(), _name(quoted if quoted is not None else plain))
    return Address(text.lower()) if len(text) <= LONGEST and _BARE.fullmatch(text) else None


def _name(raw: str) -> str:
    if "=?" in raw:
        raw = decode_words(raw)
    name = " ".join(raw.split()) if "  " in raw or not raw.isprintable() else raw.strip()
    if len(name) > 1 and name[0] == name[-1] and name[0] in "'\"":
        name = name[1:-1].strip()
    return name[:500]


class _Mailbox:
    """The words, comment and angle address of the mailbox being read."""

    __slots__ = ("angle", "comment", "words")

    def __init__(self) -> None:
        self.words: list[str] = []
        self.angle = ""
        self.comment = ""

    def address(self) -> Address | None:
        words = "".join(self.words)
        if self.angle:
            spec = self.angle.rpartition(":")[2] if self.angle.startswith("@") else self.angle  # obsolete route
            spec = "".join(spec.split())
            if "@" in spec:
                return Address(spec.strip("'\"").lower(), _name(words or self.comment))
            if "=?" in spec:
                spec = decode_words(spec)
        text = words if "=?" not in words else decode_words(words)
        if match := _ANY.search(text) or _ANY.search(self.angle):
            rest = _name(text.replace(match.group(0), " ").replace("<", " ").replace(">", " "))
            return Address(match.group(0).lower().rstrip("."), rest or _name(self.comment))
        return None


def _scanned(value: str) -> tuple[Address, ...]:
    found: list[Address] = []
    box = _Mailbox()
    for match in _TOKENS.finditer(value):
        token = match.group(0)
        first = token[0]
        if first in ",;":
            _take(box, found)
            box = _Mailbox()
            if len(found) >= MOST:
                return tuple(found)
        elif first == ":":
            box = _Mailbox()  # what came before was the name of a group
        elif first == '"':
            box.words.append(token.strip('"').replace("\\", ""))
        elif first == "(" and len(token) > 1:
            box.comment = token.strip("()")
        elif first == "<" and len(token) > 1:
            if box.angle:  # a comma was forgotten between two
                _take(box, found)
                box = _Mailbox()
            box.angle = token.strip("<> ")
        else:
            box.words.append(token)
    _take(box, found)
    return tuple(found)


def _take(box: _Mailbox, found: list[Address]) -> None:
    address = box.address()
    if address is not None and len(address.address) <= LONGEST:
        found.append(address)
