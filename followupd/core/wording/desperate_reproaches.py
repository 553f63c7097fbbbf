"""The English cues of FU203 that reproach, abase oneself or threaten."""

from __future__ import annotations

from followupd.core.wording.cue import Cue, cue
from followupd.core.wording.desperate_pleas import AM

_SILENCE = (
    r"(?:(?:if|unless)\s+(?:i|we)\s+(?:still\s+)?(?:do not|don't|haven't|have not|am not|'m not|hear|get|receive|"
    r"see)\b|"
    r"(?:if|unless)\s+you\s+(?:still\s+)?(?:(?:do not|don't)(?! (?:have|need|mind|want|wish|like|see any|object))|"
    r"can't|cannot|won't|will not|fail|refuse|keep|continue|are not|"
    r"aren't|haven't|have not|reply|respond|answer|get back|decide|confirm|hire|reject|say no|turn me|ignore)\b|"
    r"(?:if|unless)\s+(?:nobody|no one|there is no|there's no|someone|somebody|(?:this|it|that) (?:is not|isn't|"
    r"does not|"
    r"doesn't))|should\s+(?:i|you)\s+(?:not|fail)\b|without (?:a|an|any|your) (?:reply|answer|response))"
)
_WILL = (
    r"(?:i|we)(?:'ll| will| shall|(?:'m| am)(?: going to| forced to)?| have no choice but to|"
    r"(?:'ll| will) (?:be forced to|have to|have no (?:other )?(?:choice|option) but to)| intend to)?"
    r"(?:\s+(?:be|then|also|certainly|definitely|immediately|simply|just|publicly|gladly|make sure to))?"
)
_HARM = (
    r"(?:withdraw\w*|pull(?:ing)? (?:out|my)|walk(?:ing)? away|(?:look|go)(?:ing)? (?:elsewhere|public)|escalat\w*|"
    r"tak(?:e|ing) (?:my|another|the other|it|this) (?:\w+ )?(?:public|legal|further|offer|talents?|elsewhere|"
    r"business|job|"
    r"higher|skills)|accept(?:ing)? (?:another|the other|a different|their|the competing)|post(?:ing)?\b|publish\w*|"
    r"writ(?:e|ing) (?:a |an )?(?:\w+ )?(?:review|about|post|complaint|on (?:glassdoor|linkedin))|"
    r"leav(?:e|ing) (?:you )?a\b|report(?:ing)?\b|complain\w*|fil(?:e|ing)\b|su(?:e|ing)\b|warn(?:ing)?\b|"
    r"contact(?:ing)? (?:your|the (?:ceo|press|media|board|head|owner)|my lawyer|a lawyer)|cancel\w*|"
    r"tell(?:ing)? (?:everyone|everybody|people|my|others|the (?:world|press))|shar(?:e|ing) (?:my|this|our) (?:\w+ )?"
    r"(?:experience|story|treatment)|go(?:ing)? (?:over|straight to|to (?:your|the (?:press|ceo|media)))|"
    r"(?:go|run|turn|talk|speak|sign)(?:ing)? (?:to|with) (?:a|one of|your|the) (?:\w+ )?competit\w+|"
    r"join(?:ing)? (?:a|one of|your) (?:\w+ )?competit\w+|"
    r"let(?:ting)? every(?:one|body) know|"
    r"never (?:apply|speak|work|use|buy|again)|hold(?:ing)? you|(?:show|turn)(?:ing)? up|com(?:e|ing) to your office|"
    r"see to it|make sure (?:every|people|that every|no one|nobody))"
)

