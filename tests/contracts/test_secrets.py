"""Where a password comes from, in which order, and that it goes nowhere else."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from followupd.adapters import keyring_child
from followupd.adapters.secrets import SystemSecrets
from followupd.errors import LoginRefused, SecretUnavailable
from followupd.model import Account, Server

ACCOUNT = Account("home", "bob@home.example", "bob", Server("imap.home.example", 993))
BARE = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}


def python(code: str) -> str:
    return f"{sys.executable} -c {shlex.quote(code)}"


def with_command(code: str) -> Account:
    return replace(ACCOUNT, password_command=python(code), token_command=python(code))


def test_the_first_line_that_a_command_prints_is_the_password() -> None:
    account = with_command("print('s3cret  \\nlogin: bob')")
    assert SystemSecrets(BARE).password(account) == "s3cret  "
    assert SystemSecrets(BARE).token(account) == "s3cret  "


def test_a_command_is_run_without_a_shell() -> None:
    account = replace(ACCOUNT, password_command="echo $HOME; echo x")
    assert SystemSecrets(BARE).password(account) == "$HOME; echo x"


@pytest.mark.parametrize("code", ["import sys; print('s3cret'); sys.exit(3)", "pass", "print()"])
def test_a_command_that_fails_is_tried_later_and_what_it_printed_is_not_told(code: str) -> None:
    with pytest.raises(SecretUnavailable) as caught:
        SystemSecrets(BARE).password(with_command(code))
    assert "s3cret" not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("command", ["/nowhere/program", "'unclosed", " "])
def test_a_command_that_cannot_be_run_is_told_by_its_key(command: str) -> None:
    with pytest.raises(SecretUnavailable) as caught:
        SystemSecrets(BARE).password(replace(ACCOUNT, password_command=command))
    assert "password_command" in caught.value.title


def test_a_command_that_waits_for_ever_is_ended() -> None:
    began = time.monotonic()
    with pytest.raises(SecretUnavailable):
        SystemSecrets(BARE, patience=0.5).password(
            with_command("print('s3cret', flush=True); input = open(0).read; import time; time.sleep(60)")
        )
    assert time.monotonic() - began < 10


def test_a_systemd_credential_is_read_where_no_keyring_has_it(tmp_path: Path) -> None:
    (tmp_path / "followupd-home").write_text("s3cret\n")
    environment = {**BARE, "CREDENTIALS_DIRECTORY": str(tmp_path)}
    assert SystemSecrets(environment).password(ACCOUNT) == "s3cret"
    with pytest.raises(SecretUnavailable):
        SystemSecrets(environment).password(replace(ACCOUNT, name="../followupd-home"))


def test_without_a_keyring_it_is_tried_later() -> None:
    with pytest.raises(SecretUnavailable) as caught:
        SystemSecrets(BARE).password(ACCOUNT)
    assert caught.value.hint == "Unlock the keyring; or set password_command."


def test_a_token_needs_its_command() -> None:
    with pytest.raises(LoginRefused):
        SystemSecrets(BARE).token(ACCOUNT)


def test_no_backend_that_writes_plain_text_is_allowed() -> None:
    assert not [
        name for name in keyring_child.ALLOWED if any(bad in name for bad in ("null", "fail", "file", "chainer"))
    ]
    environment = {**BARE, "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    with pytest.raises(SecretUnavailable):
        SystemSecrets(environment).store(ACCOUNT, "s3cret")


# ------------------------------------------------------------------ a real Secret Service


@pytest.fixture
def keyring(needs: Callable[..., None], tmp_path: Path) -> Iterator[dict[str, str]]:
    """A session bus with gnome-keyring on it, unlocked with an empty password."""
    needs("dbus-daemon", Path("/usr/bin/dbus-daemon"))
    needs("gnome-keyring", Path("/usr/bin/gnome-keyring-daemon"))
    config = tmp_path / "bus.conf"
    config.write_text(
        f"<busconfig><type>session</type><listen>unix:path={tmp_path}/bus</listen>"
        '<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>'
        '<allow own="*"/></policy></busconfig>'
    )
    run = tmp_path / "run"
    run.mkdir(mode=0o700)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(run),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/bus",
    }
    bus = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert bus.stdout is not None
    bus.stdout.readline()
    daemon = subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert daemon.stdin is not None
    assert daemon.stdout is not None
    daemon.stdin.write(b"password")
    daemon.stdin.close()
    daemon.stdout.readline()
    yield environment
    for process in (daemon, bus):
        process.terminate()
        process.wait(10)
        assert process.stdout is not None
        process.stdout.close()


def test_a_password_is_kept_in_the_keyring_read_back_and_forgotten(keyring: dict[str, str]) -> None:
    secrets = SystemSecrets(keyring, patience=20)
    with pytest.raises(LoginRefused) as caught:
        secrets.password(ACCOUNT)
    assert (caught.value.title, caught.value.hint) == ("No password is stored for home.", "Run: followupd login home")
    secrets.store(ACCOUNT, "pä$s wörd")
    assert secrets.password(ACCOUNT) == "pä$s wörd"
    assert secrets.forget(ACCOUNT)
    assert not secrets.forget(ACCOUNT)
    with pytest.raises(LoginRefused):
        secrets.password(ACCOUNT)
