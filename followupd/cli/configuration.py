"""`config check|show|path`."""

from __future__ import annotations

import os

import click

from followupd.cli.frame import config_file, config_option, json_option, load_config
from followupd.cli.output import write_json


@click.group("config")
@config_option
def config_command() -> None:
    """Check or show the configuration."""


@config_command.command("check")
@config_option
def check_command() -> None:
    """Say what is wrong with the configuration, with file, line and key; or that all is well."""
    config = load_config()
    from followupd.config.notes import notes

    for note in notes(config):
        click.echo(f"Note: {note}", err=True)
    accounts = ", ".join(f"{account.email} at {account.imap.host}" for account in config.accounts) or "no account"
    click.echo(f"{config.path} is fine: {accounts}.")


@config_command.command("show")
@json_option
@config_option
def show_command(*, as_json: bool) -> None:
    """Show every key with the value in force, and where it comes from. No secrets."""
    from followupd.config.show import as_toml, rows

    found = rows(config_file(), os.environ)
    if as_json:
        for row in found:
            write_json({"key": row.key, "value": row.value, "from": row.origin})
        return
    for line in as_toml(found):
        click.echo(line)


@config_command.command("path")
@config_option
def path_command() -> None:
    """Print where the configuration is looked for, whether or not it is there."""
    from followupd.config import config_path

    click.echo(config_file() or str(config_path(os.environ)))
