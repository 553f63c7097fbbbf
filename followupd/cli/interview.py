"""`interview add|list|adopt|edit|remove`: interviews that no invitation tells of, and what the user notes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import click

from followupd.cli.choose import interview_named
from followupd.cli.frame import config_option, json_option, load_config
from followupd.cli.output import write_json, write_table
from followupd.errors import UsageError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from followupd.core.opportunity import Interview, Opportunity
    from followupd.model import Address
    from followupd.wiring import Proposal

F = TypeVar("F", bound=Callable[..., Any])
USUAL = timedelta(hours=1)
"""How long an interview takes when nobody says."""


@click.group("interview")
@config_option
def interview_command() -> None:
    """Add, list, adopt, edit or remove interviews by hand."""


def _notes(command: F) -> F:
    """The options that `add` and `edit` share."""
    options = (
        click.option("--end", metavar="TIME", help="When it ends. Default: an hour after it starts."),
        click.option("--duration", metavar="SPAN", help="How long it takes, instead of --end: 45m."),
        click.option(
            "--with", "people", multiple=True, metavar="PERSON", help='"Alice Smith <alice@acme.example>"; several.'
        ),
        click.option("--strength", "strengths", multiple=True, metavar="TEXT", help="A strength to remind them of."),
        click.option("--specific", "specifics", multiple=True, metavar="TEXT", help="Something specific you spoke of."),
        click.option(
            "--question", "questions", multiple=True, metavar="TEXT", help="A question you promised to come back to."
        ),
        click.option("--decide-by", metavar="DATE", help="The day by which they said they would decide."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@interview_command.command("add")
@click.option("--company", required=True, metavar="NAME|DOMAIN", help="The company: acme.example, or its name.")
@click.option("--start", required=True, metavar="TIME", help='"2026-11-30 14:00", "friday 14:00".')
@_notes
@config_option
def add_command(*, company: str, start: str, people: tuple[str, ...], **notes: Any) -> None:
    """Record an interview, so that its thank-you note and follow-ups are planned."""
    import secrets

    from followupd import wiring
    from followupd.cli.when import parse_moment, write_moment
    from followupd.core.local_time import zone_of
    from followupd.model import Deed, DeedType

    config, now = load_config(), datetime.now(UTC)
    zone = zone_of(config.policy.zone)
    begins = parse_moment(start, zone, now)
    persons = _persons(people)
    key, name = _company(company, persons, wiring.view(config).opportunities)
    identity = secrets.token_hex(4)
    deed = Deed(
        at=now,
        type=DeedType.INTERVIEW,
        identity=identity,
        opportunity=key,
        company=name,
        start=begins,
        end=_end(begins, notes, zone, now) or begins + USUAL,
        people=persons,
        by=_decide_by(notes, zone, now),
        strengths=notes["strengths"],
        specifics=notes["specifics"],
        questions=notes["questions"],
    )
    wiring.tell(config, deed)
    click.echo(f"{identity}: {name or key}, {write_moment(begins, zone)}.")
    if not persons:
        click.echo(
            f"Nobody named with --with: thank-you notes are planned for named interviewers only. "
            f"To add one: followupd interview edit {identity} --with …",
            err=True,
        )


@interview_command.command("list")
@json_option
@config_option
def list_command(*, as_json: bool) -> None:
    """List the interviews, by invitation or by hand, with the ID that `edit` and `remove` take."""
    from followupd import wiring
    from followupd.core.local_time import zone_of

    config = load_config()
    zone = zone_of(config.policy.zone)
    view = wiring.view(config)
    known = _by_time(view.opportunities.values())
    if as_json:
        for opportunity, interview in known:
            write_json(_record(opportunity, interview, zone))
        for name, proposal in view.proposals.items():
            write_json(_proposed(name, proposal, zone))
        return
    short = _short_ids([interview.identity for _, interview in known])
    rows = [
        (
            short[interview.identity],
            f"{interview.start.astimezone(zone):%a %Y-%m-%d %H:%M}" if interview.start else "unknown time",
            opportunity.key,
            ", ".join(interview.people),
            _origin(interview),
        )
        for opportunity, interview in known
    ]
    rows += [
        (
            name,
            f"{proposal.said.start.astimezone(zone):%a %Y-%m-%d %H:%M}" if proposal.said.start else "unknown time",
            "",
            proposal.header.sender.address,
            f"proposed: “{proposal.said.evidence}”; followupd interview adopt {name}",
        )
        for name, proposal in view.proposals.items()
    ]
    write_table(("ID", "When", "Opportunity", "With", "From"), rows, "No interview yet.")


@interview_command.command("adopt")
@click.argument("identity", metavar="ID")
@config_option
def adopt_command(*, identity: str) -> None:
    """Confirm an interview that a mail proposes in words; `list` shows its ID."""
    from followupd import wiring
    from followupd.model import Deed, DeedType

    config = load_config()
    proposals = wiring.view(config).proposals
    proposal = proposals.get(identity)
    if proposal is None:
        names = ", ".join(proposals) or "none"
        raise UsageError(f'No mail proposes an interview under the ID "{identity}".', f"Proposed: {names}.")
    wiring.tell(config, Deed(at=datetime.now(UTC), type=DeedType.ADOPT, note=proposal.header.message_id))
    click.echo(f"{identity}: the interview with {proposal.header.sender.address} is planned.")


@interview_command.command("edit")
@click.argument("identity", metavar="ID")
@click.option("--start", metavar="TIME", help="When it starts; its length stays.")
@_notes
@config_option
def edit_command(*, identity: str, start: str | None, people: tuple[str, ...], **notes: Any) -> None:
    """Change an interview. What is not named stays; what is named replaces all of its kind."""
    from followupd import wiring
    from followupd.cli.when import parse_moment, write_moment
    from followupd.core.local_time import zone_of
    from followupd.model import Deed, DeedType

    config, now = load_config(), datetime.now(UTC)
    zone = zone_of(config.policy.zone)
    opportunity, interview = interview_named(identity, wiring.view(config).opportunities.values())
    begins = parse_moment(start, zone, now) if start else None
    was, until = interview.start, interview.end
    base = begins or was
    if base is None and (notes["end"] or notes["duration"]):
        raise UsageError("The start of this interview is not known yet.", "Name it with --start too.")
    ends = _end(base, notes, zone, now) if base else None
    if begins and ends is None:
        ends = begins + (until - was if was and until else USUAL)
    if ends and begins is None:
        begins = was
    fields: dict[str, Any] = {
        "start": begins,
        "end": ends,
        "people": _persons(people),
        "by": _decide_by(notes, zone, now),
    }
    fields |= {name: notes[name] for name in ("strengths", "specifics", "questions")}
    if not any(fields.values()):
        raise UsageError("Nothing to change.", "See: followupd interview edit --help")
    wiring.tell(
        config,
        Deed(at=now, type=DeedType.INTERVIEW, identity=interview.identity, opportunity=opportunity.key, **fields),
    )
    shown = begins or was
    click.echo(f"{interview.identity}: {opportunity.label()}, {write_moment(shown, zone) if shown else 'changed'}.")


@interview_command.command("remove")
@click.argument("identity", metavar="ID")
@config_option
def remove_command(*, identity: str) -> None:
    """Remove an interview, and with it the notes and follow-ups that it made due."""
    from followupd import wiring
    from followupd.model import Deed, DeedType

    config = load_config()
    opportunity, interview = interview_named(identity, wiring.view(config).opportunities.values())
    wiring.tell(
        config,
        Deed(
            at=datetime.now(UTC),
            type=DeedType.INTERVIEW_REMOVED,
            identity=interview.identity,
            opportunity=opportunity.key,
        ),
    )
    click.echo(f"{interview.identity}: {opportunity.label()}, removed.")


def _proposed(name: str, proposal: Proposal, zone: ZoneInfo) -> dict[str, Any]:
    start = proposal.said.start
    return {
        "id": name,
        "proposed": True,
        "start": start.astimezone(zone).isoformat() if start else None,
        "people": [proposal.header.sender.address],
        "evidence": proposal.said.evidence,
        "message_id": proposal.header.message_id,
    }


# ------------------------------------------------------------------ reading the options


def _persons(texts: tuple[str, ...]) -> tuple[Address, ...]:
    from followupd.core.addresses import addresses

    found: list[Address] = []
    for text in texts:
        known = [address for address in addresses(text) if "@" in address.address]
        if not known:
            raise UsageError(f'--with: "{text}" names no address.', 'Write "Alice Smith <alice@acme.example>".')
        found += known
    return tuple({person.address: person for person in found}.values())


def _company(text: str, people: tuple[Address, ...], opportunities: Any) -> tuple[str, str]:
    """The key of the opportunity and the company's name. A name alone takes the domain of its people."""
    from followupd.core.domains import company_key, company_name, is_free_mail, registrable

    name = text.strip()
    if not name:
        raise UsageError("--company is empty.", "Write --company acme.example.")
    domain = name.lower().removeprefix("@")
    if "." in domain and " " not in domain:
        if is_free_mail(domain):
            raise UsageError(f"{domain} is a mail provider, not the company.", "Write the company's name or domain.")
        return registrable(domain), ""
    for opportunity in opportunities.values():
        if name.casefold() in (opportunity.key, opportunity.name.casefold()):
            return str(opportunity.key), name
    keys = [key for person in people if (key := company_key(person))]
    return (keys[0] if keys else company_name(name) or name.casefold()), name


