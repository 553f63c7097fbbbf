"""Every mail in tests/corpus/invites is read as the file beside it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from followupd.core.ics import invitations
from followupd.core.mime import parse
from followupd.model import Invitation, RawMail

MAILS = sorted((Path(__file__).parent.parent / "corpus" / "invites").glob("*.eml"))
ZONE = ZoneInfo("America/Toronto")


def read(path: Path) -> tuple[Invitation, ...]:
    mail = parse(RawMail(path.read_bytes()), zone=ZONE)
    header = mail.header
    return invitations(mail.calendars, zone=ZONE, subject=header.subject, sender=header.sender, text=mail.own.text)


def plain(invitation: Invitation) -> dict[str, Any]:
    return {
        "identity": invitation.identity,
        "method": str(invitation.method),
        "sequence": invitation.sequence,
        "stamp": invitation.stamp.isoformat() if invitation.stamp else None,
        "start": invitation.start.isoformat() if invitation.start else None,
        "end": invitation.end.isoformat() if invitation.end else None,
        "all_day": invitation.all_day,
        "summary": invitation.summary,
        "cue": invitation.cue,
        "not_interview": invitation.not_interview,
        "organizer": invitation.organizer.address if invitation.organizer else None,
        "attendees": [attendee.address for attendee in invitation.attendees],
        "rooms": [attendee.address for attendee in invitation.attendees if attendee.is_room],
        "unknown_zone": invitation.unknown_zone,
    }


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.stem)
def test_a_mail_with_a_calendar_part_is_read_as_expected(path: Path) -> None:
    assert [plain(invitation) for invitation in read(path)] == json.loads(path.with_suffix(".json").read_text())


def test_the_corpus_is_there() -> None:
    assert len(MAILS) >= 40
