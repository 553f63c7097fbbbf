"""The sentence of a mail that brings somebody in ("looping in Carol from HR", "I'm adding my colleague")."""

from __future__ import annotations

import re

_STEMS = ("loop", "cc", "cop", "add", "introduc", "meet", "includ", "bring", "colleague", "collegue", "kolleg", "takes over", "taking over", "hand", "put", "joined", "coord", "setze", "nehme", "ajout", "mets", "met ", "presente", "vorstell", "verteiler")  # fmt: skip
_INTRODUCES = re.compile(
    r"""
    \bloop(?:ing|ed)?\ (?:in\ )?(?!back)(?:\w|\().*?(?:\ in\b|$|[.,;!(-])(?<!\bloop) | \blooping\ in\b | \blooped\ in\b | \b(?:let\ me|i\ will|i\ am\ going\ to|want\ to|like\ to)\ loop\ (?:in\ )?\w+
    | \b(?:i\ am|i\ have|we\ are|we\ have|i|we|am|just)\ (?:also\ |now\ |just\ )?(?:adding|added|add|copying|copied|copy|cc-?ing|cc'?ing|ccing|cc'?d|cced|cc-?ed|including|included)\ (?!your|a\ link|an?\ (?:copy|link|attach|document|invite)|the\ (?:link|document|agenda|details|job|date)|some|more|it\b|this\b|that\b|you\b|\d)(?:in\ )?\w+
    | ^(?:also\ |and\ )?(?:adding|copying|cc-?ing|ccing|cc'ing|cc'd\ is|cc'd|including)\ (?!your|a\ link|the\ (?:link|document|agenda)|some|more|this)(?:in\ )?\w+
    | \b(?:in|on)\ (?:cc|copy)\b(?!\ (?:that|to)) | \b(?:cc'?d|cc-?ed|cced|copied)(?:\ (?:here|in|on\ this|above))?\b.{0,30}\b(?:who|is|will|from|colleague|our|my)\b | \b(?:is|are)\ (?:cc'?d|cc-?ed|cced|copied)\b
    | \b(?:please|pleased\ to|let\ me|i\ (?:would\ like|want)\ (?:you\ )?to|happy\ to|allow\ me\ to|like\ (?:you\ )?to|wanted\ to)\ (?:introduce(?:\ you)?(?:\ to)?|meet)\ (?!with|you\b|us\b|me\b|at|on|for|in|the\ team|your?\ )\w+
    | \b(?:introducing|introduction\ to)\ (?:you\ to\ )?(?:my|our|\w+\ \(?(?:who|from|our|my))
    | \bmeet\ (?:my|our)\ (?:colleague|recruiter|coordinator|team-?mate|head|director|manager)\b(?!s)
    | \bbring(?:ing)?\ in\ (?:my|our)\ (?:colleague|recruiter|coordinator|head|director)
    | \b(?:will|is\ going\ to)\ (?:be\ )?(?:your\ (?:new\ )?(?:point\ of\ contact|contact|recruiter)|tak(?:e|ing)\ (?:it\ )?over\ (?:from\ (?:me|here)))
    | \bput(?:ting)?\ you\ in\ (?:touch|contact)\ with | \bhand(?:ing)?\ you\ (?:over|off)\ to
    | \b(?:je|nous)\ (?:mets|mettons|ajoute|ajoutons|copie|copions|joins\ (?=(?:ma|mon)\ coll)|vous\ presente|vous\ presentons|inclus|met)\ (?!une?\ (?:copie|lien)|le\ lien|la\ copie|fin|cette|ce\b|a\ votre).{0,80}?(?:\ en\ (?:copie|cc)|\ (?:a|dans)\ (?:cet|la|notre)\ (?:echange|conversation|boucle|fil)|\bcollegue|\bpresente|$|[.,])
    | \ben\ (?:copie|cc)\b | \bma\ collegue\b.{0,40}\b(?:en\ copie|prendra|vous\ contactera) | \bvous\ presenter?\ (?:ma|mon|notre)\ 
    | \b(?:ich|wir)\ (?:setze|setzen|nehme|nehmen|fuge|fugen|hole|holen|binde)\ .{0,60}\b(?:cc|kopie|verteiler|dazu|hinzu|mit\ (?:rein|auf)|ins\ boot|ein)\b | \bin\ (?:kopie|cc)\b | \bim\ cc\b | \bdarf\ ich\ (?:ihnen\ )?.{0,60}\bvorstellen\b | \bmochte\ (?:ich\ )?(?:ihnen\ )?(?:meine|unsere)\w*\ kolleg\w+.{0,40}vorstellen
    """,
    re.VERBOSE,
)
_NOT_IN_THIS_MAIL = re.compile(r"\b(?:please (?:cc|copy|loop|add|include)|could you|can you|would you|feel free to (?:cc|copy|loop)|if you|when you|keep (?:me|us) (?:in|on)|veuillez|merci de|bitte)\b")


def introduces(folded: str) -> bool:
    """Whether one folded sentence brings somebody into the conversation."""
    if not any(stem in folded for stem in _STEMS):
        return False
    return _INTRODUCES.search(folded) is not None and not _NOT_IN_THIS_MAIL.search(folded) and not folded.endswith("?")
