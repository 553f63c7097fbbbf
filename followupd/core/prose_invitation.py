"""Invitations in prose: "we would like to invite you to an interview on Tuesday 1 December at 2 pm".

1. It asks *you* to an interview that does not yet stand, or to choose a time for one.
2. An appointment already made (confirmed, moved, reminded of), a recruiter's first approach, the press,
   user research, a podcast, an exit interview, and another person's interview are none.
3. Day and time are given only when the mail names one of each: of two proposals neither is the time.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from followupd.core.dates import spans
from followupd.core.pattern import lazy

_INTERVIEW = (
    r"(?:interviews?|phone[- ]screen|screening(?: call| interview)?|phone call with (?:our|the)|"
    r"video call with (?:our|the|my)|on-?site|site visit|panel|technical (?:screen|round|discussion|call)|"
    r"coding (?:session|interview|round)|"
    r"(?:first|second|third|final|next|another|last|initial|follow-up)(?:[- ]round)? (?:round|interview|stage|"
    r"conversation|step of (?:our|the)|meeting)|next (?:round|stage)|assessment (?:centre|center|day)|"
    r"(?:call|conversation|chat|meeting|meet|speak|talk|discussion|session|zoom|video call)(?: \w+){0,4} (?:with|to|"
    r"between you and) (?:(?:the|our|my|your|a|one of (?:our|the)) )?(?:\w+ )?(?:hiring manager|team lead|team|"
    r"manager|head of|director|cto|ceo|vp|founder|recruiter|lead|engineers?|panel|committee|department chair)|"
    r"intro(?:ductory)? call|meet the team|pair(?:ing|[- ]programming) (?:session|exercise))"
)
_INVITES = tuple(
    lazy(pattern)
    for pattern in (
        (
            r"\b(?:like|love|want|pleased|happy|delighted|keen) to (?:bring|have|get|fly) you (?:in |out |"
            r"over )?(?:to |for )?(?:an? )?on-?site\b"
        ),
        (
            r"\b(?:like|love|delighted|pleased|keen) to meet (?:with )?you (?:in person|face to face|"
            r"for an? (?:\w+ )?interview|again|at our)\b"
        ),
        (
            r"\b(?:can|could|would) you (?:do|make|come|join|be free)\b.{0,60}\bfor (?:an? |"
            r"the )?(?:\w+ ){0,3}(?:interview|screen|on-?site|panel)\b"
        ),
        (
            rf"\b(?:like|love|pleased|delighted|happy|glad|excited|thrilled|want|wish|hoping|keen|eager|able|"
            rf"shall be glad|can|will|are|am|would|to)\b(?: \w+){{0,3}}? (?:to )?(?:invit(?:e|ing) you|"
            rf"have you (?:in|come|over|back|meet|speak|join)|bring(?:ing)? you (?:in|back|on-?site|down|over)|"
            rf"schedule|set ?up|arrange|organi[sz]e|book|conduct|hold|move you|moving you|advance you|advancing you|"
            rf"progress you|proceed (?:to|with)|see you|get you|line up|find a time|put (?:something|time|"
            rf"some time) on|offer you|move (?:forward|ahead)|meet you|meet with you|speak (?:to|with) you|"
            rf"chat with you|talk (?:to|with) you)\b(?:(?!\b(?:if|webinar|newsletter)\b).){{0,90}}?\b{_INTERVIEW}\b"
        ),
        (
            r"\b(?:like|love|pleased|delighted|happy|glad|excited|want|keen|"
            r"wish)\b(?: \w+){0,2} to (?:formally )?interview you\b"
        ),
        (
            rf"\byou (?:have been|are|were|have) (?:\w+ly )?(?:selected|shortlisted|chosen|invited|short-listed|"
            rf"passed|advanced|moved|made it|through|progressing|advancing)\b.{{0,60}}\b(?:interview(?:ed|s)?|"
            rf"{_INTERVIEW})\b"
        ),
        (
            rf"\b(?:please|kindly|could you|can you|would you|let (?:us|me) know|use|feel free)\b.{{0,50}}\b(?:pick|"
            rf"choose|select|book|schedule|find|grab|sign up for|send (?:me|us)|share|provide|indicate|give (?:me|"
            rf"us)|forward (?:me|us)|reserve|availab\w+|times?|slots?|suits?|works?)\b.{{0,90}}\b{_INTERVIEW}\b"
        ),
        rf"\b(?:invitation|invite) (?:to|for) (?:an?|your|the)?(?: \w+){{0,3}} ?(?:interview|{_INTERVIEW})\b",
        (
            rf"\b(?:are you|would you be|will you be|when are you|are you)(?: \w+)? (?:available|free|"
            rf"able)\b.{{0,60}}\b(?:for|to)\b.{{0,50}}\b{_INTERVIEW}\b"
        ),
        (
            r"\bnext step (?:is|would be|will be|in (?:our|the) process is)\b.{0,30}\b(?:an?|the|"
            r"your) .{0,40}\b(?:interview|call|conversation|on-?site|screen|panel)\b"
        ),
        (
            r"\b(?:inviter|invitons|convier|convions|recevoir|rencontrer|proposer|proposons|planifier|fixer|"
            r"organiser|souhaiterions|aimerions|souhaitons)\b.{0,60}\b(?:entretien|entrevue|rencontre (?:avec|dans)|"
            r"appel avec)\b"
        ),
        (
            r"\b(?:laden|lade|einladen|einzuladen|kennenlernen|kennenzulernen|vereinbaren|mochten|wurden|freuen|"
            r"gerne?)\b.{0,80}\b(?:vorstellungsgesprach|bewerbungsgesprach|(?:personlichen |telefonischen |ersten |"
            r"zweiten )?(?:gesprach|interview|telefoninterview|videointerview|kennenlerngesprach))\b.{0,80}?\b(?:ein|"
            r"einladen|einzuladen|vereinbaren|kennenlernen|kennenzulernen|fuhren|zu fuhren)?\b"
        ),
        r"\b(?:invitar(?:te|le)|nos gustaria (?:invitar|entrevistar))\b.{0,60}\bentrevista\b",
        (
            rf"\b(?:would|they would|he would|she would) like to (?:conduct|do|have|hold|set up|schedule|"
            rf"bring you in for)\b.{{0,40}}\binterview\b.{{0,30}}\b(?:with you|at your)|"
            rf"\bbring you in for\b.{{0,30}}\b{_INTERVIEW}"
        ),
        (
            r"\b(?:want to|like to|love to) (?:invite you|bring you)(?: in| over| back)?(?: \w+){0,3}? (?:to meet|"
            r"for)\b.{0,30}\b(?:team|interview|us|conversation|hiring)\b"
        ),
        (
            r"\bi(?: am|'m)? (?:would like|want|like|will|inviting|asking)\b.{0,20}\b(?:to )?(?:offer|"
            r"propose) you (?:an? )?(?:interview|slot for)"
        ),
        (
            r"\bon to the (?:next|second|third|final|interview) (?:round|stage|phase)\b|\bmove (?:you )?(?:forward|"
            r"ahead|on)? ?to the (?:next|second|third|final|interview|on-?site|technical) (?:\w+ )?(?:round|stage|"
            r"interview|phase|step)\b"
        ),
    )
)  # fmt: skip
_AGREED = lazy(
    r"\b(?:confirm(?:ed|ing|ation|s)?|confirmed|resched\w+|re-schedul\w+|postpon\w+|mov(?:e|ed|ing) (?:your|our|"
    r"the) (?:\w+ )?(?:interview|call|meeting)|remind\w*|as (?:agreed|discussed|scheduled|planned)|"
    r"already (?:scheduled|booked|set)|is (?:all )?set for|looking forward to (?:your|our|the) (?:interview|call)|"
    r"(?:your|our|the) (?:\w+ )?(?:interview|call|meeting) (?:on|is|with|tomorrow|today|next|at|has|will)|thank(?:s|"
    r" you)(?: so much| again| very much)? for (?:interviewing|agreeing|accepting|coming|meeting|your time|taking|"
    r"speaking|being so prompt)|have scheduled|i scheduled|"
    r"verschieb\w+|verschoben|bestatig\w+|confirmons|confirme|deplac\w+|reporter|report\w+ (?:l'entretien|votre)|"
    r"cancel\w*|prepare for (?:your|the)|during (?:your|the) interview|details (?:for|of|about) (?:your|the)|"
    r"at the interview|directions|parking)\b"
)
# To another time, an appointment that stands.
_MOVES = lazy(
    r"\b(?:resched\w+|re-schedul\w+|postpon\w+|push (?:it|this|our|your|the)|verschieb\w+|verschoben|verlegen|"
    r"nach (?:hinten|vorn)|spater beginnen|decal\w+|repouss\w+|report(?:er|ons) (?:notre|votre|le|l')|"
    r"(?:your|our|ihr|unser|notre|votre) (?:\w+ )?(?:appointment|interview|meeting|call|termin|gesprach|entretien|"
    r"rendez-vous) (?:is|still|tomorrow|as|steht|bleibt|demain|est) |"
    r"(?:zur|nur zur|kurze) erinnerung|just a reminder|petit rappel|"
    r"(?:confirm\w*|bestatig\w*|confirme) (?:\w+ ){0,2}?(?:your|our|ihren|unseren|den|notre|votre) "
    r"(?:\w+ )?(?:appointment|interview|meeting|call|termin|gesprach|entretien|rendez-vous))\b"
)
_NEW = lazy(
    r"\b(?:invit\w*|next (?:round|stage|interview|step)|second|final round|another (?:interview|round)|pick|choose|"
    r"select a|book|einlad\w*|laden|convier|inviter)\b"
)
_NOT_OF_WORK = lazy(
    r"\b(?:article|magazine|newspaper|newsletter|podcast|journalist|reporter|press|tv|television|broadcast|episode|"
    r"edition|documentary|film|camera|radio|blog|publication|editor|feature story|user research|usability|"
    r"research study|"
    r"research participant|exit interview|survey|gift card|webinar|your business|our product|customer interview|beta|"
    r"candidate's interview|mock interview|practice interview|course|workshop|book club|study participants?)\b"
)
_FOR_ANOTHER = lazy(
    r"\b(?:will|is going to|is|are going to) (?:contact|call|reach out|be in touch|get in touch|e-?mail|"
    r"be (?:contacting|calling))\b|^(?!.*\b(?:next step|please|pick|choose|you|your|vous|votre|sie|ihnen|te|le|dich|"
    r"dir)\b)|\b(?:schedule|set up|arrange|organi[sz]e) (?:an? |a round of |some )?interviews? with (?!you|our|us\b|"
    r"me\b|my|the (?:team|hiring))(?!.*\b(?:you|your)\b)|\b(?:this|that|the) candidate\b"
)
_OUTREACH = lazy(
    r"\b(?:came across your|found your (?:profile|resume|linkedin|github|work)|saw your (?:profile|linkedin|github|"
    r"resume)|your (?:profile|background|experience|linkedin|github) (?:caught|stood|looks|looked|seems|"
    r"is impressive|impressed|matches)|reaching out (?:because|about|regarding|to see|with|on behalf)|"
    r"open to (?:new|exploring|hearing|a|learning)|new opportunit\w+|exciting opportunit\w+|immediate opening|"
    r"one of (?:our|my) (?:direct )?clients|i am a (?:\w+ )?recruiter|are you (?:currently )?(?:looking|interested|"
    r"open)|would you be (?:interested|open)|job market|ihr profil|votre profil (?:a retenu|sur)|profil (?:sur|"
    r"auf) (?:linkedin|xing))\b"
)
_APPLIED = lazy(
    r"\b(?:your (?:\w+ )?(?:application|candidacy|interview)|appl(?:ying|ied)|candidature|bewerbung|invite you|"
    r"we met|referred|your interest in)\b"
)
_CONDITION = lazy(
    r"\b(?:if (?!(?:possible|(?:that|this|you) (?:works?|suits?|(?:are|is|would be|have)|agree)))|whether|unless|"
    r"in case|might|may (?:be )?(?!(?:\d|\dth))|hope to|hoping to|cannot|not|unable|no longer|never|once (?:we|you|"
    r"the|your)|after (?:we|the team) (?:review|have)|"
    r"candidates?|applicants?|him|her|them|si|wenn|falls|nicht|pas)\b"
)
_STEMS = (
    "interview", "screen", "call", "site", "round", "stage", "panel", "meet", "speak", "talk", "chat",
    "conversation", "gesprach", "entretien", "entrevue", "rencontre", "entrevista", "session", "next step",
    "team", "invit", "assessment",
)  # fmt: skip
_YOU = (
    "you",
    "next step",
    "please",
    "pick",
    "choose",
    "vous",
    "ihnen",
    "sie ",
    "dich",
    "dir ",
    "te ",
    "invit",
    "gesprach",
    "le ",
)
_ZONES = {
    "et": "America/New_York", "est": "America/New_York", "edt": "America/New_York", "eastern": "America/New_York",
    "ct": "America/Chicago", "cst": "America/Chicago", "cdt": "America/Chicago", "central": "America/Chicago",
    "mt": "America/Denver", "mst": "America/Denver", "mdt": "America/Denver", "mountain": "America/Denver",
    "pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "pacific": "America/Los_Angeles",
    "gmt": "UTC", "utc": "UTC", "bst": "Europe/London", "cet": "Europe/Paris", "cest": "Europe/Paris",
    "mez": "Europe/Berlin",
    "mesz": "Europe/Berlin", "london time": "Europe/London", "paris time": "Europe/Paris",
    "heure de paris": "Europe/Paris", "ist": "Asia/Kolkata",
}  # fmt: skip
_ZONE = lazy(r"\b(" + "|".join(sorted(_ZONES, key=len, reverse=True)) + r")\b")
_CLOCK = lazy(
    r"\b(?P<h12>1[0-2]|0?[1-9])(?:[:.](?P<m12>[0-5]\d))? ?(?P<half>[ap])\.?m\b|\b(?P<h24>[01]?\d|"
    r"2[0-3])(?: ?h ?(?P<mh>[0-5]\d)?|[:](?P<m24>[0-5]\d))(?: uhr)?\b(?! ?[ap]\.?m)|"
    r"\b(?P<uhr>[01]?\d|2[0-3])(?:\.(?P<mu>[0-5]\d))? uhr\b|\b(?P<noon>noon|midi)\b"
)
_TO = lazy(r" ?(?:-|to|until|till|bis|a|and) ?")


def invites(text: str) -> bool:
    """Whether one folded sentence invites its reader to an interview."""
    if not any(map(text.__contains__, _STEMS)) or not any(map(text.__contains__, _YOU)):
        return False
    for pattern in _INVITES:
        match = pattern.search(text)
        if (
            match is not None
            and not _CONDITION.search(text, _clause(text, match.start()), match.start())
            and not _CONDITION.search(match[0])
        ):
            return not (_NOT_OF_WORK.search(text) or _FOR_ANOTHER.search(text))
    return False


def _clause(text: str, before: int) -> int:
    return max(
        before - 60, text.rfind(" but ", 0, before), text.rfind(";", 0, before), text.rfind(" however", 0, before), 0
    )


def inviting(folded: list[str]) -> int | None:
    """The index of the first sentence that invites its reader to an interview; None when none does."""
    found = next((index for index, text in enumerate(folded) if invites(text)), None)
    if found is None:
        return None
    whole = " ".join(folded)
    if _NOT_OF_WORK.search(whole):
        return None
    if _OUTREACH.search(whole) and not _APPLIED.search(whole):
        return None
    if _AGREED.search(folded[found]) and not _NEW.search(folded[found]):
        return None
    if any(
        re.search(
            r"\b(?:resched\w+|re-schedul\w+|postpone\w*|verschieben|deplacer l|reporter (?:l'entretien|votre|notre))\b",
            text,
        )
        for text in folded
    ):
        return None
    return found


def moves_an_appointment(whole: str) -> bool:
    """Whether a folded mail moves, confirms or recalls an appointment that stands, and so invites to no new one."""
    return _MOVES.search(whole) is not None and not _NEW.search(whole)


def start_named(folded: list[str], on: date, zone: ZoneInfo) -> datetime | None:
    """The one day and time that the sentences name together; None when there is none, or more than one."""
    found: set[datetime] = set()
    days: set[date] = set()
    clocks: list[tuple[time, str]] = []
    for text in folded:
        named = [
            span
            for span in spans(text, on)
            if span.kind not in ("week", "count", "month_end", "year_end", "week_of") and not span.vague
        ]
        here = list(_clocks(text))
        if not here and not named:
            continue
        days.update(span.last for span in named)
        clocks.extend(here)
        if len({span.last for span in named}) == 1 and len(here) == 1:
            found.add(_at(named[0].last, *here[0], zone))
    if len(found) == 1:
        return found.pop()
    if not found and len(days) == 1 and len(clocks) == 1:
        return _at(days.pop(), *clocks[0], zone)
    return None


def _at(day: date, clock: time, zone_name: str, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(_ZONES[zone_name]) if zone_name else zone)


def _clocks(text: str) -> list[tuple[time, str]]:
    """Times of day; the end of a span ("2-3 pm", "from 2 pm to 3 pm") is none of its own."""
    found: list[tuple[time, str]] = []
    end = -10
    named = _ZONE.search(text)
    for match in _CLOCK.finditer(text):
        if end >= 0 and _TO.fullmatch(text, end, match.start()):
            end = match.end()
            continue
        hour, minute = _hour(match), int(match["m12"] or match["mh"] or match["m24"] or match["mu"] or 0)
        half = re.search(
            r"\b(1[0-2]|[1-9])(?:[:.]([0-5]\d))? ?(?:-|to) ?$", text[max(0, match.start() - 12) : match.start()]
        )
        if half and match["half"]:  # "2-3 pm" begins at two
            first = int(half[1]) % 12 + (12 if match["half"] == "p" and int(half[1]) % 12 <= hour % 12 else 0)
            hour, minute = first, int(half[2] or 0)
        end = match.end()
        if text.startswith(".", end) and match["half"]:
            end += 1
        found.append((time(hour, minute), named[1] if named else ""))
    return found


def _hour(match: re.Match[str]) -> int:
    if match["noon"]:
        return 12
    if match["h12"]:
        return int(match["h12"]) % 12 + (12 if match["half"] == "p" else 0)
    return int(match["h24"] or match["uhr"])
