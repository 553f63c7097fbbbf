"""The English cues of FU203, by what they are: pleading, hardship, reproach, self-abasement, threat."""

from __future__ import annotations

from followupd.core.wording.cue import Cue, cue

_JOB = (
    r"(?:(?:this|the|that|a|any|your|some|some kind of|new)\s+)?(?:\w+\s+){0,2}?(?:jobs?|role|position|work|"
    r"opportunity|chance|employment|income|money|pay ?check|salary)\b"
)
_VERY = (
    r"(?:really|so|just|truly|genuinely|honestly|literally|desperately|badly|absolutely|urgently|very much|simply|do|"
    r"actually|real bad|sooo*)"
)
_AM = r"\bi(?:'m| am|'ve been| have been| was| feel| am feeling|'m feeling)\s+(?:(?!not\b|never\b)\w+\s+){0,2}?"
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
    r"never (?:apply|speak|work|use|buy|again)|hold(?:ing)? you|(?:show|turn)(?:ing)? up|com(?:e|ing) to your office|"
    r"see to it|make sure (?:every|people|that every|no one|nobody))"
)
_MONEY = r"(?:\w+ )?(?:rent|mortgage|bills|family|kids|children|loans?|debts?|food|groceries|ends meet)\b"

ENGLISH: tuple[Cue, ...] = (
    # --- pleading
    cue(
        "beg",
        r"\bi(?:'m| am| would| will|'d|'ll)?\s+(?:(?!not\b|never\b)\w+\s+){0,2}?beg(?:ging)?\b"
        r"(?! to differ| your pardon| the question| off\b)",
        r"^(?:please,? )?(?:i )?beg(?:ging)? (?:you|of you|for)\b",
        r"\bnot above begging\b",
    ),
    cue(
        "please|pls",
        r"\bplease[,!.…\s]+(?:just[,\s]+)?please\b(?!,? (?:don't hesitate|do not hesitate|feel free|no ))",
        r"\bpretty please\b",
        r"\bpls[,\s]+pls\b",
    ),
    cue(
        "implor|beseech|plead|knees|mercy|pity|love of god",
        r"\bi\s+(?:\w+\s+)?(?:implore|beseech|plead with)\b",
        r"\bi(?:'m| am) (?:imploring|pleading)\b",
        r"\bon my knees\b",
        r"\b(?:have|show|take) (?:some |a little )?(?:mercy|pity)\b",
        r"\bfor the love of god\b",
    ),
    cue(
        "need|depend on|badly|desperately",
        rf"\bi\s+(?:{_VERY}\s+)+need\s+(?!to\b)(?:to get\s+)?{_JOB}(?!s? (?:for|to) (?:find|fill))",
        r"\bi\s+need\s+(?:this|your)\s+(?:\w+\s+)?(?:job|role|position|chance|break|internship|work)\b"
        r"(?! (?:to be|description|title))",
        rf"\bi\s+(?:\w+\s+)?need\s+{_JOB}\s+(?:so (?:much|badly)|badly|desperately|very much|more than|right now)\b",
        rf"\bhow (?:much|badly|desperately|urgently) (?:i|we|my family) (?:\w+ )?(?:needs?|wants?|depends? on)"
        rf"\s+{_JOB}",
        r"\bi\s+(?:do\s+)?(?:desperately|badly)\s+(?:need|want|hope|wish|require|seek)\b",
        r"\bi\s+need\s+(?:to\s+)?(?:some|any|get some|get any) (?:job|work|income|employment)\b",
    ),
    cue("more than", rf"\bi\s+(?:\w+\s+)?(?:want|would like)\s+{_JOB}\s+(?:so|more than (?:any|you|words))"),
    cue(
        "desperat",
        rf"{_AM}desperate(?:ly)?\b(?! for (?:good|better|\w* ?coffee|\w* ?tooling))",
        r"(?:^|[,;] )(?:getting |feeling )?desperate(?:ly)? (?:for|to get|to find|in need of) (?:a |any |this |some )?"
        r"(?:\w+ )?(?:job|work|role|position|reply|answer)",
        r"\bdesperately (?:need (?:this|a|the|your)|(?:looking for|seeking) (?:a job|work|any))",
        r"\bout of desperation\b",
    ),
    cue(
        "anything|whatever|take any|accept any|do any|any job|any role|any salary|any position|any pay|any offer",
        r"\bi(?:'ll| will|'d| would|(?:'m| am) (?:willing|ready|prepared|happy|even willing) to| can)\s+(?:gladly |"
        r"happily |"
        r"even |also |literally )?(?:take|accept|do|try)\s+(?:literally |absolutely |just about |pretty much )"
        r"?(?:anything\b"
        r"(?! (?:i can|that (?:would|could|might) help|in my power))|whatever (?:you|salary|pay|job|role|position|"
        r"is (?:left|"
        r"available))|whatever it takes(?:\s*[.!…]*$| to (?:get|land|win|be|convince|join|prove|secure|work))|any "
        r"(?:\w+ )?(?:job|role|position|salary|pay|work|offer|title|amount|shift|terms?|condition)s?\b)",
        r"\bi(?:'d| would) (?:do|give) (?:absolutely |just about )?anything\b(?! (?:differently|else))",
    ),
    cue(
        "for free|for nothing|for less|without pay|unpaid|for half|minimum wage|without a salary",
        r"\bi(?:'ll| will|'d| would| can| could|(?:'m| am) (?:\w+ )?(?:willing|happy|ready|prepared) to)\s+(?:even "
        r"|gladly |"
        r"happily |also )*(?:work|start|do it|join|begin) (?:\w+ ){0,3}?(?:for (?:free|nothing|less|half|minimum "
        r"wage)|without "
        r"(?:pay|a salary)|unpaid)\b",
    ),
    cue(
        "chance|regret|shot",
        r"\b(?:please |just )*give me (?:just )?(?:a|one|another|this|the) (?:single |last |more |second |final |"
        r"another )?"
        r"(?:chance|shot)\b",
        r"\b(?:all i ask|i'm asking|i am asking|i ask|all i want|all i need)\b[^.]{0,25}\bchance\b",
        r"\bjust one (?:more |single )?chance\b",
        r"\byou (?:won't|will not|wouldn't|'ll not) (?:ever )?regret (?:it|hiring|giving|this|taking)\b",
        r"\b(?:my|the) (?:only|last) (?:shot|chance) (?:left|of (?:getting|finding)|at (?:a|getting|finding|life))\b",
    ),
    cue(
        "everything to me|my only|my last|only hope|last hope|only chance|only thing",
        r"\b(?:this|it|you|job|role|position|opportunity) (?:\w+ )?(?:is|are|means?|would mean|'re|'s) (?:absolutely |"
        r"literally |truly |honestly |quite literally )?(?:everything to me|my (?:only|last|final) (?:hope|chance|"
        r"option|shot|"
        r"opportunity|resort)|the only (?:hope|chance|thing) (?:i have|keeping|left|i think|that keeps))",
        r"\b(?:my|the) (?:only|last) hope\b(?! (?:of|for) (?:the|a) (?:team|project|product))",
    ),
    cue(
        "depend|hang|rely|relies|counts on|counting on|riding on",
        r"\bmy (?:whole |entire )?(?:life|future|family|marriage|kids|children|survival|livelihood|happiness|visa)"
        r"(?: and my \w+)? (?:\w+ )?(?:depends?|hangs|relies|rely|counts?|counting|riding|relying|depending) on\b",
    ),
    cue(
        "can't|cannot|can not|couldn't|barely|hardly|been able",
        r"\bi(?: just| really| literally| honestly)?\s+(?:can't|cannot|can not|can barely|can hardly|couldn't|"
        r"could not|"
        r"(?:haven't|have not) been able to)\s+(?:even )?(?:sleep|eat|stop (?:crying|checking|refreshing|thinking "
        r"about (?:this|"
        r"the|your) (?:job|role|position|answer|decision)$)|think of anything else|live without|bear|take (?:the|this) "
        r"(?:waiting|silence|much more)|go on|cope|function|afford (?:to (?:lose|not get|miss|be (?:rejected|"
        r"unemployed|"
        r"without))))\b",
    ),
    cue(
        "inbox|my email|my e-mail|my phone|my mail",
        r"\b(?:check|refresh)(?:ing|ed)? my (?:inbox|e-?mails?|phone|mail)\b[^.]{0,20}\b(?:every|constantly|all day|"
        r"obsessively|day and night|non-?stop|\d+ times|a (?:hundred|thousand))",
    ),
    cue(
        "know what",
        r"\bi (?:really |honestly |truly |just |seriously )?(?:don't|do not|wouldn't|would not) know what (?:i'll|"
        r"i will|i'd|"
        r"i would|(?:i'm|i am) going to|else to|to|we'll|we will) do\b(?=\s*(?:if|without|any ?more|then|otherwise|"
        r"next|[.!…]|$))",
    ),
    cue(
        "misery|killing me|torture|agony|unbearable|driving me|eating me",
        r"\b(?:put|end) (?:me out of )?my misery\b|\bput me out of\b",
        r"\b(?:wait|waiting|silence|uncertainty|suspense|not knowing) (?:\w+ )?(?:is|has been) (?:\w+ )?(?:kill|"
        r"tortur|agony|"
        r"driving me|unbearable|eating me|destroying)",
    ),
    cue(
        "pray|kidney|kill for|die for",
        r"\bi(?:'m| am|'ve been)? pray(?:ing)?\b",
        r"\bsell (?:a|my) kidney",
        r"\bi(?:'d| would) (?:kill|die) for\b",
    ),
    cue(
        "don't reject|don't ignore|don't say no|don't turn|don't hire|don't let me|do not reject|don't forget|"
        "don't give up|"
        "do not ignore|don't ghost|don't leave me",
        r"\bplease,? (?:do not|don't) (?:reject|ignore|ghost|say no|turn me down|hire (?:anyone|somebody|someone)|"
        r"let me down|"
        r"leave me|forget (?:about )?me|give up on me)",
    ),
    cue(
        "decency|breaks my heart|wits' end|last time i|evict me|i need this|do this to me",
        r"\b(?:not|n't) (?:even )?(?:have |had )?the decency\b|\bit breaks my heart\b|\bat my wits' end\b|\bevict me\b",
        r"\blast time (?:that )?i(?:'ll| will)? (?:ask|write|e-?mail)\b|\b(?:would|could|can) (?:you )?do this to me\b",
        r"\bplease,? i (?:\w+ )?need this\b",
    ),
    # --- hardship, the writer's own
    cue(
        "rent|mortgage|bills|feed|ends meet|loan|debt|groceries|kids|children|support my",
        r"\b(?:i|we|and)(?:'m| am|'re| are|'ve been| have been)?\s*(?:\w+ )?(?:can't|cannot|can no longer|can "
        r"barely|can hardly|"
        r"couldn't|unable to|struggling to|barely able to|won't be able to|will not be able to) (?:\w+ )?(?:pay|"
        r"make|afford|feed|"
        rf"support|cover|keep up with) {_MONEY}",
        r"\b(?:behind|late) (?:on|with) (?:my|our|the) (?:rent|mortgage|bills|payments|loans?)\b",
        r"\bi have (?:\w+ )?(?:bills|rent|a mortgage|mortgage|loans?|debts?|kids|children|a family|two kids|three "
        r"kids) to (?:pay|"
        r"feed|support)\b",
        r"\b(?:need|job|help|could|finally|so (?:that )?i|able|chance|salary)\b[^.]{0,80}\b(?:feed|support|provide "
        r"for) my (?:family|"
        r"kids|children|wife|husband|parents)\b",
        r"\b(?:need|job|help|could|finally|so (?:that )?i|able|salary)\b[^.]{0,80}\bpay(?:ing)? (?:off |back |down "
        r")?my (?:rent|loans?|debts?|bills|"
        r"mortgage|student)\b",
    ),
    cue(
        "evict|lose my|losing my|lose our|out of money|out of savings|my savings|out of cash",
        r"\b(?:about to|going to|will|'ll|might|may|or) (?:lose|be losing|get evicted|be evicted)(?: my| our)"
        r"?\b(?: (?:house|home|"
        r"apartment|flat|car|place|visa)\b|\W|$)",
        r"\b(?:facing|threatened with) eviction\b|\bi(?:'m| am) (?:\w+ )?(?:losing|about to lose) my (?:house|home|"
        r"apartment|flat)\b",
        r"\b(?:running|run|ran) out of (?:money|savings|cash)\b",
        r"\bmy savings (?:are|have|will|won't)\b",
    ),
    cue(
        "unemployed|out of work|jobless|without a job|laid off|job market|lost my job",
        r"\b(?:unemployed|out of work|jobless|without (?:a job|work)|laid off|lost my job)\b[^.]{0,90}\b(?:i|we) "
        r"(?:\w+ )?"
        r"(?:need|can't|cannot|hope you|beg)\b",
        r"\bi(?:'ve| have) been (?:unemployed|out of work|jobless|without (?:a job|work)) (?:for|since)\b[^.]{0,60}"
        r"\b(?:and|so)\b[^.]{0,30}\b(?:anything|any job|need|last|running|desperat|hope|struggl)",
        r"\bjob market is (?:\w+ )?(?:terrible|awful|brutal|horrible)\b[^.]{0,60}\b(?:mean (?:a lot|so much|the "
        r"world)|need|help)",
    ),
    cue(
        "get this|get the job|get that|get it",
        r"\bif i (?:don't|do not) get (?:this|the|that|it)\b(?! (?:right|done|working|to work))",
    ),
    cue(
        "so good for me|life-changing|change my life|save me|save my|saving me",
        r"\b(?:this|the|your) (?:job|role|position|offer|work) would (?:be so good for me|(?:literally |really )"
        r"?(?:change|save) my life|save (?:me|my))",
    ),
    # --- guilt and reproach
    cue(
        "after all|after every|after so",
        r"\bafter (?:all|everything|so (?:many|much))\b[^.]{0,90}\b(?:owe|deserve|least you|nothing but|silence|"
        r"ignor\w+|"
        r"ghost\w*|how can you|how could you|not even|couldn't even|can't even|only fair|expected (?:more|better))\b",
    ),
    cue(
        "owe me|owe us|you owe|least you|the least|my time|deserve",
        r"\byou (?:\w+ )?owe (?:me|us|it to)\b(?! (?:\w+ )?(?:dinner|lunch|drinks?|beers?|coffee|one\b))",
        r"\b(?:the )?(?:very )?least (?:that )?you (?:could|can|should|might)\b",
        r"\bi (?:would have |had )?(?:really |truly |think i |feel i |believe i |do |at least |surely )"
        r"?deserve(?:d)? (?:an?|the|this|"
        r"that|better|more|to|at least|some|your)\b(?! (?:look|break from|rest|vacation|holiday|coffee))",
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
        r" (?:\w+ ){0,2}?(?<!not )(?:rude|unprofessional|disrespectful|cruel|heartless|insulting|inexcusable|"
        r"outrageous|shameful|disgraceful|a "
        r"disgrace|a joke|unacceptable|ridiculous|unfair)\b",
        r"\bi find (?:it|this|that|your \w+) (?:\w+ )?(?:rude|unprofessional|disrespectful|cruel|insulting|"
        r"outrageous|unacceptable|"
        r"unfair|inexcusable)\b",
        r"\bhow (?:rude|unprofessional|disrespectful)\b|\bshame on you\b",
    ),
    cue(
        "hurt|frustrat|upset|angry|furious|disgust|appall|insulted|offended|disappointed|shocked",
        rf"{_AM}(?:hurt|frustrated|upset|angry|furious|disgusted|appalled|insulted|offended|disappointed|shocked)"
        rf"\s+(?:that|by|with|"
        r"in|at)\s+(?:you\b|the (?:silence|lack|way|delay|treatment)|how (?:you|i)|being (?:ignored|left|treated|"
        r"kept)|nobody|no one|"
        r"your (?:silence|behaviou?r|lack|treatment|process|attitude))",
    ),
    cue(
        "devastat|heartbroken|crushed|distraught|in tears|depressed|miserable|nervous wreck|losing sleep|losing "
        "hope|my mind|crazy|"
        "sleepless|crying|cried",
        rf"{_AM}(?:devastated|heartbroken(?! to (?:hear|learn))|crushed|distraught|in tears|depressed|miserable|a "
        rf"nervous wreck|losing "
        rf"(?:sleep|hope|my mind)|"
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