def _end(begins: datetime, notes: dict[str, Any], zone: ZoneInfo, now: datetime) -> datetime | None:
    from followupd.cli.when import parse_moment, write_moment
    from followupd.core.durations import parse_duration

    if notes["end"] and notes["duration"]:
        raise UsageError("Either --end or --duration, not both.")
    if notes["duration"]:
        try:
            length = parse_duration(notes["duration"])
        except (ValueError, OverflowError) as error:
            raise UsageError(f"--duration: {error}.") from None
        if not timedelta() < length <= timedelta(days=1):
            raise UsageError(f"--duration: {notes['duration']} is no length for an interview.", "Write 45m or 2h.")
        return begins + length
    if not notes["end"]:
        return None
    text = notes["end"]
    if ":" in text and " " not in text and "T" not in text:  # "15:30" is on the day of the start
        text = f"{begins.astimezone(zone):%Y-%m-%d} {text}"
    ends = parse_moment(text, zone, now)
    if ends <= begins:
        raise UsageError(f"It would end ({write_moment(ends, zone)}) before it begins ({write_moment(begins, zone)}).")
    return ends


def _decide_by(notes: dict[str, Any], zone: ZoneInfo, now: datetime) -> date | None:
    from followupd.cli.when import parse_day

    return parse_day(notes["decide_by"], zone, now) if notes["decide_by"] else None


