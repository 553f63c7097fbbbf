"""followupd as a service of the tests' own user manager, installed by its own command.

service = Service(systemd_user, tmp_path)
service.configure(mailbox)               writes the configuration: one account, its password by password_command
service.run("service", "install")        the command line, as a user of that session calls it; its stdout
service.drop_in("[Service]\\n…")          for this test only; in the runtime folder, so that it is none of the user's
service.show("ActiveState")              what the manager says of the unit
service.log()                            what the daemon has said on stderr
"""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.server.dovecot import Mailbox
from tests.server.ports import wait_for
from tests.system.systemd_user import SystemdUser

ROOT = Path(__file__).parents[2]


class Service:
    """See the module's docstring."""

    def __init__(self, manager: SystemdUser, folder: Path) -> None:
        self.manager = manager
        self.folder = folder
        self.config = manager.config / "followupd" / "config.toml"
        self.state = manager.state / "followupd"
        self.password = folder / "password"
        self.environment = dict(manager.environment)
        self._drop_ins = manager.runtime / "systemd" / "user" / "followupd.service.d"
        program = manager.home / "venv" / "bin" / "followupd"
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(
            f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(ROOT)!r})\n"
            "from followupd.__main__ import main\nmain()\n",
            encoding="utf-8",
        )
        program.chmod(0o755)
        self.launcher = manager.home / ".local" / "bin" / "followupd"
        self.launcher.parent.mkdir(parents=True, exist_ok=True)
        self.launcher.unlink(missing_ok=True)
        self.launcher.symlink_to(program)  # as pipx and uv do it
        self.drop_in(f"[Service]\nStandardError=append:{folder / 'log'}\n", "stderr")

    # ------------------------------------------------------------ its files

    def configure(self, *mailboxes: Mailbox, account: str | None = None, tables: str = "") -> None:
        """One account for each mailbox: account0, account1, … `account` replaces the line with password_command."""
        parts = ['timezone = "UTC"\n']
        for number, mailbox in enumerate(mailboxes):
            secret = self.folder / f"password{number}"
            if not secret.exists():
                secret.write_text(mailbox.password, encoding="utf-8")
            line = f"password_command = {json.dumps(f'cat {shlex.quote(str(secret))}')}" if account is None else account
            parts.append(
                f'[[accounts]]\nname = "account{number}"\nemail = "{mailbox.user}"\n{line}\n[accounts.imap]\n'
                f'host = "{mailbox.host}"\nport = {mailbox.port}\nca_file = "{mailbox.ca_file}"\n'
            )
        parts.append(tables or '[nudges]\nquiet_hours = ""\nchannels = ["terminal"]\n')
        self.write_config("".join(parts))

    def write_config(self, text: str) -> None:
        self.config.parent.mkdir(exist_ok=True)
        self.config.write_text(text, encoding="utf-8")
        self.config.chmod(0o600)

    def drop_in(self, text: str, name: str = "test") -> None:
        self._drop_ins.mkdir(parents=True, exist_ok=True)
        (self._drop_ins / f"{name}.conf").write_text(text, encoding="utf-8")
        self.manager.systemctl("daemon-reload")

    def log(self) -> str:
        log = self.folder / "log"
        return log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""

    # ------------------------------------------------------------ its commands

    def run(self, *words: str, code: int = 0, given: str = "", environment: Mapping[str, str] | None = None) -> str:
        """The command line; stdout and stderr as one. AssertionError unless it ends with `code`."""
        done = self.process(words, given, environment)
        assert done.returncode == code, f"{words} ended with {done.returncode}: {done.stdout}\n{self.log()}"
        return done.stdout

    def process(
        self, words: Sequence[str], given: str = "", environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.launcher), *words],
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=False,
            cwd="/",
            env={**self.environment, **(environment or {})},
        )

    def show(self, *names: str) -> dict[str, str]:
        return self.manager.show("followupd", *names)

    def wait_until(self, name: str, value: str, seconds: float = 30.0) -> None:
        try:
            self.manager.wait_until("followupd", name, value, seconds)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.show()}\n{self.log()}") from None

    def wait_for_log(self, text: str, seconds: float = 20.0) -> None:
        try:
            wait_for(lambda: text in self.log(), repr(text), seconds)
        except AssertionError as error:
            raise AssertionError(f"{error} in:\n{self.log()}") from None

    def close(self) -> None:
        self.process(["service", "uninstall"])
        for name in ("followupd.service", "followupd-failed.service"):
            self.manager.run("stop", name)
        shutil.rmtree(self._drop_ins.parent, ignore_errors=True)
        shutil.rmtree(self.manager.unit_folder / "followupd.service.d", ignore_errors=True)
        for folder in (self.state, self.config.parent, self.manager.home / ".cache" / "followupd"):
            shutil.rmtree(folder, ignore_errors=True)
        self.manager.systemctl("daemon-reload")
        self.manager.run("reset-failed")


def tree(*folders: Path) -> set[str]:
    """Every file and folder below these."""
    return {str(path) for folder in folders for path in folder.rglob("*")}
