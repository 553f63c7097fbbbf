"""The set phrases of letters, in English, French, German and Spanish (and a few more): greeting, closing, courtesy.

Every pattern is matched against one short line or paragraph, whole; none is searched for in a text.
"""

from __future__ import annotations

import re
from typing import Final

LONGEST_LINE: Final = 200
"""Characters: what is longer is no greeting, closing or courtesy line."""

_TITLES = r"(?:mr|mrs|ms|mx|miss|dr|prof|st|jr|sr|m|mme|mlle|me|hr|fr|herr|frau|sr|sra|srta|ing|dipl)"

# ---------------------------------------------------------------- greetings

_GREETING_WORD = re.compile(
    r"(?:hi+|hello|helo|hey+|hiya|heya|dear|dearest|howdy|greetings|good (?:morning|afternoon|evening|day)|morning|afternoon|evening"
    r"|to whom it may concern|to the hiring (?:team|manager|committee)"
    r"|bonjour|bonsoir|salut|coucou|cher|chère|chers|chères|madame|monsieur|mesdames|messieurs|rebonjour|allô"
    r"|hallo|guten (?:tag|morgen|abend)|liebe|lieber|liebes|sehr geehrte|sehr geehrter|sehr geehrtes|geehrte|werte|werter|moin(?: moin)?|servus|grüezi|grüß (?:gott|dich)|hoi"
    r"|hola|buen(?:os)? d[ií]as?|buenas(?: tardes| noches)?|estimad[oa]s?|querid[oa]s?|apreciad[oa]s?|muy señor(?:es)? míos?"
    r"|ciao|buongiorno|buonasera|gentile|egregio|caro|cara|beste|geachte|goedemorgen|goedemiddag|dag|olá|caro|cara|prezad[oa]s?|bom dia|boa tarde)(?![\w'’-])",
    re.IGNORECASE,
)
_NAME_WORD = r"[^\W\d_][\w.'’-]{0,30}"
_JOINT = r"(?:,? (?:and|und|et|y|e|en|&|\+|/) ?|, ?|/| )"
_LOWER_ADDRESSEE = re.compile(
    r"(?:there|all|everyone|everybody|team|folks|again|both|guys|hiring|manager|recruiting|recruitment|committee|sir|madam|or|the|to|of|my|friend|friends|tous|toutes|toi"
    r"|à|vous|equipo|colleagues|man|mate|and|und|et|y|e|&|de|von|van|du|la|le|le|del|zusammen|ihr|lieben|damen|herren|geehrte|geehrter|sehr|mr|mrs|ms|dr|prof|team-|talent|acquisition"
    r"|interviewers|panel|madame|monsieur|frau|herr|señor|señora|señores|l['’]équipe|équipe|todos|todas|a|doctor|professor|search|department|hr|der|das|die|nochmal|nochmals|same|chair)\.?,?",
    re.IGNORECASE,
)
_TITLE = re.compile(rf"{_TITLES}\.", re.IGNORECASE)


def greeting_end(line: str, *, alone: bool) -> int:
    """How many characters at the beginning of `line` greet somebody; 0 for none.

    `alone`: more lines of text follow, so that a bare name with comma or colon greets too.
    """
    head = line[:LONGEST_LINE]
    if match := _GREETING_WORD.match(head):
        return _addressee_end(head, match.end(), whole=len(line) <= LONGEST_LINE)
    if alone and len(line) <= 90 and line.rstrip().endswith((",", ":", "-", "—", "–")):
        bare = line.rstrip().rstrip(",:-—– ")
        words = re.split(r"[\s,/&]+", bare)
        if 0 < len(words) <= 10 and all(_may_name(word) for word in words) and words[0][:1].isupper():
            return len(line)
    return 0


def _may_name(word: str) -> bool:
    return bool(word) and (word[:1].isupper() or bool(_LOWER_ADDRESSEE.fullmatch(word)))


def _addressee_end(head: str, at: int, *, whole: bool) -> int:
    """Where the greeting that began with a greeting word ends: after its names and their mark."""
    rest = head[at:]
    words = 0
    place = 0
    ended = 0
    for match in re.finditer(r"\S+", rest):
        token = match.group(0)
        bare = token.rstrip(",:;!.?…-–—")
        mark = token[len(bare) :]
        if token in {"-", "–", "—"}:
            return at + match.end() if words <= 6 else 0
        if bare and not _is_addressee(bare, words):
            return at + ended if ended else _short_whole(head, at, place, whole=whole)
        words += bool(bare)
        place = match.end()
        if mark.endswith("!") or mark.endswith((":", ";", "…", "–", "—")):
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


