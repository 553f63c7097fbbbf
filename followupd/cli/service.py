"""`service install|uninstall|status|logs`: followupd as a service of the systemd user session.

`service failed` is for the unit that systemd starts when followupd has stopped for good; people have no use for it.
"""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Any

import click

from followupd.cli.frame import config_file, config_option, json_option, load_config
from followupd.cli.output import write_json
from followupd.errors import ConfigError, Exit, FollowupdError

if TYPE_CHECKING:
    from followupd.adapters.unit import Launch, UnitState, UserManager

SETTLE = 15.0
"""Seconds for which `install` watches how the start goes; a first sync may take longer, and then goes on by itself."""

CARRIED = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
"""Variables that say which files are ours: the service must see what this command line sees."""


@click.group("service")
@config_option
def service_command() -> None:
    """Run followupd with your session, by systemd."""


@service_command.command("install")
@click.option("--print", "print_only", is_flag=True, help="Print the unit, and change nothing.")
@click.option(
    "--sandbox/--no-sandbox",
    default=None,
    help="With or without the mount sandbox, which needs user namespaces. Default: as it is.",
)
@config_option
def install_command(*, print_only: bool, sandbox: bool | None) -> int:
    """Install the unit, start it, and have it start with every session."""
    from followupd.adapters.paths import state_dir
    from followupd.adapters.unit import Change, Installed, Layout, UserManager
    from followupd.adapters.unit.files import base

    writable = (str(state_dir(os.environ)), str(base(os.environ, "XDG_CACHE_HOME", ".cache") / "followupd"))
    manager = UserManager(os.environ)
    if print_only:
        _print_units(_launch(_environment_of(manager)), writable if sandbox else ())
        return Exit.OK
    known = manager.environment()
    launch = _checked_launch(known)
    changes = Installed(Layout.of(known, os.environ)).write(launch, sandbox=sandbox, writable=writable)
    for path, change in changes:
        if change is not Change.SAME:
            click.echo(f"{change.capitalize()}: {path}")
    before = manager.show()
    if before.stale or not before.installed or any(change is not Change.SAME for _, change in changes):
        manager.call("daemon-reload")
    for variable in sorted(set(os.environ)):
        if variable.startswith("FOLLOWUPD_") and variable not in {"FOLLOWUPD_CONFIG", "FOLLOWUPD_DEBUG"}:
            click.echo(f"Note: {variable} is set here, and not for the service.", err=True)
    if not before.enabled:
        manager.call("enable", "--quiet", "followupd.service")
        click.echo("It starts with your session from now on.")
    unit_changed = any(
        path.name.startswith(("followupd.service", "sandbox")) for path, c in changes if c != Change.SAME
    )
    if before.runs and not unit_changed:
        click.echo(f"It runs already: {before.status or before.sub}.")
        return Exit.OK
    manager.call("reset-failed", "followupd.service") if before.state == "failed" else None
    manager.call("restart", "--no-block", "followupd.service")
    return _watch_start(manager)


@service_command.command("uninstall")
@config_option
def uninstall_command() -> None:
    """Stop the service, and remove everything that `service install` has put there.

    The configuration, the state and the passwords stay.
    """
    from followupd.adapters.unit import UNIT, Installed, Layout, NoUserManager, UserManager

    manager = UserManager(os.environ)
    try:
        known = manager.environment()
        state = manager.show()
    except NoUserManager as error:
        click.echo(f"{error.title} Only the files are removed.", err=True)
        known, state = dict(os.environ), None
    if state is not None and state.installed:
        manager.call("disable", "--now", "--quiet", UNIT)
        click.echo("Stopped, and no longer started with your session.")
    installed = Installed(Layout.of(known, os.environ))
    removed = installed.remove()
    for path, change in removed:
        click.echo(f"{change.capitalize()}: {path}")
    if state is not None and removed:
        manager.call("daemon-reload")
        manager.call("reset-failed", "followupd*.service")
    for path in installed.left():
        click.echo(f"Left alone, as it is not ours: {path}", err=True)
    if not removed:
        click.echo("There was nothing to remove.", err=True)


@service_command.command("status")
@json_option
@config_option
def status_command(*, as_json: bool) -> int:
    """Show whether the service runs, since when, what it says of itself, and how it failed last.

    Exit code 1 says that it does not run.
    """
    from followupd.adapters.unit import UserManager

    state = UserManager(os.environ).show()
    if as_json:
        write_json(_record(state))
    elif not state.installed:
        click.echo("Not installed. Install it with: followupd service install")
    else:
        for label, text in _rows(state):
            click.echo(f"{label + ':':<15}{text}")
    return Exit.OK if state.runs or state.state == "activating" else Exit.FINDINGS


@service_command.command("logs")
@click.option("--follow", "-f", is_flag=True, help="Go on showing what is logged, until stopped (Ctrl-C).")
@click.option("--lines", "-n", metavar="N", type=click.IntRange(min=1), help="Only the last N lines.")
@config_option
def logs_command(*, follow: bool, lines: int | None) -> None:
    """Show what the service has logged, from the journal."""
    import shutil

    program = shutil.which("journalctl")
    if program is None:
        raise ConfigError(
            "There is no journal on this machine (no journalctl).", "The logs of `followupd run` go to stderr."
        )
    words = ["journalctl", "--user", "--unit=followupd.service", "--unit=followupd-failed.service"]
    words += ["--follow"] if follow else []
    words += [f"--lines={lines}"] if lines else []
    sys.stdout.flush()
    os.execv(program, words)  # noqa: S606 - a program of the system's, with words of ours


