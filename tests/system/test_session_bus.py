"""The session bus of the tests is real, private, and empty."""

from __future__ import annotations

import pytest

from tests.system.session_bus import SessionBus

pytestmark = pytest.mark.desktop


def test_nobody_shows_notifications_on_a_fresh_bus(session_bus: SessionBus) -> None:
    assert not session_bus.owned("org.freedesktop.Notifications")
    assert session_bus.owned("org.freedesktop.DBus")


def test_the_bus_comes_back_at_the_same_address(session_bus: SessionBus) -> None:
    session_bus.stop()
    with pytest.raises(OSError, match=r"No such file|refused"), session_bus.connection():
        pass
    session_bus.start()

    assert session_bus.owned("org.freedesktop.DBus")
