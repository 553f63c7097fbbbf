"""A checked configuration as JSON, and back: what lets `status` and the daemon do without pydantic."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time, timedelta
from typing import Any

from followupd.model import Account, Config, Policy, Role, Server


def to_plain(config: Config) -> dict[str, Any]:
    """`config` as values that JSON knows. Times as "09:00:00", spans in seconds."""
    policy: dict[str, Any] = {}
    for name in Policy.__dataclass_fields__:
        value = getattr(config.policy, name)
        if isinstance(value, timedelta):
            value = value.total_seconds()
        elif isinstance(value, time):
            value = value.isoformat()
        elif isinstance(value, frozenset):
            value = sorted(value)
        elif name == "quiet":
            value = value and [value[0].isoformat(), value[1].isoformat()]
        policy[name] = value
    return {
        "path": config.path,
        "policy": policy,
        "accounts": [_plain_account(account) for account in config.accounts],
        "channels": list(config.channels),
        "ntfy_url": config.ntfy_url,
    }


def _plain_account(account: Account) -> dict[str, Any]:
    plain = {name: getattr(account, name) for name in Account.__dataclass_fields__}
    plain["imap"] = _plain_server(account.imap)
    plain["smtp"] = account.smtp and _plain_server(account.smtp)
    plain["folders"] = {role.value: name for role, name in account.folders.items()}
    return plain


def _plain_server(server: Server) -> dict[str, Any]:
    return {name: getattr(server, name) for name in Server.__dataclass_fields__}


def from_plain(plain: Mapping[str, Any]) -> Config:
    """The configuration that `to_plain` wrote. Raises KeyError, TypeError or ValueError on anything else."""
    default = Policy()
    policy: dict[str, Any] = {}
    for name, value in plain["policy"].items():
        kind = getattr(default, name)
        if name == "quiet":
            policy[name] = value and (time.fromisoformat(value[0]), time.fromisoformat(value[1]))
        elif isinstance(kind, timedelta):
            policy[name] = timedelta(seconds=value)
        elif isinstance(kind, time):
            policy[name] = time.fromisoformat(value)
        elif isinstance(kind, frozenset | tuple):
            policy[name] = type(kind)(value)
        else:
            policy[name] = value
    return Config(
        path=plain["path"],
        policy=Policy(**policy),
        accounts=tuple(_account(account) for account in plain["accounts"]),
        channels=tuple(plain["channels"]),
        ntfy_url=plain["ntfy_url"],
    )


def _account(plain: Mapping[str, Any]) -> Account:
    return Account(
        **{
            **plain,
            "imap": Server(**plain["imap"]),
            "smtp": plain["smtp"] and Server(**plain["smtp"]),
            "aliases": tuple(plain["aliases"]),
            "folders": {Role(role): name for role, name in plain["folders"].items()},
        }
    )
