"""Which folder is which: told by the user, by the server, by its name, or asked."""

from __future__ import annotations

import pytest

from followupd.adapters.imap.folders import Listed, find, missing
from followupd.model import Role

ROLES = (Role.SENT, Role.DRAFTS)


def _listed(*names: str, separator: str = "/", **uses: str) -> list[Listed]:
    special = {name: use for use, name in uses.items()}
    return [
        Listed(name, separator, frozenset({"\\" + special[name]}) if name in special else frozenset()) for name in names
    ]


@pytest.mark.parametrize(
    ("folders", "found"),
    [
        (_listed("INBOX", "Out", "Sent", "Wip", sent="Out", drafts="Wip"), {Role.SENT: "Out", Role.DRAFTS: "Wip"}),
        (
            _listed("INBOX", "[Gmail]/Gesendet", "[Gmail]/Alle Nachrichten", "[Gmail]/Entwürfe"),
            {Role.SENT: "[Gmail]/Gesendet", Role.DRAFTS: "[Gmail]/Entwürfe"},
        ),
        (
            _listed("INBOX", "INBOX.Sent", "INBOX.Drafts", separator="."),
            {Role.SENT: "INBOX.Sent", Role.DRAFTS: "INBOX.Drafts"},
        ),
        (_listed("INBOX", "Sent", "Archive/2024/Sent", "Drafts"), {Role.SENT: "Sent", Role.DRAFTS: "Drafts"}),
        (_listed("INBOX", "Sent", "Sent Messages", "Drafts"), {Role.DRAFTS: "Drafts"}),
        (_listed("INBOX", "Post"), {}),
        ([], {}),
    ],
    ids=["special_use", "gmail_german", "courier", "nested", "two", "none", "empty"],
)
def test_folders_are_found_or_left_open(folders: list[Listed], found: dict[Role, str]) -> None:
    assert find(folders, {}, ROLES) == found


def test_what_the_user_wrote_stands() -> None:
    folders = _listed("INBOX", "Sent", "Mine", sent="Sent")

    assert find(folders, {Role.SENT: "Mine"}, (Role.SENT, Role.INBOX)) == {Role.SENT: "Mine", Role.INBOX: "INBOX"}


def test_two_candidates_are_both_named_and_the_key_too() -> None:
    error = missing(Role.SENT, _listed("INBOX", "Sent", "Sent Messages"), {})

    assert error.title == "Several folders may be the sent folder: Sent, Sent Messages."
    assert error.hint == "Set accounts.folders.sent to one of: INBOX, Sent, Sent Messages."


def test_two_folders_that_the_server_calls_sent_are_settled_by_name() -> None:
    folders = [Listed(name, "/", frozenset({"\\sent"})) for name in ("Sent", "Outgoing")]

    assert find(folders, {}, (Role.SENT,)) == {Role.SENT: "Sent"}


def test_gmails_all_mail_is_never_taken() -> None:
    folders = [Listed("Sent", "/", frozenset({"\\all"}))]

    assert find(folders, {}, (Role.SENT,)) == {}
