"""Errors that a user can act on: a title, a hint, and the exit code of sysexits.h."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes (SPEC section 10; the numbers from 64 up are those of BSD sysexits.h)."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    BAD_DATA = 65
    TEMPORARY = 75
    LOGIN_REFUSED = 77
    BAD_CONFIG = 78


class FollowupdError(Exception):
    """What went wrong (`title`), what to do about it (`hint`), and how the command exits.

    `retryable` says that trying again later may help without the user doing anything.
    """

    exit_code: Exit = Exit.TEMPORARY
    retryable: bool = False

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.title} {self.hint}".strip()


class ConfigError(FollowupdError):
    """The configuration cannot be used as it is."""

    exit_code = Exit.BAD_CONFIG


class UsageError(FollowupdError):
    """The command line asks for something that does not exist."""

    exit_code = Exit.USAGE


class BadData(FollowupdError):
    """An input (a mail, a mailbox file) cannot be read at all."""

    exit_code = Exit.BAD_DATA


class LoginRefused(FollowupdError):
    """The server knows us and says no: only the user can mend it."""

    exit_code = Exit.LOGIN_REFUSED


class SecretUnavailable(FollowupdError):
    """The password or token cannot be had now (locked keyring, failing command)."""

    retryable = True


class ConnectionLost(FollowupdError):
    """The network or the server is not there; trying again later is right."""

    retryable = True


class TooManyConnections(ConnectionLost):
    """The server allows fewer connections at once than we asked for."""


class MailboxError(FollowupdError):
    """The server answers, but refuses what we need (a folder, an append)."""

    retryable = True


class DeliveryFailed(FollowupdError):
    """A notice could not be shown on this channel now; the next channel may."""

    retryable = True


class StateDamaged(FollowupdError):
    """The state file is not a database that we can read."""


class StateUnavailable(FollowupdError):
    """The state file cannot be read or written now (disk full, locked, no permission)."""

    retryable = True
