"""What a server means when it lets us not in, or throws us out: wait, use fewer connections, or ask the user.

Response codes are those of RFC 5530; the words are what servers without codes are known to say.
"""

from __future__ import annotations

import re

from followupd.errors import ConnectionLost, FollowupdError, LoginRefused, TooManyConnections

_CODE = re.compile(r"\[([A-Z0-9-]+)[^\]]*\]")
_TOO_MANY = re.compile(
    r"too many[^.]{0,40}(?:connection|session|login)|maximum (?:number|amount) of (?:\w+ )?connections|"
    r"(?:connection|session)s? (?:limit|exceeded)|connection limit|limit of (?:\w+ )?connections",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"temporar|try again|later|unavailable|internal|system error|server (?:error|busy)|bandwidth|throttl|"
    r"rate limit|quota|lockdown|not connected|time-?out",
    re.IGNORECASE,
)
_WAIT_CODES = {"UNAVAILABLE", "INUSE", "OVERQUOTA", "SERVERBUG", "CLIENTBUG", "CANNOT", "THROTTLED", "SYS"}
_REFUSE_CODES = {"AUTHENTICATIONFAILED", "AUTHORIZATIONFAILED", "EXPIRED", "PRIVACYREQUIRED", "CONTACTADMIN", "AUTH"}


def login_refused(account: str, why: str = "") -> LoginRefused:
    """The error that asks the user to sign in again."""
    said = f" ({why})" if why else ""
    return LoginRefused(f"The mail server refuses the login of {account}{said}.", f"Run: followupd login {account}")


def of_login(said: str, account: str, peer: str) -> FollowupdError:
    """What the answer `said` to a login (or the goodbye before one) means for `account`."""
    code = _code(said)
    if code == "LIMIT" or _TOO_MANY.search(said):
        return TooManyConnections(f"{peer} allows no further connection for {account}.")
    if code in _REFUSE_CODES:
        return login_refused(account, shown(said))
    if code in _WAIT_CODES or _LATER.search(said):
        return ConnectionLost(f"{peer} lets nobody in for now ({shown(said)}).")
    return login_refused(account, shown(said))


def of_goodbye(said: str, peer: str) -> FollowupdError:
    """What a BYE in the middle means: never that the user must act; the next login will tell."""
    if _code(said) == "LIMIT" or _TOO_MANY.search(said):
        return TooManyConnections(f"{peer} allows fewer connections ({shown(said)}).")
    return ConnectionLost(f"{peer} said goodbye ({shown(said)}).")


def shown(said: str) -> str:
    """A server's words, fit for one line."""
    return re.sub(r"[^\x20-\x7e]+", " ", said).strip()[:160]


def _code(said: str) -> str:
    for match in _CODE.finditer(said.upper()):
        if match.group(1) not in {"ALERT", "CAPABILITY"}:
            return match.group(1)
    return ""
