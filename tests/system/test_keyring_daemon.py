"""gnome-keyring on the tests' bus keeps a secret, and keeps it locked."""

from __future__ import annotations

import pytest
import secretstorage
from jeepney.io.blocking import DBusConnection

from tests.system.keyring_daemon import KeyringDaemon

pytestmark = pytest.mark.desktop


def _stored(connection: DBusConnection) -> list[bytes]:
    collection = secretstorage.Collection(connection, "/org/freedesktop/secrets/collection/login")
    return [item.get_secret() for item in collection.search_items({"service": "followupd"})]


def test_a_secret_survives_a_restart_and_is_behind_the_lock(keyring_daemon: KeyringDaemon) -> None:
    keyring_daemon.start()
    with keyring_daemon.bus.connection() as one:
        collection = secretstorage.Collection(one, "/org/freedesktop/secrets/collection/login")
        collection.create_item("followupd", {"service": "followupd"}, b"hush")
    keyring_daemon.stop()
    keyring_daemon.start_locked()
    assert keyring_daemon.locked()
    with keyring_daemon.bus.connection() as one, pytest.raises(secretstorage.exceptions.LockedException):
        _stored(one)
    keyring_daemon.unlock()

    with keyring_daemon.bus.connection() as one:
        assert _stored(one) == [b"hush"]


def test_an_open_keyring_can_be_locked(keyring_daemon: KeyringDaemon) -> None:
    keyring_daemon.start()
    assert not keyring_daemon.locked()
    keyring_daemon.lock()

    assert keyring_daemon.locked()
