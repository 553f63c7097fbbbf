"""What stands around a refusal, on folded text: soft signs of one, and what takes it back or aims it elsewhere."""

# One thought a line: wrapped at 120 they are not read at all.
# ruff: noqa: E501

from __future__ import annotations

from followupd.core.pattern import lazy

SOFT_BYE = lazy(
    r"\b(?:wish|luck|success|best)\b[^.;?]{0,60}\b(?:search|career|endeavou?rs?|pursuits?|job hunt|future|"
    r"next (?:role|chapter|step))\b|\b(?:bonne (?:chance|continuation)|succes dans (?:vos|votre)|plein succes)|"
    r"\b(?:(?:viel )?erfolg|alles gute)\b[^.;?]{0,50}\b(?:zukunft|weiter\w*|suche|weg|beruf\w*)|"
    r"\b(?:keep|kept|retain|hold|remain|stay|save)\w*\b[^.;?]{0,40}\b(?:on file|in our (?:database|files|system|"
    r"records|talent)|in mind for future)|\bconserv\w+ votre (?:cv|candidature|dossier)|"
    r"\b(?:encourage|hope|invite|welcome)\b[^.;?]{0,40}\b(?:apply (?:again|for (?:other|future))|future (?:openings|"
    r"opportunities|roles|positions)|re-?apply)"
)
SOFT_NO = lazy(
    r"\b(?:many|several|number of|volume of|high|overwhelming|competitive|strong)\b[^.;?]{0,40}\b(?:applicants|"
    r"applications|candidates|pool|response|field)\b[^.;?]{0,80}\b(?:difficult|tough|hard|only|could not|unable|"
    r"however|but|cannot|decision)|"
    r"\b(?:difficult|tough|hard|not an easy|not easy) (?:decision|choice|call)\b|\b(?:unfortunately|regret|sorry|"
    r"sadly|afraid|regrettably|disappointing)\b|\bafter (?:careful|much|thorough|due|long) (?:consideration|review|"
    r"deliberation|thought)\b[^.;?]{0,60}\bnot\b|"
    r"\b(?:malheureusement|regrettons|leider|bedauern)\b"
)
STILL_OPEN = lazy(
    r"\b(?:still (?:under|in|being|considering|reviewing|interviewing|interested|in the running|very much|hope|like|"
    r"want|active|open)|"
    r"(?:in touch|get back|follow up|be back|update you|hear from us|contact you)\b[^.;?]{0,40}\b(?:by|soon|shortly|"
    r"next|this|when we|once|with (?:an|our|the|next)|within|regarding)|"
    r"(?:next steps?|availab\w+|your (?:interview|onsite|on-site|call)|look(?:ing)? forward to (?:speaking|meeting|"
    r"seeing|talking|our|chatting|welcoming|interviewing|hearing)|invite you|schedul\w+|reschedul\w+|pick a time|"
    r"happy to (?:move|proceed))|"
    r"will be (?:review\w*|considered|carefully)|(?:is|are) (?:being|currently) (?:review|consider)\w*|under review|"
    r"delayed|on hold|in the coming|as soon as we|have not (?:yet )?(?:made|decided|reached)|no decision)\b"
)

