"""Whether a sentence offers its reader the job, now (SPEC section 8).

An offer that is being prepared, hoped for, or made to somebody else is none; nor is an offer of anything but
work: a slot, a discount, an interview, "an exciting opportunity".
"""

from __future__ import annotations

from followupd.core.pattern import lazy

_WORK = (
    r"(?:positions?|role|job|post|employment|internship|appointment|fellowship|contract of employment|"
    r"employment contract|traineeship|place (?:on|in) (?:our|the) team|seat on (?:our|the) team)"
)
_GLAD = (
    r"(?:pleased|delighted|happy|thrilled|excited|glad|proud|honou?red|pleasure|like|love|wish|want|able|ready|"
    r"very much like|authori[sz]ed|decided|overjoyed|ecstatic|stoked)"
)
_OFFERS = tuple(
    lazy(pattern, needs=needs)
    for needs, pattern in (
        (
            "offer",
            r"\b(?:extend|extending|making|make) (?:you|to you) (?:an|our|a) (?:\w+ )?offer\b(?! (?:on|to help))",
        ),
        (
            "join|be our",
            (r"\b(?:like|love|want) you to (?:join (?:us|our team|the team)|be our (?:new|next))\b(?! (?:on|"
            r"for (?:an?|the|lunch|dinner|drinks)|at|in the call|next week|tomorrow|today))")
        ),
        (
            "anbieten",
            r"\bihnen\b.{0,60}\b(?:die|eine) (?:stelle|position)\b.{0,20}\banbieten\b",
        ),
        (
            "offer|extend|present|confirm",
            (rf"\b{_GLAD}(?: \w+)? (?:to|in)(?: (?:be able to|formally|officially|hereby|now|also))* (?:offer(?:ing)?|"
            rf"extend(?:ing)?(?: to)?|present(?:ing)?|confirm(?:ing)?) (?:you|to you)\b(?! (?:the (?:opportunity|"
            rf"chance) to (?:interview|meet|speak)|an? (?:\w+ )?(?:interview|call|slot|discount|chat|coffee|"
            rf"opportunity))).{{0,120}}?\b(?:{_WORK}|offer(?: of)?|to join (?:us|our|the team))\b")
        ),
        (
            "offer",
            (rf"\b{_GLAD}(?: \w+)? to(?: \w+ly)? (?:make|extend|give|send|present|share)(?: you|"
            rf" to you)? (?:with )?(?:an?|the|our|this|your)(?: \w+){{0,3}} offer\b(?! (?:on|of (?:help|support)|"
            rf"for (?:your|a) (?:house|home|car)))")
        ),
        (
            "offer",
            (rf"\b(?:we are|i am|are|is|we|i|hereby|am)(?: (?:hereby|now|formally|"
            rf"officially))* offer(?:ing)? you (?:the|a|this|"
            rf"our)\b(?: [\w/&()+#.,'-]+){{0,10}}? {_WORK}\b(?! (?:in (?:our|the) (?:process|queue)))")
        ),
        (
            "offer|contract|agreement",
            (r"\b(?:attached|enclosed|find|here is|please see|review|sending you|sent you|attaching|"
            r"below is)\b.{0,50}\b(?:your|the|our|a|an)(?: \w+){0,3} (?:offer letter|letter of offer|"
            r"offer of employment|job offer|employment offer|employment contract|contract of employment|"
            r"employment agreement|formal offer|written offer)\b")
        ),
        (
            "offer|agreement",
            (r"\b(?:offer letter|letter of offer|offer of employment|formal offer|written offer|"
            r"employment agreement)\b.{0,30}\b(?:is |are )?(?:attached|enclosed|is below|"
            r"is ready for (?:your )?(?:review|signature))")
        ),
        (
            "offer",
            (r"\b(?:this|the following|below|it) is (?:\w+ ){0,2}?(?:our |your |an |"
            r"a )(?:\w+ )?(?:offer of employment|job offer|employment offer|formal offer|offer to join)\b")
        ),
        (
            "yours|you are|consider this|give|award|to have you|appointment|offer it|offer this|offer the|offer you",
            (r"\b(?:(?:the|this|our|your) (?:[\w-]+ ){0,6}?(?:job|role|position|post|place|internship|"
            r"apprenticeship)|it)(?: \w+){0,4}? "
            r"is yours\b(?! to (?:lose|present|give|fill|play))|^(?:\w+, )?(?:it|its|it's|it is) yours if you|"
            r"\byou are (?:the one|who) (?:that )?we (?:want|choose|chose|would like)\b|\bconsider this (?:the|an?|"
            r"our|your) (?:\w+ )?offer\b|"
            r"\b(?:like|love|happy|pleased|delighted|want) to (?:give|award) (?:you (?:the|this) (?:job|role|"
            r"position|post)|the (?:job|role|"
            r"position|post) to you)\b|\b(?:like|love|delighted|happy|pleased) to have you as (?:our|the|a)\b|"
            r"\byou are (?:in|hired)(?:[!.,]| if you (?:want|would like))|\b(?:approved|confirmed|"
            r"agreed) your appointment\b(?! (?:on|at|for|with))|"
            r"\b(?:pleasure|pleased|delighted|glad|writing|happy|honou?red)(?: now)? to (?:be able to )?offer (?:it|"
            r"this|the (?:post|job|role|position|place)) to you\b|"
            r"\b(?:writing|write) to (?:formally )?offer you (?:the|a|an|this)\b(?! (?:interview|call|slot|chance|"
            r"meeting|discount|chat|choice|"
            r"opportunity|alternative|new (?:date|time)|refund|place (?:at|on) the (?:webinar|event|day|course)))")
        ),
        (
            "is yours|got the|want you|been selected|been chosen",
            (r"\b(?:the job|the role|the position) is yours\b|\byou(?: have)? got the (?:job|role|position)\b|"
            r"\bwe want you (?:on (?:the|our) team|to join (?:us|the team|our team))\b|\bhave been (?:selected|"
            r"chosen) (?:as (?:our|the) new|for the (?:position|role|job)(?:\.|,|!| of| and (?:would|we)))")
        ),
        (
            "offer|hire you|appoint you",
            (r"\b(?:we|i|committee|team|company) (?:have |has )?(?:decided|voted|chosen|agreed) to (?:offer you|"
            r"extend (?:you |to you )?an offer|make you an offer|hire you|appoint you)\b")
        ),
        (
            "vous ",
            (r"\b(?:plaisir|heureux|heureuse|ravie?s?|souhaitons|souhaiterions|aimerions|tenons a|joie|"
            r"fierte)\b.{0,40}\b(?:vous (?:proposer|offrir|faire (?:une|part d'une) offre|"
            r"confirmer (?:votre embauche|l'offre)|embaucher|engager))\b(?! (?:un (?:entretien|appel|rendez|creneau)|"
            r"une (?:entrevue|rencontre))).{0,80}?(?:\b(?:poste|emploi|contrat|cdi|cdd|stage|offre|alternance|"
            r"rejoindre|embauche|equipe)\b|\.|$)")
        ),
        (
            "d'emploi|d'embauche|d'offre|contrat",
            (r"\b(?:offre d'emploi|promesse d'embauche|lettre d'offre|contrat de travail|"
            r"offre d'embauche)\b.{0,40}\b(?:ci-joint\w*|jointe?|en piece|suivante)|\b(?:ci-joint\w*|trouverez|"
            r"voici)\b.{0,50}\b(?:offre d'emploi|promesse d'embauche|lettre d'offre|contrat de travail|"
            r"offre d'embauche)")
        ),
        (
            "anbieten|anzubieten|unterbreiten|machen|zusenden|geben",
            (r"\b(?:freuen|freue|freude|mochten|wurden|gerne|gern|durfen)\b.{0,60}\b(?:ihnen|"
            r"dir)\b.{0,60}\b(?:die (?:stelle|position)|ein (?:\w+ )?(?:angebot|vertragsangebot|jobangebot)|"
            r"den arbeitsvertrag|einen (?:arbeits)?vertrag|den job|eine stelle|eine zusage)\b.{0,40}\b(?:anbieten|"
            r"anzubieten|unterbreiten|zu unterbreiten|machen|zu machen|zusenden|geben|zu geben)")
        ),
        (
            "vertrag|angebot|entschieden|zusage",
            (r"\b(?:anbei|beigefugt|im anhang)\b.{0,50}\b(?:arbeitsvertrag|vertragsangebot|angebotsschreiben|"
            r"vertragsentwurf|stellenangebot)|\bhaben uns fur (?:sie|dich) entschieden\b|"
            r"\bzusage\b.{0,30}\b(?:fur die|stelle|erteilen)")
        ),
    )
)  # fmt: skip
_NOT_NOW = lazy(
    r"\b(?:if|whether|once|unless|as soon as|before|after|when|hope|hoping|recommend\w*|would need|need to|expect\w*|"
    r"prepar\w*|putting together|put together|draft\w*|working on|approv\w*|plan(?:ning)?|intend\w*|soon|shortly|"
    r"might|may|could|cannot|not|unable|"
    r"never|no|to one of|someone|another|other candidate\w*|he|she|they|him|her|them|si|des que|pas|wenn|sobald|"
    r"falls|nicht|kein\w*|thank(?:s| you) for (?:returning|signing|accepting)|signed|accepted|declin\w*|"
    r"receive (?:an?|your|the) offer|in vorbereitung|vorbereiten|preparons)\b"
)
_STILL_TO_COME = lazy(
    r"\b(?:(?:are|am|is|be|currently|still) (?:preparing|drafting|putting together|working on|finali[sz]ing)|"
    r"will (?:be )?(?:send|sending|prepare|follow)\w* (?:you )?(?:an|the) offer|to one of)\b|\bpending (?:approval|"
    r"budget|sign)"
)
_STEMS = (
    "join", "offer", "offre", "angebot", "anbieten", "anzubieten", "vertrag", "proposer", "offrir", "embauche",
    "contract", "the job", "is yours", "want you", "for the position", "for the role", "entschieden", "zusage",
    "employment", "hire", "appoint", "selected", "chosen", "embaucher", "engager", "yours", "the one", "have you",
    "to you", "you are in", "this job", "this role", "the position", "the post",
)  # fmt: skip


def offers(text: str) -> bool:
    """Whether one folded sentence offers its reader the job."""
    if text.endswith("?") or not any(map(text.__contains__, _STEMS)):
        return False
    if _STILL_TO_COME.search(text):
        return False
    return any(
        match is not None and not (_NOT_NOW.search(text, 0, match.start()) or _NOT_NOW.search(match[0]))
        for match in (pattern.search(text) for pattern in _OFFERS)
    )


def offering(folded: list[str]) -> int | None:
    """The index of the first sentence that offers the job; None when none does."""
    return next((index for index, text in enumerate(folded) if offers(text)), None)
