"""The patterns of `core.rejection`, on folded text: how a refusal is put, and what takes it back.

Plain ones name the reader's part, implied ones need the talk of jobs around them. Each is linear on one
sentence, for `core.folding` bounds its length.
"""

from __future__ import annotations

_PROGRESS = (
    r"(?:mov(?:e|ed|ing)(?: you| your (?:application|candidacy|candidature|profile|resume))?(?: any)? (?:forward|"
    r"ahead|further|on|you)|"
    r"proceed(?:ed|ing)?|progress(?:ed|ing)?|advanc(?:e|ed|ing)|go(?:ing)? (?:any )?(?:forward|further|ahead)|"
    r"carry(?:ing)? on|"
    r"tak(?:e|en|ing) (?:your (?:application|candidacy|candidature)|you|things|this|it|"
    r"the process)(?: any)? (?:further|forward)|tak(?:e|ing) you on|"
    r"pursu(?:e|ed|ing)|continu(?:e|ed|ing)|consider(?:ed|ing)?|hir(?:e|ed|ing)|select(?:ed|ing)?|shortlist(?:ed|"
    r"ing)?|short-list(?:ed|ing)?|chosen|"
    r"choos(?:e|ing)|offer(?:ed|ing)?|extend(?:ed|ing)?|mak(?:e|ing) (?:you )?an offer|invit(?:e|ed|ing)|successful|"
    r"accept(?:ed|ing)?|recommend(?:ed|ing)?|retain(?:ed)?|put(?:ting)? (?:you|your \w+) forward)"
)
_PART = (
    r"(?:with )?(?:your(?: recent| current| job)? (?:application|candidacy|candidature|profile|resume|cv|submission|"
    r"interview process|background|credentials|case|interest)|"
    r"your (?:[\w/()+#&.,-]+ ){1,8}?application)"
)
_NOT = r"(?:not|unable to|no longer|never|cannot|nicht|decided against|opted against|against)"
_SOFTEN = (
    r"(?: (?:be|been|to|able|going|currently|unfortunately|in a position|possible for us|ultimately|actually|"
    r"immediately|further|successfully|at this (?:time|stage|point)))*"
)
_ROLE = (
    r"(?:position|role|job|vacancy|opening|post|spot|seat|requisition|opportunity|internship|placement|vacancies|"
    r"positions|roles)"
)
_OTHER = (
    r"(?:(?:an)?other|different|alternative|alternate|stronger|internal|better[- ](?:qualified|suited|matched)|"
    r"more (?:closely |suitabl[ey] |strongly )?(?:qualified|experienced|suitable|suited|aligned|senior|seasoned|"
    r"advanced|matched))"
)
_PERSON = (
    r"(?:candidates?|candidacy|candidacies|applicants?|applications?|persons?|people|individuals?|finalists?|"
    r"profiles?|contenders?|hires?|contractors?|consultants?|freelancers?)"
)

