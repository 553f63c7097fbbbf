"""Fixtures of the tests that run against a real desktop, keyring and service manager (see each module)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import STRICT
from tests.server.conftest import dovecot, dovecot_server, dovecot_with, proxy_to  # noqa: F401 - fixtures of ours too
from tests.system import keyring_daemon as keyring_daemon_module
from tests.system import notification_daemon
from tests.system import session_bus as session_bus_module
from tests.system import systemd_user as systemd_user_module
from tests.system.keyring_daemon import KeyringDaemon
from tests.system.notification_daemon import Desktop
from tests.system.service import Service
from tests.system.session_bus import SessionBus
from tests.system.systemd_user import CannotStart, SystemdUser


@pytest.fixture
def session_bus(needs: Callable[..., None]) -> Iterator[SessionBus]:
    """A running session bus with nothing on it."""
    needs("dbus-daemon", Path(session_bus_module.BINARY))
    bus = SessionBus()
    try:
        bus.start()
        yield bus
    finally:
        bus.close()


@pytest.fixture
def desktop(session_bus: SessionBus, needs: Callable[..., None]) -> Iterator[Desktop]:
    """dunst under Xvfb on `session_bus`."""
    for package, program in notification_daemon.PROGRAMS.items():
        needs(package, Path(program))
    one = Desktop(session_bus)
    yield one
    one.close()


@pytest.fixture
def keyring_daemon(session_bus: SessionBus, needs: Callable[..., None]) -> Iterator[KeyringDaemon]:
    """gnome-keyring on `session_bus`, not yet started."""
    needs("gnome-keyring", Path(keyring_daemon_module.BINARY))
    one = KeyringDaemon(session_bus)
    yield one
    one.close()


@pytest.fixture(scope="module")
def systemd_user(needs: Callable[..., None]) -> Iterator[SystemdUser]:
    """A systemd user manager of this module's own."""
    needs("systemd", Path(systemd_user_module.BINARY), Path(systemd_user_module.SYSTEMCTL))
    try:
        one = SystemdUser()
    except CannotStart as error:
        (pytest.fail if STRICT else pytest.skip)(
            f"needs Debian's package systemd: no user manager starts here: {error}"
        )
    yield one
    one.close()


@pytest.fixture
def service(systemd_user: SystemdUser, tmp_path: Path) -> Iterator[Service]:
    """followupd's own commands and unit under `systemd_user`; nothing is installed yet."""
    one = Service(systemd_user, tmp_path)
    yield one
    one.close()
