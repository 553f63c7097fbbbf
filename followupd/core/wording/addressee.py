"""FU208: whom the greeting names, and which company is named as the addressee's own.

1. A greeting gives names without titles; "team", "hiring manager", "Damen und Herren" are nobody.
2. A company counts where the writer speaks of joining it, of working there, of the role or the team there.
   What the writer has behind them ("my time at Globex"), has from there ("an offer from Globex") or does
   elsewhere ("I am also interviewing at Globex", "I decided to join Globex") is a mere mention.
3. Names are capitalised; nothing is known here of which companies there are: the rule compares.
"""

from __future__ import annotations

import re

from followupd.core.pattern import lazy
from followupd.core.word_list import words
from followupd.core.wording.prose import Prose

_SALUTATION = lazy(
    r"^(?:(?:good (?:morning|afternoon|evening|day)|greetings|hello|hi|hey|hiya|dear|my dear|dearest|salut|bonjour|"
    r"bonsoir|ch[eè]re?s?|coucou|"
    r"sehr geehrte[rnsm]?|geehrte[rnsm]?|liebe[rnsm]?|guten (?:tag|morgen|abend)|hallo|servus|moin|grüezi|grüß gott|"
    r"hola|buenos d[ií]as|buenas tardes|estimad[oa]s?|querid[oa]s?|ciao|buongiorno|gentile|gentilissim[oa]|egregio|"
    r"car[oa]|"
    r"ol[aá]|prezad[oa]|beste|hej|to|thanks|thank you|thx|ok|so|again|once again|there|all)\b[\s,:]*)+",
    re.IGNORECASE,
)
_TITLE = lazy(
    r"^(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|doctor|sir|madam|ma'am|herrn?|frau|fr|hr|mme|mlle|m|monsieur|"
    r"madame|mademoiselle|messieurs|mesdames|señora?|sra?|sig|signora?|"
    r"dott|dott\.ssa|ing|dipl|phd|rev|capt|the|@)(?:\.|\b)-?\s*)+",
    re.IGNORECASE,
)
_NOBODY = words(
    """
    team all everyone everybody folks guys there hiring recruiting recruitment talent manager managers recruiter
    recruiters committee sir sirs madam hr human resources people acquisition friends colleagues both again you whom
    whomsoever it may concern department search panel interviewer interviewers group office staff damen herren herr
    frau zusammen équipe equipe tous toutes monsieur madame messieurs mesdames responsable recrutement service
    équipes señor señora señores equipo todos tutti squadra morning afternoon evening the at of from ladies
    gentlemen teammates crew leute alle miteinander kollegen sirs/madam sir/madam one thanks thank
    """
)
_SEPARATOR = lazy(r"\s*(?:[,;/&+]|\b(?:and|und|et|y|e|en|och|sowie)\b)\s*", re.IGNORECASE)
_NAME = lazy(r"^[^\W\d_][\w'’.\-]*(?: [^\W\d_][\w'’.\-]*){0,3}$")
_PARTICLES = words(
    """
    von van de der den di da del la le du dos zu zur al el bin ter ten
    """
)

