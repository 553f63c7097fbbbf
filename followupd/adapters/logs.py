"""Logs on stderr: for people on a terminal, for the journal in the service, JSON when asked for.

1. A log line is an event and its fields, never prose; no body, no secret, no address at info.
2. Under systemd each line begins with its priority (sd-daemon(3)), and bears no time: the journal has it.
3. FOLLOWUPD_LOG_LEVEL (debug, info, warning, error) and FOLLOWUPD_LOG_FORMAT (console, journal, json) override.
4. structlog takes rich along where it is installed, for tracebacks that we never draw: 5 MB that the daemon would
   hold for ever. So the daemon imports this module first, and here rich is not there while structlog looks for it.
   Nor is asyncio (2 MB), which only its loggers for coroutines use: there are none here.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any, TextIO

from followupd.stand_ins import module, standing_in

with standing_in({"rich": None, "asyncio": module("asyncio")}):
    import structlog

LEVELS = {"debug": 10, "info": 20, "warning": 30, "error": 40}
_PRIORITY = {"debug": "<7>", "info": "<6>", "warning": "<4>", "error": "<3>", "critical": "<2>"}


def set_up_logs(environ: Mapping[str, str], stream: TextIO | None = None) -> None:
    """Configure structlog, and the standard library's logging at warning, for this process."""
    out = stream or sys.stderr
    level = LEVELS.get(environ.get("FOLLOWUPD_LOG_LEVEL", "info").lower(), 20)
    in_service = "JOURNAL_STREAM" in environ and "NOTIFY_SOCKET" in environ
    form = environ.get("FOLLOWUPD_LOG_FORMAT") or ("journal" if in_service else "console")
    processors: list[Any] = [structlog.processors.add_log_level, structlog.processors.format_exc_info]
    if form == "journal":
        processors += [_as_journal_line]
    elif form == "json":
        processors += [structlog.processors.TimeStamper(fmt="iso", utc=True), structlog.processors.JSONRenderer()]
    else:
        colours = out.isatty() and not environ.get("NO_COLOR")
        processors += [
            structlog.processors.TimeStamper(fmt="%H:%M:%S", utc=False),
            structlog.dev.ConsoleRenderer(colors=colours, exception_formatter=structlog.dev.plain_traceback),
        ]
    structlog.configure(
        processors=processors,
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(out),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(stream=out, level=logging.WARNING, format="%(levelname)s %(name)s %(message)s", force=True)


def _as_journal_line(_logger: object, _method: str, event: MutableMapping[str, Any]) -> str:
    level = str(event.pop("level", "info"))
    name = event.pop("event", "")
    trace = event.pop("exception", "")
    fields = "".join(f" {key}={_value(value)}" for key, value in sorted(event.items()))
    lines = [f"{name}{fields}", *str(trace).splitlines()]
    return "\n".join(_PRIORITY.get(level, "<6>") + line for line in lines)


def _value(value: object) -> str:
    text = "".join(character if character.isprintable() else "?" for character in str(value))
    return f'"{text}"' if " " in text or not text else text
