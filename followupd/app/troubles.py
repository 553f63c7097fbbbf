"""What is wrong with an account: told once, with what to do, and once more when it is over, if it lasted.

1. What only the user can mend (a refused login, a folder that cannot be told) is told at once.
2. What passes by itself is told only when it has lasted: most is gone before anybody needs to know.
3. An account is one thing to the user, however many of its folders are in trouble.
4. It is over when mail is read again; a login that succeeds is not enough.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    at_once: bool
    roles: set[Role] = field(default_factory=set)
    told: bool = False

    def is_due(self, now: float) -> bool:
        patience = SECRET_PATIENCE if isinstance(self.error, SecretUnavailable) else PATIENCE
        return not self.told and (self.at_once or now - self.since >= patience)


class Troubles:
    """Those of all accounts. Times are monotonic seconds: while the machine sleeps, nobody is waiting."""

    def __init__(self) -> None:
        self._now: dict[tuple[str, str], _Trouble] = {}  # account, and the folder when it is about that folder alone

    def began(self, account: str, role: Role, error: FollowupdError, now: float, *, of_folder: bool = False) -> None:
        """A folder of `account` cannot be read, or still cannot. The latest error is the one that is told.

        `of_folder`: it is missing; the account is well otherwise, and only the user can say more.
        """
        at_once = of_folder or not error.retryable
        key = (account, role.value if of_folder else "")
        trouble = self._now.setdefault(key, _Trouble(now, error, at_once))
        trouble.roles.add(role)
        if at_once and not trouble.at_once:
            trouble.error, trouble.at_once, trouble.told = error, True, False
        elif not trouble.told:
            trouble.error = error

    def ended(self, account: str, role: Role, now: float) -> bool:
        """The folder is read, or need not be; True when that is worth telling."""
        over = []
        for key in ((account, ""), (account, role.value)):
            trouble = self._now.get(key)
            if trouble is not None:
                trouble.roles.discard(role)
                if not trouble.roles:
                    over.append(self._now.pop(key))
        return any(trouble.told and now - trouble.since > PATIENCE for trouble in over)

    def present(self) -> dict[str, FollowupdError]:
        """By account, what passes by itself last."""
        found: dict[str, FollowupdError] = {}
        for (account, _), trouble in sorted(self._now.items(), key=lambda item: not item[1].at_once):
            found.setdefault(account, trouble.error)
        return found

    def without_secret(self) -> set[str]:
        """Accounts whose password or token cannot be had now."""
        return {key[0] for key, trouble in self._now.items() if isinstance(trouble.error, SecretUnavailable)}

    def forget(self, account: str) -> None:
        for key in [key for key in self._now if key[0] == account]:
            del self._now[key]

    def due(self, now: float) -> Iterator[tuple[str, FollowupdError, bool]]:
        """What is to be told now, each once: the account, the error, and whether only the user can mend it."""
        for (account, _), trouble in self._now.items():
            if trouble.is_due(now):
                trouble.told = True
                yield account, trouble.error, trouble.at_once