_COMPANY = r"(?P<name>[A-Z][\w&.\-]*[\w](?: (?:& |and (?=[A-Z]))?[A-Z][\w&\-]*\w){0,3})"
_NAMED = lazy(r"[A-Z][\w&.\-]*\w(?:'|’)|(?:[ '’]|chez|de|von)[A-Z][\w&.\-]*\w")
# Substrings one of which must occur (in lower case), and the pattern.
_OF_YOURS = (
    (
        ("join", "part of", "contribut", "grow with", "belong at", "fit "),
        lazy(
            rf"\b(?:[Jj]oin(?:ing)?|[Bb]ecom(?:e|ing) (?:a )?part of|[Bb]e(?:ing)? (?:a )?part of|part of|"
            rf"[Cc]ontribut(?:e|ing) to|[Gg]row with|[Bb]elong at|fit (?:at|for|with|in at))"
            rf"(?: the| your team at)? {_COMPANY}"
        ),
    ),
    (
        (" at ", " with", " of ", " to ", " for "),
        lazy(
            r"\b(?:[Rr]ole|[Pp]osition|[Oo]pening|[Oo]pportunity|[Jj]ob|[Ii]nternship|[Vv]acancy|[Tt]eams?|[Ee]veryone|"
            r"[Pp]eople|[Ee]ngineers|[Cc]olleagues|[Gg]roup|[Cc]areer|[Ff]olks|"
            r"[Pp]rocess|[Cc]ulture|[Ii]nterview(?:ed|ing|s)?|[Oo]nsite|[Oo]n-site|[Cc]onversations?|[Aa]pplication|"
            r"[Aa]pplied|[Aa]pplying|[Ss]tart(?:ing)?|[Vv]isit(?:ing|ed)?|[Oo]ffices?|[Hh]iring|[Mm]ission|[Vv]ision|"
            r"[Vv]alues|[Ee]ngineering|you(?: all| guys)?|you do|are doing|are building) "
            rf"(?:at|with|within|of|to|for)(?: the)? {_COMPANY}"
        ),
    ),
    (
        (" at ", " with ", " for "),
        lazy(
            rf"\b(?:[Ww]ork(?:ing)?|be(?:ing)?|myself|[Ee]mployed|[Ss]tart(?:ing)?|[Ii]mpact|[Dd]ifference|[Dd]oing "
            rf"this|[Hh]elp(?:ing)? (?:you|your team)|[Vv]alue|[Ff]uture) (?:at|with|for) {_COMPANY}"
        ),
    ),
    (
        ("interest", "excited ", "passionate", "enthusias", "help", "learn", "why ", "choos", "consider"),
        lazy(
            rf"\b(?:[Ii]nterest(?:ed)? in|[Ee]xcited (?:about|by)|[Pp]assionate about|[Ee]nthusias\w+ (?:about|for)|"
            rf"[Hh]elp(?:ing)?|[Ll]earn(?:ing|ed)? (?:more |so much |a lot )?about|[Ww]hy|[Cc]hoose|[Cc]onsider(?:ing)"
            rf"? me for) (?:the (?:role|team|position|work) (?:at|of) )?{_COMPANY}"
        ),
    ),
    (
        ("'s ", "’s ", "' ", "’ "),
        lazy(
            rf"\b{_COMPANY}['’]s? (?:\w+ ){{0,2}}?(?:mission|team|culture|product|products|values|work|vision|roadmap|"
            rf"engineering|approach|platform|customers|growth|future|plans|people|office|hiring|interview|goals?|"
            rf"reputation|success|commitment|focus)\b"
        ),
    ),
    (
        (" team", "colleagues", " office", " hiring", " recruiting", " family"),
        lazy(
            r"\b(?:[Yy]our|the) (?P<name>[A-Z][\w&.\-]*\w(?: [A-Z][\w&\-]*\w){0,2}) (?:team|engineering team|"
            r"colleagues|office|hiring team|recruiting team|family)\b"
        ),
    ),
    (
        ("rejoindre", "intégrer", "chez", "sein de", "équipe"),
        lazy(rf"\b(?:rejoindre|intégrer|chez|au sein de|l'équipe (?:de|d')|votre équipe (?:de|d'|chez)) ?{_COMPANY}"),
    ),
    (
        (" bei ", " von "),
        lazy(
            rf"\b(?:[Ss]telle|[Pp]osition|[Rr]olle|[Tt]eam|[Gg]espräch|[Ii]nterview|[Aa]rbeit(?:en)?|[Mm]itarbeit(?:en)"
            rf"?|[Ee]instieg|[Bb]ewerbung|[Zz]ukunft|Sie|Ihnen|Kollegen|[Gg]erne?|bald)(?: \w+){{0,3}}? (?:bei|von) "
            rf"(?:der |dem |den )?{_COMPANY}"
        ),
    ),
    (
        ("unir", "trabajar en ", "equipo de ", "parte de ", "puesto en ", "lavorare ", "team di ", "posizione in "),
        lazy(
            rf"\b(?:unir(?:me|se) a|trabajar en|equipo de|formar parte de|puesto en|unirmi a|lavorare (?:in|per)|team "
            rf"di|posizione in) {_COMPANY}"
        ),
    ),
)
_MERE = lazy(
    r"\b(?:offers?|offered|accepted|declined|signed|received|turned down|decided|instead|competing|competitors?|"
    r"another|other (?:process|compan|offer|role|interview)\w*|also|"
    r"as well|too|my (?:\w+ ){0,3}(?:time|years?|days|months|job|internship|work|project|boss|manager|team|"
    r"colleagues?|friends?|career|tenure|employer|past|background|experience|position|stint|current \w+|role|"
    r"previous \w+|last \w+|former \w+)"
    r"(?: \w+){0,4} (?:at|with|for|from|in)|when i|while i|i (?:\w+ )?(?:worked|work|interned|left|joined|led|"
    r"built|helped|spent|was|ran|managed|have been|used to|am (?:currently )?(?:working|employed)|currently)|"
    r"(?:have|'ve) (?:\w+ )?(?:worked|interned|spent|led|built)|previously|formerly|ex-|former|currently (?:at|"
    r"with|working)|years (?:at|with|of)|as an? \w+(?: \w+)? at|"
    r"will be joining|'ll be joining|am joining|'m joining|going to join|withdraw\w*|i start|i(?:'ll| will) (?:be )"
    r"?start\w*|unlike|similar to|compared|client|customers? (?:like|such)|friend|my (?:wife|husband|brother|"
    r"sister|roommate|ex)|"
    r"an offer|offre|mon (?:expérience|poste|stage|ancien)|mes années|j'ai (?:travaillé|accepté|quitté)|également|"
    r"aussi|angebot|meine (?:zeit|arbeit|jahre)|mein (?:praktikum|job)|"
    r"ich (?:habe|war|arbeite)|auch|ebenfalls|bisher|früher|zurzeit|oferta|mi (?:tiempo|trabajo)|offerta)\b"
)
_ELSEWHERE = lazy(
    r"\b(?:offers?|offered|accepted|accepting|declined|signed|decided|instead|withdraw\w*|(?:will be|'ll be|am|'m|"
    r"going to be) joining|going to join|when i|my time|i worked|"
    r"offre|accepté|angebot|angenommen|zugesagt)\b"
)
_STILL_YOURS = lazy(
    r"\b(?:your team|your work|your role|your mission|your offer)\b|\bmy (?:interview|application|conversation|"
    r"visit|on-?site|call|interest|enthusiasm|excitement|chat)s?\b"
)
_HINTS = (
    "join", "part of", "role", "position", "opening", "opportunit", "team", "work", "interest", "excited",
    "passion", "'s ", "’s ", "contribut", "job", "internship",
    "vacanc", "everyone", "people", "interview", "application", "applied", "applying", "learn", "mission",
    "culture", "you", "rejoindre", "intégrer", "chez", "sein",
    "équipe", "myself", "bei ", "stelle", "rolle", "gespräch", "bewerbung", "arbeit", "unir", "trabajar",
    "equipo", "lavorare", "future", "career",
)  # fmt: skip
_NO_COMPANY = words(
    """
    I We You The A An My Your Our This That It He She They And But So If In On At For To Of As With Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October
    November December Zoom Teams Skype Slack English French German Python Java Kubernetes React Rust Go SQL AWS Sie
    Ihr Ihre Ihnen Ihrem Herrn Herr Frau Mr Mrs Ms Dr
    """
)


