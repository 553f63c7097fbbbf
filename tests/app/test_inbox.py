"""One batch in, everything that follows in one commit: the single writer, with a real store and no threads."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime

import pytest

from followupd.adapters.clock import DrivenClock
from followupd.adapters.sqlite import open_store
from followupd.adapters.sqlite.store import SqliteStore
from followupd.app.inbox import Inbox
from followupd.model import Place, RawMail, Role
from followupd.ports import Batch, Cursor
from tests.core.stories import POLICY, moment


@pytest.fixture
def clock() -> DrivenClock:
    return DrivenClock(moment(0, 8))


@pytest.fixture
def store(clock: DrivenClock) -> SqliteStore:
    return open_store(None, clock)[0]


class Box:
    """An Inbox, and the mails that are put into it."""

    def __init__(self, store: SqliteStore, clock: DrivenClock) -> None:
        self.inbox = Inbox(store, POLICY, clock)
        self.store, self.clock, self.uid = store, clock, 0

    def take(self, role: Role, day: int, hour: int, text: str, name: str = "", *, attached: bool = False) -> None:
        """A mail of Jordan's to Alice, in a folder of that role; `attached`: a PDF comes with it."""
        self.uid += 1
        at = moment(day, hour)
        self.clock.set(at)
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = "Jordan <jordan@mail.example>", "alice@acme.example", "Hello"
        mail["Date"], mail["Message-ID"] = format_datetime(at), f"<{name or self.uid}@mail.example>"
        mail.set_content(text)
        if attached:
            mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="portfolio.pdf")
        raw = RawMail(mail.as_bytes(), role, Place("a", role.value, role, 1, self.uid), at)
        cursor = Cursor("a", role.value, 1, self.uid + 1, self.inbox.interest.fingerprint)
        self.inbox.handle(Batch("a", role.value, role, (raw,), cursor), whole=True)

    def shown(self) -> list[str]:
        return [row.notice.key for row in self.store.pending(self.clock.now() + timedelta(days=30))]


@pytest.fixture
def box(store: SqliteStore, clock: DrivenClock) -> Box:
    return Box(store, clock)


PLEADING = "Hi Alice,\r\n\r\nI am begging you, I really need this job.\r\n\r\nJordan"


def test_a_draft_is_judged_before_it_is_sent_and_once_however_often_it_is_saved(box: Box) -> None:
    for number in range(3):
        box.take(Role.DRAFTS, 0, 9 + number, PLEADING, name=f"draft-{number}")
    keys = box.shown()
    assert len(keys) == 1
    assert keys[0].startswith("guard:draft:FU203:acme.example:")


def test_the_notice_of_a_draft_is_withdrawn_when_the_draft_has_been_sent(box: Box) -> None:
    box.take(Role.DRAFTS, 0, 9, PLEADING, name="draft")
    (draft,) = box.shown()
    box.take(Role.SENT, 0, 10, "Hi Alice,\r\n\r\nThe sharding plan is done.\r\n\r\nJordan", name="sent")
    assert draft not in box.shown()


def test_a_correction_within_the_hour_settles_a_missing_attachment(box: Box) -> None:
    box.take(Role.SENT, 0, 9, "Hi Alice,\r\n\r\nI have attached my portfolio.\r\n\r\nJordan", name="first")
    (notice,) = box.shown()
    assert notice.startswith("guard:FU209:")
    box.take(Role.SENT, 0, 9, "Here it is.", name="second", attached=True)
    assert box.shown() == []
    assert box.inbox.decision.findings == ()


def test_what_was_said_is_not_said_again_after_a_restart(box: Box) -> None:
    box.take(Role.SENT, 0, 9, PLEADING)
    before = box.shown()
    again = Inbox(box.store, POLICY, box.clock)
    again.tick()
    assert box.shown() == before
    assert len(before) == 1


def test_nothing_is_said_before_the_picture_is_whole(store: SqliteStore, clock: DrivenClock) -> None:
    box = Box(store, clock)
    mail = (
        "From: jordan@mail.example\r\nTo: alice@acme.example\r\nSubject: x\r\nMessage-ID: <1@mail.example>\r\n"
        f"Date: {format_datetime(moment(0, 7))}\r\n\r\n{PLEADING}\r\n"
    )
    raw = RawMail(mail.encode(), Role.SENT, Place("a", "Sent", Role.SENT, 1, 1), moment(0, 7))
    box.inbox.handle(Batch("a", "Sent", Role.SENT, (raw,), Cursor("a", "Sent", 1, 2)), whole=False)
    assert (box.shown(), list(store.log())) == ([], [])
    box.inbox.tick()
    assert [key.split(":")[1] for key in box.shown()] == ["FU203"]
    assert {record["kind"] for record in store.log()} == {"event", "finding"}