# The reader, or the reader's application, is refused.
PLAIN_EN = (
    (
        r"\b(?:going|gone|go|went|moving (?:forward|ahead)|move (?:forward|ahead)|proceed|"
        r"proceeding) with a (?:\w+ )?candidate\b"
    ),
    r"\b(?:not|no longer|unable to|cannot)(?: be)? (?:able to )?(?:mak(?:e|ing)|extend(?:ing)?) you an offer\b",
    r"\bpicked (?:someone|somebody|another candidate|the other (?:candidate|finalist|person))\b",
    # we will not be moving forward with your application; you were not selected
    rf"\b{_NOT}{_SOFTEN} (?:\w+ly )?{_PROGRESS} {_PART}",
    (
        rf"\b{_NOT}{_SOFTEN} (?:\w+ly )?(?:mov\w+|proceed\w*|progress\w*|go(?:ing)?|continu\w+) (?:forward |ahead |"
        rf"on |further )?with (?:your|the [\w -]{{0,40}}?of your)\b"
    ),
    (
        rf"\b{_NOT}{_SOFTEN} (?:\w+ly )?(?:(?:tak\w+|mov\w+|put(?:ting)?|progress\w*|advanc\w+|bring\w*|"
        rf"carry\w*) (?:you|your (?:application|candidacy|candidature|profile|cv|resume|"
        rf"submission))(?: any)? (?:forward|further|on\b|ahead|through|to (?:the|our) (?:next|second|third|final|"
        rf"interview))|(?:hir\w+|select\w*|shortlist\w*|pursu\w+|accept\w*|recommend\w*|tak\w+|progress\w*|"
        rf"advanc\w+) (?:your (?:application|candidacy|candidature|profile|cv|resume|submission)|you for\b)|hir(?:e|"
        rf"ing) you\b|invit\w+ you (?:to|for|in for|back for) (?:an? |the )?(?:\w+ )?(?:interview|next|second|final|"
        rf"further|round)|consider\w* (?:you|your \w+) (?:further|for|at this|any))"
    ),
    (
        r"\byou (?:did|have|had) not (?:quite )?(?:make|made) (?:it (?:to|through|past|into|this)|the (?:cut|"
        r"shortlist|short list|next round|final))"
    ),
    (
        rf"\b(?:not|no longer)(?: be)? (?:moving forward|proceeding|going ahead|continuing) with (?:filling |"
        rf"hiring (?:for )?|recruiting (?:for )?)?(?:this|the|that) (?:\w+ )?(?:{_ROLE}|search|hire|hiring)\b"
    ),
    (
        r"\b(?:hire|hired|hiring|promote|promoted|promoting|recruit|recruited|fill|filled|filling|appoint|"
        r"appointed)(?: \w+){0,3}? (?:from within|internally)\b"
    ),
    (
        rf"\byou(?:r (?:application|candidacy|candidature|profile|submission|resume|cv|background|name|"
        rf"interview))?\b[^.;:?]{{0,70}}?\b(?:was|were|are|is|have|has|had|will|did|do|does)(?: (?:unfortunately|"
        rf"regrettably|sadly|therefore|also|currently|ultimately))*,? "
        rf"(?:not|no longer|never)\b{_SOFTEN} (?:\w+ly )?(?:been |be |being )?(?:\w+ly )?(?:selected|select|chosen|"
        rf"shortlisted|short-listed|successful|retained|accepted|progress\w*|mov\w+ (?:forward|on|ahead|to the next)|"
        rf"advanc\w+|proceed\w*|continu\w+|considered (?:further|for|at this|any)|"
        r"under (?:active )?consideration|in (?:active )?consideration|being considered|taken (?:further|forward)|"
        r"among (?:those|the|our)|one of (?:those|the)|(?:our|the) (?:\w+ ){0,2}(?:pick|choice|selection)|"
        r"a (?:\w+ )?(?:fit|match)|the (?:right|best|strongest)|pass(?:ed)?|invited (?:to|for)|hired|offered|"
        r"what we|successful)"
    ),
    (
        r"\byour (?:application|candidacy|candidature|profile|submission)\b[^.;:?]{0,50}?\b(?:was|is|has been|"
        r"have been|were|had been)(?: \w+ly)? (?:unsuccessful|rejected|declined|turned down|closed|"
        r"withdrawn from consideration|not successful|removed from consideration|denied)"
    ),
    (
        r"\byou (?:have been|were|are|have) (?:\w+ly )?(?:unsuccessful|rejected|not (?:got|gotten|"
        r"secured) the (?:job|role|position))"
    ),
    (
        r"\b(?:did not|has not|have not) (?:select|choose|shortlist|accept|advance|approve)(?:ed|en|d)? (?:you\b|"
        r"your (?:application|profile|resume|candidacy|cv))"
    ),
    (
        rf"\b(?:not|unable to|cannot|not able to|no longer|not be able to|not in a position to|"
        rf"declin\w+ to)(?: be)?(?: \w+ly)? (?:offer|offering|extend|extending|give|giving|present|make|"
        rf"making)(?: you)?(?: an| a| the| this| any| our| with)*(?:(?! (?:for|in|on|as|at|with|relocation|"
        rf"sponsorship|remote)\b) [\w-]+){{0,3}}? ?(?:{_ROLE}|offer(?! you (?:some|any|more))|employment|"
        rf"an interview|place (?:on|in|at) (?:our|the)|contract)\b(?! (?:slot|time|date|before|until|on (?:mon|tue|"
        rf"wed|thu|fri|that)))"
    ),
    (
        r"\b(?:have|has|had) (?:no|not (?:a|any))(?: (?:suitable|open|current|available|appropriate|further|such|"
        r"matching))* (?:post|position|role|vacanc(?:y|ies)|opening|job|opportunit(?:y|ies))s?(?: (?:currently|"
        r"right now))? (?:to offer(?: you)?|(?:available )?for you|that (?:match|fit|suit)\w* your|matching your|"
        r"suitable for you)\b"
    ),
    r"\b(?:reject|declin|turn(?:ed|ing) down)\w* your (?:application|candidacy|candidature)\b",
    (
        r"\b(?:regret|sorry|unfortunately|afraid)\b[^.;?]{0,60}?\byou (?:were|are|have been) (?:the )?(?:runner-?up|"
        r"unsuccessful|second choice)"
    ),
    r"\bremov(?:e|ed|ing) you(?:r \w+)? from (?:further )?(?:consideration|the process)",
    # another was chosen
    (
        r"\b(?:decided|chose|chosen|elected|opted|selected|select|selecting|choose|choosing|going|gone|went|go|mov(?:e|"
        r"ed|ing)(?: forward| ahead| on)?(?: to the next \w+)?|proceed(?:ed|ing)?|progress(?:ed|ing)?|continu(?:e|ed|"
        r"ing)|advanc(?:e|ed|ing)|pursu(?:e|ed|ing)|"
        r"hired|hire|hiring|focus(?:ed|ing)?|identified|appoint(?:ed)?|offered(?: the \w+)?|made an offer|"
        r"extended an offer|extended the offer|filled|given|awarded|accepted|preferred|prefer|favou?r(?:ed)?)"
        rf"(?: (?:to|with|on|for|in favou?r of|by|a|an|the|some|several|few|other|of|our|this|that|position|role|job|"
        rf"forward|offer|process|their|two|three|only|those|slightly|somewhat|much|even|hiring|"
        rf"interviewing)){{0,6}} {_OTHER}(?:[ ,](?:\w+[ -]?){{0,3}}?)? ?{_PERSON}\b(?!')"
    ),
    (
        r"\b(?:mov\w+ (?:forward|ahead|on)|proceed\w*|progress\w*|go(?:ing|ne)?|went|continu\w+|decided (?:to go|"
        r"on)|pursu\w+|selected|chose|chosen|hired|focus\w*)(?: (?:with|on|to|for|a|an|the|those|only|some|another|"
        r"other|different|small|group|of|slate|set|shortlist)){0,5} (?:candidates?|applicants?|individuals?|"
        r"person|someone|somebody|people|profiles?|those)(?: (?:who|whose|that|with|which))\b[^.?]{0,90}\b(?:more|"
        r"better|closer|closely|stronger|best|exactly|directly|aligned|experience|match\w*)\b"
    ),
    (
        r"\b(?:decided|chose|chosen|opted|selected|going|gone|went|go|mov\w+ (?:forward|ahead)|proceed\w*|hired|"
        r"hiring|choosing|selecting|brought on|bringing on|ended up|settled on|offered (?:the )?(?:position|role|"
        r"job)|offered it|made an offer|extended an offer)(?: (?:to|with|for|on|it|in favou?r of|hiring|choosing|"
        r"going|selecting))* (?:someone|somebody|another (?:candidate|applicant|person|finalist|engineer|designer|"
        r"developer|analyst|hire)|one of the other \w+|the other (?:candidate|finalist|person|applicant))(?: else)?\b"
    ),
    (
        r"\b(?:other|another|different)(?: \w+)? (?:candidates?|applicants?|applications?)\b[^.;?]{0,40}\b(?:were|"
        r"was|are|is|whose|who|that|better|has|have)\b[^.;?]{0,60}\b(?:better|stronger|more|closer|closely|selected|"
        r"chosen|accepted (?:our|the) offer|accepted the (?:position|role|job))\b"
    ),
    # no one wanted, or the place is gone
    r"\bgood ?bye and thank you for your application\b",
)  # fmt: skip

