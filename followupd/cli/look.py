"""`status`, `agenda`, `log`: looking, without changing anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from followupd.cli.frame import config_option, json_option, load_config
from followupd.cli.output import write_json, write_table

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from followupd.core.opportunity import Opportunity


@click.command("status")
@json_option
@config_option
def status_command(*, as_json: bool) -> None:
    """Show where every opportunity stands: its state, its interview, its promise, the last word of either side."""
    from followupd import wiring
    from followupd.core.local_time import zone_of
    from followupd.core.plan import is_silent
    from followupd.model import State

    config = load_config()
    zone = zone_of(config.policy.zone)
    view = wiring.view(config)
    standings = [_standing(opportunity, zone) for _, opportunity in sorted(view.opportunities.items())]
    for standing in standings:
        if is_silent(view.opportunities[standing["opportunity"]], view.raised, config.policy):
            standing["state"] = str(State.SILENT)
    nudges = {nudge.opportunity: nudge for nudge in reversed(view.agenda)}
    for standing in standings:
        nudge = nudges.get(standing["opportunity"])
        standing["next"] = {"step": nudge.step, "due": _iso(nudge.due, zone)} if nudge else None
    if as_json:
        for standing in standings:
            write_json(standing)
        return
    rows = [
        (
            standing["opportunity"],
            standing["state"],
            _day(standing["interview"]),
            standing["promise"] or "",
            _day(standing["last_contact"]),
            _day(standing["last_reply"]),
            f"{standing['next']['step']} {_day(standing['next']['due'])}" if standing["next"] else "",
        )
        for standing in standings
    ]
    headings = ("Opportunity", "State", "Interview", "They decide by", "You wrote", "They wrote", "Next")
    write_table(headings, rows, "No opportunity yet: nothing to watch, or nothing read so far.")


def _standing(opportunity: Opportunity, zone: ZoneInfo) -> dict[str, Any]:
    interviews = opportunity.standing()
    held, heard = opportunity.promise(), opportunity.last_heard()
    contacts = [contact for contact in opportunity.contacts if contact.happened]
    latest = interviews[-1].start if interviews else None
    return {
        "opportunity": opportunity.key,
        "name": opportunity.name,
        "state": str(opportunity.state),
        "evidence": opportunity.state_evidence,
        "people": sorted(opportunity.people),
        "interview": _iso(latest, zone) if latest else None,
        "promise": held.promise.by.isoformat() if held else None,
        "since": _iso(opportunity.state_at, zone) if opportunity.state_at else None,
        "active": _iso(opportunity.active_at, zone) if opportunity.active_at else None,
        "last_contact": _iso(contacts[-1].at, zone) if contacts else None,
        "last_reply": _iso(heard.at, zone) if heard else None,
        "unanswered": len(opportunity.pending),
    }


@click.command("agenda")
@json_option
@config_option
def agenda_command(*, as_json: bool) -> None:
    """List the nudges that are owed, and when they are due."""
    from followupd import wiring
    from followupd.core.local_time import zone_of

    config = load_config()
    zone = zone_of(config.policy.zone)
    nudges = wiring.view(config).agenda
    if as_json:
        for nudge in nudges:
            write_json(
                {
                    "kind": "nudge",
                    "at": _iso(nudge.due, zone),
                    "step": nudge.step,
                    "opportunity": nudge.opportunity,
                    "people": list(nudge.people),
                    "reason": nudge.reason,
                    "snoozed": nudge.snoozed,
                    "key": nudge.key,
                }
            )
        return
    rows = [
        (
            f"{nudge.due.astimezone(zone):%a %Y-%m-%d %H:%M}",
            nudge.opportunity,
            f"{nudge.step}{' (snoozed)' if nudge.snoozed else ''}",
            ", ".join(nudge.people),
            nudge.reason,
        )
        for nudge in nudges
    ]
    write_table(("Due", "Opportunity", "Nudge", "To", "Why"), rows, "Nothing is owed.")


@click.command("log")
@json_option
@config_option
def log_command(*, as_json: bool) -> None:
    """List every event, finding and nudge that is kept, oldest first."""
    from followupd import wiring

    records = wiring.view(load_config()).log()
    if as_json:
        for record in records:
            write_json(record)
        return
    rows = [
        (str(record["at"])[:16].replace("T", " "), str(record["opportunity"]), _name(record), _why(record))
        for record in records
    ]
    write_table(("When", "Opportunity", "What", "Why"), rows, "Nothing has happened yet.")


def _name(record: Mapping[str, Any]) -> str:
    if record["kind"] == "finding":
        return f"{record['code']} {record['name']}"
    return str(record["step"] if record["kind"] == "nudge" else record["type"])


def _why(record: Mapping[str, Any]) -> str:
    return str(record["evidence"] if record["kind"] == "event" else record["reason"])


def _iso(moment: Any, zone: ZoneInfo) -> str:
    return str(moment.astimezone(zone).replace(microsecond=0).isoformat())


def _day(iso: str | None) -> str:
    return iso[:16].replace("T", " ") if iso else ""
