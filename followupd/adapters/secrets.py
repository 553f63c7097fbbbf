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

from followupd.errors import Exit, LoginRefused, SecretUnavailable
from followupd.model import Account

SERVICE = "followupd"
"""Under which name the keyring keeps ours; the user name there is the account's."""

PATIENCE = 60.0
"""Seconds for a command or the keyring: somebody may have to type a passphrase."""

LONGEST_CREDENTIAL = 1 << 20


class NoKeyring(SecretUnavailable):
    """No keyring that encrypts answers on this machine or in this session."""

    exit_code = Exit.BAD_CONFIG

    def __init__(self, why: str, account: Account) -> None:
        super().__init__(
            f"There is no keyring to keep a password in ({why}).",
            "Start one (gnome-keyring, KeePassXC, KWallet) in your session. Or set password_command of "
            f"{account.name} to a command that prints it (pass, gpg, rbw). Or let the service read it: "
            f"LoadCredential=followupd-{account.name}:FILE in a drop-in of the unit.",
        )


class GivenSecret:
    """A password that somebody has just typed, for one try (ports.Secrets)."""

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def password(self, account: Account) -> str:  # noqa: ARG002 - it was asked for this account
        return self._secret

    def token(self, account: Account) -> str:
        raise LoginRefused(f"{account.name} signs in by a token.", hint="Set token_command in its [[accounts]].")


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

    def probe(self, account: Account) -> None:
        """Find out whether the keyring would take a password now. Raises NoKeyring, SecretUnavailable."""
        found = self._keyring("probe", account)
        if found["is"] not in {"ok", "none"}:
            self._must(found, account, "kept")

    def store(self, account: Account, secret: str) -> None:
        """Keep a password in the keyring, for `followupd login`. Raises NoKeyring, SecretUnavailable."""
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
        if done["is"] == "absent":
            raise NoKeyring(done.get("why", "none answers"), account)
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
