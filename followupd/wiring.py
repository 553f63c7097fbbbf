"""The only place that builds adapters and reads settings. Everything heavy is imported where it is used."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from followupd.adapters.paths import lock_file, state_file
from followupd.core.local_time import zone_of
from followupd.core.plan import FIRST_RUN_REACH
from followupd.model import Config, Deed, Nudge, Policy

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from followupd.core.decide import Decision
    from followupd.core.opportunity import Opportunity
    from followupd.ports import Store


def audit(
    paths: Sequence[Path],
    me: Sequence[str],
    watch: Sequence[str],
    config: Config | None,
    zone: str | None = None,
    until: datetime | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
    report: Callable[[str], None] | None = None,
) -> Iterator[Mapping[str, Any]]:
    """Replay mail on disk: the records of SPEC section 11, the summary last.

    `zone` overrides the config's. `until` defaults to the last message. `report` is told of every
    unreadable mail (default: a line on stderr), `progress` of bytes read and bytes in all.
    Raises BadData when a path holds no mail.
    """
    from followupd.adapters.archive import Archive
    from followupd.app.audit import Audit

    base = config.policy if config is not None else Policy(zone=_system_zone())
    policy = replace(
        base,
        zone=zone or base.zone,
        me=base.me | {address.lower() for address in me},
        watch=(*base.watch, *(entry.lower() for entry in watch)),
        auto_adopt="all" if base.auto_adopt == "all" else "invites",
    )
    walk = Audit(lambda: Archive(paths, progress), policy, report or _on_stderr)
    return walk.records(until)


@dataclass(frozen=True)
class View:
    """What the store says, derived at `now`: for commands that only look."""

    decision: Decision
    store: Store
    zone: ZoneInfo

    @property
    def opportunities(self) -> Mapping[str, Opportunity]:
        return self.decision.opportunities

    @property
    def agenda(self) -> tuple[Nudge, ...]:
        return self.decision.agenda

    @property
    def raised(self) -> Mapping[str, datetime]:
        return self.decision.raised

    def log(self) -> Iterator[Mapping[str, Any]]:
        """Every event and finding in the store, oldest first, as SPEC section 11."""
        return iter(self.store.log(self.zone))


def view(config: Config, *, now: datetime | None = None) -> View:
    """What `status`, `agenda` and `log` show. Reads the store, writes nothing."""
    from followupd.adapters.clock import SystemClock
    from followupd.adapters.sqlite import open_store
    from followupd.core.decide import decide

    clock = SystemClock()
    store, _ = open_store(state_file(os.environ), clock, readonly=True)
    deeds = [deed for _, deed in store.deeds()]
    first_run = store.meta("first_run")
    since = datetime.fromisoformat(first_run) - FIRST_RUN_REACH if first_run else None
    decision = decide(store.readings(), deeds, config.policy, store.raised(), now=now or clock.now(), since=since)
    return View(decision, store, zone_of(config.policy.zone))


def tell(config: Config, deed: Deed) -> None:  # noqa: ARG001 - the state does not depend on it, yet
    """Write down what the user told us, and let a running daemon know."""
    from followupd.adapters.clock import SystemClock
    from followupd.adapters.instance import poke
    from followupd.adapters.sqlite import open_store

    state = state_file(os.environ)
    store, messages = open_store(state, SystemClock())
    try:
        for message in messages:
            _on_stderr(message)
        store.add_deed(deed)
    finally:
        store.close()
    poke(lock_file(os.environ))


def _on_stderr(line: str) -> None:
    sys.stderr.write(line + "\n")


def _system_zone() -> str:
    from followupd.config.locate import system_zone

    return system_zone(os.environ)


