"""Waking up is told by logind's signal, over a real bus."""

from __future__ import annotations

import queue

import pytest
from jeepney import DBusAddress, message_bus, new_signal
from jeepney.io.blocking import open_dbus_connection

from followupd.adapters.logind import Logind
from tests.system.session_bus import SessionBus

pytestmark = pytest.mark.desktop

MANAGER = DBusAddress("/org/freedesktop/login1", interface="org.freedesktop.login1.Manager")


def test_the_end_of_a_sleep_is_told_and_its_beginning_is_not(session_bus: SessionBus) -> None:
    told: queue.Queue[str] = queue.Queue()
    logind = Logind(lambda: told.put("resumed"), bus=session_bus.address)
    logind.start()
    assert logind.listening(10)
    with open_dbus_connection(session_bus.address) as connection:
        connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.login1"), timeout=10)
        for asleep in (True, False, True, False):
            connection.send(new_signal(MANAGER, "PrepareForSleep", "b", (asleep,)))
        assert [told.get(timeout=10) for _ in range(2)] == ["resumed", "resumed"]
    logind.close()
    assert told.empty()


def test_without_a_bus_nothing_is_told_and_it_closes_at_once() -> None:
    logind = Logind(lambda: None, bus="unix:path=/nowhere")
    logind.start()
    assert not logind.listening(0.1)
    logind.close()
