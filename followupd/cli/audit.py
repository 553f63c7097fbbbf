"""`audit`: a mailbox on disk, replayed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

import click

from followupd.cli.frame import config_file, config_option, json_option, load_config
from followupd.cli.output import printable, progress_bar, severity_text, write_json
from followupd.errors import UsageError


@click.command("audit")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--me", multiple=True, metavar="ADDRESS", help="An address of yours; several may be given.")
@click.option("--watch", multiple=True, metavar="ADDRESS|@DOMAIN", help="Somebody to watch; several may be given.")
@click.option("--timezone", metavar="TZ", help="Your time zone, such as America/Toronto.")
@click.option("--until", metavar="ISO", help="Replay up to this time. Default: the last mail.")
@json_option
@config_option
def audit_command(
    *,
    paths: tuple[Path, ...],
    me: tuple[str, ...],
    watch: tuple[str, ...],
    timezone: str | None,
    until: str | None,
    as_json: bool,
) -> None:
    """Replay mail from disk as if the daemon had watched it.

    PATH is an mbox file, a Maildir, a folder of .eml files or a Gmail Takeout (.mbox, .zip, .tgz). Nothing is written
    or shown elsewhere.
    """
    from followupd.config.locate import is_zone

    config = _config_or_none(bool(me))
    mine = tuple(_address(text, "--me") for text in me)
    watched = tuple(_address(text, "--watch") for text in watch)
    if timezone and not is_zone(timezone):
        raise UsageError(f'--timezone: "{timezone}" is no time zone that this machine knows.', "Write America/Toronto.")
    import gc

    from followupd import wiring

    gc.enable()  # `__main__` has turned it off

    with progress_bar("Reading mail") as progress:
        records = wiring.audit(
            list(paths), mine, watched, config, timezone or None, _until(until, timezone, config), progress=progress
        )
        first = next(records, None)  # all mail has been read by then: the bar goes, the lines come
    for record in () if first is None else chain((first,), records):
        if as_json:
            write_json(record)
        else:
            click.echo(_line(record))


def _config_or_none(me_given: bool) -> Any:
    """The configuration. Without one, `--me` is enough; a broken one is refused all the same."""
    import os

    from followupd.config.locate import config_path

    if config_file() is None and not config_path(os.environ).exists():
        if not me_given:
            raise UsageError("Whose mail is it?", "Name your address with --me ADDRESS.")
        return None
    config = load_config()
    if not me_given and not config.policy.me:
        raise UsageError("Whose mail is it?", f"Name your address with --me ADDRESS ({config.path} has no account).")
    return config


def _address(text: str, option: str) -> str:
    address = text.strip().lower()
    local, at, domain = address.rpartition("@")
    if not at or not domain or any(c.isspace() for c in address) or (option == "--me" and not local):
        shape = "alice@acme.example" if option == "--me" else "alice@acme.example or @acme.example"
        raise UsageError(f'{option}: "{text}" is no address.', f"Write {shape}.")
    return address


def _until(text: str | None, timezone: str | None, config: Any) -> datetime | None:
    if text is None:
        return None
    import os
    from datetime import UTC, time

    from followupd.cli.when import parse_moment
    from followupd.config.locate import system_zone
    from followupd.core.local_time import zone_of

    name = timezone or (config.policy.zone if config else system_zone(os.environ))
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f'--until: "{text}" is no ISO time;', "write 2026-11-30 or 2026-11-30T14:00-05:00.") from None
    return parse_moment(text, zone_of(name), datetime.now(UTC), at=time(23, 59, 59), farthest=None)


def _line(record: Mapping[str, Any]) -> str:
    """A record for people, one line."""
    if record["kind"] == "summary":
        skipped = f", {record['skipped']} skipped" if record["skipped"] else ""
        return f"{record['messages']} messages{skipped}: {record['findings']} findings, {record['nudges']} nudges."
    when = str(record["at"])[:16].replace("T", " ")
    company = printable(str(record["opportunity"]))
    if record["kind"] == "finding":
        what = f"{record['code']} {record['name']} ({severity_text(record['severity'])}): {printable(record['reason'])}"
    elif record["kind"] == "nudge":
        what = f"nudge {record['step']}: {printable(record['reason'])}"
    else:
        people = ", ".join(map(printable, record["people"]))
        said = f": {printable(record['evidence'])}" if record.get("evidence") else ""
        what = f"{record['type']} ({people}){said}"
    return f"{when}  {company}  {what}"
