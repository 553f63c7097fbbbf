"""Sent or received is told by the From address (SPEC section 11), not by whatever else stands in that field."""

from __future__ import annotations

import pytest

from followupd.app.audit import Audit
from followupd.model import Policy, RawMail
from tests.core.mails import Box, at, ics

POLICY = Policy(zone="America/Toronto", me=frozenset({"jordan@mail.example"}))


@pytest.mark.parametrize(
    "sender",
    [
        '"jordan@mail.example via Acme" <no-reply@us.greenhouse-mail.io>',
        "alice.jordan@mail.example",
        "Alice <alice@acme.example>",
    ],
)
def test_an_invitation_is_received_though_its_sender_is_written_like_the_user(sender: str) -> None:
    box = Box()
    box.invite(0, "10:00", ics("u", at(3, "10:00")), sender=sender)
    told = list(Audit(lambda: map(RawMail, box.mails), POLICY, print).records())
    assert [record.get("type") for record in told] == ["interview", None]
