"""Notices: findings, nudges and questions as a title, a body in plain words, and what can be done."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from followupd.core.codec import finding_record, nudge_record
from followupd.core.local_time import day_of
from followupd.core.opportunity import Interview, Opportunity
from followupd.model import Finding, Header, Inbound, Notice, Nudge, Severity

_LOUDNESS = {Severity.CRITICAL: 0, Severity.WARNING: 1, Severity.INFO: 2}

_FINDING_TITLES = {
    "FU101": "Too soon: you have just written to {who}",
    "FU102": "You write to {who} every day",
    "FU103": "{who} has not answered your last mails",
    "FU104": "{who} is still deciding",
    "FU105": "{who} has said no: leave it there",
    "FU201": "Your mail to {who} says nothing specific",
    "FU202": "Your mail to {who} is too long",
    "FU203": "Your mail to {who} sounds desperate",
    "FU204": "Your mail to {who} leaves out what you noted",
    "FU205": "A question of {who} is still open",
    "FU206": "Do not demand feedback from {who}",
    "FU207": "A placeholder is left in your mail to {who}",
    "FU208": "Wrong name in your mail to {who}",
    "FU209": "Nothing is attached to your mail to {who}",
    "FU301": "You bring in somebody new at {who}",
    "FU302": "Your mail to {who} came back",
}

_NUDGE_TITLES = {
    "ask-timeline": "Ask {who} when they will decide",
    "thank-you": "Say thank you to {who}",
    "thank-you-last-chance": "Last chance to say thank you to {who}",
    "after-promise": "Follow up with {who}: the day they named is over",
    "let-go": "Let {who} go: you have done everything you can",
}


def guard_notice(findings: Sequence[Finding], who: str, zone: ZoneInfo) -> Notice:
    """One notice for all new findings of one mail, the gravest first."""
    ordered = sorted(findings, key=lambda finding: (_LOUDNESS[finding.severity], finding.code != "FU105", finding.code))
    first = ordered[0]
    title = _FINDING_TITLES[first.code].format(who=who)
    if first.draft:
        title = f"Draft, not sent yet: {title[0].lower()}{title[1:]}"
    lines = [f"“{first.subject}”"] if first.subject else []
    lines += [f"{finding.reason} ({finding.code} {finding.name})" for finding in ordered]
    codes = "+".join(finding.code for finding in ordered)
    records = [finding_record(finding, zone, keyed=True) for finding in ordered]
    about = first.draft_key if first.draft else first.message_id
    key = f"guard:{'draft:' if first.draft else ''}{codes}:{first.opportunity}:{about}"
    return Notice(key, title, "\n".join(lines), first.severity, first.at, first.opportunity, (), {"findings": records})


def nudge_notice(nudge: Nudge, who: str, at: datetime, zone: ZoneInfo) -> Notice:
    """A nudge, with its buttons and their command-line twins (SPEC section 9)."""
    names = ", ".join(nudge.people) if nudge.step.startswith("thank-you") and nudge.people else who
    template = _NUDGE_TITLES.get(nudge.step, "Follow up with {who}: " + nudge.step.rpartition("-")[2] + " days")
    actions: list[tuple[str, str, str]] = []
    if nudge.step not in ("ask-timeline", "let-go"):
        actions = [
            ("snooze", "Snooze", f"followupd snooze {nudge.key}"),
            ("done", "Done", f"followupd done {nudge.key}"),
        ]
    if nudge.step == "thank-you":
        day = day_of(at, zone)
        for weeks, label in ((1, "1 week"), (2, "2 weeks")):
            by = day + timedelta(weeks=weeks)
            actions.append(
                (f"promise:{by.isoformat()}", label, f"followupd promise {nudge.opportunity} {by.isoformat()}")
            )
    return Notice(
        nudge.key,
        template.format(who=names),
        nudge.reason,
        Severity.INFO if nudge.step == "let-go" else Severity.WARNING,
        at,
        nudge.opportunity,
        tuple(actions),
        nudge_record(nudge, zone, at=at, keyed=True),
    )


def proposal_notice(header: Header, said: Inbound, zone: ZoneInfo) -> Notice:
    """An interview in words is proposed, not adopted by itself (SPEC section 4, point 3)."""
    when = f" on {said.start.astimezone(zone):%a %-d %b at %H:%M}" if said.start else ""
    body = f"{header.sender.address} wrote (“{header.subject}”): “{said.evidence}”. Is that an interview{when}?"
    twin = f"followupd interview adopt {proposal_id(header.message_id)}"
    return Notice(
        f"propose:{header.message_id}",
        f"An interview with {header.sender.address}?",
        body,
        Severity.INFO,
        header.date,
        actions=(("adopt", "Yes, plan it", twin),),
    )


def proposal_id(message_id: str) -> str:
    """What the command line calls the proposal in that mail."""
    return hashlib.sha256(message_id.encode("utf-8", "replace")).hexdigest()[:8]


def question_notice(interview: Interview, who: str) -> Notice:
    """The invitation's time zone is unknown: ask rather than guess."""
    body = (
        f"The invitation “{interview.summary}” names a time zone that nobody knows (“{interview.unknown_zone}”). "
        f"Say when it is: followupd interview edit {_shell(interview.identity)} --start 'YYYY-MM-DD HH:MM'"
    )
    key = f"ask-zone:{interview.identity}:{interview.sequence}"
    return Notice(key, f"When is your interview with {who}?", body, Severity.WARNING, interview.known_at)


def daemon_notice(title: str, hint: str, at: datetime) -> Notice:
    """Something about followupd itself that only the user can mend."""
    return Notice(f"daemon:{title}:{at:%Y-%m-%d}", title, hint, Severity.CRITICAL, at)


def passing_notice(title: str, hint: str, at: datetime) -> Notice:
    """Something about followupd itself that may pass by itself."""
    return Notice(f"daemon:{title}:{at:%Y-%m-%dT%H}", title, hint, Severity.WARNING, at)


def _shell(text: str) -> str:
    """A word that a shell takes as it is, whatever a mail put into it."""
    safe = "".join(character for character in text if character.isprintable())
    return "'" + safe.replace("'", "'\\''") + "'"


def label_of(opportunities: Mapping[str, Opportunity], key: str) -> str:
    """What a user calls an opportunity."""
    return opportunities[key].label() if key in opportunities else key
