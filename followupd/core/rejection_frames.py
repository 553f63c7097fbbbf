# A frame is read as one line: wrapped at 120 it is not read at all.
# ruff: noqa: E501
"""Refusals by meaning: who does what to whom, on folded text.

A frame is [somebody decides] x [not, or for another] x [the reader, the reader's part, the role]. Each is given with words
of which the sentence must bear one, so that most sentences cost no pattern. What stands around a match is judged in
`core.rejection`: frames only say what the clause says.
"""

from __future__ import annotations

_GAP = r"(?: [\w'/-]+){0,6}?"
_NOT = r"(?:not|unable|cannot|no longer|never|inability|decided against|opted against|nor|neither)"
_PART = (
    r"(?:application|candidacy|candidature|profile|resume|cv|submission|candidateship|name|background|interview|"
    r"assessment|case|file)"
)
_ROLE = (
    r"(?:position|role|job|gig|vacancy|opening|post|spot|seat|requisition|req|opportunity|internship|placement|place|"
    r"positions|roles|vacancies|headcount|traineeship|fellowship|studentship|lectureship|professorship|directorship)"
)
# "offer you the Readership", "offer you work": a noun of employment within a few words.
_WORK = (
    rf"(?:{_ROLE}|offer|work(?! from)|employment|appointment|contract|\w{{3,}}(?:ship|orship)(?<!sponsorship)|"
    r"interview|job)"
)
_PERSON = (
    r"(?:candidates?|applicants?|persons?|people|individuals?|finalists?|profiles?|contenders?|hires?|contractors?|"
    r"consultants?|scholars?|engineers?|designers?|developers?|analysts?|managers?|colleagues?|bloke|applications?|"
    r"teachers?|nurses?|friend)"
)
_ELSE = (
    rf"(?:someone|somebody|(?:an?|the|one|two|three|some|several|our)?(?: \w+)? ?(?:other|another|different|internal|"
    rf"stronger|external|existing)(?: [\w-]+){{0,2}} {_PERSON}|another {_PERSON}|(?:an?|the) (?:[\w-]+ ){{0,3}}?"
    rf"{_PERSON} (?:who|whose|with|of)|our person|an internal|others\b|a less experienced|a more experienced)"
)
_GONE = (
    r"(?:filled|closed|cancell?ed|withdrawn|eliminated|taken|discontinued|axed|pulled|scrapped|gone|cut|removed|"
    r"attributed|abolished|deleted|dropped|frozen out|no more)"
)
_OURS = (
    r"(?:we|i|they|he|she|it|team|client|company|committee|board|panel|manager|founders|partners|faculty|department|"
    r"university|school|management|employer|commission|organi[sz]ation|business|jury|ministry|university|college|"
    r"council|crew|directors?|leadership|firm|college|who|and|have|has|had|to|just|already|ultimately|finally)"
)

