"""FU206: feedback or reasons asked for, and feedback or reasons demanded.

1. A request needs something to ask for (feedback, reasons, what could be better) that is about the
   candidate, the interview or the decision, and an asking form; feedback that was received, or on
   some document of the work, is neither.
2. A demand is a request that requires, sets a deadline, leans on a statute or a right, or reproaches.
3. Whether there was a rejection at all is for the rule to know.
"""

from __future__ import annotations

from dataclasses import dataclass

from followupd.core.wording.cue import Cue, cue
from followupd.core.wording.prose import Prose

_DAY = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|today|tonight|noon|\d|the end|end of|"
    r"close of|next week|cob|eod)"
)
_MATTER = (
    r"(?:feedback(?! (?:loop|form|session|system|tool|widget|culture))|critique|pointers|(?:the |your |specific |"
    r"an? |concrete |"
    r"real |actual |its |exact |main |any further |some kind of |(?:any |some )(?=explan|justif|rationale|"
    r"reasoning))+(?:\w+ )?(?:reasons?(?! i\b)|reasoning|rationale|explanation|justification|grounds)\b|"
    r"reasons? (?:for (?:the|this|your|my|not|being)|why (?:i|my|you)|behind)\b|without (?:any |giving |a )"
    r"*(?:reasons?|explanation|feedback)\b|"
    r"explain(?:ing)? (?:to me )?(?:why|what|your|the (?:decision|rejection|reason|outcome))\b|why (?:i (?:was|"
    r"wasn't|did|didn't|got|have|haven't|failed|lost|am not)|my|you (?:decided|chose|rejected|passed|turned|went|"
    r"did(?:n't| not)))\b|"
    r"know why\s*[.!?]*$|what (?:went wrong|was missing|i (?:(?:could|should|might|can) (?:have |do (?:better|"
    r"differently)|improve|work on|strengthen|be doing)|did wrong|lacked|was lacking|was missing)|made you|the "
    r"(?:deciding|reason)|tipped|led to|"
    r"(?:would|could) have made)|(?:anything|something|things?|skills?|areas?) (?:that |where |in which )?i "
    r"(?:could|should|can|might) (?:have|do (?:better|differently)|improve|work on|strengthen)\b|"
    r"where i (?:fell|could|went|lost|was)|how i (?:(?:could|can|might) (?:have|improve|strengthen|do better|"
    r"become|be a (?:better|stronger))|did|performed|was (?:scored|evaluated|assessed))\b|"
    r"areas? (?:for|of|where i|in which i|i) (?:could |can |should )?(?:improv|growth|develop|work)\w*|room for "
    r"improvement|"
    r"(?:interview|my) (?:notes|scores?|scorecards?|evaluations?|assessment))"
)
_ASK = (
    r"\b(?:could|can|would|will|might|may|please|kindly|wonder\w*|appreciate\w*|grateful|thankful|love|like|hope|"
    r"hoping|curious|ask\w*|share|give|provide|offer|send|"
    r"let me know|tell me|help me|welcome|possible|any|open to|interested in|hear|want|wanted|need|request\w*|"
    r"tell me|give me|send me|explain|unprofessional|rude|disgrac|outrag|expect|demand|require|insist|"
    r"must|deserve|owe|entitled|know|is there|was there|were there|not accept|refuse)\b"
)
_ENGLISH_ASK = cue(
    "feedback|critique|pointers|reason|rationale|explain|explanation|justification|why|what |where i|how i|area|"
    "improve|score|"
    "notes|evaluation|grounds|anything i|something i|things i",
    rf"{_ASK}[^!?]{{0,110}}?\b{_MATTER}",
    rf"\b{_MATTER}[^!?]{{0,80}}?\b(?:would be|would mean|is (?:welcome|appreciated)|(?:much|greatly|very) "
    rf"appreciated|could you|would you|can you|please)\b",
    r"^(?:any|some)\b[^.]{0,30}\bfeedback\b",
    r"\bwhy (?:was i|wasn't i|was my|did you (?:reject|choose|decide|go|pass|turn)|didn't (?:i|you)|am i not|not "
    r"me)\b|\bwhat did i (?:do|miss|lack|say)\b|"
    r"\bwhat (?:was|were) (?:the|your) reasons?\b|\bwhere did i\b|\bhow did i (?:do|perform)\b|\bhow could i "
    r"have\b|\bwhat could i have\b",
)
_ENGLISH_NOT = cue(
    "",
    r"\bfeedback (?:on|about|to|for|from|regarding|of) (?:(?:the|our|your|a|this|that|his|her|their) (?:\w+ )"
    r"?(?:documents?|docs?|decks?|slides|paper|pr|pull request|product|app|"
    r"tool|library|proposals?|plan|agenda|website|article|post|book|offer letter|contract|release|beta|onboarding|"
    r"survey|blog|users?|customers?|clients?|testers)|users|customers|clients)\b",
    r"\b(?:take|took|taking) (?:the|your|this|that|all) (?:\w+ )?feedback\b",
    r"\b(?:thanks?|thank you|grateful|appreciate)\b(?: you)?(?: \w+){0,4}? (?:for|the) (?:\w+ ){0,4}?(?:feedback|"
    r"reasons?|explanation|explaining|pointers|sharing)\b(?![^.]*\?)",
    r"\bfeedback (?:on|about|from|of) (?:her|him|them|it|aec)\b|\bfor (?:any|some|whatever) reason\b|\bgot? "
    r"feedback\b|\bfeedback (?:i|we) (?:got|get|received|gather\w*|collect\w*)\b|"
    r"\b(?:user|customer|client|student|peer|patient|audience|early|market|visitor) feedback\b",
    r"\b(?:not|n't|never|no longer) (?:\w+ ){0,2}?(?:asking|expect\w*|requesting|need|want|looking)(?: for)"
    r"?\b[^.]{0,30}\b(?:feedback|reasons?|explanation)\b|"
    r"\bno need (?:to|for)\b|\bwithout asking\b",
    r"\b(?:i'd|i would|i|we) (?:be |'ll be |will be )?(?:happy|glad|love) to (?:give|share|explain|provide|offer|"
    r"tell you)\b|\blet me (?:explain|know what i (?:can|should|could) (?:prepare|bring|send))\b|"
    r"\b(?:that|this)(?:'s| is) why (?:i|my)\b|\breasons? (?:why )?i (?:applied|want|like|love|am|left|chose)|\bi "
    r"(?:can|could|will|'ll|want to|wanted to|would like to) "
    r"(?:\w+ )?(?:explain|tell you|show you|share (?:why|how|what))\b|\bwhat i (?:could|can|should|need to) "
    r"(?:prepare|bring|send|expect|do to (?:prepare|help)|offer|contribute|add|read)|\bhow i (?:could|can|might) "
    r"(?:contribute|help|add|support|be of|bring|apply|assist|join|prepare|fit)|\bwhy i (?:want|am|'m|would|"
    r"applied|think|believe|love|like|left|chose|enjoy)",
)
_REASONED_NOTES = cue("notes", r"\bmy notes\b")
_ENGLISH_DEMAND = cue(
    "tell me|give me|send me|explain|unprofessional|rude|disgrac|outrag|justify|"
    "expect|demand|require|insist|must|owe|deserve|entitled|right to|legal|gdpr|article|law|within|by |unaccept|"
    "unfair|refuse|"
    "least|accept|obliged|obligat|how can you|how could you|not even|couldn't even|discriminat|eeoc|need|have to|"
    "immediately|asap|statut|act|can't you|cannot|unless|regulation|at once|ridiculous|insult|disappointed",
    r"^(?:just |now )?(?:tell me|give me|send me|explain|justify)\b(?![^.]*\bplease\b)",
    r"\bi (?:\w+ )?(?:expect(?:ed)?|demand|require|insist)\b(?!ed to (?:learn|hear more))|\bi(?:'m| am) (?:\w+ )"
    r"?(?:demanding|insisting|expecting|requiring)\b",
    r"\byou (?:\w+ )?(?:must|need to|have to|have got to|owe|ought to|are (?:\w+ )?(?:required|obliged|obligated|"
    r"bound))\b",
    r"\bi (?:\w+ )?(?:deserve|want|need|require)\b(?! to (?:improve|grow|learn|thank|ask|get better)| your help|"
    r"[^.]{0,40}\bif (?:possible|you))[^.]{0,40}\b(?:explanation|reasons?|answers?|know why|to know|real feedback|"
    r"proper feedback|detailed feedback|feedback)\b",
    r"\bi(?:'m| am) (?:\w+ )?entitled\b|\b(?:a|the|my) (?:legal |statutory )?right to\b|\blegally\b|\b(?:legal|"
    r"statutory) (?:obligation|duty|requirement|right)|\bobliged\b",
    r"\bgdpr\b|\barticle 1[3-5]\b|\bart\. ?1[3-5]\b|\bsubject access\b|\bdata protection\b|\bequal (?:opportunity|"
    r"employment)\b|\beeoc\b|\bdiscriminat\w+|\b(?:under|by|required by|according to)\b (?:\w+ )?(?:law|act)\b|"
    r"\blawsuit\b|\bmy lawyer\b",
    r"\bwithin (?:the next )?(?:\d+|two|three|five|seven|ten|fourteen|thirty|one|a) (?:\w+ )?(?:hours?|days?|"
    r"weeks?|month)\b",
    rf"\b(?:by|before|no later than|until) (?:the )?(?:this |next |coming )?{_DAY}",
    r"\b(?:unacceptable|unfair|ridiculous|insulting|disrespectful|unprofessional|outrageous|a joke|disgrace\w*|"
    r"rude|shameful)\b|\brefuse to accept\b|\b(?:do not|don't|can't|cannot|won't|will not) accept (?:this|your|"
    r"that|a)\b",
    r"\b(?:very )?least you (?:can|could|should)\b|\bat the (?:very )?least\b[^.]{0,50}\b(?:i|you)\b|\bit(?:'s| is)"
    r" only (?:fair|right)\b|\bhow (?:can|could|dare) you\b|\b(?:not even|couldn't even|can't even|didn't even|"
    r"without even|could not even|cannot even|never even) (?:\w+ ){0,3}(?:feedback|reasons?|explanation|explain\w*|"
    r"tell\w*|"
    r"say\w*|giv\w+|bother\w*|why)\b|\b(?:immediately|at once|asap|right away|without delay)\b|\bafter (?:all|"
    r"everything|(?:\w+ ){1,3}(?:rounds|interviews|hours|weeks|months))\b[^.]{0,60}\b(?:nothing|no (?:feedback|"
    r"reason|explanation)|not (?:a|one)|form letter|least|deserve|owe)",
    r"\bwhy (?:didn't you|did you (?:reject|turn|waste|not))\b|\bwhy wasn't i\b|\bi'?(?:m| am)? (?:still )?waiting "
    r"for (?:an|your) (?:explanation|reasons?)",
)
_ENGLISH_ALONE = cue(
    "form letter|template|generic|canned|automated|copy-paste|gdpr|article 1|legally|reconsider|wrong decision|mistake",
    r"\b(?:not even|nothing but|just|only|more than|better than|deserve\w*|hide behind|send me|sent me|insult\w*|"
    r"with) an? (?:\w+ ){0,2}?(?:form letter|template|canned|generic (?:rejection|email|e-mail|reply|mail|response|"
    r"letter)|"
    r"automated (?:rejection|email|e-mail|reply|mail|response)|copy-?paste\w*)\b",
    r"\b(?:gdpr|article 1[3-5]|subject access|legally)\b[^.]{0,120}\b(?:request|require|copy|disclose|hand over|"
    r"provide|access|my (?:personal )?data|notes|explain)\b|\b(?:request|require|demand)\b[^.]{0,100}\b(?:gdpr|"
    r"article 1[3-5]|subject access)\b",
    r"\b(?:you (?:must|need to|should|have to) reconsider|i (?:demand|insist)(?: that)? you (?:reconsider|explain|"
    r"tell|give))\b|\byou(?:'re| are| have| 've)?(?: \w+)? (?:making|made) (?:a|the) (?:\w+ )?(?:wrong decision|"
    r"mistake)\b",
)
_FRENCH_ASK = cue(
    "retour|feedback|raison|motif|explication|expliquer|pourquoi|amélior|commentaire|savoir ce qui|justif|critères|"
    "progresser",
    r"\b(?:pourriez|pouvez|pourrais|serait|souhait\w*|aimer\w*|voudr\w*|merci de|reconnaissante?|possible|obtenir|"
    r"avoir|connaître|savoir|partager|demande\w*|exige\w*|attends|"
    r"devez|mérite\w*|droit|veuillez|communiquer|donner|fournir|comprendre|permettr\w+|dites|expliquez)"
    r"\b[^!?]{0,110}\b(?:retours?(?! (?:rapide|par|sur (?:le|la|notre|votre) (?:document|dossier|produit)))|"
    r"feedback|"
    r"raisons?|motifs?|explications?|pourquoi (?:ma|je|mon|vous|n')|axes (?:d'amélioration|de progr)|points? (?:à "
    r"améliorer|d'amélioration|faibles)|commentaires?|justification|critères|ce qui (?:a|m'a) (?:manqué|motivé|"
    r"fait))",
    r"\b(?:expliquer|justifier) (?:votre|cette|la) (?:décision|refus)\b|\bpourquoi (?:ma candidature|ai-je|n'ai-je|"
    r"avez-vous (?:refusé|rejeté|choisi))\b|\bexpliquez[- ]moi\b",
)
_FRENCH_DEMAND = cue(
    "exige|devez|tenu|obligé|rgpd|loi|droit|mérite|dans les|d'ici|avant |sous |inadmiss|inaccept|moindre|attends|"
    "mise en demeure|meure|immédiat|même pas|ne peux accepter|scandal|article|légal|irrespect|faut",
    r"\bj'exige\b|\bj'attends (?:une|des|vos|que|de votre)\b|\bvous (?:me )?(?:devez|êtes (?:\w+ )?(?:tenus?|"
    r"tenues?|obligés?|obligées?))\b|\brgpd\b|\b(?:la|selon la|code du|une) (?:loi|travail)\b|\blégalement\b|"
    r"\bj'ai (?:le )?droit\b|\bje mérite\b|\barticle 15\b",
    r"\b(?:dans les|sous|dans un délai de) (?:\d+|huit|quinze|quarante-huit|deux|trois) (?:heures|jours|h|semaines)"
    r"\b|\bd'ici (?:à )?(?:lundi|mardi|mercredi|jeudi|vendredi|demain|la fin|le|ce soir|\d)|\bavant (?:lundi|mardi|"
    r"mercredi|jeudi|vendredi|demain|la fin|le \d|ce soir)",
    r"\binadmissible\b|\binacceptable\b|\bscandaleux\b|\bmoindre des choses\b|\bmise? en demeure\b|"
    r"\bimmédiatement\b|\bmême pas\b|\birrespectueux\b|\bje ne peux (?:pas )?accepter\b|\bdiscriminat\w+",
)
_GERMAN_ASK = cue(
    "feedback|rückmeldung|gründe|grund |begründ|warum|weshalb|woran|verbesser|erklär|kritik",
    r"\b(?:könnt\w*|dürft\w*|darf|kann|können|würd\w*|wär\w*|bitte\w*|gerne?|dankbar|freu\w*|möglich|möchte|geben|"
    r"mitteilen|nennen|sagen|teilen|wissen|erfahren|erwart\w*|verlang\w*|forder\w*|besteh\w*|müssen|verpflichtet|"
    r"schuld\w*|anspruch|recht|interessier\w*|erhalten|verdien\w*)\b[^!?]{0,110}(?:\b(?:feedback|rückmeldung(?:en)"
    r"?|gründe\w*|begründung|warum|weshalb|woran|erklärung|kritik|konstruktive\w*)\b|verbesser\w+)",
    r"\b(?:feedback|rückmeldung|gründe|begründung|verbesserungs\w+)\b[^!?]{0,90}\b(?:könnt\w*|würd\w*|wär\w*|bitte|"
    r"dankbar|freu\w*|geben|mitteilen|nennen)\b",
    r"\b(?:warum|weshalb) (?:wurde|haben sie|bin) (?:ich|mich|sie|meine|sich|nicht)\b|\bworan (?:es|hat es|lag)\b|"
    r"\bbegründen sie\b|\berklären sie mir\b",
)
_GERMAN_DEMAND = cue(
    "erwart|verlang|forder|besteh|müssen|verpflichtet|schuld|dsgvo|agg|gesetz|anspruch|recht|bis |innerhalb|"
    "unverschämt|inakzeptabel|mindeste|sofort|unverzüglich|frechheit|verdien|nicht einmal|frist|anwalt|warum haben|"
    "begründen sie|erklären sie",
    r"\bich (?:\w+ )?(?:erwarte|verlange|fordere|bestehe)\b|\b(?:erwarte|verlange|fordere) ich\b|\bsie (?:\w+ )"
    r"?(?:müssen|sind (?:\w+ ){0,3}verpflichtet|schulden)\b|\bverpflichtet\b|\bdsgvo\b|\bagg\b|\bgesetz\w*|"
    r"\banspruch auf\b|\b(?:ein|das|mein) recht (?:auf|zu|darauf|,)|\bbis (?:\w+ )?(?:montag|dienstag|mittwoch|"
    r"donnerstag|freitag|morgen|"
    r"zum|ende|spätestens|heute|\d)|\bspätestens\b|\binnerhalb (?:von|der)\b|\bunverschämt\b|\binakzeptabel\b|"
    r"\bdas mindeste\b|\bsofort\b|\bunverzüglich\b|\bfrechheit\b|\bverdient\b|\bverdiene\b|\bnicht einmal\b|"
    r"\banwalt\b|\bdiskriminier\w+|\b(?:begründen|erklären) sie\b",
)


