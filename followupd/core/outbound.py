"""What the user's own words in one mail amount to: every content rule, as far as one mail alone tells.

1. Only own words are judged; quotes and forwards never reach this module, the signature is read for
   placeholders alone. Courtesy lines and a P.S. (`aside`) do not count as paragraphs, and are read all the same.
2. Every verdict is the sentence that it stands on; "" is silence, and silence is right when unsure.
3. Rules and a model (`core.linear`) speak together: the model alone must be surer.
4. A typical mail costs some three tenths of a millisecond: cheap substring tests before patterns, bounded sentences.
"""

from __future__ import annotations

from collections.abc import Sequence

from followupd.core.interest import OWN_HEADER
from followupd.core.linear.outbound import DEMAND, DESPERATE, GENERIC, weigh
from followupd.core.wording.addressee import companies, greets
from followupd.core.wording.attachment import attachment_claim, has_attachment
from followupd.core.wording.desperate import desperate
from followupd.core.wording.feedback import Feedback, feedback
from followupd.core.wording.language import language
from followupd.core.wording.mentions import mentions
from followupd.core.wording.placeholder import placeholder
from followupd.core.wording.prose import Prose, prose
from followupd.core.wording.status import speaks_of_applying, status_request
from followupd.core.wording.thanks import thanks
from followupd.model import Message, Outbound, OwnWords

_OWN_HEADER = OWN_HEADER.lower()
_JUDGED = frozenset({"en", "fr", "de"})
_LEAST = {GENERIC: 0.1, DESPERATE: 0.2, DEMAND: 0.1}
"""How likely the model must find what the rules see as well. Both are chosen on the training mails, by ten folds."""
_ALONE = {GENERIC: 0.9, DESPERATE: 0.9, DEMAND: 0.5}
"""The same of what the rules do not see."""
_FEW = 8
"""Different words, with fewer of which the model has too little to go by."""
_CALENDAR_REPLIES = (b"METHOD:REPLY", b"METHOD:COUNTER", b"METHOD:DECLINECOUNTER")


def outbound(message: Message, *, prompts: Sequence[str] = ()) -> Outbound:
    """Judge the own words of `message`; `prompts` are the user's notes that it may mention.

    `thanks_for` counts from the mail's own day, in the offset of its Date field.
    """
    own = message.own
    aside = own.aside
    said = prose_of(message)
    closing = prose((own.sign_off,), said.language) if _thanks_in(own.sign_off) else None
    thanked = thanks(said, message.header.date.date())
    if closing is not None and not thanked.sentence:
        thanked = thanks(closing, message.header.date.date())
    asked = feedback(said)
    raised = _weighed(said, asked)
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


def ruled(said: Prose, asked: Feedback | None = None) -> dict[str, str]:
    """What the rules see in the user's words: classes of `core.linear.outbound`, each with its sentence."""
    asked = asked or feedback(said)
    seen = {GENERIC: status_request(said), DESPERATE: desperate(said), DEMAND: asked.demand}
    return {code: sentence for code, sentence in seen.items() if sentence}


def _weighed(said: Prose, asked: Feedback) -> dict[str, str]:
    """What rules and model together see, each with its sentence."""
    rules = ruled(said, asked)
    if said.language not in _JUDGED or not said.sentences:
        return rules
    alone = may_be_judged_alone(said)
    if not rules and not alone:
        return {}
    model = weigh([sentence.low for sentence in said.sentences], frozenset(rules))
    return {
        code: rules.get(code) or said.sentences[model.sentence(code)[0]].text
        for code, likely in model.likely.items()
        if (likely >= _LEAST[code] if code in rules else alone and likely >= _ALONE[code])
    }


def may_be_judged_alone(said: Prose) -> bool:
    """Whether the model alone may raise something: the mail speaks of a job, in more than a few words."""
    return len(said.words) >= _FEW and speaks_of_applying(said.low)


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
