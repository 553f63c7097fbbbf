"""One question to the user's keyring, in a process of its own. Run by `adapters.secrets`.

Why a process: keyring and its Secret Service backend hold some 20 MB, which a daemon would keep for
ever for the sake of one password a day. The secret goes through pipes only, never an argument,
the environment or a file.

In: one line of JSON, `{"do": "get|probe|set|forget", "service": …, "user": …, "secret": …}`.
Out: one line of JSON, `{"is": "ok|none|locked|absent", "secret": …, "why": …}`.
"""

import contextlib
import importlib
import json
import sys
from typing import Any

ALLOWED = (
    "keyring.backends.SecretService:Keyring",
    "keyring.backends.libsecret:Keyring",
    "keyring.backends.kwallet:DBusKeyring",
    "keyring.backends.macOS:Keyring",
    "keyring.backends.Windows:WinVaultKeyring",
)
"""Backends that encrypt. Never a plaintext file, never `null` or `fail`, never a chain that may hold one."""


def backend() -> Any:
    """The best of the allowed backends that works here; None when there is none."""
    found: list[tuple[float, Any]] = []
    for name in ALLOWED:
        module, _, cls = name.partition(":")
        try:
            candidate = getattr(importlib.import_module(module), cls)
            found.append((float(candidate.priority), candidate))
        except Exception:  # noqa: BLE001, S112 - each backend says in its own way that it is not for this machine
            continue
    return max(found, key=lambda pair: pair[0])[1]() if found else None


def answer(question: dict[str, str]) -> dict[str, str]:
    from keyring import errors

    store = backend()
    if store is None:
        return {"is": "absent", "why": "no Secret Service, KWallet or other keyring answers"}
    service, user = question["service"], question["user"]
    try:
        if question["do"] == "get" and _is_locked(store):
            return {"is": "locked", "why": "the keyring is locked"}
        if question["do"] == "set":
            store.set_password(service, user, question["secret"])
            return {"is": "ok"}
        if question["do"] == "forget":
            store.delete_password(service, user)
            return {"is": "ok"}
        # "get", and "probe": the same for somebody who sits there, and may be asked to unlock it
        secret = store.get_password(service, user)
    except errors.PasswordDeleteError:
        return {"is": "none"}
    except errors.KeyringLocked:
        return {"is": "locked", "why": "the keyring is locked"}
    except Exception as error:  # noqa: BLE001 - foreign, and told by name only: its text might bear the secret
        return {"is": "absent", "why": type(error).__name__}
    return {"is": "none"} if secret is None else {"is": "ok", "secret": secret}


def _is_locked(store: Any) -> bool:
    """Whether reading would bring up a dialogue: a daemon that retries must not show one each time."""
    if "SecretService" not in type(store).__module__:
        return False
    import secretstorage

    with contextlib.closing(secretstorage.dbus_init()) as bus:
        try:
            return bool(secretstorage.Collection(bus, "/org/freedesktop/secrets/aliases/default").is_locked())
        except secretstorage.ItemNotFoundException:
            return False


if __name__ == "__main__":
    sys.stdout.write(json.dumps(answer(json.loads(sys.stdin.readline()))) + "\n")
