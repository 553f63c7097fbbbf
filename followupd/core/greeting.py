"""Where the greeting at the beginning of a mail ends, in English, French, German and Spanish (and a few more).

Only the first `LONGEST` characters of one line are looked at.
"""

from __future__ import annotations

import re
from typing import Final

from followupd.core.pattern import lazy

LONGEST: Final = 200

_TITLES = r"(?:mr|mrs|ms|mx|miss|dr|prof|st|jr|sr|m|mme|mlle|me|hr|fr|herr|frau|sr|sra|srta|ing|dipl)"

_GREETING_WORD = lazy(
    r"(?:hi+|hello|helo|hey+|hiya|heya|dear|dearest|howdy|greetings|good (?:morning|afternoon|evening|day)"
    r"|morning|afternoon|evening"
    r"|to whom it may concern|to the hiring (?:team|manager|committee)"
    r"|bonjour|bonsoir|salut|coucou|cher|chère|chers|chères|madame|monsieur|mesdames|messieurs|rebonjour|allô"
    r"|hallo|guten (?:tag|morgen|abend)|liebe|lieber|liebes|sehr geehrte|sehr geehrter|sehr geehrtes|geehrte"
    r"|werte|werter|moin(?: moin)?|servus|grüezi|grüß (?:gott|dich)|hoi"
    r"|hola|buen(?:os)? d[ií]as?|buenas(?: tardes| noches)?|estimad[oa]s?|querid[oa]s?|apreciad[oa]s?|muy"
    r" señor(?:es)? míos?"
    r"|ciao|buongiorno|buonasera|gentile|egregio|caro|cara|beste|geachte|goedemorgen|goedemiddag|dag|olá|caro"
    r"|cara|prezad[oa]s?|bom dia|boa tarde)(?![\w'’-])",
    re.IGNORECASE,
)
_NAME_WORD = r"[^\W\d_][\w.'’-]{0,30}"
_JOINT = r"(?:,? (?:and|und|et|y|e|en|&|\+|/) ?|, ?|/| )"
_LOWER_ADDRESSEE = lazy(
    r"(?:dear|liebe|lieber|liebes|cher|chère|chers|there|all|everyone|everybody|team|folks|again|both|guys|hiring"
    r"|manager|recruiting|recruitment|committee"
    r"|sir|madam|or|the|to|of|my|friend|friends|tous|toutes|toi"
    r"|à|vous|equipo|colleagues|man|mate|and|und|et|y|e|&|de|von|van|du|la|le|le|del|zusammen|ihr|lieben|damen"
    r"|herren|geehrte|geehrter|sehr|mr|mrs|ms|dr|prof|team-|talent|acquisition"
    r"|interviewers|panel|madame|monsieur|frau|herr|señor|señora|señores|l['’]équipe|équipe|todos|todas|a|doctor"
    r"|professor|search|department|hr|der|das|die|nochmal|nochmals|same|chair)\.?,?",
    re.IGNORECASE,
)
_TITLE = lazy(rf"{_TITLES}\.", re.IGNORECASE)


_NAME_FIRST = lazy(
    r"([A-ZÀ-Þ][a-zß-ÿ'’-]{1,20})(?:,| [-–—]) (?=(?:thanks?|thank you|just|hope|it was|great|good|nice|lovely"
    r"|quick|any|following"
    r"|could|can|would|please|merci|danke|vielen|gracias|I|I['’]\w+|we|hope|sorry)\b)"
)
_OPENS_SENTENCE = lazy(
    r"(?:Yes|No|Well|Also|However|Again|Unfortunately|Actually|Honestly|Finally|First|Second|Third|Lastly|Thanks"
    r"|Thank|Hello|Hi|Hey|Today"
    r"|Yesterday|Tomorrow|Sure|Great|Ok|Okay|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|So|Then"
    r"|Next|Otherwise|Still|Perhaps"
    r"|Maybe|Besides|Moreover|Furthermore|Therefore|Overall|Personally|Obviously|Sadly|Luckily|Fortunately"
    r"|Hopefully|Frankly|Indeed|Anyway"
    r"|Also|Additionally|Alternatively|Meanwhile|Recently|Currently|Previously|Afterwards|Sorry|Congratulations"
    r"|Apologies|Please|Oui|Non"
    r"|Ja|Nein|Sí|Merci|Danke|Gracias|And|But|Or|If|As|Absolutely|Certainly|Definitely|Specifically|Separately"
    r"|Understood|Perfect|Good)"
)


