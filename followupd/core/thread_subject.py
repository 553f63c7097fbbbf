"""Threads without references: told by their subject (SPEC section 4)."""

from __future__ import annotations

import re

_PREFIX = re.compile(r"^\s*(?:(?:re|fwd?|aw|wg|sv|vs|tr|rép|antw|rif|ref|res|enc)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)


def thread_subject(subject: str) -> str:
    """A subject without its "Re:" and "Fwd:", for threads without references; "" for one too short to tell."""
    bare = " ".join(_PREFIX.sub("", subject).casefold().split())
    return bare if len(bare) >= 4 else ""
