"""The service stays up, ends when it should, and says when it has stopped for good."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.server.dovecot import Mailbox
from tests.server.ports import wait_for
from tests.server.proxy import Proxy
from tests.system.notification_daemon import Desktop
from tests.system.service import Service

pytestmark = [pytest.mark.systemd, pytest.mark.server]

HANGING = Path(__file__).with_name("hanging.py")


def started_by(service: Service, *words: str) -> str:
    """A drop-in that starts the daemon by another program."""
    command = " ".join(f'"{word}"' for word in (sys.executable, *words))
    return f"[Service]\nExecStart=\nExecStart={command} run\n"


def told_of_its_end(service: Service) -> None:
    """The unit that tells the user has been started."""
    name = "ExecMainStartTimestampMonotonic"
    wait_for(lambda: service.manager.show("followupd-failed", name)[name] != "0", "the unit that tells of the end")


@pytest.mark.parametrize("worker", ["watcher", "decider", "delivery"])
def test_a_worker_that_hangs_is_noticed_by_the_watchdog_and_the_service_restarted(
    service: Service, dovecot: Mailbox, worker: str
) -> None:
    switch = service.folder / "switch"
    switch.write_text("")
    service.configure(dovecot)
    service.drop_in(started_by(service, str(HANGING), str(switch)) + "WatchdogSec=3\nRestartSec=0\n")
    service.run("service", "install")
    service.wait_until("ActiveState", "active")
    first = service.show("MainPID", "NRestarts")
    assert first["NRestarts"] == "0"

    switch.write_text(worker)
    if worker == "delivery":
        service.configure(dovecot, account="nonsense = 1")
        service.manager.systemctl("reload", "followupd")  # refused: the user is told, and that is what hangs
        service.wait_for_log("hangs: delivery")
        service.configure(dovecot)

    service.wait_until("NRestarts", "1")
    service.wait_until("ActiveState", "active")
    assert f"hangs: {worker}" in service.log()
    second = service.show("MainPID", "StatusText")
    assert second["MainPID"] != first["MainPID"]
    assert second["StatusText"] == "Watching 1 mailbox, 0 opportunities, 0 nudges ahead"
    assert "1 times" in service.run("service", "status")


def test_while_all_is_well_the_watchdog_is_fed(service: Service, dovecot: Mailbox) -> None:
    switch = service.folder / "switch"
    switch.write_text("")
    service.configure(dovecot)
    service.drop_in(started_by(service, str(HANGING), str(switch)) + "WatchdogSec=1\nRestartSec=0\n")
    service.run("service", "install")
    service.wait_until("ActiveState", "active")

    def fed() -> int:
        return int(service.show("WatchdogTimestampMonotonic")["WatchdogTimestampMonotonic"])

    begun = fed()
    wait_for(lambda: fed() > begun + 3_000_000, "three more seconds of life")  # µs; three times what it may miss
    assert service.show("NRestarts", "ActiveState") == {"NRestarts": "0", "ActiveState": "active"}


def test_a_configuration_that_went_wrong_is_not_tried_again_and_the_desktop_tells(
    service: Service, dovecot: Mailbox, desktop: Desktop
) -> None:
    for name, value in desktop.bus.environment.items():
        service.manager.systemctl("set-environment", f"{name}={value}")
    service.configure(dovecot)
    service.run("service", "install")
    service.wait_until("ActiveState", "active")

    service.write_config("nonsense = 1\n")
    service.manager.run("restart", "followupd")
    service.wait_until("ActiveState", "failed")
    (notice,) = desktop.wait_for(1)
    assert notice.summary == "followupd has stopped: its configuration is wrong."
    assert notice.body == (
        "Nothing is watched until it runs again. Run: followupd config check. Then: systemctl --user start followupd."
    )
    assert service.show("NRestarts", "ExecMainStatus", "Result") == {
        "NRestarts": "0",
        "ExecMainStatus": "78",
        "Result": "exit-code",
    }
    status = json.loads(service.run("service", "status", "--json", code=1))
    assert (status["state"], status["exit_code"]) == ("failed", 78)

    service.configure(dovecot)
    assert "It runs" in service.run("service", "install")


def test_a_login_that_is_refused_is_not_tried_again(service: Service, dovecot: Mailbox) -> None:
    service.configure(dovecot)
    service.run("service", "install")
    service.wait_until("ActiveState", "active")

    (service.folder / "password0").write_text("wrong")
    dovecot.kick()
    service.wait_until("ActiveState", "failed")
    assert service.show("NRestarts", "ExecMainStatus") == {"NRestarts": "0", "ExecMainStatus": "77"}
    refusals = [line for line in dovecot.log().splitlines() if "auth failed" in line and dovecot.user in line]
    assert len(refusals) == 1
    told_of_its_end(service)


def test_it_is_restarted_after_a_crash_and_given_up_after_many(service: Service, dovecot: Mailbox) -> None:
    service.configure(dovecot)
    service.drop_in("[Unit]\nStartLimitBurst=3\n[Service]\nRestartSec=0\n")
    service.run("service", "install")
    service.wait_until("ActiveState", "active")
    service.manager.systemctl("kill", "--signal=KILL", "followupd")
    service.wait_until("NRestarts", "1")
    service.wait_until("ActiveState", "active")

    def killed_again() -> bool:
        service.manager.run("kill", "--signal=KILL", "followupd")
        return service.show("ActiveState")["ActiveState"] == "failed"

    wait_for(killed_again, "the manager to give up", seconds=60)
    assert "Last failure" in service.run("service", "status", code=1)
    told_of_its_end(service)


@pytest.mark.parametrize("trouble", ["none", "black hole", "password"])
def test_it_ends_within_five_seconds_whatever_it_waits_for(
    service: Service, dovecot: Mailbox, proxy_to: Callable[[int], Proxy], trouble: str
) -> None:
    proxy = proxy_to(dovecot.port)
    dovecot.port = proxy.port
    service.configure(dovecot)
    service.run("service", "install")
    service.wait_until("ActiveState", "active")
    if trouble == "black hole":
        proxy.hold()
        dovecot.port = dovecot.server.port
        dovecot.append("INBOX", b"From: a@b.example\r\n\r\nx")  # somebody waits for an answer that never comes
        service.manager.systemctl("kill", "--signal=USR1", "followupd")
    if trouble == "password":
        asked = service.folder / "asked"
        service.configure(dovecot, account=f"password_command = \"sh -c 'touch {asked}; exec sleep 1000'\"")
        service.manager.systemctl("reload", "followupd")
        wait_for(asked.exists, "the command that waits")

    began = time.monotonic()
    service.manager.systemctl("stop", "followupd")
    assert time.monotonic() - began < 5
    assert service.show("ActiveState", "Result", "ExecMainStatus") == {
        "ActiveState": "inactive",
        "Result": "success",
        "ExecMainStatus": "0",
    }


def test_the_password_can_be_a_credential_that_systemd_passes(service: Service, dovecot: Mailbox) -> None:
    secret = service.folder / "secret"
    secret.write_text(dovecot.password + "\n")
    service.configure(dovecot, account="")
    service.drop_in(f"[Service]\nLoadCredential=followupd-account0:{secret}\n")
    service.run("service", "install")
    service.wait_until("ActiveState", "active")
    assert service.show("StatusText")["StatusText"].startswith("Watching 1 mailbox")
    pid = service.show("MainPID")["MainPID"]
    environment = Path(f"/proc/{pid}/environ").read_bytes() + Path(f"/proc/{pid}/cmdline").read_bytes()
    assert dovecot.password.encode() not in environment
    assert dovecot.password not in service.log()