@dataclass(frozen=True, slots=True)
class Feedback:
    """The sentence that asks, and the one that demands; "" for none."""

    request: str = ""
    demand: str = ""


_SILENT = Feedback()
_ASKS: dict[str, tuple[Cue, Cue]] = {
    "en": (_ENGLISH_ASK, _ENGLISH_DEMAND),
    "fr": (_FRENCH_ASK, _FRENCH_DEMAND),
    "de": (_GERMAN_ASK, _GERMAN_DEMAND),
}


def feedback(prose: Prose) -> Feedback:
    """What the mail asks or demands to be told of a decision."""
    cues = _ASKS.get(prose.language)
    if cues is None or not (cues[0].opens(prose.low) or _ENGLISH_ALONE.opens(prose.low)):
        return _SILENT
    ask, demand = cues
    english = prose.language == "en"
    request = ""
    demanded = ""
    for at, sentence in enumerate(prose.sentences):
        low = sentence.low
        if english and _ENGLISH_ALONE.opens(low) and _ENGLISH_ALONE.pattern.search(low):
            return Feedback(request or sentence.text, sentence.text)
        if not ask.opens(low) or not ask.pattern.search(low) or (english and _ENGLISH_NOT.pattern.search(low)):
            continue
        if english and _REASONED_NOTES.pattern.search(low) and "gdpr" not in low:
            continue
        request = request or sentence.text
        following = prose.sentences[at + 1].low if at + 1 < len(prose.sentences) else ""
        if demand.opens(low) and demand.pattern.search(low):
            demanded = sentence.text
        elif demand.opens(following) and _follows(following) and demand.pattern.search(following):
            demanded = prose.sentences[at + 1].text
        if demanded:
            break
    return Feedback(request or demanded, demanded) if request or demanded else _SILENT


def _follows(low: str) -> bool:
    """Whether a sentence is about the one before ("I expect it by Friday", "You are required to")."""
    return len(low) < 140 and low.startswith(
        ("i expect", "you are", "you're", "you must", "i am entitled", "i'm entitled", "i demand",
         "it is my right", "by law", "under the", "i insist",
         "j'attends", "vous êtes", "vous devez", "ich erwarte", "sie sind", "ich habe ein recht",
         "das ist mein recht")
    )  # fmt: skip
