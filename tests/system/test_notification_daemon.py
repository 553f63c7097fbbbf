"""dunst on the tests' screen shows what it is sent, and its buttons press."""

from __future__ import annotations

import pytest
from jeepney import DBusAddress, MatchRule, message_bus
from jeepney.io.blocking import DBusConnection, Proxy

from tests.server.ports import wait_for
from tests.system.notification_daemon import NAME, Desktop, Notified

pytestmark = pytest.mark.desktop

ADDRESS = DBusAddress("/org/freedesktop/Notifications", NAME, NAME)
ACTIONS = ["snooze", "Snooze", "done", "Done"]


def _notify(desktop: Desktop, connection: DBusConnection, summary: str) -> int:
    hints = {"urgency": ("y", 1)}
    body = ("followupd", 0, "", summary, "Write to Alice", ACTIONS, hints, 0)
    return int(desktop.bus.call(connection, ADDRESS, "Notify", "susssasa{sv}i", body)[0])


def test_what_is_sent_is_heard_shown_and_kept(desktop: Desktop) -> None:
    with desktop.bus.connection() as one:
        number = _notify(desktop, one, "Follow up")
        sender = one.unique_name
        expected = Notified(
            "followupd", 0, "", "Follow up", "Write to Alice", tuple(ACTIONS), {"urgency": 1}, 0, sender, number
        )
        assert desktop.wait_for(1) == [expected]
        wait_for(lambda: desktop.displayed() == 1, "the notification on the screen")
        desktop.close_all()

    wait_for(lambda: desktop.displayed() == 0, "an empty screen")
    assert [entry["summary"] for entry in desktop.history()] == ["Follow up"]


def test_a_pressed_button_is_told_to_the_sender(desktop: Desktop) -> None:
    rule = MatchRule(type="signal", interface=NAME, member="ActionInvoked")
    with desktop.bus.connection() as one:
        Proxy(message_bus, one).AddMatch(rule)
        number = _notify(desktop, one, "Follow up")
        wait_for(lambda: desktop.displayed() == 1, "the notification on the screen")
        with one.filter(rule) as signals:
            desktop.press("Done")
            heard = one.recv_until_filtered(signals, timeout=20)

    assert heard.body == (number, "done")


def test_a_screenshot_shows_that_something_is_shown(desktop: Desktop) -> None:
    before = desktop.screenshot().read_bytes()
    with desktop.bus.connection() as one:
        _notify(desktop, one, "Follow up")
        wait_for(lambda: desktop.displayed() == 1, "the notification on the screen")

        wait_for(lambda: len(desktop.screenshot().read_bytes()) > 2 * len(before), "words on the screen")


def test_the_daemon_goes_and_comes_back(desktop: Desktop) -> None:
    desktop.stop()
    assert not desktop.bus.owned(NAME)
    desktop.start()

    assert desktop.displayed() == 0
