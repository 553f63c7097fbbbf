"""Which mails an audit reads whole: all that the history would have taken (SPEC sections 3 and 11)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followupd.app.audit import Audit
from followupd.model import Policy, RawMail
from tests.core.mails import Box, at, ics

POLICY = Policy(zone="America/Toronto", me=frozenset({"jordan@mail.example"}))


def told(box: Box, policy: Policy) -> list[str]:
    records = Audit(lambda: map(RawMail, box.mails), policy, print).records()
    return [record["type"] for record in records if record["kind"] == "event"]


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
    assert told(box, POLICY) == ["interview"]


def test_with_all_an_invitation_in_words_is_read_whatever_its_subject_says() -> None:
    box = Box()
    words = "We would like to invite you to an interview on Thursday, November 5 at 2 pm."
    box.them(0, "10:00", words, subject="Data engineer")
    assert told(box, POLICY) == []
    assert told(box, replace(POLICY, auto_adopt="all")) == ["interview"]
    broken = box.mails[0].replace(b"an interview", b"an inter=\nview").replace(b"7bit", b"quoted-printable")
    assert broken != box.mails[0]
    box.mails[0] = broken
    assert told(box, replace(POLICY, auto_adopt="all")) == ["interview"]


def test_a_mail_to_a_relays_address_without_references_is_a_contact_with_the_company_that_it_names() -> None:
    box = Box()
    relay = "Acme <no-reply@us.greenhouse-mail.io>"
    box.invite(0, "10:00", ics("u", at(3, "10:00")), sender=relay)
    box.you(1, "10:00", to=relay, subject="A question")
    assert told(box, POLICY) == ["interview", "contact"]
