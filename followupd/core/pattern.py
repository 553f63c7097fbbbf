"""Regular expressions that are compiled when they are first used.

There are some three hundred of them, a third for languages that a given mailbox may never see: compiling all
takes a quarter of a second and ten megabytes, which `followupd status` has no use for.

A large one costs tens of microseconds a sentence, and most sentences bear nothing of it. It is given substrings of
which every match bears one (`needs`): a text without any is not searched, and a test proves that none is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Pattern:
    """Stands for a compiled pattern. Its methods are put into their slots by the first use of any of them."""

    __slots__ = ("_flags", "_source", "needs", *_METHODS)

    def __init__(self, source: str, flags: int, needs: tuple[str, ...]) -> None:
        self._source = source
        self._flags = flags
        self.needs = needs

    def __getattr__(self, name: str) -> Any:  # called for what is not there yet, and only then
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        if self.needs:
            self.search = _guarded(compiled.search, self.needs)
        return getattr(self, name)


_Search = Callable[..., re.Match[str] | None]


def _guarded(search: _Search, needs: tuple[str, ...]) -> _Search:
    """`search` for a text that bears one of the `needs`; None for any other."""

    def guarded(text: str, *span: int) -> re.Match[str] | None:
        return search(text, *span) if any(map(text.__contains__, needs)) else None

    return guarded


def lazy(source: str, flags: int = 0, *, needs: str = "") -> re.Pattern[str]:
    """`source` as a pattern, of which only the methods that search and replace may be used.

    `needs`: substrings, as `a|b|c`, of which every match bears one; `search` looks for them first.
    A mistake in it raises re.error at the first use; a test compiles them all.
    """
    return cast("re.Pattern[str]", _Pattern(source, flags, tuple(filter(None, needs.split("|")))))


def first(pattern: re.Pattern[str], texts: Sequence[str]) -> int | None:
    """The index of the first text in which `pattern`, of `lazy`, is found; what it needs is asked of all at once."""
    needs = cast("_Pattern", pattern).needs
    if needs and not any(map("\n".join(texts).__contains__, needs)):
        return None
    return next((index for index, text in enumerate(texts) if pattern.search(text)), None)
