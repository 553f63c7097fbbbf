"""The configuration in force, key by key, and where each value comes from. For `followupd config show`.

A value's origin is `default`, `system`, `provider`, a line of the file, or the variable that sets it.
No secret is in a configuration; the topic of an ntfy address is as good as one, and is masked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path
from typing import Any

from followupd.config.load import read_file
from followupd.config.read import Source, read_with_source
from followupd.config.where import Place
from followupd.core.durations import write_duration
from followupd.model import Account, Config, Role, Server


@dataclass(frozen=True, slots=True)
class Row:
    """One key: its place, its value as TOML and JSON know it, and where that comes from."""

    place: Place
    value: Any
    origin: str

    @property
    def key(self) -> str:
        return ".".join(map(str, self.place))


def rows(path: str | Path | None, environ: Mapping[str, str]) -> list[Row]:
    """Every key with its value, in the order of SPEC section 13. Raises ConfigError."""
    file, data = read_file(path, environ)
    config, settings, source = read_with_source(str(file), data, environ)
    return list(_rows(config, settings.model_dump(), source))


def _rows(config: Config, settings: dict[str, Any], source: Source) -> Iterator[Row]:
    def row(place: Place, value: Any, otherwise: str = "default") -> Row:
        return Row(place, _written(place, value), _origin(place, source, otherwise))

    yield row(("timezone",), config.policy.zone, "system")
    yield row(("backfill",), settings["backfill"])
    yield row(("auto_adopt",), settings["auto_adopt"])
    for number, account in enumerate(config.accounts):
        for place, value, otherwise in _account(account):
            yield row(("accounts", number, *place), value, otherwise)
    for table in ("watch", "pace", "content", "plan", "nudges", "guard", "ntfy"):
        for key, value in settings[table].items():
            yield row((table, key), value)


def _account(account: Account) -> Iterator[tuple[Place, Any, str]]:
    yield ("email",), account.email, "default"
    yield ("name",), account.name, "default"
    yield ("aliases",), account.aliases, "default"
    yield ("user",), account.user, "default"
    yield ("password_command",), account.password_command, "default"
    yield ("token_command",), account.token_command, "default"
    yield from _server("imap", account.imap)
    for role in Role:
        if role in account.folders:
            yield ("folders", role.value), account.folders[role], "default"
    if account.smtp is not None:
        yield from _server("smtp", account.smtp)


def _server(kind: str, server: Server) -> Iterator[tuple[Place, Any, str]]:
    for key in ("host", "port", "security"):
        yield (kind, key), getattr(server, key), "provider"
    yield (kind, "ca_file"), server.ca_file, "default"


def _origin(place: Place, source: Source, otherwise: str) -> str:
    if variable := source.variable(place):
        return variable
    if place in source.lines:
        return f"{Path(source.path).name}:{source.lines[place]}"
    return otherwise


def _written(place: Place, value: Any) -> Any:
    """A value as it is written in the file."""
    if place == ("ntfy", "url") and value:
        return re.sub(r"^(https?://)(?:[^/@]*@)?([^/]+)/.*", r"\1\2/***", value)
    if isinstance(value, timedelta):
        return write_duration(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if place[-1] == "quiet_hours":
        return f"{value[0]:%H:%M}-{value[1]:%H:%M}" if value else ""
    return list(value) if isinstance(value, tuple) else value


def as_toml(found: list[Row]) -> Iterator[str]:
    """The rows as a configuration file, each with a comment that says where it comes from."""
    table: Place = ()
    for row in found:
        if row.place[:-1] != table:
            table = row.place[:-1]
            name = ".".join(str(part) for part in table if isinstance(part, str))
            yield ""
            yield f"[[{name}]]" if isinstance(table[-1], int) else f"[{name}]"
        yield f"{f'{row.place[-1]} = {json.dumps(row.value, ensure_ascii=False)}':<44} # {row.origin}"
