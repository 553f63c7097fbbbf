"""Gmail: its folders are labels, so one message lies in several of them. It is one contact all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from followupd.adapters.clock import DrivenClock
from followupd.adapters.sqlite import open_store
from followupd.app.inbox import Inbox
from followupd.model import EventType, Policy, Role
from followupd.ports import Batch
from tests.core.stories import moment
from tests.server.imap_side import Watching, on_scripted
from tests.server.ports import wait_for
from tests.server.scripted import Command, ScriptedServer, Session

pytestmark = pytest.mark.server

POLICY = Policy(me=frozenset({"jordan@mail.example"}), watch=("@acme.example",))
TO_THEM_AND_MYSELF = (
    b"From: Jordan <jordan@mail.example>\r\nTo: Alice <alice@acme.example>\r\nCc: jordan@mail.example\r\n"
    b"Subject: My portfolio\r\nMessage-ID: <both@mail.example>\r\nDate: Mon, 02 Mar 2026 12:00:00 +0000\r\n\r\n"
    b"Hello Alice,\r\n\r\nhere is the portfolio that we spoke of.\r\n\r\nJordan\r\n"
)
LABELS = {"Sent": "[Gmail]/Gesendet", "Drafts": "[Gmail]/Entw&APw-rfe"}


@pytest.fixture
def gmail(scripted: Callable[..., ScriptedServer]) -> ScriptedServer:
    """A server with Gmail's folders and extension, All Mail among them; LIST says what each is for."""
    server = scripted()
    server.capabilities = "IMAP4rev1 IDLE UIDPLUS SPECIAL-USE XLIST X-GM-EXT-1 ID"
    for name, label in LABELS.items():
        server.folders[label] = server.folders.pop(name)
        server.folders[label].name = label

    def listing(session: Session, command: Command) -> None:
        session.send(
            b'* LIST (\\HasNoChildren) "/" "INBOX"\r\n'
            b'* LIST (\\HasChildren \\Noselect) "/" "[Gmail]"\r\n'
            b'* LIST (\\All \\HasNoChildren) "/" "[Gmail]/Alle Nachrichten"\r\n'
            b'* LIST (\\HasNoChildren \\Drafts) "/" "[Gmail]/Entw&APw-rfe"\r\n'
            b'* LIST (\\HasNoChildren \\Sent) "/" "[Gmail]/Gesendet"\r\n'
            b'* LIST (\\HasNoChildren) "/" "Jobs/Gesendet"\r\n'
        )
        session.tagged(command, "OK done")

    server.replies["LIST"] = listing
    return server


@pytest.mark.parametrize("first", [Role.SENT, Role.INBOX])
def test_a_mail_under_two_labels_is_handled_once_whichever_is_read_first(
    first: Role, gmail: ScriptedServer, tmp_path: Path
) -> None:
    labels = {Role.SENT: LABELS["Sent"], Role.INBOX: "INBOX"}
    store = open_store(tmp_path / "state.db", DrivenClock(moment(0, 8)))[0]
    inbox = Inbox(store, POLICY, DrivenClock(moment(0, 8)))
    with Watching(on_scripted(gmail), (Role.SENT, Role.INBOX), interest=lambda: inbox.interest) as watching:
        watching.wait_idle(2)
        for role in (first, *(labels.keys() - {first})):
            gmail.deliver(labels[role], TO_THEM_AND_MYSELF)
            wait_for(lambda: role in {b.role for b in watching.batches if b.mails}, "the mail")  # noqa: B023

    batches: list[Batch] = sorted(watching.batches, key=lambda batch: batch.role is not first)
    for batch in batches:
        inbox.handle(batch, whole=True)

    assert {b.folder for b in batches if b.mails} == set(labels.values())
    contacts = [record for record in store.log() if record.get("type") == EventType.CONTACT]
    assert [contact["message_id"] for contact in contacts] == ["<both@mail.example>"]
    assert [reading.outgoing for reading in store.readings()] == [True]


def test_a_mail_that_was_read_under_one_label_is_not_fetched_again_under_another(gmail: ScriptedServer) -> None:
    store = open_store(None, DrivenClock(moment(0, 8)))[0]
    inbox = Inbox(store, POLICY, DrivenClock(moment(0, 8)))
    gmail.folder(LABELS["Sent"]).add(TO_THEM_AND_MYSELF)
    gmail.folder("INBOX").add(TO_THEM_AND_MYSELF)

    for role in (Role.SENT, Role.INBOX):
        with Watching(on_scripted(gmail), (role,), interest=lambda: inbox.interest) as watching:
            watching.wait_idle()
        for batch in watching.batches:
            inbox.handle(batch, whole=True)

    bodies = [c.arguments for c in gmail.commands if c.name == "UID FETCH" and "BODY.PEEK[]" in c.arguments]
    assert len(bodies) == 1
