"""A short soak: the connection broken in every way while mail arrives. The long one is in `bench/`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from followupd.app.watched import Phase
from followupd.model import Role
from tests.server.imap_side import Watching, mail, on_real, on_scripted
from tests.server.mailstore import Store
from tests.server.ports import wait_for
from tests.server.proxy import Proxy
from tests.server.scripted import Command, ScriptedServer, Session

pytestmark = pytest.mark.server

BREAKS: dict[str, Callable[[Proxy], None]] = {
    "reset": Proxy.reset,
    "hang_up": Proxy.hang_up,
    "half_close": Proxy.half_close,
    "garbage": lambda proxy: proxy.inject(b"\x00\xff garbage {99\r\n"),
    "cut": lambda proxy: proxy.cut_after(700),
    "refuse": lambda proxy: (proxy.refuse(), proxy.reset(), None)[-1],
}


@pytest.mark.parametrize("how", BREAKS)
def test_however_the_connection_breaks_no_mail_is_missed_and_none_comes_twice(
    how: str, box: Store, proxy_to: Callable[[int], Proxy]
) -> None:
    proxy = proxy_to(box.port)
    wanted = [str(n) for n in range(12)]
    with Watching(on_real(box, proxy.port)) as watching:
        for number in wanted:
            if int(number) % 4 == 1:
                BREAKS[how](proxy)
            box.append("Sent", mail(number))
            if int(number) % 4 == 3:
                proxy.heal()
                watching.watch.wake()
                watching.wait_for_mail(number)
        watching.wait_for_mail(*wanted)

    assert watching.seen == wanted
    assert Phase.OFFLINE in watching.phases


def test_a_folder_gets_its_own_connection_back_when_the_server_allows_it(
    scripted: Callable[..., ScriptedServer],
) -> None:
    server = scripted()
    allowed = [True, False]

    def limited(session: Session, command: Command) -> None:
        if allowed.pop(0) if allowed else True:
            session.default(command)
        else:
            session.tagged(command, "NO [LIMIT] Maximum number of connections exceeded")

    server.replies["LOGIN"] = limited
    with Watching(on_scripted(server), (Role.SENT, Role.INBOX)) as watching:
        wait_for(lambda: Phase.PARKED in watching.phases, "a parked watcher")
        wait_for(lambda: {b.role for b in watching.batches} == {Role.SENT, Role.INBOX}, "both folders over one")
        parked = next(w for w in watching.watch.watchers if not w.seats)
        parked.wake()
        wait_for(lambda: server.idling() == 2, "two connections")
        server.deliver({Role.SENT: "Sent", Role.INBOX: "INBOX"}[parked.role], mail("back"))
        watching.wait_for_mail("back")

    assert {w.role: w.seats for w in watching.watch.watchers} == {
        Role.SENT: (Role.SENT,),
        Role.INBOX: (Role.INBOX,),
    }
    assert watching.seen == ["back"]