# ------------------------------------------------------------------ listing


def _by_time(opportunities: Any) -> list[tuple[Opportunity, Interview]]:
    known = [(o, i) for o in opportunities for i in o.interviews.values() if not i.removed]
    return sorted(known, key=lambda pair: (pair[1].start or pair[1].known_at, pair[1].identity))


def _short_ids(identities: list[str]) -> dict[str, str]:
    """The beginning of each identity, eight characters or as many more as tell it from the others."""
    short = {}
    for identity in identities:
        length = 8
        while length < len(identity) and sum(other.startswith(identity[:length]) for other in identities) > 1:
            length += 1
        short[identity] = identity[:length]
    return short


def _origin(interview: Interview) -> str:
    if interview.cancelled_at is not None:
        return "cancelled"
    if interview.unknown_zone:
        return f"invitation; unknown zone {interview.unknown_zone}"
    return "by hand" if interview.by_hand else "your thank-you note" if interview.inferred else "invitation"


def _record(opportunity: Opportunity, interview: Interview, zone: ZoneInfo) -> dict[str, Any]:
    def iso(moment: datetime | None) -> str | None:
        return moment.astimezone(zone).replace(microsecond=0).isoformat() if moment else None

    return {
        "id": interview.identity,
        "opportunity": opportunity.key,
        "start": iso(interview.start),
        "end": iso(interview.end),
        "people": list(interview.people),
        "summary": interview.summary,
        "by_hand": interview.by_hand,
        "inferred": interview.inferred,
        "cancelled": interview.cancelled_at is not None,
        "strengths": list(interview.strengths),
        "specifics": list(interview.specifics),
        "questions": list(interview.questions),
    }
