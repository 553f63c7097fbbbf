"""Courtesy lines and postscripts: what a letter says beside its matter (SPEC section 6).

Every pattern is matched against one sentence of a short paragraph, whole; none is searched for in a text.
"""

from __future__ import annotations

import re

from followupd.core.closing import THANKS, closing_kind
from followupd.core.pattern import lazy

_HOPE = (
    r"(?:i |we )?(?:just )?(?:(?:do |really |sincerely |truly )?hope|trust|am hoping)(?: that)?(?: this"
    r" (?:e-?mail|message|note) (?:finds|reaches) you| you(?:['’]re| are| have| had| all| both|r| and| enjoyed)|"
    r" your| all| everything| the| things)\b[\w ,'’&-]{0,90}"
    r"|(?:i )?hope (?:all|this|you|your|everything)[\w ,'’&-]{0,80}|how are you(?: doing)?(?: today)?|(?:wishing"
    r"|wish) you[\w ,'’&-]{1,90}|i wish you[\w ,'’&-]{1,80}|happy (?:friday|monday|new year|holidays"
    r"|easter)[\w ]{0,20}"
)
_LOOKING = (
    r"(?:(?:i|we) )?(?:(?:am|are|['’]m|['’]re) )?(?:very much |really |greatly |eagerly |so |also |and )*"
    r"(?:(?:i|we)['’](?:m|re) )?(?:look(?:ing)?|looks)(?: very much)? forward to "
    r"(?:your (?:reply|response|answer|thoughts|feedback|news|decision)|hear(?:ing)?\b"
    r"|(?:a|your|our) (?:reply|response|conversation|chat|call|meeting|interview|discussion|next)"
    r"|(?:speaking|talking|meeting|connecting|chatting|catching up|seeing|working|staying|continuing|discussing)\b"
    r"|it\b|the next)[\w ,'’&-]{0,80}"
)
_HELP = (
    r"(?:please )?(?:do )?(?:not|don['’]t) hesitate to [\w ,'’&-]{3,90}|(?:please )?(?:feel free to|let me know"
    r" if) (?:(?:reach|contact|call|ask|email|write)\b[\w ,'’&/-]{0,90}|(?:you (?:have|need|require|would like"
    r"|want)|there(?:['’]s| is)|i can)[\w ,'’&/-]{0,50} (?:questions?|concerns?|information|info|details|else"
    r"|anything|materials?|documents?|help|assistance|me|samples?|references?|from me|me to)[\w ,'’&/-]{0,40})"
    r"|(?:if|should) you (?:have|need|require) any(?:thing| further| other| more| additional)?[\w ]{0,40},?"
    r" (?:please )?(?:let me know|do not hesitate|don['’]t hesitate|feel free|just let me know|i am happy|i['’]m"
    r" happy|contact me|reach out)[\w ,'’&-]{0,60}"
    r"|have a (?:great|nice|good|lovely|wonderful|fantastic|pleasant)[\w ,'’&-]{3,50}|enjoy (?:your"
    r"|the)[\w ]{3,30}|take care|stay (?:safe|well)|talk (?:to you )?soon|see you [\w ]{3,30}"
)
_FRENCH = (
    r"(?:en |je |nous )?(?:vous|te) remerci\w+ (?:par avance|d['’]avance)[\w ,'’-]{0,60}|"
    r"(?:j['’]espère|nous espérons)(?: que)?[\w ,'’-]{3,90}|(?:dans l['’]attente de|en attendant|je reste dans"
    r" l['’]attente de|au plaisir (?:de|d['’]))[\w ,'’-]{3,90}|(?:je|nous) (?:reste|restons|me tiens"
    r"|demeure)[\w ,'’-]{0,20} à (?:votre|ta) (?:entière )?disposition[\w ,'’-]{0,60}"
    r"|n['’]hésitez pas à[\w ,'’-]{3,80}|je vous souhaite[\w ,'’-]{3,80}|bonne (?:journée|soirée"
    r"|semaine)[\w ,'’-]{0,30}|comment allez-vous|comment vas-tu"
)
_GERMAN = (
    r"über (?:eine|ihre|deine)[\w ]{3,60} (?:freue|würde) ich mich[\w ,]{0,40}|"
    r"(?:ich hoffe|wir hoffen|hoffentlich)\b(?:,? (?:es geht|sie|ihnen|dir|du|ihr|euch|alles|dass"
    r"|diese))[\w ,'’-]{0,90}|(?:ich|wir)? ?(?:freue|freuen) (?:mich|uns)(?: sehr| schon)*(?: darauf|"
    r" auf)[\w ,'’-]{0,90}|(?:für|bei) (?:rück)?fragen steh[\w ,'’-]{3,80}"
    r"|(?:ich )?wünsche (?:ihnen|dir|euch)[\w ,'’-]{3,80}|wie geht(?:['’]s| es)[\w ]{0,20}|(?:einen )?schön(?:es"
    r"|en) (?:wochenende|tag|abend)[\w ,'’-]{0,30}|melden sie sich (?:gerne|gern)[\w ,'’-]{0,60}"
)
_SPANISH = (
    r"espero que[\w ,'’-]{3,90}|(?:quedo|quedamos) (?:a la espera|atent[oa]s?|pendientes?|a su disposición|a tu"
    r" disposición)[\w ,'’-]{0,80}|no dude[ns]? en[\w ,'’-]{3,80}|que teng[ao][\w ,'’-]{3,60}|¿?(?:cómo|como)"
    r" (?:está|estás)[\w ]{0,20}"
    r"|(?:en|a la) espera de (?:su|tu|sus|tus)[\w ,'’-]{3,60}"
)
_COURTESY = lazy(f"(?:{_HOPE}|{_HELP}|{_FRENCH}|{_GERMAN}|{_SPANISH})", re.IGNORECASE)
_LOOKING_FORWARD = lazy(_LOOKING, re.IGNORECASE)
_MATTER = lazy(  # with one of these it is no set phrase any more
    r"\b(?:updates?|news|decisions?|decided?|application|status|position|role|process|interview|candida\w*|resume"
    r"|cv|hiring|offer"
    r"|nouvelles|décision|candidature|poste|entretien|entscheid\w*|bewerbung\w*|stelle|gespräch|noticias|decisión"
    r"|candidatura|puesto|entrevista)\b",
    re.IGNORECASE,
)
_MERE_THANKS = lazy(
    rf"(?:(?:with )?{THANKS}|(?:i|we) (?:really |greatly |very much |truly )?(?:thank you|appreciate)(?: so much|"
    rf" very much| again)*)"
    r"(?: and)?(?: for| pour| für| por)?(?: (?:all|taking|making|considering|reading))?(?: the| your| you| votre|"
    r" vos| ton| ihre?n?|"
    r" deine?n?| su| tu| sus)?"
    r"(?: (?:me|my|application|candidacy|candidature|valuable|precious|continued|kind|thoughtful|patient|time"
    r"|consideration|help|support|patience"
    r"|understanding|attention|assistance|opportunity|kindness|and|&|or|to|me|with|in|this|matter|temps"
    r"|considération|attention|aide"
    r"|compréhension|et|zeit|hilfe|mühe|unterstützung|geduld|rückmeldung|aufmerksamkeit|und|tiempo|ayuda|atención"
    r"|consideración|y|your|the|effort|efforts|interest)|,)*"
    r"(?:,? (?:again|once again|in advance|encore|nochmals))?(?:,? (?:and|und|et|y) (?:have a|i wish|i look"
    r"|best)[\w ]{0,50})?",
    re.IGNORECASE,
)
_AGAIN = lazy(r"(?:once )?again,? |and |in the meantime,? |until then,? ", re.IGNORECASE)
_AND = lazy(r",\s(?:and\s|und\s|et\s|y\s)?|\s(?:and|und|et|y|-|–)\s", re.IGNORECASE)
_SENTENCE_END = lazy(r"(?<=[.!?…])\s+")


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
    if match := _AGAIN.match(sentence):
        sentence = sentence[match.end() :]
    if _is_set_phrase(sentence):
        return True
    return any(
        _is_set_phrase(sentence[: match.start()]) and _is_set_phrase(sentence[match.end() :])
        for match in _AND.finditer(sentence)
    )


def _is_set_phrase(sentence: str) -> bool:
    if _LOOKING_FORWARD.fullmatch(sentence) or _MERE_THANKS.fullmatch(sentence) or closing_kind(sentence) == "closing":
        return True
    return bool(_COURTESY.fullmatch(sentence)) and not _MATTER.search(sentence)


_POSTSCRIPT = lazy(
    r"(?:P\.? ?P?\.? ?S\.?|PS|PPS|P\.S|N\.?B\.?|P\.D\.?|PD|post scriptum)(?:\s?[:.,–—-]\s?|\s)\S", re.IGNORECASE
)


def is_postscript(line: str) -> bool:
    """Whether a line begins a P.S."""
    head = line[:24].lstrip("* ")
    return bool(_POSTSCRIPT.match(head)) and head[:1].isupper() | head.lower().startswith(("ps:", "p.s", "ps.", "ps "))
