"""Fixtures of the tests that run against a real or a scripted IMAP server (see each module's docstring)."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import STRICT
from tests.server.certificates import Authority, make_authority
from tests.server.cyrus import CyrusMailbox, CyrusServer, NotToBeHad
from tests.server.dovecot import BINARY, DovecotServer, Mailbox, Options
from tests.server.mailstore import Store
from tests.server.proxy import Proxy
from tests.server.scripted import ScriptedServer


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """A certificate authority and a certificate for localhost, for proxies and scripted servers."""
    return make_authority(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="session")
def dovecot_server(needs: Callable[..., None]) -> Iterator[Callable[..., DovecotServer]]:
    """`dovecot_server(**options)`: the running server with those `Options`, started once a session."""
    servers: dict[Options, DovecotServer] = {}

    def server(**options: Any) -> DovecotServer:
        needs("dovecot-imapd", Path(BINARY), Path("/usr/lib/dovecot/imap"))
        wanted = Options(**options)
        if wanted not in servers:
            servers[wanted] = DovecotServer(wanted)
        servers[wanted].start()
        return servers[wanted]

    yield server
    with ThreadPoolExecutor() as pool:
        list(pool.map(DovecotServer.close, servers.values()))


@pytest.fixture
def dovecot_with(dovecot_server: Callable[..., DovecotServer]) -> Callable[..., Mailbox]:
    """`dovecot_with(**options)`: a fresh mailbox on a server with those `Options`."""

    def mailbox(**options: Any) -> Mailbox:
        return dovecot_server(**options).mailbox()

    return mailbox


@pytest.fixture
def dovecot(dovecot_with: Callable[..., Mailbox]) -> Mailbox:
    """A fresh, empty mailbox on the default server."""
    return dovecot_with()


@pytest.fixture
def proxy_to() -> Iterator[Callable[[int], Proxy]]:
    """`proxy_to(port)`: a fault-injecting proxy before that port, closed with the test."""
    with contextlib.ExitStack() as stack:
        yield lambda port: stack.enter_context(Proxy(port))


@pytest.fixture
def scripted(authority: Authority) -> Iterator[Callable[..., ScriptedServer]]:
    """`scripted(tls=True)`: a scripted IMAP server, closed with the test."""
    with contextlib.ExitStack() as stack:

        def server(*, tls: bool = True) -> ScriptedServer:
            one = ScriptedServer(authority if tls else None)
            stack.callback(one.close)
            return one

        yield server


@pytest.fixture(scope="session")
def cyrus_server() -> Iterator[CyrusServer]:
    """The one Cyrus of the session."""
    one = None
    try:
        one = CyrusServer()
        one.start()
    except NotToBeHad as error:
        if one is not None:
            one.close()
        say = pytest.fail if STRICT else pytest.skip
        say(f"needs Debian's package cyrus-imapd: {error}")
    yield one
    one.close()


@pytest.fixture
def cyrus(cyrus_server: CyrusServer) -> CyrusMailbox:
    """A fresh mailbox on Cyrus."""
    return cyrus_server.mailbox()


@pytest.fixture(params=["dovecot", "cyrus"])
def box(request: pytest.FixtureRequest) -> Store:
    """A fresh mailbox, on each real server in turn."""
    found: Store = request.getfixturevalue(request.param)
    return found
