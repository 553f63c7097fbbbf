"""The words by which `core.interview_cue` tells a job interview from other appointments: patterns, and nothing else.

Every repetition is bounded, so that a pattern takes time in proportion to the text.
"""

from __future__ import annotations

import re

from followupd.core.pattern import lazy
from followupd.core.word_list import words


def _any(*patterns: str) -> re.Pattern[str]:
    return lazy("|".join(patterns), re.IGNORECASE)


_JOB_TITLE = (
    r"(?!\s*(?:producer|editor|engineer|manager|lead|designer|developer|analyst|director|role|position|host role))"
)

# ------------------------------------------------------------------ interviews of other kinds

OTHER_INTERVIEW = _any(
    # media
    r"\bpodcast[\s-]+(?:interview|recording|guest|episode|taping|session|chat|appearance)",
    r"\binterview\b[^.\n]{0,60}\bpodcast\b" + _JOB_TITLE,
    r"\bpodcast\b\s*[:(|–—-]\s*(?:\w+\s+){0,3}interview",
    r"\bon (?:the|our|my) (?:[\w'’&-]+ ){0,4}podcast\b" + _JOB_TITLE,
    (
        r"\b(?:media|press|tv|television|radio|newspaper|magazine|journalist|documentary|on-camera|oral[- "
        r"]history|fireside|alumni spotlight|celebrity|author|artist|artiste?)[\s-]+interviews?\b"
    ),
    (
        r"\binterview\b[^.\n]{0,30}\bfor (?:the|our|my|an?|his|her|their) (?:[\w'’-]+ ){0,4}(?:article|"
        r"newsletter|blog|magazine|documentary|book|thesis|dissertation|study|research|episode|story|show|"
        r"paper|report|video series|youtube channel)\b" + _JOB_TITLE
    ),
    # research, of users, customers, markets
    (
        r"\b(?:user|ux|customer|consumer|market|usability|product|academic|patient|participant|"
        r"stakeholder)[\s-]+(?:research|discovery|feedback|insights?)[\s-]+(?:interview|session|study|call|"
        r"chat)s?\b"
    ),
    (
        r"\b(?:user|customer|consumer|usability|discovery|stakeholder|patient|participant|research|"
        r"survey|expert|witness|phd|thesis|win[\s/-]+loss|churn)[\s-]+interviews?\b(?! (?:panel|loop) )"
    ),
    r"\b(?:entretien|interview) utilisateurs?\b",
    r"\b(?:nutzer|kunden|experten|presse|radio|podcast)[\s-]?(?:interview|gespräch)\b",
    r"\bentrevista (?:de|en) (?:radio|prensa|usuari[oa]s?|podcast|salida)\b",
    # at the end of, or during, a job
    r"\b(?:exit|stay|departure|off-?boarding)[\s-]+(?:interview|meeting|gespräch|conversation)s?\b",
    (
        r"\b(?:entretien|entrevue) (?:de (?:départ|sortie|fin d['’]emploi)|d['’](?:évaluation|appréciation)|"
        r"annuel|professionnel)\b"
    ),
    (
        r"\bentretien (?:(?:de|du|des) |d['’])?(?:la |le |les |l['’])?(?:voiture|véhicule|chaudière|jardin|maison|"
        r"locaux|espaces|climatisation|ascenseurs?|piscine|vélo|toiture)\b"
    ),
    r"\b(?:austritts|abgangs|mitarbeiter|jahres|personal)gespräch\b",
    # before an authority, a school, a landlord
    (
        r"\b(?:visa|green card|citizenship|naturali[sz]ation|global entry|nexus|tsa|asylum|immigration|"
        r"passport|embassy|admissions?|college|university|school|mba|alumni|scholarship|fellowship|preschool|"
        r"kindergarten|daycare|nanny|babysitter|tenant|rental|landlord|apartment|roommate|insurance|"
        r"underwriting|police|parole|adoption|intake)[\s-]+interviews?\b"
    ),
    # about interviews
    r"\b(?:mock|practice|sample|pretend)[\s-]+(?:[\w-]+\s+){0,2}interviews?\b",
    (
        r"\binterview(?:ing)?[\s-]+(?:prep|preparation|practice|training|coaching|workshop|webinar|skills|"
        r"tips|techniques|debrief|calibration|boot ?camp|club|clinic|masterclass|course|kick-?off|panel "
        r"prep)\b"
    ),
    r"\b(?:webinar|seminar|meetup|livestream|masterclass|open house|career fair|job fair)\b",
    (
        r"\b(?:workshop|course|class|training|talk|tips|session|lecture|panel discussion)\s*(?:on|about|for|"
        r"in|:|-|–)\s[^.\n]{0,40}\binterview"
    ),
    r"\bhow to (?:ace|pass|nail|crack|prepare|survive|interview)\b",
    r"\b(?:travel|drive|commute|flight|train|taxi|ride) (?:to|for) (?:the |my |an? )?interview\b",
    r"\binterview (?:outfit|haircut|suit|clothes|shoes|portrait)\b",
    r"\b(?:prep|prepare|study|rehears\w+)\b[^.\n]{0,20}\b(?:for|:|-)\s[^.\n]{0,20}\binterview",
    # the other side of the table
    r"\bpanel prep\b",
    r"\binterview (?:with|of) (?:a |the |our )?candidates?\b",
)

