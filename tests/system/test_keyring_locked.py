"""A keyring that is locked at login: later, not never."""

from __future__ import annotations

import os

import pytest

from followupd.adapters.secrets import SystemSecrets
from followupd.errors import SecretUnavailable
from followupd.model import Account, Server
from tests.system.keyring_daemon import KeyringDaemon
from tests.system.session_bus import SessionBus

pytestmark = pytest.mark.desktop

ACCOUNT = Account("home", "bob@home.example", "bob", Server("imap.home.example", 993))


def test_a_locked_keyring_is_asked_again_and_answers_once_it_is_open(
    session_bus: SessionBus, keyring_daemon: KeyringDaemon
) -> None:
    secrets = SystemSecrets({**os.environ, **session_bus.environment}, patience=5)
    with pytest.raises(SecretUnavailable):
        secrets.password(ACCOUNT)
    keyring_daemon.start()
    secrets.store(ACCOUNT, "s3cret")
    keyring_daemon.lock()
    with pytest.raises(SecretUnavailable) as caught:
        secrets.password(ACCOUNT)
    assert caught.value.retryable
    keyring_daemon.unlock()
    assert secrets.password(ACCOUNT) == "s3cret"
