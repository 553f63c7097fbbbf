"""What the user's own words in one mail amount to: every content rule, as far as one mail alone tells.

1. Only own words are judged; quotes and forwards never reach this module, the signature is read for
   placeholders alone. Courtesy lines and a P.S. (`aside`) do not count as paragraphs, and are read all the same.
2. Every verdict is the sentence that it stands on; "" is silence, and silence is right when unsure.
3. Rules and a model (`core.linear`) speak together: the model alone must be surer.
4. A typical mail costs some three tenths of a millisecond: cheap substring tests before patterns, bounded sentences.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from followupd.core.interest import OWN_HEADER
from followupd.core.linear.features import of_rules
from followupd.core.linear.outbound import CLASSES, DEMAND, DESPERATE, GENERIC, THANKS, of_signs, weigh
from followupd.core.wording.addressee import companies, greets
from followupd.core.wording.attachment import attachment_claim, has_attachment
from followupd.core.wording.desperate import desperate
from followupd.core.wording.feedback import Feedback, feedback
from followupd.core.wording.language import language
from followupd.core.wording.mentions import mentions
from followupd.core.wording.placeholder import placeholder
from followupd.core.wording.prose import Prose, prose
from followupd.core.wording.status import asks_of_another_matter, may_ask, signs, status_request
from followupd.core.wording.thanks import Thanks, thanks
from followupd.model import Message, Outbound, OwnWords

_OWN_HEADER = OWN_HEADER.lower()
_JUDGED = frozenset({"en", "fr", "de"})
_LEAST = {GENERIC: 0.8, DESPERATE: 0.82, DEMAND: 0.55, THANKS: 0.7}
_LEAST_OF_ONE = {GENERIC: 0.8, DESPERATE: 0.88, DEMAND: 0.55, THANKS: 0.75}
_LEAST_RULED = {GENERIC: 0.3, DESPERATE: 0.5, DEMAND: 0.15, THANKS: 0.12}
"""How likely the model must find a class; the only sentence of a mail; and one that the rules see.

By mails of authors left out of the training.
"""
_LIKELY_ENOUGH_TO_ASK = {GENERIC: 0.15, DESPERATE: 0.04, DEMAND: 0.08, THANKS: 0.04}
"""How likely, without rules and signs, for these to be asked: none of a lower class they have ever lifted up."""
_LEAST_ASKED = 0.3
"""How likely one sentence that may ask must make a request for status that no rule sees, by itself."""
_FEW, _MANY = 3, 12
"""Different words and sentences: with fewer of those and more of these, the model tells nothing that no rule sees."""
_CALENDAR_REPLIES = (b"METHOD:REPLY", b"METHOD:COUNTER", b"METHOD:DECLINECOUNTER")


def outbound(message: Message, *, prompts: Sequence[str] = ()) -> Outbound:
    """Judge the own words of `message`; `prompts` are the user's notes that it may mention.

    `thanks_for` counts from the mail's own day, in the offset of its Date field.
    """
    own = message.own
    aside = own.aside
    said = prose_of(message)
    day = message.header.date.date()
    thanked = thanks(said, day)
    asked = feedback(said)
    raised = _weighed(said, asked, thanked)
    if THANKS in raised:
        thanked = Thanks(raised[THANKS], thanked.days)
    else:
        closing = prose((own.sign_off,), said.language) if _thanks_in(own.sign_off) else None
        thanked = thanks(closing, day) if closing else Thanks()
    attached = has_attachment(message)
    return Outbound(
        paragraphs=len(own.paragraphs),
        words=sum(words(paragraph) for paragraph in own.paragraphs),
        thank_you=thanked.sentence,
        thanks_for=thanked.days,
        status_request=raised.get(GENERIC, ""),
        desperate=raised.get(DESPERATE, ""),
        feedback_demand=raised.get(DEMAND, ""),
        feedback_request=asked.request or raised.get(DEMAND, ""),
        placeholder=placeholder(
            message.header.subject, (own.greeting, *own.paragraphs, *aside, own.sign_off, own.signature)
        ),
        greets=greets(own.greeting),
        companies=companies(said, own.greeting),
        attachment_claim="" if attached else attachment_claim(said),
        has_attachment=attached,
        mentions=_mentioned(own, prompts),
        not_contact=not_contact(message),
    )


def prose_of(message: Message) -> Prose:
    """The user's own sentences, courtesy lines and postscripts among them."""
    blocks = (*message.own.paragraphs, *message.own.aside)
    return prose(blocks, language("\n".join(blocks), message.own.greeting))