def greets(greeting: str) -> tuple[str, ...]:
    """The people whom a greeting names, as written, without titles: "Dear Ms. Smith," gives ("Smith",)."""
    line = " ".join(greeting.replace("’", "'").split())[:200]
    if not line or ("@" in line and "." in line):
        return ()
    saluted = _SALUTATION.match(line) is not None
    line = line.rstrip(" -–—")
    line = re.split(r"[!:?–—(]|\s-\s|\.\s*$|\.\s+(?=[A-Z][a-z]+ [a-z])", line, maxsplit=1)[0]
    names: list[str] = []
    for piece in _SEPARATOR.split(line):
        bare = _SALUTATION.sub("", piece.strip(" .,"), count=1)
        bare = _TITLE.sub("", bare, count=1).strip(" .,")
        if not bare:
            continue
        if not _is_name(bare, saluted=saluted):
            if names:
                break
            continue
        names.append(bare)
    return tuple(dict.fromkeys(names))


def _is_name(text: str, *, saluted: bool) -> bool:
    if not _NAME.match(text):
        return False
    words = text.split()
    if any(word.lower().strip(".") in _NOBODY for word in words):
        return False
    capital = all(word[0].isupper() or word.lower() in _PARTICLES for word in words) and words[-1][0].isupper()
    return capital or (saluted and len(words) == 1 and len(text) > 1)


def companies(prose: Prose, greeting: str = "") -> tuple[tuple[str, str], ...]:
    """(company, sentence) for each company that is spoken of as the addressee's own."""
    found: dict[str, str] = {}
    line = " ".join(greeting.split())[:200]
    for match in re.finditer(
        r"(?:[Dd]ear|[Hh]i|[Hh]ello|[Hh]ey|[Ll]iebes|[Bb]onjour)(?: the)? ([A-Z][\w&.\-]*\w(?: [A-Z][\w&\-]*\w)"
        r"{0,2}?) (?:[Hh]iring |[Rr]ecruiting |[Rr]ecruitment |[Tt]alent |HR |[Pp]eople )?(?:[Tt]eam|[Rr]ecruit\w+|"
        r"[Hh]iring [Mm]anager)\b"
        r"|\b(?:team|manager|everyone|all|folks|recruiters?) (?:at|of) ([A-Z][\w&.\-]*\w(?: [A-Z][\w&\-]*\w){0,2})",
        line,
    ):
        name = match[1] or match[2]
        if name not in _NO_COMPANY and not any(word.lower() in _NOBODY for word in name.split()):
            found.setdefault(name, line)
    for sentence in prose.sentences:
        low = sentence.low
        if not _NAMED.search(sentence.text) or not any(map(low.__contains__, _HINTS)):
            continue
        if _ELSEWHERE.search(low) or (_MERE.search(low) and not _STILL_YOURS.search(low)):
            continue
        written = sentence.text.lower()
        for gate, pattern in _OF_YOURS:
            if not any(map(written.__contains__, gate)):
                continue
            for match in pattern.finditer(sentence.text):
                name = match["name"].rstrip(".")
                if name.split()[0] not in _NO_COMPANY:
                    found.setdefault(name, sentence.text)
    return tuple(found.items())
