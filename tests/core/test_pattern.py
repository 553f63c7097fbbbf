"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re

import pytest

import followupd.core
from followupd.core import pattern
from followupd.core.pattern import first, lazy
from tests.core.needs import unguarded


def test_a_lazy_pattern_finds_what_the_compiled_one_finds() -> None:
    found = lazy(r"(\w)x", re.IGNORECASE)
    match = found.search("no, AX")
    assert match is not None
    assert match.span() == (4, 6)
    assert found.sub("-", "ax bX") == "- -"


def test_a_mistake_in_a_pattern_is_told_at_its_first_use() -> None:
    broken = lazy("(")
    with pytest.raises(re.error):
        broken.search("")


def test_a_lazy_pattern_has_no_other_attributes() -> None:
    with pytest.raises(AttributeError):
        _ = lazy("a").groupindex


def test_every_pattern_of_the_core_compiles() -> None:
    every = _every()
    assert len(every) > 100
    assert all(hasattr(each, "search") for each in every)  # re.error comes through


def test_a_text_without_what_a_pattern_needs_is_not_searched() -> None:
    pattern = lazy(r"b+|c", needs="b|c")
    assert pattern.search("abbc") is not None
    assert pattern.search("abbc", 3, 4) is not None
    assert pattern.search("a") is None
    assert first(pattern, ["a", "ab", "c"]) == 1
    assert first(pattern, ["a", "a"]) is None


@pytest.mark.parametrize(("source", "needs", "missed"), [
    ("(?:ab|cd)e", "ab|cd", None),
    ("(?:ab|cd)e", "be|cd", None),
    ("(?:ab|cd)e", "ab", "cde"),
    ("ab?c", "b", "ac"),
    ("a(?:b|c) ?d", "ab|ac", None),
    (r"\ba\w+b(?!c)", "c", "a…b"),
    ("(?:a|b)(?:c|d)", "ac|bc|bd", "ad"),
])  # fmt: skip
def test_what_a_pattern_needs_is_proved_from_its_source(source: str, needs: str, missed: str | None) -> None:
    assert unguarded(source, 0, tuple(needs.split("|"))) == missed


def test_every_match_of_a_pattern_bears_one_of_its_needs() -> None:
    guarded = [each for each in _every() if each.needs]
    assert guarded
    assert not any(each._flags & re.IGNORECASE for each in guarded)
    missed = {each._source[:80]: unguarded(each._source, each._flags, each.needs) for each in guarded}
    assert {source: form for source, form in missed.items() if form is not None} == {}


def _every() -> list[pattern._Pattern]:
    for module in pkgutil.walk_packages(followupd.core.__path__, "followupd.core."):
        importlib.import_module(module.name)
    return [each for each in gc.get_objects() if isinstance(each, pattern._Pattern)]
