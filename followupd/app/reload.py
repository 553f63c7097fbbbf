"""What a new configuration changes of a running daemon."""

from __future__ import annotations

from dataclasses import dataclass

from followupd.errors import ConfigError
from followupd.model import Config


@dataclass(frozen=True, slots=True)
class Change:
    """`kept` accounts (by name) keep their connections; `delivery`: the channels have to be made anew."""

    kept: frozenset[str]
    delivery: bool


def change(old: Config, new: Config) -> Change:
    """What differs. Raises ConfigError when the new one names nothing to watch."""
    if not new.accounts:
        raise ConfigError(f"{new.path}: names no account to watch.", "Stop the service if that is what you mean.")
    # A wider window has to be read from its beginning; a narrower one changes nothing of what is known.
    wider = new.policy.backfill > old.policy.backfill
    kept = () if wider else (account.name for account in new.accounts if account in old.accounts)

    def channels(config: Config) -> tuple[object, ...]:
        return config.channels, config.ntfy_url, config.policy.zone, config.accounts[:1]

    return Change(frozenset(kept), channels(old) != channels(new))
