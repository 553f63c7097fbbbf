"""Handling one item: the single writer. Called by the daemon's deciding thread, and by tests without any.

1. Read what came, derive everything anew, commit the readings, the cursor and what follows from
   them in one transaction; only then is anything shown (by the outbox).
2. Until every folder has caught up, nothing is judged: half a history accuses the innocent. A mail or a
   deed that makes somebody new of interest makes it half a history again, until the folders were read anew.
   What was learned meanwhile is kept, and judged when the picture is whole.
3. A mail that cannot be read is counted and passed over; its cursor moves with the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import structlog

from followupd.core import render
from followupd.core.codec import nudge_record
from followupd.core.decide import Decision, Derivation
from followupd.core.interest import Interest
from followupd.core.local_time import utc, zone_of
from followupd.core.plan import FIRST_RUN_REACH
from followupd.core.reading import read
from followupd.errors import BadData
from followupd.model import Deed, Finding, Notice, Nudge, Place, Policy, RawMail, Reading
from followupd.ports import Batch, Clock, Commit, Store

log = structlog.get_logger(__name__)


class Inbox:
    """Holds the readings and deeds of one user in memory, as the store has them."""

    def __init__(self, store: Store, policy: Policy, clock: Clock, *, channel: str = "desktop") -> None:
        self._store = store
        self._policy = policy
        self._clock = clock
        self._zone = zone_of(policy.zone)
        self._channel = channel
        self._readings = {reading.header.message_id: reading for reading in store.readings()}
        self._read_whole = {key for key, reading in self._readings.items() if not reading.draft}
        self._known = set(store.known_keys())
        self._raised = dict(store.raised())
        self._asked: set[str] = set((store.meta("asked") or "").split("\n"))
        self._taken_back: set[str] = set()  # keys of notices that were withdrawn
        self._guards: dict[str, frozenset[str]] = {}  # shown since the start: the findings that a notice is about
        self._since = self._first_run() - FIRST_RUN_REACH
        self._deeds: tuple[Deed, ...] = ()
        self._standing: Derivation | None = None  # None: to be derived anew
        self._deeds_seen = 0
        self.reload_deeds()
        self.decision = self._decide()
        self.interest = self._interest()

    @property
    def policy(self) -> Policy:
        return self._policy

    def adopt_policy(self, policy: Policy, channel: str) -> None:
        """Take a new configuration over; what was already said is not said again."""
        self._policy, self._zone, self._channel = policy, zone_of(policy.zone), channel
        self._standing = None
        self.decision = self._decide()
        self.interest = self._interest()

    def reload_deeds(self) -> bool:
        """Read what the command line has told us since; True when there was something."""
        deeds = self._store.deeds()
        newest = max((number for number, _ in deeds), default=0)
        if newest == self._deeds_seen and len(deeds) == len(self._deeds):
            return False
        self._deeds, self._deeds_seen = tuple(deed for _, deed in deeds), newest
        self._standing = None
        return True

    # ------------------------------------------------------------------ the three occasions

    def handle(self, batch: Batch, *, whole: bool) -> Decision:
        """Take a batch in. `whole`: every folder has caught up, so that judging is fair."""
        fresh, unreadable = self._read(batch.mails)
        changed = [(reading, place) for reading, place in fresh if self._keep(reading)]
        if changed or whole:
            if self._standing is not None:
                self._standing.add([reading for reading, _ in changed])
            whole = self._derive() and whole
        commit = Commit(readings=changed, cursor=batch.cursor, unreadable=unreadable + batch.unreadable)
        self._commit(self._with_news(commit) if whole else commit)
        return self.decision

    def tick(self) -> Decision:
        """Time has passed, or the user has told us something: say what is to be said now."""
        self.reload_deeds()
        self._commit(self._with_news(Commit()) if self._derive() else Commit(deeds_seen=self._deeds_seen))
        return self.decision

    def tell(self, notice: Notice) -> None:
        """Show a notice that is about the daemon itself (a refused login)."""
        self._commit(Commit(notices=[(notice, self._channel)]))

    # ------------------------------------------------------------------

    def _first_run(self) -> datetime:
        noted = self._store.meta("first_run")
        if noted is None:
            noted = self._clock.now().isoformat()
            self._store.set_meta("first_run", noted)
        return datetime.fromisoformat(noted)

    def _read(self, mails: Iterable[RawMail]) -> tuple[list[tuple[Reading, Place | None]], int]:
        fresh: list[tuple[Reading, Place | None]] = []
        unreadable = 0
        prompts = self._prompts()
        for raw in mails:
            try:
                reading = read(raw, zone=self._zone, me=self._policy.me, prompts=prompts)
            except Exception as error:  # noqa: BLE001 - whatever a mail does to a parser, the next one is read
                unreadable += 1
                why = error.title if isinstance(error, BadData) else type(error).__name__
                log.warning("mail.unreadable", **_where(raw.place), why=why)
                continue
            fresh.append((reading, raw.place))
        return fresh, unreadable

    def _prompts(self) -> Sequence[str]:
        return [text for deed in self._deeds for text in deed.strengths + deed.specifics + deed.questions]

    def _keep(self, reading: Reading) -> bool:
        """Whether this reading says more than what we have of the same message."""
        known = self._readings.get(reading.header.message_id)
        if known is not None and not known.draft:
            return False
        if known is not None and reading.draft and utc(reading.header.date) < utc(known.header.date):
            return False
        self._readings[reading.header.message_id] = reading
        if not reading.draft:
            self._read_whole.add(reading.header.message_id)
        return True

    def _derive(self) -> bool:
        """Derive everything anew; False when there is more mail of interest now than was read."""
        before = self.interest.fingerprint
        self.decision = self._decide()
        self.interest = self._interest()
        return self.interest.fingerprint == before

    def _decide(self) -> Decision:
        if self._standing is None:
            self._standing = Derivation(self._readings.values(), self._deeds, self._policy)
        return self._standing.decision(self._raised, now=self._clock.now(), since=self._since)

    def _interest(self) -> Interest:
        return replace(self.decision.interest(), read=frozenset(self._read_whole))

    def _with_news(self, commit: Commit) -> Commit:
        """The commit with everything that follows now and was not said before."""
        decision = self.decision
        known = self._known
        events = [event for event, key in zip(decision.events, decision.event_keys, strict=True) if key not in known]
        findings = [
            each for each, key in zip(decision.findings, decision.finding_keys, strict=True) if key not in known
        ]
        nudges = [nudge for nudge in decision.due() if nudge.key not in self._raised]
        now = decision.now
        notices = self._notices(findings, nudges, now)
        return replace(
            commit,
            events=events,
            findings=findings,
            nudges=[(nudge.key, now, self._nudge_record(nudge, now)) for nudge in nudges],
            notices=notices,
            withdrawn=self._withdrawn(decision),
            deeds_seen=self._deeds_seen,
        )

    def _nudge_record(self, nudge: Nudge, now: datetime) -> Mapping[str, Any]:
        return nudge_record(nudge, self._zone, at=now, keyed=True)

    def _notices(self, findings: list[Finding], nudges: list[Nudge], now: datetime) -> list[tuple[Notice, str]]:
        notices: list[Notice] = []
        by_mail: dict[tuple[str, str, bool], list[Finding]] = {}
        for finding in findings:
            if finding.at >= self._since:
                by_mail.setdefault((finding.message_id, finding.opportunity, finding.draft), []).append(finding)
        for (_, opportunity, _), of_mail in by_mail.items():
            notice = render.guard_notice(of_mail, self._label(opportunity), self._zone)
            self._guards[notice.key] = frozenset(finding.key for finding in of_mail)
            notices.append(notice)
        notices += [render.nudge_notice(nudge, self._label(nudge.opportunity), now, self._zone) for nudge in nudges]
        notices += self._questions()
        return [(notice, self._channel) for notice in notices]

    def _questions(self) -> list[Notice]:
        """What only the user can say: an interview in prose, an unknown time zone."""
        history = self.decision.history
        asked = [
            render.proposal_notice(header, said, self._zone)
            for header, said in history.proposals.values()
            if utc(header.date) >= self._since and self._policy.auto_adopt != "none"
        ]
        for identity, interview in history.questions.items():
            of = next((o for o in history.opportunities.values() if identity in o.interviews), None)
            asked.append(render.question_notice(interview, of.label() if of else ""))
        return [notice for notice in asked if notice.key not in self._asked]

    def _withdrawn(self, decision: Decision) -> list[str]:
        """Notices whose reason is gone: a nudge owed no more, a draft that was sent, a finding that was settled."""
        gone = [key for key in self._raised if key not in self._taken_back and decision.settled(key)]
        held = set(decision.finding_keys) if self._guards else set()
        for key in [key for key, findings in self._guards.items() if not findings & held]:
            del self._guards[key]
            gone.append(key)
        self._taken_back.update(gone)
        return gone

    def _label(self, key: str) -> str:
        return render.label_of(self.decision.opportunities, key)

    def _commit(self, commit: Commit) -> None:
        self._store.commit(commit)
        self._known |= {event.key for event in commit.events} | {finding.key for finding in commit.findings}
        self._raised |= {key: at for key, at, _ in commit.nudges}
        asked = {notice.key for notice, _ in commit.notices if notice.key.startswith(("propose:", "ask-zone:"))}
        if asked:
            self._asked |= asked
            self._store.set_meta("asked", "\n".join(sorted(self._asked)))
        if commit.nudges:
            self.decision = self._decide()
        for key, _, record in commit.nudges:
            log.info("nudge.raised", step=record["step"], key=render_key(key))
        for finding in commit.findings:
            log.info("finding", code=finding.code, severity=str(finding.severity), draft=finding.draft)


def render_key(key: str) -> str:
    """A nudge's key without the opportunity, which may be an address: what a log may bear."""
    return key.partition("/")[2]


def _where(place: Place | None) -> dict[str, Any]:
    return {} if place is None else {"account": place.account, "folder": place.folder, "uid": place.uid}