_NO = ("not ", "not,", "unable", "cannot", "no longer", "inability", "against", "never")
# Words of which one must stand in the sentence; the pattern. These name the reader's part: they decide alone.
PLAIN = (
    # [we] not [hire, appoint, shortlist ...] you
    (
        _NO,
        (
            rf"\b{_NOT}\b{_GAP} (?:hir(?:e|ing)|appoint(?:ing)?|employ(?:ing)?|recruit(?:ing)?|shortlist(?:ing)?|engag\w+|"
            rf"select(?:ing)?|recommend(?:ing)?|includ(?:e|ing)|call(?:ing)? you (?:for|to) (?:an )?interview|progress(?:ing)?|"
            rf"advanc(?:e|ing)|interview(?:ing)?|retain(?:ing)?|bring(?:ing)?|tak(?:e|ing)|invit(?:e|ing)|pursu(?:e|ing)|"
            rf"plac(?:e|ing)) you(?:rs?)?\b(?:$|[.,;:!]| (?:any (?:further|more)|further|forward|on(?: as|board|site)?\b|for (?:the|this|"
            rf"our|an?|any)|to (?:the|an? |our|interview|campus)|at this|this time|among|in (?:the|our) (?:short|final|next|list)|"
            rf"as\b|back|through|up\b|right now|now|application|candidacy|candidature|profile|cv|resume|onto|with))"
        ),
    ),
    (
        _NO,
        rf"\b{_NOT}\b{_GAP} (?:offer|give|make|extend)(?:ing)? (?:you|to you) (?:an? |the |any )?(?:[\w-]+ )?{_ROLE}\b(?! (?:from|slot|time|date|before|until|that|of))",
    ),
    # [we] not [offer, give] you [work]
    (
        ("offer", "give", "giving", "make", "making", "extend", "propos"),
        (
            rf"\b{_NOT}\b{_GAP} (?:offer(?:ing)?|giv(?:e|ing)|mak(?:e|ing)|extend(?:ing)?)(?: you| to you)?(?: an?| the| this| any| "
            rf"our| suitable| formal| further){{0,3}}(?: (?!for\b|in\b|with\b|on\b|before\b|remote|relocation|visa|flexib|travel)"
            rf"[\w-]+){{0,2}}? {_WORK}\b(?! (?:from|slot|time|date|before|until|with|that|over|the|of (?:more|less|over)))"
        ),
    ),
    (("no offer", "no place", "no job"), r"\bno (?:offer|place|job|position) (?:will|can|could|is|was|has)\b[^.;?]{0,40}\byou\b"),
    # you, your part: not [selected, placed, included]
    (
        _NO,
        (
            rf"\byou(?:rs?(?: (?:[\w-]+ ){{0,5}}?{_PART})?)?\b[^.;:?]{{0,60}}?\b(?:not|never|no longer|cannot|unable)\b{_GAP} "
            r"(?:selected|chosen|shortlisted|short-listed|successful|retained|accepted|progress(?:ed|ing)?|mov(?:e|ed|ing) (?:forward|on|"
            r"ahead|to the)|advanc(?:e|ed|ing)|appointed|placed on the|included (?:in|on|among)|recommended|qualified|"
            r"the successful|the preferred|our (?:preferred|first|final|chosen|successful|pick|choice)|on the (?:short)?list|going (?:any )?(?:further|"
            r"forward)|go (?:any )?(?:further|forward)|be (?:pursued|considered(?= for| further| any|[.,]|$)|called|invited|taken|progressed)|among|one of|pursued|"
            r"meet (?:the|our) (?:bar|short|criteria|essential|minimum|threshold)|make it (?:to|through|past|into|onto)|made (?:the|it (?:to|through|past))|"
            r"make the|clear(?:ed)? the|get (?:the|this|it\b|through|selected)|got (?:the|this|it\b)|passed (?:the|on to)|pass the|proceed|"
            r"continue|what (?:we|they|the|this)|(?:quite )?(?:the|a) (?:right|good|strong|best|suitable|close|great)? ?(?:fit|match|person|candidate|one\b)|"
            r"competitive|reach(?:ed|ing)? (?:the )?(?:interview|next)|the right)\b"
        ),
    ),
    (
        ("screened", "eliminat", "unsuccess", "reject", "declin", "turned", "discontin", "competitive", "ranked", "fell ", "ends ", "closed"),
        (
            rf"\byour (?:[\w-]+ ){{0,5}}?{_PART}\b[^.;:?]{{0,70}}?\b(?:screened out|eliminated|unsuccessful|rejected|declined|turned down|"
            r"discontinued|(?:less|not as) competitive|ranked (?:below|lower)|fell (?:short|below)|ends here|closed\b(?! (?:by|on) you))"
        ),
    ),
    (("status", "update", "outcome", "result"), r"\b(?:status|outcome|result|update)\b[^.;?]{0,50}(?::|is|to|-) ?(?:not (?:selected|successful|shortlisted|progressed)|rejected|declined|unsuccessful|regret)"),
    (("unsuccess", "missed", "found ", "runner", "second", "pipped", "beaten", "qualified", "edged", "narrowly"), r"\byou (?:have been |are |were |came |finished |narrowly )(?:\w+ )?(?:unsuccessful|missed out|found (?:not|un)|our runner|the runner|runner|second(?! round| interview| choice for| phase)|in second place|pipped|beaten|overqualified|over-qualified|edged out|narrowly)\b"),
    (("discontin", "releas", "stand", "drop", "withdraw", "remov", "reject", "turn", "let", "eliminat"), r"\b(?:discontinu\w+|releas(?:e|ed|ing)|stand\w* down|drop(?:ped|ping)?|withdrawing|remov\w+|reject\w*|turn(?:ed|ing)?|let(?:ting)?|eliminat\w+) (?:you (?:down\b|from\b|for the\b|go\b)|your (?:[\w-]+ )?(?:application|candidacy|candidature|profile))"),
    (("disappoint",), r"\bhav(?:e|ing) (?:had )?to disappoint\b[^.;?]{0,30}\byou\b|\bdisappoint\b[^.;?]{0,60}\byou are one of\b"),
    (("pass",), r"\b(?:passed|pass|passing) on your (?:profile|application|cv|resume|candidacy)\b(?= this time|[.!]|$| for now| at this)"),
    (("vote", "favour", "favor"), r"\b(?:not|did not) (?:go|fall|turn out) in your favou?r\b"),
    # another was chosen
    (
        ("hire", "hiring", "pick", "chose", "choos", "select", "appoint", "offer", "prefer", "settled", "landed", "opted", "found", "went", "gone", "going", "rank",
         "decided", "identified", "favor", "favour", "moving", "move", "advanc"),
        (
            rf"\b(?:{_OURS}(?: \w+)? |decision |, )?(?<!not )(?:(?:hir(?:e|ed|ing)|pick(?:ed|ing)?|chose|chosen|choosing|select(?:ed|ing)?|appoint(?:ed|"
            r"ing)?|prefer(?:red)?|recruit(?:ed|ing)?|rank(?:ed)|settled on|landed on|opted for|opt for|identified|plumped for|gone (?:with|for)|going (?:with|"
            r"for)|went (?:with|for)|go (?:with|for)|brought (?:on|in)|engaged|proceeding with|move (?:forward|ahead) with|moving (?:forward|ahead) with|advanc(?:e|"
            r"ing)|moved (?:forward|ahead) with|in favou?r of|(?:an|the|our|this|that) offer to|offered (?:it|her|him|the (?:\w+ )?(?:position|role|job|post|place))(?: to)?|"
            rf"pursue|pursuing|filled (?:by|with)) {_ELSE}\b(?!')|"
            rf"(?:advance|advancing|progress|progressing|shortlist|shortlisted|pursue|pursuing|interview) (?:those |only )?(?:candidates|applicants|people) (?:who|whose|with)|(?:hire|hired|hiring) (?:a|an) (?:friend|insider|alumn\w+)|pick(?:ed)? someone|made (?:its|our|their) (?:final )?(?:hire|pick|choice)\b|found (?:our|the) person)"
        ),
    ),
    (
        ("been", "was", "were", "is ", "are ", "has", "have"),
        (
            rf"\b(?:another|other|successful|internal|different|an? (?:external|existing)) (?:[\w-]+ ){{0,2}}?{_PERSON}\b[^.;?]{{0,40}}?\b(?:ha(?:s|ve) (?:now |"
            r"already |since |just )?(?:been (?:\w+ )?(?:chosen|selected|appointed|hired|offered|preferred)|accepted|taken|signed|got)|(?:was|were) (?:\w+ )?(?:chosen|selected|"
            r"appointed|hired|offered|preferred|ranked)|(?:is|are|was|were) (?:the |a )?(?:better|stronger|closer|more)|demonstrat\w+|answered|scored)"
        ),
    ),
    (
        ("went to", "gone to", "goes to", "given to", "offered", "awarded", "taken by", "accepted by", "go to"),
        (
            rf"\b(?:{_ROLE}|offer|it)\b[^.;?]{{0,40}}?\b(?:went|gone|goes|go|given|offered|awarded|extended)\b(?:,? (?:and|to|accepted|by|"
            rf"just|now|already|instead))* (?:to|by),? (?:{_ELSE}|someone|somebody|an? (?:[\w-]+ )?{_PERSON})"
        ),
    ),
    (("accepted", "signed"), r"\b(?:our first choice|that person|another \w+|the (?:successful|other|chosen) \w+|finalist|someone else)\b[^.;?]{0,50}\b(?:accepted|signed)\b"),
)  # fmt: skip