REPROACHES: tuple[Cue, ...] = (
    # --- guilt and reproach
    cue(
        "everyone like|everybody like|people like th|candidates like|applicants like",
        r"\bdo you (?:\w+ )?treat (?:every(?:one|body)|all|people|(?:your )?(?:candidates|applicants))"
        r"\b[^.?]{0,20}\blike th(?:is|at)\b",
    ),
    cue(
        "feed my|feed the kids|feed our",
        r"\bhow (?:i'll|i will|i'm going to|i am going to|to|i can|am i going to|will i) "
        r"(?:\w+ )?feed (?:my|our|the) (?:\w+ )?(?:kids|children|family|baby|daughters?|sons?)\b",
    ),
    cue(
        "after all|after every|after so",
        r"\bafter (?:all|everything|so (?:many|much))\b[^.]{0,90}\b(?:owe|deserve|least you|nothing but|silence|"
        r"ignor\w+|"
        r"ghost\w*|how can you|how could you|not even|couldn't even|can't even|only fair|expected (?:more|better))\b",
    ),
    cue(
        "owe me|owe us|you owe|least you|the least|my time|deserve",
        r"\byou (?:\w+ )?owe (?:me|us|it to)\b(?! [\d€$£])(?! (?:\w+ )?(?:dinner|lunch|drinks?|beers?|coffee|one\b))",
        r"\b(?:the )?(?:very )?least (?:that )?you (?:could|can|should|might)\b",
        r"\bi (?:would have |had )?(?:really |truly |think i |feel i |believe i |do |at least |surely )"
        r"?deserve(?:d)? (?:an?|the|this|"
        r"that|better|more|to(?= (?:be|know|hear|have))|at least|some|your)\b(?! (?:look|break from|rest|vacation|"
        r"holiday|coffee))",
        r"\byou(?:'ve| have)? (?:\w+ )?(?:wast(?:ed|ing)|been wasting) my time\b|\ba (?:complete |total )?waste of "
        r"my time\b",
    ),
    cue(
        "ignor|ghost|strung along|led on|forgotten",
        r"\byou(?:'re| are|'ve been| have been| keep| continue to|'ve| have)?\s*(?:\w+ly |just |all |simply )"
        r"?(?:ignor(?:e|ed|ing)|"
        r"ghost(?:ed|ing)?) (?:me|my|us|all|every)\b",
        r"\bghosted me\b|\bstop (?:ignoring|ghosting)\b|\bi(?:'m| am|'ve been| feel| have been|'m being| am being)"
        r"\b[^.]{0,20}\b(?:being "
        r"|so |completely |totally )*(?:ignored|ghosted|strung along|led on|forgotten)\b",
        r"\bhave you (?:completely |already |all )?(?:forgotten|ghosted)\b",
    ),
    cue(
        "why ",
        r"\bwhy (?:are you|have you|haven't you|won't you|didn't you|don't you|did you|has (?:nobody|no one)|"
        r"hasn't any|"
        r"will (?:nobody|no one)|is (?:nobody|no one|everyone))\b[^.]{0,30}\b(?:ignor\w+|respon\w*|reson\w*|"
        r"repl(?:y|ied|ying)|answer\w*|"
        r"written|wrote|got(?:ten)? back|getting back|ghost\w*|silent|contacted me|called me|hir(?:e|ing) me|want "
        r"me)\b",
        r"\bwhy (?:is|has) (?:this|it|your|the (?:\w+ )?(?:process|decision|answer|reply))(?: been)"
        r"?\b[^.]{0,15}\btak(?:ing|e|en) (?:so|this|"
        r"forever|ages|such)\b",
    ),
    cue(
        "how long|how much longer|how many more|how hard",
        r"\bhow (?:long|much longer|many more (?:times|weeks|days))\b[^.]{0,15}\b(?:do|must|am|will|should)"
        r"\b[^.]{0,10}\bi\b[^.]{0,15}"
        r"\b(?:have to|need to|supposed to|wait\b|to wait|ask|chase|keep)",
        r"\bhow hard (?:is|can|could) it (?:be )?(?:really )?to\b",
    ),
    cue(
        "rude|unprofessional|disrespect|cruel|heartless|insult|inexcus|outrag|shame|disgrac|a joke|unaccept|"
        "ridiculous|unfair",
        r"\b(?:this|it|that|you|which|your \w+|silence|process|treatment)(?:'s|'re| is| are| was| has been| feels| "
        r"seems)"
        r" (?:\w+ ){0,2}?(?<!not )(?:rude|unprofessional|disrespectful|cruel(?!,? (?:\w+ )?world)|heartless|"
        r"insulting|inexcusable|"
        r"outrageous|shameful|disgraceful|a "
        r"disgrace|a joke|unacceptable|ridiculous|unfair)\b",
        r"\bi find (?:it|this|that|your \w+) (?:\w+ )?(?:rude|unprofessional|disrespectful|cruel|insulting|"
        r"outrageous|unacceptable|"
        r"unfair|inexcusable)\b",
        r"\bhow (?:rude|unprofessional|disrespectful)\b|\bshame on you\b",
    ),
    cue(
        "hurt|frustrat|upset|angry|furious|disgust|appall|insulted|offended|disappointed|shocked",
        rf"{AM}(?:hurt|frustrated|upset|angry|furious|disgusted|appalled|insulted|offended|disappointed|shocked)"
        rf"\s+(?:that|by|with|"
        r"in|at)\s+(?:you\b|the (?:silence|lack|way|delay|treatment)|how (?:you|i)|being (?:ignored|left|treated|"
        r"kept)|nobody|no one|"
        r"your (?:silence|behaviou?r|lack|treatment|process|attitude))",
    ),
    cue(
        "devastat|heartbroken|crushed|distraught|in tears|depressed|miserable|nervous wreck|losing sleep|losing "
        "hope|my mind|crazy|"
        "sleepless|crying|cried",
        rf"{AM}(?:devastated|heartbroken(?! to (?:hear|learn))|crushed|distraught|in tears|depressed|miserable|a "
        rf"nervous wreck|losing "
        rf"(?:sleep|hope|my mind(?! (?:over|with|here)))|"
        r"going (?:crazy|insane)|crying)\b",
        r"\bi(?:'ve)? cried\b|\b(?:my|many|had|have|spent|so many) (?:\w+ )?sleepless nights\b",
    ),
    cue(
        "guess ",
        r"\bi guess (?:there(?:'s| is) no|you(?:'re| are)(?: just| simply)? not|you (?:don't|do not|didn't|found)|"
        r"(?:i'm|i am) (?:just )?not|"
        r"i wasn't|i was (?:never|not)|that(?:'s| is| means) (?:a )?no|i(?:'m| am) just)\b",
    ),
    cue(
        "wrong|something i|hate me|dislike me",
        r"\b(?:did|have) i (?:do|done|say|said) (?:something|anything) (?:wrong|to)\b",
        r"\bwhat (?:did|have) i (?:do|done|say) (?:wrong|to deserve)\b|\bwhat i (?:did|have done|'ve done) wrong to\b",
        r"\bwas it something i\b|\bdo you (?:all )?(?:hate|dislike) me\b",
    ),
    cue(
        "for you|counting on",
        r"\bi(?:'ve| have)? (?:already |even )?(?:turned down|gave up|given up|quit|sacrificed|refused) "
        r"[^.]{0,50}\b(?:for (?:you|this "
        r"(?:job|role))|because of you|counting on you)\b",
        r"\bi(?:'m| am|'ve been| was) counting on (?:you|this)\b",
    ),
    cue("commitments", r"\byou (?:make|keep|made|stick to) (?:your )?commitments\b|\bcommitments and stick\b"),
    # --- self-abasement
    cue(
        "i know|realise|realize|i fear|i suppose|i admit|i understand|i guess|i'm sure",
        r"\bi (?:know|realise|realize|fear|suppose|admit|understand|guess|(?:'m|am) sure)(?: that)? (?:i'm|i am|i "
        r"was) (?:\w+ ){0,2}?(?:not (?:\w+ )?"
        r"(?:good|smart|clever|worthy|the (?:best|strongest|smartest)|much|enough|impressive)|nobody|no one "
        r"(?:special|important)|nothing|worthless|"
        r"terrible|awful|stupid|an idiot|useless|hopeless|pathetic|a failure|a mess|a nobody|unworthy|"
        r"underqualified|the (?:weakest|worst)|too (?:old|stupid|slow|dumb))",
    ),
    cue(
        "worthless|a failure|a loser|pathetic|a nobody|an idiot|hopeless|unworthy|worthy|good enough|such a mess|"
        "stupid|useless|burden",
        r"\bi(?:'m| am| feel| was| feel like|'m just| must be| must seem| must sound)\s+(?:(?!not a |not an )"
        r"\w+\s+){0,2}?(?:worthless|a (?:complete |total )?(?:failure|loser|"
        r"nobody|burden)|pathetic|an idiot|hopeless|unworthy|not worthy|not (?:even )?good enough|nothing without|"
        r"such a mess|stupid|useless)\b",
    ),
    cue(
        "bombed|messed|screwed|blew|ruined|embarrass|did terribly|was terrible|was awful",
        r"\bi (?:know i |think i |must have |totally |completely |really |probably |clearly |obviously )*(?:bombed|"
        r"messed (?:\w+ )?up|"
        r"screwed (?:\w+ )?up|blew|ruined|embarrassed myself)\b[^.]{0,50}\b(?:interview|chances?|it|everything|"
        r"myself|call|answers?|up|opportunity)\b",
        r"\bi know i (?:did (?:terribly|badly|awfully)|was (?:terrible|awful|a disaster))\b",
    ),
    cue(
        "like me",
        r"(?<!would )(?<!looks )(?<!just )\b(?:someone|somebody|a person|a nobody|an? (?:\w+ )?(?:loser|failure|"
        r"nobody)) like me\b(?=\s*(?:[.!?]|$|doesn't|has no|"
        r"could (?:never|hardly)|isn't|is not|never|can't))",
    ),
    cue(
        "deserve|forgive me|sorry for|sorry i",
        r"\bi (?:know i )?(?:probably |really )?(?:don't|do not|hardly|barely) deserve\b",
        r"\bforgive me for (?:exist|wast|being|begg|tak)",
        r"\bsorry for (?:wasting|existing|being (?:such |so )?(?:a (?:\w+ )?(?:bother|pest|burden|pain|"
        r"disappointment|failure|nuisance)|"
        r"annoying|pathetic|needy|desperate|stupid))",
        r"\bsorry i(?:'m| am| was) (?:not (?:good|better|smart)|so (?:stupid|bad|terrible|annoying|needy)|such an?)\b",
    ),
    cue(
        "nobody|no one|no company|no employer",
        r"\b(?:nobody|no one|no company|no employer) (?:else )?(?:wants|will|would|has|ever|is going to|is willing "
        r"to|believes)"
        r" (?:\w+ ){0,2}?(?:hire|take|have|give|hired|wanted|call|in)? ?me\b",
    ),
    # --- a threat
    cue(
        "if |unless|should |without ",
        rf"\b{_SILENCE}[^!?]{{0,130}}?\b{_WILL}\s+{_HARM}",
        rf"\b(?:i|we)(?:'ll| will| shall|(?:'m| am) going to| have to)\s+(?:\w+ )?{_HARM}[^!?]{{0,100}}?\b{_SILENCE}",
    ),
    cue(
        "otherwise|or else|or i|or we",
        r"\b(?:need|want|expect|must|give me|tell me|reply|respond|answer|let me know|confirm|decide|hear|hire|get "
        r"back|last|by)\b[^!?]{0,110}?"
        rf"\b(?:otherwise|or else|or)\b[^!?]{{0,12}}?\b{_WILL}\s+{_HARM}",
    ),
    cue(
        "last chance|final chance|final warning|last warning|will regret|'ll regret|be sorry|my lawyer|your last",
        r"\b(?:this is|consider this) your (?:last|final) (?:chance|warning|opportunity)\b",
        r"\bmy (?:last|final) warning\b|\bfinal warning\b|\byou(?:'ll| will) (?:all )?(?:regret|be sorry)\b|\bhear "
        r"from my lawyer\b",
    ),
)
OTHERWISE_OPENS = cue("otherwise|or else|if not", rf"^(?:otherwise|or else|if not)\b[^.!?]{{0,30}}?\b{_WILL}\s+{_HARM}")

NOT_ME = cue(
    "",
    r"\b(?:don't|do not|not|never|without|won't|hope) (?:want to |mean to |wish to |trying to |i )?(?:be |"
    r"sound(?:ing)? |seem(?:ing)? |come across as |look(?:ing)? "
    r"|don't (?:sound|seem) )?(?:too )?(?:desperate|begging)\b",
    r"\b(?:customers?|users?|clients?|patients?|students?|team|they|he|she|people|colleagues?)\b (?:\w+ )"
    r"{0,3}?(?:begg|desperate|beg\b|crying|furious|angry|upset|frustrated)",
)
