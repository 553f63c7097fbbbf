"""What the author of a mail wrote: without quotes, greeting, sign-off and signature (SPEC section 6).

1. Linear in the text: lines are looked at once or a bounded number of times, and never all of a long one.
2. A paragraph is a block between empty lines; a list belongs to the block before it.
3. Courtesy that stands alone and postscripts are set `aside`: readable, but no paragraph.
4. A mail is never left without a paragraph for being nothing but courtesy: then the courtesy is what it says.
"""

from __future__ import annotations

import re
from typing import Final

from followupd.core.closing import closing_kind
from followupd.core.courtesy import is_courtesy, is_postscript
from followupd.core.greeting import greeting_end
from followupd.core.pattern import lazy
from followupd.core.quotes import unquote
from followupd.core.signature import ending
from followupd.model import Address, OwnWords

LONGEST: Final = 400_000
"""Characters that are read."""

MANY: Final = 200
"""Passages and paragraphs past which signatures and courtesy lines are not looked for one by one."""

_ITEM = lazy(r"\s{0,12}(?:[-*•·‣▪◦●–—+o]\s+\S|\(?\d{1,2}[.)]\)?\s+\S|\(?[a-zA-Z][.)]\s+\S)")
_WRAPPED = 55  # a line at least this long that ends in mid-sentence was broken by a program


def own_words(text: str, *, author: Address | None = None) -> OwnWords:
    """The own words in `text`, plain text with its quotes. `author`, where known, helps to tell the name at the end."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\xa0" in text:
        text = text.replace("\xa0", " ")
    found = unquote(text[:LONGEST])
    paragraphs: list[str] = []
    postscripts: list[str] = []
    greeting, thanks = "", False
    sign_off: list[str] = []
    signature: list[str] = []
    for number, passage in enumerate(found.passages):
        lines, after = _without_postscripts(list(passage))
        postscripts += after
        if number == 0:
            greeting, lines = _greeting(lines)
        if MANY < number < len(found.passages) - 1:
            paragraphs += _paragraphs(lines)
            continue
        end = ending(lines, author, more=bool(greeting or postscripts or paragraphs))
        if end.sign_off:
            sign_off, thanks = end.sign_off, end.thanks
        signature += end.signature
        paragraphs += _paragraphs(end.body)
    if not greeting and not paragraphs and not sign_off:
        return OwnWords((), aside=tuple(postscripts), signature=_joined(signature), forwarded=found.forwarded)
    courtesies = [number < MANY and is_courtesy(paragraph) for number, paragraph in enumerate(paragraphs)]
    if all(courtesies):
        if not paragraphs and _says_something(sign_off, thanks=thanks):
            paragraphs, sign_off = sign_off[:1], sign_off[1:]
        kept, aside = paragraphs[:], list[str]()
        if len(paragraphs) > 1:
            kept, aside = _only_courtesy(paragraphs)
    else:
        kept = [paragraph for paragraph, courtesy in zip(paragraphs, courtesies, strict=True) if not courtesy]
        aside = [paragraph for paragraph, courtesy in zip(paragraphs, courtesies, strict=True) if courtesy]
    return OwnWords(
        paragraphs=tuple(kept),
        greeting=greeting,
        sign_off="\n".join(sign_off),
        signature=_joined(signature),
        forwarded=found.forwarded,
        aside=tuple(aside + postscripts),
    )


def _says_something(sign_off: list[str], *, thanks: bool) -> bool:
    """Whether the closing of a mail that has nothing else is what it says ("See you Thursday!")."""
    if not sign_off:
        return False
    return thanks or sign_off[0].endswith((".", "!")) or (len(sign_off) == 1 and bool(closing_kind(sign_off[0])))


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).strip("\n")


def _only_courtesy(paragraphs: list[str]) -> tuple[list[str], list[str]]:
    """Of a mail that is all courtesy the thanks is what it says; without thanks, its first line."""
    chosen = next((index for index, text in enumerate(paragraphs) if _THANKS.search(text[:200])), 0)
    return [paragraphs[chosen]], paragraphs[:chosen] + paragraphs[chosen + 1 :]


_THANKS = lazy(r"\b(?:thank|thx|appreciate|merci|dank|gracias)", re.IGNORECASE)


def _greeting(lines: list[str]) -> tuple[str, list[str]]:
    """The greeting at the beginning of the first passage, and the lines without it."""
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        stripped = line.strip()
        alone = index + 1 < len(lines)
        end = greeting_end(stripped, alone=alone)
        if not end:
            return "", lines
        rest = stripped[end:].strip()
        return stripped[:end].strip(), ([rest] if rest else []) + lines[index + 1 :]
    return "", lines


def _without_postscripts(lines: list[str]) -> tuple[list[str], list[str]]:
    """Cut out the paragraphs that begin with "P.S."."""
    if not any(line[:1] in "PpNn*" and is_postscript(line) for line in lines if line):
        return lines, []
    kept: list[str] = []
    found: list[list[str]] = []
    inside = False
    for line in lines:
        if line[:1] in {"P", "p", "N", "n", "*"} and is_postscript(line):
            inside = True
            found.append([])
        elif not line.strip():
            inside = False
        if inside:
            found[-1].append(line.strip())
        else:
            kept.append(line)
    return kept, [" ".join(lines) for lines in found]


def _paragraphs(lines: list[str]) -> list[str]:
    """Blocks between empty lines, each on one line; list items stay on lines of their own."""
    blocks: list[list[str]] = []
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line)
        elif block:
            blocks.append(block)
            block = []
    if block:
        blocks.append(block)
    found: list[list[str]] = []
    for number, each in enumerate(blocks):
        text = _unwrapped(each)
        is_item = len(each[0]) > 2 and _ITEM.match(each[0][:40]) is not None
        if found and (is_item or (len(blocks[number - 1][-1]) >= _WRAPPED and _goes_on(blocks[number - 1], each))):
            found[-1] += ("\n" if is_item else " ", text)
        else:
            found.append([text])
    return [text for text in map("".join, found) if text[0].isalnum() or any(map(str.isalnum, text))]


def _goes_on(before: list[str], block: list[str]) -> bool:
    """Whether an empty line in the middle of a sentence was put there by a program."""
    last = before[-1].rstrip()
    return len(last) >= _WRAPPED and last[-1:].isalpha() and block[0].lstrip()[:1].islower()


def _unwrapped(block: list[str]) -> str:
    if len(block) == 1:
        return " ".join(block[0].split())
    text = ""
    pieces: list[str] = []
    for line in block:
        if pieces and _ITEM.match(line[:40]):
            text += " ".join(pieces) + "\n"
            pieces = []
        pieces.append(" ".join(line.split()))
    return text + " ".join(pieces)
