"""What an inbound mail is, judged from that mail alone (SPEC sections 2, 3 and 8).

In this order, the first that holds:
1. a bounce, a receipt, another note of the mail system;
2. a rejection, an offer, an invitation in prose: even automatic, bulk or from a relay;
   an automatic reply only where its header or subject says so outright, and then before them.
   Rules say what stands there in so many words, a model (`core.linear`) how such mails mostly read;
   where they differ the model must be surer;
3. an automatic reply, an acknowledgement, bulk mail, other machine mail;
4. a person's. Unsure is a person's: a false rejection costs the user's trust, a missed one a nudge too many.
Only the author's own words are read, never what is quoted or signed; the subject helps, and decides nothing alone.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from followupd.core import away, machines
from followupd.core.folding import fold
from followupd.core.introduction import introducing
from followupd.core.linear.features import of_rules
from followupd.core.linear.inbound import CLASSES, INVITATION, OFFER, PLAIN, REJECTION, of_sentences, weigh
from followupd.core.offer import offering
from followupd.core.promise import promised_in
from followupd.core.prose_invitation import inviting, moves_an_appointment, start_named
from followupd.core.rejection import Force, force, is_of_a_school_or_a_loan, rejecting, speaks_of_a_job
from followupd.core.sentences import sentences
from followupd.model import Header, Inbound, Kind, Message, Promise

_LONGEST_TEXT = 16_000
_MOST_SENTENCES = 150
_LONGEST_BULK = 60
"""Sentences: bulk mail longer than this is a newsletter, whatever it says about candidates."""
# How likely the model must find a class: one that the rules see as well; another, where the mail speaks of a job, and
# where it does not. Chosen on mails by authors who were left out of the training.
_LEAST_RULED = {REJECTION: 0.6, PLAIN: 0.4, OFFER: 0.2, INVITATION: 0.3}
_LEAST = {REJECTION: 0.85, OFFER: 0.4, INVITATION: 0.6}
_LEAST_OTHERWISE = {REJECTION: 0.91, OFFER: 0.65, INVITATION: 0.75}
_LEAST_SAID = 0.4
"""How likely one sentence must make a rejection that no rule sees, by itself: many faint hints reject nobody."""
_LONGEST_ALONE = {REJECTION: 9, OFFER: 15, INVITATION: 15}
"""Sentences of a mail of which the model may tell what no rule sees: who says no, yes or come is brief."""
_LIKELY_ENOUGH_TO_ASK = {REJECTION: 0.05, OFFER: 0.08, INVITATION: 0.08}
"""How likely, without the rules, for the rules to be asked: one of a lower class they have hardly ever lifted up."""
_REFUSED_ANSWERS = (b"METHOD:REPLY", b"METHOD:COUNTER", b"METHOD:DECLINECOUNTER")


@dataclass(frozen=True, slots=True)
class _Said:
    """The author's own sentences: as written, folded, and as features of the models; with the folded subject."""

    written: list[str]
    folded: list[str]
    seen: list[set[str]]
    subject: str


def inbound(message: Message, *, zone: ZoneInfo) -> Inbound:
    """What `message` says on its own. `zone`: the user's, for times in an invitation and mails dated in UTC."""
    written, folded = sentences_of(message)
    subject = machines.subject_of(message.header)
    if system := _from_the_mail_system(message, written, folded, subject) or _answer_to_a_calendar(message):
        return system
    said = _Said(written, folded, of_sentences(folded), subject)
    away_at = machines.automatic_reply(message.header, folded, subject)
    return (
        (_told(message, said, zone) if away_at in (None, -1) else None)
        or _from_a_machine(message, said, zone, away_at)
        or _from_a_person(message.header, said, zone)
    )


def sentences_of(message: Message) -> tuple[list[str], list[str]]:
    """The author's own sentences as written, and folded."""
    own = message.own.text
    if not own.strip() and not message.own.forwarded:
        own = message.own.sign_off
    written = sentences(own[:_LONGEST_TEXT])[:_MOST_SENTENCES]
    return written, [fold(sentence) for sentence in written]


def ruled(folded: list[str], subject: str, asked: Collection[str] = CLASSES) -> dict[str, int]:
    """What the rules see in folded sentences: those classes `asked` for that hold, each with the index of its sentence.

    A rejection that needs no context is PLAIN as well.
    """
    rules = {
        REJECTION: lambda: rejecting(folded, subject),
        OFFER: lambda: offering(folded),
        INVITATION: lambda: inviting(folded),
    }
    seen = {name: rules[name]() for name in asked}
    refused = seen.get(REJECTION)
    if refused is not None and force(folded[refused], " ".join(folded)) is Force.PLAIN:
        seen[PLAIN] = refused
    return {name: index for name, index in seen.items() if index is not None}


def day_written(header: Header, zone: ZoneInfo) -> date:
    """The calendar day on which the mail was written: its own offset's, or the user's where that is zero."""
    return header.date.date() if header.date.utcoffset() else header.date.astimezone(zone).date()


def _from_the_mail_system(message: Message, written: list[str], folded: list[str], subject: str) -> Inbound | None:
    texts, plain = written, folded
    if (
        message.report is not None
        or machines.from_mail_system(message.header)
        or machines.reads_as_receipt(subject)
        or not folded
    ):
        # A report's words are all its own: what looks quoted in it is the reason.
        texts = sentences(message.text[:_LONGEST_TEXT])[:60]
        plain = [fold(sentence) for sentence in texts]
    said = machines.bounce(message, plain, subject)
    if said is not None:
        return Inbound(Kind.BOUNCE, texts[said] if said >= 0 else message.header.subject, by_machine=True)
    if machines.receipt(message, plain, subject):
        return Inbound(Kind.RECEIPT, message.header.subject, by_machine=True)
    if message.report is not None or (machines.from_mail_system(message.header) and not message.header.reply_ids):
        return Inbound(Kind.MACHINE, message.header.subject, by_machine=True)
    return None


