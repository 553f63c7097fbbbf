"""The service is installed by one command, says how it is, and goes without a trace."""

from __future__ import annotations

import json
import stat
import subprocess
from pathlib import Path

import pytest

from tests.server.dovecot import Mailbox
from tests.server.ports import wait_for
from tests.system.service import Service, tree

pytestmark = [pytest.mark.systemd, pytest.mark.server]


def own_files(service: Service) -> set[str]:
    """What lies in home and configuration, apart from what the program's own runs leave."""
    manager = service.manager
    there = tree(manager.home, manager.config)
    return {path for path in there if "/venv" not in path and "/.cache" not in path and not Path(path).is_dir()}


def test_installed_it_runs_and_says_what_it_does_and_uninstalled_it_leaves_nothing(
    service: Service, dovecot: Mailbox
) -> None:
    service.configure(dovecot)
    before = own_files(service)

    said = service.run("service", "install")
    manager = service.manager
    data = manager.home / ".local" / "share"
    made = {
        manager.unit_folder / "followupd.service",
        manager.unit_folder / "followupd-failed.service",
        manager.unit_folder / "default.target.wants" / "followupd.service",
        data / "applications" / "followupd.desktop",
        data / "icons" / "hicolor" / "scalable" / "apps" / "followupd.svg",
    }
    assert own_files(service) - before == {str(path) for path in made}
    assert all(f"Written: {path}" in said for path in made if "wants" not in str(path))
    assert "It runs: Watching 1 mailbox, 0 opportunities, 0 nudges ahead." in said
    assert service.show("ActiveState", "SubState", "StatusText", "UnitFileState", "NRestarts") == {
        "ActiveState": "active",
        "SubState": "running",
        "StatusText": "Watching 1 mailbox, 0 opportunities, 0 nudges ahead",
        "UnitFileState": "enabled",
        "NRestarts": "0",
    }
    assert f"path={service.launcher} ;" in service.show("ExecStart")["ExecStart"], "the symlink, not its target"
    pid = service.show("MainPID")["MainPID"]

    assert service.run("service", "install") == (
        "It runs already: Watching 1 mailbox, 0 opportunities, 0 nudges ahead.\n"
    )
    assert service.show("MainPID")["MainPID"] == pid

    said = service.run("service", "uninstall")
    assert all(f"Removed: {path}" in said for path in made if "wants" not in str(path))
    assert own_files(service) == before
    assert service.show("LoadState", "ActiveState") == {"LoadState": "not-found", "ActiveState": "inactive"}
    assert not Path(f"/proc/{pid}").exists()
    assert service.run("service", "uninstall") == "There was nothing to remove.\n"


def test_status_says_whether_it_runs_and_since_when(service: Service, dovecot: Mailbox) -> None:
    assert service.run("service", "status", code=1) == ("Not installed. Install it with: followupd service install\n")
    service.configure(dovecot)
    service.run("service", "install")

    found = json.loads(service.run("service", "status", "--json"))
    pid = int(service.show("MainPID")["MainPID"])
    assert found.pop("since") == found.pop("ready_since")
    assert found == {
        "unit": "followupd.service",
        "installed": True,
        "enabled": True,
        "state": "active",
        "substate": "running",
        "status": "Watching 1 mailbox, 0 opportunities, 0 nudges ahead",
        "pid": pid,
        "restarts": 0,
        "result": "success",
        "exit_code": None,
        "signal": None,
    }
    shown = service.run("service", "status")
    assert "active (running) since 20" in shown
    assert "Watching 1 mailbox" in shown

    service.manager.systemctl("stop", "followupd")
    assert json.loads(service.run("service", "status", "--json", code=1))["state"] == "inactive"


def test_nothing_is_installed_for_a_configuration_that_is_wrong(service: Service) -> None:
    before = own_files(service)
    service.write_config('[[accounts]]\nemail = "jordan@mail.example"\nnonsense = 1\n')
    said = service.run("service", "install", code=78)
    assert "config.toml:3" in said
    assert own_files(service) - before == {str(service.config)}
    service.write_config('timezone = "UTC"\n')
    assert "names no account to watch" in service.run("service", "install", code=78)


def test_the_unit_can_be_looked_at_without_installing_it(service: Service) -> None:
    before = own_files(service)
    text = service.run("service", "install", "--print", "--config", "/etc/50%/my config.toml")
    assert f'ExecStart={service.launcher} run --config "/etc/50%%/my config.toml"' in text.splitlines()
    shipped = (Path(__file__).parents[2] / "systemd" / "followupd.service").read_text("utf-8")
    ours = [line for line in text.splitlines() if not line.startswith("ExecStart=")]
    assert ours == [line for line in shipped.splitlines() if not line.startswith("ExecStart=")]
    assert own_files(service) == before


