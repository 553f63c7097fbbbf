"""Which lines of a mail are its author's, and which are quoted or forwarded.

1. One pass over the lines; a line is judged by itself and a few neighbours, and only its first characters are searched.
2. A ">" line is a quote. What introduces it ("On … wrote:") belongs to it.
3. An introduction without ">" after it (Outlook's header block, "-----Original Message-----", "On … wrote:")
   takes everything to the end: such programs quote below the answer.
4. Where a quote was, own words above and below are two passages: answers between quotes are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from followupd.core.attribution import MIDLINE, OPENS, TIME_OR_ADDRESS, reads_as_attribution
from followupd.core.pattern import lazy

LOOKED_AT: Final = 300
"""Characters of one line that are searched for marks."""

MOST_LINES: Final = 10_000
"""Lines that are read: what has more was written by no hand."""

_RULE = r"[-_*=~ ]{2,60}"
_ORIGINAL = lazy(
    rf"{_RULE}\s{{0,3}}(?:original (?:message|appointment|email|e-mail)|reply message|replied message"
    rf"|ursprüngliche (?:nachricht|mail|e-mail)"
    r"|original-?nachricht|antwort nachricht|message d'origine|message d’origine|message original|mensaje"
    r" original|messaggio originale"
    r"|origineel bericht|oorspronkelijk bericht|mensagem original|oprindelig meddelelse|ursprungligt meddelande"
    rf"|opprinnelig melding|alkuperäinen viesti|oryginalna wiadomość)\s{{0,3}}{_RULE}",
    re.IGNORECASE,
)
_FORWARD_RULE = lazy(
    rf"{_RULE}\s{{0,3}}(?:forwarded (?:message|by)|forward(?:ed)? (?:e?-?mail)|message transféré|message transmis"
    rf"|mail transféré"
    r"|weitergeleitete (?:nachricht|mail|e-mail)|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht"
    r"|mensagem encaminhada"
    r"|vidarebefordrat meddelande|videresendt (?:meddelelse|melding))\b",
    re.IGNORECASE,
)
_FORWARD_LINE = lazy(
    r"(?:begin forwarded message|forwarded message|début du message (?:réexpédié|transféré)|message transféré"
    r"|anfang der weitergeleiteten (?:nachricht|e-mail|mail)|weitergeleitete nachricht|inicio del mensaje reenviado"
    r"|inizio messaggio inoltrato|begin doorgestuurd bericht|início da mensagem (?:reencaminhada"
    r"|encaminhada))\s?:?",
    re.IGNORECASE,
)

_FIELDS = {
    "from": "from|de|von|da|van|från|fra|od|lähettäjä|expéditeur",
    "to": "to|à|a|an|para|aan|till|til|do|pour|destinataire|vastaanottaja",
    "cc": "cc|bcc|copie|kopie|kopia",
    "date": "date|sent|envoyé|envoyé le|gesendet|datum|fecha|enviado|enviado el|enviada em|data|inviato|verzonden"
    "|skickat|sendt|dato|when",
    "subject": "subject|objet|betreff|asunto|oggetto|onderwerp|assunto|ämne|emne|temat|sujet|aihe",
    "other": "reply-to|répondre à|antwort an|responder a|importance|attachments|pièces jointes|anlagen"
    "|organization|where|priority|wichtigkeit",
}
_FIELD_OF = {word: kind for kind, words in _FIELDS.items() for word in words.split("|")}
_FIELD = lazy(r"[\s*>|]{0,12}([^\W\d_][^\W\d_-]{0,9}(?:[ -][^\W\d_]{1,4})?)\s?\*?\s?:\*?(?=[\s*<\"']|$|\S)(.{0,250})")

_RULED = frozenset("-_*=~")  # what a ruled line begins with
_FORWARD_OPENS = frozenset("bfdmawiBFDMAWI*")  # what _FORWARD_LINE begins with, stars before it aside

_DASHED = lazy(r"-{3,}\s?.{1,200}\b(?:wrote|schrieb|a écrit|escribió)\s?:?\s?-{3,}", re.IGNORECASE)
_NOTES_TO = lazy(r"\s*(?:to|cc)\s?:", re.IGNORECASE)
_NOTES_HEAD = lazy(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\b\d{1,2}:\d{2}\b|^Sent by|^Please respond|@\w|^\s*From:|^[AP]M$", re.IGNORECASE
)
_NOTES_FROM = lazy(r"\s+From:.{3,120}\s\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b", re.IGNORECASE)
_SHORTEST = 3  # characters of a line that may introduce a quote
_LETTERHEAD = 8  # words of a firm's name, at most
_ATTRIBUTION_LINES = 5
_BLOCK_LINES = 14


@dataclass(frozen=True, slots=True)
class Unquoted:
    """A mail without its quotes. A passage is lines between two quotes, without empty lines at either end."""

    passages: tuple[tuple[str, ...], ...]
    forwarded: bool
    quoted: bool


def unquote(text: str) -> Unquoted:
    """The author's own lines of `text`, in passages. `forwarded`: it carries a forwarded mail."""
    return _Scan(text.split("\n", MOST_LINES)[:MOST_LINES]).result()


