"""Passwords and tokens (ports.Secrets): a command of the user's, the keyring, a systemd credential, in this order.

1. No secret is logged, put into an error, an argument or the environment, or kept longer than the caller keeps it.
2. A keyring that is locked, or not there yet at login, means "later" (SecretUnavailable); one that answers and has
   nothing means that the user has to say it (LoginRefused).
3. The keyring is asked in a child process, see `keyring_child`.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from followupd.errors import LoginRefused, SecretUnavailable
from followupd.model import Account

SERVICE = "followupd"
"""Under which name the keyring keeps ours; the user name there is the account's."""

PATIENCE = 60.0
"""Seconds for a command or the keyring: somebody may have to type a passphrase."""

LONGEST_CREDENTIAL = 1 << 20


class SystemSecrets:
    """The secrets of this machine. `environment` as os.environ."""

    def __init__(self, environment: Mapping[str, str] | None = None, *, patience: float = PATIENCE) -> None:
        self._environment = os.environ if environment is None else environment
        self._patience = patience

    def password(self, account: Account) -> str:
        if account.password_command:
            return self._ask_command(account, "password_command", account.password_command)
        found = self._keyring("get", account)
        if found["is"] == "ok" and found.get("secret"):
            return found["secret"]
        if (credential := self._credential(account)) is not None:
            return credential
        if found["is"] == "none":
            raise LoginRefused(
                f"No password is stored for {account.name}.", hint=f"Run: followupd login {shlex.quote(account.name)}"
            )
        raise SecretUnavailable(
            f"The password of {account.name} cannot be had now: {found.get('why', 'the keyring does not answer')}.",
            hint="Unlock the keyring; or set password_command.",
        )

    def token(self, account: Account) -> str:
        if not account.token_command:
            raise LoginRefused(f"{account.name} has no token_command.", hint="Set token_command in its [[accounts]].")
        return self._ask_command(account, "token_command", account.token_command)

    def store(self, account: Account, secret: str) -> None:
        """Keep a password in the keyring, for `followupd login`. Raises SecretUnavailable."""
        self._must(self._keyring("set", account, secret), account, "kept")

    def forget(self, account: Account) -> bool:
        """Remove it from the keyring; False when there was none. Raises SecretUnavailable."""
        done = self._keyring("forget", account)
        if done["is"] == "none":
            return False
        self._must(done, account, "removed")
        return True

    @staticmethod
    def _must(done: Mapping[str, str], account: Account, what: str) -> None:
        if done["is"] != "ok":
            raise SecretUnavailable(
                f"The password of {account.name} could not be {what}: {done.get('why', 'no keyring')}.",
                hint="Unlock the keyring; or set password_command.",
            )

    def _ask_command(self, account: Account, key: str, command: str) -> str:
        try:
            words = shlex.split(command)
            done = subprocess.run(  # noqa: S603 - the user's own command, in words, without a shell
                words, stdin=subprocess.DEVNULL, capture_output=True, timeout=self._patience, check=False
            )
        except (OSError, ValueError, IndexError) as error:
            raise SecretUnavailable(
                f"The {key} of {account.name} cannot be run ({type(error).__name__}).", hint=f"Check {key}."
            ) from None
        except subprocess.TimeoutExpired:
            # Without its cause, which bears what the command had written so far.
            raise SecretUnavailable(
                f"The {key} of {account.name} did not end in {self._patience:.0f} s.", hint="Does it wait for you?"
            ) from None
        lines = done.stdout.decode("utf-8", "replace").splitlines()
        if done.returncode != 0 or not lines or not lines[0]:
            state = f"failed with status {done.returncode}" if done.returncode else "printed nothing"
            raise SecretUnavailable(f"The {key} of {account.name} {state}.", hint="Run it by hand.")
        return lines[0]

    def _credential(self, account: Account) -> str | None:
        """What systemd passed by LoadCredential=followupd-NAME (systemd.exec(5), CREDENTIALS)."""
        folder = self._environment.get("CREDENTIALS_DIRECTORY")
        if not folder or "/" in account.name or "\0" in account.name:
            return None
        try:
            with (Path(folder) / f"followupd-{account.name}").open("rb") as file:
                lines = file.read(LONGEST_CREDENTIAL).decode("utf-8", "replace").splitlines()
        except OSError:
            return None
        return lines[0] if lines and lines[0] else None

    def _keyring(self, do: str, account: Account, secret: str = "") -> dict[str, str]:
        question = {"do": do, "service": SERVICE, "user": account.name, "secret": secret}
        # -P: this folder holds a `secrets.py`, which must not stand before the standard library's.
        command = [sys.executable, "-P", str(Path(__file__).with_name("keyring_child.py"))]
        try:
            done = subprocess.run(  # noqa: S603 - ourselves
                command,
                input=json.dumps(question).encode() + b"\n",
                capture_output=True,
                timeout=self._patience,
                check=False,
                env=dict(self._environment),
            )
            answer = json.loads(done.stdout)
        except subprocess.TimeoutExpired:
            return {"is": "locked", "why": "the keyring does not answer"}
        except (OSError, ValueError):
            return {"is": "absent", "why": "the keyring cannot be asked"}
        return {str(key): str(value) for key, value in answer.items()}
