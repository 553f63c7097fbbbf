"""Finding what the user means: an opportunity, a nudge, an interview, by whatever names it unmistakably."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from followupd.errors import UsageError

if TYPE_CHECKING:
    from followupd.core.interview_day import Step
    from followupd.core.opportunity import Interview, Opportunity


def opportunity_named(text: str, opportunities: Mapping[str, Opportunity]) -> Opportunity:
    """By key, by company name, or by the beginning of either when only one begins so. Raises UsageError."""
    wanted = text.strip().casefold()
    if wanted in opportunities:
        return opportunities[wanted]
    named = [o for o in opportunities.values() if wanted and wanted in (o.name.casefold(), *o.relay_names)]
    if not named:
        named = [
            o
            for o in opportunities.values()
            if wanted and (o.key.startswith(wanted) or o.name.casefold().startswith(wanted))
        ]
    if len(named) == 1:
        return named[0]
    if named:
        raise UsageError(f'"{text}" may be {_listed(o.key for o in named)}.', "Write more of it.")
    if not opportunities:
        raise UsageError(f'There is no opportunity "{text}", nor any other yet.', "See: followupd interview add --help")
    raise UsageError(f'There is no opportunity "{text}".', f"Known: {_listed(sorted(opportunities))}.")


def step_named(text: str, steps: Iterable[tuple[Opportunity, Step]]) -> tuple[Opportunity, Step] | None:
    """A nudge by its key, whole or the beginning of it, or as `opportunity/step`; None when it is none.

    Raises UsageError when several begin so.
    """
    wanted = text.strip().partition("~")[0]  # a snoozed nudge bears its time behind the key
    known = list(steps)
    for opportunity, step in known:
        if step.key == wanted:
            return opportunity, step
    if "/" not in wanted:
        return None
    found = [(o, step) for o, step in known if f"{o.key}/{step.name}" == wanted or step.key.startswith(wanted)]
    if len(found) > 1:
        raise UsageError(f'"{text}" may be {_listed(step.key for _, step in found)}.', "Write more of it.")
    if not found:
        keys = _listed(step.key for _, step in known) or "none"
        raise UsageError(f'There is no open nudge "{text}".', f"Open: {keys}.")
    return found[0]


def interview_named(text: str, opportunities: Iterable[Opportunity]) -> tuple[Opportunity, Interview]:
    """An interview by its identity, or the beginning of it. Raises UsageError."""
    known = [(o, i) for o in opportunities for i in o.interviews.values() if not i.removed]
    found = [pair for pair in known if pair[1].identity == text]
    found = found or [pair for pair in known if text and pair[1].identity.startswith(text)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f'"{text}" may be {_listed(i.identity for _, i in found)}.', "Write more of it.")
    raise UsageError(f'There is no interview "{text}".', "List them with: followupd interview list")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
