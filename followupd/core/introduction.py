"""The sentence of a mail that brings somebody in ("looping in Carol from HR", "I'm adding my colleague")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from followupd.core.pattern import first, lazy

_STEMS = (
    "connect", "+", "loop", "cc", "cop", "add", "introduc", "meet", "includ", "bring", "colleague", "collegue",
    "kolleg", "takes over", "taking over", "hand", "put", "joined", "coord", "setze", "nehme", "ajout", "mets",
    "met ", "presente", "vorstell", "verteiler",
)  # fmt: skip
_INTRODUCES = lazy(
    r"""
    \b(?:looping|looped)\ in\ (?!the\ loop) | \b(?:looping|looped|loop)\ (?:\w+\ ){1,4}in\b(?!\ the\ loop)
      | \b(?:let\ me|i\ will|i\ am\ going\ to|want\ to|like\ to)\ loop\ in\b
    | \b(?:i\ am|we\ are|am|i\ have|just)\ (?:also\ |now\ |just\ )?(?:copying|copied|cc-?ing|cc'?ing|ccing|cc'?d|cced
      |cc-?ed)\ (?:in\ )?(?!your|a\ link|an?\ (?:copy|link|attach|document)|this|that|it\b|you\b|the\ (?:link
      |document|text|details))\w+
    | ^\+\ ?\w+(?:,|\ who|\ from|\ \() | \bconnect(?:ing)?\ you\ (?:with|to)\ (?!the\ (?:call|meeting))
      | \bj'ajoute\b | \b(?:i|we)\ (?:also\ )?(?:cc'?d|cced|cc)\ (?!you|me)\w+ | ^(?:also\ |and\ )?(?:copying|cc-?ing
      |ccing|cc'ing|cc'd\ is|cc'd|cc)\ (?!your|a\ link|the\ (?:link|document)|this)\w+
    | \b(?:(?:i\ am|we\ are|am|will\ be)\ (?:also\ |now\ |just\ )?)?(?:adding|including|bringing)(?:\ in)?\ (?!to\b
      |on\b|your|a\ link|the\ (?:link|document|agenda|details|job|date)|some|more|this|that|it\b|you\b|any|all
      |taxes)(?:my|our|[\w-]+(?:\ [\w-]+)?)\b.{0,40}?(?:\bcolleague\b|\brecruiter\b|\bcoordinator\b|\ who\b|,\ (?:our
      |my|who|the|from)\b|\ from\ |\ here\b|\ to\ (?:this|the|our)\ (?:thread|conversation|e-?mail|mail|chain|loop
      |discussion|message)|\ so\ (?:that\ )?(?:he|she|they|you)\b|\ in\ (?:cc|copy)|\(|\ to\ (?:help|coordinate
      |schedule|set|answer|take|assist))
    | ^(?:also\ |and\ )?(?:adding|including)\ (?:my|our)\ (?:colleague|recruiter|coordinator|hr|head|director|manager)
    | \b(?:have|i|we)\ (?:added|included)\ (?:[\w-]+\ ){1,6}?(?:to|on|in)\ (?:this|the|our)\ (?:thread|conversation
      |e-?mail|mail|chain|loop|discussion|cc)
    | \b(?:in|on)\ (?:cc|copy)\b(?!\ (?:that|to)) | \b(?:cc'?d|cc-?ed|cced|copied)(?:\ (?:here|in|on\ this
      |above))?\b.{0,30}\b(?:who|is|will|from|colleague|our|my)\b | \b(?:is|are)\ (?:cc'?d|cc-?ed|cced|copied)\b
    | \b(?:please|pleased\ to|let\ me|i\ (?:would\ like|want)\ (?:you\ )?to|happy\ to|allow\ me\ to
      |like\ (?:you\ )?to|wanted\ to)\ introduce\ (?:you\ to\ )?(?!you\b|your|my-?self|us\b|me\b|a\ new\ )\w+
    | \b(?:please|like\ you\ to|want\ you\ to)\ meet\ (?!with|you\b|us\b|me\b|at\b|on\b|for\b|in\b|the\ (?:team
      |deadline|criteria)|your|all|any|these|those|every)\w+
    | \b(?:introducing|introduction\ to)\ (?:you\ to\ )?(?:my|our|\w+\ \(?(?:who|from|our|my))
    | \bmeet\ (?:my|our)\ (?:colleague|recruiter|coordinator|team-?mate|head|director|manager)\b(?!s)
    | \bbring(?:ing)?\ in\ (?:my|our)\ (?:colleague|recruiter|coordinator|head|director)
    | \b(?:will|is\ going\ to)\ (?:be\ )?(?:your\ (?:new\ )?(?:point\ of\ contact|contact|recruiter)|tak(?:e
      |ing)\ (?:it\ )?over\ (?:from\ (?:me|here)))
    | \bput(?:ting)?\ you\ in\ (?:touch|contact)\ with | \bhand(?:ing)?\ you\ (?:over|off)\ to
    | \b(?:je|nous)\ (?:mets|mettons|ajoute|ajoutons|copie|copions|joins\ (?=(?:ma|mon)\ coll)|vous\ presente
      |vous\ presentons|inclus|met)\ (?!une?\ (?:copie|lien)|le\ lien|la\ copie|fin|cette|ce\b
      |a\ votre).{0,80}?(?:\ en\ (?:copie|cc)|\ (?:a|dans)\ (?:cet|la|notre)\ (?:echange|conversation|boucle|fil)
      |\bcollegue|\bpresente|$|[.,])
    | \ben\ (?:copie|cc)\b | \bma\ collegue\b.{0,40}\b(?:en\ copie|prendra|vous\ contactera)
      | \bvous\ presenter?\ (?:ma|mon|notre)\b
    | \b(?:ich|wir)\ (?:setze|setzen|nehme|nehmen|fuge|fugen|hole|holen|binde)\ .{0,60}\b(?:cc|kopie|verteiler|dazu
      |hinzu|mit\ (?:rein|auf)|ins\ boot|ein)\b | \bin\ (?:kopie|cc)\b | \bim\ cc\b
      | \bdarf\ ich\ (?:ihnen\ )?.{0,60}\bvorstellen\b | \bmochte\ (?:ich\ )?(?:ihnen\ )?(?:meine
      |unsere)\w*\ kolleg\w+.{0,40}vorstellen
    """,
    re.VERBOSE,
    needs="loop|cop|cc-|cc'|ccing|cced|ccd|cc |n cc|m cc|+|connect|ajout|adding|including|bringing|added|included|"
    "introdu|please meet|to meet|meet my|meet our|bring|contact|recruiter|over|put you|putting you|hand you|"
    "handing you|mets|metton|joins|present|inclus|je met|nous met|collegue|setze|nehme|fuge|hole|binde|kopie|"
    "vorstell|verteiler",
)
_NOT_IN_THIS_MAIL = lazy(
    r"\b(?:please (?:cc|copy|loop|add|include)|keep\w* you in|could you|can you|would you|feel free to (?:cc|copy|"
    r"loop)|if you|when you|keep (?:me|us) (?:in|on)|veuillez|merci de|bitte)\b"
)


def introducing(folded: Sequence[str]) -> int | None:
    """The index of the first of a mail's folded sentences that brings somebody in; None when none does."""
    begin = first(_INTRODUCES, folded)
    return None if begin is None else next((at for at in range(begin, len(folded)) if introduces(folded[at])), None)


def introduces(folded: str) -> bool:
    """Whether one folded sentence brings somebody into the conversation."""
    if _INTRODUCES.search(folded) is None or not any(map(folded.__contains__, _STEMS)):
        return False
    return not _NOT_IN_THIS_MAIL.search(folded) and not folded.endswith("?")
