"""Lists of words as one block of text, which reads and edits better than a thousand quotes."""

from __future__ import annotations


def words(text: str, separator: str | None = None) -> frozenset[str]:
    """The words of `text`, divided at white space, or at `separator`."""
    return frozenset(stripped for word in text.split(separator) if (stripped := word.strip()))
