"""Lines that say who wrote what is quoted below them: "On …, Alice wrote:" in a dozen languages.

Only strings of bounded length are given to these patterns.
"""

from __future__ import annotations

import re

from followupd.core.pattern import lazy

WROTE = lazy(
    r"\b(?:wrote|writes|sent|said|schrieb|schreibt|a écrit|écrit|a ecrit|escribió|escribio|escribe|ha scritto"
    r"|scrive|schreef|geschreven|geschrieben"
    r"|escreveu|skrev|napisał|napisała|написал|написала|пишет|kirjoitti|đã viết|yazdı|写道|wrote as follows)\b",
    re.IGNORECASE,
)
OPENS = lazy(
    r"[-\s*\"“]{0,12}(?:on|le|am|el|il|op|em|den|på|w dniu|dnia|в|vào|a|il giorno|no dia|el día|quoting|at)(?!\w)"
    r"|[-\s*\"“]{0,12}\d{1,4}[./-]\d{1,2}|[-\s*\"“]{0,12}\d{1,2}\s\w",
    re.IGNORECASE,
)
MIDLINE = lazy(
    r"(?:\s|-{2,})On (?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? |\d{1,2}[ ./-]|[A-Z][a-z]{2,8}"
    r" \d{1,2},)[^\n]{0,200}\bwrote:$"
)
TIME_OR_ADDRESS = lazy(r"@|\d{1,2}[:.h]\d{2}|\d{4}|\d{1,2}[./-]\d{1,2}|\d")


_NO_WRITERS = frozenset(
    [
        "I",
        "We",
        "You",
        "He",
        "She",
        "They",
        "It",
        "As",
        "And",
        "But",
        "The",
        "Here",
        "This",
        "That",
        "So",
        "What",
        "Then",
        "Also",
        "Ich",
        "Wir",
        "Je",
        "Nous",
        "Yo",
    ]
)


def reads_as_attribution(joined: str, *, strict: bool) -> bool:
    """Whether one or more lines, joined, say who wrote what follows.

    `strict`: nothing else says that a quote follows, so a verb of writing and a date or address are both a must;
    else (">" lines follow) one of: the verb; or time and address together.
    """
    if len(joined) > 600:
        return False
    evidence = TIME_OR_ADDRESS.search(joined)
    wrote = WROTE.search(joined)
    if strict:
        tail = joined.rstrip("* :：\u00a0")
        at_end = bool(wrote and (wrote.end() >= len(tail) - 12 or "@" in tail[wrote.end() :] or _german_order(joined)))
        if wrote and wrote.group(0).lower() in {"said", "sent"} and "@" not in joined:
            return False  # "At 10:30 I met Bob, who said:"
        if at_end and evidence:
            return True
        return bool(re.match(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}", joined)) and "@" in joined
    if wrote and (evidence or len(joined) < 100):
        return "@" in joined or OPENS.match(joined) is not None or _names_a_writer(joined, wrote.start())
    return "@" in joined and bool(re.search(r"\d{1,2}[:.]\d{2}|\d{4}", joined))


def _names_a_writer(joined: str, verb: int) -> bool:
    """ "Alice Adams wrote on 23/11:" does, "I met Bob, and he wrote:" does not."""
    before = joined[:verb].strip(" -*")
    first = before.partition(" ")[0]
    return first[:1].isupper() and len(before.split()) <= 5 and first not in _NO_WRITERS


def _german_order(joined: str) -> bool:
    """ "Am 3. März 2025 um 10:04 schrieb Alice Example:" and its Dutch like put the name last."""
    return bool(re.match(r"[\s>*]{0,5}(?:am|op|den|på)\b", joined, re.IGNORECASE)) and len(joined) < 400
