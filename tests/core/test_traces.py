"""What is kept of the headers of mails passed over tells what a wider interest wants of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from followupd.core.interest import Interest
from followupd.core.traces import Traces
from followupd.model import Role

DOMAINS = st.sampled_from(["acme.example", "mail.acme.example", "globex.example", "eu.mail.globex.example", "example"])
ADDRESSES = st.builds("{}@{}".format, st.sampled_from(["alice", "bob", "hr"]), DOMAINS)
IDS = st.builds("<{}>".format, st.one_of(ADDRESSES, st.sampled_from(["A@x", "b@Y"])))
INTERESTS = st.builds(
    Interest,
    addresses=st.frozensets(ADDRESSES, max_size=2),
    domains=st.frozensets(DOMAINS, max_size=1),
    companies=st.frozensets(DOMAINS, max_size=1),
    ids=st.frozensets(IDS, max_size=2),
)


@st.composite
def headers(draw: st.DrawFn) -> bytes:
    names = draw(st.lists(ADDRESSES, max_size=3))
    threads = draw(st.lists(IDS, max_size=2))
    return f"To: {', '.join(f'X <{name.title()}>' for name in names)}\nReferences: {' '.join(threads)}\n".encode()


@given(st.lists(st.tuples(headers(), st.sampled_from([Role.SENT, Role.INBOX])), max_size=4), INTERESTS)
def test_the_mails_named_are_those_that_the_interest_wants(mails: list[tuple[bytes, Role]], interest: Interest) -> None:
    traces = Traces()
    for number, (fields, role) in enumerate(mails):
        traces.add(number, fields, role)
    assert traces.named(interest) == {n for n, (fields, role) in enumerate(mails) if interest.wants(fields, role)}


def test_nothing_is_wanted_by_nobody() -> None:
    traces = Traces()
    traces.add(1, b"To: alice@acme.example\n", Role.SENT)
    assert traces.named(Interest()) == set()
