"""One spelling for everything that patterns look at: small letters, no accents, no contractions.

Patterns for inbound mail are written against the folded text ("nous n'avons pas ete", "we will not"),
so that curly quotes, decomposed accents and "won't" need no further forms. Evidence is always the
sentence as its author wrote it.
"""

from __future__ import annotations

import unicodedata

LONGEST = 700
"""A sentence is looked at up to here: what decides stands early, and patterns stay cheap."""

_MARKS = {
    0x2018: "'", 0x2019: "'", 0x02BC: "'", 0x00B4: "'", 0x0060: "'", 0x201C: '"', 0x201D: '"', 0x201E: '"',
    0x00AB: '"', 0x00BB: '"', 0x00A0: " ", 0x202F: " ", 0x2009: " ", 0x2010: "-", 0x2011: "-", 0x2012: "-",
    0x2013: "-", 0x2014: " - ", 0x2026: "...", 0x00DF: "ss", 0x0153: "oe", 0x00E6: "ae", 0x200B: None, 0x200C: None,
    0x200D: None, 0x2060: None, 0xFEFF: None, 0x00AD: None,
}  # fmt: skip
_CONTRACTIONS = (
    ("won't", "will not"),
    ("can't", "cannot"),
    ("can not", "cannot"),
    ("n't", " not"),
    ("'ve", " have"),
    ("'re", " are"),
    ("'ll", " will"),
    ("i'm ", "i am "),
    ("'d ", " would "),
)


def fold(sentence: str) -> str:
    """`sentence` in small letters without accents, quotes straight, English contractions written out."""
    text = sentence[:LONGEST].lower()
    if not text.isascii():
        text = text.translate(_MARKS)
        if not text.isascii():
            text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    if "'" in text:
        text = text.replace("cc'd", "cced")
        for short, long in _CONTRACTIONS:
            text = text.replace(short, long)
    elif "can not" in text or "dont " in text or "wont " in text:
        text = text.replace("can not", "cannot").replace("dont ", "do not ").replace("wont ", "will not ")
    return text