def ruled(
    said: Prose, thanked: Thanks, asked: Collection[str] = CLASSES, request: Feedback | None = None
) -> dict[str, str]:
    """What the rules see in the user's words: those classes `asked` for that hold, each with its sentence."""
    rules = {
        THANKS: lambda: thanked.sentence,
        GENERIC: lambda: status_request(said),
        DESPERATE: lambda: desperate(said),
        DEMAND: lambda: (request or feedback(said)).demand,
    }
    seen = {code: rules[code]() for code in asked}
    return {code: sentence for code, sentence in seen.items() if sentence}


def _weighed(said: Prose, request: Feedback, thanked: Thanks) -> dict[str, str]:
    """What model and rules together see, each with its sentence."""
    if said.language not in _JUDGED or not said.sentences:
        return ruled(said, thanked, request=request)
    model = weigh([sentence.low for sentence in said.sentences])
    one = len(said.sentences) == 1  # too little to go by: the rules are asked in any case
    asked = [code for code, value in model.likely.items() if one or value >= _LIKELY_ENOUGH_TO_ASK[code]]
    if not asked:
        return {}
    rules = ruled(said, thanked, asked, request)
    shown = signs(said) if GENERIC in asked else frozenset()
    model = model.also(of_rules(rules) | of_signs(shown))
    alone = len(said.words) >= _FEW and len(said.sentences) <= _MANY
    unruled = _LEAST_OF_ONE if one else _LEAST
    raised: dict[str, str] = {}
    for code in asked:
        if model.likely[code] < (_LEAST_RULED if code in rules else unruled)[code] or not (code in rules or alone):
            continue
        if code == GENERIC and _asks_otherwise(said, shown, request.request, rules.get(code, "")):
            continue
        if code in rules:
            raised[code] = rules[code]
            continue
        index, likely = model.sentence(code, may_ask(said) if code == GENERIC else None)
        if code != GENERIC or likely >= _LEAST_ASKED:
            raised[code] = said.sentences[index].text
    return raised


def _asks_otherwise(said: Prose, shown: frozenset[str], for_feedback: str, for_status: str) -> bool:
    """Whether not the decision is asked for, but something else, or what they thought of the interview.

    "Any feedback?" asks for either, and is as bare as can be.
    """
    if asks_of_another_matter(said, shown):
        return True
    return bool(for_feedback) and for_status in {"", for_feedback} and not for_status.lower().startswith("any ")


def words(text: str) -> int:
    """Words as a reader counts them: what stands between white space and has a letter or a digit."""
    return len([token for token in text.split() if token[0].isalnum() or any(map(str.isalnum, token))])


def not_contact(message: Message) -> str:
    """Why a mail of the user is no contact, as far as its header tells; "" when it is one."""
    marks = message.header.marks
    if message.is_receipt:
        return "a read receipt"
    if any(method in head for head in map(_head, message.calendars) for method in _CALENDAR_REPLIES):
        return "a calendar reply"
    if _OWN_HEADER in marks:
        return "written by followupd"
    automatic = marks.get("auto-submitted", "").split(";", 1)[0].strip().lower()
    return f"automatic ({automatic})" if automatic and automatic != "no" else ""


def _head(calendar: bytes) -> bytes:
    return calendar[:4000].replace(b"\r\n ", b"").upper()


def _thanks_in(sign_off: str) -> bool:
    low = sign_off.lower()
    return "thank" in low or "merci" in low or "dank" in low


def _mentioned(own: OwnWords, prompts: Sequence[str]) -> frozenset[str]:
    return mentions("\n".join((*own.paragraphs, *own.aside)), prompts) if prompts else frozenset()
