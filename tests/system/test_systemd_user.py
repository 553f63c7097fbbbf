"""The user manager of the tests runs units as the real one, because it is the real one."""

from __future__ import annotations

import pytest

from tests.system.systemd_user import SystemdUser

pytestmark = pytest.mark.systemd


def test_a_unit_says_that_it_is_ready_and_is_restarted_by_its_watchdog(systemd_user: SystemdUser) -> None:
    (systemd_user.unit_folder / "sleepy.service").write_text(
        "[Service]\nType=notify\nNotifyAccess=all\nWatchdogSec=1\nRestart=on-failure\nRestartSec=0\n"
        "ExecStart=/bin/sh -c 'systemd-notify --ready --status=here; exec sleep 1000'\n",
        encoding="utf-8",
    )
    systemd_user.systemctl("daemon-reload")
    systemd_user.systemctl("start", "sleepy")
    assert systemd_user.show("sleepy", "ActiveState", "StatusText") == {"ActiveState": "active", "StatusText": "here"}

    systemd_user.wait_until("sleepy", "NRestarts", "1")
    systemd_user.systemctl("stop", "sleepy")


def test_an_exit_code_can_forbid_the_restart(systemd_user: SystemdUser) -> None:
    (systemd_user.unit_folder / "refused.service").write_text(
        "[Service]\nRestart=on-failure\nRestartSec=0\nRestartPreventExitStatus=78\nExecStart=/bin/sh -c 'exit 78'\n",
        encoding="utf-8",
    )
    systemd_user.systemctl("daemon-reload")
    systemd_user.systemctl("start", "refused")
    systemd_user.wait_until("refused", "ActiveState", "failed")

    assert systemd_user.show("refused", "NRestarts", "ExecMainStatus") == {"NRestarts": "0", "ExecMainStatus": "78"}
