"""`promise`, `snooze`, `done`, `close`, `reopen`: what the user tells us. Each is one more event in the history.

`snooze` and `done` take a nudge (its key, as the notice and `agenda` show it) or an opportunity: then the nudge meant
is the one shown last, or else the next one due.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from followupd.cli.choose import opportunity_named, step_named
from followupd.cli.frame import config_option, load_config
from followupd.errors import UsageError

if TYPE_CHECKING:
    from followupd.core.interview_day import Step
    from followupd.core.opportunity import Opportunity
    from followupd.model import Config


@click.command("promise")
@click.argument("opportunity")
@click.argument("date")
@config_option
def promise_command(*, opportunity: str, date: str) -> None:
    """Say by when they promised to decide: a day (2026-11-30, friday, 7d), or `none` for no promise."""
    from followupd.cli.when import parse_day
    from followupd.model import DeedType

    config, view, zone, now = _scene()
    found = opportunity_named(opportunity, view.opportunities)
    by = None if date.strip().lower() == "none" else parse_day(date, zone, now)
    _tell(config, type=DeedType.PROMISE, at=now, opportunity=found.key, by=by)
    click.echo(f"{found.label()}: {f'they decide by {by:%a %Y-%m-%d}' if by else 'no promise'}.")


@click.command("snooze")
@click.argument("nudge", metavar="NUDGE|OPPORTUNITY")
@click.option("--for", "span", metavar="SPAN", help="For how long: 3d, 12h. Default: 1d.")
@click.option("--until", metavar="TIME", help="Until when: 2026-11-30, friday, 2026-11-30 14:00.")
@config_option
def snooze_command(*, nudge: str, span: str | None, until: str | None) -> None:
    """Put a nudge off, by a day when nothing else is said."""
    from followupd.cli.when import FARTHEST, parse_moment, write_moment
    from followupd.core.durations import parse_duration
    from followupd.model import DeedType

    if span and until:
        raise UsageError("Either --for or --until, not both.")
    config, view, zone, now = _scene()
    found, step = _step_meant(nudge, config, view, now)
    due = max(step.due, now)  # one that is still to come is put off from its own day
    if until:
        moment = parse_moment(until, zone, now, at=config.policy.at)
    else:
        try:
            moment = due + (parse_duration(span) if span else timedelta(days=1))
        except (ValueError, OverflowError) as error:
            raise UsageError(f"--for: {error}.") from None
    if moment - now > FARTHEST:
        raise UsageError("That is more than ten years away.", f"To settle it for good: followupd done {nudge}")
    if moment <= due:
        raise UsageError(f"{step.name} comes {write_moment(due, zone)} anyway.", "Name a later time.")
    _tell(config, type=DeedType.SNOOZE, at=now, opportunity=found.key, nudge=step.key, until=moment)
    click.echo(f"{found.label()}: {step.name} comes back {write_moment(moment, zone)}.")


@click.command("done")
@click.argument("nudge", metavar="NUDGE|OPPORTUNITY")
@config_option
def done_command(*, nudge: str) -> None:
    """Say that a nudge is settled: you did it by other means, or it is not wanted."""
    from followupd.model import DeedType

    config, view, _, now = _scene()
    found, step = _step_meant(nudge, config, view, now)
    _tell(config, type=DeedType.DONE, at=now, opportunity=found.key, nudge=step.key)
    click.echo(f"{found.label()}: {step.name} is settled.")


@click.command("close")
@click.argument("opportunity")
@config_option
def close_command(*, opportunity: str) -> None:
    """Say that an opportunity is over: no more nudges."""
    from followupd.model import DeedType, State

    config, view, _, now = _scene()
    found = opportunity_named(opportunity, view.opportunities)
    if found.state is State.CLOSED:
        click.echo(f"{found.label()} is closed already.")
        return
    _tell(config, type=DeedType.CLOSE, at=now, opportunity=found.key)
    click.echo(f"{found.label()} is closed. To take it back: followupd reopen {found.key}")


@click.command("reopen")
@click.argument("opportunity")
@config_option
def reopen_command(*, opportunity: str) -> None:
    """Say that an opportunity is not over after all, whatever a mail was read as."""
    from followupd.model import DeedType, State

    config, view, _, now = _scene()
    found = opportunity_named(opportunity, view.opportunities)
    if found.state is State.ACTIVE:
        click.echo(f"{found.label()} is active already.")
        return
    _tell(config, type=DeedType.REOPEN, at=now, opportunity=found.key)
    click.echo(f"{found.label()} is active again.")


def _scene() -> tuple[Config, Any, Any, datetime]:
    """Configuration, view, zone and time of this command."""
    from followupd import wiring
    from followupd.core.local_time import zone_of

    config = load_config()
    return config, wiring.view(config), zone_of(config.policy.zone), datetime.now(UTC)


def _tell(config: Config, **deed: Any) -> None:
    from followupd import wiring
    from followupd.model import Deed

    wiring.tell(config, Deed(**deed))


def _step_meant(text: str, config: Config, view: Any, now: datetime) -> tuple[Opportunity, Step]:
    """The open step that `text` names: a nudge, or the one of an opportunity that was shown last or is due next."""
    from followupd.core.plan import LAPSE, steps_of

    # a snoozed nudge bears its time behind the key
    shown = {key.partition("~")[0]: at for key, at in view.raised.items() if now - at < LAPSE}
    coming = {nudge.key.partition("~")[0] for nudge in view.agenda}
    open_steps = [
        (opportunity, step)
        for opportunity in view.opportunities.values()
        for step in steps_of(opportunity, config.policy, view.raised)
        if step.satisfied is None
        and (step.until is None or step.until > now)
        and (step.key in shown or step.key in coming)
    ]
    named = step_named(text, open_steps)
    if named is not None:
        return named
    opportunity = opportunity_named(text, view.opportunities)
    steps = [step for owner, step in open_steps if owner is opportunity]
    if not steps:
        raise UsageError(f"{opportunity.label()} has no open nudge.", "See what is owed with: followupd agenda")
    latest = max(steps, key=lambda step: (shown.get(step.key, datetime.min.replace(tzinfo=UTC)), -step.due.timestamp()))
    return opportunity, latest
