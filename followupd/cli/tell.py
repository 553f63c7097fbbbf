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
    from followupd.core.opportunity import Opportunity
    from followupd.core.plan import Step
    from followupd.model import Config


@click.command("promise")
@click.argument("opportunity")
@click.argument("date")
@config_option
def promise_command(*, opportunity: str, date: str) -> None:
    """Say by when they promised to decide: a day (2026-11-30, friday, 7d), or `none` for no promise."""
    from followupd.cli.when import parse_day  # noqa: PLC0415
    from followupd.model import DeedType  # noqa: PLC0415

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
    from followupd.cli.when import parse_moment, write_moment  # noqa: PLC0415
    from followupd.core.durations import parse_duration  # noqa: PLC0415
    from followupd.model import DeedType  # noqa: PLC0415

    if span and until:
        raise UsageError("Either --for or --until, not both.")
    config, view, zone, now = _scene()
    found, step = _step_meant(nudge, config, view)
    if until:
        moment = parse_moment(until, zone, now, at=config.policy.at)
    else:
        try:
            moment = now + (parse_duration(span) if span else timedelta(days=1))
        except (ValueError, OverflowError) as error:
            raise UsageError(f"--for: {error}.") from None
    if moment <= now:
        raise UsageError(f"{write_moment(moment, zone)} is not in the future.")
    _tell(config, type=DeedType.SNOOZE, at=now, opportunity=found.key, nudge=step.key, until=moment)
    click.echo(f"{found.label()}: {step.name} comes back {write_moment(moment, zone)}.")


@click.command("done")
@click.argument("nudge", metavar="NUDGE|OPPORTUNITY")
@config_option
def done_command(*, nudge: str) -> None:
    """Say that a nudge is settled: you did it by other means, or it is not wanted."""
    from followupd.model import DeedType  # noqa: PLC0415

    config, view, _, now = _scene()
    found, step = _step_meant(nudge, config, view)
    _tell(config, type=DeedType.DONE, at=now, opportunity=found.key, nudge=step.key)
    click.echo(f"{found.label()}: {step.name} is settled.")


@click.command("close")
@click.argument("opportunity")
@config_option
def close_command(*, opportunity: str) -> None:
    """Say that an opportunity is over: no more nudges."""
    from followupd.model import DeedType, State  # noqa: PLC0415

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
    from followupd.model import DeedType, State  # noqa: PLC0415

    config, view, _, now = _scene()
    found = opportunity_named(opportunity, view.opportunities)
    if found.state is State.ACTIVE:
        click.echo(f"{found.label()} is active already.")
        return
    _tell(config, type=DeedType.REOPEN, at=now, opportunity=found.key)
    click.echo(f"{found.label()} is active again.")


def _scene() -> tuple[Config, Any, Any, datetime]:
    """Configuration, view, zone and time of this command."""
    from followupd import wiring  # noqa: PLC0415
    from followupd.core.local_time import zone_of  # noqa: PLC0415

    config = load_config()
    return config, wiring.view(config), zone_of(config.policy.zone), datetime.now(UTC)


def _tell(config: Config, **deed: Any) -> None:
    from followupd import wiring  # noqa: PLC0415
    from followupd.model import Deed  # noqa: PLC0415

    wiring.tell(config, Deed(**deed))


def _step_meant(text: str, config: Config, view: Any) -> tuple[Opportunity, Step]:
    """The open step that `text` names: a nudge, or the one of an opportunity that was shown last or is due next."""
    from followupd.core.plan import steps_of  # noqa: PLC0415

    raised = view.raised
    ever_shown = {key.partition("~")[0] for key in raised}  # a snoozed nudge bears its time behind the key
    open_steps = [
        (opportunity, step)
        for opportunity in view.opportunities.values()
        for step in steps_of(opportunity, config.policy, raised)
        if step.satisfied is None
    ]
    named = step_named(text, open_steps)
    if named is not None:
        return named
    opportunity = opportunity_named(text, view.opportunities)
    steps = [step for owner, step in open_steps if owner is opportunity]
    if not steps:
        raise UsageError(f"{opportunity.label()} has no open nudge.", "See what is owed with: followupd agenda")
    shown = [step for step in steps if step.key in ever_shown]
    return opportunity, shown[-1] if shown else min(steps, key=lambda step: step.due)