OTHER_INTERVIEW_BODY = _any(
    r"\b(?:record|recording|taping|guest|listeners|episode)\b[^.\n]{0,80}\bpodcast\b",
    r"\bpodcast\b[^.\n]{0,80}\b(?:record|recording|taping|guest|listeners|episode)\b",
    r"\b(?:exit|user|usability|user research|customer discovery|research) interview\b",
    r"\b(?:gift card|voucher|compensation|incentive)\b[^.\n]{0,60}\b(?:participat|your time|feedback|study)",
    r"\bparticipat\w+ in (?:our|this|the|my) (?:[\w-]+ ){0,3}(?:study|research|survey)\b",
    (
        r"\binterview (?:you )?for (?:an?|our|my|the) (?:[\w'’-]+ ){0,3}(?:article|newsletter|blog|"
        r"documentary|book|thesis|dissertation|study|paper)\b"
    ),
)

INTERVIEWERS_SIDE = _any(
    r"\b(?:submit|complete|fill (?:out|in)|your) (?:[\w-]+ ){0,3}scorecards?\b",
    r"\byou(?:['’]re| are| will be) interviewing (?!with\b|at\b|for\b|soon\b|next\b|today\b|on\b|in\b)\w",
)

NO_INTERVIEW_TITLE = _any(
    r"\boffer (?:call|discussion|review|chat|letter)\b",
    (
        r"\b(?:onboarding|orientation|first day|info(?:rmation)? session|reference check|background (?:check|"
        r"screening))\b"
    ),
    (
        r"\b(?:daily |weekly |team )?(?:stand-?up|scrum|retro(?:spective)?|sprint (?:planning|review)|all[- "
        r"]hands|town hall)\b"
    ),
    (
        r"\b(?:dentist|dental|doctor|physio\w*|yoga|pilates|gym|haircut|massage|vet|optician|therapy|"
        r"vaccin\w+|birthday|wedding)\b"
    ),
)

SOCIAL_TITLE = _any(
    r"\b(?:lunch|coffee|dinner|drinks|beers?|brunch|breakfast|party|bbq|1:1|1-1|one[- ]on[- ]one|catch[- ]?up|trip|"
    r"flight|train|hotel|travel|reservation|booking|check-in|parking|delivery|webinar|conference|concert|game night)\b"
)
"""What a mail that mentions an interview in passing may also bring: friends, and journeys."""

# ------------------------------------------------------------------ words of hiring

