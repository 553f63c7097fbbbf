"""Which folder is Sent, Inbox and Drafts.

1. What the user wrote in the config stands.
2. Then what the server says: SPECIAL-USE (RFC 6154), or Gmail's older XLIST.
3. Then the table of names. One match, or the user is asked; nothing is ever guessed silently.
4. Gmail's "All Mail" is no Sent folder: it is never taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from imapclient.imap_utf7 import decode as from_modified_utf7

from followupd.adapters.imap.session import Session
from followupd.core.folder_names import DRAFTS, SENT
from followupd.errors import MailboxError
from followupd.model import Role


@dataclass(frozen=True, slots=True)
class Listed:
    """One folder of a LIST answer. `attributes` in lower case, with their backslash."""

    name: str
    separator: str
    attributes: frozenset[str]


_LIST = re.compile(
    rb'\* (?:LIST|XLIST) \(([^)]*)\) (NIL|"(?:[^"\\]|\\.)*") ("(?:[^"\\]|\\.)*"|\{\d+\+?\}\r\n|[^\r\n]+)', re.IGNORECASE
)
_SPECIAL = {Role.SENT: "\\sent", Role.DRAFTS: "\\drafts", Role.INBOX: "\\inbox"}
_NAMES = {Role.SENT: SENT, Role.DRAFTS: DRAFTS}
_CLOSED = {"\\noselect", "\\nonexistent"}


def listing(session: Session) -> tuple[Listed, ...]:
    """All folders of the account, with their attributes and what they are for where the server says so."""
    command = 'LIST "" "*"'
    if session.has("SPECIAL-USE") and session.has("LIST-EXTENDED"):
        command = 'LIST "" "*" RETURN (SPECIAL-USE)'
    elif session.has("XLIST") and not session.has("SPECIAL-USE"):
        command = 'XLIST "" "*"'
    return tuple(listed for parts in session.ask(command) if (listed := _listed(parts)) is not None)


def find(folders: Iterable[Listed], chosen: Mapping[Role, str], roles: Iterable[Role]) -> dict[Role, str]:
    """The folder of each of `roles` that can be told; those that cannot are left out (`missing` says why)."""
    seen = tuple(folders)
    found: dict[Role, str] = {}
    for role in roles:
        candidates = candidates_for(role, seen, chosen)
        if len(candidates) == 1:
            found[role] = candidates[0]
    return found


def candidates_for(role: Role, folders: Iterable[Listed], chosen: Mapping[Role, str]) -> tuple[str, ...]:
    """The folders that may be `role`: exactly one when it is clear."""
    if role in chosen:
        return (chosen[role],)
    if role is Role.INBOX:
        return ("INBOX",)  # RFC 3501 5.1: reserved, whatever the case
    open_folders = [f for f in folders if not _CLOSED & f.attributes]
    special = tuple(f.name for f in open_folders if _SPECIAL[role] in f.attributes)
    if special:
        return special if len(special) == 1 else _settled(role, special, open_folders)
    return _settled(role, tuple(f.name for f in open_folders if "\\all" not in f.attributes), open_folders)


def _settled(role: Role, names: tuple[str, ...], folders: Iterable[Listed]) -> tuple[str, ...]:
    """Those of `names` that the table knows; the plain English top-level one when several are known (as "Sent")."""
    separators = {f.name: f.separator for f in folders}
    known = tuple(name for name in names if leaf(name, separators.get(name, "/")) in _NAMES[role])
    if len(known) <= 1:
        return known
    top = tuple(name for name in known if _is_top(name, separators.get(name, "/")))
    return top if len(top) == 1 else known


def leaf(name: str, separator: str) -> str:
    """A folder's own name, as it is looked up: without parents, composed, without case."""
    own = name.rpartition(separator)[2] if separator else name
    return unicodedata.normalize("NFC", own).strip().casefold()


def _is_top(name: str, separator: str) -> bool:
    parent = name.rpartition(separator)[0].casefold() if separator else ""
    return parent in {"", "inbox", "[gmail]", "[google mail]"}


def missing(role: Role, folders: Iterable[Listed], chosen: Mapping[Role, str]) -> MailboxError:
    """The error that asks the user which folder it is."""
    seen = tuple(folders)
    candidates = candidates_for(role, seen, chosen)
    title = (
        f"Several folders may be the {role.value} folder: {', '.join(candidates)}."
        if candidates
        else f"No folder is known to be the {role.value} folder."
    )
    names = ", ".join(sorted(f.name for f in seen if not _CLOSED & f.attributes)[:30])
    return MailboxError(title, f"Set accounts.folders.{role.value} to one of: {names}.")


def _listed(parts: list[bytes | None]) -> Listed | None:
    line = parts[0] or b""
    match = _LIST.match(line)
    if match is None:
        return None
    attributes = frozenset(match.group(1).decode("ascii", "replace").casefold().split())
    separator = b"" if match.group(2).upper() == b"NIL" else _unquoted(match.group(2))
    raw = parts[1] if match.group(3).startswith(b"{") and len(parts) > 1 else _unquoted(match.group(3).strip())
    if raw is None:
        return None
    try:
        name = from_modified_utf7(raw)
    except (ValueError, UnicodeError):
        name = raw.decode("latin-1")
    return Listed(name, separator.decode("latin-1"), attributes)


def _unquoted(value: bytes) -> bytes:
    if value.startswith(b'"') and value.endswith(b'"') and len(value) > 1:
        return re.sub(rb"\\(.)", rb"\1", value[1:-1])
    return value
