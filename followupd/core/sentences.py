"""Mail text as sentences, in English, French, German and Spanish.

1. Blank lines and list items divide; a single line break is only where the writer's program wrapped.
2. A full stop ends a sentence unless it belongs to a title ("Dr. Weber"), to a short form ("e.g.",
   "z. B."), to a number ("2.5", "am 15. Dezember") or stands within a word (an address, a URL).
3. Short forms that may also end a sentence ("Inc.", "a.m.", "Nov.") end one only before a word that opens one.
4. Three dots are a pause before a small letter, an end before a capital.
5. One pass over the text, whatever it is made of.
"""

from __future__ import annotations

import re

from followupd.core.pattern import lazy

# A run of closing marks, then white space or the end. The look-behind keeps ten thousand dots linear.
_STOP = lazy(r"(?<![.!?…])[.!?…]++[)\]\"'”’»*_]*+(?=\s|$)")
_BULLET = lazy(r"\s{0,12}(?:[-*•·‣–—▪◦]\s|(?P<number>\d{1,2}[.)]|[a-h]\))\s)")
_OPENS = lazy(r"[\s\"'“‘«(\[*_]{0,6}(?P<word>[^\W\d_]+)")


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Never the end of a sentence: what they belong to follows.
_BOUND = _words(
    "mr mrs ms mx dr prof st mme mlle mgr sr sra srta dra hr fr frl dipl ing e.g i.e eg ie vs cf z.b d.h u.a o.ä i.d.r "
    "s.o v.a bzw ggf evtl ca approx nr núm tel fig vol p.ex par.ex p.ej resp inkl zzgl z d u "
    "gen col capt rev hon mt ft ext dept est"
)
# They may end a sentence, and mostly do not.
_LOOSE = _words(
    "inc corp ltd co llc plc gmbh ag bros jr a.m p.m u.s u.k u.s.a d.c ph.d m.d b.a m.a b.sc m.sc etc usw al p.s p.p.s "
    "jan feb mar apr jun jul aug sep sept oct nov dec okt dez janv févr avr juil déc ene abr ago dic mär "
    "mon tue tues wed thu thur thurs fri sat sun min max std str uhr abs a p s"
)
_MONTHS = _words(
    "januar jänner februar feber märz april mai juni juli august september oktober november dezember "
    "jan feb mär apr jun jul aug sep sept okt nov dez"
)
_OPENERS = _words(
    "we i you he she they it the this that these our your my thank thanks please if as in on for at to since "
    "although while when however unfortunately there what how who would could should will do did is are have but and "
    "so best regards kind sincerely looking also once until let no yes after "
    "nous je vous il elle ils le la les un une ce merci "
    "si en pour après malheureusement cordialement bien wir ich sie er es der die das ein eine danke vielen bitte "
    "wenn falls leider mit nach für gerne sobald unser ihre el los las gracias si por para lamentablemente"
)


def sentences(text: str) -> list[str]:
    """The sentences of `text` in order, white space folded, none empty. Linear in its length."""
    return [sentence for block in _blocks(text) for sentence in _divide(block)]


def _blocks(text: str) -> list[str]:
    """Paragraphs and list items, each as one line."""
    blocks: list[str] = []
    lines: list[str] = []
    in_list = False
    for line in text.splitlines():
        words = line.split()
        bullet = _BULLET.match(line) if words else None
        # "…by November\n30. We…": a number opens an item only where a sentence could begin.
        if bullet and bullet["number"] and lines and not in_list and lines[-1][-1] not in ".:;!?":
            bullet = None
        if not words or bullet:
            if lines:
                blocks.append(" ".join(lines))
            lines = []
            in_list = bullet is not None
            if bullet:
                words = line[bullet.end() :].split()
        if words:
            lines.append(" ".join(words))
    if lines:
        blocks.append(" ".join(lines))
    return blocks


def _divide(block: str) -> list[str]:
    found: list[str] = []
    begin = 0
    for stop in _STOP.finditer(block):
        if stop.end() < len(block) and not _ends_here(block, stop):
            continue
        if sentence := block[begin : stop.end()].strip():
            found.append(sentence)
        begin = stop.end()
    if rest := block[begin:].strip():
        found.append(rest)
    return found


def _ends_here(block: str, stop: re.Match[str]) -> bool:
    start, end = stop.span()
    if end - start > 1 and block[end - 1] == ".":
        return not block[end + 1].islower()  # "Well... maybe"
    if block[start] == "…":
        return not block[end + 1].islower()
    if end - start > 1 or block[start] != ".":
        return True
    word = block[max(0, start - 16) : start].rpartition(" ")[2]
    if not word:
        return True
    word = word.lstrip("(\"'“‘«[*_").lower()
    if word.replace(".", "").isdigit():
        # German ordinals; "3. und 4. März". A year or a count ends the sentence.
        after = block[end + 1]
        return (len(word) > 2 and word.isdigit()) or not (
            after.islower() or (after.isupper() and _next_word(block, end) in _MONTHS)
        )
    if word == "no":
        return not block[end + 1].isdigit()
    if word in _BOUND:
        return False
    if word in _LOOSE or (len(word) == 1 and word.isalpha()):
        return block[end + 1].isupper() and _next_word(block, end) in _OPENERS
    return True


def _next_word(block: str, at: int) -> str:
    following = _OPENS.match(block, at, at + 40)
    return following["word"].lower() if following else ""
