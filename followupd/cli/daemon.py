"""`run` and `demo`: the daemon in the foreground."""

from __future__ import annotations

import gc
import os
import sys

import click

from followupd.cli.frame import config_option, load_config
from followupd.cli.output import backfill_bar
from followupd.errors import ConfigError


@click.command("run")
@click.option("--json", "as_json", is_flag=True, help="Write each event, finding and nudge as one line on stdout.")
@config_option
def run_command(*, as_json: bool) -> int:
    """Watch the mailboxes, in the foreground, until stopped (Ctrl-C).

    Warnings and nudges go to the channels of the configuration. Logs go to stderr.
    """
    config = load_config(isolated=True)
    if not config.accounts:
        hint = 'Write two lines into it: [[accounts]] and, below it, email = "you@your-provider".'
        raise ConfigError(f"{config.path}: names no account to watch.", hint)
    import followupd.adapters.logs  # noqa: F401 - before anything else that logs: see its rule 4
    from followupd import wiring

    gc.enable()  # `__main__` has turned it off
    with backfill_bar() as progress:
        return wiring.run(config, json_lines=as_json, progress=progress)


@click.command("demo")
@config_option
def demo_command() -> int:
    """Show the whole thing without an account, in under a minute.

    An embedded mail server on this machine, two fictional candidates, and the real daemon on a fast clock.
    """
    from followupd.adapters.logs import set_up_logs
    from followupd.demo.play import run_demo
    from followupd.wiring import build_daemon

    set_up_logs({"FOLLOWUPD_LOG_LEVEL": "error"} | dict(os.environ))
    gc.enable()
    return run_demo(sys.stdout, build_daemon)
