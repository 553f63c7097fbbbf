"""Walking through time: readings and deeds in, events and findings out.

1. Items are taken in the order of their time, each once; what came later never changes what was
   decided earlier. Reading mail in another order, or twice, therefore changes nothing.
2. A mail of the user is weighed against what had happened until then, and only then becomes history.
3. Whose a mail is, `core.people` says; what is owed, `core.plan`; what is wrong, `core.rules`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from followupd.core import adoption, plan
from followupd.core.interest import OWN_HEADER
from followupd.core.judge import Judge
from followupd.core.local_time import ONE_DAY, day_of, moment_of, utc, zone_of
from followupd.core.opportunity import Contact, Heard, Held, Interview, Opportunity
from followupd.core.people import Roster, key_of_person
from followupd.model import (
    Address,
    Deed,
    DeedType,
    Event,
    EventType,
    Finding,
    Header,
    Inbound,
    Kind,
    Method,
    Outbound,
    Policy,
    Promise,
    Reading,
    Severity,
    State,
)

_SPEAKS = {
    Kind.HUMAN: EventType.REPLY,
    Kind.INVITATION: EventType.REPLY,
    Kind.REJECTION: EventType.REJECTION,
    Kind.OFFER: EventType.OFFER,
    Kind.AUTO_REPLY: EventType.AUTO_REPLY,
}
"""What a kind of inbound mail becomes; the others give no event."""


@dataclass(slots=True)
class Outcome:
    """What one item led to."""

    events: list[Event] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)  # keys of findings that no longer hold
    touched: set[str] = field(default_factory=set)  # keys of opportunities that changed


class History:
    """The opportunities as they stand after every item applied so far."""

    def __init__(self, policy: Policy, deeds: Iterable[Deed] = ()) -> None:
        self.policy = policy
        self.zone = zone_of(policy.zone)
        self.roster = Roster(policy)
        self.judge = Judge(policy, self.roster)
        self.adopted = frozenset(deed.note for deed in deeds if deed.type is DeedType.ADOPT)
        self.proposals: dict[str, tuple[Header, Inbound]] = {}  # prose invitations not adopted, by Message-ID
        self.questions: dict[str, Interview] = {}  # interviews whose zone is unknown, by identity
        self._out = Outcome()

    @property
    def opportunities(self) -> dict[str, Opportunity]:
        return self.roster.opportunities

    def apply(self, item: Reading | Deed) -> Outcome:
        """Take one item, not older than those before it."""
        self._out = Outcome()
        if isinstance(item, Deed):
            self._deed(item)
        elif item.header.marks.get(OWN_HEADER.lower()):
            pass
        elif item.draft:
            self._draft(item)
        elif item.outgoing:
            self._outgoing(item)
        else:
            self._incoming(item)
        return self._out

    # ------------------------------------------------------------------ from them

    def _incoming(self, reading: Reading) -> None:
        header, said = reading.header, reading.inbound
        if said is None:
            return
        if said.kind is Kind.BOUNCE:
            self._bounce(reading)
            return
        objects = [i for i in reading.invitations if i.method in (Method.REQUEST, Method.PUBLISH, Method.CANCEL)]
        answers = any(i.method in (Method.REPLY, Method.COUNTER) for i in reading.invitations)
        changes = [
            change for invitation in objects if (change := adoption.take(self.roster, header, invitation)) is not None
        ]
        if changes:
            self._calendar_changes(header, said, changes)
            return
        if answers or (objects and self._is_calendar_only(reading)):
            return
        self._spoken(header, said)

    @staticmethod
    def _is_calendar_only(reading: Reading) -> bool:
        """An older or repeated version of a known invitation gives no event, whatever its text."""
        return any(i.cue or i.method is Method.CANCEL for i in reading.invitations)

    def _calendar_changes(self, header: Header, said: Inbound, changes: list[adoption.Change]) -> None:
        at = utc(header.date)
        for change in changes:
            opportunity, interview = change.opportunity, change.interview
            self.roster.note_thread(opportunity, header)
            self._touch(opportunity, at)
            if change.type is None:
                continue
            if interview.start is None and interview.unknown_zone:
                self.questions[interview.identity] = interview
            else:
                self.questions.pop(interview.identity, None)
            if change.type is EventType.INTERVIEW and opportunity.state is not State.CLOSED:
                opportunity.state = State.ACTIVE
            self._heard(opportunity, header, change.type, change.evidence, invites=True)
            self._event(
                opportunity,
                at,
                change.type,
                header.message_id,
                [person.address for person in change.people] or [header.sender.address],
                change.evidence,
                start=interview.start,
                end=interview.end,
            )
            if change.type is EventType.INTERVIEW and said.promise is not None:
                self._promise(opportunity, header, said.promise)

    def _spoken(self, header: Header, said: Inbound) -> None:
        kind = _SPEAKS.get(said.kind)
        if kind is None:
            return
        opportunity = self.roster.of_inbound(header, said)
        if said.kind is Kind.INVITATION:
            if self.policy.auto_adopt == "all" or header.message_id in self.adopted:
                self._adopt_prose(opportunity, header, said)
                return
            self.proposals[header.message_id] = (header, said)
        if opportunity is None:
            return
        at = utc(header.date)
        if kind is not EventType.AUTO_REPLY:
            self.roster.brings_in(opportunity, header, said)
        self.roster.note_thread(opportunity, header)
        self._touch(opportunity, at)
        if kind is EventType.AUTO_REPLY:
            if said.until is not None:
                opportunity.away.append((at, said.until))
            self._event(
                opportunity, at, kind, header.message_id, [header.sender.address], said.evidence, until=said.until
            )
            return
        self._heard(
            opportunity, header, kind, said.evidence, invites=said.kind is Kind.INVITATION, by_machine=said.by_machine
        )
        evidence = said.evidence or header.subject
        self._event(opportunity, at, kind, header.message_id, [header.sender.address], evidence)
        if kind in (EventType.REJECTION, EventType.OFFER):
            opportunity.state = State.REJECTED if kind is EventType.REJECTION else State.OFFER
            opportunity.state_at, opportunity.state_evidence = at, said.evidence
            opportunity.promises.clear()
        elif opportunity.state is State.SILENT:
            opportunity.state = State.ACTIVE
        if kind is EventType.REPLY and said.promise is not None:
            self._promise(opportunity, header, said.promise)

    def _adopt_prose(self, opportunity: Opportunity | None, header: Header, said: Inbound) -> None:
        """An invitation in words is an interview by the user's wish (SPEC section 4, point 3)."""
        if opportunity is None:
            opportunity = self.roster.of_relay(header.sender) or self.roster.open(key_of_person(header.sender))
        at = utc(header.date)
        self.roster.join(opportunity, header.sender, "invited to an interview")
        self.roster.note_thread(opportunity, header)
        self._touch(opportunity, at)
        if opportunity.state is not State.CLOSED:
            opportunity.state = State.ACTIVE
        start = utc(said.start) if said.start else None
        end = start + timedelta(hours=1) if start else None
        if start is not None:
            identity = f"prose:{header.message_id}"
            opportunity.interviews[identity] = Interview(
                identity, at, start, end, (header.sender.address,), summary=header.subject, message_id=header.message_id
            )
        self._heard(opportunity, header, EventType.INTERVIEW, said.evidence, invites=True)
        people = [header.sender.address]
        self._event(
            opportunity, at, EventType.INTERVIEW, header.message_id, people, said.evidence, start=start, end=end
        )
        if said.promise is not None:
            self._promise(opportunity, header, said.promise)

    def _heard(
        self,
        opportunity: Opportunity,
        header: Header,
        kind: EventType,
        evidence: str,
        *,
        invites: bool = False,
        by_machine: bool = False,
    ) -> None:
        opportunity.heard.append(
            Heard(utc(header.date), kind, header.message_id, header.sender.address, evidence, invites, by_machine)
        )

    def _promise(self, opportunity: Opportunity, header: Header, promise: Promise) -> None:
        at = utc(header.date)
        opportunity.promises.append(Held(at, promise, header.message_id, header.sender.address))
        people = [header.sender.address]
        self._event(opportunity, at, EventType.PROMISE, header.message_id, people, promise.sentence, by=promise.by)

    def _bounce(self, reading: Reading) -> None:
        """A contact came back: it did not happen for those recipients (FU302)."""
        report, header = reading.report, reading.header
        ids = [*([report.original_id] if report and report.original_id else []), *header.reply_ids]
        failed = set(report.recipients) if report else set()
        at = utc(header.date)
        for opportunity in self.opportunities.values():
            contact = self._contact_that_failed(opportunity, ids, failed, at)
            if contact is None:
                continue
            lost = (failed & set(contact.people)) or set(contact.people)
            contact.failed |= lost
            self._touch(opportunity, at)
            said = reading.inbound.evidence if reading.inbound else header.subject
            self._event(opportunity, at, EventType.BOUNCE, header.message_id, sorted(lost), said or header.subject)
            if "FU302" not in self.policy.ignore:
                reason = f"It came back from {', '.join(sorted(lost))}: “{said or header.subject}”. It did not happen."
                self._out.findings.append(
                    Finding(
                        at,
                        "FU302",
                        "bounced",
                        Severity.WARNING,
                        contact.message_id,
                        opportunity.key,
                        tuple(sorted(lost)),
                        reason,
                        contact.subject,
                    )
                )

    @staticmethod
    def _contact_that_failed(
        opportunity: Opportunity, ids: list[str], failed: set[str], at: datetime
    ) -> Contact | None:
        for contact in reversed(opportunity.contacts):
            if any(message_id in contact.messages for message_id in ids):
                return contact
        if ids and not failed:
            return None
        for contact in reversed(opportunity.contacts):
            if timedelta(0) <= at - contact.at <= timedelta(days=5) and failed & set(contact.people):
                return contact
        return None

    # ------------------------------------------------------------------ from the user

    def _outgoing(self, reading: Reading) -> None:
        header, said = reading.header, reading.outbound
        if (
            said is None
            or said.not_contact
            or any(i.method in (Method.REPLY, Method.COUNTER) for i in reading.invitations)
        ):
            return
        addressed = self._addressed(header)
        if not addressed:
            if self.roster.of_references(header) is not None or reading.forwarded:
                self.roster.own_forwards.add(header.message_id)
            return
        for opportunity, people in addressed:
            self._contact(opportunity, people, header, said)

    def _draft(self, reading: Reading) -> None:
        if reading.outbound is None or not self.policy.drafts:
            return
        for opportunity, people in self._addressed(reading.header, draft=True):
            contact = self._weighed(opportunity, people, reading.header, reading.outbound)
            findings = self.judge.findings(opportunity, contact, reading.header, reading.outbound, opens=True)
            key = f"{','.join(sorted(people))}|{reading.header.subject.casefold()}"
            self._out.findings += [replace(f, draft=True, draft_key=key) for f in findings]

    def _addressed(self, header: Header, *, draft: bool = False) -> list[tuple[Opportunity, tuple[str, ...]]]:
        """The opportunities that a mail of the user goes to, each with its people among the recipients."""
        whose: dict[str, list[Address]] = {}
        for address in header.recipients:
            if (opportunity := self.roster.of_person(address.address, header)) is not None:
                whose.setdefault(opportunity.key, []).append(address)
        thread = self.roster.of_references(header) or self.roster.of_subject(header)
        for opportunity in [self.opportunities[key] for key in whose] + ([thread] if thread else []):
            colleagues = [a for a in header.recipients if a.address not in opportunity.people]
            if not draft:
                self.roster.join_colleagues(opportunity, header)
            joined = [a for a in colleagues if a.address in opportunity.people]
            if joined:
                whose.setdefault(opportunity.key, []).extend(joined)
        return [
            (self.opportunities[key], tuple(dict.fromkeys(address.address for address in people)))
            for key, people in whose.items()
        ]

    def _weighed(self, opportunity: Opportunity, people: tuple[str, ...], header: Header, said: Outbound) -> Contact:
        """The contact that this mail would be, told what the history makes of it."""
        at = utc(header.date)
        contact = Contact(at, header.message_id, header.subject, people, messages=[header.message_id])
        last = opportunity.contacts[-1] if opportunity.contacts else None
        named = [h for h in opportunity.heard if h.message_id in header.reply_ids and (last is None or h.at > last.at)]
        if named:
            contact.answer = not said.status_request or at - named[-1].at <= self.policy.min_gap
        contact.thank_you = bool(plan.thanks_now(opportunity, contact, self.policy))
        contact.sanctioned = contact.answer or contact.thank_you or self._is_step(opportunity, contact)
        return contact

    def _is_step(self, opportunity: Opportunity, contact: Contact) -> bool:
        earlier = [c for c in opportunity.unanswered() if not c.thank_you]
        if earlier and contact.at - earlier[-1].at < self.policy.min_gap:
            return False
        return plan.satisfies(opportunity, contact.at, self.policy)

    def _contact(self, opportunity: Opportunity, people: tuple[str, ...], header: Header, said: Outbound) -> None:
        at = utc(header.date)
        last = opportunity.contacts[-1] if opportunity.contacts else None
        heard_between = last is not None and any(h.at > last.at for h in opportunity.heard)
        opens = last is None or at - last.at >= self.policy.grace or heard_between or not last.happened
        contact = self._weighed(opportunity, people, header, said)
        if not opens and last is not None:
            contact.answer = contact.answer or last.answer
            contact.thank_you = contact.thank_you or last.thank_you
            if said.has_attachment:
                self._out.withdrawn += [f"FU209:{opportunity.key}:{message_id}" for message_id in last.messages]
        self._out.findings += self.judge.findings(opportunity, contact, header, said, opens=opens)
        evidence = header.subject or "(no subject)"
        self._event(opportunity, at, EventType.CONTACT, header.message_id, people, evidence)
        if opens or last is None:
            opportunity.contacts.append(contact)
        else:
            last.messages.append(header.message_id)
            last.people = tuple(dict.fromkeys(last.people + people))
            last.thank_you = contact.thank_you
            last.answer = contact.answer
        self.roster.note_thread(opportunity, header)
        self._touch(opportunity, at)
        if said.thank_you:
            self._infer_interview(opportunity, people, header, said)

    def _infer_interview(
        self, opportunity: Opportunity, people: tuple[str, ...], header: Header, said: Outbound
    ) -> None:
        """A thank-you note is itself the evidence of an interview (SPEC section 4, point 5)."""
        at = utc(header.date)
        if not self.policy.infer_interview or opportunity.state in (State.REJECTED, State.OFFER, State.CLOSED):
            return
        known = [i for i in opportunity.standing() if i.start and at - timedelta(days=3) <= i.start <= at]
        day = day_of(at, self.zone) - said.thanks_for * ONE_DAY
        about = [i for i in opportunity.standing() if i.start and day_of(i.start, self.zone) == day]
        if known or about:
            return
        start = moment_of(day, datetime.min.time(), self.zone)
        identity = f"inferred:{header.message_id}"
        opportunity.interviews[identity] = Interview(
            identity,
            at,
            start,
            start,
            people,
            all_day=True,
            summary="inferred from your thank-you note",
            message_id=header.message_id,
            inferred=True,
        )
        self._event(
            opportunity,
            at,
            EventType.INTERVIEW_INFERRED,
            header.message_id,
            people,
            said.thank_you,
            start=start,
            end=start,
        )

    # ------------------------------------------------------------------ what the user tells us

    def _deed(self, deed: Deed) -> None:
        at = utc(deed.at)
        if deed.type is DeedType.INTERVIEW:
            self._interview_by_hand(deed)
            return
        for opportunity in self.opportunities.values():
            if deed.identity and deed.identity in opportunity.interviews and deed.type is DeedType.INTERVIEW_REMOVED:
                opportunity.interviews[deed.identity].removed = True
                self.questions.pop(deed.identity, None)
                self._touch(opportunity, None)
        opportunity_ = self.opportunities.get(deed.opportunity)
        if opportunity_ is None:
            return
        self._touch(opportunity_, None)
        match deed.type:
            case DeedType.PROMISE:
                self._promise_by_hand(opportunity_, at, deed.by, deed.note)
            case DeedType.SNOOZE if deed.until is not None:
                opportunity_.snoozed[deed.nudge] = utc(deed.until)
            case DeedType.DONE:
                opportunity_.done[deed.nudge] = at
            case DeedType.CLOSE:
                opportunity_.state, opportunity_.state_at = State.CLOSED, at
                opportunity_.state_evidence = deed.note or "closed by you"
            case DeedType.REOPEN:
                self._reopen(opportunity_, at)
            case _:
                pass

    def _reopen(self, opportunity: Opportunity, at: datetime) -> None:
        """The user overrules: what was read as a rejection or an offer was a mere reply."""
        opportunity.state, opportunity.state_at, opportunity.state_evidence = State.ACTIVE, at, "reopened by you"
        for heard in opportunity.heard:
            if heard.type in (EventType.REJECTION, EventType.OFFER):
                heard.type = EventType.REPLY

    def _promise_by_hand(self, opportunity: Opportunity, at: datetime, by: date | None, note: str) -> None:
        opportunity.promises = [] if by is None else opportunity.promises
        if by is not None:
            sentence = note or "entered by you"
            opportunity.promises.append(Held(at, Promise(by, sentence), "", "you", by_hand=True))

    def _interview_by_hand(self, deed: Deed) -> None:
        at = utc(deed.at)
        opportunity, interview = self._find_interview(deed.identity)
        if opportunity is None:
            first = deed.people[0] if deed.people else None
            key = deed.opportunity or (key_of_person(first) if first else deed.company.casefold())
            opportunity = self.roster.open(key, deed.company)
        if opportunity.state is State.SILENT:
            opportunity.state = State.ACTIVE
        for person in deed.people:
            self.roster.join(opportunity, person, "entered by you")
        start = utc(deed.start) if deed.start else (interview.start if interview else None)
        end = utc(deed.end) if deed.end else (interview.end if interview and not deed.start else None)
        if start is not None and end is None:
            end = start + timedelta(hours=1)
        people = tuple(person.address for person in deed.people) or (interview.people if interview else ())
        moved = interview is not None and (interview.start, interview.end) != (start, end)
        base = interview or Interview(deed.identity, at, start, end, people, message_id=f"deed:{deed.identity}")
        opportunity.interviews[deed.identity] = replace(
            base,
            start=start,
            end=end,
            people=people,
            by_hand=True,
            all_day=base.all_day and not deed.start,
            unknown_zone="" if start else base.unknown_zone,
            strengths=deed.strengths or base.strengths,
            specifics=deed.specifics or base.specifics,
            questions=deed.questions or base.questions,
            prompts_at=at if deed.strengths or deed.specifics or deed.questions else base.prompts_at,
        )
        self.questions.pop(deed.identity, None)
        self._touch(opportunity, None)
        if deed.by is not None:
            self._promise_by_hand(opportunity, at, deed.by, "they told you")
        if interview is None or moved:
            kind = EventType.INTERVIEW_MOVED if moved else EventType.INTERVIEW
            label = f"deed:{deed.identity}:{at:%Y%m%dT%H%M%SZ}"
            self._event(opportunity, at, kind, label, people, deed.note or "entered by you", start=start, end=end)

    def _find_interview(self, identity: str) -> tuple[Opportunity | None, Interview | None]:
        for opportunity in self.opportunities.values():
            if identity in opportunity.interviews:
                return opportunity, opportunity.interviews[identity]
        return None, None

    # ------------------------------------------------------------------

    def _touch(self, opportunity: Opportunity, at: datetime | None) -> None:
        self._out.touched.add(opportunity.key)
        if at is not None:
            opportunity.active_at = at

    def _event(
        self,
        opportunity: Opportunity,
        at: datetime,
        kind: EventType,
        message_id: str,
        people: Iterable[str],
        evidence: str,
        *,
        by: date | None = None,
        until: date | None = None,
        start: datetime | None = None,
        end: datetime | None = None,
    ) -> None:
        self._out.touched.add(opportunity.key)
        self._out.events.append(
            Event(
                at, kind, message_id, opportunity.key, tuple(people), evidence, by=by, until=until, start=start, end=end
            )
        )


def in_order(readings: Iterable[Reading], deeds: Iterable[Deed]) -> Iterator[Reading | Deed]:
    """All items by time, each message once: a sent mail beats its draft, the first copy its twins.

    At one instant they are heard before they are answered, and deeds come last.
    """
    by_id: dict[str, Reading] = {}
    for reading in readings:
        known = by_id.get(reading.header.message_id)
        if known is None or _supersedes(reading, known):
            by_id[reading.header.message_id] = reading
    items: list[tuple[datetime, int, str, Reading | Deed]] = [
        (utc(r.header.date), 1 if r.outgoing or r.draft else 0, r.header.message_id, r) for r in by_id.values()
    ]
    items += [(utc(deed.at), 2, f"{number:09}", deed) for number, deed in enumerate(deeds)]
    for _, _, _, item in sorted(items, key=lambda item: item[:3]):
        yield item


def _supersedes(one: Reading, other: Reading) -> bool:
    if one.draft != other.draft:
        return other.draft
    mine, theirs = (utc(one.header.date), one.account), (utc(other.header.date), other.account)
    return mine > theirs if one.draft else mine < theirs
