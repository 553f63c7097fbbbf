"""The environment's share of the configuration: `FOLLOWUPD_PACE__MIN_GAP=4d`, `FOLLOWUPD_ACCOUNTS__0__USER=jordan`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from followupd.config.where import Place

PREFIX = "FOLLOWUPD_"
TOP = ("timezone", "backfill", "auto_adopt", "accounts", "watch", "pace", "content", "plan", "nudges", "guard", "ntfy")


def overrides(environ: Mapping[str, str]) -> Mapping[Place, str]:
    """Each variable of ours, as the key that it sets: `("pace", "min_gap")` to the variable's name. Sorted by name."""
    return {_place(name): name for name in sorted(environ) if name.startswith(PREFIX) and _is_key(name)}


def _is_key(name: str) -> bool:
    """Whether a variable means to be a key. `FOLLOWUPD_DEBUG` does not; a misspelt key does, and is refused."""
    key = name.removeprefix(PREFIX).lower()
    if "__" in key or key in TOP:
        return True
    import difflib

    return bool(difflib.get_close_matches(key, TOP, 1, 0.8))


def _place(name: str) -> Place:
    parts = name.removeprefix(PREFIX).lower().split("__")
    return tuple(
        int(part) if part.isdecimal() and part.isascii() and depth else part for depth, part in enumerate(parts)
    )


def laid_over(document: Mapping[str, Any], environ: Mapping[str, str]) -> dict[str, Any]:
    """The part of the configuration that the environment sets, ready to be merged over `document`.

    Tables merge by key in any case. Lists do not, so the accounts come back whole: those of the
    document, with what the environment changes in them or adds after them.
    """
    tree: dict[str, Any] = {}
    for place, name in overrides(environ).items():
        if place[0] == "accounts" and "accounts" not in tree:
            given = document.get("accounts")
            tree["accounts"] = [_copied(account) for account in given] if isinstance(given, list) else []
        _put(tree, place, environ[name])
    return tree


def _copied(value: Any) -> Any:
    return {key: _copied(inner) for key, inner in value.items()} if isinstance(value, dict) else value


def _put(tree: dict[str, Any], place: Place, value: str) -> None:
    """Set one value; a place that cannot be (a fifth account where there is one) becomes an unknown key."""
    node: Any = tree
    for part, following in zip(place, (*place[1:], None), strict=True):
        last = following is None
        if isinstance(node, list):
            if not isinstance(part, int) or part > len(node):
                tree[_name(place)] = value
                return
            if part == len(node):
                node.append({})
            if last or not isinstance(node[part], dict):
                node[part] = value
                return
            node = node[part]
        elif last or not isinstance(node.get(part, {}), dict | list):
            node[part] = value
            return
        else:
            node = node.setdefault(part, {})


def _name(place: Place) -> str:
    return ".".join(map(str, place))
