"""The own words of one mail, made ready once for all detections.

1. A sentence keeps its text as written (the evidence) and a plain form for matching: lower case,
   straight apostrophes, white space folded, and what stands in quotation marks blanked: a candidate
   who tells what a customer said does not say it.
2. A run of text without an end is cut: no sentence is longer than `LONGEST`, so that every pattern
   works on a bounded string and the whole stays linear.
3. Of a huge mail the beginning and the end are read (`HEAD`, `TAIL`): nobody pleads in the middle of 100 KB.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from followupd.core.pattern import lazy
from followupd.core.sentences import sentences

LONGEST = 400
"""Characters of one sentence at most."""
HEAD, TAIL = 7_000, 2_000
"""Characters of a mail that are read: from its beginning, and up to its end."""

WORD = lazy(r"[^\W\d_]+")
_QUOTED = lazy(r"\"[^\"]{1,300}\"|“[^”]{1,300}”|„[^“”]{1,300}[“”]|«[^»]{1,300}»|(?<!\w)`[^`]{1,300}`")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "–": "-", "—": "-", "\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` as written; `low` for matching."""

    text: str
    low: str


@dataclass(frozen=True, slots=True)
class Prose:
    """The sentences of a mail in order; `low` is all of them, for cheap tests; `language` as `language()` says.

    `words` are the runs of letters in `low`.
    """

    sentences: tuple[Sentence, ...]
    low: str
    language: str = "en"
    words: frozenset[str] = frozenset()

    def speaks_of(self, gate: tuple[str, ...]) -> bool:
        """Whether any of the substrings (lower case) occurs at all."""
        return any(map(self.low.__contains__, gate))


def plain(text: str) -> str:
    """Lower case, straight apostrophes and dashes; quotations are left."""
    return text.translate(_PLAIN).lower()


def clip(text: str) -> str:
    """Of a huge text its beginning and its end."""
    return text if len(text) <= HEAD + TAIL else f"{text[:HEAD]}\n\n{text[-TAIL:]}"


def prose(blocks: Iterable[str], language: str = "en") -> Prose:
    """`blocks` (paragraphs) as prose."""
    text = clip("\n\n".join(block for block in blocks if block))
    made = tuple(
        Sentence(piece, plain(_QUOTED.sub(" … ", piece) if _has_quotes(piece) else piece))
        for sentence in sentences(text)
        for piece in _pieces(sentence)
    )
    low = "\n".join(sentence.low for sentence in made)
    return Prose(made, low, language, frozenset(WORD.findall(low)))


def _has_quotes(text: str) -> bool:
    return '"' in text or "“" in text or "«" in text or "„" in text or "`" in text


def _pieces(sentence: str) -> list[str]:
    if len(sentence) <= LONGEST:
        return [sentence]
    pieces: list[str] = []
    while len(sentence) > LONGEST:
        at = sentence.rfind(" ", LONGEST // 2, LONGEST)
        at = LONGEST if at < 0 else at
        pieces.append(sentence[:at])
        sentence = sentence[at:].lstrip()
    return [*pieces, sentence] if sentence else pieces
