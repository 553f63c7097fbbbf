"""Troubles that pass by themselves: the user is told once, when one has lasted, and once more when a long one is over.

1. A locked keyring at login, a server that is away: most are gone before anybody needs to know.
2. What only the user can mend is none of these: it is told at once, elsewhere.
3. An account is one thing to the user, however many of its folders are in trouble.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from followupd.errors import FollowupdError, SecretUnavailable
from followupd.model import Role

SECRET_PATIENCE = 60.0
"""Seconds that a keyring has at login to be unlocked: the session may still be coming up."""

PATIENCE = 3600.0
"""Seconds for everything else, and how long a trouble must have lasted for its end to be told."""


@dataclass(slots=True)
class _Trouble:
    since: float
    error: FollowupdError
    roles: set[Role] = field(default_factory=set)
    told: bool = False


class Troubles:
    """Those of all accounts. Times are monotonic seconds."""

    def __init__(self) -> None:
        self._now: dict[str, _Trouble] = {}

    def began(self, account: str, role: Role, error: FollowupdError, now: float) -> None:
        """A folder of `account` cannot be read, or still cannot. The latest error is the one that is told."""
        trouble = self._now.setdefault(account, _Trouble(now, error))
        trouble.roles.add(role)
        if not trouble.told:
            trouble.error = error

    def ended(self, account: str, role: Role, now: float) -> bool:
        """The folder can be read; True when that is worth telling."""
        trouble = self._now.get(account)
        if trouble is None:
            return False
        trouble.roles.discard(role)
        if trouble.roles:
            return False
        del self._now[account]
        return trouble.told and now - trouble.since > PATIENCE

    def present(self) -> dict[str, FollowupdError]:
        """By account."""
        return {account: trouble.error for account, trouble in self._now.items()}

    def forget(self, account: str) -> None:
        self._now.pop(account, None)

    def due(self, now: float) -> list[tuple[str, FollowupdError]]:
        """What has lasted long enough to be told, each once."""
        found = []
        for account, trouble in self._now.items():
            patience = SECRET_PATIENCE if isinstance(trouble.error, SecretUnavailable) else PATIENCE
            if not trouble.told and now - trouble.since >= patience:
                trouble.told = True
                found.append((account, trouble.error))
        return found