# It is one when the mail speaks of a job.
IMPLIED_EN = (
    (
        r"\b(?:your|their) (?:\w+ ){0,3}?(?:experience|background|skills?|skill ?set|profile|qualifications?|"
        r"expertise)\b[^.;?]{0,50}?\b(?:is|are|do|does|did|was|were) not (?:quite |exactly |fully |really |"
        r"currently )?(?:what|meet|match|line up|align|enough|sufficient|correspond|where)\b"
    ),
    (
        r"\bnot (?:quite |exactly |fully |really )?what (?:we|they|the team)\b"
    ), (
        r"(?<!i am )\bnot\b[^.;?]{0,40}?\bthe right (?:match|fit|candidate)\b(?! (?:to ask|for (?:this|"
        r"that) question))"
    ),
    (
        r"\b(?:decided|going|want|need|chosen|have|continue|continuing) (?:to )?(?:keep looking|continue (?:our|"
        r"the) search|keep searching|restart the search)\b"
    ),
    (
        r"\b(?:close|closing|closed|cancel|cancelling|pull|pulled|freeze|scrap|scrapped) (?:this|the) (?:role|"
        r"position|search|opening|requisition)\b(?! to)"
    ), r"\bpart ways\b",
    r"\byou (?:did|have) not pass(?:ed)?\b",
    (
        rf"\b(?:the|this|that|our|your|both|these|all(?: of)?(?: the|"
        rf" our)?)(?: [\w/&()+#.,'-]+){{0,8}}? {_ROLE}\b(?:(?! (?:but|and|while|"
        rf"which will))[^.;:?]){{0,70}}?\b(?:has|have|was|were|is|are|had)(?: (?:since|now|already|just|recently|"
        rf"unfortunately|in the meantime|also|been|being|subsequently|internally|all))* (?:filled|closed|cancell?ed|"
        rf"withdrawn|eliminated|taken|discontinued|no longer (?:available|open|being filled|recruiting)|"
        rf"offered to (?:another|someone|a different)|given to)"
    ),
    (
        rf"\bwe (?:have )?(?:since |now |just |recently |already |ultimately )*(?:filled|closed|cancell?ed|"
        rf"eliminated|withdrawn) (?:the|this|that|our|your)(?: \w+){{0,6}}? ?{_ROLE}\b"
    ),
    (
        r"\b(?:decided|made the (?:difficult |tough |hard )?(?:decision|choice)|chosen|opted|elected|going|"
        r"determined)\b[^.;?]{0,20}? not to (?:be )?(?:mov\w+|proceed|progress|advance|continue|go|take|pursue|"
        r"extend|make (?:you )?an offer|hire)\b"
    ),
    (
        r"\b(?:will|would|are|am|is|shall|going to)(?: \w+){0,2}? not(?: be)?(?: \w+ly)? (?:moving forward|"
        r"move forward|moving ahead|proceeding|proceed|progressing|advancing|taking (?:this|it|things|"
        r"the process) (?:any )?(?:further|forward)|going (?:any )?(?:forward|further|ahead)|"
        r"making (?:you )?an offer|extending an offer|able to (?:move forward|proceed|progress|take (?:this|it|"
        r"things) (?:any )?(?:further|forward)))\b"
    ),
    r"\b(?:unable|not able) to (?:move|take|go)(?: (?:this|it|things))? (?:forward|further|ahead)\b",
    (
        r"\b(?:go(?:ing|ne)?|went|move[sd]?|moving|take|taken|head(?:ed|ing)?)(?: forward| ahead)? (?:in|with) (?:a|"
        r"an)?(?:other| different| slightly different| new| separate) (?:direction|route|way)\b(?! (?:with|on|for|"
        r"in) (?!(?:this|the|our) (?:role|position|hire|hiring|search|opening|candidate)))"
    ),
    (
        r"\b(?:going|have|decided|had|need|will|chosen|opted)(?: \w+){0,2}? (?:to |"
        r"be )?pass(?:ing)?(?: (?:on (?:your|this|moving|proceeding|the application)|for now|at this (?:time|point)|"
        r"this time|up))?(?: |,|\.|$)"
    ),
    (
        r"\b(?:it is|this is|it was|answer is|that is|a) (?:a )?(?:no|pass) (?:from (?:us|our|me|the)|for (?:now|us)|"
        r"this time|at this)"
    ),
    r"\bdecided against\b", (
        r"\bnot (?:be )?(?:hiring|recruiting) (?:you|for (?:this|the) (?:role|position)|anyone|externally)\b"
    ),
    (
        r"\b(?:not|did not|no|n't)\b[^.;?]{0,40}?\b(?:fit|match)\b[^.;?]{0,60}\b(?:for (?:the|this|our|us|that|these|"
        r"what)|at (?:this|the) (?:time|point|stage|moment|present)|right now|between|with (?:our|the|what)|"
        r"your (?:skills|background|experience|profile))"
    ),
    r"\b(?:fit|match)(?:es)? (?:elsewhere|better (?:elsewhere|with (?:another|other)))",
    (
        r"\b(?:end|ended|ending|conclude|concluded|close|closed|closing|stop|stopped)(?: \w+){0,2}? (?:your|the|this|"
        r"our) (?:(?:application|interview|recruitment|hiring|selection) )?(?:process|application|"
        r"candidacy)\b(?! (?:by|on|in|until|at the end|and will|next|this|with an offer))"
    ),
    r"\b(?:not|did not) (?:select|choose|shortlist|advance) (?:it|this application|yours)\b",
    (
        r"\b(?:another|the other|other|one) (?:candidates?|finalists?|applicants?) (?:edged|pipped|narrowly|came out|"
        r"emerged|stood out|had more|was (?:simply |just )?(?:stronger|closer|better)|proved|just)\b"
    ),
    r"\bno longer (?:under|in) (?:active )?consideration\b|\bno longer (?:being considered|considering (?:you|your))",
    (
        rf"\b(?:no|not (?:have )?(?:a|any))(?: (?:suitable|open|current|available|appropriate|matching|"
        rf"longer an?))* {_ROLE}s?\b(?: open| available)?[^.;?]{{0,40}}?\b(?:at (?:this|the) (?:time|moment|present)|"
        rf"right now|currently|for (?:you|your)|that (?:match|fit)|available(?! for (?!you|this|the))|at present|"
        rf"to offer)"
    ),
    (
        r"\b(?:team|we|they|committee|manager|panel|company|client)\b[^.;?]{0,30}\bchose (?:not to|someone|"
        r"(?:another|a different) (?:candidate|applicant|person|finalist|profile))\b"
    ),
    r"\bwent (?:with|to) (?:someone|somebody|another|a candidate|an internal)\b",
    (
        r"\b(?:hired|hiring|chosen|selected|appointed|identified|found|settled on|offered (?:it|the (?:job|role|"
        r"position)) to) (?:someone|somebody|another (?:candidate|applicant|person|finalist|engineer|designer|"
        r"developer|analyst)|a (?:different )?candidate|an internal|internally|a person|the (?:successful|"
        r"final) candidate)\b"
    ),
    (
        r"\b(?:have|has) (?:decided|chosen) (?:to (?:go|proceed|move (?:forward|ahead)) with|on) (?:\w+ )?(?:someone|"
        r"somebody|internal|a candidate|candidates|an applicant|applicants|others)\b"
    ),
    r"\b(?:without|minus) (?:a|an) (?:offer|position) for you\b",
    r"\b(?:was|were|been|is)(?: \w+ly)? not (?:been )?(?:selected|successful|shortlisted|chosen|retained)\b",
    r"\b(?:hiring|recruit\w+) (?:for (?:this|the) \w+ )?(?:has been|is|was) (?:cancell?ed|stopped|terminated|closed)\b",
)  # fmt: skip