def _answer_to_a_calendar(message: Message) -> Inbound | None:
    """Somebody's answer to an invitation (RFC 5546 METHOD:REPLY, COUNTER) is no mail of theirs."""
    for calendar in message.calendars:
        head = calendar[:4000].replace(b"\r\n ", b"").upper()
        if any(method in head for method in _REFUSED_ANSWERS):
            return Inbound(Kind.MACHINE, message.header.subject, by_machine=True)
    return None


def _told(message: Message, said: _Said, zone: ZoneInfo) -> Inbound | None:
    """A rejection, an offer or an invitation."""
    if len(said.folded) > _LONGEST_BULK and machines.marked_bulk(message.header):
        return None
    told, index = _weighed(said)
    if not told:
        return None
    by_machine = machines.typed_by_machine(message, said.folded)
    if told == INVITATION and not message.calendars:
        return _invitation(message, said, index, by_machine=by_machine, zone=zone)
    if told == OFFER:
        return Inbound(Kind.OFFER, said.written[index], by_machine, introduces=_introduction(said))
    if told == REJECTION:
        return Inbound(Kind.REJECTION, said.written[index], by_machine, introduces=_introduction(said))
    return None


def _weighed(said: _Said) -> tuple[str, int]:
    """Which class a mail is of, by model and rules together, and the index of its sentence; "" for none."""
    model = weigh(said.seen)
    asked = [name for name, value in model.likely.items() if value >= _LIKELY_ENOUGH_TO_ASK[name]]
    if not asked:
        return "", 0
    rules = ruled(said.folded, said.subject, asked)
    model = model.also(of_rules(rules))
    least = (_LEAST if speaks_of_a_job(said.folded, said.subject) else _LEAST_OTHERWISE) | {
        name: _LEAST_RULED[name] for name in CLASSES if name in rules
    }
    if PLAIN in rules:
        least[REJECTION] = _LEAST_RULED[PLAIN]
    likely = {
        name: value
        for name, value in model.likely.items()
        if value >= least[name] and (rules or len(said.folded) <= _LONGEST_ALONE[name])
    }
    whole = " ".join(said.folded)
    if REJECTION in likely and REJECTION not in rules:
        said_so = model.sentence(REJECTION)[1] >= _LEAST_SAID
        # Who invites or offers in so many words rejects in none.
        if not said_so or rules or is_of_a_school_or_a_loan(whole, said.subject) or machines.tells_of_receipt(whole):
            del likely[REJECTION]
    if INVITATION in likely and INVITATION not in rules and moves_an_appointment(whole):
        del likely[INVITATION]
    if not likely:
        return "", 0
    told = max(likely, key=likely.__getitem__)
    # "Not for the senior role, but we would like to interview you for another" invites.
    if told == REJECTION and INVITATION in likely and rules.get(INVITATION, -1) >= rules.get(REJECTION, 0):
        told = INVITATION
    return told, rules[told] if told in rules else model.sentence(told)[0]


def _invitation(message: Message, said: _Said, index: int, *, by_machine: bool, zone: ZoneInfo) -> Inbound:
    on = day_written(message.header, zone)
    return Inbound(
        Kind.INVITATION,
        said.written[index],
        by_machine,
        promise=_promise(said, on),
        start=start_named(said.folded[index : index + 4], on, zone),
        introduces=_introduction(said),
    )


def _from_a_machine(message: Message, said: _Said, zone: ZoneInfo, away_at: int | None) -> Inbound | None:
    """`away_at`: as `machines.automatic_reply` says."""
    header, written, folded = message.header, said.written, said.folded
    received = machines.acknowledgement(message, folded, said.subject)
    # "We have received your application. This is an automated message." speaks of no absence.
    absent = away_at is not None and away_at >= 0 and "automat" not in folded[away_at]
    if away_at is not None and (received is None or absent):
        evidence = written[away_at] if away_at >= 0 else (written[0] if written else header.subject)
        until = away.until("\n\n".join(written), header.subject, day_written(header, zone))
        return Inbound(Kind.AUTO_REPLY, evidence, by_machine=True, until=until)
    if received is not None:
        return Inbound(Kind.ACKNOWLEDGEMENT, written[received] if received >= 0 else header.subject, by_machine=True)
    if machines.marked_bulk(header):
        return Inbound(Kind.BULK, by_machine=True)
    if machines.typed_by_machine(message, folded) and not message.calendars:
        return Inbound(Kind.MACHINE, by_machine=True)
    return None


def _from_a_person(header: Header, said: _Said, zone: ZoneInfo) -> Inbound:
    return Inbound(
        Kind.HUMAN,
        said.written[0] if said.written else "",
        promise=_promise(said, day_written(header, zone)),
        introduces=_introduction(said),
    )


def _promise(said: _Said, on: date) -> Promise | None:
    found = promised_in(said.folded, on, said.seen)
    return Promise(found[1], said.written[found[0]]) if found else None


def _introduction(said: _Said) -> str:
    at = introducing(said.folded)
    return "" if at is None else said.written[at]
