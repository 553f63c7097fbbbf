"""When a mail on disk was written: the file's time says only when it was copied (SPEC section 11)."""

from __future__ import annotations

import mailbox
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from followupd.adapters.archive import Archive
from followupd.app.audit import Audit
from followupd.core.arrival import arrived
from followupd.model import Policy

COPIED = datetime(2026, 11, 24, tzinfo=UTC)
POLICY = Policy(me=frozenset({"jordan@mail.example"}), watch=("alice@acme.example",))


def mail(date: str, number: int = 0, more: str = "", sender: str = "alice@acme.example") -> bytes:
    head = f"From: {sender}\r\nTo: jordan@mail.example\r\nSubject: Hello\r\nMessage-ID: <{number}@x.example>\r\n"
    return f"{head}{date}{more}\r\nHow are you, Jordan?\r\n".encode()


NEXT_YEAR = "Date: Mon, 01 Mar 2027 10:00:00 -0500\r\n"
FAR = "Date: Mon, 01 Mar 2199 10:00:00 -0500\r\n"
RECEIVED = "Received: from a by b;\r\n\tTue, 03 Nov 2026 09:00:00 -0500\r\n"


def eml(top: Path, mails: list[bytes]) -> None:
    for number, data in enumerate(mails):
        path = top / f"{number}.eml"
        path.write_bytes(data)
        os.utime(path, (COPIED.timestamp(), COPIED.timestamp()))


def mbox(top: Path, mails: list[bytes]) -> None:
    box = mailbox.mbox(str(top / "a.mbox"))
    for data in mails:
        box.add(data)
    box.close()


def maildir(top: Path, mails: list[bytes]) -> None:
    box = mailbox.Maildir(str(top / "box"))
    for data in mails:
        box.add(data)


@pytest.mark.parametrize("write", [eml, mbox, maildir], ids=lambda write: write.__name__)
def test_a_story_of_next_year_keeps_its_dates(tmp_path: Path, write: Callable[[Path, list[bytes]], None]) -> None:
    write(tmp_path, [mail(NEXT_YEAR), mail(NEXT_YEAR.replace("01 Mar", "02 Mar"), 1)])
    told = list(Audit(lambda: Archive([tmp_path]), POLICY, print).records())
    assert [record.get("at") for record in told] == ["2027-03-01T15:00:00+00:00", "2027-03-02T15:00:00+00:00", None]


def test_a_date_in_the_far_future_ends_no_replay(tmp_path: Path) -> None:
    eml(tmp_path, [mail(NEXT_YEAR), mail(FAR, 1, sender="spam@x.example")])
    audit = Audit(lambda: Archive([tmp_path]), POLICY, print)
    assert [record.get("at") for record in audit.records()] == ["2027-03-01T15:00:00+00:00", None]
    assert audit.last == datetime(2027, 3, 1, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (mail(NEXT_YEAR), None),
        (mail(FAR), COPIED),
        (mail(""), COPIED),
        (mail("Date: Thu, 01 Jan 1970 00:00:00 +0000\r\n"), COPIED),
        (mail("Date: yesterday\r\n"), COPIED),
        (mail(NEXT_YEAR, more=RECEIVED), datetime(2026, 11, 3, 14, tzinfo=UTC)),
        (mail("", more=RECEIVED), datetime(2026, 11, 3, 14, tzinfo=UTC)),
    ],
)
def test_what_contradicts_or_replaces_a_date(data: bytes, expected: datetime | None) -> None:
    assert arrived(data, COPIED) == expected