# Only where the mail speaks of a job, and leaves nothing open.
IMPLIED = (
    (
        ("filled", "closed", "cancel", "withdrawn", "eliminat", "taken", "discontin", "axed", "pulled", "scrap", "gone", "exist", "dropped", "abolish", "away", "cut"),
        (
            rf"\b(?:(?:the|this|that|our|both|all|which) (?:[\w/&()+#.,'-]+ ){{0,6}}?{_ROLE}|vacancy|req|headcount)\b[^.;:?]{{0,70}}?\b(?:got|has|have|had|is|was|were|been|"
            rf"are|went)(?: \w+){{0,2}}? (?:{_GONE}(?! (?:my|the|your|longer|up|very|until|into))|away|offered|no longer (?:exist\w*|available|open|there|required|needed|funded))\b|"
            rf"\b{_ROLE} no longer (?:exists?|available)\b|\bno longer (?:exists?|accepting candidates)\b|\bthere is no (?:job|role|position) (?:any ?more|any longer|to fill|left)"
        ),
    ),
    (
        ("eliminat", "cancel", "withdr", "scrap", "pull", "clos", "axe", "discontin", "abandon", "filled", "hired", "let the"),
        (
            rf"\b(?:we|company|management|client|team|they|business|has|have|board|university)(?: \w+){{0,3}}? (?:eliminated|cancell?ed|withdrawn|scrapped|pulled|closed|axed|discontinued|"
            rf"abandoned|filled|let|already hired|hired)(?: down)? (?:for )?(?:the|this|that|our|your)(?: [\w-]+){{0,4}}? {_ROLE}\b(?! (?:of|description|until|for the week))"
        ),
    ),
    (
        ("fill", "hire", "hiring", "recruit", "appoint"),
        (
            rf"\b(?:not|cannot|no longer|unable to|without)(?: \w+){{0,4}}? (?:fill(?:ing)?(?: the| this| that)?(?: \w+){{0,2}}? {_ROLE}|hire (?:anyone|anybody|any more)|"
            rf"mak(?:e|ing) (?:the|a|any) hire|(?:be )?recruiting (?:for )?(?:this|the|any)|be (?:recruiting|hiring)(?: for)?|"
            rf"appointment|an appointment|appoint anyone)\b"
        ),
    ),
    (("concluded", "closed", "ended"), r"\b(?:search|competition|recruitment)\b[^.;?]{0,50}\b(?:concluded|closed|ended) (?:with the appointment of|without)\b"),
    (("appoint", "hire"), r"\b(?:board|committee|panel|trustees|faculty|governors|university|department|we)\b(?: \w+){0,2}? (?:appointed|hired) (?:dr|prof|mr|mrs|ms|somebody|someone)\b"),
    (("hire in", "hire from", "recruit from"), r"\b(?:chosen|decided|elected) to (?:hire|recruit|appoint) (?:in a different|someone|from|internally)"),
    (("moving", "going", "proceeding", "taking", "continu"), r"\b(?:not|no longer|aren't)(?: be)? (?:moving|going|proceeding)(?: any)? (?:ahead|forward|further)(?: on this| with (?:this|an interview|things)|[.,!;]|$)"),
    (("further", "forward", "ahead", "continu", "go on", "interview"), r"\b(?:not|do not|cannot|unable to|never)(?: (?:want|wish|going|be|to|able|in a position|think it makes sense for us|see us|see))* (?:to )?(?:tak(?:e|ing) (?:things|this|it|matters) (?:any )?(?:further|forward)|go(?:ing)? (?:any )?(?:further|ahead with an interview|ahead with you)|mov(?:e|ing) (?:ahead|forward) together|continue(?: talking| our conversations?)?(?=[.,!;]|$)|progress (?:it|this|things)(?: (?:any )?further)?|pursu(?:e|ing) (?:it|this|your)|go on)"),
    (("opening", "vacanc", "position", "role"), rf"\bnot (?:currently )?have (?:an?|any) (?:[\w-]+ )?{_ROLE}s? (?:that|which) (?:fits?|suits?|match\w*) "),
    (("pipped", "beat "), r"\b(?:somebody|someone|another)(?: \w+){0,2} (?:pipped|beat) you\b"),
    (("pursuing it", "taking on", "taking it", "progressing it"), r"\bwill not be (?:pursuing it|taking (?:it )?(?:on|further|forward)|progressing it)\b"),
    (("appointment of",), r"\bconcluded (?:the|our|its) (?:\w+ )?search with the appointment of\b"),
    (("match", "fit", "alignment", "home", "right"), r"\b(?:not|no|nor|without|isn't|do not)\b(?: [\w'-]+){0,7}? (?:match|fit|alignment|right (?:home|person|place|time|one|role|company|move)|suitable (?:role|position|opening))\b[^.;?]{0,60}?(?:\b(?:here|you(?:r|rs)?|current|our|this (?:team|role|job|stage|point|time)|at (?:the|this)|on our side|between|for us|for what)\b|[.!]|$)"),
    (("work out", "for us", "for you"), r"\b(?:not|is not) (?:going to )?(?:work(?:ing)? out|be working out)(?: on our| for us| this| here|[.,!]|$)"),
    (("stopping here", "call it", "leave it there", "wrapping up", "closing out", "close out", "end the process", "parting", "part as"), r"\b(?:stopping here|call it here|leave it there|wrapping up with everyone|clos(?:e|ing) out (?:our|your|all)|end the process|part as friends)\b"),
    (("didn't", "did not", "was not you", "it is not", "not you"), r"\b(?:it (?:was|is)(?: not|,? sadly,? not)(?: you)|and it is,? sadly,? not you|you did not get (?:it|this one|in|the))\b"),
    (("better",), r"\bthe other (?:bloke|person|candidate|finalist|applicant|one)\b[^.;?]{0,30}\b(?:better|stronger|closer)\b|\bstrengths would be better used elsewhere\b"),
    (("no", "turn", "let"), r"\b(?:answer (?:is|was)(?:,? \w+,?)? (?:a )?no\b|it is(?: \w+)? a no\b|have to (?:turn you down|let you down|say no)|no luck this time|not (?:been )?lucky this time|afraid(?: that)? it is a no\b)"),
    (("news",), r"\b(?:bearer of (?:bad|disappointing|difficult)|is not good news|do not have (?:the|good) news)\b(?=[^.;?]{0,60}\b(?:but|and|we|they|that|however)\b[^.;?]*\b(?:hired|given|else|another|filled|not)\b)"),
    (("need you",), r"\bwill not (?:be )?need(?:ing)? you(?:r services| for| after)"),
    (("avail of",), r"\bnot be able to avail of your services\b"),
    (("shortlisted for", "interview everybody"), r"\bis one of the applications (?:that )?we will not\b"),
    (("client book", "background", "experience", "senior", "junior"), r"\b(?:want|wants|need|needs|would prefer|looking for)(?: to hire)? (?:a candidate|somebody|someone) (?:with (?:a|more|an)|more|who|further)\b(?!.*\b(?:like you|and you)\b)"),
    (("made", "make"), r"\bmade (?:its|their|our) (?:hire|choice|selection)\b"),
)  # fmt: skip

