"""The lines that close a letter, and the names under them, in English, French, German and Spanish (and a few more).

Every pattern is matched against one short line, whole; none is searched for in a text.
"""

from __future__ import annotations

import re
from typing import Final

from followupd.core.pattern import lazy

LONGEST: Final = 200
"""Characters: what is longer is no closing line, formal French aside."""

_TITLES = r"(?:mr|mrs|ms|mx|miss|dr|prof|st|jr|sr|m|mme|mlle|me|hr|fr|herr|frau|sr|sra|srta|ing|dipl)"

THANKS = (
    r"(?:many thanks|(?:(?:ok|okay|great|perfect|cool|super|again|once again),? )?thanks?(?: you| u)?|thx|thanx|tnx|tks"
    r"|ty|much appreciated|merci|un grand merci|mille mercis"
    r"|danke|dankeschön|danke ?schön|vielen(?: herzlichen)? dank|besten dank|herzlichen dank|tausend dank|lieben"
    r" dank|muchas gracias|mil gracias|gracias|grazie(?: mille)?|bedankt|dank je|dank u|obrigad[oa])"
    r"(?: so much| very much| a lot| a million| a bunch| kindly| ever so much| indeed| beaucoup| bien| sehr|"
    r" schön)?"
    r"(?: again| once again| once more| in advance| encore| d['’]avance| par avance| im voraus| vorab| nochmals|"
    r" noch einmal| de nuevo| otra vez| de antemano| por adelantado)?"
    r"(?: both| all| everyone| kindly)?"
)
_CLOSING = (
    r"(?:(?:with |my |our |and |mit |avec |con |un |una )*"
    r"(?:(?:very |many |all |kind(?:est)?|warm(?:est)?|best(?:est)?|sincere|personal|friendly|fond|professional"
    r"|high|highest)[ ,]*(?:and )?)*(?:regards?|wishes|rgds|regads)"
    r"|(?:all |my |the )*(?:very )?best(?: to you)?(?: always)?|all the best(?: to you)?|cheers|cheerio|(?:yours?"
    r" |very |most )*(?:sincerely|truly|faithfully|respectfully|cordially|gratefully|warmly|kindly)(?: yours?)?"
    r"|warmly|yours|take care|stay well|be well|keep well|talk(?: to you)? (?:soon|then)|speak (?:soon|then)"
    r"|(?:see|love) ya|see you(?: all)?(?: soon| then| there| around| tomorrow|"
    r" (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day| next week)?|until then|till then|more soon"
    r"|(?:with )?(?:much |many |deep |sincere |great |warm |my )*(?:gratitude|appreciation|thanks)|in gratitude"
    r"|gratefully|rgds|br|kr|brgds|b\.? ?r\.?|k\.? ?r\.?|love|much love|xo+|xx+|peace|ciao|onwards?|respectfully"
    r" submitted"
    r"|(?:bien |très |fort )?cordialement(?: vôtre)?|cdlt|cdt|crdlt|bien à (?:vous|toi)|amicalement|amitiés"
    r"|sincèrement|respectueusement|bien sincèrement"
    r"|(?:mes |nos |avec mes |avec nos )?(?:(?:bien |plus )?(?:sincères|meilleures|cordiales|respectueuses"
    r"|amicales|sinceres) )*salutations(?: (?:distinguées|respectueuses|les meilleures|cordiales|les plus \w+))?"
    r"|(?:très )?bonne (?:journée|soirée|fin de journée|semaine|continuation)(?: à (?:vous|toi))?|bon(?:ne)?"
    r" (?:week-end|weekend)|à (?:bientôt|très bientôt|demain|lundi|plus|très vite|plus tard)"
    r"|(?:mit )?(?:(?:ganz |sehr )?(?:freundlich|best|herzlich|lieb|viel|schön|sonnig|freundl)(?:e[nm]?|ste[nrm]?"
    r"|\.)? ?)*(?:gr(?:ü|ue)(?:ß|ss)(?:en?)?|gruß|gruss)(?: (?:aus|von|nach) [\w ]{2,25})?|mfg|vg|lg|bg"
    r"|m\.?f\.?g\.?|hochachtungsvoll"
    r"|mit vorzüglicher hochachtung|bis (?:bald|dann|morgen|demnächst|später|montag|dienstag|mittwoch|donnerstag"
    r"|freitag)|schön(?:es|en) (?:wochenende|tag|abend|feierabend)(?: noch)?|tschüss|ihr|ihre|dein|deine"
    r"|(?:(?:un|reciba un|reciban un|recibe un) )?(?:cordial |afectuoso |atento |muy cordial )*saludos?(?:"
    r" (?:cordial(?:es)?|afectuosos?|atentos?))?|(?:muy )?atentamente|atte|(?:un )?(?:fuerte )?abrazos?|hasta"
    r" (?:pronto|luego|mañana|entonces)|que tenga (?:un )?buen (?:día|fin de semana)|un saludo a todos"
    r"|(?:cordiali|distinti) saluti|met (?:vriendelijke|hartelijke) groet(?:en)?|(?:hartelijke |vriendelijke"
    r" )?groet(?:en|jes)?|mvg|atenciosamente|abraços|med vänlig(?:a)? hälsning(?:ar)?|mvh|med venlig hilsen|z"
    r" poważaniem|pozdrawiam"
    r"|sent with \w+|have a (?:great|nice|good|lovely|wonderful|fantastic|pleasant) (?:day|one|weekend|week"
    r"|evening|afternoon|rest of (?:your|the) (?:day|week))(?: ahead)?|enjoy (?:your|the) (?:weekend|day|evening"
    r"|week)|happy (?:friday|monday|weekend|holidays))"
)
_JOIN = r"(?:,? ?(?:and|&|\+|und|et|y|e|,|/|-|–|mit) ?|\s)"
_CLOSING_LINE = lazy(rf"(?:{THANKS}{_JOIN})?{_CLOSING}(?:{_JOIN}(?:{THANKS}|{_CLOSING}))?", re.IGNORECASE)
_THANKS_LINE = lazy(
    rf"(?:with )?{THANKS}( (?:for|pour|für|por) (?:(?:all )?(?:your|the|votre|vos|ton|ihre?n?|deine?n?|su|tu|sus)"
    rf" [\w ,'’&-]{{2,60}}|\w+ing(?: [\w’'-]+){{0,5}}))?",
    re.IGNORECASE,
)
_FORMAL = lazy(
    r"(?:(?:je|nous) vous prie(?:ons)?|veuillez|recevez|en vous remerciant|dans"
    r" l['’]attente)\b.{0,260}\b(?:salutations|sentiments|considération|respects|hommages)\b.{0,80}",
    re.IGNORECASE,
)
_FORMAL_OPENS = frozenset("jnvredJNVRED")
_SHOUT_END = " ,.!;:-–—…*~_"


