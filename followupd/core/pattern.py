"""Regular expressions that are compiled when they are first used.

There are some three hundred of them, a third for languages that a given mailbox may never see: compiling all
takes a quarter of a second and ten megabytes, which `followupd status` has no use for.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Pattern:
    """Stands for a compiled pattern. Its methods are put into their slots by the first use of any of them."""

    __slots__ = ("_flags", "_source", *_METHODS)

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # called for what is not there yet, and only then
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """`source` as a pattern, of which only the methods that search and replace may be used.

    A mistake in it raises re.error at the first use; a test compiles them all.
    """
    return cast("re.Pattern[str]", _Pattern(source, flags))