def test_the_service_sees_the_same_files_and_commands_as_the_one_who_installs_it(
    service: Service, dovecot: Mailbox, tmp_path: Path
) -> None:
    service.configure(dovecot, account='password_command = "my-password"')
    commands = tmp_path / "my bin"
    commands.mkdir()
    command = commands / "my-password"
    command.write_text(f"#!/bin/sh\necho '{dovecot.password}'\n")
    command.chmod(0o755)
    elsewhere = tmp_path / "state of $mine"
    service.environment |= {"XDG_STATE_HOME": str(elsewhere), "PATH": f"{commands}:{service.environment['PATH']}"}

    service.run("service", "install")
    service.wait_until("ActiveState", "active")
    assert (elsewhere / "followupd" / "state.db").exists()
    assert not service.state.exists()


def test_a_daemon_that_cannot_sign_in_is_told_at_once_by_the_installing_command(
    service: Service, dovecot: Mailbox
) -> None:
    service.configure(dovecot, account='password_command = "echo wrong"')
    said = service.run("service", "install", code=77)
    assert "It is installed, but does not run: every login was refused." in said
    assert "followupd login" in said
    assert service.show("ActiveState", "NRestarts", "ExecMainStatus") == {
        "ActiveState": "failed",
        "NRestarts": "0",
        "ExecMainStatus": "77",
    }
    shown = service.run("service", "status", code=1)
    assert "Last failure:  every login was refused" in shown


def test_drop_ins_of_the_users_own_are_left_alone(service: Service, dovecot: Mailbox) -> None:
    service.configure(dovecot)
    theirs = service.manager.unit_folder / "followupd.service.d" / "override.conf"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("[Service]\nNice=5\n")
    service.run("service", "install")
    said = service.run("service", "uninstall")
    assert f"Left alone, as it is not ours: {theirs}" in said
    assert theirs.read_text() == "[Service]\nNice=5\n"
    assert list(theirs.parent.iterdir()) == [theirs]


def test_without_systemd_it_says_so(service: Service, dovecot: Mailbox, tmp_path: Path) -> None:
    service.configure(dovecot)
    nowhere = {"XDG_RUNTIME_DIR": str(tmp_path / "none"), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    assert "No systemd user manager answers here." in service.run("service", "install", code=75, environment=nowhere)
    bare = tmp_path / "bin"
    bare.mkdir()
    for words in (("service", "install"), ("service", "status"), ("service", "logs")):
        said = service.run(*words, code=78, environment={"PATH": str(bare)})
        assert ("no journal" in said) if words[1] == "logs" else ("There is no systemd on this machine." in said)


def test_logs_are_those_of_the_unit_from_the_journal(service: Service, tmp_path: Path) -> None:
    program = tmp_path / "bin" / "journalctl"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    program.chmod(0o755)
    path = {"PATH": f"{program.parent}:{service.environment['PATH']}"}
    said = service.run("service", "logs", "--follow", "-n", "5", environment=path).split()
    assert said == ["--user", "--unit=followupd.service", "--unit=followupd-failed.service", "--follow", "--lines=5"]


def can_sandbox() -> bool:
    """Whether this machine gives a user manager user namespaces."""
    return subprocess.run(["unshare", "-Ur", "true"], check=False, capture_output=True).returncode == 0


def test_the_sandbox_is_a_drop_in_that_can_be_switched_on_and_off(service: Service, dovecot: Mailbox) -> None:
    service.configure(dovecot)
    service.run("service", "install")
    drop_in = service.manager.unit_folder / "followupd.service.d" / "sandbox.conf"
    service.drop_in(f"[Service]\nPrivateTmp=no\nReadWritePaths={service.folder}\n")  # the tests' files lie in /tmp
    if not can_sandbox():
        pytest.skip("no user namespaces here")
    service.run("service", "install", "--sandbox")
    assert service.show("ProtectSystem", "PrivateUsers", "ActiveState") == {
        "ProtectSystem": "strict",
        "PrivateUsers": "yes",
        "ActiveState": "active",
    }
    pid = service.show("MainPID")["MainPID"]
    mounts = Path(f"/proc/{pid}/mountinfo").read_text().splitlines()
    assert any(line.split()[4] == "/" and "ro" in line.split()[5].split(",") for line in mounts)

    service.run("service", "install")
    assert drop_in.exists(), "asked for nothing, it stays as it is"
    said = service.run("service", "install", "--no-sandbox")
    assert f"Removed: {drop_in}" in said
    assert not drop_in.parent.exists()
    wait_for(
        lambda: service.show("ActiveState", "PrivateUsers") == {"ActiveState": "active", "PrivateUsers": "no"}, "it"
    )


def test_what_it_writes_is_for_the_user_alone(service: Service, dovecot: Mailbox) -> None:
    service.configure(dovecot)
    service.run("service", "install")
    service.wait_until("ActiveState", "active")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in service.state.iterdir()}
    assert modes["state.db"] == 0o600
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(service.state.stat().st_mode) == 0o700
