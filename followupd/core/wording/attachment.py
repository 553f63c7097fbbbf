"""FU209: the mail says that something is attached to it.

1. The claim is about this mail: what was attached last time, by the other side, or will be, is none; nor
   is a person attached to an idea.
2. "Attached is the link: https://…" brings what it says.
3. An attachment is a part that the reader can open: an image shown in the text is nothing, a
   cryptographic signature is nothing, a calendar part is one.
"""

from __future__ import annotations

from followupd.core.wording.cue import cue, found
from followupd.core.wording.prose import Prose
from followupd.model import Message

_HERE = r"(?:this|my|the present|the) (?:e-?mail|mail|message|note|letter)\b"
_ENGLISH = cue(
    "attach|enclos|pfa|annex|accompan|with this|in this",
    r"\bi(?:'ve| have|'m| am)?(?: \w+ly| also| just| now| herewith| hereby| here| taken the liberty of| taken the "
    r"liberty to)*\s+"
    r"(?:attach(?:ed|ing)?|enclos(?:e|ed|ing))\b(?! to (?!this|the (?:e-?mail|message|mail)\b))",
    r"\bwe(?:'ve| have|'re| are)? (?:also )?(?:attach(?:ed|ing)?|enclos(?:e|ed|ing))\b(?! to )",
    r"\bplease (?:\w+ )?(?:find|see|review|refer to|check|have a look at|take a look at|note|open|read)"
    r"\b[^.]{0,40}?\b(?:attach(?:ed|ments?)|enclosed|enclosures?)\b",
    r"\byou(?:'ll| will| can| may)? (?:also )?(?:find|see|note|have)\b[^.]{0,50}?\b(?:attach(?:ed|ment)|enclosed)\b",
    r"^(?:\w+[,!]? )?(?:attached|enclosed|attaching|enclosing)\b(?! to\b| by\b| with\b)",
    r"\b(?:see|find|per|in|review|as) (?:the )?(?:attached|enclosed)\b(?! by\b| to (?!this)| (?:you|your|yours|last))",
    r"\bthe (?:attached|enclosed) (?!you\b|by\b)\w+",
    r"\b(?:is|are|it's|here's|here is|here are)\b(?: \w+){0,6}? (?:attached|enclosed)(?: (?:here(?:with|to|in)?|"
    r"below|again|as (?:an? )?(?:pdf|word|file|attachment)|for (?:your|you)|in (?:this|pdf)|"
    rf"to {_HERE})|\s*(?:[.,;:!)(-]|and\b|$))",
    rf"\b(?:attached|enclosed)(?: \w+)? (?:here(?:with|to|in)?\b|(?:to|with|in) {_HERE}|for your (?:review|"
    rf"reference|convenience|information|perusal|records))",
    r"\b(?:(?:see|in) (?:the|my)|as an|as) attachments?\b(?! (?:you|in your|of your|from))",
    r"\b(?:send|sending) (?:you )?(?:\w+ ){0,3}?in (?:the )?attachment\b|"
    r",? attached (?:here|as an? |in (?:pdf|colou?r|word)|for (?:you|your))|"
    r"^attachments?\s*:|\bpfa\b|\((?:see )?attached\)|"
    r"\b(?:r[eé]sum[eé]|cv|portfolio|cover letter|file|document|deck|slides|references|transcript|samples?|"
    r"notes|code|pdf|solution|assignment|photos?|pictures?|scans?|screenshots?|certificates?) "
    r"(?:is |are )?(?:attached|enclosed)\b(?! (?:to|last|previously|in my (?:last|previous|earlier|first)|earlier|by))",
    r"\bwith (?:my |the )?(?:\w+ ){1,4}attached\b(?! to )",
    rf"\bin (?:the )?(?:attachments?|annexe?)(?: (?:of|to) {_HERE})?,? (?:please |you |i (?:send|have put|add) )",
    r"\bsee (?:the )?attachments?\s*(?:[.,;:!)]|$)",
    rf"\b(?:accompan(?:y|ies)|(?:comes?|goes) with|added to|put|popped|sent) (?:\w+ ){{0,5}}?(?:(?:with|in|to) )?"
    rf"{_HERE}"
    r"(?= (?:as|in|is|\(|and)|\s*[.,;:!(]|$)(?=[^.!?]{0,60}\b(?:pdf|docx?|word file|jpe?g|zip|spreadsheet)\b)",
    r"\b[\w'-]+(?:'s| is| are) attached\s*(?:[.,;:!)]|$)",
    r"\bforgot (?:to attach|the attachment)\b[^.]{0,60}\b(?:here|now|this time)\b",
)
_ENGLISH_NOT = cue(
    "",
    r"\b(?:attached|enclosed) (?:garage|house|kitchen|bath\w*|barn|building|room|shed|flat|annexe?|garden|studio|"
    r"space|yard|field|area|court\w*)\b|"
    r"^nothing (?:is )?(?:attached|enclosed)\b|"
    r"\b(?:went|was sent|were sent|sent|going) (?:\w+ ){1,8}(?:as an|as) attachments?\b",
    r"\b(?:you|they|he|she|your (?:team|colleague|recruiter)|alice|recruiter|hr) (?:have |had |'ve |has |kindly |"
    r"also )?(?:attached|enclosed|sent)\b",
    r"\b(?:attached|enclosed)\b[^.]{0,60}\b(?:last time|yesterday|previously|in my (?:last|previous|earlier|first|"
    r"original)|to my (?:last|previous|earlier|first|original|application)|last (?:week|month|monday|tuesday|"
    r"wednesday|thursday|friday)|earlier|before|in (?:your|his|her|their)|"
    r"to (?:your|his|her|their)|by you|with (?:your|my application|my last|my previous))\b|"
    r"\b(?:attached|enclosed) (?:\w+ ){0,2}?on (?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    r"\bin (?:my|an|the) (?:last|previous|earlier|first|original)\b|\b(?:no|not|without|n't|never|the|your|any|"
    r"open|opened|opening|download|if the|missing|your last|large) (?:\w+ )?attachments?\b(?! (?:contains|shows|"
    r"has|below|includes|lists|is my|for))(?<!see the attachment)(?<!see the attachments)(?<!in the attachment)"
    r"(?<!in the attachments)(?<!find the attachment)(?<!review the attachment)(?<!check the attachment)",
    r"\b(?:no|not|n't|never|without|instead of) (?:\w+ ){0,2}?(?:attach(?:ed|ing)?|enclos(?:ed|ing)?)\b|\byour "
    r"attached\b|\bstrings "
    r"attached\b|\b(?:emotionally|very|so|too|closely|deeply|quite|really) attached\b|\b(?:get|got|become|became|"
    r"grown|growing|feel|felt|am|i'm) (?:\w+ )?attached to\b|\battach(?:ed)? (?:much |great |a lot of |no |little |"
    r"more )?"
    r"(?:importance|value|weight|significance|meaning)\b",
    r"\b(?:can|could|should|shall|may|would|will|'ll|'d|to|might|if (?:you|i)|want|like|happy|glad|let me know if|"
    r"do you (?:want|need)|going to|how to|able to) (?:\w+ ){0,6}?attach\b(?!ed|ments?)(?<!liberty to attach)",
    r"\battached-|\battach(?:ed|es|ing)? (?:\w+ ){0,2}?to (?:the|a|an|our|each|every|its|their|any|all|your|"
    r"that|those|these) "
    r"(?!e-?mail|mail|message|bottom|end)\w+",
    r"\bwhen i attached\b|\bi (?:had |already )+attached\b|\battached (?:is|are|you(?:'ll| will) find) (?:the |a )"
    r"?(?:link|url)\b|\bwould be attached\b|\bhad been attached\b|\b(?:was|were) (?:\w+ )?(?:attached|enclosed)\b|"
    r"\bwill be (?:attached|enclosed)\b",
)
_FRENCH = cue(
    "joint|jointe|ci-inclus|annex|pj|joins|attach|sous ce pli",
    r"\bci-(?:joint|inclus)(?:e|s|es)?\b|\ben pi[eè]ces? jointes?\b|\bpi[eè]ces? jointes?\s*:|\bp\.?j\.?\s*:|\ben "
    r"annexe\b|\b(?:trouverez|trouver|voici|veuillez)\b[^.]{0,60}\b(?:joint|jointe|joints|jointes|en attaché|"
    r"attachée?s?)\b",
    r"\ben pj\b|\bsous ce pli\b|\bfichiers? annexée?s?\b|"
    r"\bje (?:vous )?joins (?:à (?:ce|cet|mon|la présente)|mon|ma|mes|le|la|les|un|une|ici|également|donc)\b|"
    r"\bj'ai joint\b",
)
_FRENCH_NOT = cue(
    "",
    r"\b(?:votre|vos|leur) (?:\w+ )?(?:pi[eè]ces? jointes?|annexe)\b|"
    r"^votre (?:message|mail|courriel)\b|\b(?:sans|pas de|aucune|ouvrir la|la) "
    r"pi[eè]ces? jointes?\b|\bvous (?:\w+ )?(?:avez|aviez) (?:joint|mis|envoyé)|\b(?:dans|de|à) (?:votre|mon "
    r"(?:précédent|dernier|premier)) (?:mail|courriel|message|e-mail|candidature)\b"
    r"|\b(?:puis-je|dois-je|souhaitez|voulez|je peux|pourrai)\b[^.]{0,40}\bjoindre\b|\blien (?:est )?ci-joint\b|"
    r"\bje (?:me|vous) joins? à\b(?! ce| cet| mon)",
)
_GERMAN = cue(
    "anbei|anhang|angehängt|beigefügt|anlage|beiliegend|häng|angefügt|lege|füge",
    r"\banbei\b|\b(?:im|in dem|als) anhang\b|\b(?:ist|sind|habe\w*|finden|hier|noch|nochmals|lebenslauf|unterlagen|"
    r"zeugnisse|portfolio)\b[^.]{0,70}\b(?:angehängt|beigefügt|angefügt)\b|\b(?:in|als) (?:der )?anlage\b(?! \d)|"
    r"\bsiehe anhang\b|"
    r"\bbeiliegend\w*|\banlagen?\s*:|"
    r"\b(?:hab|habe|haben) (?:ich |wir )?(?:\w+ ){0,3}?angehängt\b|^beigefügt\b|\bhäng(?:t|en) (?:\w+ )?an dieser "
    r"(?:e-?mail|mail|nachricht)\b|\b(?:lege|legen) (?:ich |wir )?(?:\w+ ){0,2}?(?:dieser|der) "
    r"(?:e-?mail|mail|nachricht)\b[^.]*\bbei\b|"
    r"\bfüge (?:ich )?(?:\w+ ){0,3}?(?:dieser|der) (?:e-?mail|mail|nachricht)\b[^.]*\bbei\b|"
    r"\b(?:füge ich|ich füge) (?:dieser|der) (?:e-?mail|mail|nachricht) bei\b|"
    r"\bhänge (?:ich )?(?!sehr|so )(?:ihnen |dir |euch |noch |hier )*(?:\w+ ){0,4}an\b",
)
_GERMAN_NOT = cue(
    "",
    r"\b(?:anhang|anlage) (?:ihrer|deiner|eurer|der|meiner (?:letzten|vorigen|ersten|bewerbung)|zu (?:ihrer|meiner)"
    r")|\b(?:ihr|ihrem|ihren|deinem|euren?|der|den|kein|keinen|ohne) anhang\b|\bsie (?:\w+ )?(?:angehängt|"
    r"beigefügt)|\bwie (?:von ihnen|sie) |\b(?:letzte|vorige|letzten|vorigen)\w* (?:mal|woche|mail|e-mail|"
    r"nachricht)\b"
    r"|\bfinanzanlage|\bin der anlage (?:steh|arbeit|läuft)|\bsoll ich\b|\bkann ich\b|\blink anbei\b",
)
_CLAIMS = {"en": (_ENGLISH, _ENGLISH_NOT), "fr": (_FRENCH, _FRENCH_NOT), "de": (_GERMAN, _GERMAN_NOT)}
_NO_ATTACHMENT = frozenset(
    [
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-keys",
    ]
)


def has_attachment(message: Message) -> bool:
    """Whether the mail carries something that its reader can open."""
    return bool(message.calendars) or any(
        part.content_type.lower() not in _NO_ATTACHMENT
        and not (part.inline and part.content_type.lower().startswith("image/"))
        for part in message.attachments
    )


def attachment_claim(prose: Prose) -> str:
    """The sentence that says that something is attached; "" for none, or where the language is not judged."""
    cues = _CLAIMS.get(prose.language)
    if cues is None:
        return ""
    claim, unless = cues
    hit = found(prose, (claim,), unless=unless)
    if hit is None or "://" in hit.low or "www." in hit.low:
        return ""
    return hit.text
