"""The daemon's command line, with a worker that hangs for ever once a file is there; run as the unit's ExecStart.

python hanging.py FILE run --config …      FILE holds the worker's name: "watcher", "decider", "delivery", or ""

What takes minutes takes seconds here: polling, the patience with a worker and with a locked keyring.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import followupd.app.daemon as daemon_module  # noqa: E402
from followupd.app import troubles  # noqa: E402
from followupd.app.inbox import Inbox  # noqa: E402
from followupd.app.outbox import Outbox  # noqa: E402
from followupd.app.watcher import Watcher  # noqa: E402
from followupd.cli import run_command_line  # noqa: E402

POLL, STALLED, LOCKED = 0.3, float(os.environ.get("STALLED", "2")), 1.0
"""Seconds."""


def hang(worker: str, switch: Path, call: Callable[..., Any]) -> Callable[..., Any]:
    def called(*arguments: Any, **named: Any) -> Any:
        if switch.read_text() == worker:
            switch.write_text("")  # only this once: the next process is well
            print(f"hangs: {worker}", file=sys.stderr, flush=True)
            threading.Event().wait()
        return call(*arguments, **named)

    return called


def main() -> None:
    switch = Path(sys.argv[1])
    daemon_module.STALLED = STALLED
    troubles.SECRET_PATIENCE = LOCKED
    Watcher._rest = hang("watcher", switch, Watcher._rest)  # type: ignore[method-assign]
    Inbox.tick = hang("decider", switch, Inbox.tick)  # type: ignore[method-assign]
    Outbox._show = hang("delivery", switch, Outbox._show)  # type: ignore[method-assign]
    begin = daemon_module.Daemon.__init__

    def with_short_poll(self: daemon_module.Daemon, config: Any, parts: Any) -> None:
        parts.poll = POLL
        begin(self, config, parts)

    daemon_module.Daemon.__init__ = with_short_poll  # type: ignore[method-assign]
    sys.exit(run_command_line(sys.argv[2:]))


if __name__ == "__main__":
    main()
