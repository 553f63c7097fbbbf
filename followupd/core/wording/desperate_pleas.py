"""The English cues of FU203 that plead, or give hardship for a reason."""

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
AM = r"\bi(?:'m| am|'ve been| have been| was| feel| am feeling|'m feeling)\s+(?:(?!not\b|never\b)\w+\s+){0,2}?"
_MONEY = r"(?:\w+ )?(?:rent|mortgage|bills|family|kids|children|loans?|debts?|food|groceries|ends meet)\b"

PLEAS: tuple[Cue, ...] = (
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
        r"\bplease[,!.…\s]+(?:just[,\s]+)?please\b(?!,? (?:don't hesitate|do not hesitate|feel free|no |thank |say |"
        r"give my|pass on))",
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
        rf"{AM}desperate(?:ly)?\b(?! (?:not to|to avoid) )(?! for (?:good|better|\w* ?coffee|\w* ?tooling))",
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
)
