"""What libraries take along and the daemon never uses is not there while they are imported: it would be held for ever.

A module that somebody else has imported already stays as it is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def standing_in(modules: Mapping[str, ModuleType | None]) -> Iterator[None]:
    """While it is open an import of one of these names gets the stand-in; with None it fails."""
    absent = {name: module for name, module in modules.items() if name not in sys.modules}
    sys.modules.update(absent)  # type: ignore[arg-type]  # None is how the import system says "not to be found"
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


def module(name: str, **contents: object) -> ModuleType:
    """A module of that name that has only this."""
    made = ModuleType(name)
    vars(made).update(contents)
    return made