def greeting_end(line: str, *, alone: bool) -> int:
    """How many characters at the beginning of `line` greet somebody; 0 for none.

    `alone`: more lines of text follow, so that a bare name with comma or colon greets too.
    """
    head = line[:LONGEST]
    if match := _GREETING_WORD.match(head):
        return _addressee_end(head, match.end(), whole=len(line) <= LONGEST)
    if match := _NAME_FIRST.match(head):
        return 0 if _OPENS_SENTENCE.fullmatch(match.group(1)) else match.end()
    if alone and len(line) <= 90 and line.rstrip().endswith((",", ":", "-", "—", "–")):
        bare = line.rstrip().rstrip(",:-—– ")
        words = re.split(r"[\s,/&]+", bare)
        if 0 < len(words) <= 10 and all(_may_name(word) for word in words) and words[0][:1].isupper():
            return len(line)
    return 0


def _may_name(word: str) -> bool:
    return bool(word) and (word[:1].isupper() or bool(_LOWER_ADDRESSEE.fullmatch(word)))


_MARKS = frozenset({",", "!", ":"})  # after which a name in lower case is one


def _addressee_end(head: str, at: int, *, whole: bool) -> int:
    """Where the greeting that began with a greeting word ends: after its names and their mark."""
    rest = head[at:]
    words = 0  # met so far
    place = 0
    ended = 0
    for match in re.finditer(r"\S+", rest):
        token = match.group(0)
        bare = token.rstrip(",:;!.?…-–—")
        mark = token[len(bare) :]
        if token in {"-", "–", "—", "--"}:
            return at + match.end() if words <= 6 else 0
        if bare and not _is_addressee(bare, words) and not (head[0].islower() and mark[:1] in _MARKS and words < 2):
            return at + ended if ended else _short_whole(head, at, place, whole=whole)
        words += bool(bare)
        place = match.end()
        if mark.endswith(("!", ":", ";", "…", "–", "—")):
            return at + place
        if mark.startswith(",") or mark == "-":
            ended = place
            following = rest[place:].lstrip()
            if not _more_names(following):
                return at + place
        elif mark.startswith(".") and not _TITLE.fullmatch(bare + ".") and len(bare) > 1:
            return at + place
        if words > 12:
            return at + ended if ended else 0
    if whole and words <= 8:
        return len(head)
    return at + ended if ended else 0


def _short_whole(head: str, at: int, place: int, *, whole: bool) -> int:
    """A greeting without its mark before other words ("Hi Alice thanks for …") stays in the text."""
    if whole and place == 0 and at == len(head.rstrip(" ,.!:-")):
        return len(head)
    return 0


def _is_addressee(bare: str, position: int) -> bool:
    if _LOWER_ADDRESSEE.fullmatch(bare):
        return True
    if bare[:1] in "[{<(":  # an unfilled placeholder
        return True
    return bare[:1].isupper() and position < 10 and not _STARTS_SENTENCE.fullmatch(bare)


_STARTS_SENTENCE = lazy(
    r"(?:I|I['’]\w+|We|Thanks|Thank|Just|Thx|Many|My|It|This|That|As|Any|Hope|Hoping|Following|Please|Merci"
    r"|Vielen|Danke|Ich|Wir|Je|Nous|J['’]\w+|Gracias|Muchas|Quería|Me|Sorry|Great|Was|Is|Could|Can|Would|Do|Did"
    r"|When|What|How|Why|Looking|Here|So|In|On|At|For|If|You|Your|Wanted|Checking|Quick|Yes|No|Nice|Lovely"
    r"|Congratulations|Attached|After|With|Since|Per)",
)


def _more_names(following: str) -> bool:
    """After a comma: whether more people are greeted ("Alice, Bob and Carol, …")."""
    match = re.match(r"([^\s,]{1,30})(?: ([^\s,]{1,30}))?(,| and | und | et | y | & |!|:|$)", following)
    if not match:
        return False
    first = match.group(1)
    if not (first[:1].isupper() or first.lower() in {"dear", "sehr", "liebe", "lieber", "cher", "chère"}):
        return False
    second = match.group(2)
    return not _STARTS_SENTENCE.fullmatch(first) and (second is None or second[:1].isupper())