PLAIN_ABROAD = (
    (("candidature", "dossier", "profil", "parcours"), r"\b(?:votre|ta) (?:candidature|dossier|profil|parcours|demande d'emploi)\b[^.;?]{0,70}?\b(?:est (?:malheureusement )?(?:rejetee|refusee|declinee)|a ete (?:rejetee|refusee|ecartee|declinee)|(?:ne |n')(?:\w+ ){0,4}?pas (?:\w+ ){0,2}?(?:retenue?|franchi|repond\w*|correspond\w*|aux|progress\w*)|n'a (?:pu|su) etre retenue?|ne (?:repond|correspond) (?:\w+ )?pas)"),
    (("pas", "ne "), r"\b(?:ne |n')(?:\w+ ){0,8}?(?:pas|pouvoir|plus|pouvons|pourrons) (?:\w+ ){0,4}?(?:donner (?:une )?suite|repondre (?:favorablement|positivement)|donner (?:de )?(?:suite|reponse) (?:positive|favorable)|proposer (?:de |un |le )?(?:poste|stage|emploi|contrat|entretien)|poursuivre avec|retenir votre)"),
    (("suite",), r"\bpas de suite (?:positive|favorable)\b|\by donner suite\b(?<=pas y donner suite)"),
    (("prefere", "opte", "choisi", "choix", "retenu", "recrute", "engage", "embauche"), r"\b(?:prefere|opte pour|choisi|retenu|recrute|engage|embauche|choix (?:s'est porte )?sur)(?: \w+)? (?:une autre personne|un(?:e)? autre \w+|quelqu'un|une personne (?:ayant|qui|avec|plus)|d'autres (?:candidat\w*|profils))"),
    (("personne retenue", "d'autres candidats", "d'autres profils"), r"\bpersonne retenue\b[^.;?]{0,30}\b(?:avait|a|possede|dispose)\b|\bd'autres (?:candidat\w*|profils) (?:correspond\w+|repond\w+|possed\w+|ont)\b"),
    (("personnes conv", "faites pas partie", "faites pas par"), r"\bvous ne faites (?:malheureusement )?pas partie des\b"),
    (("vorzug",), r"\b(?:einem? |einer )?(?:anderen?r?|weiteren?)(?: \w+)? (?:den )?vorzug (?:gegeben|geben|zu geben)"),
    (("entschieden",), r"\bfur (?:einen|eine|den|die) (?:[\w-]+ )?(?:kandidat\w*|bewerber\w*|person|mitbewerber\w*)\b[^.;?]{0,80}\bentschieden\b(?! haben wir uns noch)|\bfur (?:einen|eine) (?:kandidat\w*|bewerber\w*|person) entschieden"),
    (("verfahren", "prozess"), r"\b(?:verfahren|prozess) (?:mit (?:ihnen|dir)|nicht)\b[^.;?]{0,30}\bnicht (?:fort|weiter)\w+|\bmit (?:ihnen|dir) (?:leider )?nicht (?:fort|weiter)\w+"),
    (("bewerber", "kandidat"), r"\bandere (?:bewerb\w+|kandidat\w+)\b[^.;?]{0,60}\b(?:besser|naher|mehr|eher)\b"),
    (("bescheid",), r"\bkeinen? (?:positiven?|gunstigen?|besseren?) (?:bescheid|antwort|nachricht|ruckmeldung)\b"),
    (("zuruck", "engere"), r"\bauf ihre bewerbung nicht (?:mehr )?zuruck\w*|\bnicht in die engere (?:wahl|auswahl)\b"),
)  # fmt: skip
IMPLIED_ABROAD = (
    (("interne",), r"\b(?:attribue|pourvu|recrute|comble)\b[^.;?]{0,20}\ben interne\b"),
    (("recrutement", "poste"), r"\b(?:recrutement|poste)\b[^.;?]{0,40}\b(?:a (?:finalement )?ete|est) (?:annule|supprime|abandonne|attribue|pourvu)e?\b"),
    (("sera non", "c'est non"), r"\b(?:ce sera|c'est) (?:un )?non\b"),
    (("choisi", "retenu", "client"), r"\bclient a (?:choisi|retenu|prefere) (?:un|une) autre\b"),
    (("jemand",), r"\b(?:mit|an|fur) jemand(?:en|em)? ander\w+\b"),
    (("passt",), r"\b(?:schluss|ergebnis|entscheidung)\b[^.;?]{0,50}\bnicht passt\b|\breicht\b[^.;?]{0,60}\bnicht aus\b"),
    (("besetzt", "vergeben"), r"\b(?:stelle|position|vakanz)\b[^.;?]{0,40}\b(?:nicht mehr besetzt|gestrichen|(?:intern|anderweitig|bereits|inzwischen) (?:\w+ )?(?:besetzt|vergeben))"),
)  # fmt: skip
