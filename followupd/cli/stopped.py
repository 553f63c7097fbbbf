"""Why the service has stopped, in words, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping

from followupd.errors import Exit

_RESULTS = {
    "watchdog": "it hung, and the watchdog ended it",
    "timeout": "it did not start or end in time",
    "oom-kill": "the machine had no memory left",
    "start-limit-hit": "it failed again and again",
    "signal": "it was killed",
    "core-dump": "it crashed",
    "resources": "the machine could not start it",
}


SANDBOX_FAILED = {217, 218, 226}
"""EXIT_USER, EXIT_CAPABILITIES, EXIT_NAMESPACE (systemd.exec(5), "Process exit codes")."""


def reason(result: str, exit_code: int | None) -> str:
    """What `result` (systemd.exec(5), $SERVICE_RESULT) and the exit code mean."""
    if exit_code == Exit.LOGIN_REFUSED:
        return "every login was refused"
    if exit_code == Exit.BAD_CONFIG:
        return "its configuration is wrong"
    if exit_code in SANDBOX_FAILED:
        return "its sandbox cannot be made on this machine"
    if result == "exit-code":
        return f"it ended with exit code {exit_code}"
    return _RESULTS.get(result, result or "nobody knows why")


def remedy(exit_code: int | None) -> str:
    """What the user does next."""
    start = "Then: systemctl --user start followupd"
    if exit_code == Exit.LOGIN_REFUSED:
        return f"Run: followupd login. {start}"
    if exit_code == Exit.BAD_CONFIG:
        return f"Run: followupd config check. {start}"
    if exit_code in SANDBOX_FAILED:
        return "Run: followupd service install --no-sandbox"
    return "See: followupd service logs. Then: systemctl --user restart followupd"


def words_for(environ: Mapping[str, str]) -> tuple[str, str]:
    """Title and hint for a unit that OnFailure= has started: MONITOR_SERVICE_RESULT and so on (systemd.exec(5))."""
    status = environ.get("MONITOR_EXIT_STATUS", "")
    code = int(status) if environ.get("MONITOR_EXIT_CODE") == "exited" and status.isdigit() else None
    result = environ.get("MONITOR_SERVICE_RESULT", "")
    return f"followupd has stopped: {reason(result, code)}.", f"{remedy(code)}."