# What takes the force from a refusal: looked for before it, in its own clause.
CONDITION = lazy(
    r"\b(?:if|once|when (?:the|this|a|your)|some (?:candidates|applicants|people)|whether|unless|should (?:you|your|"
    r"we|the)|in case|in the event|were (?:you|we) to|suppose|even if|as if|until|before|would|may|might|"
    r"could (?:mean|be)|perhaps|maybe|fear|afraid (?:you|that you) (?:may|might)|worried?|hope|hoping|"
    r"does not mean|not mean|no indication|rather than|instead of telling|doubt|assume|consider (?:that )?your|"
    r"disregard|ignore|by mistake|in error|mistaken\w*|erroneous\w*|accident\w*|only (?:those|candidates)|"
    r"candidates who|applicants who|those who|anyone who|"
    r"si|s'il|au cas ou|sans (?:reponse|nouvelle|nouvelles|retour)|a defaut|veuillez considerer|considerez|"
    r"wenn|falls|sollten|sollte|ob|sofern|solange|"
    r"ohne (?:das|die|den|diese[nrs]?|ihre?n?|dein\w*) \w+|sans (?:ce|cette|ces|le|la|les|votre|vos) \w+|"
    r"without (?:the|this|that|these|your|those) \w+)\b"
)
WOULD_FINE = lazy(
    r"\b(?:would like to (?:let|inform|thank|tell)|would have (?:liked|loved)|wanted|we would (?:first )?like|"
    r"i would like to (?:let|inform|thank))\b"
)
BREAK = lazy(
    r"\b(?:but|however|unfortunately|regret\w*|sadly|sorry|mais|malheureusement|leider|jedoch|aber|that said|"
    r"therefore|regrettably)\b|[;:]"
)
NEGATED = lazy(
    r"\b(?:have|has|had|did|do|does|are|is|am|was|were)(?: (?:certainly|definitely|"
    r"absolutely))? not (?:yet )?(?:decided?|chosen?|gone|moved|made|selected|reject\w*|filled|closed|going|planning|"
    r"intend\w*|say\w*|mean\w*|hired|offered|formally)\b|"
    r"\bno (?:decision|final)|\bnot (?:a rejection|rejecting|that (?:you|we))|\bnever (?:said|decided)|"
    r"\bnoch nicht\b|\bpas encore\b"
)
ABOUT_TIME = lazy(
    r"^[^.;?]{0,70}?\b(?:until|till|before|without (?:your|the|this)|unless|yet|as (?:quickly|fast|planned|soon|"
    r"scheduled|originally|we)|today|tomorrow|tonight|this (?:week|afternoon|morning|evening)|next week|"
    r"on (?:that|the) (?:date|day|same)|with (?:the|your|our|today's|this) (?:interview|call|meeting|onsite|visit|"
    r"session)s?(?! process)|"
    r"to new appli\w+|for (?:new )?applications|jusqu'a|avant (?:le|la|de|que|d')|tant que|dans l'immediat|bis|bevor)\b"
)
REFUSES = lazy(r"\b(?:not|unable|cannot|never|ne|n'|pas|nicht|closed|filled)\b")
ABOUT_PAST = lazy(
    r"\b(?:last (?:time|year|month|round|spring|summer|fall|autumn|winter)|back in|previously (?:applied|declined)|"
    r"years? ago|l'an dernier|letztes jahr|in (?:19|20)\d\d)\b"
)
ABOUT_ELSE = lazy(
    r"\b(?:vendor|supplier|agency|proposal|bid|rfp|tender|quote|logo|design direction|contract with|hotel|"
    r"caterer|venue|admission|admitted|admissions|scholarship|grant (?:application|proposal)|loan|mortgage|lease|"
    r"apartment|tenancy|rental|visa|insurance|credit card|"
    r"manuscript|abstract|your paper|paper|conference|reviewers|journal|raffle|winner|prize|sweepstakes|order|"
    r"purchase|refund|claim|warranty|membership|landlord|policy|bank|trial|patient|startup accelerator|accelerator|"
    r"cohort|funding|invest\w*)\b"
)
# A school, a journal, a landlord or a funder refuses after an interview too, and speaks of roles and careers.
ANOTHER_MATTER = lazy(
    r"\b(?:admissions?|degree programme|(?:master's|mba|phd|doctoral|graduate|undergraduate) (?:program|programme|degree)|scholarship|"
    r"permit|(?:discount|library|parking|loyalty|credit) card|allotment|wohnheim|mietwohnung|programmkomitee|"
    r"manuscript|journal|tenancy|landlord|mortgage|loan|grant|your (?:proposal|paper|abstract|manuscript|bid|tender)|volunteer\w*|mentorship)\b"
)
A_JOB_INDEED = lazy(
    r"\b(?:positions?|job|vacanc\w+|hiring|hire|recruit\w*|employ\w*|salary|postdoc\w*|faculty|lecturer|internship|poste|stelle)\b"
)
THANKS = lazy(r"\b(?:thank(?:s| you|ful)|appreciate\w*|grateful|merci|remerci\w+|dank\w*|enjoyed)\b")
OTHER_PERSON = lazy(
    r"\b(?:(?:he|she|him|his|her|their) (?:was|were|has|have|had|is|are|did)|(?:tell|told|inform|informed|letting|"
    r"let|notify|notified|ask|asked|reject\w*) (?:him|her|them|the other)|i (?:was|have|did|am|decided) not|"
    r"i was rejected|"
    r"(?:with|of|for) (?:his|her|their) (?:application|candidacy)|my (?:application|candidacy))\b"
)
JOB = lazy(
    r"\b(?:finalists?|candidates?|an offer|your name|appl(?:y|ying|ied|ication|icant|icants)|candida\w+|"
    r"positions?|roles?|interview\w*|hiring|hire|recruit\w*|"
    r"resume|cv|career\w*|vacanc\w+|opening|employment|talent|job|internship|postdoc\w*|faculty|"
    r"poste|entretien|entrevue|recrutement|embauche|bewerb\w*|stelle|vorstellungsgesprach|gesprach|lebenslauf|"
    r"candidatura|puesto|final round|next round|next stage|panel|meeting us|our conversation|our team|with the team|"
    r"skills|background|qualif\w+)\b",
    needs="finalist|candida|an offer|your name|appl|position|role|interview|hir|recru|resume|cv|career|vacanc|"
    "opening|employment|talent|job|internship|postdoc|faculty|poste|entretien|entrevue|embauche|bewerb|stelle|"
    "gesprach|lebenslauf|puesto|final round|next round|next stage|panel|meeting us|our conversation|our team|"
    "with the team|skills|background|qualif",
)
# What subjects of threads with a company are made of: "Re: Data Engineer".
TITLE = lazy(
    r"\b(?:engineer\w*|developer|manager|analyst|designer|scientist|consultant|architect|director|assistant|officer|"
    r"lead|intern|nurse|teacher|editor|writer|accountant|specialist|coordinator|administrator|technician|researcher|"
    r"associate|head of|representative|recruiter|lawyer|paralegal|buyer|planner|marketer|owner|controller|"
    r"ingenieure?|developpeu\w*|chef(?:fe)? de|responsable|charge\w* de|technicien\w*|assistante?|entwickler\w*|"
    r"ingenieur\w*|leiter\w*|berater\w*|referent\w*|sachbearbeiter\w*|mitarbeiter\w*|techniker\w*|werkstudent\w*)\b"
)
STRONG_JOB = lazy(
    r"\b(?:positions?|roles?|interview\w*|hiring|recruit\w*|resume|cv|career\w*|vacanc\w+|employment|"
    r"talent acquisition|job|internship|candidacy|poste|entretien|recrutement|candidature|bewerbung\w*|stelle)\b"
)
QUOTED = lazy(r'"[^"]{12,300}"')
OTHER_ROLE = lazy(
    r"\b(?:(?:she|he|they|who) (?:has |have )?(?:declined|withdrew)|turned (?:it|us) down|back to interviewing|"
    r"fell through)\b|\b(?:so|and|but) your (?:\w+ )?(?:interview|application|call|process)\b[^.?]{0,60}\b(?:will|is|"
    r"still|now|remains|continues)\b|\bbut you (?:were|are|have|did|made)\b|\b(?:but|however|instead|though|"
    r"that said|although|while)\b[^.?]{0,60}\b(?:consider(?:ed)? you for|put you forward for|(?:have|has) (?:another|"
    r"a different)|think you (?:would|could|might) be|like to (?:talk|speak|discuss|interview|invite|meet|explore|"
    r"offer)|good fit for (?:our|another|the)|better (?:fit|match|suited) for (?:our|another|the|a))\b"
)
RETRACTED = lazy(
    r"\b(?:please (?:disregard|ignore)|sent (?:\w+ )?(?:in error|by mistake|by accident|accidentally|mistakenly)|"
    r"was (?:sent )?(?:an|in) error|system error)\b"
)
# Told of somebody else, taken back by the reader, or followed by a further step: not this reader's rejection.
ELSEWHERE = lazy(
    r"\b(?:i (?:did not get|was not (?:selected|hired|chosen|shortlisted)|got (?:rejected|turned down)|was rejected)|rejected my|"
    r"turned me down|my (?:application|candidacy)|you asked (?:me|us) to (?:withdraw|remove|take)|as you (?:wished|asked|requested)|"
    r"(?:you|your) (?:have )?(?:withdrawn|withdrew|withdrawal)|you (?:have )?decided (?:not|to withdraw|against)|"
    r"(?:confirms?|confirmed|understand) that you (?:have )?(?:withdrawn|withdrew|decided)|"
    r"no truth|rumou?rs?|background check|welcome to the (?:second|next|final)|"
    r"between you and (?:one|the|another)|asked someone else to speak|(?:is|are) not affected|unaffected|"
    r"we would like to continue(?! our)|(?:still|remain) (?:very )?(?:interested|keen)|you are (?:the last one|now our first|among them|still in)|"
    r"team (?:has )?asked (?:me )?whether you|delighted to say that it is you|thought of you|"
    r"wohnung\w*|elterngeld|logement|"
    r"before they decide|(?:second|further|another|one more) (?:conversation|interview|round) (?:before|with you)|"
    r"(?:would|will) you (?:still )?(?:move|consider)\?|please (?:sign|upload|send us|correct))\b"
)
# What newsletters and portals speak of, whose faint refusals are of advice, documents and passwords.
OF_A_PORTAL = lazy(r"\b(?:on our blog|newsletter|passport|login|log-?in|upload\w*)\b")
UNDONE = lazy(
    r"\byou(?:r \w+)? (?:may|might) not\b|\b(?:first|last|previous) (?:person|candidate|hire)\b|\bnot (?:yet )?(?:filled|closed|cancelled|hired|rejected|decided|that (?:we|you))\b|\bwithout (?:it|this|them|that|your)\b|"
    r"\bthat (?:the (?:job|role|position) is filled) was wrong\b|\b(?:case study|whiteboard|technical interview|coding test|homework)\b"
    r"[^.;?]{0,30}\b(?:and|so|but) (?:will|we|you)\b|\bso (?:be ready|you would|you will|let us|they would|we would like)\b|"
    r"\b(?:they|recruiters|people) (?:say|mean) when|\bwhen they say|\bbut i convinced\b|"
    r"\b(?:document|certificate|photo|test|upload|payment) (?:you sent )?(?:cannot|could not|was not|is not)\b|\bvor (?:montag|dienstag|mittwoch|"
    r"donnerstag|freitag|ende|dem|weihnachten)\b|\b(?:he|she|him|her|them) (?:will|would|did) not\b|"
    r"\b(?:tell|told|informed|notified)\b[^.;?]{0,80}\bwith (?:him|her|them)\b|\bsince you applied\b|^should (?:you|your|we)\b|"
    r"\bfor (?:the|this) (?:night|late|early|weekend) shift\b|\bbut (?:we|i) (?:would|will|could) (?:like|love|be glad)\b"
)
PARTING = lazy(
    r"\b(?:wish(?:es)?|luck|think of us|stay in (?:contact|touch)|keep in touch|apply again|feedback|future|"
    r"bonne continuation|alles gute|viel erfolg|zukunft)\b"
)
SAYS_NO = lazy(
    r"\b(?:not (?:successful|selected|shortlisted|progressed|progressing|taken forward)|unsuccessful|absage|refus de|rejected|declined)\b"
)

STEMS = (
    "within", "suite", "keep ", "search", "role", "part ways", "pull", "scrap",  "favorable", "not ", "unable",
    "no longer", "other", "filled", "closed", "cancel", "declin", "reject", "unsuccess", "against", "direction",
    "no ", "someone",
    "somebody", "candidate", "applicant", "individual", "pass", "internal", "withdraw", "eliminat", "more ",
    "stronger", "chose", "fit", "process", "taken", "discontinu",
    "pas ", "plus ", "autre", "poste", "defavorable", "refus", "negative", "nicht", "absag", "ander",
    "entschieden", "stelle", "kein", "otro", "cannot", "runner", "gefallen", "besetzt", "turned down", "remov",
    "denied", "hired", " end ", "ended", "opte",
)  # fmt: skip