_STARTS_SENTENCE = re.compile(
    r"(?:I|I['’]\w+|We|Thanks|Thank|Just|Thx|Many|My|It|This|That|As|Any|Hope|Hoping|Following|Please|Merci|Vielen|Danke|Ich|Wir|Je|Nous|J['’]\w+|Gracias|Muchas|Quería|Me|Sorry|Great|Was|Is|Could|Can|Would|Do|Did|When|What|How|Why|Looking|Here|So|In|On|At|For|If|You|Your|Wanted|Checking|Quick|Yes|No|Nice|Lovely|Congratulations|Attached|After|With|Since|Per)",
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


# ---------------------------------------------------------------- closings

_THANKS = (
    r"(?:many thanks|(?:(?:ok|okay|great|perfect|cool|super|again|once again),? )?thanks?(?: you| u)?|thx|tnx|tks|ty|much appreciated|merci|un grand merci|mille mercis"
    r"|danke|dankeschön|danke ?schön|vielen(?: herzlichen)? dank|besten dank|herzlichen dank|tausend dank|lieben dank|muchas gracias|mil gracias|gracias|grazie(?: mille)?|bedankt|dank je|dank u|obrigad[oa])"
    r"(?: so much| very much| a lot| a million| a bunch| kindly| ever so much| indeed| beaucoup| bien| sehr| schön)?"
    r"(?: again| once again| once more| in advance| encore| d['’]avance| par avance| im voraus| vorab| nochmals| noch einmal| de nuevo| otra vez| de antemano| por adelantado)?"
    r"(?: both| all| everyone| kindly)?"
)
_CLOSING = (
    r"(?:(?:with |my |our |and |mit |avec |con |un |una )*"
    r"(?:(?:very |many |all |kind(?:est)?|warm(?:est)?|best(?:est)?|sincere|personal|friendly|fond|professional|high|highest)[ ,]*(?:and )?)*(?:regards?|wishes|rgds|regads)"
    r"|(?:all |my |the )*(?:very )?best(?: to you)?(?: always)?|all the best(?: to you)?|cheers|cheerio|(?:yours? |very |most )*(?:sincerely|truly|faithfully|respectfully|cordially|gratefully|warmly|kindly)(?: yours?)?"
    r"|warmly|yours|take care|stay well|be well|keep well|talk(?: to you)? (?:soon|then)|speak (?:soon|then)|see you(?: all)?(?: soon| then| there| around| tomorrow| (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day| next week)?|until then|till then|more soon"
    r"|(?:with )?(?:much |many |deep |sincere |great |warm |my )*(?:gratitude|appreciation|thanks)|in gratitude|gratefully|rgds|br|kr|brgds|b\.? ?r\.?|k\.? ?r\.?|love|much love|xo+|xx+|peace|ciao|onwards?|respectfully submitted"
    r"|(?:bien |très |fort )?cordialement(?: vôtre)?|cdlt|cdt|crdlt|bien à (?:vous|toi)|amicalement|amitiés|sincèrement|respectueusement|bien sincèrement"
    r"|(?:mes |nos |avec mes |avec nos )?(?:(?:bien |plus )?(?:sincères|meilleures|cordiales|respectueuses|amicales|sinceres) )*salutations(?: (?:distinguées|respectueuses|les meilleures|cordiales|les plus \w+))?"
    r"|(?:très )?bonne (?:journée|soirée|fin de journée|semaine|continuation)(?: à (?:vous|toi))?|bon(?:ne)? (?:week-end|weekend)|à (?:bientôt|très bientôt|demain|lundi|plus|très vite|plus tard)"
    r"|(?:mit )?(?:(?:ganz |sehr )?(?:freundlich|best|herzlich|lieb|viel|schön|sonnig|freundl)(?:en?|ste[nr]?|\.)? ?)*(?:gr(?:ü|ue)(?:ß|ss)(?:en?)?|gruß|gruss)(?: (?:aus|von|nach) [\w ]{2,25})?|mfg|vg|lg|bg|m\.?f\.?g\.?|hochachtungsvoll"
    r"|mit vorzüglicher hochachtung|bis (?:bald|dann|morgen|demnächst|später|montag|dienstag|mittwoch|donnerstag|freitag)|schön(?:es|en) (?:wochenende|tag|abend|feierabend)(?: noch)?|tschüss|ihr|ihre|dein|deine"
    r"|(?:(?:un|reciba un|reciban un|recibe un) )?(?:cordial |afectuoso |atento |muy cordial )*saludos?(?: (?:cordial(?:es)?|afectuosos?|atentos?))?|(?:muy )?atentamente|atte|(?:un )?(?:fuerte )?abrazos?|hasta (?:pronto|luego|mañana|entonces)|que tenga (?:un )?buen (?:día|fin de semana)|un saludo a todos"
    r"|(?:cordiali|distinti) saluti|met (?:vriendelijke|hartelijke) groet(?:en)?|(?:hartelijke |vriendelijke )?groet(?:en|jes)?|mvg|atenciosamente|abraços|med vänlig(?:a)? hälsning(?:ar)?|mvh|med venlig hilsen|z poważaniem|pozdrawiam"
    r"|sent with \w+|have a (?:great|nice|good|lovely|wonderful|fantastic|pleasant) (?:day|one|weekend|week|evening|afternoon|rest of (?:your|the) (?:day|week))(?: ahead)?|enjoy (?:your|the) (?:weekend|day|evening|week)|happy (?:friday|monday|weekend|holidays))"
)
_JOIN = r"(?:,? ?(?:and|&|\+|und|et|y|e|,|/|-|–|mit) ?|\s)"
_CLOSING_LINE = re.compile(rf"(?:{_THANKS}{_JOIN})?{_CLOSING}(?:{_JOIN}(?:{_THANKS}|{_CLOSING}))?", re.IGNORECASE)
_THANKS_LINE = re.compile(rf"(?:with )?{_THANKS}(?: for (?:all )?(?:your|the) [\w ,'’&-]{{2,60}})?", re.IGNORECASE)
_FORMAL = re.compile(
    r"(?:(?:je|nous) vous prie(?:ons)?|veuillez|recevez|en vous remerciant|dans l['’]attente)\b.{0,260}\b(?:salutations|sentiments|considération|respects|hommages)\b.{0,80}",
    re.IGNORECASE,
)
_SHOUT_END = " ,.!;:-–—…*~_"


def closing_kind(line: str) -> str:
    """ "closing" for a line that closes a letter, "thanks" when it closes by thanking, else ""."""
    if len(line) > LONGEST_LINE:
        return "closing" if len(line) < 420 and _FORMAL.fullmatch(line.strip().rstrip(_SHOUT_END)) else ""
    bare = " ".join(line.strip(" *_~-–—•").rstrip(_SHOUT_END).split())
    if not bare:
        return ""
    if len(bare) <= 90:
        if _CLOSING_LINE.fullmatch(bare):
            return "closing"
        if _THANKS_LINE.fullmatch(bare):
            return "thanks"
    return "closing" if _FORMAL.fullmatch(bare) else ""


_NAME_LINE = re.compile(
    rf"[-–—~*_ ]{{0,4}}(?:{_TITLES}\.? )?[^\W\d_][\w.'’-]{{0,24}}(?: (?:[\"“(]?[^\W\d_][\w.'’-]{{0,24}}[\"”)]?|de|von|van|der|den|la|du|y|e|&|and|und|et)){{0,4}}(?:, [^\W\d_]\w{{0,4}}\.?)?[ ,.!*_~]{{0,4}}(?: ?[:;]-?\)| ?🙂)?"
)
_NO_NAME = re.compile(
    r"(?:yes|no|ok|okay|sure|thanks?|thank you|please|hello|hi|any|when|what|where|why|how|the|this|that|it|see|resume|attached|best|great|good|perfect|done|fine|agreed|noted|sorry|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday|today|tomorrow|yesterday|none|regards|merci|oui|non|ja|nein|danke|sí|gracias|enclosed|attachments?|ps|fyi|re|congratulations|welcome|awesome|looking|talk|works|sounds|we|i|you|my|our|your|is|are|in|on|at|for)",
    re.IGNORECASE,
)


def is_name_line(line: str) -> bool:
    """Whether a line may be nothing but a name, as one signs a letter ("Jordan", "– J.", "Dr. Alex de Groot")."""
    text = line.strip()
    if not text or len(text) > 60 or not _NAME_LINE.fullmatch(text):
        return False
    words = [word.strip('-–—~*_.,!"“”()') for word in text.split()]
    words = [word for word in words if word]
    if not words or _NO_NAME.fullmatch(words[0]) or text.endswith("?"):
        return False
    capitals = sum(word[:1].isupper() for word in words)
    return capitals == len(words) or (capitals >= 2 and len(words) <= 5) or (len(words) == 1 and text[0] in "-–—~")


def split_closing(line: str) -> tuple[str, str] | None:
    """ "Thanks, Jo" or "Best regards Jordan" as kind and name; None when the line is not both."""
    if len(line) > 100:
        return None
    for match in re.finditer(r"\s*[,!.–—-]\s*|\s+", line):
        left, right = line[: match.start()], line[match.end() :]
        if not left or not right:
            continue
        kind = closing_kind(left)
        if kind and is_name_line(right) and right[:1].isupper() and len(right.split()) <= 4 and not closing_kind(right):
            return kind, right
    return None


# ---------------------------------------------------------------- courtesy lines

_HOPE = (
    r"(?:i |we )?(?:just )?(?:(?:do |really |sincerely |truly )?hope|trust|am hoping)(?: that)?(?: this (?:e-?mail|message|note) (?:finds|reaches) you| you(?:['’]re| are| have| had| all| both|r| and| enjoyed)| your| all| everything| the| things)\b[\w ,'’&-]{0,90}"
    r"|(?:i )?hope (?:all|this|you|your|everything)[\w ,'’&-]{0,80}|how are you(?: doing)?(?: today)?|(?:wishing|wish) you[\w ,'’&-]{1,90}|i wish you[\w ,'’&-]{1,80}|happy (?:friday|monday|new year|holidays|easter)[\w ]{0,20}"
)
_LOOKING = r"(?:(?:i|we) )?(?:(?:am|are|['’]m|['’]re) )?(?:very much |really |greatly |eagerly |so |also |and )*(?:(?:i|we)['’](?:m|re) )?(?:look(?:ing)?|looks)(?: very much)? forward to (?:your (?:reply|response|answer|thoughts|feedback|news|decision)|hear(?:ing)?\b|(?:a|your|our) (?:reply|response|conversation|chat|call|meeting|interview|discussion|next)|(?:speaking|talking|meeting|connecting|chatting|catching up|seeing|working|staying|continuing|discussing)\b|it\b|the next)[\w ,'’&-]{0,80}"
_HELP = (
    r"(?:please )?(?:do )?(?:not|don['’]t) hesitate to [\w ,'’&-]{3,90}|(?:please )?(?:feel free to|let me know if) (?:(?:reach|contact|call|ask|email|write)\b[\w ,'’&/-]{0,90}|(?:you (?:have|need|require|would like|want)|there(?:['’]s| is)|i can)[\w ,'’&/-]{0,50} (?:questions?|concerns?|information|info|details|else|anything|materials?|documents?|help|assistance|me|samples?|references?|from me|me to)[\w ,'’&/-]{0,40})"
    r"|(?:if|should) you (?:have|need|require) any(?:thing| further| other| more| additional)?[\w ]{0,40},? (?:please )?(?:let me know|do not hesitate|don['’]t hesitate|feel free|just let me know|i am happy|i['’]m happy|contact me|reach out)[\w ,'’&-]{0,60}"
    r"|have a (?:great|nice|good|lovely|wonderful|fantastic|pleasant)[\w ,'’&-]{3,50}|enjoy (?:your|the)[\w ]{3,30}|take care|stay (?:safe|well)|talk (?:to you )?soon|see you [\w ]{3,30}"
)
_FRENCH = (
    r"(?:j['’]espère|nous espérons)(?: que)?[\w ,'’-]{3,90}|(?:dans l['’]attente de|en attendant|je reste dans l['’]attente de|au plaisir (?:de|d['’]))[\w ,'’-]{3,90}|(?:je|nous) (?:reste|restons|me tiens|demeure)[\w ,'’-]{0,20} à (?:votre|ta) (?:entière )?disposition[\w ,'’-]{0,60}"
    r"|n['’]hésitez pas à[\w ,'’-]{3,80}|je vous souhaite[\w ,'’-]{3,80}|bonne (?:journée|soirée|semaine)[\w ,'’-]{0,30}|comment allez-vous|comment vas-tu"
)
_GERMAN = (
    r"(?:ich hoffe|wir hoffen|hoffentlich)\b(?:,? (?:es geht|sie|ihnen|dir|du|ihr|euch|alles|dass|diese))[\w ,'’-]{0,90}|(?:ich|wir)? ?(?:freue|freuen) (?:mich|uns)(?: sehr| schon)*(?: darauf| auf)[\w ,'’-]{0,90}|(?:für|bei) (?:rück)?fragen steh[\w ,'’-]{3,80}"
    r"|(?:ich )?wünsche (?:ihnen|dir|euch)[\w ,'’-]{3,80}|wie geht(?:['’]s| es)[\w ]{0,20}|(?:einen )?schön(?:es|en) (?:wochenende|tag|abend)[\w ,'’-]{0,30}|melden sie sich (?:gerne|gern)[\w ,'’-]{0,60}"
)
_SPANISH = (
    r"espero que[\w ,'’-]{3,90}|(?:quedo|quedamos) (?:a la espera|atent[oa]s?|pendientes?|a su disposición|a tu disposición)[\w ,'’-]{0,80}|no dude[ns]? en[\w ,'’-]{3,80}|que teng[ao][\w ,'’-]{3,60}|¿?(?:cómo|como) (?:está|estás)[\w ]{0,20}"
    r"|(?:en|a la) espera de (?:su|tu|sus|tus)[\w ,'’-]{3,60}"
)
_COURTESY = re.compile(f"(?:{_HOPE}|{_HELP}|{_FRENCH}|{_GERMAN}|{_SPANISH})", re.IGNORECASE)
_LOOKING_FORWARD = re.compile(_LOOKING, re.IGNORECASE)
_MATTER = re.compile(  # with one of these it is no set phrase any more
    r"\b(?:updates?|news|decisions?|decided?|application|status|position|role|process|interview|candida\w*|resume|cv|hiring|offer"
    r"|nouvelles|décision|candidature|poste|entretien|entscheid\w*|bewerbung\w*|stelle|gespräch|noticias|decisión|candidatura|puesto|entrevista)\b",
    re.IGNORECASE,
)
_MERE_THANKS = re.compile(
    rf"(?:(?:with )?{_THANKS}|(?:i|we) (?:really |greatly |very much |truly )?(?:thank you|appreciate)(?: so much| very much| again)*)"
    r"(?: and)?(?: for| pour| für| por)?(?: (?:all|taking|making))?(?: the| your| you| votre| vos| ton| ihre?n?| deine?n?| su| tu| sus)?"
    r"(?: (?:valuable|precious|continued|kind|thoughtful|patient|time|consideration|help|support|patience|understanding|attention|assistance|opportunity|kindness|and|&|or|to|me|with|in|this|matter|temps|considération|attention|aide"
    r"|compréhension|et|zeit|hilfe|mühe|unterstützung|geduld|rückmeldung|aufmerksamkeit|und|tiempo|ayuda|atención|consideración|y|your|the|effort|efforts|interest)|,)*"
    r"(?:,? (?:again|once again|in advance|encore|nochmals))?(?:,? (?:and|und|et|y) (?:have a|i wish|i look|best)[\w ]{0,50})?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


def is_courtesy(paragraph: str) -> bool:
    """Whether a paragraph that stands alone is nothing but set courtesy, thanks without a subject included."""
    if len(paragraph) > 220:
        return False
    sentences = [sentence.strip(" .!?…,;:–—-*)(🙂") for sentence in _SENTENCE_END.split(" ".join(paragraph.split()))]
    sentences = [sentence for sentence in sentences if sentence]
    if not sentences or len(sentences) > 3:
        return False
    return all(_is_courtesy_sentence(sentence) for sentence in sentences)


def _is_courtesy_sentence(sentence: str) -> bool:
    if len(sentence) > 130:
        return False
    if _LOOKING_FORWARD.fullmatch(sentence) or _MERE_THANKS.fullmatch(sentence) or closing_kind(sentence):
        return True
    return bool(_COURTESY.fullmatch(sentence)) and not _MATTER.search(sentence)


_POSTSCRIPT = re.compile(
    r"(?:P\.? ?P?\.? ?S\.?|PS|PPS|P\.S|N\.?B\.?|P\.D\.?|PD|post scriptum)(?:\s?[:.,–—-]\s?|\s)\S", re.IGNORECASE
)


def is_postscript(line: str) -> bool:
    """Whether a line begins a P.S."""
    head = line[:24].lstrip("* ")
    return bool(_POSTSCRIPT.match(head)) and head[:1].isupper() | head.lower().startswith(("ps:", "p.s", "ps.", "ps "))
