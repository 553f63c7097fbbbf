"""Header fields as an enemy writes them: long runs cost no more than their length, and a forged field hides nothing."""

from __future__ import annotations

import pytest

from followupd.core.interest import Interest
from followupd.core.traces import Traces
from followupd.model import Role
from tests.core.linear import grows_linearly

WATCHING = Interest(
    frozenset({"alice@acme.example"}), companies=frozenset({"acme.example"}), me=frozenset({"jordan@mail.example"})
)


@pytest.mark.parametrize("run", ["a", "a.", "<", "@", "a@", "a@acme.example", "<a", "\t", ":"])
def test_a_long_run_is_looked_through_in_linear_time(run: str) -> None:
    def look(text: str) -> None:
        fields = b"From: x@acme.example\r\nSubject: " + text.encode() + b"\r\n"
        WATCHING.wants(fields, Role.SENT)
        Traces().add(1, fields, Role.INBOX)

    assert grows_linearly(look, run)


def test_our_own_mail_is_not_wanted_and_a_strangers_with_our_field_is() -> None:
    ours = b"X-Followupd-Key: k\r\nFrom: followupd <jordan@mail.example>\r\nTo: alice@acme.example\r\n"
    forged = b"X-Followupd-Key: k\r\nFrom: Alice <alice@acme.example>\r\nTo: jordan@mail.example\r\n"
    assert [WATCHING.wants(fields, Role.INBOX) for fields in (ours, forged)] == [False, True]
