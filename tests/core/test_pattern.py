"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re

import pytest

import followupd.core
from followupd.core import pattern
from followupd.core.pattern import lazy


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
    for module in pkgutil.walk_packages(followupd.core.__path__, "followupd.core."):
        importlib.import_module(module.name)
    every = [each for each in gc.get_objects() if isinstance(each, pattern._Pattern)]
    assert len(every) > 100
    assert all(hasattr(each, "search") for each in every)  # re.error comes through
