"""The checking process of `load(isolated=True)`: configuration on stdin, its path as argument, JSON on stdout."""

from __future__ import annotations

import json
import os
import sys

from followupd.config.compiled import to_plain
from followupd.config.read import read
from followupd.errors import ConfigError


def main() -> None:
    """Answer with `{"config": …}`, or `{"title": …, "hint": …}` when the configuration is refused."""
    try:
        answer: dict[str, object] = {"config": to_plain(read(sys.argv[1], sys.stdin.buffer.read(), os.environ))}
    except ConfigError as error:
        answer = {"title": error.title, "hint": error.hint}
    sys.stdout.write(json.dumps(answer))