class _Scan:
    """The lines, and what each turned out to be."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = [line.rstrip() for line in lines]
        self.count = len(self.lines)
        self.own = [True] * self.count
        self.forwarded = False
        self.next_text = self._next_texts()
        self.next_colon: list[int] | None = None  # for every line the first one from it on that ends in a colon
        self.no_block_before = 0  # lines before this one were seen to begin no header block
        self.ended = False  # all the rest is a quote

    def _next_texts(self) -> list[int]:
        """For every line the first one at or after it that is not empty; `count` for none."""
        following = [self.count] * (self.count + 1)
        for index in range(self.count - 1, -1, -1):
            following[index] = index if self.lines[index].strip() else following[index + 1]
        return following

    def result(self) -> Unquoted:
        index = 0
        in_quote = False
        while index < self.count:
            line = self.lines[index]
            if not line:
                index += 1
                continue
            if len(line) < _SHORTEST and ">" not in line:
                in_quote = False
                index += 1
                continue
            if self._is_quoted(index):
                if not in_quote:
                    self._open_quote(index)
                in_quote = True
                self.own[index] = False
                index += 1
                continue
            in_quote = False
            end = self._introduction(index)
            if end:
                index = end
            else:
                index += 1
        return Unquoted(tuple(self._passages()), self.forwarded, not all(self.own))

    def _is_quoted(self, index: int) -> bool:
        line = self.lines[index]
        if not line.lstrip().startswith(">"):
            return False
        if line.startswith(">From "):  # a line of text, masked for an mbox
            return self._quoted_neighbour(index)
        return not line.lstrip("> ").startswith("http") or "<<<" not in line

    def _quoted_neighbour(self, index: int) -> bool:
        before = self.lines[index - 1] if index else ""
        after = self.lines[index + 1] if index + 1 < self.count else ""
        return any(line.startswith(">") and not line.startswith(">From ") for line in (before, after))

    def _open_quote(self, index: int) -> None:
        """A quote begins: mark the lines that introduce it, and see whether it is a forwarded mail."""
        head = self.lines[index].lstrip("> \t")[:LOOKED_AT]
        if _FORWARD_LINE.fullmatch(head.rstrip()) or _FORWARD_RULE.match(head):
            self.forwarded = True
        last = index - 1
        while last >= 0 and not self.lines[last].strip() and index - last <= 3:
            last -= 1
        if last < 0 or not self.own[last] or not self.lines[last].strip():
            return
        text = self.lines[last][-LOOKED_AT:].rstrip("* ")
        if not text.endswith((":", ">", "-", "：")):
            return
        start = last
        while start > 0 and last - start < 2 and self.own[start - 1] and self.lines[start - 1].strip():
            start -= 1
        # The shortest run of lines that reads as an attribution.
        for first in range(last, start - 1, -1):
            joined = " ".join(line.strip() for line in self.lines[first : last + 1])[:600]
            if reads_as_attribution(joined, strict=False):
                for place in range(first, last + 1):
                    self.own[place] = False
                return

    def _introduction(self, index: int) -> int:
        """If line `index` begins an introduction, mark what it introduces; where to go on, 0 for none."""
        line = self.lines[index]
        if len(line) < _SHORTEST:
            return 0
        line = line[:LOOKED_AT].strip()
        if not line:
            return 0
        first = line[0]
        if len(line) > 14 and (
            (first in _RULED and _FORWARD_RULE.match(line))
            or (first in _FORWARD_OPENS and _FORWARD_LINE.fullmatch(line.strip("* ")))
        ):
            self.forwarded = True
            return self._cut(index, index)
        if first in _RULED and (_ORIGINAL.match(line) or _DASHED.match(line)):
            return self._cut(index, index)
        if first == "_" and line.count("_") > 9 and not line.strip("_"):
            block = self._header_block(self.next_text[index + 1])
            return self._cut(index, block) if block else 0
        if ":" in line and (block := self._header_block(index)):
            self._drop_notes_head(index)
            return self._cut(index, block)
        if (end := self._attribution(index)) >= 0:
            return self._cut(index, end)
        return 0

    def _cut(self, start: int, last: int) -> int:
        """Lines `start` to `last` introduce a quote: of ">" lines if such follow, else of all the rest."""
        for place in range(start, last + 1):
            self.own[place] = False
        following = self.next_text[last + 1] if last + 1 < self.count else self.count
        if following < self.count and self.lines[following].lstrip().startswith(">"):
            return last + 1
        for place in range(last + 1, self.count):
            self.own[place] = False
        return self.count

    def _header_block(self, index: int) -> int:
        """The last line of a header block that begins at `index` ("From: … Sent: … To: …"); 0 for none."""
        if index < self.no_block_before:
            return 0
        kinds: set[str] = set()
        last, misses, place = 0, 0, index
        values = ""
        while place < min(self.count, index + _BLOCK_LINES):
            line = self.lines[place]
            match = _FIELD.match(line[:LOOKED_AT]) if line.strip() else None
            kind = _FIELD_OF.get(match.group(1).lower()) if match else None
            if match and kind:
                kinds.add(kind)
                values += match.group(2)
                last, misses = place, 0
            elif place == index:
                return 0
            elif line.strip() and not line[:1].isspace():
                misses += 1
                if misses > 2 or (len(kinds) < 2 and "@" not in values):
                    break
            place += 1
        if (
            "from" in kinds
            and len(kinds - {"other"}) >= 2
            and (len(kinds - {"other"}) >= 3 or "@" in values or "subject" in kinds)
        ):
            return last
        if "to" in kinds and len(kinds & {"date", "subject"}) >= 1 and ("@" in values or len(kinds) >= 3):
            return last
        self.no_block_before = last
        return 0

    def _drop_notes_head(self, index: int) -> None:
        """Lotus Notes writes who and when above "To:", without a name of the field; or the firm above "From:"."""
        if _NOTES_FROM.match(self.lines[index][:LOOKED_AT]):
            above = next((at for at in range(index - 1, max(-1, index - 4), -1) if self.lines[at].strip()), -1)
            if above >= 0 and self.lines[above][0].isspace() and len(self.lines[above].split()) <= _LETTERHEAD:
                self.own[above] = False
            return
        if not _NOTES_TO.match(self.lines[index][:20]):
            return
        place, left = index - 1, 6
        while place >= 0 and left and self.own[place]:
            line = self.lines[place][:LOOKED_AT]
            if line.strip():
                if not _NOTES_HEAD.search(line):
                    if place + 1 < index and not self.own[place + 1] and len(line.split()) <= 5:
                        self.own[place] = False  # the name above the date
                    return
                self.own[place] = False
            place -= 1
            left -= 1

    def _attribution(self, index: int) -> int:
        """The last line of an attribution that begins at line `index`, folded or not; -1 for none."""
        if not OPENS.match(self.lines[index][:LOOKED_AT]) or not self._colon_ahead(index):
            return self._midline(index)
        joined = ""
        blanks = 0
        for place in range(index, min(self.count, index + _ATTRIBUTION_LINES + 2)):
            line = self.lines[place].strip()
            if not line:
                blanks += 1
                if blanks > 2:
                    break
                continue
            if len(joined) > 500 or place - index - blanks >= _ATTRIBUTION_LINES:
                break
            joined = f"{joined} {line[:LOOKED_AT]}" if joined else line[:LOOKED_AT]
            if _ends_in_colon(joined):
                return place if reads_as_attribution(joined, strict=True) else -1
            if blanks and not TIME_OR_ADDRESS.search(joined):
                break
        return self._midline(index)

    def _colon_ahead(self, index: int) -> bool:
        """Whether one of the lines that an attribution beginning here may take ends in a colon."""
        if self.next_colon is None:
            at = self.count * 2
            self.next_colon = [at] * self.count
            for place in range(self.count - 1, -1, -1):
                if _ends_in_colon(self.lines[place][:LOOKED_AT]):
                    at = place
                self.next_colon[place] = at
        return self.next_colon[index] < index + _ATTRIBUTION_LINES + 2

    def _midline(self, index: int) -> int:
        """ "reply On Wed, Apr 4, 2012, bob wrote:" keeps what stands before it."""
        line = self.lines[index]
        if self.ended or len(line) > 1000 or not line.endswith("wrote:"):
            return -1
        if match := MIDLINE.search(line):
            self._cut(index, index)
            self.lines[index] = line[: match.start()].rstrip("- ")
            self.own[index] = True
            following = self.next_text[index + 1]
            if following < self.count and self.lines[following].lstrip().startswith(">"):
                return -1
            for place in range(index + 1, self.count):
                self.own[place] = False
            self.ended = True
        return -1

    def _passages(self) -> list[tuple[str, ...]]:
        passages: list[tuple[str, ...]] = []
        current: list[str] = []
        for line, own in zip(self.lines, self.own, strict=True):
            if own:
                if line.startswith(">From "):
                    line = line[1:]  # noqa: PLW2901 - the mask of an mbox
                current.append(line)
            elif current:
                passages.append(_trimmed(current))
                current = []
        if current:
            passages.append(_trimmed(current))
        return [passage for passage in passages if passage]


def _ends_in_colon(text: str) -> bool:
    return text.rstrip("* \u00a0").endswith((":", "："))


def _trimmed(lines: list[str]) -> tuple[str, ...]:
    start, end = 0, len(lines)
    while start < end and not lines[start].strip():
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    return tuple(lines[start:end])