@service_command.command("failed", hidden=True)
@config_option
def failed_command() -> None:
    """Tell the user that the service has stopped for good. Started by systemd, with MONITOR_* (systemd.exec(5))."""
    from followupd import wiring
    from followupd.cli.stopped import words_for

    title, hint = words_for(os.environ)
    click.echo(f"<3>{title} {hint}" if "JOURNAL_STREAM" in os.environ else f"{title} {hint}", err=True)
    wiring.show_on_desktop(title, f"Nothing is watched until it runs again. {hint}")


# ------------------------------------------------------------------ installing


def _environment_of(manager: UserManager) -> dict[str, str]:
    from followupd.adapters.unit import NoUserManager

    try:
        return manager.environment()
    except NoUserManager:
        return {"HOME": os.environ.get("HOME", ""), "PATH": "/usr/local/bin:/usr/bin:/bin"}


def _launch(known: dict[str, str], commands: tuple[str, ...] = ()) -> Launch:
    from followupd.adapters.unit import Launch
    from followupd.adapters.unit.text import program

    config = config_file()
    needed = {name: os.environ[name] for name in CARRIED if os.environ.get(name, "") not in {"", known.get(name)}}
    if path := _path_for(commands, known.get("PATH", "")):
        needed["PATH"] = path
    return Launch(program(), os.path.abspath(config) if config else "", needed)  # noqa: PTH100 - symlinks stay


def _checked_launch(known: dict[str, str]) -> Launch:
    """The same, when there is something to launch. Raises ConfigError."""
    config = load_config()
    if not config.accounts:
        hint = 'Write two lines into it: [[accounts]] and, below it, email = "you@your-provider".'
        raise ConfigError(f"{config.path}: names no account to watch.", hint)
    commands = tuple(c for account in config.accounts for c in (account.password_command, account.token_command) if c)
    return _launch(known, commands)


def _path_for(commands: tuple[str, ...], path: str) -> str:
    """A PATH for the service, when its own lacks a folder (~/.local/bin) where a command lies; else ""."""
    import shlex
    import shutil

    missing = []
    for command in commands:
        program = shlex.split(command)[0]
        here = shutil.which(program)
        if here and "/" not in program and shutil.which(program, path=path) is None:
            missing.append(os.path.dirname(os.path.abspath(here)))  # noqa: PTH100, PTH120
    return ":".join([*dict.fromkeys(missing), path]) if missing else ""


def _print_units(launch: Launch, writable: tuple[str, ...]) -> None:
    click.echo(launch.unit(), nl=False)
    if writable:
        click.echo("\n# ---- the drop-in followupd.service.d/sandbox.conf\n" + launch.sandbox(writable), nl=False)


def _watch_start(manager: UserManager) -> int:
    """Say how the start goes; the exit code of a daemon that has given up."""
    until = time.monotonic() + SETTLE
    while True:
        state = manager.show()
        if state.runs:
            click.echo(f"It runs: {state.status or state.sub}.")
            return Exit.OK
        if state.state == "failed" or state.sub == "auto-restart":
            break
        if time.monotonic() > until:
            click.echo("It is starting, and reads your mail back. See: followupd service status")
            return Exit.OK
        time.sleep(0.1)
    from followupd.cli.stopped import reason, remedy

    code = state.exit_code if state.exit_code in set(Exit) - {Exit.OK} else Exit.TEMPORARY
    error = FollowupdError(f"It is installed, but does not run: {reason(state.result, state.exit_code)}.")
    error.hint, error.exit_code = remedy(state.exit_code), Exit(code)
    raise error


# ------------------------------------------------------------------ showing


def _record(state: UnitState) -> dict[str, Any]:
    return {
        "unit": "followupd.service",
        "installed": state.installed,
        "enabled": state.enabled,
        "state": state.state,
        "substate": state.sub,
        "status": state.status,
        "since": state.since.isoformat() if state.since else None,
        "ready_since": state.ready_since.isoformat() if state.ready_since and state.runs else None,
        "pid": state.pid,
        "restarts": state.restarts,
        "result": state.result,
        "exit_code": state.exit_code,
        "signal": state.signal,
    }


def _rows(state: UnitState) -> list[tuple[str, str]]:
    from followupd.cli.stopped import reason, remedy

    since = f" since {state.since.astimezone():%Y-%m-%d %H:%M:%S}" if state.since else ""
    rows = [("Service", f"{state.state} ({state.sub}){since}")]
    if state.status:
        rows.append(("It says", state.status))
    if state.pid:
        rows.append(("Process", str(state.pid)))
    if state.restarts:
        rows.append(("Restarted", f"{state.restarts} times since it was started"))
    if state.result not in {"", "success"}:
        rows.append(("Last failure", reason(state.result, state.exit_code)))
        rows.append(("What to do", remedy(state.exit_code)))
    rows.append(("With session", "yes" if state.enabled else "no"))
    return rows
