"""`login`: keep, try or forget an account's password.

1. A password is tried before it is kept; what the server refuses is kept nowhere.
2. It comes from a hidden prompt, or as the first line of stdin; never from an argument or the environment.
3. An account that has its own source (`password_command`, `token_command`) is only tried.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from followupd.cli.frame import config_option, load_config
from followupd.errors import Exit, FollowupdError, UsageError

if TYPE_CHECKING:
    from followupd.model import Account, Config

LONGEST = 4096
"""Characters of a password read from stdin: whatever is longer is no password."""


@click.command("login")
@click.argument("account", required=False)
@click.option("--check", is_flag=True, help="Only try what is configured or kept; every account when none is named.")
@click.option("--forget", is_flag=True, help="Remove the password from the keyring.")
@config_option
def login_command(*, account: str | None, check: bool, forget: bool) -> int:
    """Ask for an account's password, try it, and keep it in the keyring.

    The password is typed unseen, or comes as the first line of stdin. ACCOUNT is a name or an address; it may be left
    out when there is only one.
    """
    if check and forget:
        raise UsageError("Either --check or --forget, not both.")
    config = load_config()
    if check:
        chosen = [_named(config, account)] if account else list(config.accounts)
        return _check(chosen or [_named(config, None)])
    one = _named(config, account)
    if forget:
        _forget(one)
    else:
        _login(one)
    return Exit.OK


def _named(config: Config, text: str | None) -> Account:
    """The account of that name or address. Raises UsageError."""
    known = ", ".join(account.name for account in config.accounts)
    if not known:
        raise UsageError(f"{config.path}: names no account.", "Write one into it first: see config.example.toml.")
    if text is None:
        if len(config.accounts) == 1:
            return config.accounts[0]
        raise UsageError("Which account?", f"Known: {known}.")
    wanted = text.strip().casefold()
    for account in config.accounts:
        if wanted in {account.name.casefold(), account.email.casefold(), account.user.casefold()}:
            return account
    raise UsageError(f'There is no account "{text}".', f"Known: {known}.")


def _login(account: Account) -> None:
    from followupd import wiring

    source = wiring.secret_source(account)
    if source != "keyring":
        where = wiring.try_login(account)
        click.echo(f"{account.name}: signed in at {where}, with its {source}. There is nothing to keep.")
        _tell_daemon()
        return
    wiring.keyring_ready(account)  # before somebody types in vain
    password = _asked(account)
    where = wiring.try_login(account, password)
    wiring.keep_password(account, password)
    click.echo(f"{account.name}: signed in at {where}. The password is in the keyring.")
    _tell_daemon()


def _asked(account: Account) -> str:
    if sys.stdin is not None and sys.stdin.isatty():
        password = str(click.prompt(f"Password of {account.user} at {account.imap.host}", hide_input=True, err=True))
    else:
        line = sys.stdin.readline(LONGEST + 2) if sys.stdin is not None else ""
        password = line.removesuffix("\n").removesuffix("\r")
    if not password or len(password) > LONGEST:
        raise UsageError("No password was given.", "Type it when asked, or write it to stdin as one line.")
    return password


def _forget(account: Account) -> None:
    from followupd import wiring

    if wiring.forget_password(account):
        click.echo(f"{account.name}: removed from the keyring.")
    else:
        click.echo(f"{account.name}: the keyring has no password of it.", err=True)


def _check(accounts: list[Account]) -> int:
    """Try each; the exit code is that of the first that fails, a refusal before anything else."""
    from followupd import wiring

    codes = []
    for account in accounts:
        try:
            where = wiring.try_login(account)
        except FollowupdError as error:
            click.echo(f"{account.name}: {error.title}", err=True)
            if error.hint:
                click.echo(f"  {error.hint}", err=True)
            codes.append(error.exit_code)
        else:
            click.echo(f"{account.name}: signed in at {where}, with its {wiring.secret_source(account)}.")
    if Exit.LOGIN_REFUSED in codes:
        return Exit.LOGIN_REFUSED
    return codes[0] if codes else Exit.OK


def _tell_daemon() -> None:
    """A running daemon tries at once; a service that gave up because of this is started again."""
    from followupd import wiring

    match wiring.password_changed():
        case "poked":
            click.echo("The running followupd tries it now.")
        case "started":
            click.echo("The service had given up, and is started again.")
        case _:
            pass