_KIND = (
    r"(?:(?:job|phone|telephone|video|virtual|technical|tech|coding|programming|case|panel|final|first|second|third|"
    r"initial|on-?site|in-?person|remote|zoom|teams|hiring manager|manager|team|peer|hr|recruiter|behaviou?ral|"
    r"system design|design|competency|"
    r"informational|screening|pre-?screening|1st|2nd|3rd|round \d|culture fit|leadership|executive|exploratory)"
    r"[\s-]+){0,4}"
)
_INTERVIEW = (
    r"\b" + _KIND + r"(?<![\w-])interviews?\b",
    r"\binterviewing (?:with|at|for)\b",
    r"\bsuper ?day\b",
    (
        r"\b(?:phone|telephone|technical|tech|recruiter|recruiting|initial|hr|video|hiring manager|manager|"
        r"coding|talent|candidate|intro)[\s-]+(?:pre-?)?screen(?:ing)?(?: call| interview| chat)?\b"
        r"(?! (?:protector|repair|replacement))"
    ),
    r"\bphone-?screen\b(?! (?:protector|repair|replacement))",
    r"(?<!health )(?<!medical )(?<!cancer )(?<!tenant )\b(?:pre-?)?screening (?:call|interview|chat|conversation)\b",
    r"\bhiring[\s-]manager\b(?:\s(?:call|chat|screen|interview|conversation|round))?",
    r"\b(?:virtual|final|full)[\s-]+on-?site\b(?! (?:team|meeting|workshop))",
    r"\bon-?site (?:interview|loop|panel|round|assessment)s?\b",
    (
        r"\b(?:final|first|second|third|1st|2nd|3rd|4th|technical|panel)[\s-]+rounds?\b"
        r"(?! (?:of )?(?:golf|drinks|edits?|"
        r"review|match|game|feedback|tournament|quiz|funding|pitch|voting))"
    ),
    (
        r"\b(?:recruiter|recruiting|recruitment|talent acquisition) (?:call|chat|intro|conversation|meeting|"
        r"connect|sync)\b"
    ),
    (
        r"\b(?:intro(?:ductory|duction)?|call|chat|meet(?:ing)?|conversation|discussion|"
        r"connect)\b[^\n]{0,60}\b(?:recruiter|talent acquisition|talent partner|recruiting (?:team|partner|"
        r"coordinator))\b"
    ),
    r"\bcoding (?:challenge|assessment|exercise|test) (?:review|session|call|debrief)\b",
    (
        r"\b(?:system design|live coding|pair[\s-]programming|whiteboard(?:ing)?|behaviou?ral|culture[\s-]fit|"
        r"values) (?:round|screen)\b"
    ),
    # French
    (
        r"\bentretien(?:s)?(?: (?:téléphonique|technique|vidéo|visio|rh|d['’]embauche|de recrutement|final|"
        r"individuel))?\b(?! (?:annuel|professionnel|ménager|courant|préventif|de (?!recrutement|sélection|"
        r"motivation|pré)|du |des |d['’](?!embauche)))"
    ),
    r"\bentrevue(?: (?:téléphonique|technique|vidéo|d['’]embauche|de sélection|finale|virtuelle))?\b(?! de départ)",
    r"\b(?:préqualification|présélection) téléphonique\b",
    # German
    r"\b(?:vorstellungs|bewerbungs|kennenlern|auswahl|einstellungs)gespräche?s?\b",
    r"\b(?:job|telefon|video|fach|technik)-?interviews?\b",
    # Spanish, Portuguese, Italian, Dutch
    r"\bentrevista(?: (?:de trabajo|técnica|telefónica|laboral|final|de emprego))?\b",
    r"\bcolloquio (?:di lavoro|conoscitivo|tecnico|di selezione)\b",
    r"\bsollicitatiegesprek\b",
)
STRONG = _any(*_INTERVIEW)

BARE_ON_SITE = _any(
    r"^\W*(?:\S+\s+){0,4}\W*on-?site\W*$",
    r"\bon-?site (?:with|at|visit with|day (?:with|at))\b",
    r"^on-?site\b",
    r"\(on-?site\b[^)]{0,20}\)",
)
OTHER_ON_SITE = _any(
    r"\b(?:team|company|quarterly|annual|monthly|leadership|planning|maintenance|service|technician|"
    r"inspection|training|customer|client|vendor|massage|flu|childcare|parking|plumb\w*|electric\w*|"
    r"install\w*|repair\w*|delivery|audit|survey|support|work(?:ing)?|hands|partner|sales)\b"
)

WEAK = _any(
    (
        r"\b(?:intro(?:ductory|duction)?|exploratory|get[\s-]to[\s-]know(?:[\s-]you)?|initial|phone|video|"
        r"zoom|discovery|next steps?)[\s-]+(?:call|chat|conversation|discussion|meeting)\b"
    ),
    r"\b(?:panel|loop|on-?site|super ?day)\b(?! (?:discussion|prep))",
    (
        r"\b(?:technical|tech|coding|system design|take-?home|case study|culture|behaviou?ral|portfolio) "
        r"(?:assessment|discussion|deep[\s-]dive|review|presentation|session|chat|conversation|exercise|"
        r"challenge|call)\b"
    ),
    r"\b(?:pair[\s-]programming|live coding|whiteboarding)\b",
    r"\bmeet(?:ing)? (?:with )?(?:the|your|our) (?:[\w-]+ )?team\b",
    r"\b(?:chat|call|conversation|meeting|discussion|catch up) (?:with|about|re|regarding)\b",
    r"\b(?:erst|zweit)gespräch\b",
    r"\b(?:rencontre|échange|appel|premier contact)\b",
    r"\b(?:probetag|probearbeiten|schnuppertag)\b",
    r"\b\d{2} ?min(?:ute)?s? (?:meeting|call|chat)\b",
)

