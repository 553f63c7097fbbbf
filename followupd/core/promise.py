"""When they said they would decide, or get back: a day, with the sentence that says so (SPEC section 8).

1. Only a sentence whose *they* decide or get back to *you* promises; the reader's own deadlines, start
   dates, appointments and what is past do not.
2. The day is the one after the cue ("will decide by Friday"), else the last before it ("by Friday you
   will hear"); a day that an event stands on ("after your interview on Tuesday") is none.
3. "We may decide" promises nothing; "we hope to decide" does. "No decision before Friday" is a promise
   of Friday: asking earlier would be idle.
4. "If you have not heard by Friday, …" names the time for hearing back, and counts.
5. Of several sentences that give a day, the last said holds.

These are the rules (`ruled`). They know what is said in so many words; a model (`core.linear.promise`) has read many
mails that promise, and many that only name days. Both speak, and its word decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from followupd.core.dates import Span, chained, spans, tells_since
from followupd.core.linear.features import of_rules
from followupd.core.linear.promise import PROMISE, around, weigh
from followupd.core.pattern import lazy

_LEAST = 0.5
_LEAST_RULED = 0.3
"""How likely the model must find a day promised; and one that the rules see: by authors left out of the training."""
_HOPELESS = 0.25
"""A sentence that makes a promise less likely is left: rules and neighbours have lifted up three in two hundred."""
_FARTHEST_BACK = 5
"""Sentences that "the day after" may stand behind the day that it is told by."""
_YOU = r"(?:you|vous|ihnen|sie|dir|dich|te)"

# They decide, or get back. Matched on folded text.
_CUE = lazy(
    r"""
    \b(?:decide|decides|deciding|made?\ up\ (?:our|my|their)\ minds?|make\ up\ (?:our|my|their)\ minds?|make\ (?:the
      |our|a)\ (?:final\ )?call|(?:extend|make)\ (?:an?|the|our)\ (?:final\ )?offers?|determin(?:e|ing)
      |finali[sz](?:e|ing))\b
    | \b(?:make|making|made|reach|reaching|have|having|take|taking|come\ to|share|sharing|give\ you|with|an?|our
      |final|the|any|no|hiring)\ (?:\w+\ ){0,3}(?:decision|choice|selection|determination)s?\b
    | \bdecisions?\ (?:will|go(?:es)?\ out|should|is\ expected|are\ expected|to\ be|by|within|in|on|expected|date
      |timeline)\b
    | \b(?:get|getting|circle|circling|come|coming|report|reporting|touch|loop)\ (?:back|base)\b(?!\ (?:from|(?:to
      |with)\ (?!you|all|every|cand|appl|the\ cand)))
    | \b(?:be|being|get|stay|are|am|keep)\ (?:back\ )?in\ (?:touch|contact)\b(?!\ with\ (?!you|all|every|cand|appl
      |the\ cand))
    | \b(?:let|letting|inform|informing|notify|notifying|update|updating|contact|contacting|tell|telling|advise
      |advising|answer|answering|reply\ to|respond\ to|write\ to|writing|follow\ up\ with|following\ up\ with
      |reach\ out\ to|reaching\ out\ to|connect\ with)\ (?:you|all\ (?:the\ )?(?:candidates|applicants)
      |(?:the\ )?candidates|everyone)\b
    | \b(?:reach|reaching)\ out\b | \bfollow(?:ing)?\ up\b(?!\ (?:question|on\b|with\ (?!you|all|every|cand|the\ cand)))
    | \b(?:hear|hearing|have\ heard)\ (?:\w+\ ){0,2}?(?:back|from\ (?!you)|anything|something|either\ way)
    | \b(?:you|candidates|everyone|applicants)\ (?:will|should|can|would
      |are\ going\ to)\ (?:\w+\ ){0,2}?(?:hear(?!\ (?:our|your|the|a)\b)|know\ (?:more|by|the|if|whether|our|for
      |where)|be\ (?:contacted|notified|informed|updated)|(?:have|receive|get|expect)\ (?:\w+\ ){0,5}?(?:answers?
      |decision|response|updates?|reply|feedback|news|results?|outcome|call|word|verdict|e-?mail\ from|message\ from))\b
    | \b(?:expect|have|give\ you|send\ you|share)\ (?:\w+\ ){0,4}?(?:an?\ (?:answer|update|response|reply|outcome
      |result|verdict)|feedback|news|word|outcome|results|updates?|answer|answers|response|reply)\b
    | \b(?:(?:will|should|to)\ know\ (?:more|where|the\ outcome|by|within|for\ sure)|timeline\ is
      |(?:final\ )?(?:answer|outcome|results?|next\ steps)\ (?:will|should|by|within))\b
    | \b(?:announce|communicate)\b
    | \blet(?:ting)?\ (?:everyone|everybody|people|all\ of\ you)\ know\b
    | \b(?:will|i'll|we'll)\ (?:be\ )?writ(?:e|ing)\b
    | \byou\ (?:will|should)\ know(?:\ from\ (?:me|us))?\b
    | \b(?:ring|phone|telephone|call|write\ to|tell|e-?mail|let)\ you\ (?:\w+\ )?(?:on\ )?(?:that|the)
      \ (?:same\ |very\ )?(?:day|evening|afternoon|morning)\b
    | \b(?:inform|informing|notify|notifying|e-?mail|call|tell)\ (?:all\ )?(?:the\ )?finalists\b
    | \b(?:everyone|everybody|you|candidates|applicants)\ (?:\w+\ ){0,4}?will\ (?:get|receive)\ (?:an?|our)\ e-?mail\b
    | \bgive\ (?:(?:you|me|us|a|an|the|their|our)\ )*(?:results?|answer|decision|verdict)\b
    | \bdrop\ you\ (?:a\ line|a\ note|an\ e-?mail|a\ message)\b | \bgive\ (?:us|them)\ (?:up\ to|until|till)\b
    | \bgive\ you\ (?:a\ )?(?:clear\ |final\ )?yes\ or\ (?:a\ )?no\b
    | \bvous\ donn\w+\ (?:ma|notre|une|sa)\ (?:reponse|decision)\b | \bse\ prononc\w+ | \bvous\ (?:preven|previen)\w+
    | \bkann\ ich\ (?:ihnen|dir|euch)\ sagen\b
    | \bpromised\ (?:me|us)\ (?:an?\ |the\ |some\ )?(?:answer|clarity|decision|news|word)\b
    | \b(?:ring|phone|call)\ you\b(?=[^.;]*\b(?:decision|answer|outcome|result|news|either\ way|verdict)\b)
    | \b(?:have|bring\ you)\ (?:something|more|an?\ answer|news)\ for\ you\b
    | \b(?:they|client|team|manager|company|panel|board|employer)(?:'ll|\ \w+)?\ (?:\w+\ ){0,4}?(?:(?:get|come|getting
      |coming)\ back\ to|(?:promis|ow|giv)(?:e|ed|es|ing))\ (?:me|us)\b
    | \bnouvelles\ au\ plus\ tard\b
    | \bnous\ (?:vous\ )?(?:\w+\ )?(?:reviendrons|recontacterons|contacterons|informerons|tiendrons|donnerons
      |communiquerons|ferons|dirons|ecrirons|repondrons|deciderons|aviserons|trancherons|rappellerons|appellerons)\b
    | \b(?:je|on|elle|il|ils|equipe|rh)\ (?:vous\ )?(?:\w+\ )?(?:reviens|reviendrai|reviendra|reviendront
      |recontacte\w*|contacter\w+|informer\w+|tiens|tiendr\w+|decider\w+|donner\w+|dirai|rappelle\w*|fer\w+)\b
    | \b(?:revenir|reviendr\w+|reviens|revenons)\ (?:\w+\ )?vers\ vous\b | \bvous\ (?:recontacter|informer|contacter
      |tenir|donner\ (?:une\ )?(?:reponse|reponses|nouvelles)|communiquer|faire\ (?:part|un\ retour))\b
    | \bvous\ (?:aurez|recevrez|devriez\ (?:avoir|recevoir)|serez)\b
    | \b(?:prendr\w+|prendre|prise|notre|une|la|communiquer)\ (?:\w+\ ){0,2}decision\b | \bdecider\b
      | \bdecision\ (?:sera|devrait|finale|d'ici|sous|dans|avant|attendue|definitive)\b | \b(?:une|notre)\ (?:reponse
      |retour)\b
    | \b(?:melden|melde|meldet|meld)\ (?:\w+\ ){0,8}?(?:uns|mich|sich)\b
    | \b(?:uns|mich|sich)\ (?:\w+\ ){0,12}?(?:melden|meldet)\b | \bbescheid\b
    | \bruckmeldung\b | \b(?:entscheiden|entscheide|entscheidung|entschieden\ haben)\b
    | \b(?:informieren|kontaktieren|benachrichtigen|anrufen|mitteilen)\b | \b(?:horen
      |hort)\ (?:[\w.]+\ ){0,6}?von\ (?:uns|mir)\b | \bvon\ (?:uns|mir)\ (?:\w+\ ){0,8}?horen\b | \b(?:auf\ sie\ zu
      |auf\ sie\ zukommen|ergebnis|antwort|gewissheit)\b
    | \b(?:vous|te|t')\ ?(?:re)?(?:dis|dit|disons|dirai|dira|reponds|repond|repondons|repondrai|appelle\w*|appeler\w*
      |ecris|ecrit|ecrirai|ecrivons|fais|fait|faisons|ferai|fera)\b(?!\ (?:part\ de\ (?:mon|notre)|parvenir|suivre))
    | \b(?:d'un|un)\ retour\b
    | \b(?:horst|hort|horen)\ (?:[\w.]+\ ){0,6}?von\ (?:uns|mir)\b
    | \b(?:sie|du|erhaltst|bekommst|erhalten|bekommen)\ (?:erhalten|erhaltst|bekommen|bekommst|du|sie)\b
      (?=.*\b(?:mitteilung|nachricht|bescheid|antwort|ruckmeldung|entscheidung|feedback|ergebnis|rueckmeldung)\b)
    | \b(?:weiss\ ich|wissen\ wir)\ (?:dann\ |sicher\ )?mehr\b | \bantworte\ (?:ich\ )?(?:ihnen|dir|euch)\b
    | \bteilen?\ (?:wir|ich)\ (?:ihnen|dir|euch)\b(?=[^.;]*\bmit\b)
    | \b(?:sagen?|sag)\ (?:wir\ |ich\ )?(?:ihnen|dir|euch)\b(?!.*\ ab\b)
    | \b(?:weisst\ du|wissen\ sie)\ (?:(?:dann|auch)\ )?(?:mehr|bescheid|woran|ob|wie)\b | \bweisst\ du,\ woran\b
    """,
    re.VERBOSE,
    needs="decid|mind|make the|make our|make a |offer|determin|finali|decision|choice|selection|e back|t back|"
    "g back|h back|p back| base|in touch|in contact|let you|let all|let the|let cand|let every|letting|inform|"
    "notify|updat|contact|tell you|tell all|tell the|tell cand|tell every|telling|advis|answer|reply|respond to|"
    "write to|writing|follow|reach|connect with|hear|you will|you should|you can|you would|you are going|"
    "candidates|everyone|applicants|response|outcome|result|verdict|feedback|news|word|will know|should know|"
    "to know|timeline is|next steps|announce|communi|ring you|phone you|call you|for you|promis|owe me|owe us|"
    "owed |owes |owing |giv|back to|nouvelles|reviendr|donner|tiendr|ferons|dirons|repond|aviserons|trancherons|"
    "appel|ecri|reviens|tiens|dira|fer|reven|tenir|faire|vous aurez|vous recevrez|vous devriez|vous serez|reponse|"
    "retour|meld|bescheid|entsch|kontaktieren|benachrichtigen|anrufen|mitteilen|hor|auf sie zu|ergebnis|antwort|"
    "gewissheit|dis|dit|fais|fait|erhalt|bekomm|weiss|wissen|teile|sag|sie du|du sie|sie sie|du du|mail|writ|"
    "drop you|prononc|preven|previen|"
    "let people|finalists|telephone you|will get|will receive|let you",
)
_TIMES = (
    "day", "week", "fortnight", "hour", "month", "tomorrow", "tonight", "jour", "semaine", "mois", "demain", "vendredi",
    "heure", "annee", "woche", "tag", "stunde", "monat", "morgen", "heute", "ende", "mittwoch", "abend", "morning",
    "noon", "evening", "tmr", "tomoz", "soir", "lendemain", "dimanche", "christmas", "xmas", "noel", "silvester",
    "weihnacht", "year's eve", "heilig",
)  # fmt: skip
_DIGIT = lazy(r"\d")
_TIME_FORM = lazy(
    r"\b(?:(?:mon|tues?|weds?|fri)\b|thu|end of|fin [djfmason])|(?:aine|di|eo[dmw])\b|year-?end",
    needs="aine|year|eo|mon|tue|wed|thu|fri|end of|fin |di",
)
_INTERVIEWS_LAST = lazy(
    r"\b(?:still|another|more|remaining|other|continue|continuing|run|running|finish\w*|conclud\w*|complet\w*|"
    r"wrap\w*|last|through|until|noch|encore|weitere)\b"
    r".{0,60}\b(?:interviews|interviewing|process|rounds?|candidates|gesprache|bewerbungsgesprache|"
    r"vorstellungsgesprache|entretiens|entrevues|candidats|bewerber)\b"
    r"|\b(?:interviews|interviewing|gesprache|vorstellungsgesprache|entretiens|entrevues)\b.{0,50}\b(?:another|more|"
    r"until|through|continue|run|last|ends?|next|remaining|noch|bis|jusqu'|encore)\b"
    r"|\b(?:week|weeks|days|woche|wochen|tage|semaines?|jours)(?: (?:worth)?)? ?(?:of|d'|mit)? ?(?:interviews|"
    r"interviewing|entretiens|entrevues|gesprachen?)\b",
    needs="interview|process|round|candidat|gesprach|entretien|entrevue|bewerber",
)
# A recruiter tells what the client promised: "they'll get back to me" is not the reader's doing.
_RELAYED = lazy(
    r"\b(?:they|client|team|manager|company|panel|board|employer)(?:'ll| \w+)? (?:\w+ ){0,4}?get back to (?:me|us)\b"
)
# What the reader is to do, or the reader's own doing.
_READERS_OWN = lazy(
    r"\b(?:let (?:us|me) know|get back to (?:us|me)|please(?! (?:allow|give us|bear))|kindly|feel free|"
    r"hear(?:ing)? (?:back )?from you\b|your (?:decision|answer|response|reply|feedback|availability)|"
    r"you (?:can |could |may |might |need to |have to |must |would )?(?:decide|choose|select|confirm|accept|sign|"
    r"respond|reply)|"
    r"you have (?:until|till|up to)|(?:can|could|would) you|do you|are you|merci de|veuillez|votre (?:decision|"
    r"reponse|retour|disponibilite)|pourriez-vous|pouvez-vous|"
    r"bitte\b|ihre (?:entscheidung|ruckmeldung|antwort|ruckantwort)|(?:melden|entscheiden|geben) sie|konnen sie|"
    r"konnten sie)\b"
)
_WAIT_IS_OVER = lazy(
    r"\b(?:if|in case|should) (?:you|we) (?:\w+ ){0,2}?not (?:\w+ ){0,2}?(?:heard?|hear|received?|get|gotten|got|"
    r"contacted|been in touch|had)\b"
    r"|\bif (?:you )?(?:hear nothing|have heard nothing)|\bsans (?:reponse|nouvelles?|retour) de (?:notre|ma) part|"
    r"\bsi vous n'avez (?:pas|aucune)|\b(?:sollten|wenn|falls) sie .{0,40}nichts .{0,20}(?:horen|gehort)",
    needs="not|sans |si vous|nichts",
)
# A plan that came to nothing, and no decision at all; what the reader is to send by then.
_NO_PROMISE = lazy(
    r"\b(?:had|have) (?:been )?(?:hoping|hoped|planned|meant|wanted|intended) to\b(?![^.]* now )|"
    r"\b(?:we|i) (?:hoped|wanted|meant|planned) to\b(?![^.]* now )|\b(?:was|were) (?:going|supposed|meant|hoping) to\b|"
    r"\bno decision (?:will|can|could) be\b(?! (?:made )?(?:before|until))|"
    r"\b(?:i|we) (?:doubt|do not think|do not believe)\b|\bkeine entscheidung (?:geben|fallen)\b|"
    r"^(?:please )?(?:send|return|submit|upload|forward|complete|fill)\b[^.;]{0,60}\bby\b[^.;]{0,30}\band (?:we|i)\b|"
    r"\bonce (?:we|i) (?:have|receive|get) your\b|"
    r"^(?:envoyez|renvoyez|transmettez|merci de)\b[^.;]{0,80}\bet (?:nous|je)\b|"
    r"^you (?:should|must|need to|have to) decide\b|\byour (?:referees?|references?) (?:must|should|need)\b"
)
_WAITING_WORDS = ("if", "in case", "should", "sans", "si", "wenn", "falls", "soll")
_NOT_BEFORE = lazy(r"\b(?:until|till|before|avant|vor|bis)\b[\w ]{0,20}$")
_CONDITION = lazy(r"\b(?:if|unless|whether|in case|si|wenn|falls|sollte[nr]?|sofern)\b")
_MAYBE = lazy(
    r"\b(?:may(?! take| need)|might(?! take| need)|could(?! take| need)|pourrions|pourrait|konnten|konnte|peut-etre|"
    r"vielleicht|perhaps|maybe)\b(?! \d)"
)
_NEGATED = lazy(
    r"\b(?:not|never|(?<!or )(?<!or a )no|cannot|unable|unlikely|without|ne|n'|pas|nicht|kein|keine|"
    r"noch nicht)\b(?! (?:later|"
    r"longer than|more than|only|spater|plus tard))"
)
# "They meet on the 15th and I'll call you that same day."
_THAT_DAY = lazy(r"\b(?:that|the) (?:same |very )?(?:day|evening|afternoon|morning)\b(?=[^;]{0,40}$)|\bthe same day\b")
_NEW_CLAUSE = lazy(r"(?:[,;:-]| but| and| mais| aber| und| et) (?=(?:we|i|you|they|nous|je|on|vous|wir|ich|sie|du)\b)")
_PAST = lazy(
    r"\b(?:was|were) told\b|\b(?:(?:has|(?<!will )have|was|were|had) (?:been |already )*(?:decided|made|reached|"
    r"taken|informed|notified)|we decided|i decided|have decided|has decided|decided (?:to|on|that|against)|"
    r"haben uns .{0,40}entschieden|(?:avons|a|ont|ai) (?:\w+ )?decide)\b"
)
_NO_DEADLINE = lazy(
    r"\bfrom (?:the )?$|\b(?:after|following|since|starting|beginning|as of|effective|start(?:s|ing)? (?:on|date)?|"
    r"last|of our (?:call|meeting)|apres|depuis|"
    r"a partir d[eu]|suite a|nach|seit|ab|vom|zum start)"
    r"(?: (?:the|our|your|my|his|her|le|la|votre|notre|ihrem|ihr|dem|der|den|unserem))?(?: \w+){0,2}? ?$"
)
_TO_DECIDE = lazy(r" to (?:\w+ and )?(?:decide|make|finali[sz]e|choose|select|pick)\b")
_EVENT_AFTER = lazy(
    r"(?:'s)? (?:\w+ )?(?:event|interview|meeting|call|lunch|dinner|session|visit|onsite|appointment)\b"
)
_REPORTING = lazy(
    r"\b(?:wanted?|like|liked|write|writing|pleased|happy|glad|sorry|just|thought|note|line|message|e-?mail|regret|"
    r"this is) (?:i (?:would|will) )?(?:to )?(?:just )?(?:let|inform|tell|update|notify|advise)(?:ing)? (?:you|"
    r"everyone|all)\b"
)
_EVENT = lazy(
    r"\b(?:interviews?|meeting|met|meet|call|chat|conversation|visit|spoke|speak|talk|talked|onsite|on-site|posted|"
    r"starts?|started|holiday|vacation|travel\w*|out|away|"
    r"received|sent|wrote|applied|entretien|entrevue|rencontre|gesprach|termin|invited?|available|availability)"
    r"(?: (?:you|with you|with \w+|of|the team|is|was|are|me|us|avec vous|office|of office|scheduled|mit ihnen))?"
    r"(?: (?:on|at|in|for|this|during|until|till|is|the|am|du|de|le|von|set for|scheduled for|vom|bis))*(?: the)? ?$"
)
_DEADLINE = lazy(
    r"(?:^(?:and |so |but |then |also )?(?:on|in|am|in der|im|le|dans|an|en)|\b(?:by|before|no later than|"
    r"not later than|latest|within|inside|under|until|till|end of|in the next|over the next|takes?|take us|up to|"
    r"allow us|allow|give us|gib uns|geben sie uns|donnez-nous|laissez-nous|need|d'ici|avant|sous|"
    r"d'ici a|au plus tard|fin|bis|bis zum|innerhalb|innerhalb von|innert|binnen|im laufe|im verlauf|in den|ende|"
    r"spatestens|"
    r"as early as))\b(?: [\w']+){0,4},? ?$"
)
_LOGISTICS = lazy(
    r"\b(?:zoom|link|calendar|invite|directions|parking|itinerary|agenda|paperwork|form|contract|invoice|receipt|"
    r"refund|order|shipment|delivery|reimburse\w*|questions?\s?(?:you|that)|logistics|badge)\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A day, or a run of days, that one of a mail's sentences names; `ruled`: the rules take it for promised."""

    index: int
    first: Span
    last: Span
    ruled: bool


def promised_in(folded: Sequence[str], on: date, seen: Sequence[set[str]]) -> tuple[int, date] | None:
    """The day that a mail's folded sentences promise, and the index of its sentence: by rules and model together.

    `seen`: the features of these sentences (`core.linear.features`), or of the first of them: the rest is not read.
    """
    for index in reversed(range(min(len(folded), len(seen)))):
        text = folded[index]
        if not _may_promise(text) or (chance := weigh(seen[index])).likely[PROMISE] < _HOPELESS:
            continue
        for each in reversed([*_named(index, text, _days(folded, index, on))]):
            likely = chance.also(of_rules((PROMISE,) if each.ruled else ()))
            if likely.likely[PROMISE] < _HOPELESS:
                continue
            likely = likely.also(around(seen, text, index, each.first, each.last))
            if likely.likely[PROMISE] >= (_LEAST_RULED if each.ruled else _LEAST):
                return index, each.last.last
    return None


def named_in(folded: Sequence[str], on: date) -> Iterator[Named]:
    """The days that a mail's folded sentences name, with what the rules say of each; no questions, no vague days."""
    for index, text in enumerate(folded):
        if _may_promise(text):
            yield from _named(index, text, _days(folded, index, on))


def _may_promise(text: str) -> bool:
    return not text.endswith("?") and _speaks_of_time(text) and not _NO_PROMISE.search(text)


def _days(folded: Sequence[str], index: int, on: date) -> list[Span]:
    """The days that a sentence names, where need be ("the day after") by the last one that was named before it."""
    before = None
    if tells_since(folded[index]):
        earlier = (
            spans(text, on)
            for text in reversed(folded[max(0, index - _FARTHEST_BACK) : index])
            if _speaks_of_time(text)
        )
        before = next((days[-1].last for days in earlier if days and not days[-1].vague), None)
    return spans(folded[index], on, before)


def _named(index: int, text: str, days: list[Span]) -> Iterator[Named]:
    if not days:
        return
    by = _ruled(text, days)
    for first, last in chained(text, days):
        if not (first.vague or last.vague):
            yield Named(index, first, last, ruled=by == last.last)


def _ruled(text: str, named: list[Span]) -> date | None:
    waiting = _WAIT_IS_OVER.search(text)
    cue = waiting or _CUE.search(text)
    if cue is not None and _THAT_DAY.search(text, cue.start()) and not named[-1].vague:
        return named[-1].last
    by = None
    if cue is not None and (waiting is not None or _speaks_for_them(text, cue)):
        by = _chosen(text, cue, named)
    if by is None and _INTERVIEWS_LAST.search(text) is not None and (cue is None or not _NEGATED.search(text)):
        by = _while_interviewing(text, named)
    return by


def _speaks_of_time(text: str) -> bool:
    return any(map(text.__contains__, _TIMES)) or bool(_DIGIT.search(text) or _TIME_FORM.search(text))


def _speaks_for_them(text: str, cue: re.Match[str]) -> bool:
    before = text[: cue.end()]
    if _READERS_OWN.search(_RELAYED.sub(" ", text)) and not re.search(
        r"\b(?:let|inform|update|notify) you\b|\bback to you\b", text
    ):
        return False
    if _CONDITION.search(before) and "," not in before:
        return False
    return not (_MAYBE.search(before) or _PAST.search(text) or _LOGISTICS.search(text) or _REPORTING.search(text))


def _while_interviewing(text: str, named: list[Span]) -> date | None:
    """ "We still have a week of interviews": the process goes on so long. Not so an appointment."""
    if _READERS_OWN.search(text) or re.search(
        (
            r"\byour? (?:\w+ )?interview|\binterview(?:ing)? you\b|\bwith you\b|\b(?:start|"
            r"begin)\w* (?:the )?interview|\bwe met\b|\bvotre\b|\bihr(?:em)? "
        ),
        text,
    ):
        return None
    last = [end for _, end in chained(text, named)][-1]
    if last.vague or "hour" in text[last.start : last.end]:  # "each lasts an hour"
        return None
    return last.last


def _chosen(text: str, cue: re.Match[str], named: list[Span]) -> date | None:
    after: list[Span] = []
    before: list[Span] = []
    # "No news yet, we will get back to you next week" denies another clause.
    clause = max((cut.end() for cut in _NEW_CLAUSE.finditer(text) if cut.end() <= cue.start()), default=0)
    negated = _NEGATED.search(text, max(clause, cue.start() - 40), cue.end()) is not None
    for first, last in chained(text, named):
        lead = text[max(0, first.start - 60) : first.start]
        if (
            _NO_DEADLINE.search(lead)
            or (
                _EVENT.search(lead)
                and not _ends_at(cue, first)
                and not _CUE.search(lead[-30:])
                and not _TO_DECIDE.match(text, last.end)
            )
            or _EVENT_AFTER.match(text, last.end)
        ):
            continue
        if first.vague or last.vague:
            if not negated:
                return None
            continue
        if negated and not cue.group().startswith(_WAITING_WORDS) and not _NOT_BEFORE.search(lead):
            continue
        if first.start >= cue.start():
            after.append(last)
        elif (
            not lead.strip()
            or _DEADLINE.search(lead)
            or _TO_DECIDE.match(text, last.end)
            or (first.kind == "count" and lead.endswith(" in "))
        ):
            before.append(last)
    if after:
        return after[-1].last if _same_clause(text, after) else after[0].last
    if before:
        return before[-1].last
    return None


def _ends_at(cue: re.Match[str], span: Span) -> bool:
    """ "Will call you Monday either way": the call is the promise, and no event."""
    return cue.end() <= span.start <= cue.end() + len(" on ")


def _same_clause(text: str, after: list[Span]) -> bool:
    """Two deadlines in one breath ("hear by Friday, or by Monday at the latest"): the later one."""
    return all(
        re.search(r"\b(?:or|at the latest|latest|ou|oder|spatestens)\b", text[a.end : b.end + 16])
        for a, b in pairwise(after)
    )