def closing_kind(line: str) -> str:
    """ "closing" for a line that closes a letter, "thanks" when it closes by thanking, else ""."""
    if len(line) > LONGEST:
        return "closing" if len(line) < 420 and _FORMAL.fullmatch(line.strip().rstrip(_SHOUT_END)) else ""
    bare = " ".join(line.strip(" *_~-–—•").rstrip(_SHOUT_END).split())
    if not bare:
        return ""
    if len(bare) <= 90:
        if match := _THANKS_LINE.fullmatch(bare):
            # "Thank you for the talk on Kafka." is a sentence; with a comma a name follows it.
            return "thanks" if not match.group(1) or line.rstrip().endswith(",") else ""
        if len(bare) <= 60 and _CLOSING_LINE.fullmatch(bare):
            return "closing"
    return "closing" if bare[0] in _FORMAL_OPENS and _FORMAL.fullmatch(bare) else ""


_NAME_LINE = lazy(
    rf"[-–—~*_ ]{{0,4}}(?:i\. ?[AV]\. |/s/ )?(?:{_TITLES}\.? )?[^\W\d_][\w.'’-]{{0,24}}(?:"
    rf" (?:[\"“(]?[^\W\d_][\w.'’-]{{0,24}}[\"”)]?|de"
    rf"|von|van|der|den|la|du|y|e|&|and|und|et)){{0,4}}(?:, [^\W\d_]\w{{0,4}}\.?)?[ ,.!*_~]{{0,4}}(?: ?[:;]-?\)|"
    rf" ?🙂)?"
)
_EXTENSION = lazy(r",?\s+(?:x|ext\.?|extension)[-. ]?\d{3,6}(?:\s+\([^()]{2,40}\))?$", re.IGNORECASE)
_PRONOUNS = lazy(r"\s*\((?:she|he|they|elle|il|sie|er|ella|él)[/,][\w/, ]{1,20}\)$", re.IGNORECASE)
_TWO_SENTENCES = lazy(r"[a-zß-ÿ]{3}[.!] \w")
_NO_NAME = lazy(
    r"(?:yes|no|ok|okay|sure|thanks?|thank you|please|hello|hi|any|when|what|where|why|how|the|this|that|it|see"
    r"|resume|attached|best|great|good|perfect|done|fine|agreed|noted|sorry|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday|today|tomorrow|yesterday|none|regards|merci|oui|non|ja|nein|danke|sí|gracias"
    r"|enclosed|attachments?|ps|fyi|re|congratulations|welcome|awesome|looking|talk|works|sounds|we|i|you|my|our"
    r"|your|is|are|in|on|at|for)",
    re.IGNORECASE,
)


def is_name_line(line: str) -> bool:
    """Whether a line may be nothing but a name, as one signs a letter ("Jordan", "– J.", "Dr. Alex de Groot")."""
    text = _EXTENSION.sub("", _PRONOUNS.sub("", line.strip()))
    if not text or len(text) > 60 or _TWO_SENTENCES.search(text) or not _NAME_LINE.fullmatch(text):
        return False
    words = [word.strip('-–—~*_.,!"“”()') for word in text.split()]
    words = [word for word in words if word]
    if not words or _NO_NAME.fullmatch(words[0]) or text.endswith("?"):
        return False
    capitals = sum(word[:1].isupper() for word in words)
    return capitals == len(words) or (capitals >= 2 and len(words) <= 5) or (len(words) == 1 and text[0] in "-–—~")


_SEAM = lazy(r"\s*[,!.–—-]\s*|\s+")


def split_closing(line: str) -> tuple[str, str] | None:
    """ "Thanks, Jo" or "Best regards Jordan" as kind and name; None when the line is not both."""
    if len(line) > 100:
        return None
    for match in list(_SEAM.finditer(line))[-4:]:
        left, right = line[: match.start()], line[match.end() :]
        if not left or not right[:1].isupper() or len(right.split()) > 4:
            continue  # what costs nothing first: most lines are prose
        kind = closing_kind(left)
        if kind and is_name_line(right) and not closing_kind(right):
            return kind, right
    return None
