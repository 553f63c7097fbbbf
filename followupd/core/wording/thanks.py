"""Whether a mail thanks for an interview or a meeting, and for which day.

1. There must be thanks (or pleasure) and, in the same sentence, a meeting that has been: an interview, a
   conversation, "your time today", "meeting the team yesterday".
2. Thanks for an invitation, for a reply, in advance, for "time and consideration", and for what is
   still to come are none.
3. What may be before or after ("thank you for the opportunity to interview") needs a second sign that it was.
4. The day is the one named in the sentence, counted back from the mail's own: "yesterday" is 1,
   "on Tuesday" the last Tuesday.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from followupd.core.pattern import lazy
from followupd.core.wording.cue import Cue, cue
from followupd.core.wording.prose import Prose

_NOW = (
    r"(?:today|yesterday|this (?:morning|afternoon|evening|week|past \w+)|earlier|just now|last (?:night|week|"
    r"friday|monday|tuesday|wednesday|thursday|saturday|sunday)|"
    r"(?:on |this |past )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|the other day|the day "
    r"before|(?:two|three|a few|couple of) days ago|on the \d+\w*|"
    r"on (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d+)\b"
)
_DATED_PAST = lazy(r"\b(?:it was|enjoyed|yesterday|last \w+|this (?:morning|week)|earlier|ago|past \w+)\b")
# No coffee and no lunch: those are had with anybody.
_TALK = (
    r"(?:interview|conversation|chat|call|discussion|meeting|talk|visit|on-?site|screen|session|panel|tour|"
    r"time together|dialogue|walkthrough|catch-?up)"
)
_MEETING = r"(?:meet|speak|talk|chat|connect|interview|sit down|visit|convers|discuss|get(?:ting)? to know|hear|learn)"
_JOY = (
    r"(?:pleasure|great|nice|lovely|wonderful|good|fun|delight(?:ful)?|privilege|hono[u]?r|joy|treat|enjoyable|"
    r"fantastic|amazing|awesome|terrific|interesting|inspiring|pleasant|brilliant|super|excellent)"
)
_ENGLISH = (
    # thanks for a meeting, by what can only be past or is dated
    cue(
        "thank|thx|appreciat|grateful|cheers",
        rf"\b(?:thank(?:s| you)|thx|appreciate[ds]?|grateful)\b[^.!?]{{0,70}}?\b(?:your|the|our|my|a|that|this|an|"
        rf"such)\b[^.!?]{{0,40}}?\b{_TALK}s?\b[^.!?]{{0,50}}?\b{_NOW}",
        rf"\b(?:thank(?:s| you)|thx|appreciate[ds]?|grateful)\b[^.!?]{{0,50}}?\b(?:time|afternoon|morning|"
        rf"insights?|welcome|hospitality)\b[^.!?]{{0,50}}?\b{_NOW}",
        rf"\b(?:thank(?:s| you)|thx|appreciate[ds]?|grateful)\b[^.!?]{{0,40}}?\b(?:for|you) (?:meeting|speaking|"
        rf"talking|chatting|sitting|interviewing|having me|hosting|welcoming|showing me|walking me|seeing me|"
        rf"meeting up|catching up|making (?:the )?time|"
        rf"finding (?:the )?time|taking (?:so much |some |the |your |an hour |a moment |time )?[^.!?]{{0,25}}?to "
        rf"(?:{_MEETING}|walk|show|explain|tell|answer|share|go (?:over|through)|sit|introduce|interview|have))\b",
        r"\b(?:thank(?:s| you)|thx|appreciate[ds]?|grateful)\b[^.!?]{0,30}? (?:for|about) (?:(?:the|our|a|an|such "
        r"an?|this|that|your|today's|yesterday's|\w+day's|this (?:morning|afternoon)'s|last (?:week|night)'s) )"
        r"+(?:(?!opportunity|chance|invit)\w+,? ){0,3}?(?:and \w+ )?"
        r"(?:interview|conversation|chat|discussion|meeting|tour|talk|on-?site|call|visit|session|"
        r"panel)s?\b(?! (?:invit|request|confirm|detail|link|slot|schedul|time|prep|option|agenda|back))",
        r"\b(?:thank(?:s| you)|thx|cheers|grateful)\b[^.!?]{0,20} (?:for|to have been|for having) (?:(?:an?|the|"
        r"our) (?:\w+ )"
        r"{0,2}?(?:hour|morning|afternoon|debrief|deep dive|exchange)\b(?! (?:off|shift|of leave))|today\b|yesterday\b|"
        r"(?:last )?(?:mon|tues|wednes|thurs|fri)day\b(?!'s)|(?:receiving|received|welcoming) (?:me\b|in )|making me "
        r"(?:so |feel )*welcome|hearing me out|the warm welcome)",
        r"\b(?:appreciated|enjoyed) (?:the|our|your|my) (?:\w+ ){0,3}?(?:time|opportunity|chance)"
        r"\b[^.!?]{0,30}\bto (?:meet|speak|talk|chat|interview|discuss|visit|learn)\b",
        r"\b(?:thank(?:s| you)|appreciate[ds]?)\b[^.!?]{0,60}\b(?:time|hours?|minutes) you (?:\w+ )?(?:took|spent|"
        r"gave|made|shared)\b",
        r"\bthank(?:s| you)\b[^.!?]{0,50}\b(?:answering (?:all )?(?:of )?my questions|sharing (?:more |so much |a "
        r"bit )?(?:about|your))\b[^.!?]{0,80}\b" + _NOW,
    ),
    cue(
        "enjoyed|you spent",
        r"^(?:really |so |thoroughly )?enjoyed (?:our|the|my|meeting|speaking|talking|chatting)\b",
        r"\b(?:thank(?:s| you)|grateful)\b[^.!?]{0,40}\b(?:hours?|minutes|afternoon|morning) (?:that )?you spent "
        r"with me\b",
    ),
    cue(
        "pleasure|pleased|happy|great|nice|lovely|wonderful|good|fun|delight|privilege|honor|honour|joy|treat|"
        "fantastic|amazing|awesome|terrific|interesting|inspiring|pleasant|brilliant|super|excellent|enjoy|loved|"
        "appreciated|glad",
        rf"\b(?:it was|was|had|that was|what) (?:such )?(?:an? |so |really |very |truly |my |the |absolutely )"
        rf"*{_JOY}\b[^.!?]{{0,15}}?\b(?:to |in |of )?{_MEETING}(?:ing)?\b",
        rf"\b{_JOY} (?:meeting|speaking|talking|chatting|connecting|interviewing|visiting)\b(?! (?:was|is|at|on|"
        rf"notes|room))",
        rf"\b{_JOY} to (?:finally )?(?:meet|speak|talk|chat|connect|interview)\b[^.!?]{{0,60}}\b{_NOW}",
        r"\bi (?:\w+ ){0,3}?(?:enjoyed|loved|appreciated) (?:\w+ ){0,2}?(?:meeting|speaking|talking|chatting|"
        r"interviewing|visiting|our|my (?:interview|visit|conversation|time)|the (?:interview|conversation|chat|"
        r"discussion|visit|on-?site|opportunity)s?|"
        r"learning (?:more )?about|hearing (?:more )?about|getting to know|getting to)\b",
        rf"\b(?:it was|had|that was) (?:an? |such an? |really |very )*{_JOY} (?:\w+ )?{_TALK}\b",
        r"\b(?:pleased|glad|happy|privileged|honou?red|delighted) to have (?:had )?(?:the |an? |our )?(?:\w+ )"
        r"{0,3}?(?:interview|chat|conversation|discussion|met|spoken|talked)\b",
        r"\b(?:glad|happy|delighted) (?:that )?(?:we|i) (?:could|got to|had the chance to|were able to) (?:meet|"
        r"speak|talk|chat)\b",
    ),
)
_WEAK = cue(
    "thank|appreciat|grateful",
    rf"\b(?:thank(?:s| you)|appreciate[ds]?|grateful)\b[^.!?]{{0,50}}?\b(?:opportunity|chance) to (?:{_MEETING}|"
    rf"interview)",
    r"\b(?:thank(?:s| you)|appreciate[ds]?|grateful)\b[^.!?]{0,30}?\b(?:your|the) time\b",
    r"\bfor (?:giving me|offering me|granting me) (?:an?|the|your) (?:\w+ )?(?:opportunity|chance|interview)\b",
)
_WAS = lazy(
    r"\b(?:i (?:\w+ )?(?:enjoyed|loved|learned|left|came away|appreciated|walked away)|(?:we|you) (?:\w+ )"
    r"?(?:discussed|talked|spoke|mentioned|described|explained|shared|asked|covered|said)|our (?:conversation|"
    r"discussion|chat|interview|call|talk)|after (?:speaking|talking|meeting|our|the)|"
    r"was (?:a )?(?:very |really )?(?:pleasure|great|impress\w+|good|nice|wonderful|interesting)|during (?:the|our|"
    r"my)|in the interview|hearing (?:the|about the|your) (?:results?|outcome|decision))\b"
)
_ENGLISH_NOT = lazy(
    r"\bin advance\b|\blook(?:ing)? forward to (?:meeting|speaking|talking|chatting|our (?:chat|call|interview|"
    r"meeting|conversation)|seeing you|the (?:interview|call|meeting))(?! (?:with )?(?:you )?again)|"
    r"\b(?:thanks?|thank you|thx)\b[^.!?]{0,25}\bfor (?:the |your |this |an? )?(?:\w+ ){0,2}?(?:invit\w+|reply|"
    r"replying|response|responding|quick|prompt|e-?mail|mail|message|note|update|scheduling|moving|reschedul\w+|"
    r"interest|arranging|setting|"
    r"organi[sz]ing|confirm\w+|getting back|"
    r"reaching|considering|agreeing|offer\b|info\w*|sending|feedback|help|letting)\b|\btime and (?:consideration|"
    r"attention)\b(?![^.]{0,30}\b(?:today|yesterday|this morning|this afternoon)\b)|\b(?:will|would|'ll|could|can|"
    r"if|should|might|to) (?:be |have |really |love |like |it be )*(?:\w+ )?(?:great|nice|good|lovely|a pleasure|a "
    r"privilege|fun|wonderful|honou?r\w*) "
    r"(?:to|if|meeting)\b|\b(?:tomorrow|next (?:week|month|monday|tuesday|wednesday|thursday|friday)|upcoming|"
    r"later today|later this)\b|\be-?meet\b|\bover e-?mail\b|\bvoice ?mail\b|\bappreciate (?:it )?if\b|\b(?:would|"
    r"'d|will|'ll) (?:\w+ )?(?:appreciate|love|enjoy|be grateful)\b|\bno longer\b|\bpleasure to (?:learn|hear|read)"
    r" (?:that|of|from)\b"
)
_COMING = lazy(
    r"\blook(?:ing)? forward to (?:meeting|speaking|talking|chatting|seeing|our|the)\b[^.!?]{0,40}\b(?:today|this "
    r"(?:morning|afternoon|evening)|tomorrow|tonight|on \w+day|next (?:week|month|\w+day)|later|in person)\b|\bsee "
    r"you (?:on|tomorrow|then|next|at|today|this)\b"
)
_FRENCH = (
    cue(
        "merci|remerci|reconnaiss",
        r"\b(?:merci|remerci\w*|reconnaissante?)\b[^.!?]{0,50}\b(?:pour|de|d'avoir|de m'avoir)"
        r"\b[^.!?]{0,40}\b(?:entretien|échange|conversation|rencontre|discussion|entrevue|visite|accueil|déjeuner|"
        r"appel)\b(?! (?:téléphonique )?(?:prévu|de demain|à venir|du \w+ prochain))",
        r"\b(?:merci|remerci\w*)\b[^.!?]{0,40}\b(?:m'avoir|avoir) (?:reçue?|accordé|consacré|accueillie?|"
        r"rencontrée?|pris le temps|présenté|fait visiter)\b",
        r"\b(?:merci|remerci\w*)\b[^.!?]{0,40}\btemps\b[^.!?]{0,40}\b(?:accordé|consacré|aujourd'hui|hier|ce matin|"
        r"cet après-midi|lundi|mardi|mercredi|jeudi|vendredi)\b",
    ),
    cue(
        "plaisir|ravi|enchanté|apprécié|heureu",
        r"\b(?:plaisir|ravie?s?|enchantée?|heureu(?:x|se))\b[^.!?]{0,25}\b(?:vous avoir rencontré|avoir (?:pu )"
        r"?(?:échang|discut|rencontr|parl)\w*|de vous rencontrer|d'échanger|d'avoir échangé)\b",
        r"\bj'ai (?:\w+ ){0,2}?(?:apprécié|aimé) (?:notre|l'|cet|nos|cette|la|les|échanger|discuter)",
        r"\bj'ai (?:\w+ ){0,2}?(?:été )?(?:ravie?|eu plaisir|eu (?:beaucoup de|un grand) plaisir|pris plaisir) "
        r"(?:de|d'|à) ?(?:vous |échanger|discuter|rencontrer|notre)",
    ),
)
_FRENCH_NOT = lazy(
    r"\bd'avance\b|\bpar avance\b|\b(?:pour|de) (?:votre|l'|cette|ton) ?(?:invitation|réponse|retour|message|mail|"
    r"courriel|proposition|confirmation|intérêt)\b|\binvitation\b|\b(?:dans l'attente|au plaisir|hâte|impatiente?)"
    r"\b|\b(?:serai|serais|aurai|aurais)\b|\bdemain\b|\bprochain"
)
_GERMAN = (
    cue(
        "dank",
        r"\bdank\w*\b[^.!?]{0,50}\b(?:für (?:das|die|unser|unsere|ihr|den|ein|dieses)|dass)"
        r"\b[^.!?]{0,40}(?:\b(?:gespräch\w*|interview\w*|vorstellungsgespräch\w*|telefonat\w*|treffen|austausch\w*|"
        r"unterhaltung|einblicke?|führung|empfang|kennenlernen|gespräche|kennenlerngespräch)\b)(?! (?:am \w+ )"
        r"?(?:nächst|kommend|einzuladen))",
        r"\bdank\w*\b[^.!?]{0,40}\bzeit\b[^.!?]{0,30}\b(?:genommen|heute|gestern|vorgestern|am (?:montag|dienstag|"
        r"mittwoch|donnerstag|freitag))\b",
    ),
    cue(
        "gefreut|freude|gefallen|schön|angenehm|genossen",
        r"\b(?:gefreut|freude|schön)\b[^.!?]{0,50}\b(?:kennen ?(?:zu)?lernen|kennengelernt|kennenzulernen|sprechen|"
        r"unterhalten|auszutauschen|treffen|gesprochen)\b",
        r"\b(?:gespräch|interview|austausch|treffen|telefonat)\b[^.!?]{0,50}\b(?:gefallen|gefreut|freude|angenehm|"
        r"genossen)\b|\b(?:gefallen|genossen)\b[^.!?]{0,20}\b(?:gespräch|austausch)\b",
    ),
)
_GERMAN_NOT = lazy(
    r"\bim voraus\b|\beinladung\b|\b(?:für (?:ihre|die|deine|eure) (?:\w+ )?(?:antwort|rückmeldung|nachricht|mail|"
    r"e-mail|bestätigung|terminbestätigung))\b|\bfreue mich (?:\w+ ){0,3}auf\b|\b(?:morgen|nächste[nr]?|"
    r"kommende[nr]?)\b(?! früh)|\bwürde\b|\bwäre\b|\bwird\b"
)
_DAYS = {
    name: day
    for day, names in enumerate(
        (
            "monday lundi montag",
            "tuesday mardi dienstag",
            "wednesday mercredi mittwoch",
            "thursday jeudi donnerstag",
            "friday vendredi freitag",
            "saturday samedi samstag",
            "sunday dimanche sonntag",
        )
    )
    for name in names.split()
}
_AGO = lazy(
    r"\b(?:(?P<two>the day before yesterday|avant-hier|vorgestern)|(?P<one>yesterday|last night|hier|gestern)|"
    r"(?P<none>today|this (?:morning|afternoon|evening)|aujourd'hui|ce matin|cet après-midi|heute)|"
    r"(?:(?P<count>\d|two|three|four|five|six|deux|trois|quatre|cinq|zwei|drei|vier|fünf) (?:days ago|jours\b)|"
    r"(?:vor|il y a) (?P<vor>zwei|drei|vier|fünf|deux|trois|quatre|cinq|\d) (?:tagen|jours))|"
    r"(?P<past>last |this past |past |letzten |vergangenen )?(?P<day>"
    + "|".join(_DAYS)
    + r")(?P<dernier> dernier| passé)?\b)"
)
_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "january jan janvier januar", "february feb février fevrier februar", "march mar mars märz",
            "april apr avril", "may mai", "june jun juin juni", "july jul juillet juli",
            "august aug août aout", "september sep sept septembre",
                "october oct octobre oktober okt", "november nov novembre",
                "december dec décembre dezember dez",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATED = lazy(
    rf"\b(?:(?P<m1>{_MONTH})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?|(?P<d2>\d{{1,2}})(?:st|nd|rd|th|\.|er)?(?: of)? "
    rf"(?P<m2>{_MONTH}))\b"
)
_COUNTS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
}


@dataclass(frozen=True, slots=True)
class Thanks:
    """The sentence that thanks for a meeting ("" for none), and how many days before the mail that was."""

    sentence: str = ""
    days: int = 0


_NONE = Thanks()
_CUES: dict[str, tuple[tuple[Cue, ...], re.Pattern[str]]] = {
    "en": (_ENGLISH, _ENGLISH_NOT),
    "fr": (_FRENCH, _FRENCH_NOT),
    "de": (_GERMAN, _GERMAN_NOT),
}


def thanks(prose: Prose, day: date) -> Thanks:
    """The thanks for an interview or a meeting in a mail written on `day`, the mail's own local day."""
    known = _CUES.get(prose.language)
    if known is None:
        return _NONE
    cues, unless = known
    live = [each for each in (*cues, _WEAK) if each.opens(prose.low)]
    if not live:
        return _NONE
    # "Thanks for meeting me on such short notice. I look forward to seeing you this afternoon."
    coming = prose.language == "en" and _COMING.search(prose.low) is not None
    maybe = ""
    for sentence in prose.sentences:
        low = sentence.low
        for each in live:
            if not each.opens(low) or not each.pattern.search(low) or unless.search(low):
                continue
            if coming and not _DATED_PAST.search(low):
                continue
            if each is not _WEAK:
                return Thanks(sentence.text, days_back(low, day))
            if prose.language == "en":
                maybe = maybe or sentence.text
    if maybe and _WAS.search(prose.low):
        return Thanks(maybe, 0)
    return _NONE


def days_back(low: str, day: date) -> int:
    """How many days before `day` a plain text speaks of; 0 where it names none."""
    if match := _AGO.search(low):
        if match["two"]:
            return 2
        if match["one"]:
            return 1
        if match["none"]:
            return 0
        if count := match["count"] or match["vor"]:
            return int(count) if count.isdigit() else _COUNTS[count]
        back = (day.weekday() - _DAYS[match["day"]]) % 7
        return 7 if back == 0 and (match["past"] or match["dernier"]) else back
    if match := _DATED.search(low):
        month, number = _MONTHS[match["m1"] or match["m2"]], int(match["d1"] or match["d2"])
        for year in (day.year, day.year - 1):
            try:
                back = (day - date(year, month, number)).days
            except ValueError:
                return 0
            if 0 <= back <= 60:
                return back
    return 0
