"""`interview add|list|adopt|edit|remove`: interviews that no invitation tells of, and what the user notes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import click

from followupd.cli.choose import interview_named
from followupd.cli.frame import config_option, json_option, load_config
from followupd.cli.interview_listing import by_time, origin, proposed, record, short_ids
from followupd.cli.interview_options import company_named, decide_by, end_of, persons_named
from followupd.cli.output import write_json, write_table
from followupd.errors import UsageError

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
    persons = persons_named(people)
    key, name = company_named(company, persons, wiring.view(config).opportunities)
    identity = secrets.token_hex(4)
    deed = Deed(
        at=now,
        type=DeedType.INTERVIEW,
        identity=identity,
        opportunity=key,
        company=name,
        start=begins,
        end=end_of(begins, notes, zone, now) or begins + USUAL,
        people=persons,
        by=decide_by(notes, zone, now),
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
    known = by_time(view.opportunities.values())
    if as_json:
        for opportunity, interview in known:
            write_json(record(opportunity, interview, zone))
        for name, proposal in view.proposals.items():
            write_json(proposed(name, proposal, zone))
        return
    short = short_ids([interview.identity for _, interview in known])
    rows = [
        (
            short[interview.identity],
            f"{interview.start.astimezone(zone):%a %Y-%m-%d %H:%M}" if interview.start else "unknown time",
            opportunity.key,
            ", ".join(interview.people),
            origin(interview),
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
    ends = end_of(base, notes, zone, now) if base else None
    if begins and ends is None:
        ends = begins + (until - was if was and until else USUAL)
    if ends and begins is None:
        begins = was
    fields: dict[str, Any] = {
        "start": begins,
        "end": ends,
        "people": persons_named(people),
        "by": decide_by(notes, zone, now),
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
