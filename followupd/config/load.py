"""The one way to a configuration: from the file, by way of a compiled copy.

Checking a file costs pydantic and pydantic-settings: 150 ms and 25 MB. `followupd status` may take some 90 ms in all,
and the daemon 45 MB. So a checked configuration is kept as JSON in the cache directory, and read from there as long
as nothing that made it has changed: the file's bytes, our environment variables, the system's zone, and our own code.

1. The copy is only a copy: deleted, damaged, or not writable, it costs time and nothing else.
2. It is believed only when it belongs to us and nobody else can write it: it holds `password_command`.
3. `isolated=True` (the daemon) checks in a child process, so that pydantic never enters this one.
4. Errors are never cached.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from followupd import __version__
from followupd.config.compiled import from_plain, to_plain
from followupd.config.environment import overrides
from followupd.config.locate import cache_dir, config_path, system_zone
from followupd.errors import ConfigError
from followupd.model import Config

_CODE = (
    "read.py",
    "schema.py",
    "environment.py",
    "compiled.py",
    "../core/providers.py",
    "../core/durations.py",
    "../model.py",
)


def load(path: str | Path | None = None, environ: Mapping[str, str] | None = None, *, isolated: bool = False) -> Config:
    """The configuration at `path` (default: `$XDG_CONFIG_HOME/followupd/config.toml`), under `environ` (default: ours).

    `isolated` keeps the checking out of this process. Raises ConfigError (exit 78).
    """
    environ = os.environ if environ is None else environ
    file, data = read_file(path, environ)
    key = _key(file, data, environ)
    copy = cache_dir(environ) / f"config-{hashlib.sha256(str(file.absolute()).encode()).hexdigest()[:16]}.json"
    known = _recall(copy, key)
    if known is not None:
        return known
    if isolated:
        config = _in_a_child(file, data, environ)
    else:
        from followupd.config.read import read

        config = read(str(file), data, environ)
    _remember(copy, key, config)
    return config


def read_file(path: str | Path | None, environ: Mapping[str, str]) -> tuple[Path, bytes]:
    """The file's path as the user knows it, and its bytes. There may be none where the environment names an account."""
    file = Path(path) if path else config_path(environ)
    try:
        return file, file.read_bytes()
    except FileNotFoundError:
        if not path and any(place[0] == "accounts" for place in overrides(environ)):
            return file, b""
        hint = (
            'Write two lines into it: [[accounts]] and, below it, email = "you@your-provider" '
            "(config.example.toml shows the rest)."
        )
        raise ConfigError(f"There is no configuration at {file}.", hint) from None
    except OSError as error:
        raise ConfigError(f"{file} cannot be read: {error.strerror}.", "Name a file with --config FILE.") from None


def _key(file: Path, data: bytes, environ: Mapping[str, str]) -> str:
    """A fingerprint of everything that the result depends on."""
    code = Path(__file__).parent
    stamps = [(name, (code / name).stat().st_mtime_ns) for name in _CODE if (code / name).exists()]
    variables = [(name, environ[name]) for name in overrides(environ).values()]
    parts = (__version__, str(file), variables, system_zone(environ), stamps)
    return hashlib.sha256(repr(parts).encode() + b"\0" + data).hexdigest()


def _recall(copy: Path, key: str) -> Config | None:
    try:
        with copy.open("rb") as stream:
            status = os.fstat(stream.fileno())
            if status.st_uid != os.geteuid() or status.st_mode & 0o077:
                return None
            kept = json.load(stream)
        return from_plain(kept["config"]) if kept["key"] == key else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _remember(copy: Path, key: str, config: Config) -> None:
    fresh = copy.with_name(f"{copy.name}.{os.getpid()}")
    try:
        copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            json.dump({"key": key, "config": to_plain(config)}, stream)
        fresh.replace(copy)
    except OSError:
        fresh.unlink(missing_ok=True) if fresh.parent.is_dir() else None


def _in_a_child(file: Path, data: bytes, environ: Mapping[str, str]) -> Config:
    """Check in a process of its own: `python -m followupd.config`, the file on its stdin, the result on its stdout."""
    import subprocess

    root = str(Path(__file__).resolve().parents[2])
    run = f"import sys; sys.path.append({root!r}); from followupd.config.child import main; main()"
    command = [sys.executable, "-P", "-c", run, str(file)]  # -P: nothing is imported from the current folder
    done = subprocess.run(command, input=data, capture_output=True, env=dict(environ), check=False)  # noqa: S603
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        words = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise ConfigError(f"{file} could not be checked: {words or 'the checking process ended early'}.") from None
    if "title" in answer:
        raise ConfigError(answer["title"], answer["hint"])
    return from_plain(answer["config"])
