"""Which headers are wanted: the quick look at domains hides nothing that the exact one finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.core.interest import Interest
from followupd.model import Role

ADDRESSES = (
    *("alice@acme.example", "X@Eu.ACME.example", "bob@globex.example", "hr@mail.globex.example", "@acme.example"),
    *(
        "no-reply@eu.greenhouse-mail.io",
        "zed@people.example",
        "friend@people.example",
        "a@b@acme.example",
        "@myworkday.com",
    ),
)
WATCHING = Interest(
    addresses=frozenset({"zed@people.example"}),
    domains=frozenset({"acme.example"}),
    companies=frozenset({"globex.example"}),
    ids=frozenset({"<thread@mail.example>"}),
)


class Exact(Interest):
    """Looks at every address, whatever its domain."""

    __slots__ = ()

    def _domains(self, lower: bytes) -> tuple[bool, bool]:
        return True, True


@given(
    st.lists(st.sampled_from(ADDRESSES), max_size=3),
    st.lists(st.sampled_from(ADDRESSES), max_size=3),
    st.sampled_from(["", "<thread@mail.example>", "<other@mail.example>"]),
    st.sampled_from(list(Role)),
)
def test_the_quick_look_at_domains_changes_nothing(sender: list[str], to: list[str], thread: str, role: Role) -> None:
    fields = f"From: {', '.join(sender)}\r\nTo: {', '.join(to)}\r\nReferences: {thread}\r\n\r\n".encode()
    exact = Exact(WATCHING.addresses, WATCHING.domains, WATCHING.companies, WATCHING.ids)

    assert WATCHING.wants(fields, role) == exact.wants(fields, role)


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        (b"From: a@b.example\r\nSubject: Your interview\r\n", True),
        (b"Subject: =?utf-8?q?Entretien_t=C3=A9l=C3=A9phonique?=\r\nFrom: a@b.example\r\n", True),
        (b"From: a@b.example\r\nSubject: Tuesday,\r\n an ON-SITE visit\r\n", True),
        (b"From: a@b.example\r\nSubject: Lunch\r\nTo: interview@b.example\r\n", False),
        (b"From: Mail Delivery System <x@b.example>\r\nSubject: Lunch\r\n", True),
        (b"From: a@b.example\r\nTo: postmaster@b.example\r\nSubject: Lunch\r\n", False),
        (b'Content-Type: application/x; name="a.ics"\r\nFrom: a@b.example\r\n', True),
        (b"From: a@www.icsx.example\r\nSubject: Lunch\r\n", False),
        (b"From: hr@globex.example\r\nSubject: Lunch\r\n", True),
        (b"From: a@b.example\r\nX-Followupd-Key: 1\r\nSubject: Your interview\r\n", True),
    ],
)
def test_what_may_make_an_opportunity_is_wanted_in_the_inbox_only(fields: bytes, wanted: bool) -> None:
    assert WATCHING.wants(fields, Role.INBOX) is wanted
    assert not WATCHING.wants(fields, Role.SENT)


@pytest.mark.parametrize("role", [Role.INBOX, Role.SENT])
def test_what_a_relay_writes_and_what_is_written_to_it_is_wanted(role: Role) -> None:
    assert WATCHING.wants(b"From: no-reply@us.greenhouse-mail.io\r\nSubject: Lunch\r\n", role)
    assert WATCHING.wants(b"From: me@b.example\r\nTo: Acme <1@hire.lever.co>\r\nSubject: Lunch\r\n", role)