HIRING_BODY = _any(
    (
        r"\b(?:your|this|our|upcoming|the) (?:upcoming |first |next |final )?"
        + _KIND
        + r"(?<!\w)interviews?\b(?! (?:with|on|in) (?:the )?(?:times|journal|magazine|radio|bbc|cnn|podcast))"
    ),
    r"\b(?:phone|technical|recruiter|hr)[\s-]+screen(?:ing)?\b",
    r"\bscreening call\b",
    r"\binterviewers?\s*:",
    r"\b(?:job|phone|panel|coding|technical|case|video|on-?site) interview\b",
    r"\binterview (?:with|at|for) [^\n]{0,60}\b(?:role|position|job|team)\b",
    r"\b(?:hiring manager|talent acquisition|recruiting coordinator|recruiter)\b",
    r"\byour (?:application|candidacy)\b",
    r"\bapplication for the\b",
    (
        r"\b(?:discuss|about|regarding|for) (?:the|our|your interest in) [^\n.]{0,60}\b(?:role|position|"
        r"opening|vacancy)\b"
    ),
    r"\b(?:votre candidature|entretien d['’]embauche|entrevue d['’]embauche|au poste d[e'’]|le poste d[e'’])\b",
    r"\b(?:ihre bewerbung|deine bewerbung|vorstellungsgespräch|bewerbungsgespräch)\b",
    r"\b(?:su candidatura|tu candidatura|entrevista de trabajo)\b",
)
STRONG_BODY = _any(
    (
        r"(?<!was )(?<!did )(?<!went )(?<!luck with )(?<!luck for )(?<!after )(?<!prepare for )"
        r"\b(?:your|upcoming) (?:upcoming |first |next |final )?"
        + _KIND
        + r"(?<!\w)interviews?\b(?! (?:with|on|in) (?:the )?(?:times|journal|magazine|radio|bbc|cnn|podcast))"
    ),
    r"\b(?:phone|technical|recruiter)[\s-]+screen\b",
    r"\binterviewers?\s*:",
    r"\b(?:job|phone|panel|coding|technical|case|video|on-?site) interview\b",
    r"\binterview (?:with|at|for) [^\n]{0,60}\b(?:role|position)\b",
    r"\bscreening call\b",
    (
        r"\b(?:entretien d['’]embauche|entrevue d['’]embauche|vorstellungsgespräch|bewerbungsgespräch|"
        r"entrevista de trabajo)\b"
    ),
)

HIRING_TITLE = _any(
    r"\b(?:recruit\w*|talent|hiring|candidates?|application|role|position|careers?|job|vacancy|"
    r"interview\w*|poste|candidature|recrutement|bewerbung|stelle|vacante|puesto|engineer|developer|"
    r"designer|analyst|scientist|manager|architect)\b"
)
# One of these is in whatever the pattern matches: looking for them first makes a mail without them cost little.
OTHER_INTERVIEW_BODY_NEEDS = (
    "interview",
    "podcast",
    "participat",
    "gift card",
    "voucher",
    "compensation",
    "incentive",
)
INTERVIEWERS_SIDE_NEEDS = ("scorecard", "interviewing")
STRONG_BODY_NEEDS = ("interview", "screen", "gespräch", "entretien", "entrevue", "entrevista")
HIRING_BODY_SURE = _any(
    r"\b(?:hiring manager|recruiter|talent acquisition|your application|your candidacy|candidates?|"
    r"position|role|phone screen|job interview|recruiting)\b"
)
HIRING_TITLE_SURE = _any(
    r"\b(?:phone screen|on-?site|hiring manager|recruiter|role|position|job|technical interview)\b"
)
HIRING_SENDER = _any(
    r"\b(?:recruiting|recruitment|recruiter|talent (?:acquisition|team|partner)|hiring team|careers|"
    r"interview(?:s| scheduling)|people team|recrutement|karriere|bewerbermanagement|reclutamiento)\b"
)
HIRING_MAILBOX = lazy(
    r"^(?:recruit\w*|talent\w*|careers?|jobs?|hiring|interviews?|bewerbung\w*|karriere|recrutement|rh)(?:[._+-].*)?$"
)
TRACKERS = words(
    """
    greenhouse-mail.io greenhouse.io lever.co ashbyhq.com myworkday.com smartrecruiters.com workablemail.com
    workable.com icims.com jobvite.com teamtailor-mail.com teamtailor.com recruitee.com breezy.hr applytojob.com jazz.co
    goodtime.io modernloop.io prelude.co personio.de personio.com personio.email taleo.net successfactors.com
    successfactors.eu candidate.fyi guide.co hirevue.com hirevue-app.com
    """
)
"""Relays that do nothing but hiring: an appointment that they send is a step of it. Calendly sends anything."""
