"""Every command: where it lives, and its line in `followupd --help` (so that help imports none of them)."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "run": ("daemon", "Watch the mailboxes, in the foreground."),
    "demo": ("daemon", "Show the whole thing without an account, in under a minute."),
    "audit": ("audit", "Replay mail from disk as if the daemon had watched it."),
    "status": ("look", "Show where every opportunity stands."),
    "agenda": ("look", "List the nudges that are owed, and when."),
    "log": ("look", "List every event and finding, oldest first."),
    "interview": ("interview", "Add, list, edit or remove interviews by hand."),
    "promise": ("tell", "Say by when they promised to decide, or that they did not."),
    "snooze": ("tell", "Put a nudge off."),
    "done": ("tell", "Say that a nudge is settled."),
    "close": ("tell", "Say that an opportunity is over."),
    "reopen": ("tell", "Say that an opportunity is not over after all."),
    "service": ("service", "Run it with your session, by systemd: install, uninstall, status, logs."),
    "login": ("login", "Keep, try or forget the password of an account."),
    "explain": ("explain", "Explain a rule, with examples."),
    "config": ("configuration", "Check or show the configuration."),
}
"""Name of the command: module in `followupd.cli` (the command bears its own name there), help in one line."""
