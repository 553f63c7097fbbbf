"""On which line of a TOML file each key stands: the standard parser keeps no positions.

A scan over text that `tomllib` has already accepted, so it only has to tell keys, strings, comments and brackets
apart (TOML 1.0). Linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

Place: TypeAlias = tuple[str | int, ...]
"""A key's path: `("pace", "min_gap")`, `("accounts", 0, "email")`, `("watch", "people", 2)`."""

_TOKEN = re.compile(
    r"(?P<comment>#[^\n]*)"
    r'|(?P<string>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\')'
    r"|(?P<mark>[\[\]{},=\n.])"
    r"|(?P<bare>[^\s\[\]{},=.#\"']+)",
    re.DOTALL,
)


def lines_of(text: str) -> Mapping[Place, int]:
    """The line (from 1) of every table, key and array element in `text`, which must be valid TOML."""
    return _Scan(text).places


class _Scan:
    def __init__(self, text: str) -> None:
        self.places: dict[Place, int] = {}
        self._counts: dict[Place, int] = {}  # of each array of tables
        self._table: Place = ()
        self._tokens: list[tuple[str, str, int]] = []
        line, at = 1, 0
        for match in _TOKEN.finditer(text):
            line += text.count("\n", at, match.start())
            at = match.start()
            if match.lastgroup != "comment":
                self._tokens.append((match.lastgroup or "", match.group(), line))
        self._next = 0
        self._document()

    def _peek(self) -> str:
        return self._tokens[self._next][1] if self._next < len(self._tokens) else ""

    def _document(self) -> None:
        while self._next < len(self._tokens):
            _, sign, line = self._tokens[self._next]
            if sign == "\n":
                self._next += 1
            elif sign == "[":
                self._header(line)
            else:
                self._pair(self._table, line)

    def _header(self, line: int) -> None:
        self._next += 1
        many = self._peek() == "["
        self._next += many
        path = self._resolved(self._key())
        self._next += 1 + many
        if many:
            number = self._counts.get(path, -1) + 1
            self._counts[path] = number
            self.places.setdefault(path, line)
            path = (*path, number)
        self.places.setdefault(path, line)
        self._table = path

    def _resolved(self, key: Place) -> Place:
        """A header's key, with the number of the latest element of every array of tables on its way."""
        path: Place = ()
        for depth, part in enumerate(key):
            path = (*path, part)
            if depth < len(key) - 1 and path in self._counts:
                path = (*path, self._counts[path])
        return path

    def _key(self) -> Place:
        parts: list[str | int] = []
        while self._peek() not in ("=", "]", ""):
            kind, sign, _ = self._tokens[self._next]
            self._next += 1
            if sign != ".":
                parts.append(sign[1:-1] if kind == "string" else sign)
        return tuple(parts)

    def _pair(self, table: Place, line: int) -> None:
        key = self._key()
        for depth in range(1, len(key) + 1):
            self.places.setdefault((*table, *key[:depth]), line)
        self._next += 1
        self._value((*table, *key))

    def _value(self, path: Place) -> None:
        opening = self._peek()
        if opening in ("[", "{"):
            self._next += 1
            self._inside(path, "]" if opening == "[" else "}")
            return
        while self._peek() not in (",", "]", "}", "\n", ""):  # a number or a date has dots in it
            self._next += 1

    def _inside(self, path: Place, closing: str) -> None:
        number = 0
        while (sign := self._peek()) != closing and sign:
            line = self._tokens[self._next][2]
            if sign in (",", "\n"):
                self._next += 1
                number += sign == ","
            elif closing == "]":
                self.places.setdefault((*path, number), line)
                self._value((*path, number))
            else:
                self._pair(path, line)
        self._next += 1
